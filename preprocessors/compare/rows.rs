//! Aligned units → the rows of a 新旧対照表, as an officer drafts them.

use super::align::{Pair, align};
use super::unit::{Unit, units};
use super::words::{Piece, marked, whole};
use crate::model::Text;
use std::sync::Arc;

/// A Row is a unit that changed, a parent of one, or a run of neighbours that did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands below the article (from 0).
    pub depth: usize,
    /// What stands in the column of the new text.
    pub new: Cell,
    /// The same of the old one.
    pub old: Cell,
}

/// A Cell is one side of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The unit, line by line.
    Words(Vec<Line>),
    /// （略）, behind the label or labels.
    Same(Vec<Piece>),
    /// （新設） in the old column: the unit is new.
    Established,
    /// （削る） in the new column: the unit is gone.
    Gone,
}

/// A Line is a caption, or a paragraph with the label before the first.
pub type Line = Vec<Piece>;

/// What changed between two versions of a document, each given as the texts of its files; none where nothing did.
pub fn compare(old: &[Arc<Text>], new: &[Arc<Text>]) -> Vec<Row> {
    let (old, new) = (units(old), units(new));
    let mut rows = Vec::new();
    level(&old, &new, None, &mut rows);
    rows
}

/// The rows of neighbours; `below` is how deep they stand below their article, `None` above and at articles, where what did
/// not change is not shown at all.
fn level(old: &[Unit], new: &[Unit], below: Option<usize>, rows: &mut Vec<Row>) {
    let depth = below.unwrap_or(0);
    let mut same: Vec<(&Unit, &Unit)> = Vec::new();
    for Pair { old: from, new: to } in align(old, new) {
        let (from, to) = (from.and_then(|at| old.get(at)), to.and_then(|at| new.get(at)));
        match (from, to) {
            (Some(from), Some(to)) if from.says == to.says && from.label == to.label => {
                if same.last().is_some_and(|(last, _)| last.kind != from.kind) {
                    omitted(&mut same, below, rows);
                }
                same.push((from, to));
            }
            (from, to) => {
                omitted(&mut same, below, rows);
                match (from, to) {
                    (Some(from), Some(to)) => both(from, to, below, rows),
                    (None, Some(to)) => one(to, depth, true, rows),
                    (Some(from), None) => one(from, depth, false, rows),
                    (None, None) => {}
                }
            }
        }
    }
    omitted(&mut same, below, rows);
}

/// A run of neighbours that did not change, as one row: 「２～４　（略）」.
fn omitted(same: &mut Vec<(&Unit, &Unit)>, below: Option<usize>, rows: &mut Vec<Row>) {
    if let (Some(depth), Some((first, _)), Some((last, _))) = (below, same.first(), same.last()) {
        let label = match same.len() {
            1 => first.label.clone(),
            _ if first.label.is_empty() => last.label.clone(),
            _ => format!("{}～{}", first.label, last.label),
        };
        let cell = || Cell::Same(whole(&label, false));
        rows.push(Row { depth, new: cell(), old: cell() });
    }
    same.clear();
}

/// A unit of both texts that changed, or moved, or holds what did.
fn both(old: &Unit, new: &Unit, below: Option<usize>, rows: &mut Vec<Row>) {
    let depth = below.unwrap_or(0);
    let own = (old.caption != new.caption) || (old.lines != new.lines);
    let moved = old.label != new.label;
    let is_holder = old.holds && new.holds;
    if own {
        let (a, b) = lines(old, new);
        rows.push(Row { depth, new: Cell::Words(b), old: Cell::Words(a) });
    } else if moved || !is_holder {
        // a parent, shown with its label
        rows.push(Row { depth, new: Cell::Same(whole(&new.label, moved)), old: Cell::Same(whole(&old.label, moved)) });
    }
    if old.says == new.says {
        return;
    }
    let below = if is_holder { below } else { Some(depth + 1) };
    level(&old.children, &new.children, below, rows);
}

/// A unit of one text alone, in full, with all below it.
fn one(unit: &Unit, depth: usize, is_new: bool, rows: &mut Vec<Row>) {
    let mut lines = Vec::new();
    gather(unit, &mut lines);
    rows.push(match is_new {
        true => Row { depth, new: Cell::Words(lines), old: Cell::Established },
        false => Row { depth, new: Cell::Gone, old: Cell::Words(lines) },
    });
}

fn gather(unit: &Unit, lines: &mut Vec<Line>) {
    lines.extend(own_lines(unit, &mut |words| whole(words, true)));
    unit.children.iter().for_each(|child| gather(child, lines));
}

/// The lines of a unit, its label before the first behind the caption.
fn own_lines(unit: &Unit, mark: &mut dyn FnMut(&str) -> Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = unit.caption.iter().map(|caption| mark(caption)).collect();
    let mut label = mark(&unit.label);
    match unit.lines.split_first() {
        None => lines.push(label),
        Some((first, rest)) => {
            if !unit.label.is_empty() {
                label.push(Piece { words: "　".to_owned(), changed: false });
            }
            label.extend(mark(first));
            lines.push(label);
            lines.extend(rest.iter().map(|line| mark(line)));
        }
    }
    lines
}

/// Both units' lines, what changed marked: caption against caption, label against label, line against line.
fn lines(old: &Unit, new: &Unit) -> (Vec<Line>, Vec<Line>) {
    let side = |own: &Unit, other: &Unit, is_new: bool| {
        let others: Vec<&str> = other
            .caption
            .iter()
            .filter(|_| own.caption.is_some())
            .map(String::as_str)
            .chain([other.label.as_str()])
            .chain(other.lines.iter().map(String::as_str))
            .collect();
        // a caption that the other has not stands before all it has
        let skip = usize::from(own.caption.is_some() && other.caption.is_none());
        let mut at = 0_usize;
        let label_at = usize::from(own.caption.is_some());
        own_lines(own, &mut |words| {
            let place = at;
            at += 1;
            let against = place.checked_sub(skip).and_then(|place| others.get(place));
            match against {
                // a label is one word
                Some(against) if place == label_at => whole(words, words != *against),
                Some(against) if is_new => marked(against, words).1,
                Some(against) => marked(words, against).0,
                None => whole(words, true),
            }
        })
    };
    (side(old, new, false), side(new, old, true))
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
