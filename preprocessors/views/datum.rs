//! What a field of a record holds, as a cell of a table or a line of a record's page.

use super::table::{Cell, Column, Form, Run};
use super::{ends, target};
use crate::model::ledger::Ledger;
use crate::model::record::FieldDoc;
use crate::model::value;
use crate::register::{Datum, Published, Target};

/// The pieces of what a field holds, for the page at `here`; none where there is nothing to say.
pub fn runs(published: &Published, datum: &Datum, here: &str) -> Vec<Run> {
    match datum {
        Datum::Words(words) => vec![Run::words(words.as_str())],
        Datum::Number(number) => vec![Run::words(number.to_string())],
        Datum::Yes(yes) => vec![Run::words(if *yes { "はい" } else { "いいえ" })],
        Datum::Day(day) => vec![Run::words(day.wareki())],
        Datum::Year(year) => vec![Run::words(year.wareki())],
        Datum::Web(address) => vec![Run::link(address.as_str(), address.as_str())],
        Datum::Link(name, to) => vec![Run { words: name.clone(), href: href(published, *to, here), ..Run::default() }],
        Datum::Citation(words, to) => {
            let href = to.iter().find_map(|to| href(published, *to, here));
            vec![Run { words: words.clone(), href, ..Run::default() }]
        }
        Datum::Absent(word) => vec![Run::words(*word)],
        Datum::Nothing => Vec::new(),
        Datum::Withheld => vec![Run::words("－")],
        Datum::List(data) => data.iter().flat_map(|datum| runs(published, datum, here)).collect(),
        Datum::Inside(fields) => {
            let said = fields.iter().filter_map(|(field, datum)| {
                let words: Vec<String> = runs(published, datum, here).into_iter().map(|run| run.words).collect();
                (!words.is_empty()).then(|| format!("{}：{}", field.title, words.join("・")))
            });
            vec![Run::words(said.collect::<Vec<_>>().join("、"))]
        }
    }
}

fn href(published: &Published, to: Target, here: &str) -> Option<String> {
    if !super::pages::has(published, to) {
        return None;
    }
    target::find(published, to)?.href(here)
}

/// What a field holds, as a cell; a dash where there is nothing to say.
pub fn cell(published: &Published, datum: Option<&Datum>, here: &str) -> Cell {
    let Some(datum) = datum else { return ends::dash() };
    let runs = runs(published, datum, here);
    if runs.is_empty() {
        return ends::dash();
    }
    match key(datum) {
        Some(key) => Cell::of(runs).by(key),
        None => Cell::of(runs),
    }
}

/// What it is sorted by where that is not what it says.
fn key(datum: &Datum) -> Option<String> {
    match datum {
        Datum::Day(day) => Some(day.last_day().to_string()),
        Datum::Year(year) => Some(year.year().to_string()),
        Datum::Number(number) => Some(number.to_string()),
        Datum::Absent(_) | Datum::Withheld | Datum::Nothing => Some(String::new()),
        _ => None,
    }
}

/// The column of a field.
pub fn column(field: &FieldDoc) -> Column {
    let (form, several) = (field.form)();
    let column = Column::words(field.title);
    match form {
        value::Form::Number if !several => Column { form: Form::Number, ..column },
        value::Form::Day if !several => Column { form: Form::Day, ..column },
        _ => column,
    }
}

/// A register's field by its key or its title.
pub fn field(ledger: Ledger, name: &str) -> Option<usize> {
    ledger.fields().iter().position(|field| field.key == name || field.title == name)
}
