//! What a field of a record holds, as a cell of a table or a line of a record's page.

use super::table::{Cell, Column, Form, Run};
use super::{ends, target};
use crate::model::ledger::Ledger;
use crate::model::record::FieldDoc;
use crate::model::value;
use crate::register::{Datum, Published, Target};
use std::borrow::Cow;

/// A Way is where a piece leads.
enum Way<'d> {
    Nowhere,
    /// Out of the site.
    Web(&'d str),
    /// To the first of these that has a page.
    To(&'d [Target]),
}

/// Calls `take` with each piece of what a datum says: most are words that stand in it.
fn each<'d>(datum: &'d Datum, take: &mut dyn FnMut(Cow<'d, str>, Way<'d>)) {
    let mut plain = |words: Cow<'d, str>| take(words, Way::Nowhere);
    match datum {
        Datum::Words(words) => plain(Cow::Borrowed(words)),
        Datum::Number(number) => plain(Cow::Owned(number.to_string())),
        Datum::Yes(yes) => plain(Cow::Borrowed(if *yes { "はい" } else { "いいえ" })),
        Datum::Day(day) => plain(Cow::Owned(day.wareki())),
        Datum::Year(year) => plain(Cow::Owned(year.wareki())),
        Datum::Absent(word) => plain(Cow::Borrowed(word)),
        Datum::Nothing => {}
        Datum::Withheld => plain(Cow::Borrowed("－")),
        Datum::Web(address) => take(Cow::Borrowed(address), Way::Web(address)),
        Datum::Link(link) => take(Cow::Borrowed(&link.0), Way::To(std::slice::from_ref(&link.1))),
        Datum::Citation(cited) => take(Cow::Borrowed(&cited.0), Way::To(&cited.1)),
        Datum::List(data) => data.iter().for_each(|datum| each(datum, take)),
        Datum::Inside(fields) => {
            let said = fields.iter().filter_map(|(field, datum)| {
                let mut words = Vec::new();
                each(datum, &mut |piece, _| words.push(piece));
                (!words.is_empty()).then(|| format!("{}：{}", field.title, words.join("・")))
            });
            plain(Cow::Owned(said.collect::<Vec<_>>().join("、")));
        }
    }
}

/// The pieces of what a field holds, for the page at `here`; none where there is nothing to say.
pub fn runs(published: &Published, datum: &Datum, here: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    each(datum, &mut |words, way| {
        let href = match way {
            Way::Nowhere => None,
            Way::Web(address) => Some(address.to_owned()),
            Way::To(to) => to.iter().find_map(|to| href(published, *to, here)),
        };
        runs.push(Run { words: words.into_owned(), href, ..Run::default() });
    });
    runs
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
    Cell { runs, key: key(datum) }
}

/// The same for a file, in which nothing leads anywhere: calls `take` with each piece, and gives what these are sorted by.
pub fn say<'d>(datum: Option<&'d Datum>, take: &mut dyn FnMut(Cow<'d, str>)) -> Option<Cow<'d, str>> {
    let mut is_said = false;
    if let Some(datum) = datum {
        each(datum, &mut |words, _| {
            is_said = true;
            take(words);
        });
    }
    match datum.filter(|_| is_said) {
        Some(datum) => key(datum).map(Cow::Owned),
        None => {
            take(Cow::Borrowed("－"));
            None
        }
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
