//! What is printed once and wanted twice: the rows of a register of several pages stand on its pages and in the script of its
//! tools.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A Shelf keeps printed rows until whoever wants them again takes them.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<HashMap<(String, usize), PrintedRows>>);

/// PrintedRows are the rows of one page, one behind the other.
#[derive(Debug, Default, Clone)]
pub struct PrintedRows {
    /// All of them.
    pub text: String,
    /// Where each ends in it, in bytes.
    pub ends: Vec<usize>,
}

impl PrintedRows {
    /// Takes in one more.
    pub fn push(&mut self, row: &str) {
        self.text.push_str(row);
        self.ends.push(self.text.len());
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| self.text.get(start..*end))
    }
}

impl Shelf {
    /// Keeps the rows of a page (from 0) for the script at a path.
    pub fn put(&self, script: &str, page: usize, rows: PrintedRows) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((script.to_owned(), page), rows);
    }

    /// The rows of a page, where somebody has printed them since they were last taken.
    pub fn take(&self, script: &str, page: usize) -> Option<PrintedRows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(script.to_owned(), page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_one_by_one_and_once() {
        let (shelf, mut rows) = (Shelf::default(), PrintedRows::default());
        ["<tr>甲</tr>", "", "<tr>乙</tr>"].into_iter().for_each(|row| rows.push(row));
        shelf.put("a.js", 1, rows);
        assert!(shelf.take("a.js", 0).is_none() && shelf.take("b.js", 1).is_none());
        let taken = shelf.take("a.js", 1).unwrap();
        assert_eq!(taken.iter().collect::<Vec<_>>(), ["<tr>甲</tr>", "", "<tr>乙</tr>"]);
        assert!(shelf.take("a.js", 1).is_none());
    }
}
