//! One row of a 新旧対照表, ready to be printed.

use super::lines::Line;
use super::unit::Unit;
use super::words::Piece;

/// A Row is a unit that changed, a parent of one, or a run of neighbours that did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands below the article (from 0): 項 1, 号 2, also where the 項 bears no number.
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

/// The labels of a run of some: 「２」, 「２・３」, 「２～４」.
pub fn span(first: &Unit, last: &Unit, count: usize) -> String {
    match count {
        _ if first.written == last.written => first.written.clone(),
        2 => format!("{}・{}", first.written, last.written),
        _ => format!("{}～{}", first.written, last.written),
    }
}
