//! The page of a register (台帳): its records under chosen columns, narrowed by choices; the same records with every column
//! are its CSV file.

use super::lists::share;
use super::table::{Cell, Column, Filter, Form, PagerView, Row, Run, Table, token};
use super::{address, datum};
use crate::model::ledger::Ledger;
use crate::model::record::FieldDoc;
use crate::register::{Datum, DueStanding, Published, PublishedLedger, PublishedRecord, Shown, Target};
use crate::templates::Words;

/// A page shows at most so many records.
pub const PAGE: usize = 500;

/// A Field is a column of a register: of its records, or reckoned.
#[derive(Debug, Clone, Copy)]
pub enum Field {
    /// By its place in the kind's fields.
    Written(Ledger, usize),
    /// By its place in the ledger's computed ones.
    Computed(Ledger, usize),
}

impl Field {
    /// The field of that key or title, where the edition may know it of some record.
    pub fn find(ledger: &PublishedLedger, name: &str) -> Option<Self> {
        let written = datum::field(ledger.ledger, name).map(|at| Self::Written(ledger.ledger, at));
        let reckoned = || ledger.computed.iter().position(|it| it.key == name || it.title == name);
        written.or_else(|| reckoned().map(|at| Self::Computed(ledger.ledger, at)))
    }

    fn doc(self) -> Option<&'static FieldDoc> {
        match self {
            Self::Written(ledger, at) => ledger.fields().get(at),
            Self::Computed(..) => None,
        }
    }

    /// In addresses.
    pub fn key(self, ledger: &PublishedLedger) -> &'static str {
        match self {
            Self::Written(of, at) => of.fields().get(at).map_or("", |field| field.key),
            Self::Computed(_, at) => ledger.computed.get(at).map_or("", |it| it.key),
        }
    }

    /// For readers.
    pub fn title(self, ledger: &PublishedLedger) -> &'static str {
        match self {
            Self::Written(of, at) => of.fields().get(at).map_or("", |field| field.title),
            Self::Computed(_, at) => ledger.computed.get(at).map_or("", |it| it.title),
        }
    }

    /// What a record holds there; `None` where the edition may not know it.
    pub fn of(self, record: &PublishedRecord) -> Option<&Datum> {
        match self {
            Self::Written(_, at) => record.data.get(at)?.value(),
            Self::Computed(_, at) => record.computed.get(at),
        }
    }

    fn column(self, ledger: &PublishedLedger) -> Column {
        match self.doc() {
            Some(field) => datum::column(field),
            None => {
                let title = self.title(ledger);
                // a unit of a number stands in its title
                let is_number = title.ends_with("（点）") || title.ends_with("（日）") || title.ends_with("（％）");
                let form = if is_number { Form::Number } else { Form::Words };
                Column { form, ..Column::words(title) }
            }
        }
    }
}

/// Whether the edition may know the field at all: of every record alike.
pub fn is_shown(ledger: &PublishedLedger, field: Field) -> bool {
    ledger.iter().next().is_some_and(|record| field.of(record).is_some())
}

/// Every field that the edition may know, but the id and whether it is a sample.
pub fn fields(ledger: &PublishedLedger) -> Vec<Field> {
    let own = ledger.ledger.fields().iter().enumerate();
    let own = own.filter(|(_, field)| !["id", "name", "sample"].contains(&field.key));
    let written = own.map(|(at, _)| Field::Written(ledger.ledger, at));
    let computed = (0..ledger.computed.len()).map(|at| Field::Computed(ledger.ledger, at));
    written.chain(computed).filter(|field| is_shown(ledger, *field)).collect()
}

/// The address of a register's page, from 0.
pub fn page_address(ledger: Ledger, page: usize) -> String {
    match page {
        0 => format!("{}.html", ledger.folder()),
        page => format!("{}-{}.html", ledger.folder(), page + 1),
    }
}

/// How many pages a register has.
pub fn pages(ledger: &PublishedLedger) -> usize {
    ledger.iter().len().div_ceil(PAGE).max(1)
}

