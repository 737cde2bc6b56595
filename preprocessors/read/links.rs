//! Where the links and images of a guide page lead: what the checks say of them, what is published with the page and what
//! the page shows are one reading.

use mdbook_markdown::pulldown_cmark::{Event, LinkType, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use std::ops::Range;

/// Where an officer's page finds the attachments, seen from the project's folder.
const ATTACHMENTS: &str = "data/attachments/";

/// A Target is where a link or image leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// To another site (http or https) or to a mailbox.
    Away,
    /// To a file of `data/attachments/`.
    Attachment {
        /// Its name there.
        name: String,
        /// As it is written: the name, percent-encoded or not, and what stands behind it.
        written: &'a str,
    },
    /// To a page of the book or a place on it.
    Page {
        /// As it is written, seen from the page; empty: the page itself.
        path: &'a str,
        /// Behind `#`; empty: none.
        fragment: &'a str,
    },
    /// An image that is no attachment: it would be loaded from elsewhere, or from nowhere.
    NoImage,
    /// To another scheme (`javascript:`, `data:`, `file:` …), or to where `/` begins.
    Forbidden,
    /// Relative, and neither a page nor an attachment.
    Nowhere,
}

impl Target<'_> {
    /// Whether a page may show it as a link or image; of all others it shows the words only.
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Away | Self::Attachment { .. } | Self::Page { .. })
    }
}

/// Where the link or image that begins with `tag` leads; `None`: it is neither.
pub fn target<'a>(tag: &'a Tag<'_>) -> Option<Target<'a>> {
    match tag {
        Tag::Link { link_type: LinkType::Email, .. } => Some(Target::Away),
        Tag::Link { dest_url, .. } => Some(of(dest_url)),
        Tag::Image { dest_url, .. } => Some(match of(dest_url) {
            attachment @ Target::Attachment { .. } => attachment,
            _ => Target::NoImage,
        }),
        _ => None,
    }
}

/// Every link and image of a page, with its place.
pub fn tags(text: &str) -> impl Iterator<Item = (Tag<'_>, Range<usize>)> {
    // the same letters as the page is printed from
    let options = MarkdownOptions::default();
    new_cmark_parser(text, &options).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })) => Some((tag, range)),
        _ => None,
    })
}

fn of(way: &str) -> Target<'_> {
    // browsers drop control characters and white space in front, and take `\` for `/`
    if way.starts_with(['/', ' ']) || way.contains('\\') || way.contains(char::is_control) {
        return Target::Forbidden;
    }
    let end = way.find(['/', '?', '#']).unwrap_or(way.len());
    if let Some((scheme, _)) = way[..end].split_once(':') {
        let scheme = scheme.to_ascii_lowercase();
        let web = matches!(scheme.as_str(), "http" | "https") && way[end..].starts_with("//");
        let is_person = matches!(scheme.as_str(), "mailto" | "tel");
        return if web || is_person { Target::Away } else { Target::Forbidden };
    }
    if let Some((up, written)) = way.split_once(ATTACHMENTS)
        && up.split('/').all(|part| matches!(part, "" | "." | ".."))
    {
        let name = decode(written.split(['#', '?']).next().unwrap_or_default());
        let stays = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
        return if stays { Target::Attachment { name, written } } else { Target::Nowhere };
    }
    let (path, fragment) = way.split_once('#').unwrap_or((way, ""));
    if path.is_empty() || path.ends_with(".md") { Target::Page { path, fragment } } else { Target::Nowhere }
}

/// What stands percent-encoded in an address; as it is where that is no text.
pub fn decode(written: &str) -> String {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digit = |at: usize| behind.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_way_leads() {
        for way in ["https://example.jp/x.md", "HTTP://example.jp", "mailto:a@example.jp", "tel:0866-00-0000"] {
            assert_eq!(of(way), Target::Away, "{way}");
        }
        for way in [
            "javascript:alert(1)",
            "JavaScript:x//data/attachments/a.pdf",
            "java\tscript:x",
            "data:text/html,x",
            "file:///etc/x.md",
            "//host/data/attachments/a.pdf",
            "/\t/host",
            "\\\\host/x.md",
            " javascript:x",
            "https:x",
            "C:\\x.md",
            "/x.md",
        ] {
            assert_eq!(of(way), Target::Forbidden, "{way}");
        }
        for way in ["x.pdf", "x.html", "../../data/attachments/../x", "data/attachments/%2e%2e/x", "a.md?b"] {
            assert_eq!(of(way), Target::Nowhere, "{way}");
        }
        assert_eq!(of("#a1"), Target::Page { path: "", fragment: "a1" });
        assert_eq!(of("a b.md#a1"), Target::Page { path: "a b.md", fragment: "a1" });
    }

    #[test]
    fn attachments_are_known_by_their_whole_name() {
        let names = |text: &str| -> Vec<String> {
            let name = |(tag, _): (Tag<'_>, _)| match target(&tag) {
                Some(Target::Attachment { name, .. }) => Some(name),
                _ => None,
            };
            tags(text).filter_map(name).collect()
        };
        let text = "[a](../data/attachments/a.pdf#page=2) ![b](<../../data/attachments/b c.png>)\n\n\
            `data/attachments/code.pdf` data/attachments/words.pdf <img src=\"data/attachments/markup.png\">\n\n\
            [c](../data/attachments/%E6%A7%98%E5%BC%8F%201.xlsx) [d][d]\n\n[d]: ../data/attachments/様式.pdf\n";
        assert_eq!(names(text), ["a.pdf", "b c.png", "様式 1.xlsx", "様式.pdf"]);
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%e3"), "%zz%e3");
    }

    #[test]
    fn an_image_is_an_attachment_or_none() {
        for (text, live) in [
            ("![x](https://example.jp/x.png)", false),
            ("![x](x.png)", false),
            ("![x](a.md)", false),
            ("![x](../data/attachments/x.png)", true),
            ("<a@example.jp>", true),
            ("<javascript:alert>", false),
        ] {
            let found: Vec<bool> = tags(text).filter_map(|(tag, _)| Some(target(&tag)?.is_live())).collect();
            assert_eq!(found, [live], "{text}");
        }
    }
}
