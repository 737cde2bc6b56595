//! The page of a register (台帳): its records under chosen columns, narrowed by choices; the same records with every column
//! are its CSV file.

use super::lists::share;
use super::table::{Cell, Column, Filter, Form, PagerView, Row, Run, Table, token};
use super::{address, datum};
use crate::model::kinds::Ledger;
use crate::model::record::FieldDoc;
use crate::model::value;
use crate::register::{Datum, DueStanding, Published, PublishedLedger, PublishedRecord, Shown, Target};
use crate::templates::Words;

/// A page shows at most so many records.
pub const PAGE: usize = 500;

/// What stands on the page of a register beside its name: keys of fields and of what is reckoned.
struct Choice {
    columns: &'static [&'static str],
    filters: &'static [&'static str],
}

fn choice(ledger: Ledger) -> Choice {
    let (columns, filters): (&[&str], &[&str]) = match ledger {
        Ledger::Assets => (
            &[
                "department",
                "kind",
                "confidentiality",
                "class",
                "risk_band",
                "personal_data",
                "system",
                "handling",
                "confirmed_on",
            ],
            &["department", "kind", "confidentiality", "risk_band", "importance", "threat", "personal_data", "zone"],
        ),
        Ledger::Systems => (
            &[
                "department",
                "zone",
                "hosting",
                "class",
                "support_end",
                "renewal",
                "tested_on",
                "vendor",
                "confirmed_on",
            ],
            &["department", "zone", "hosting", "class"],
        ),
        Ledger::Audits => (
            &["fiscal_year", "kind", "state", "audited", "auditor", "from", "until", "reported_on"],
            &["fiscal_year", "kind", "state", "auditor"],
        ),
        Ledger::Findings => (
            &["department", "grade", "state", "standing", "due", "plan", "evidence", "repeated_from"],
            &["standing", "state", "grade", "year", "department", "audit", "category"],
        ),
        Ledger::CheckPoints => (&["number", "large", "middle", "required", "answers", "clauses"], &["large", "middle"]),
        Ledger::SelfChecks => (
            &["fiscal_year", "held_on", "target", "answered", "share", "target_departments", "answered_departments"],
            &["fiscal_year"],
        ),
        Ledger::Trainings => (
            &["fiscal_year", "kind", "audience", "held_on", "target", "attended", "share"],
            &["fiscal_year", "kind", "audience"],
        ),
        Ledger::Incidents => (
            &["class", "kind", "department", "known_on", "standing", "persons", "closed_on"],
            &["class", "kind", "department", "standing"],
        ),
        Ledger::Exceptions => (
            &["department", "clauses", "reason", "from", "until", "standing", "approver", "extended"],
            &["standing", "department", "approver"],
        ),
        Ledger::Contractors => (
            &["kind", "provider", "department", "until", "standing", "confidentiality", "checked_on", "transition"],
            &["kind", "department", "standing", "confidentiality"],
        ),
        Ledger::Applications => (
            &["kind", "department", "object", "until", "state", "standing", "approver"],
            &["kind", "department", "state", "standing"],
        ),
        Ledger::Notices => (
            &["issuer", "number", "received_on", "department", "due", "state", "standing"],
            &["issuer", "state", "standing", "department"],
        ),
        Ledger::Meetings => (&["held_on", "agenda", "decisions"], &[]),
        Ledger::Evidence => (&["department", "measures", "what", "kept_at", "dated"], &["department", "measures"]),
        Ledger::Questions => (&["answer", "see"], &["department"]),
        Ledger::Reviews => (&["documents", "reviewed_on", "result", "reviewer", "next"], &["result", "documents"]),
    };
    Choice { columns, filters }
}

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
fn is_shown(ledger: &PublishedLedger, field: Field) -> bool {
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
    let mut table = chosen(published, ledger, in_order(ledger).into_iter().skip(page * PAGE).take(PAGE));
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

/// The rows of all pages of a register, as they stand on them.
pub fn all_rows(published: &Published, of: Ledger) -> Table {
    published.ledger(of).map_or_else(Table::default, |ledger| chosen(published, ledger, in_order(ledger).into_iter()))
}

/// The columns of a register's page, as far as the edition may know them.
pub fn shown(ledger: &PublishedLedger) -> Vec<Field> {
    let found = choice(ledger.ledger).columns.iter().filter_map(|key| Field::find(ledger, key));
    found.filter(|field| is_shown(ledger, *field)).collect()
}

/// The records as they stand on the pages: where something has a day, what is over it first, else in the order of the files.
fn in_order(ledger: &PublishedLedger) -> Vec<(usize, &PublishedRecord)> {
    let mut records: Vec<(usize, &PublishedRecord)> = ledger.iter().enumerate().collect();
    if let Some(at) = standing_column(ledger) {
        let rank = |record: &PublishedRecord| {
            let said = record.computed.get(at);
            let is = |standing: &DueStanding| matches!(said, Some(Datum::Words(word)) if word == standing.name());
            DueStanding::ALL.iter().position(is)
        };
        records.sort_by_key(|(_, record)| rank(record).unwrap_or(usize::MAX));
    }
    records
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
    let filters = choice(ledger.ledger).filters.iter().filter_map(|key| Field::find(ledger, key));
    let filters: Vec<Field> = filters.filter(|field| is_shown(ledger, *field)).collect();
    let here = page_address(ledger.ledger, 0);
    of_records(published, ledger, records, &shown(ledger), &filters, &here)
}

/// Every record with every field that the edition may know: what a file for other programs holds.
pub fn whole(published: &Published, of: Ledger) -> Table {
    let Some(ledger) = published.ledger(of) else { return Table::default() };
    let mut table = of_records(published, ledger, ledger.iter().enumerate(), &fields(ledger), &[], "");
    table.columns.insert(0, Column::words("識別子"));
    for (row, record) in table.rows.iter_mut().zip(ledger.iter()) {
        row.cells.insert(0, Cell::words(record.id.as_str()));
    }
    table.caption = of.title().to_owned();
    table.csv = Some(of.folder().to_owned());
    table
}

/// A table of some records of a register, the first column their names.
pub fn of_records<'a>(
    published: &Published,
    ledger: &PublishedLedger,
    records: impl Iterator<Item = (usize, &'a PublishedRecord)>,
    fields: &[Field],
    filters: &[Field],
    here: &str,
) -> Table {
    let of = ledger.ledger;
    let has_pages = ledger.has_pages();
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
        for filter in filters {
            for choice in filter.of(record).map(|datum| datum::facets(published, datum)).unwrap_or_default() {
                row = row.under(filter.key(ledger), &choice);
            }
        }
        row
    });
    let rows: Vec<Row> = rows.collect();
    let name = datum::field(of, "name").and_then(|at| of.fields().get(at)).map_or("", |field| field.title);
    let filters = filters.iter().map(|filter| choices(published, ledger, *filter));
    Table {
        columns: std::iter::once(Column::words(name)).chain(fields.iter().map(|field| field.column(ledger))).collect(),
        filters: filters.filter(|filter| filter.choices.len() > 1).collect(),
        total: rows.len(),
        rows,
        ..Table::default()
    }
}

/// The choices of a filter: those of a closed list in its order, others as they first come.
fn choices(published: &Published, ledger: &PublishedLedger, field: Field) -> Filter {
    let mut found: Vec<String> = match field.doc().map(|doc| (doc.form)().0) {
        Some(value::Form::Choice(words)) => words().into_iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let mut seen: std::collections::HashSet<String> = found.iter().cloned().collect();
    for record in ledger.iter() {
        for choice in field.of(record).map(|datum| datum::facets(published, datum)).unwrap_or_default() {
            if seen.insert(choice.clone()) {
                found.push(choice);
            }
        }
    }
    let choices = found.iter().map(|choice| (choice.as_str(), choice.as_str()));
    Filter::new(field.key(ledger), field.title(ledger), choices)
}

/// Where a record's page is.
pub fn record_address(ledger: Ledger, record: &PublishedRecord) -> String {
    format!("{}/{}.html", ledger.folder(), record.id)
}

/// How many records say 未入力 somewhere, of how many.
pub fn blanks(ledger: &PublishedLedger) -> (usize, usize) {
    let blank = ledger.iter().filter(|record| record.has_blank(ledger.ledger)).count();
    (blank, ledger.iter().len())
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
