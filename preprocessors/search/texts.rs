//! Legal text as units: an article, with its 項, 号 and rows as blocks.

use super::doc::{Doc, DocBlock};
use crate::model::clause::Part;
use crate::model::{Block, Clause, Level};
use crate::read::row_number;
use crate::register::{Body, ClauseAt, Published, Target, row_anchor};
use crate::text::forms::join_lines;

/// The units of one file (from 0) of a text.
pub fn docs(published: &Published, body: &Body, file: usize, page: usize, take: &mut dyn FnMut(Doc)) {
    let Some(text) = body.text_of(file) else { return };
    let mut reader = Reader { published, body, page, next: body.structure.first_of(file) };
    let outside = [&text.above_title, &text.preamble];
    let blocks: Vec<DocBlock> = outside.into_iter().flatten().flat_map(|block| reader.block(block, None, "")).collect();
    if !blocks.is_empty() {
        take(Doc { page, blocks, ..Doc::default() });
    }
    for part in &text.parts {
        match part {
            Part::Clause(clause) => reader.clause(clause, take),
            Part::Closing(blocks) => {
                let blocks: Vec<DocBlock> = blocks.iter().flat_map(|block| reader.block(block, None, "")).collect();
                if !blocks.is_empty() {
                    take(Doc { page, blocks, ..Doc::default() });
                }
            }
        }
    }
}

/// A Reader goes over the clauses in the order of the structure.
struct Reader<'a> {
    published: &'a Published,
    body: &'a Body,
    page: usize,
    /// Index in the structure of the clause that comes next.
    next: usize,
}

impl Reader<'_> {
    /// A clause: a unit of its own, and of what is below it, where that are articles.
    fn clause(&mut self, clause: &Clause, take: &mut dyn FnMut(Doc)) {
        let at = self.next;
        let level = self.body.structure.get(at).map_or(Level::Article, |entry| entry.level);
        let holds_articles = |child: &Clause| child.label.kind <= crate::model::Kind::Article;
        let divides =
            level < Level::Supplement || (level == Level::Supplement && clause.children.iter().any(holds_articles));
        let mut doc = Doc {
            page: self.page,
            fragment: self.anchor(at).to_owned(),
            citation: self.body.structure.cite(at),
            heading: heading(clause),
            ..Doc::default()
        };
        if !divides {
            self.blocks(clause, &mut doc);
            take(doc);
            return;
        }
        self.next += 1;
        doc.blocks = clause.blocks.iter().flat_map(|block| self.block(block, Some(at), "")).collect();
        take(doc);
        for child in &clause.children {
            self.clause(child, take);
        }
    }

    /// The words of a clause and of all below it.
    fn blocks(&mut self, clause: &Clause, doc: &mut Doc) {
        let at = self.next;
        self.next += 1;
        let is_own = self.anchor(at) == doc.fragment;
        let label = if is_own { "" } else { clause.written.as_str() };
        if self.body.document < usize::MAX {
            let here = ClauseAt { document: self.body.document, clause: at };
            let terms = self.published.terms.defined_at(here);
            doc.defines.extend(terms.filter_map(|term| Some(self.published.terms.list.get(term)?.name.clone())));
        }
        let headed = if is_own { String::new() } else { heading(clause) };
        let mut first = true;
        if !headed.is_empty() {
            doc.blocks.push(DocBlock { fragment: self.anchor(at).to_owned(), label: label.to_owned(), text: headed });
            first = false;
        }
        for block in &clause.blocks {
            let label = if first { label } else { "" };
            doc.blocks.extend(self.block(block, Some(at), label));
            first = false;
        }
        for child in &clause.children {
            self.blocks(child, doc);
        }
    }

    fn anchor(&self, at: usize) -> &str {
        self.body.anchors.at(at).unwrap_or_default()
    }

    /// What a block says; a table, row by row.
    fn block(&self, block: &Block, at: Option<usize>, label: &str) -> Vec<DocBlock> {
        let fragment = at.map_or("", |at| self.anchor(at));
        let said = |text: String| DocBlock { fragment: fragment.to_owned(), label: label.to_owned(), text };
        match block {
            Block::Paragraph(words) | Block::Signature(words) => vec![said(words.text.clone())],
            Block::Fenced(lines) => vec![said(join_lines(lines.iter().map(String::as_str)))],
            Block::Date(date) => vec![said(date.written.clone())],
            Block::Table { head, rows, .. } => {
                let annex = at.and_then(|at| self.body.structure.above(at, Level::Annex));
                let row = |cells: &Vec<String>| {
                    let number = annex.and_then(|_| row_number(cells.first()?));
                    let anchor =
                        number.as_ref().and_then(|number| Some(row_anchor(self.body.anchors.at(annex?)?, number)));
                    DocBlock {
                        fragment: anchor.unwrap_or_else(|| fragment.to_owned()),
                        label: number.and_then(|_| cells.first().cloned()).unwrap_or_default(),
                        text: cells.join("　"),
                    }
                };
                let head = (!head.is_empty()).then(|| said(head.join("　")));
                head.into_iter().chain(rows.iter().map(row)).collect()
            }
            Block::Figure(_) | Block::History | Block::Embedded(_) | Block::Withheld(_) => Vec::new(),
        }
    }
}

/// What a clause is about, without brackets.
fn heading(clause: &Clause) -> String {
    let words = clause.caption.as_ref().or(clause.heading.as_ref()).map_or("", |words| words.text.as_str());
    words.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')).unwrap_or(words).to_owned()
}

/// The address of a target from the site's root, where it has a page.
pub fn address(published: &Published, target: Target) -> Option<(String, String)> {
    let found = crate::views::target::find(published, target)?;
    let (page, anchor) = found.place?;
    let title = format!(
        "{}{}",
        found.citation,
        if found.heading.is_empty() { String::new() } else { format!("（{}）", found.heading) }
    );
    Some((if anchor.is_empty() { page } else { format!("{page}#{anchor}") }, title))
}
