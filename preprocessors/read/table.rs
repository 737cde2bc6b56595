//! Tables as they are written, line by line with `|`; and their rows, which 「別表第1の4の項」 names by the number in the
//! first cell.

use crate::model::Number;
use crate::text::numerals::parse_number;

/// A Table is the cells of a table, as they stand in its file.
#[derive(Debug)]
pub struct Table<'a> {
    /// Cells of the first line.
    pub head: Vec<&'a str>,
    /// Cells of the lines below the rule, each row at least as many as the head.
    pub rows: Vec<Vec<&'a str>>,
}

/// A Row is one row of a table, with the head that says what its cells are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// What the columns are called; cells may be empty.
    pub head: Vec<&'a str>,
    /// Its cells, at least as many as the head. The first bears the number.
    pub cells: Vec<&'a str>,
}

impl<'a> Table<'a> {
    /// Reads the lines of a table: the head, the rule, and the rows.
    pub fn read(text: &'a str) -> Self {
        let mut lines = text.lines();
        let head = cells(lines.next().unwrap_or_default());
        let rows = lines.skip(1).map(|line| {
            let mut row = cells(line);
            row.resize(head.len().max(row.len()), "");
            row
        });
        let rows = rows.collect();
        Self { head, rows }
    }

    /// One of its rows (from 0).
    pub fn row(self, at: usize) -> Option<Row<'a>> {
        let Self { head, rows } = self;
        rows.into_iter().nth(at).map(|cells| Row { head, cells })
    }
}

impl Row<'_> {
    /// The number in its first cell.
    pub fn number(&self) -> Option<Number> {
        row_number(self.cells.first()?)
    }
}

/// The number by which a row is cited, of its first cell: 4, ４, 四, 3の2.
pub fn row_number(cell: &str) -> Option<Number> {
    let cell = cell.strip_suffix('項').map_or(cell, |cell| cell.strip_suffix('の').unwrap_or(cell));
    let parts: Option<Vec<u32>> = cell.split('の').map(parse_number).collect();
    Number::branched(&parts?)
}

fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim();
    let inner = inner.strip_prefix('|').unwrap_or(inner);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_number_of_its_first_cell() {
        let table = [
            ("4", Some("4")),
            ("４", Some("4")),
            ("四", Some("4")),
            ("十二", Some("12")),
            ("3の2", Some("3_2")),
            ("三の二", Some("3_2")),
            ("４の項", Some("4")),
            ("４項", Some("4")),
            ("", None),
            ("項", None),
            ("5年", None),
            ("甲", None),
            ("の2", None),
        ];
        for (cell, expected) in table {
            assert_eq!(row_number(cell).map(|number| number.address()).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn a_row_comes_with_its_head() {
        let text = "| 項 | 区分 |\n|---|---|\n　| １ | 甲 |\n|２|\n";
        let row = |at| Table::read(text).row(at);
        assert_eq!(row(0), Some(Row { head: vec!["項", "区分"], cells: vec!["１", "甲"] }));
        assert_eq!(row(1), Some(Row { head: vec!["項", "区分"], cells: vec!["２", ""] }));
        assert_eq!(row(2), None);
        assert_eq!(row(1).and_then(|row| row.number()), Some(Number::new(2)));
    }

    proptest::proptest! {
        #[test]
        fn any_lines_are_read(text in "[|\\-の項1四\n 　あ]{0,60}") {
            let table = Table::read(&text);
            proptest::prop_assert!(table.rows.iter().all(|row| row.len() >= table.head.len()));
        }
    }
}
