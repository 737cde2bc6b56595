//! The body of a legal text's page.

use super::amended::{self, LeftView, Marks};
use super::facts::{self, Fact};
use super::linker::Linker;
use super::{address, embed, revision, tiers};
use crate::model::clause::{Figure, Part};
use crate::model::{Block, Clause, HistoryEntry, Kind, Level, Structure, Text};
use crate::read::row_number;
use crate::register::{Anchors, Body, Page, Published, PublishedDocument, row_anchor};
use crate::templates::{Broken, HOLE, Templates};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

/// A Law is what `law.hbs` shows.
#[derive(Debug, Serialize)]
struct Law<'a> {
    above: Vec<BlockView<'a>>,
    title: Option<&'a str>,
    facts: Vec<Fact>,
    standing: Option<&'a str>,
    blocks: Vec<BlockView<'a>>,
    /// In place of the units, which are printed one by one.
    units: &'static str,
    /// Clauses that are no more.
    left: Vec<LeftView>,
    left_title: &'a str,
    /// Printed: what stands beside the document as a whole.
    relations: String,
    /// Printed.
    previews: String,
}

/// A Unit is a clause, or what stands between clauses; what `unit.hbs` shows.
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
    /// In place of the units below, which are printed before: a template that called itself would copy each clause once for
    /// every level above it.
    units: &'static str,
    /// Printed: what stands beside the clause.
    relations: String,
    amendments: Option<Marks>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum BlockView<'a> {
    Text(&'a str),
    Linked(String),
    Table { head: &'a [String], rows: Vec<RowView<'a>> },
    Lines(&'a [String]),
    Date(&'a str),
    Signature(&'a str),
    Figure(String),
    Embedded(String),
    Withheld { words: &'a str, reason: Option<&'a str> },
    History { title: &'static str, columns: [&'static str; 3], rows: Vec<HistoryView> },
}

/// A HistoryView is a row of a 履歴, its day a link to its page.
#[derive(Debug, Serialize)]
struct HistoryView {
    href: String,
    cells: [String; 3],
}

#[derive(Debug, Serialize)]
struct RowView<'a> {
    /// Of a row of a 別表 that bears a number.
    id: Option<String>,
    cells: &'a [String],
}

/// Prints one page of a document, its `file`th (from 0), `text` being the page's.
///
/// # Errors
/// A unit's or a figure's template that cannot be printed.
pub fn law<'a>(
    published: &'a Published,
    templates: &'a Templates,
    document: &'a PublishedDocument,
    body: &'a Body,
    (file, page): (usize, &Page),
    text: &'a Text,
) -> Result<String, Broken> {
    let name = document.name.value().map_or("", String::as_str);
    let here = address::of(&page.path);
    // figures are drawn once, before the clauses
    let closings = text.parts.iter().filter_map(|part| match part {
        Part::Closing(blocks) => Some(blocks),
        Part::Clause(_) => None,
    });
    let outside = text.above_title.iter().chain(&text.preamble).chain(closings.flatten());
    let mut blocks = text.clauses().flat_map(|clause| &clause.blocks).chain(outside);
    let has_figure = blocks.any(|block| matches!(block, Block::Figure(_)));
    let figure = if has_figure {
        templates.print("tiers", &tiers::tiers(published, &templates.words, &here, document.sample))?
    } else {
        String::new()
    };
    let linker = Linker::new(published, templates, document, body, &here);
    let maker = Maker {
        linker,
        published,
        document,
        here: here.clone(),
        tables: Cell::new(1),
        templates,
        name,
        anchors: &body.anchors,
        body,
        figure,
        structure: &body.structure,
        next: Cell::new(body.structure.first_of(file)),
        rows: RefCell::default(),
    };
    let units = text.parts.iter().map(|part| match part {
        Part::Clause(clause) => maker.unit(clause, 2),
        Part::Closing(blocks) => {
            templates.print("unit", &Unit { tag: "closing", blocks: maker.blocks(blocks, None)?, ..Unit::default() })
        }
    });
    let units: String = units.collect::<Result<_, _>>()?;
    let law = Law {
        above: maker.blocks(&text.above_title, None)?,
        title: text.title.as_ref().map(|words| words.text.as_str()),
        facts: facts::of(body),
        standing: body.standing.as_deref(),
        blocks: maker.blocks(&text.preamble, None)?,
        units: HOLE,
        left: amended::left(&templates.words.revision, document, body, file, &here),
        left_title: &templates.words.revision.left,
        relations: maker.linker.relations_of_all()?,
        previews: maker.linker.previews()?,
    };
    templates.print_around("law", &law, &units)
}

struct Maker<'a> {
    linker: Linker<'a>,
    published: &'a Published,
    document: &'a PublishedDocument,
    /// The page's address.
    here: String,
    /// How many registers stand on the page so far.
    tables: Cell<usize>,
    templates: &'a Templates,
    name: &'a str,
    anchors: &'a Anchors,
    body: &'a Body,
    figure: String,
    structure: &'a Structure,
    /// Index of the next clause in the structure, which has them in the order in which they are printed.
    next: Cell<usize>,
    /// Anchors of rows that were printed.
    rows: RefCell<HashSet<String>>,
}

