//! What a row says in a file for other programs, which has no markup and no links.

use super::datum;
use super::ledger::Field;
use super::table::Row;
use crate::register::PublishedRecord;
use std::borrow::Cow;

/// A Said is one row of a file. It is lent from row to row: a register has a million cells, and none takes room of its own.
#[derive(Debug, Default)]
pub struct Said<'a> {
    /// Of all cells, one behind the other.
    pieces: Vec<Cow<'a, str>>,
    /// Of each cell, where its pieces end, and what it is sorted by where that is not what it says.
    cells: Vec<(usize, Option<Cow<'a, str>>)>,
    /// The row is a sample.
    pub sample: bool,
}

impl<'a> Said<'a> {
    /// Takes in a row of a table, in place of the row before.
    pub fn row(&mut self, row: &'a Row) {
        self.begin(row.sample);
        for cell in &row.cells {
            cell.runs.iter().for_each(|run| self.piece(run.said()));
            self.end(cell.key.as_deref().map(Cow::Borrowed));
        }
    }

    /// Takes in a record, in place of the row before: its id and name and what it holds in `fields`.
    pub fn record(&mut self, record: &'a PublishedRecord, fields: &[Field]) {
        self.begin(record.sample);
        for words in [&record.id, &record.name] {
            self.piece(Cow::Borrowed(words));
            self.end(None);
        }
        for field in fields {
            let key = datum::say(field.of(record), &mut |words| self.piece(words));
            self.end(key);
        }
    }

    /// The pieces of the cell under a column; none where there is no such cell.
    pub fn cell(&self, at: usize) -> &[Cow<'a, str>] {
        let start = at.checked_sub(1).and_then(|before| self.cells.get(before)).map_or(0, |(end, _)| *end);
        self.cells.get(at).and_then(|(end, _)| self.pieces.get(start..*end)).unwrap_or_default()
    }

    /// What the cell under a column is sorted by; empty where that is what it says.
    pub fn key(&self, at: usize) -> &str {
        self.cells.get(at).and_then(|(_, key)| key.as_deref()).unwrap_or_default()
    }

    fn begin(&mut self, sample: bool) {
        self.pieces.clear();
        self.cells.clear();
        self.sample = sample;
    }

    fn piece(&mut self, words: Cow<'a, str>) {
        self.pieces.push(words);
    }

    fn end(&mut self, key: Option<Cow<'a, str>>) {
        self.cells.push((self.pieces.len(), key));
    }
}
