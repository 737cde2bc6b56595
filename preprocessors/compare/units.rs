//! A version of a document, taken apart into its units.

use super::unit::{Group, Unit, Units};
use crate::model::clause::Part;
use crate::model::{Block, Clause, Kind, Text, Words};
use std::ops::Deref;

/// The units of a document's files.
pub fn units<T: Deref<Target = Text>>(texts: &[T]) -> Units {
    let mut units = Units::default();
    for text in texts {
        if let Some(title) = &text.title {
            head(&mut units, Group::Title, vec![title.text.clone()]);
        }
        let preamble: Vec<String> = text.preamble.iter().filter_map(paragraph).collect();
        if !preamble.is_empty() {
            head(&mut units, Group::Preamble, preamble);
        }
        for part in &text.parts {
            if let Part::Clause(clause) = part {
                clause_in(&mut units, clause, None, 0);
            }
        }
    }
    units
}

fn paragraph(block: &Block) -> Option<String> {
    if let Block::Paragraph(words) = block { Some(words.text.clone()) } else { None }
}

fn head(units: &mut Units, group: Group, lines: Vec<String>) {
    units.heads.push(units.list.len());
    push(units, group, None, lines);
    finish(units, units.list.len() - 1);
}

/// Puts a unit behind the others, below the parent.
fn push(units: &mut Units, group: Group, parent: Option<(usize, usize)>, lines: Vec<String>) -> usize {
    let at = units.list.len();
    units.list.push(Unit {
        group,
        clause: None,
        bare: None,
        label: None,
        written: String::new(),
        is_tight: false,
        key: String::new(),
        caption: None,
        title: None,
        lines,
        parent: parent.map(|(parent, _)| parent),
        depth: parent.map_or(0, |(_, depth)| depth),
        children: Vec::new(),
        says: String::new(),
    });
    if let Some(above) = parent.and_then(|(parent, _)| units.list.get_mut(parent)) {
        above.children.push(at);
    }
    at
}

/// What a unit says, now that all below it is there.
fn finish(units: &mut Units, at: usize) {
    let Some(unit) = units.get(at) else { return };
    let mut says = String::new();
    for words in unit.caption.iter().chain(&unit.lines) {
        says.push_str(words);
        says.push('\n');
    }
    for child in unit.children.iter().filter_map(|&child| units.get(child)) {
        says.push_str(&child.written);
        says.push('\u{1}');
        says.push_str(&child.says);
    }
    if let Some(unit) = units.list.get_mut(at) {
        unit.says = says;
    }
}

fn group(kind: Kind) -> Group {
    match kind {
        kind if kind <= Kind::Division => Group::Holder,
        Kind::Supplement => Group::Supplement,
        Kind::Annex => Group::Annex,
        Kind::Form => Group::Form,
        _ => Group::Clause,
    }
}

fn clause_in(units: &mut Units, clause: &Clause, parent: Option<(usize, usize)>, depth: usize) {
    let text = |words: &Option<Words>| words.as_ref().map(|words| words.text.clone());
    let number = units.clauses;
    units.clauses += 1;
    let group = group(clause.label.kind);
    let at = push(units, group, parent, text(&clause.heading).into_iter().collect());
    match (group, parent) {
        (Group::Supplement, _) => units.supplements.push(at),
        (_, None) => units.heads.push(at),
        _ => {}
    }
    if let Some(unit) = units.list.get_mut(at) {
        unit.clause = Some(number);
        unit.label = Some(clause.label.clone());
        unit.written.clone_from(&clause.written);
        unit.is_tight = !clause.written.is_empty() && first_word(clause) == Some(clause.range.end);
        if clause.label.kind != Kind::Bullet {
            unit.key.clone_from(&clause.written);
        }
        unit.caption = text(&clause.caption);
        unit.title = text(&clause.caption).or_else(|| text(&clause.heading));
    }
    blocks(units, at, &clause.blocks, depth);
    for (place, child) in clause.children.iter().enumerate() {
        match group {
            Group::Holder => clause_in(units, child, None, 0),
            // a first 項 has no number: it is the article's own words, and what is below it stands below the article
            _ if place == 0 && is_bare(child) => {
                if let Some(unit) = units.list.get_mut(at) {
                    unit.bare = Some(units.clauses);
                }
                units.clauses += 1;
                blocks(units, at, &child.blocks, depth);
                for below in &child.children {
                    clause_in(units, below, Some((at, depth + 2)), depth + 2);
                }
            }
            _ => clause_in(units, child, Some((at, depth + 1)), depth + 1),
        }
    }
    finish(units, at);
}

/// Where in the file the words behind its label begin.
fn first_word(clause: &Clause) -> Option<usize> {
    let first = |clause: &Clause| match (&clause.heading, clause.blocks.first()) {
        (Some(words), _) | (None, Some(Block::Paragraph(words))) => Some(words.range.start),
        _ => None,
    };
    first(clause).or_else(|| clause.children.first().filter(|child| is_bare(child)).and_then(first))
}

fn is_bare(clause: &Clause) -> bool {
    clause.written.is_empty() && clause.caption.is_none() && clause.heading.is_none()
}

fn blocks(units: &mut Units, at: usize, blocks: &[Block], depth: usize) {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(words) => lines.push(words.text.clone()),
            Block::Fenced(own) => lines.extend(own.iter().cloned()),
            Block::Table { head, rows, .. } => {
                for (place, cells) in std::iter::once(head).chain(rows.iter()).enumerate() {
                    let group = if place == 0 { Group::Head } else { Group::Row };
                    let row = push(units, group, Some((at, depth + 1)), cells.clone());
                    if let Some(unit) = units.list.get_mut(row) {
                        unit.key = cells.first().cloned().unwrap_or_default();
                    }
                    finish(units, row);
                }
            }
            Block::Date(_)
            | Block::Signature(_)
            | Block::Figure(_)
            | Block::History
            | Block::Embedded(_)
            | Block::Withheld(_) => {}
        }
    }
    if let Some(unit) = units.list.get_mut(at) {
        unit.lines.extend(lines);
    }
}
