//! Floor 7. Files for other programs, made of what is published: one format a file, → `Vec<u8>`; `site` writes them.

pub mod csv;
mod docx;
pub mod json;
pub mod rows;

use crate::model::ledger::Ledger;
use crate::register::Published;
use crate::templates::{Templates, Words};
use crate::views::lists::List;
use crate::views::table::Table;
use crate::views::{
    days, departments, efforts, feed, gaps, laws, ledger, lessons, matrix, publication, roles, snapshots,
    structure_page, timeline, word, yearly,
};

/// A MakeTable makes the table of a page; the page and its file show the same.
pub type MakeTable = fn(&Published, &Words) -> Table;

/// The tables that have a file of their own beside their page, where the edition has that. A new one is one line here.
const TABLES: &[(List, MakeTable)] = &[
    (List::Matrix, matrix::table),
    (List::Departments, departments::table),
    (List::Roles, roles::table),
    (List::Structure, structure_page::table),
    (List::Laws, laws::table),
    (List::Gaps, gaps::table),
    (List::Gaps, gaps::suspects),
    (List::Snapshots, snapshots::table),
    (List::Timeline, timeline::table),
    (List::Days, days::table),
    (List::Publication, publication::table),
    (List::Lessons, lessons::table),
    (List::Efforts, efforts::table),
    (List::Yearly, yearly::findings),
    (List::Yearly, yearly::incidents),
];

/// A Format is how a register is written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// What a file is made of.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// The table of a page, as CSV.
    Table(MakeTable),
    /// A register.
    Ledger(Ledger, Format),
    /// The rows of a register's pages, for its tools.
    Rows(Ledger),
    /// The Atom feed of all 履歴.
    Feed,
    /// A 新旧対照表 as a file of Word.
    Word(word::File),
}

/// An Export is a file of the site that is no page, made when it is written.
#[derive(Debug)]
pub struct Export {
    /// Where it lies in the site; the name says when it holds samples.
    pub path: String,
    source: Source,
}

/// Every file that is made of an edition beside its pages.
pub fn all(published: &Published, words: &Words) -> Vec<Export> {
    let there = TABLES.iter().filter(|(list, _)| list.is_there(published));
    let mut all: Vec<Export> = there.filter_map(|&(_, table)| Export::csv(published, words, table)).collect();
    all.extend(feed::url(published).map(|_| Export { path: feed::PATH.to_owned(), source: Source::Feed }));
    let word = |(path, file)| Export { path, source: Source::Word(file) };
    all.extend(word::all(published, &words.revision).into_iter().map(word));
    for it in published.ledgers.iter().filter(|it| it.has_pages()) {
        let of = it.ledger;
        let head = Table {
            csv: Some(of.folder().to_owned()),
            json: Some(of.folder().to_owned()),
            names_sample: ledger::shows_sample(it),
            ..Table::default()
        };
        let file = |path: Option<String>, format| path.map(|path| Export { path, source: Source::Ledger(of, format) });
        all.extend(file(head.csv_path(), Format::Csv));
        all.extend(file(head.json_path(), Format::Json));
        if ledger::pages(it) > 1 {
            all.push(Export { path: ledger::rows_path(of), source: Source::Rows(of) });
        }
    }
    all
}

/// A register as a file: every record and field that the edition may know.
pub fn register(published: &Published, of: Ledger, format: Format) -> Vec<u8> {
    let Some(ledger) = published.ledger(of) else { return Vec::new() };
    let (columns, sample) = (ledger::columns_of_all(ledger), ledger::shows_sample(ledger));
    let (fields, records) = (ledger::fields(ledger), ledger.iter());
    match format {
        Format::Csv => {
            let widths = ledger::widths_of_all(ledger);
            csv::write(&columns, &widths, records, |record, said| said.record(record, &fields), sample)
        }
        Format::Json => json::json(of.title(), &columns, records, |record, said| said.record(record, &fields), sample),
    }
}

/// How much room the rest of so many rows will take where the first took `first` bytes: asked for at once, since a file that
/// grows is copied again and again.
fn room(first: usize, rows: usize) -> usize {
    const MOST: usize = 64 << 20;
    first.saturating_mul(rows).min(MOST)
}

impl Export {
    /// The CSV file of a table; `None` when the table names no file, or has no rows: its page then has no link to one.
    pub fn csv(published: &Published, words: &Words, table: MakeTable) -> Option<Self> {
        let made = table(published, words);
        let path = made.csv_path().filter(|_| !made.rows.is_empty())?;
        Some(Self { path, source: Source::Table(table) })
    }

    /// The bytes.
    ///
    /// # Errors
    /// A template of the project's own that cannot be printed.
    pub fn bytes(&self, published: &Published, templates: &Templates) -> Result<Vec<u8>, crate::templates::Broken> {
        match self.source {
            Source::Table(table) => Ok(csv::csv(&table(published, &templates.words))),
            Source::Ledger(of, format) => Ok(register(published, of, format)),
            Source::Word(file) => docx::docx(published, templates, file),
            Source::Feed => feed::print(published, templates).map(String::into_bytes),
            Source::Rows(of) => rows::script(published, templates, of),
        }
    }
}
