//! Markdown of a guide page → one block of HTML, in mdBook's dialect, fit for a strict content security policy.
//!
//! Most events go through as they are. What pulldown-cmark would write with a style (tables), in English (admonitions) or
//! without a name (headings) is gathered in a frame of its own and printed by a template.

use crate::read::{Annotation, Target, target};
use crate::templates::{Broken, Templates};
use crate::views::address;
use mdbook_markdown::pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, Tag, TagEnd, html};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use serde::Serialize;
use std::collections::HashMap;

/// An Embedding prints the register that 〔表：…〕 names: what stands behind 「表：」, and the how manyth it is of the page (from
/// 1). Nothing where it names none.
pub type Embedding<'a> = dyn Fn(&str, usize) -> Result<Option<String>, Broken> + Sync + 'a;

/// Prints a guide page's text. `root` is the way from the page to the top of the site.
///
/// # Errors
/// The template of a table or an admonition, where the project's own cannot be printed.
pub fn html(text: &str, root: &str, templates: &Templates, embed: &Embedding<'_>) -> Result<String, Broken> {
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = false; // quotes are the officer's
    let mut writer = Writer {
        root,
        templates,
        embed,
        embedded: 0,
        ids: HashMap::new(),
        live: Vec::new(),
        heading: None,
        frames: vec![Frame::default()],
    };
    for event in new_cmark_parser(text, &options) {
        writer.event(event)?;
    }
    let mut out = String::with_capacity(text.len() * 3 / 2);
    for frame in writer.frames {
        html::push_html(&mut out, frame.events.into_iter());
    }
    // one block of HTML ends at the first empty line, and a listing may have some
    let html = out.replace("\n\n", "\n&#10;");
    templates.print_block("guide", &GuideView { html: &html })
}

struct Writer<'a> {
    root: &'a str,
    templates: &'a Templates,
    embed: &'a Embedding<'a>,
    /// How many registers stand on the page so far.
    embedded: usize,
    /// Ids that are taken, with how often.
    ids: HashMap<String, usize>,
    /// Whether each link or image that is open is shown as one, the innermost last.
    live: Vec<bool>,
    /// Where in the events of its frame the heading began that is open.
    heading: Option<usize>,
    /// The page, and in it what is gathered now, the innermost last.
    frames: Vec<Frame<'a>>,
}

/// A Frame is a part of the page that is gathered before it is printed.
#[derive(Default)]
struct Frame<'a> {
    events: Vec<Event<'a>>,
    /// Of a table: how its columns are aligned, and the cells that are done.
    alignments: Vec<Alignment>,
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct GuideView<'a> {
    html: &'a str,
}

#[derive(Serialize)]
struct TableView<'a> {
    head: Vec<Cell<'a>>,
    rows: Vec<Vec<Cell<'a>>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    html: &'a str,
    align: &'static str,
}

