//! The body of a legal text's page.

use super::facts::{self, Fact};
use super::{address, citation, tiers};
use crate::model::clause::{Figure, Part};
use crate::model::{Block, Clause, HistoryEntry, Kind};
use crate::register::{Body, Page, Published, PublishedDocument};
use crate::templates::{Broken, Templates};
use serde::Serialize;
use std::collections::HashMap;

/// A Law is what `law.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Law<'a> {
    above: Vec<BlockView<'a>>,
    title: Option<&'a str>,
    facts: Vec<Fact>,
    standing: Option<&'a str>,
    blocks: Vec<BlockView<'a>>,
    units: Vec<Unit<'a>>,
}

/// A Unit is a clause, or what stands between clauses.
#[derive(Debug, Default, Serialize)]
struct Unit<'a> {
    tag: &'static str,
    id: Option<&'a str>,
    anchors: Vec<&'a str>,
    level: Option<usize>,
    caption: Option<&'a str>,
    label: Option<&'a str>,
    heading: Option<&'a str>,
    citation: Option<String>,
    blocks: Vec<BlockView<'a>>,
    units: Vec<Unit<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum BlockView<'a> {
    Text(&'a str),
    Table { head: &'a [String], rows: &'a [Vec<String>] },
    Lines(&'a [String]),
    Date(&'a str),
    Signature(&'a str),
    Figure(String),
    History { title: &'static str, columns: [&'static str; 3], rows: Vec<[String; 3]> },
}

/// The view of one page of a document.
///
/// # Errors
/// A figure's template that cannot be printed.
pub fn law<'a>(
    published: &Published,
    templates: &Templates,
    document: &'a PublishedDocument,
    body: &'a Body,
    page: &'a Page,
) -> Result<Law<'a>, Broken> {
    let name = document.name.value().map_or("", String::as_str);
    let here = address::of(&page.path);
    // figures are drawn once, before the clauses
    let has_figure = page
        .text
        .clauses()
        .flat_map(|clause| &clause.blocks)
        .chain(&page.text.preamble)
        .any(|b| matches!(b, Block::Figure(_)));
    let figure = if has_figure {
        templates.print_block("tiers", &tiers::tiers(published, &templates.words, &here))?
    } else {
        String::new()
    };
    let maker = Maker { name, anchors: &body.anchors, history: &body.history, figure };
    let text = &page.text;
    let units = text.parts.iter().map(|part| match part {
        Part::Clause(clause) => maker.unit(clause, &mut Vec::new(), 2),
        Part::Closing(blocks) => Unit { tag: "closing", blocks: maker.blocks(blocks), ..Unit::default() },
    });
    Ok(Law {
        above: maker.blocks(&text.above_title),
        title: text.title.as_ref().map(|words| words.text.as_str()),
        facts: facts::of(body),
        standing: body.standing.as_deref(),
        blocks: maker.blocks(&text.preamble),
        units: units.collect(),
    })
}

struct Maker<'a> {
    name: &'a str,
    anchors: &'a HashMap<String, String>,
    history: &'a [HistoryEntry],
    figure: String,
}

impl<'a> Maker<'a> {
    fn unit(&self, clause: &'a Clause, above: &mut Vec<&'a Clause>, level: usize) -> Unit<'a> {
        above.push(clause);
        let kind = clause.label.kind;
        let has_heading =
            clause.caption.is_some() || clause.heading.is_some() || kind <= Kind::Division || is_tail(kind);
        let below = if has_heading { level + 1 } else { level };
        // the first 項 of an 条 bears no number: its words are the article's own, and its anchors stand there
        let first = clause.children.first().filter(|child| child.written.is_empty() && kind == Kind::Article);
        let mut anchors: Vec<&str> = std::iter::once(&clause.anchor).chain(&clause.also).map(String::as_str).collect();
        anchors.extend(clause.also.iter().filter_map(|also| self.permanent(also)));
        let mut blocks = self.blocks(&clause.blocks);
        let mut units = Vec::new();
        if let Some(first) = first {
            anchors.push(&first.anchor);
            anchors.extend(self.permanent(&first.anchor));
            blocks.extend(self.blocks(&first.blocks));
            above.push(first);
            units.extend(first.children.iter().map(|child| self.unit(child, above, below)));
            above.pop();
        }
        units.extend(
            clause.children.iter().skip(usize::from(first.is_some())).map(|child| self.unit(child, above, below)),
        );
        let citation = is_cited(kind).then(|| citation::cite(self.name, above));
        above.pop();
        Unit {
            tag: tag(kind, level, clause),
            id: self.permanent(&clause.anchor),
            anchors,
            level: has_heading.then_some(level.min(6)),
            caption: clause.caption.as_ref().map(|words| words.text.as_str()),
            label: (!clause.written.is_empty()).then_some(clause.written.as_str()),
            heading: clause.heading.as_ref().map(|words| words.text.as_str()),
            citation,
            blocks,
            units,
        }
    }

    fn permanent(&self, anchor: &str) -> Option<&'a str> {
        self.anchors.get(anchor).map(String::as_str)
    }

    fn blocks(&self, blocks: &'a [Block]) -> Vec<BlockView<'a>> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &'a Block) -> BlockView<'a> {
        match block {
            Block::Paragraph(words) => BlockView::Text(&words.text),
            Block::Table { head, rows } => BlockView::Table { head, rows },
            Block::Fenced(lines) => BlockView::Lines(lines),
            Block::Date(date) => BlockView::Date(&date.written),
            Block::Signature(words) => BlockView::Signature(&words.text),
            Block::Figure(Figure::Tiers) => BlockView::Figure(self.figure.clone()),
            Block::History => BlockView::History {
                // the words of the table as a municipality heads it (domain §2)
                title: "（履歴）",
                columns: ["年月日", "場所", "内容"],
                rows: self.history.iter().map(history_row).collect(),
            },
        }
    }
}

fn history_row(entry: &HistoryEntry) -> [String; 3] {
    let date = match &entry.date_note {
        Some(note) => format!("{} {note}", entry.date.written),
        None => entry.date.written.clone(),
    };
    [date, entry.place.clone(), entry.content.clone()]
}

fn is_tail(kind: Kind) -> bool {
    matches!(kind, Kind::Supplement | Kind::Annex | Kind::Form)
}

/// Clauses that are cited often enough to bear a permanent link.
fn is_cited(kind: Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Unit | Kind::Number | Kind::Hyphenated | Kind::Paren | Kind::Kanji)
        || is_tail(kind)
}

fn tag(kind: Kind, level: usize, clause: &Clause) -> &'static str {
    match kind {
        Kind::Part => "part",
        Kind::Chapter => "chapter",
        Kind::Section | Kind::Subsection | Kind::Division => "section",
        Kind::Article | Kind::Unit => "article",
        Kind::Supplement => "supplement",
        Kind::Annex => "annex",
        Kind::Form => "form",
        // `１ 目的` stands where 条 would
        Kind::Number | Kind::Hyphenated if clause.heading.is_some() && level <= 3 => "article",
        Kind::Number | Kind::Hyphenated => "paragraph",
        Kind::Paren | Kind::Kanji => "item",
        Kind::Bullet => "bullet",
        _ => "sub",
    }
}
