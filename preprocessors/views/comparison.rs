//! 新旧対照表: what changed between two texts, in two columns.

use crate::compare::{Cell, Line, Row, compare};
use crate::register::Body;
use crate::templates::{Broken, HOLE, RevisionWords, Templates};
use serde::Serialize;

/// Deeper units stand no further to the right.
const DEEPEST: usize = 4;

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    new: &'a str,
    old: &'a str,
    note: &'a str,
    /// In place of the rows, which are printed one by one.
    rows: &'static str,
}

/// A RowView is what `change.hbs` shows.
#[derive(Serialize)]
struct RowView {
    depth: usize,
    cells: [CellView; 2],
}

#[derive(Serialize)]
struct CellView {
    lines: Vec<Vec<PieceView>>,
}

#[derive(Serialize)]
struct PieceView {
    words: String,
    changed: bool,
}

/// The table of what `new` has otherwise than `old`; empty where that is nothing.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(templates: &Templates, old: &Body, new: &Body) -> Result<String, Broken> {
    let words = &templates.words.revision;
    let rows = compare(&old.texts(), &new.texts()).rows;
    if rows.is_empty() {
        return Ok(String::new());
    }
    let view =
        |row: Row| RowView { depth: row.depth.min(DEEPEST), cells: [cell(row.new, words), cell(row.old, words)] };
    let rows = templates.print_each("change", rows.into_iter().map(view))?;
    let view =
        View { title: &words.comparison, new: &words.after, old: &words.before, note: &words.underlined, rows: HOLE };
    templates.print_around("comparison", &view, &rows)
}

fn cell(cell: Cell, words: &RevisionWords) -> CellView {
    let plain = |words: &str| PieceView { words: words.to_owned(), changed: false };
    let lines = match cell {
        Cell::Words(lines) => {
            let piece = |it: crate::compare::Piece| PieceView { words: it.words, changed: it.changed };
            let columns = |line: Line| -> Vec<Vec<PieceView>> {
                line.columns.into_iter().map(|column| column.into_iter().map(piece).collect()).collect()
            };
            // the cells of a row of a table stand one behind the other
            let joined = |line: Line| {
                columns(line).into_iter().reduce(|mut row: Vec<PieceView>, column| {
                    row.push(plain("　"));
                    row.extend(column);
                    row
                })
            };
            lines.into_iter().filter_map(joined).collect()
        }
        Cell::Same(label) => {
            let mut line: Vec<PieceView> =
                label.into_iter().map(|it| PieceView { words: it.words, changed: it.changed }).collect();
            if !line.is_empty() {
                line.push(plain("　"));
            }
            line.push(plain(&words.same));
            vec![line]
        }
        Cell::Established => vec![vec![plain(&words.established)]],
        Cell::Gone => vec![vec![plain(&words.gone)]],
    };
    CellView { lines }
}
