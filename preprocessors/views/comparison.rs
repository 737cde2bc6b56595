//! 新旧対照表: what changed between two texts, in two columns.

use crate::compare::{Cell, Line, Piece, Row, compare};
use crate::register::{Body, Published, PublishedDocument};
use crate::templates::{Broken, HOLE, RevisionWords, Templates};
use serde::Serialize;

/// Deeper units stand no further to the right.
const DEEPEST: usize = 4;

/// A row with a cell of more lines than this may go on over the edge of a sheet.
const SHORT: usize = 12;

/// So many full-width characters have room in a line of a cell: a little less than on the sheet.
const WIDTH: usize = 30;

/// A Comparison is what a 新旧対照表 shows, its columns in the order of the document's setting.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What stands over it.
    pub title: &'a str,
    /// What stands over each column.
    pub columns: [&'a str; 2],
    /// One below another; there is at least one.
    pub rows: Vec<RowView>,
    /// What stands below it.
    pub note: &'a str,
}

/// A RowView is a row: what `change.hbs` and `word/row.hbs` show.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// One of each column.
    pub cells: [CellView; 2],
    /// Whether it stands whole on one sheet.
    pub whole: bool,
}

/// A CellView is one side of a row.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// One below another.
    pub lines: Vec<LineView>,
}

/// A LineView is a paragraph, or the cells of a row of a table one behind another.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// How deep it stands below the article (from 0).
    pub depth: usize,
    /// Whether its label stands out to the left of it.
    pub hangs: bool,
    /// Joined they are its words.
    pub pieces: Vec<PieceView>,
}

/// A PieceView is some words.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// They.
    pub words: String,
    /// Whether they are underlined.
    pub changed: bool,
}

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    /// On paper, where its page's head is on another sheet.
    document: &'a str,
    columns: [&'a str; 2],
    note: &'a str,
    /// Where it is as a file of Word.
    word: Option<String>,
    word_label: &'a str,
    /// In place of the rows, which are printed one by one.
    rows: &'static str,
}

impl<'a> Comparison<'a> {
    /// What `new` has otherwise than `old`, as the municipality wants it shown; `None` where that is nothing.
    pub fn of(published: &Published, words: &'a RevisionWords, old: &Body, new: &Body) -> Option<Self> {
        let rows = compare(&old.texts(), &new.texts()).rows;
        if rows.is_empty() {
            return None;
        }
        let text = new;
        let row = |row: Row| {
            let depth = row.depth.min(DEEPEST);
            let (new, old) = (cell(row.new, depth, words), cell(row.old, depth, words));
            RowView::of(in_order(text, new, old))
        };
        Some(Self {
            title: if published.site.amends_by_table { &words.comparison } else { &words.comparison_aid },
            columns: in_order(text, &words.after, &words.before),
            rows: rows.into_iter().map(row).collect(),
            note: &words.underlined,
        })
    }

    /// Prints it for a page of `document`; `word` is where the file is.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn print(
        &self,
        templates: &Templates,
        document: &PublishedDocument,
        word: Option<String>,
    ) -> Result<String, Broken> {
        let rows = templates.print_each("change", &self.rows)?;
        let word = word.filter(|_| templates.files);
        let word_label = &templates.words.revision.word;
        let (title, columns, note) = (self.title, self.columns, self.note);
        let document = document.name.value().map_or("", String::as_str);
        let view = View { title, document, columns, note, word, word_label, rows: HOLE };
        templates.print_around("comparison", &view, &rows)
    }
}

/// The left one first.
fn in_order<T>(text: &Body, new: T, old: T) -> [T; 2] {
    if text.new_first { [new, old] } else { [old, new] }
}

impl RowView {
    fn of(cells: [CellView; 2]) -> Self {
        let room = |line: &LineView| {
            let characters: usize = line.pieces.iter().map(|piece| piece.words.chars().count()).sum();
            characters.div_ceil(WIDTH).max(1)
        };
        let whole = cells.iter().all(|cell| cell.lines.iter().map(room).sum::<usize>() <= SHORT);
        Self { cells, whole }
    }
}

fn cell(cell: Cell, depth: usize, words: &RevisionWords) -> CellView {
    let plain = |words: &str| PieceView { words: words.to_owned(), changed: false };
    let piece = |it: Piece| PieceView { words: it.words, changed: it.changed };
    let one = |hangs, pieces| vec![LineView { depth, hangs, pieces }];
    let lines = match cell {
        Cell::Words(lines) => {
            // the cells of a row of a table stand one behind the other
            let joined = |line: Line| {
                let columns = line.columns.into_iter().map(|column| column.into_iter().map(piece).collect());
                let pieces = columns.reduce(|mut row: Vec<PieceView>, column: Vec<PieceView>| {
                    row.push(plain("　"));
                    row.extend(column);
                    row
                });
                let (depth, hangs) = ((depth + line.depth).min(DEEPEST), line.is_labelled);
                pieces.map(|pieces| LineView { depth, hangs, pieces })
            };
            lines.into_iter().filter_map(joined).collect()
        }
        Cell::Same(label) => {
            let mut pieces: Vec<PieceView> = label.into_iter().map(piece).collect();
            if !pieces.is_empty() {
                pieces.push(plain("　"));
            }
            pieces.push(plain(&words.same));
            one(true, pieces)
        }
        Cell::Established => one(true, vec![plain(&words.established)]),
        Cell::Gone => one(true, vec![plain(&words.gone)]),
    };
    CellView { lines }
}
