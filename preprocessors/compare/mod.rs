//! Floor 3. Two versions of a text → what changed, as a 新旧対照表 shows it: units are aligned, those that stayed are left out,
//! and of those that changed the words that did are marked. 附則 stand outside (they pile up; domain §6).
//!
//! ```text
//! texts ─units→ Units ─matching (align, likeness)→ Matching ─┬ aligned: clause ⇄ clause, for permanent anchors
//!                                                           └ rows (lines, words) + changes ─place→ 場所
//! ```

mod align;
mod changes;
mod firsts;
mod likeness;
mod lines;
mod matching;
mod merged;
mod place;
mod row;
mod rows;
mod tokens;
mod unit;
mod units;
mod words;

pub use lines::Line;
pub use matching::{Aligned, aligned};
pub use row::{Cell, Row};
pub use words::Piece;

use crate::model::{Structure, Text};
use std::ops::Deref;

/// A Comparison is what changed between two versions of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The rows of its 新旧対照表, in order; none where nothing changed.
    pub rows: Vec<Row>,
    /// The clauses that changed, in the order of the rows.
    pub changes: Vec<Change>,
    /// 場所 as people write it, in the document's own way of labels: 「第３条第２項、別表第１」; 「－」 where there is none, as
    /// for a first version.
    pub place: String,
}

/// A Change is a clause that is not as it was: indices (from 0) among all clauses of the document's files, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// In the old version.
    pub old: Option<usize>,
    /// In the new version.
    pub new: Option<usize>,
    /// How it changed.
    pub kind: ChangeKind,
}

/// A ChangeKind is how a clause changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Its own words did, or its table.
    Amended,
    /// Its label alone did.
    Renumbered,
    /// It is new, with all below it (新設).
    Established,
    /// It is gone, with all below it (削る).
    Removed,
    /// It says 「削除」 and keeps its number.
    Repealed,
}

/// What changed between two versions of a document, each given as the texts of its files in order.
pub fn compare<T: Deref<Target = Text>>(old: &[T], new: &[T]) -> Comparison {
    let (a, b) = (units::units(old), units::units(new));
    let matching = matching::matching(&a, &b);
    let (rows, changes, spots) = rows::rows(&a, &b, &matching);
    let is_first = a.heads.is_empty();
    let place = if is_first { place::NONE.to_owned() } else { place::place(&structure(old), &structure(new), &spots) };
    Comparison { rows, changes, place }
}

fn structure<T: Deref<Target = Text>>(texts: &[T]) -> Structure {
    let mut structure = Structure::default();
    texts.iter().for_each(|text| structure.add(text));
    structure
}

#[cfg(test)]
#[path = "properties_tests.rs"]
mod properties;
