//! Floor 7. Files for other programs, made of what is published: one format a file, → `Vec<u8>`; `site` writes them.

pub mod csv;

use crate::register::Published;
use crate::templates::Words;
use crate::views::lists::List;
use crate::views::table::Table;
use crate::views::{departments, gaps, laws, matrix, roles, structure_page};

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
];

/// An Export is a file of the site that is no page, made when it is written.
#[derive(Debug)]
pub struct Export {
    /// Where it lies in the site; the name says when it holds samples.
    pub path: String,
    table: MakeTable,
}

/// Every file that is made of an edition beside its pages.
pub fn all(published: &Published, words: &Words) -> Vec<Export> {
    let there = TABLES.iter().filter(|(list, _)| list.is_there(published));
    there.filter_map(|&(_, table)| Export::csv(published, words, table)).collect()
}

impl Export {
    /// The CSV file of a table; `None` when the table names no file, or has no rows: its page then has no link to one.
    pub fn csv(published: &Published, words: &Words, table: MakeTable) -> Option<Self> {
        let made = table(published, words);
        let path = made.csv_path().filter(|_| !made.rows.is_empty())?;
        Some(Self { path, table })
    }

    /// The bytes.
    pub fn bytes(&self, published: &Published, words: &Words) -> Vec<u8> {
        csv::csv(&(self.table)(published, words))
    }
}
