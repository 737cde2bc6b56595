//! Addresses of pages, and the way from one to another.

use std::path::Path;

/// Where the page of a file below `book/` lies in the site: `policy/a.md` → `policy/a.html`, `README.md` → `index.html`
/// (as mdBook has it).
pub fn of(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let stem = if stem.eq_ignore_ascii_case("readme") { "index" } else { stem };
    if folder.is_empty() { format!("{stem}.html") } else { format!("{folder}/{stem}.html") }
}

/// The same for a chapter's path, however the system divides it.
pub fn of_chapter(path: &Path) -> String {
    of(&path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// The way from a page to the top of the site: `""`, `"../"`, `"../../"` …
pub fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// The way from one page's address to another's, relative, as it stands in `href`: characters that end or divide an
/// address are percent-encoded, Japanese ones stay.
pub fn relative(from: &str, to: &str) -> String {
    let shared = from.split('/').zip(to.split('/')).take_while(|(a, b)| a == b).count();
    let shared = shared.min(from.matches('/').count()).min(to.matches('/').count());
    let mut way = "../".repeat(from.matches('/').count() - shared);
    let behind: usize = to.split('/').take(shared).map(|folder| folder.len() + 1).sum();
    push_encoded(to.get(behind..).unwrap_or_default(), &mut way);
    way
}

/// Percent-encodes what would end or divide an address.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    push_encoded(path, &mut out);
    out
}

fn push_encoded(path: &str, out: &mut String) {
    out.reserve(path.len());
    let mut from = 0;
    for (at, c) in path.char_indices() {
        let encoded = match c {
            ' ' => "%20",
            '%' => "%25",
            '#' => "%23",
            '?' => "%3F",
            '"' => "%22",
            ':' => "%3A",
            '　' => "%E3%80%80",
            _ => continue,
        };
        out.push_str(&path[from..at]);
        out.push_str(encoded);
        from = at + c.len_utf8();
    }
    out.push_str(&path[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_mdbook() {
        assert_eq!(of("policy/kihon-hoshin.md"), "policy/kihon-hoshin.html");
        assert_eq!(of("guide/README.md"), "guide/index.html");
        assert_eq!(of("index.md"), "index.html");
    }

    #[test]
    fn ways_are_relative() {
        let cases = [
            ("policy/a.html", "policy/b.html", "b.html"),
            ("policy/a.html", "index.html", "../index.html"),
            ("index.html", "policy/a.html", "policy/a.html"),
            ("a/b/c.html", "a/d/e.html", "../d/e.html"),
            ("a/b.html", "a/全角 名#1.html", "全角%20名%231.html"),
            ("a/a.html", "a.html", "../a.html"),
        ];
        for (from, to, way) in cases {
            assert_eq!(relative(from, to), way, "{from} → {to}");
        }
    }
}
