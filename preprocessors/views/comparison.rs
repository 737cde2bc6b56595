//! 新旧対照表: what changed between two texts, in two columns.

use crate::compare::{Cell, Line, Row, compare};
use crate::register::{Body, Published};
use crate::templates::{Broken, HOLE, RevisionWords, Templates};
use serde::Serialize;

/// Deeper units stand no further to the right.
const DEEPEST: usize = 4;

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    /// Over the columns, the left one first.
    heads: [&'a str; 2],
    note: &'a str,
    /// The same as a file for a word processor.
    word: Option<String>,
    word_title: &'a str,
    /// In place of the rows, which are printed one by one.
    rows: &'static str,
}

/// A RowView is what `change.hbs` and `word-row.hbs` show.
#[derive(Serialize)]
pub struct RowView {
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

/// What a 新旧対照表 is called: （参考） is added where it is not itself the amendment.
pub fn title<'a>(published: &Published, words: &'a RevisionWords) -> &'a str {
    if published.site.amends_by_table { &words.comparison } else { &words.comparison_aid }
}

/// What stands over its columns, the left one first.
pub fn heads<'a>(new: &Body, words: &'a RevisionWords) -> [&'a str; 2] {
    in_order(new, &words.after, &words.before)
}

fn in_order<T>(text: &Body, new: T, old: T) -> [T; 2] {
    if text.new_first { [new, old] } else { [old, new] }
}

/// Its rows: what `new` has otherwise than `old`.
pub fn rows(old: &Body, new: &Body, words: &RevisionWords) -> Vec<RowView> {
    let rows = compare(&old.texts(), &new.texts()).rows;
    let view = |row: Row| {
        let cells = in_order(new, cell(row.new, words), cell(row.old, words));
        RowView { depth: row.depth.min(DEEPEST), cells }
    };
    rows.into_iter().map(view).collect()
}

/// The table of what `new` has otherwise than `old`, with the address of the file for a word processor, if there is one;
/// empty where that is nothing.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(
    published: &Published,
    templates: &Templates,
    old: &Body,
    new: &Body,
    word: Option<String>,
) -> Result<String, Broken> {
    let words = &templates.words.revision;
    let rows = rows(old, new, words);
    if rows.is_empty() {
        return Ok(String::new());
    }
    let rows = templates.print_each("change", rows)?;
    let view = View {
        title: title(published, words),
        heads: heads(new, words),
        note: &words.underlined,
        word,
        word_title: &words.word,
        rows: HOLE,
    };
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