#[derive(Serialize)]
struct AdmonitionView<'a> {
    kind: &'static str,
    title: &'a str,
    html: &'a str,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>) -> Result<(), Broken> {
        let event = match event {
            Event::Start(Tag::Table(alignments)) => {
                self.frames.push(Frame { alignments, ..Frame::default() });
                return Ok(());
            }
            Event::End(TagEnd::Table) => {
                let table = self.frames.pop().unwrap_or_default();
                Event::Html(self.templates.print("table", &table.view())?.into())
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.frame().rows.push(Vec::new());
                return Ok(());
            }
            Event::Start(Tag::TableCell) | Event::End(TagEnd::TableHead | TagEnd::TableRow) => return Ok(()),
            Event::End(TagEnd::TableCell) => {
                let cell = gathered(std::mem::take(&mut self.frame().events));
                if let Some(row) = self.frame().rows.last_mut() {
                    row.push(cell);
                }
                return Ok(());
            }
            // a paragraph may be a line of ours, which is known when it ends
            Event::Start(Tag::Paragraph) => {
                self.frames.push(Frame::default());
                return Ok(());
            }
            Event::End(TagEnd::Paragraph) => {
                let events = self.frames.pop().unwrap_or_default().events;
                match self.register(&events)? {
                    Some(table) => Event::Html(table.into()),
                    None => {
                        let own = &mut self.frame().events;
                        own.push(Event::Start(Tag::Paragraph));
                        own.extend(events);
                        Event::End(TagEnd::Paragraph)
                    }
                }
            }
            Event::Start(Tag::BlockQuote(Some(_))) => {
                self.frames.push(Frame::default());
                return Ok(());
            }
            Event::End(TagEnd::BlockQuote(Some(kind))) => {
                let html = gathered(self.frames.pop().unwrap_or_default().events);
                Event::Html(self.admonition(kind, &html)?.into())
            }
            Event::Start(tag @ Tag::Heading { .. }) => {
                self.heading = Some(self.frame().events.len());
                Event::Start(tag)
            }
            Event::End(TagEnd::Heading(level)) => {
                self.name_heading();
                Event::End(TagEnd::Heading(level))
            }
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })) => {
                let tag = self.link(tag);
                self.live.push(tag.is_some());
                let Some(tag) = tag else { return Ok(()) };
                Event::Start(tag)
            }
            Event::End(TagEnd::Link | TagEnd::Image) if self.live.pop() == Some(false) => return Ok(()),
            // ids begin with a letter
            Event::Start(Tag::FootnoteDefinition(name)) => {
                Event::Start(Tag::FootnoteDefinition(format!("fn-{name}").into()))
            }
            Event::FootnoteReference(name) => Event::FootnoteReference(format!("fn-{name}").into()),
            // a form control without a label says nothing to those who cannot see it
            Event::TaskListMarker(done) => Event::Text(if done { "☑ " } else { "☐ " }.into()),
            Event::Html(raw) | Event::InlineHtml(raw) if raw.trim_start().starts_with("<!--") => return Ok(()),
            // markup of a page's own is said by a check and shown as the letters it is
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            other => other,
        };
        self.frame().events.push(event);
        Ok(())
    }

    /// The register that a paragraph of these events names; `None`: it is a paragraph.
    fn register(&mut self, events: &[Event<'a>]) -> Result<Option<String>, Broken> {
        let mut words = String::new();
        for event in events {
            let Event::Text(text) = event else { return Ok(None) };
            words.push_str(text);
        }
        match Annotation::read(words.trim()) {
            Some(Annotation { name: "表", value }) if !value.is_empty() => {
                self.embedded += 1;
                (self.embed)(value, self.embedded).map(Option::unwrap_or_default).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The innermost frame.
    fn frame(&mut self) -> &mut Frame<'a> {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn admonition(&self, kind: BlockQuoteKind, html: &str) -> Result<String, Broken> {
        let words = &self.templates.words.admonitions;
        let (kind, title) = match kind {
            BlockQuoteKind::Note => ("note", &words.note),
            BlockQuoteKind::Tip => ("tip", &words.tip),
            BlockQuoteKind::Important => ("important", &words.important),
            BlockQuoteKind::Warning => ("warning", &words.warning),
            BlockQuoteKind::Caution => ("caution", &words.caution),
        };
        self.templates.print("admonition", &AdmonitionView { kind, title, html })
    }

    /// `.md` becomes `.html` in links within the book; what lies in `data/attachments/` lies in `attachments/` of the site.
    /// `None`: of a link or image that leads anywhere else, the words are shown and no more.
    fn link(&self, tag: Tag<'a>) -> Option<Tag<'a>> {
        let way: Option<CowStr<'a>> = match target(&tag)? {
            Target::Away => None,
            Target::Attachment { written, .. } => Some(format!("{}attachments/{written}", self.root).into()),
            Target::Page { path: "", .. } => None,
            Target::Page { path, fragment: "" } => Some(address::of(path).into()),
            Target::Page { path, fragment } => Some(format!("{}#{fragment}", address::of(path)).into()),
            Target::NoImage | Target::Forbidden | Target::Nowhere => return None,
        };
        let Some(way) = way else { return Some(tag) };
        match tag {
            Tag::Link { link_type, title, id, .. } => Some(Tag::Link { link_type, dest_url: way, title, id }),
            Tag::Image { link_type, title, id, .. } => Some(Tag::Image { link_type, dest_url: way, title, id }),
            _ => None,
        }
    }

    /// Gives the heading that is open an id from its words, as mdBook does.
    fn name_heading(&mut self) {
        let Some(start) = self.heading.take() else { return };
        let Some(events) = self.frames.last_mut().and_then(|frame| frame.events.get_mut(start..)) else { return };
        let words: String = events
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let Some(Event::Start(Tag::Heading { id, .. })) = events.first_mut() else { return };
        let wanted = id.as_deref().map_or_else(|| heading_id(&words), str::to_owned);
        let count = self.ids.entry(wanted.clone()).or_default();
        *count += 1;
        *id = Some(if *count == 1 { wanted } else { format!("{wanted}-{}", *count - 1) }.into());
    }
}

fn gathered(events: Vec<Event<'_>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}

/// The id of a heading: its words in lower case, white space as `-`, signs dropped; begins with a letter.
fn heading_id(words: &str) -> String {
    let id: String = words
        .trim()
        .chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => c.to_lowercase().next(),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect();
    if id.starts_with(char::is_alphabetic) { id } else { format!("s-{id}") }
}

impl Frame<'_> {
    fn view(&self) -> TableView<'_> {
        let mut rows = self.rows.iter().map(|row| {
            let cells = row.iter().enumerate().map(|(at, html)| Cell { html, align: self.align(at) });
            cells.collect()
        });
        let head = rows.next().unwrap_or_default();
        TableView { head, rows: rows.collect() }
    }

    fn align(&self, column: usize) -> &'static str {
        match self.alignments.get(column) {
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            _ => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn page(text: &str) -> String {
        let embed = |words: &str, at: usize| Ok(Some(format!("[{words} {at}]")));
        html(text, "../", &Templates::new(&BTreeMap::new()).unwrap(), &embed).unwrap()
    }

    #[test]
    fn links_lead_where_the_site_has_the_page() {
        let text = "[甲](../policy/a.md#a9-3) [乙](b.md) [丙](../../data/attachments/x%20y.pdf) [丁](https://example.jp/x.md) [戊](#s)";
        let out = page(text);
        for href in ["../policy/a.html#a9-3", "b.html", "../attachments/x%20y.pdf", "https://example.jp/x.md", "#s"] {
            assert!(out.contains(&format!("href=\"{href}\"")), "{href}: {out}");
        }
    }

    #[test]
    fn a_link_that_may_not_live_is_its_words() {
        let dead = "[甲](javascript:alert(1)) [**乙**](//host/x) [丙](data:text/html,x) <javascript:x> \
            ![丁 [戊](b.md)](https://example.jp/x.png) [己 ![庚](x.png)](b.md) ![辛](../../data/attachments/x.png)\n";
        let out = page(dead);
        for word in ["javascript:alert", "//host", "data:text", "\"javascript:", "example.jp", "\"x.png"] {
            assert!(!out.contains(word), "{word}: {out}");
        }
        let live =
            "甲 <strong>乙</strong> 丙 javascript:x 丁 <a href=\"b.html\">戊</a> <a href=\"b.html\">己 庚</a> <img";
        assert!(out.contains(live), "{out}");
        assert!(out.contains("src=\"../attachments/x.png\""), "{out}");
    }

    #[test]
    fn headings_have_ids_that_begin_with_a_letter_and_stand_once() {
        let out = page("# 始めに\n\n## 1. 手順 A\n\n## 始めに\n");
        for id in ["始めに", "s-1-手順-a", "始めに-1"] {
            assert!(out.contains(&format!("id=\"{id}\"")), "{id}: {out}");
        }
    }

    #[test]
    fn nothing_needs_a_style_or_a_script() {
        let out =
            page("| a | b |\n|:--|--:|\n| **1** | 2 |\n\n> [!WARNING]\n> 注意\n\n- [x] 済\n\n<b onclick=x>太</b>\n");
        assert!(!out.contains("style=") && !out.contains("<input") && !out.contains("<b "), "{out}");
        assert!(out.contains("to-right") && out.contains("<strong>1</strong>") && out.contains("☑ 済"), "{out}");
        assert!(out.contains("&lt;b onclick=x&gt;"), "{out}");
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[#|>\\-\\[\\]!NOTE` \n:a1あ<*_()^]{0,60}") {
            let _ = page(&text);
        }
    }

    #[test]
    fn a_line_of_ours_is_a_register_and_a_listing_is_none() {
        let html = page("前\n\n〔表：情報資産 所管=税務課〕\n\n後〔表：情報資産〕\n\n```\n〔表：例〕\n```\n");
        assert!(html.contains("[情報資産 所管=税務課 1]"), "{html}");
        assert!(!html.contains("<p>[") && !html.contains(" 2]"), "{html}");
        assert!(
            html.contains("<p>前</p>") && html.contains("後〔表：情報資産〕") && html.contains("〔表：例〕"),
            "{html}"
        );
    }
}
