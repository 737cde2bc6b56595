//! 委員会: two A4 pages for the committee.

use super::lists::sheet;
use super::table::{Cell, Column, Row, Run, Table};
use super::{address, dashboard, datum, draft, ends, ledger, pages};
use crate::model::ledger::Ledger;
use crate::register::{Datum, DueStanding, Published, PublishedDocument, PublishedRecord, Shown, WaitingAct};
use crate::templates::{Broken, CommitteeWords, TableWords, Templates};

/// Where it is.
pub const HERE: &str = "committee.html";

/// The figures that the committee sees, of all that are counted.
const FIGURES: [&str; 5] = ["findings_overdue", "exceptions_overdue", "support_over", "attended", "tested"];

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, title: &str, here: &str) -> Result<String, Broken> {
    let Some(figures) = published.figures.value() else { return Ok(String::new()) };
    let words = &templates.words;
    let said = &words.committee;
    let mut tables: Vec<Table> = vec![decisions(published, said, here)];
    tables.extend(waiting(published, &said.publication, here));
    let measures = dashboard::measures(published, figures, words, here);
    tables.extend(measures.map(|table| Table { note: None, caption: said.measures.clone(), ..table }));
    let rows = FIGURES.iter().filter_map(|key| figures.get(key)).map(|figure| {
        let name = words.dashboard.figures.get(figure.key).map_or(figure.key, |it| it.name.as_str());
        let day = figure.dated.map_or_else(ends::dash, |day| Cell::words(day.wareki()).by(day.to_string()));
        Row::new([Cell::words(name), Cell::words(dashboard::number(figure, &words.count)), day])
    });
    tables.push(table("kazu", &said.figures, rows.collect()));
    tables.push(overdue(published, &said.overdue, here));
    tables.push(incidents(published, &said.incidents, here));
    tables.push(homework(published, &said.homework, here));
    let sample = dashboard::shows_sample(published);
    let mut printed = String::new();
    for mut table in tables {
        table.names_sample |= sample && !table.rows.is_empty();
        printed.push_str(&table.print(templates, here)?);
    }
    let lead = dashboard::lead(published, figures, &words.dashboard);
    sheet(templates, title, lead.get(..lead.len().saturating_sub(1)).unwrap_or_default(), &printed)
}

fn table<const N: usize>(id: &str, said: &TableWords<N>, rows: Vec<Row>) -> Table {
    Table {
        id: id.to_owned(),
        caption: said.caption.clone(),
        columns: said.columns.iter().map(|title| Column::words(title.as_str()).unsorted()).collect(),
        rows,
        empty: said.empty.clone(),
        is_plain: true,
        ..Table::default()
    }
}

fn link(of: Ledger, record: &PublishedRecord, here: &str) -> Cell {
    Cell::link(record.name.as_str(), address::relative(here, &ledger::record_address(of, record)))
}

/// What the committee is asked for: to end or extend what has run out.
fn decisions(published: &Published, words: &CommitteeWords, here: &str) -> Table {
    let mut rows = Vec::new();
    for (document, body) in published.documents.iter().filter_map(|it| Some((it, it.body.value()?))) {
        if let Some(draft) = &body.draft {
            let to = address::relative(here, &address::of(&draft::path(document)));
            let department = body.department.value().map_or_else(ends::dash, |name| Cell::words(name.as_str()));
            let cells = [Cell::link(draft.title.as_str(), to), department, Cell::words(words.drafted.as_str())];
            rows.push(Row::new(cells).sample(document.sample));
        }
    }
    for (of, key) in [(Ledger::Exceptions, "until"), (Ledger::Findings, "acceptance")] {
        for record in published.records(of).filter(|record| ledger::stands(published, of, record, DueStanding::Overdue))
        {
            let has = |key: &str| !matches!(record.datum(of, key), None | Some(Datum::Nothing));
            if of == Ledger::Findings && !has("acceptance") {
                continue;
            }
            let cells = [
                link(of, record, here),
                ledger::said(published, record, of, "department", here),
                ledger::said(published, record, of, key, here),
            ];
            rows.push(Row::new(cells));
        }
    }
    table("kettei", &words.decisions, rows)
}

