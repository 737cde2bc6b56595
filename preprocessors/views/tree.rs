//! A document's own tree: at most 6 KB; above 40 articles only 章 and the like (contract 13).

use super::address;
use crate::model::clause::Part;
use crate::model::{Clause, Kind, Text};
use crate::register::Body;
use serde::Serialize;

/// Above so many entries the tree shows 章 only.
const MOST_ENTRIES: usize = 40;

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

/// The tree of a document, seen from the page at `here`.
pub fn tree<'a>(title: &'a str, body: &Body, texts: &[Text], here: &str) -> Tree<'a> {
    let href = body.pages.first().map_or_else(String::new, |page| address::relative(here, &address::of(&page.path)));
    Tree { title, href, entries: entries(body, texts, here, true) }
}

/// The clauses of a document that have headings, two levels of them; `brief` leaves out 条 where there are many.
pub fn entries(body: &Body, texts: &[Text], here: &str, brief: bool) -> Vec<Entry> {
    let clauses = || texts.iter().flat_map(Text::clauses);
    let articles = clauses().filter(|clause| is_article(clause)).count();
    let structured = clauses().any(|clause| clause.label.kind <= Kind::Division);
    let with_articles = !(brief && structured && articles > MOST_ENTRIES);
    let mut all = Vec::new();
    for (page, text) in body.pages.iter().zip(texts) {
        let address = address::of(&page.path);
        let way = if address == here { String::new() } else { address::relative(here, &address) };
        let maker = Maker { body, way, with_articles };
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
}

impl Maker<'_> {
    fn entry(&self, clause: &Clause, depth: usize) -> Option<Entry> {
        let kind = clause.label.kind;
        let heads = kind <= Kind::Division || matches!(kind, Kind::Supplement | Kind::Annex | Kind::Form);
        if !(heads || (is_article(clause) && self.with_articles)) {
            return None;
        }
        let anchor = self.body.anchors.get(&clause.anchor).unwrap_or(&clause.anchor);
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