/// A page of a register.
pub fn table(published: &Published, words: &Words, of: Ledger, page: usize) -> Table {
    let Some(ledger) = published.ledger(of) else { return Table::default() };
    let mut table = chosen(published, ledger, in_order(ledger).skip(page * PAGE).take(PAGE));
    table.total = ledger.iter().len();
    table.id = of.folder().to_owned();
    table.caption = of.title().to_owned();
    table.csv = Some(of.folder().to_owned());
    table.json = Some(of.folder().to_owned());
    table.pager = pager(ledger, page);
    table.script = (pages(ledger) > 1).then(|| rows_path(of));
    table.empty = words.lists.ledger.empty.replace("{folder}", of.folder());
    table
}

/// The pages of a register, as seen from one of them; none where there is but one.
fn pager(ledger: &PublishedLedger, page: usize) -> Vec<PagerView> {
    let all = ledger.iter().len();
    let view = |at: usize| PagerView {
        title: format!("{}–{}", at * PAGE + 1, ((at + 1) * PAGE).min(all)),
        href: page_address(ledger.ledger, at),
        current: at == page,
    };
    if pages(ledger) > 1 { (0..pages(ledger)).map(view).collect() } else { Vec::new() }
}

/// What stands behind the address of a register's page to narrow it: keys of filters, each with a choice.
pub fn query(of: Ledger, choices: &[(&str, &str)]) -> String {
    let part = |(key, choice): &(&str, &str)| {
        let choice = address::encode(&token(choice)).replace('&', "%26").replace('+', "%2B").replace('=', "%3D");
        format!("{}.{key}={choice}", of.folder())
    };
    format!("?{}", choices.iter().map(part).collect::<Vec<_>>().join("&"))
}

/// Where the rows of all pages of a register lie as a script.
pub fn rows_path(of: Ledger) -> String {
    format!("{}-rows.js", of.folder())
}

/// The rows of a page (from 0) of a register, as they stand on it.
pub fn page_rows(published: &Published, ledger: &PublishedLedger, page: usize) -> Table {
    chosen(published, ledger, in_order(ledger).skip(page * PAGE).take(PAGE))
}

/// The columns of a register's page, as far as the edition may know them.
pub fn shown(ledger: &PublishedLedger) -> Vec<Field> {
    let found = ledger.ledger.columns().iter().filter_map(|key| Field::find(ledger, key));
    found.filter(|field| is_shown(ledger, *field)).collect()
}

/// The records as they stand on the pages.
fn in_order(ledger: &PublishedLedger) -> impl Iterator<Item = (usize, &PublishedRecord)> {
    ledger.order.iter().filter_map(|&at| Some((at as usize, ledger.get(at as usize)?)))
}

fn standing_column(ledger: &PublishedLedger) -> Option<usize> {
    ledger.computed.iter().position(|it| it.key == "standing")
}

/// Whether a record stands so to its day.
pub fn stands(published: &Published, of: Ledger, record: &PublishedRecord, standing: DueStanding) -> bool {
    let column = published.ledger(of).and_then(standing_column);
    let said = column.and_then(|at| record.computed.get(at));
    matches!(said, Some(Datum::Words(word)) if word == standing.name())
}

/// Some records under the chosen columns and filters. All pages of a register lie beside each other, so their links are alike.
fn chosen<'a>(
    published: &Published,
    ledger: &PublishedLedger,
    records: impl Iterator<Item = (usize, &'a PublishedRecord)>,
) -> Table {
    let filters: Vec<&str> = ledger.facets.iter().map(|(key, _)| *key).collect();
    let here = page_address(ledger.ledger, 0);
    let mut table = of_records(published, ledger, records, &shown(ledger), &filters, &here);
    table.filters = ledger.facets.iter().map(|(key, choices)| filter(ledger, key, choices)).collect();
    table
}

fn filter(ledger: &PublishedLedger, key: &str, choices: &[(String, usize)]) -> Filter {
    let title = Field::find(ledger, key).map_or("", |field| field.title(ledger));
    let mut filter = Filter::new(key, title, choices.iter().map(|(word, _)| (word.as_str(), word.as_str())));
    filter.counts = Some(choices.iter().map(|(_, count)| *count).collect());
    filter
}

/// What a file for other programs holds: every field that the edition may know, the record's id first.
pub fn columns_of_all(ledger: &PublishedLedger) -> Vec<Column> {
    let name = datum::field(ledger.ledger, "name").and_then(|at| ledger.ledger.fields().get(at));
    let first = [Column::words("識別子"), Column::words(name.map_or("", |field| field.title))];
    first.into_iter().chain(fields(ledger).into_iter().map(|field| field.column(ledger))).collect()
}

