//! A 新旧対照表 as a word processor opens it (Office Open XML, ECMA-376): the parts of the file, of which `export` makes one.

use super::{comparison, front, revision};
use crate::model::HistoryEntry;
use crate::register::{Body, Published, PublishedDocument};
use crate::templates::{Broken, HOLE, Templates};
use serde::Serialize;

/// A Part is a file within the file.
pub struct Part {
    /// Where it lies.
    pub name: &'static str,
    /// XML.
    pub words: String,
}

/// The parts that are printed of one view each, by their templates.
const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", "word-types"),
    ("_rels/.rels", "word-rels"),
    ("docProps/core.xml", "word-core"),
    ("word/_rels/document.xml.rels", "word-document-rels"),
    ("word/styles.xml", "word-styles"),
];

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    municipality: &'a str,
    sample: bool,
    document: &'a str,
    when: String,
    heads: [&'a str; 2],
    note: &'a str,
    /// In place of the rows.
    rows: &'static str,
}

/// Where the file of a row lies in the site; its name says when it is a sample's. `None` for a row without an address.
pub fn path(document: &PublishedDocument, row: &HistoryEntry) -> Option<String> {
    let page = revision::address(document, row);
    let sample = if document.sample { "-mihon" } else { "" };
    page.strip_suffix(".html").map(|stem| format!("{stem}{sample}.docx"))
}

/// The parts of the file of the row at `at` (from 0); none where it has no 新旧対照表.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn parts(
    published: &Published,
    templates: &Templates,
    document: &PublishedDocument,
    body: &Body,
    at: usize,
) -> Result<Vec<Part>, Broken> {
    let both = at.checked_sub(1).and_then(|before| body.stood(before)).zip(body.stood(at));
    let (Some((old, new)), Some(row)) = (both, body.history.get(at)) else { return Ok(Vec::new()) };
    let words = &templates.words.revision;
    let view = View {
        title: comparison::title(published, words),
        municipality: front::municipality(published, document.sample),
        sample: document.sample,
        document: document.name.value().map_or("", String::as_str),
        when: revision::when(row),
        heads: comparison::heads(new, words),
        note: &words.underlined,
        rows: HOLE,
    };
    let mut parts = Vec::with_capacity(PARTS.len() + 1);
    for (name, template) in PARTS {
        parts.push(Part { name, words: templates.print(template, &view)? });
    }
    let rows = templates.print_each("word-row", comparison::rows(old, new, words))?;
    let words = templates.print_around("word", &view, &rows)?;
    parts.push(Part { name: "word/document.xml", words: held(words) });
    Ok(parts)
}

/// What XML 1.0 can hold: other control characters have no place in it, not even escaped.
fn held(words: String) -> String {
    let is_held =
        |c: char| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    if words.chars().all(is_held) {
        return words;
    }
    words.chars().map(|c| if is_held(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}
