//! A table as CSV (RFC 4180), as Excel opens it in Japan: UTF-8 with a byte order mark, CRLF.
//!
//! - One value a cell: a column in which some cell has several runs becomes so many columns, 「具体化（1）」「具体化（2）」, and a
//!   row stays a record. A note stands behind its run in （ ）. A column of days has its day of the Western calendar beside
//!   it, as a program reads it.
//! - Where rows are samples, the last column, 見本, says so row by row.
//! - What a spreadsheet would compute, or take for something else, gets an apostrophe in front, which is seen: words that
//!   begin like a formula (`=`, `+`, `-`, `@`, their full-width forms, a tab or a return), and labels that would become a
//!   number or a day (`(1)`, `1-2`). No letter of a legal text is changed or lost; a plain number is left alone.

use super::room;
use crate::views::said::Said;
use crate::views::table::{Column, Form, Table};
use std::borrow::Cow;

/// What Excel needs to see that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The file of a table.
pub fn csv(table: &Table) -> Vec<u8> {
    let widths: Vec<usize> = (0..table.columns.len()).map(|at| width(table, at)).collect();
    write(&table.columns, &widths, table.rows.iter(), |row, said| said.row(row), table.shows_sample())
}

/// The file of rows under columns, each `widths` pieces wide; `say` tells what a row says, and `sample`: its last column
/// says row by row what is one.
pub fn write<'a, R>(
    columns: &[Column],
    widths: &[usize],
    rows: impl ExactSizeIterator<Item = R>,
    say: impl Fn(R, &mut Said<'a>),
    sample: bool,
) -> Vec<u8> {
    let mut out = String::from(BYTE_ORDER_MARK);
    let columns = || columns.iter().zip(widths);
    let mut line = Line::new(&mut out);
    columns().for_each(|(column, &width)| heads(column, width, &mut line));
    line.end(sample.then_some("見本"));
    let (head, count, mut said) = (out.len(), rows.len(), Said::default());
    for (nth, row) in rows.enumerate() {
        say(row, &mut said);
        let mut line = Line::new(&mut out);
        for (at, (column, &width)) in columns().enumerate() {
            let cell = said.cell(at);
            (0..width).for_each(|at| line.value(&cell.get(at).map_or(Cow::Borrowed(""), |piece| safe(piece))));
            if column.form == Form::Day {
                line.value(said.key(at));
            }
        }
        line.end(sample.then_some(if said.sample { "見本" } else { "" }));
        if nth == 0 {
            out.reserve(room(out.len() - head, count));
        }
    }
    out.into_bytes()
}

/// How many columns a column of the table becomes.
fn width(table: &Table, at: usize) -> usize {
    table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.runs.len()).max().unwrap_or(0).max(1)
}

fn heads(column: &Column, width: usize, line: &mut Line<'_>) {
    match width {
        1 => line.value(&column.title),
        width => (1..=width).for_each(|at| line.value(&format!("{}（{at}）", column.title))),
    }
    if column.form == Form::Day {
        line.value(&format!("{}（西暦）", column.title));
    }
}

/// The value as a spreadsheet shows it.
fn safe(value: &str) -> Cow<'_, str> {
    if is_formula(value) || is_misread(value) { Cow::Owned(format!("'{value}")) } else { Cow::Borrowed(value) }
}

/// Whether a spreadsheet may compute it. One sign alone is a word (「－」), and a signed number is a number.
fn is_formula(value: &str) -> bool {
    let begins = value.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    begins && value.chars().nth(1).is_some() && !is_number(value)
}

/// `-0.5`, `+3`
fn is_number(value: &str) -> bool {
    value.trim_start_matches(['+', '-']).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && value.parse::<f64>().is_ok()
}

/// Whether it is a label that a spreadsheet takes for a negative number or for a day: `(1)`, `1-2`, `3/1`.
fn is_misread(value: &str) -> bool {
    // hardly any value is; most begin with what neither has
    if !value.starts_with(|first: char| first == '(' || first.is_ascii_digit()) {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bracketed = value.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let parts = value.split(['-', '/']).collect::<Vec<_>>();
    bracketed.is_some_and(digits) || (matches!(parts.len(), 2 | 3) && parts.into_iter().all(digits))
}

/// A Line is one that is being written.
struct Line<'a> {
    out: &'a mut String,
    is_begun: bool,
}

