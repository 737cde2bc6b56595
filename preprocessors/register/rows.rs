//! Rows of the tables in a 別表, which citations lead to: 「別表第1の4の項」. They are no clauses. What stands in them is read
//! from the file when somebody asks for one, so that a book pays nothing for tables that nobody cites.

use super::linked::{LinkedDocument, Register};
use super::published::Body;
use super::target::Clause;
use crate::model::{Number, Structure};
use crate::read::{Row, Table, row_number};

/// A Ground is what citations are resolved on: a document's clauses, and the files in which the rows of its 別表 stand.
#[derive(Debug)]
pub struct Ground<'a> {
    /// Its clauses.
    pub structure: &'a Structure,
    /// The text of each of its files.
    pub files: Vec<&'a str>,
}

impl<'a> Ground<'a> {
    /// The tables of a 別表.
    fn tables(&self, annex: usize) -> impl Iterator<Item = Table<'a>> {
        let file = self.structure.get(annex).and_then(|entry| self.files.get(entry.file()).copied());
        let text = move |range| Table::read(file.and_then(|file| file.get(range)).unwrap_or_default());
        self.structure.tables(annex).map(text)
    }

    /// The number of every row of a 別表, of all its tables one after another; `None` where it bears none, or one that stood
    /// above: of equals the first is cited.
    pub fn numbers(&self, annex: usize) -> Vec<Option<Number>> {
        let mut numbers: Vec<Option<Number>> = Vec::new();
        for row in self.tables(annex).flat_map(|table| table.rows) {
            let number = row.first().and_then(|cell| row_number(cell));
            numbers.push(number.filter(|number| !numbers.contains(&Some(*number))));
        }
        numbers
    }

    /// The row of that index among all of a 別表.
    pub fn row(&self, annex: usize, at: usize) -> Option<Row<'a>> {
        let mut before = 0;
        let table = self.tables(annex).find(|table| {
            let is_here = at < before + table.rows.len();
            before += if is_here { 0 } else { table.rows.len() };
            is_here
        });
        table?.row(at - before)
    }

    /// 別表第1の4の項
    pub fn cite_row(&self, annex: usize, at: usize) -> String {
        let number = self.row(annex, at).and_then(|row| row.number());
        let parts = number.iter().flat_map(Number::parts).map(|part| format!("の{part}"));
        format!("{}{}の項", self.structure.cite(annex), parts.collect::<String>())
    }
}

impl LinkedDocument {
    /// What citations of it are resolved on.
    pub fn ground(&self) -> Ground<'_> {
        let files = self.files.iter().map(|file| file.manuscript.source.text.as_str());
        Ground { structure: &self.structure, files: files.collect() }
    }

    /// Whether a link may lead there: to a clause by either of its anchors, or to a row of a 別表.
    pub fn has_anchor(&self, fragment: &str) -> bool {
        let is_row = |(annex, number): (&str, &str)| {
            let named = |&at: &usize| self.anchors.at(at) == Some(annex);
            let annex = (0..self.structure.entries().len()).filter(|&at| self.structure.tables(at).next().is_some());
            let numbers = annex.into_iter().find(named).map(|at| self.ground().numbers(at));
            numbers.is_some_and(|all| all.iter().flatten().any(|own| own.address() == number))
        };
        (self.anchors.has(fragment) || self.structure.find(fragment).is_some())
            || fragment.split_once(ROW).is_some_and(is_row)
    }
}

/// Between the permanent anchor of a 別表 and the number of a row.
const ROW: &str = "-r";

/// The anchor of a row, by the permanent anchor of its 別表: `kabcdef-r3_2`.
pub fn row_anchor(annex: &str, number: &Number) -> String {
    format!("{annex}{ROW}{}", number.address())
}

impl Body {
    /// Where rows of its tables are looked up.
    pub fn ground(&self) -> Ground<'_> {
        let files = self.pages.iter().map(|page| page.manuscript.source.text.as_str());
        Ground { structure: &self.structure, files: files.collect() }
    }
}

impl Register {
    /// The words of a row that a citation leads to ([`super::Target::Row`]).
    pub fn row(&self, annex: Clause, at: usize) -> Option<Row<'_>> {
        self.documents.get(annex.document)?.ground().row(annex.clause, at)
    }
}
