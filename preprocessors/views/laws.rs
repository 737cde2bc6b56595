//! 法令: laws and what else from outside the texts rest on, with the clauses that have to do with them.

use super::ends;
use super::table::{Cell, Column, Filter, Row, Run, Table};
use crate::model::Edition;
use crate::model::law::LawKind;
use crate::register::{Published, PublishedLaw, Target, TieKind};
use crate::templates::Words;

/// Where it is.
const HERE: &str = "laws.html";

/// The place of the column of clauses.
const CLAUSES: usize = 3;

/// Whether a clause of a sample is named.
pub fn shows_sample(published: &Published) -> bool {
    published.edition != Edition::Public && super::lists::samples_tie(published, |tie| tie.kind == TieKind::Law)
}

/// The table: a row for each law.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.laws;
    let mut columns = ends::columns(&said.columns);
    if let Some(last) = columns.pop() {
        columns.push(Column { sortable: false, ..last });
    }
    let kinds = LawKind::ALL.iter().map(|kind| (kind.name(), kind.name()));
    let mut rows: Vec<Row> =
        published.registers.laws.iter().enumerate().map(|(at, law)| row(published, at, law, words)).collect();
    // which clauses a law has to do with is for staff
    if published.edition == Edition::Public {
        columns.remove(CLAUSES);
        rows.iter_mut().for_each(|row| drop(row.cells.remove(CLAUSES)));
    }
    Table {
        id: "horei".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows,
        filters: vec![Filter::new("kind", &words.lists.filters.kind, kinds)],
        csv: Some("horei".to_owned()),
        names_sample: shows_sample(published),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn row(published: &Published, at: usize, law: &PublishedLaw, words: &Words) -> Row {
    let name = law.name.value().cloned().unwrap_or_default();
    let short = law.short_names.value().map(|names| names.join("、")).unwrap_or_default();
    let href = law.url.value().cloned().flatten();
    let note = (!short.is_empty()).then(|| format!("{}{short}", words.lists.also));
    let kind = law.kind.value().copied().unwrap_or_default();
    let clauses = ends::tied(published, TieKind::Law, |to| to == Target::Law(at));
    let mut notes = Vec::new();
    if let Some(day) = law.valid_until.value().and_then(Option::as_ref) {
        notes.push(Run::words(format!("{}{}", day.wareki(), words.lists.abolished)));
    }
    if let Some(next) = law.successor.value().and_then(Option::as_ref) {
        let link = Run::link(next.name.as_str(), format!("#law-{}", next.id));
        notes.push(link.noted(words.lists.law_successor.as_str()));
    }
    notes.extend(law.note.value().cloned().flatten().map(Run::words));
    Row::new([
        Cell::of([Run { words: name, href, note, mark: false }]),
        Cell::words(kind),
        ends::known(&law.number, String::clone),
        ends::cell(published, clauses, HERE),
        if notes.is_empty() { ends::dash() } else { Cell::of(notes) },
    ])
    .under("kind", kind)
    .at(format!("law-{}", law.id))
}
