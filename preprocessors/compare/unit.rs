//! A text as a tree of what can change for itself: clauses, and the rows of tables below them.

use crate::model::clause::Part;
use crate::model::{Block, Clause, Kind, Text, Words};
use std::sync::Arc;

/// A Unit is a clause, or a row of a table, with all below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The label as it is written; empty where there is none.
    pub label: String,
    /// What tells it from its neighbours: the label, or the first cell of a row.
    pub key: String,
    /// Its kind of label; `None`: a row.
    pub kind: Option<Kind>,
    /// 見出し before the label.
    pub caption: Option<String>,
    /// Its own words: the heading behind the label, and paragraphs.
    pub lines: Vec<String>,
    /// What is below it.
    pub children: Vec<Unit>,
    /// 編 to 目: it only holds others, which stand for themselves in a 新旧対照表.
    pub holds: bool,
    /// All words of it and below, but its own label: what it says.
    pub says: String,
}

/// The units of a document's files, 附則 and what stands outside the clauses left out.
pub fn units(texts: &[Arc<Text>]) -> Vec<Unit> {
    let clauses = texts.iter().flat_map(|text| &text.parts).filter_map(|part| match part {
        Part::Clause(clause) if clause.label.kind != Kind::Supplement => Some(clause),
        _ => None,
    });
    clauses.map(unit).collect()
}

fn unit(clause: &Clause) -> Unit {
    let text = |words: &Option<Words>| words.as_ref().map(|words| words.text.clone());
    let mut lines: Vec<String> = text(&clause.heading).into_iter().collect();
    let mut children = Vec::new();
    for block in &clause.blocks {
        match block {
            Block::Paragraph(words) => lines.push(words.text.clone()),
            Block::Fenced(own) => lines.extend(own.iter().cloned()),
            Block::Table { head, rows, .. } => {
                children.extend(std::iter::once(head).chain(rows.iter()).map(|cells| row(cells)));
            }
            Block::Date(_) | Block::Signature(_) | Block::Figure(_) | Block::History | Block::Embedded(_) => {}
        }
    }
    children.extend(clause.children.iter().map(unit));
    // a first 項 has no number: it is the article's own words
    if children.first().is_some_and(|first| first.label.is_empty() && first.kind.is_some()) {
        let first = children.remove(0);
        lines.extend(first.lines);
        children.splice(0..0, first.children);
    }
    let kind = clause.label.kind;
    let label = clause.written.clone();
    of(label.clone(), (label, Some(kind)), text(&clause.caption), lines, children)
}

fn row(cells: &[String]) -> Unit {
    let first = cells.first().cloned().unwrap_or_default();
    of(String::new(), (first, None), None, vec![cells.join("　")], Vec::new())
}

fn of(
    label: String,
    (key, kind): (String, Option<Kind>),
    caption: Option<String>,
    lines: Vec<String>,
    children: Vec<Unit>,
) -> Unit {
    let mut says = String::new();
    for words in caption.iter().chain(&lines) {
        says.push_str(words);
        says.push('\n');
    }
    for child in &children {
        says.push_str(&child.label);
        says.push('\u{1}');
        says.push_str(&child.says);
    }
    let holds = kind.is_some_and(|kind| kind <= Kind::Division);
    Unit { label, key, kind, caption, lines, children, holds, says }
}