impl<'a> Maker<'a> {
    /// Prints a clause with all below it.
    fn unit(&self, clause: &'a Clause, level: usize) -> Result<String, Broken> {
        let at = self.next.replace(self.next.get() + 1);
        let kind = clause.label.kind;
        let has_heading =
            clause.caption.is_some() || clause.heading.is_some() || kind <= Kind::Division || is_tail(kind);
        let below = if has_heading { level + 1 } else { level };
        // the first 項 of an 条 bears no number: its words are the article's own, and its anchors stand there
        let first = clause.children.first().filter(|child| child.written.is_empty() && kind == Kind::Article);
        let mut anchors: Vec<&str> = std::iter::once(&clause.anchor).chain(&clause.also).map(String::as_str).collect();
        anchors.extend(clause.also.iter().filter_map(|also| self.anchors.also(also)));
        let mut blocks = self.blocks(&clause.blocks, Some(at))?;
        let mut units = String::new();
        if let Some(first) = first {
            let bare = self.next.replace(self.next.get() + 1);
            anchors.push(&first.anchor);
            anchors.extend(self.anchors.at(bare));
            blocks.extend(self.blocks(&first.blocks, Some(bare))?);
            for child in &first.children {
                units.push_str(&self.unit(child, below)?);
            }
        }
        for child in clause.children.iter().skip(usize::from(first.is_some())) {
            units.push_str(&self.unit(child, below)?);
        }
        let citation = is_cited(kind).then(|| format!("{}{}", self.name, self.structure.cite(at)));
        let unit = Unit {
            tag: tag(kind, level, clause),
            id: self.anchors.at(at),
            anchors,
            level: has_heading.then_some(level.min(6)),
            caption: clause.caption.as_ref().map(|words| words.text.as_str()),
            label: (!clause.written.is_empty()).then_some(clause.written.as_str()),
            heading: clause.heading.as_ref().map(|words| words.text.as_str()),
            citation,
            blocks,
            units: if units.is_empty() { "" } else { HOLE },
            amendments: amended::marks(&self.templates.words.revision, self.document, self.body, at, &self.here),
            relations: if self.has_panel(at) {
                self.linker.relations(at, |at| self.has_panel(at))?
            } else {
                String::new()
            },
        };
        self.templates.print_around("unit", &unit, &units)
    }

    /// Whether what stands beside a clause stands right there, and not beside the one above: so it does for 条 and whatever
    /// has a heading.
    fn has_panel(&self, at: usize) -> bool {
        self.structure.get(at).is_some_and(|entry| {
            let attached = matches!(entry.level, Level::Supplement | Level::Annex | Level::Form);
            entry.level == Level::Article || attached || (entry.level > Level::Article && !entry.heading().is_empty())
        })
    }

    /// The blocks of a clause, whose index in the structure is `at`.
    fn blocks(&self, blocks: &'a [Block], at: Option<usize>) -> Result<Vec<BlockView<'a>>, Broken> {
        blocks
            .iter()
            .enumerate()
            .map(|(index, block)| match (block, at) {
                (Block::Paragraph(words), Some(at)) => {
                    let linked = self.linker.paragraph(at, index, &words.text)?;
                    Ok(linked.map_or(BlockView::Text(&words.text), BlockView::Linked))
                }
                (Block::Embedded(words), _) => {
                    let id = self.tables.replace(self.tables.get() + 1);
                    let table =
                        embed::print(self.published, self.templates, &words.text, &self.here, &format!("hyo-{id}"))?;
                    Ok(BlockView::Embedded(table.unwrap_or_default()))
                }
                _ => Ok(self.block(block, at)),
            })
            .collect()
    }

    /// The anchor of a row of a 別表, of equal numbers that of the first.
    fn row_id(&self, cells: &[String], at: Option<usize>) -> Option<String> {
        let annex = self.structure.above(at?, Level::Annex)?;
        let id = row_anchor(self.anchors.at(annex)?, &row_number(cells.first()?)?);
        self.rows.borrow_mut().insert(id.clone()).then_some(id)
    }

    fn block(&self, block: &'a Block, at: Option<usize>) -> BlockView<'a> {
        match block {
            Block::Paragraph(words) => BlockView::Text(&words.text),
            Block::Table { head, rows, .. } => {
                let rows = rows.iter().map(|cells| RowView { id: self.row_id(cells, at), cells });
                BlockView::Table { head, rows: rows.collect() }
            }
            Block::Fenced(lines) => BlockView::Lines(lines),
            Block::Date(date) => BlockView::Date(&date.written),
            Block::Signature(words) => BlockView::Signature(&words.text),
            // printed above
            Block::Embedded(_) => BlockView::Embedded(String::new()),
            Block::Figure(Figure::Tiers) => BlockView::Figure(self.figure.clone()),
            Block::Withheld(reason) => {
                BlockView::Withheld { words: &self.templates.words.withheld_clause, reason: reason.as_deref() }
            }
            Block::History => BlockView::History {
                // the words of the table as a municipality heads it (domain §2)
                title: "（履歴）",
                columns: ["年月日", "場所", "内容"],
                // what does not hold yet is no part of the text of today
                rows: (self.body.history.iter().enumerate())
                    .filter(|(at, _)| self.body.holds(*at))
                    .map(|(_, row)| self.history_row(row))
                    .collect(),
            },
        }
    }

    fn history_row(&self, row: &HistoryEntry) -> HistoryView {
        let to = revision::address(self.document, row);
        HistoryView {
            href: address::relative(&self.here, &to),
            cells: [revision::when(row), row.place.clone(), row.content.clone()],
        }
    }
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
