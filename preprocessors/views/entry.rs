//! The page of one record of a register: all that the edition may know of it, and what names it.

use super::ledger::{self, Field};
use super::lists::List;
use super::table::{Row, Run, Table};
use super::{address, datum, risk};
use crate::model::ledger::Ledger;
use crate::register::{Datum, Published, PublishedLedger, PublishedRecord, Shown, Target};
use crate::templates::{Broken, HOLE, Templates};
use serde::Serialize;

/// What nobody has written yet.
const BLANK: &str = "未入力";

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    kind: &'a str,
    list: String,
    sample: bool,
    /// In place of the lines.
    lines: &'static str,
}

/// A Line is what `fact.hbs` shows: one field of the record.
#[derive(Serialize)]
struct Line<'a> {
    title: &'a str,
    several: bool,
    runs: &'a [Run],
}

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(
    published: &Published,
    templates: &Templates,
    of: Ledger,
    at: usize,
    here: &str,
) -> Result<String, Broken> {
    let found = published.ledger(of).and_then(|ledger| Some((ledger, ledger.get(at)?)));
    let Some((ledger, record)) = found else { return Ok(String::new()) };
    let (mut lines, mut tables) = (String::new(), String::new());
    let mut blank: Vec<&str> = Vec::new();
    for field in ledger::fields(ledger) {
        let Some(datum) = field.of(record) else { continue };
        if let Some(inside) = inside(published, ledger, field, datum, here) {
            tables.push_str(&inside.print(templates, here)?);
            continue;
        }
        if matches!(datum, Datum::Absent(BLANK)) {
            blank.push(field.title(ledger));
            continue;
        }
        let runs = datum::runs(published, datum, here);
        if !runs.is_empty() {
            let line = Line { title: field.title(ledger), several: runs.len() > 1, runs: &runs };
            lines.push_str(&templates.print("fact", &line)?);
        }
    }
    if !blank.is_empty() {
        // told together: a record that is begun has more of these than of others
        let runs = [Run::words(blank.join("、"))];
        lines.push_str(&templates.print("fact", &Line { title: BLANK, several: false, runs: &runs })?);
    }
    if of == Ledger::Assets {
        tables.push_str(&risk::print(published, templates, at, here)?);
    }
    for table in named_by(published, record, here) {
        tables.push_str(&table.print(templates, here)?);
    }
    let view = View {
        title: &record.name,
        kind: of.title(),
        list: address::relative(here, &List::Ledger(of, 0).address()),
        sample: record.sample,
        lines: HOLE,
    };
    Ok(templates.print_around("entry", &view, &lines)? + &tables)
}

/// Records inside the record, as a table of their own.
fn inside(published: &Published, ledger: &PublishedLedger, field: Field, datum: &Datum, here: &str) -> Option<Table> {
    let Datum::List(data) = datum else { return None };
    let Some(Datum::Inside(first)) = data.first() else { return None };
    let columns = first.iter().map(|(field, _)| datum::column(field)).collect();
    let rows = data.iter().filter_map(|datum| match datum {
        Datum::Inside(fields) => {
            Some(Row::new(fields.iter().map(|(_, datum)| datum::cell(published, Some(datum), here))))
        }
        _ => None,
    });
    let rows: Vec<Row> = rows.collect();
    Some(Table {
        id: field.key(ledger).to_owned(),
        caption: field.title(ledger).to_owned(),
        columns,
        total: rows.len(),
        rows,
        is_plain: true,
        ..Table::default()
    })
}

/// The records that name this one, a table for each register.
fn named_by(published: &Published, record: &PublishedRecord, here: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    for ledger in &published.ledgers {
        let names = |to: &Target| matches!(to, Target::Record(of, _) if *of == ledger.ledger);
        let from = record.named_by.iter().filter(|to| names(to)).filter_map(|to| match to {
            Target::Record(_, at) => Some((*at, ledger.get(*at)?)),
            _ => None,
        });
        let fields: Vec<Field> = ["fiscal_year", "department", "confidentiality", "state", "standing", "until", "due"]
            .iter()
            .filter_map(|key| Field::find(ledger, key))
            .filter(|field| ledger.iter().next().is_some_and(|record| field.of(record).is_some()))
            .collect();
        let mut table = ledger::of_records(published, ledger, from, &fields, &[], here);
        if table.rows.is_empty() {
            continue;
        }
        table.id = format!("by-{}", ledger.ledger.folder());
        table.caption = ledger.ledger.title().to_owned();
        tables.push(table);
    }
    tables
}

/// Whether a sample shows on the page.
pub fn shows_sample(published: &Published, of: Ledger, at: usize) -> bool {
    let Some(record) = published.ledger(of).and_then(|ledger| ledger.get(at)) else { return false };
    let is_sample = |to: &Target| match to {
        Target::Record(of, at) => {
            published.ledger(*of).and_then(|ledger| ledger.get(*at)).is_some_and(|record| record.sample)
        }
        other => super::ends::is_sample(published, *other),
    };
    let mut names = false;
    for datum in record.data.iter().filter_map(Shown::value) {
        datum.walk(&mut |datum| {
            names |= match datum {
                Datum::Link(link) => is_sample(&link.1),
                Datum::Citation(cited) => cited.1.iter().any(is_sample),
                _ => false,
            };
        });
    }
    record.sample || names || record.named_by.iter().any(is_sample)
}
