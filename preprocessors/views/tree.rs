//! A document's own tree: at most 6 KB; above 40 articles only 章 and the like, and where there are none, the first of
//! them (contract 13).

use super::address;
use crate::model::clause::Part;
use crate::model::{Clause, Kind, Text};
use crate::register::Body;
use crate::templates::{Broken, Templates};
use serde::Serialize;
use std::cell::Cell;
use std::sync::Arc;

/// Above so many entries the tree shows 章 only, or the first of them.
const MOST_ENTRIES: usize = 40;

/// So many bytes a tree has at most, as every page of the document carries it.
const MOST_BYTES: usize = 6 * 1024;

/// A Tree is what `tree.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Tree<'a> {
    title: &'a str,
    href: String,
    entries: Vec<Entry>,
}

/// An Entry is a clause in a tree.
#[derive(Debug, Serialize)]
pub struct Entry {
    label: String,
    title: String,
    href: String,
    entries: Vec<Entry>,
}

/// Prints the tree of a document, seen from the page at `here`. What there is no room for is behind its last entry: in the
/// 目次, or where that is `brief`, further down in the text.
///
/// # Errors
/// A tree template that cannot be printed.
pub fn print(
    templates: &Templates,
    title: &str,
    body: &Body,
    texts: &[Arc<Text>],
    here: &str,
    brief: bool,
) -> Result<String, Broken> {
    let href = body.pages.first().map_or_else(String::new, |page| address::relative(here, &address::of(&page.path)));
    let mut tree = Tree { title, href, entries: entries(body, texts, here, true) };
    let words = &templates.words;
    let rest = |next: Entry| {
        let (title, href) = if brief {
            (&words.tree_rest, next.href)
        } else {
            (&words.tree_all, address::relative(here, "contents.html"))
        };
        Entry { label: String::new(), title: title.clone(), href, entries: Vec::new() }
    };
    if tree.entries.len() > MOST_ENTRIES {
        tree.cut(MOST_ENTRIES, rest);
    }
    let mut printed = templates.print("tree", &tree)?;
    // long words take more room than many: the second level goes, then the last of the first
    if printed.len() > MOST_BYTES && tree.entries.iter().any(|entry| !entry.entries.is_empty()) {
        tree.entries.iter_mut().for_each(|entry| entry.entries.clear());
        printed = templates.print("tree", &tree)?;
    }
    while printed.len() > MOST_BYTES && tree.entries.len() > 1 {
        let fit = (tree.entries.len() * MOST_BYTES / printed.len()).min(tree.entries.len() - 2);
        tree.cut(fit, rest);
        printed = templates.print("tree", &tree)?;
    }
    Ok(printed)
}

impl Tree<'_> {
    /// Keeps the first `most` entries, and in place of the others what leads to the `rest`, made of the next.
    fn cut(&mut self, most: usize, rest: impl FnOnce(Entry) -> Entry) {
        let next = self.entries.drain(most..).next();
        self.entries.extend(next.map(rest));
    }
}

/// The clauses of a document that have headings, two levels of them; `brief` leaves out 条 where there are many.
pub fn entries(body: &Body, texts: &[Arc<Text>], here: &str, brief: bool) -> Vec<Entry> {
    let clauses = || texts.iter().flat_map(|text| text.clauses());
    let articles = clauses().filter(|clause| is_article(clause)).count();
    let structured = clauses().any(|clause| clause.label.kind <= Kind::Division);
    let with_articles = !(brief && structured && articles > MOST_ENTRIES);
    let mut all = Vec::new();
    let next = Cell::new(0);
    for (page, text) in body.pages.iter().zip(texts) {
        let address = address::of(&page.path);
        let way = if address == here { String::new() } else { address::relative(here, &address) };
        let maker = Maker { body, way, with_articles, next: &next };
        all.extend(text.parts.iter().filter_map(|part| match part {
            Part::Clause(clause) => maker.entry(clause, 0),
            Part::Closing(_) => None,
        }));
    }
    all
}

struct Maker<'a> {
    body: &'a Body,
    way: String,
    with_articles: bool,
    /// Index in the structure behind the last clause that was met: what is met next stands further on.
    next: &'a Cell<usize>,
}

impl Maker<'_> {
    fn entry(&self, clause: &Clause, depth: usize) -> Option<Entry> {
        let kind = clause.label.kind;
        let heads = kind <= Kind::Division || matches!(kind, Kind::Supplement | Kind::Annex | Kind::Form);
        if !(heads || (is_article(clause) && self.with_articles)) {
            return None;
        }
        let at = self.body.structure.find_from(self.next.get(), &clause.anchor);
        self.next.set(at.map_or(self.next.get(), |at| at + 1));
        let anchor = at.and_then(|at| self.body.anchors.at(at)).unwrap_or(&clause.anchor);
        // below the second level there is no room; what is deeper is found on the page
        let below = if depth == 0 && kind <= Kind::Division { clause.children.as_slice() } else { &[] };
        let title = clause.heading.as_ref().or(clause.caption.as_ref()).map_or("", |words| words.text.as_str());
        Some(Entry {
            label: clause.written.clone(),
            title: if kind == Kind::Article || kind == Kind::Unit { unbracket(title) } else { title }.to_owned(),
            href: format!("{}#{anchor}", self.way),
            entries: below.iter().filter_map(|child| self.entry(child, depth + 1)).collect(),
        })
    }
}

/// A clause of the kind that a document is divided into: 条, or a number that carries a heading.
fn is_article(clause: &Clause) -> bool {
    let numbered = matches!(clause.label.kind, Kind::Number | Kind::Hyphenated) && clause.heading.is_some();
    matches!(clause.label.kind, Kind::Article | Kind::Unit) || numbered
}

/// 「（目的）」 → 「目的」: in a list the brackets say nothing.
fn unbracket(caption: &str) -> &str {
    caption.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')).unwrap_or(caption)
}