impl<'a> Line<'a> {
    fn new(out: &'a mut String) -> Self {
        Self { out, is_begun: false }
    }

    fn value(&mut self, value: &str) {
        if std::mem::replace(&mut self.is_begun, true) {
            self.out.push(',');
        }
        let divides = value.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'));
        if divides || value.starts_with(' ') || value.ends_with(' ') {
            self.out.push('"');
            self.out.push_str(&value.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(value);
        }
    }

    /// Ends it, behind a last value where there is one.
    fn end(mut self, last: Option<&str>) {
        if let Some(last) = last {
            self.value(last);
        }
        self.out.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::table::{Cell, Row, Run};

    fn written_out(columns: Vec<Column>, rows: Vec<Row>) -> String {
        String::from_utf8(csv(&Table { columns, rows, ..Table::default() })).unwrap()
    }

    /// Reads it as RFC 4180 says.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let mut lines = vec![vec![String::new()]];
        let (mut quoted, mut rest) = (false, csv.strip_prefix(BYTE_ORDER_MARK).unwrap().chars().peekable());
        while let Some(c) = rest.next() {
            let fields = lines.last_mut().unwrap();
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => fields.last_mut().unwrap().extend(rest.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                '\r' if !quoted && rest.peek() == Some(&'\n') => {
                    rest.next();
                    lines.push(vec![String::new()]);
                }
                c => fields.last_mut().unwrap().push(c),
            }
        }
        assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line ends like the others");
        lines
    }

    #[test]
    fn a_record_is_a_row_and_a_value_a_cell() {
        let columns =
            vec![Column::words("条文"), Column::words("具体化"), Column::days("施行"), Column::numbers("数（件）")];
        let rows = vec![
            Row::new([
                Cell::link("第1条", "#k1"),
                Cell::of([Run::link("甲, \"乙\"", "a.html").noted("目的"), Run::mark("要確認")]),
                Cell::words("令和8年4月1日").by("2026-04-01"),
                Cell::words("3"),
            ]),
            Row::new([Cell::words("第2条"), Cell::default(), Cell::words("未確認")]).sample(true),
        ];
        assert_eq!(
            written_out(columns, rows),
            "\u{FEFF}条文,具体化（1）,具体化（2）,施行,施行（西暦）,数（件）,見本\r\n\
            第1条,\"甲, \"\"乙\"\"（目的）\",要確認,令和8年4月1日,2026-04-01,3,\r\n\
            第2条,,,未確認,,,見本\r\n"
        );
    }

    #[test]
    fn what_a_spreadsheet_would_compute_or_misread_is_set_apart() {
        for value in
            ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "＝1+1", "－２", "(1)", "1-2", "3/1", "2026-4-1", "-1-2"]
        {
            assert_eq!(safe(value), format!("'{value}"));
        }
        for value in ["第1条", "－", "-", "-0.5", "+3", "12", "9(3)", "(1)の2", "ー", "A-1", "", "1--2"] {
            assert_eq!(safe(value), value);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_value_comes_back(values in proptest::collection::vec("[a1=+@\",\r\n \u{3000}あ-]{0,6}", 1..6)) {
            let columns = values.iter().map(|_| Column::words("題")).collect();
            let csv = written_out(columns, vec![Row::new(values.iter().map(|value| Cell::words(value.as_str())))]);
            let back: Vec<String> = values.iter().map(|value| safe(value).into_owned()).collect();
            proptest::prop_assert_eq!(&read(&csv)[1], &back);
            for (safe, value) in back.iter().zip(&values) {
                proptest::prop_assert!(safe == value || safe.strip_prefix('\'') == Some(value.as_str()));
                proptest::prop_assert!(!safe.starts_with(['=', '@', '\t', '\r']) || safe.chars().count() == 1);
            }
        }
    }
}