/// What is decided and waits to be published; no table where nothing does.
fn waiting(published: &Published, said: &TableWords<3>, here: &str) -> Option<Table> {
    let acts = published.waiting.value().filter(|acts| !acts.is_empty())?;
    let row = |act: &WaitingAct| {
        let documents = act.documents.iter().filter_map(|&at| published.documents.get(at));
        let link = |document: &PublishedDocument| {
            let name = document.name.value().map_or("", String::as_str);
            let href = pages::document_address(document).map(|to| address::relative(here, &to));
            Run { words: name.to_owned(), href, ..Run::default() }
        };
        let day = act.effective.map_or_else(ends::dash, |day| Cell::words(day.wareki()));
        Row::new([Cell::words(act.name.as_str()), Cell::of(documents.map(link)), day])
    };
    Some(table("kohyo", said, acts.iter().map(row).collect()))
}

/// Findings whose day has passed.
fn overdue(published: &Published, said: &TableWords<4>, here: &str) -> Table {
    let of = Ledger::Findings;
    let open = published.records(of).filter(|record| {
        let accepted = !matches!(record.datum(of, "acceptance"), None | Some(Datum::Nothing));
        ledger::stands(published, of, record, DueStanding::Overdue) && !accepted
    });
    let rows = open.map(|record| {
        let field = |key: &str| ledger::said(published, record, of, key, here);
        Row::new([link(of, record, here), field("department"), field("grade"), field("due")])
    });
    table("choka", said, rows.collect())
}

/// Those of this 年度, with what is to be learned from them.
fn incidents(published: &Published, said: &TableWords<4>, here: &str) -> Table {
    let of = Ledger::Incidents;
    let this = published.today.day().fiscal_year();
    let known = |record: &&PublishedRecord| match record.datum(of, "known_on") {
        Some(Datum::Day(day)) => day.last_day().fiscal_year() == this,
        _ => false,
    };
    let rows = published.records(of).filter(known).map(|record| {
        let field = |key: &str| ledger::said(published, record, of, key, here);
        Row::new([link(of, record, here), field("class"), field("known_on"), field("lesson")])
    });
    table("jiko", said, rows.collect())
}

/// What the last meeting left to do.
fn homework(published: &Published, said: &TableWords<4>, here: &str) -> Table {
    let of = Ledger::Meetings;
    let now = published.today.day();
    let held = |record: &&PublishedRecord| match record.datum(of, "held_on") {
        Some(Datum::Day(day)) => Some(day.last_day()).filter(|day| *day <= now),
        _ => None,
    };
    let last = published.records(of).filter(|record| held(record).is_some()).max_by_key(|record| held(record));
    let mut rows = Vec::new();
    if let Some(Datum::List(all)) = last.and_then(|record| record.datum(of, "homework")) {
        for own in all {
            let Datum::Inside(fields) = own else { continue };
            let field = |key: &str| {
                let found = fields.iter().find(|(field, _)| field.key == key).map(|(_, datum)| datum);
                datum::cell(published, found, here)
            };
            let late = fields
                .iter()
                .any(|(field, datum)| field.key == "due" && matches!(datum, Datum::Day(day) if day.last_day() < now));
            let open = fields.iter().any(|(field, datum)| field.key == "done_on" && !matches!(datum, Datum::Day(_)));
            let mut due = field("due");
            if late && open {
                due.runs.push(Run::mark(DueStanding::Overdue.name()));
            }
            rows.push(Row::new([field("what"), field("post"), due, field("done_on")]));
        }
    }
    table("shukudai", said, rows)
}

/// Whether there is anything to tell the committee.
pub fn is_there(published: &Published) -> bool {
    dashboard::is_there(published) && matches!(published.figures, Shown::Shown(_))
}