/// How many pieces the cells of each of these columns have at most.
pub fn widths_of_all(ledger: &PublishedLedger) -> Vec<usize> {
    let width = |field: &Field| {
        let pieces = ledger.iter().filter_map(|record| field.of(record)).map(Datum::pieces);
        pieces.max().unwrap_or_default().max(1)
    };
    [1, 1].into_iter().chain(fields(ledger).iter().map(width)).collect()
}

/// A table of some records of a register, the first column their names.
pub fn of_records<'a>(
    published: &Published,
    ledger: &PublishedLedger,
    records: impl Iterator<Item = (usize, &'a PublishedRecord)>,
    fields: &[Field],
    filters: &[&str],
    here: &str,
) -> Table {
    let of = ledger.ledger;
    let has_pages = ledger.has_pages();
    // looked up once, not for each record
    let filters: Vec<(&str, Field)> =
        filters.iter().filter_map(|key| Some((*key, Field::find(ledger, key)?))).collect();
    let rows = records.map(|(_, record)| {
        let name = if has_pages {
            Run::link(record.name.as_str(), address::relative(here, &record_address(of, record)))
        } else {
            Run::words(record.name.as_str())
        };
        let cells = fields.iter().map(|field| {
            let mut cell = datum::cell(published, field.of(record), here);
            // what somebody must see to: over its day, or not to be relied on
            for run in cell.runs.iter_mut().filter(|_| matches!(field, Field::Computed(..))) {
                run.mark =
                    [DueStanding::Overdue.name(), DueStanding::Unknown.name(), "未確認"].contains(&run.words.as_str());
            }
            cell
        });
        let mut row = Row::new(std::iter::once(Cell::of([name])).chain(cells)).sample(record.sample);
        for (filter, field) in &filters {
            for choice in field.of(record).map(Datum::facets).unwrap_or_default() {
                row = row.under(filter, &choice);
            }
        }
        row
    });
    let rows: Vec<Row> = rows.collect();
    let name = datum::field(of, "name").and_then(|at| of.fields().get(at)).map_or("", |field| field.title);
    Table {
        columns: std::iter::once(Column::words(name)).chain(fields.iter().map(|field| field.column(ledger))).collect(),
        total: rows.len(),
        rows,
        ..Table::default()
    }
}

/// Where a record's page is.
pub fn record_address(ledger: Ledger, record: &PublishedRecord) -> String {
    format!("{}/{}.html", ledger.folder(), record.id)
}

/// How many records say 未入力 somewhere, of how many.
pub fn blanks(ledger: &PublishedLedger) -> (usize, usize) {
    (ledger.blank, ledger.iter().len())
}

/// Whether a sample is among the records.
pub fn shows_sample(ledger: &PublishedLedger) -> bool {
    ledger.iter().any(|record| record.sample)
}

/// The records of a register that a department keeps.
pub fn kept_by(
    published: &Published,
    of: Ledger,
    department: usize,
) -> impl Iterator<Item = (usize, &PublishedRecord)> {
    let keeps = move |record: &PublishedRecord| record.target(of, "department") == Some(Target::Department(department));
    published.records(of).enumerate().filter(move |(_, record)| keeps(record))
}

/// What a withheld or absent field says to a reader.
pub fn said(published: &Published, record: &PublishedRecord, of: Ledger, key: &str, here: &str) -> Cell {
    let at = of.field(key);
    datum::cell(published, at.and_then(|at| record.data.get(at)).and_then(Shown::value), here)
}

/// Over a register: how much of it nobody has written yet, and which part of it a page shows.
pub fn lead(published: &Published, words: &Words, of: Ledger, page: usize) -> Vec<String> {
    let said = &words.lists.ledger;
    let Some(ledger) = published.ledger(of).filter(|ledger| ledger.iter().len() > 0) else { return Vec::new() };
    let mut lead = vec![of.what().to_owned()];
    let (blank, all) = blanks(ledger);
    if blank > 0 {
        lead.push(format!("{}{}", said.lead_blanks, share(blank, all, &words.count)));
    }
    if pages(ledger) > 1 {
        let (from, to) = (page * PAGE + 1, ((page + 1) * PAGE).min(all));
        let values = [("{from}", from), ("{to}", to), ("{all}", all)];
        lead.push(
            values.iter().fold(said.page.clone(), |words, (name, value)| words.replace(name, &value.to_string())),
        );
    }
    lead
}
