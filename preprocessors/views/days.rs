//! この日の条文: from which day to which each text held.

use super::table::{Cell, Row, Run, Table};
use super::timeline::Revision;
use super::{address, ends, pages, revision};
use crate::register::Published;
use crate::templates::Words;
use crate::text::days::Day;

/// Where the page is.
pub const HERE: &str = "days.html";

/// Whether there is a text on record beside those of today.
pub fn is_there(published: &Published) -> bool {
    let mut bodies = published.documents.iter().filter_map(|document| document.body.value());
    bodies.any(|body| (0..body.history.len()).any(|at| body.stood(at).is_some()))
}

/// A Period is the days on which a text held.
struct Period {
    from: Option<Day>,
    /// The first day on which it held no more.
    until: Option<Day>,
}

/// Every text of every document, the documents in the order of reading, the oldest text first.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.days;
    let mut rows = Vec::new();
    for (document, body) in published.documents.iter().filter_map(|it| Some((it, it.body.value()?))) {
        let name = document.name.value().map_or("", String::as_str);
        for (at, row) in body.history.iter().enumerate() {
            let Some(period) = period(body, at) else { continue };
            let revision = Revision { document, name, body, row, at };
            rows.push(of(revision, &period, words).sample(document.sample).under("tier", document.tier.name()));
        }
    }
    Table {
        id: "hi".to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        rows,
        // the columns of days, counted from 0
        period: Some((1, 2)),
        csv: Some("kono-hi".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn of(revision: Revision<'_>, period: &Period, words: &Words) -> Row {
    let Revision { document, name, body, row, at } = revision;
    let day = |day: Option<Day>| match day {
        Some(day) => Cell::words(day.wareki()).by(day.to_string()),
        None => ends::dash(),
    };
    let to = pages::document_address(document).map(|to| address::relative(HERE, &to));
    let mut texts: Vec<Run> = Vec::new();
    if let Some(text) = body.stood(at) {
        let link = |page: &crate::register::Page| {
            Run::link(page.title.clone(), address::relative(HERE, &address::of(&page.path)))
        };
        texts.extend(text.pages.iter().map(link));
    } else {
        let why = if body.withholds { &words.revision.withheld } else { &words.revision.not_kept };
        texts.push(Run::words(why.as_str()));
    }
    if !body.holds(at) {
        texts.push(Run::mark(words.revision.to_come_mark.as_str()));
    }
    let last = period.until.and_then(|day| day.plus_days(-1));
    Row::new([
        Cell::of([Run { words: name.to_owned(), href: to, ..Run::default() }]),
        day(period.from),
        day(last),
        Cell::link(revision::when(row), address::relative(HERE, &revision::address(document, row))),
        Cell::of(texts),
    ])
}

/// When the words of a row held: until those of a later row did; `None` where they never did, since a later row holds from
/// the same day or before.
fn period(body: &crate::register::Body, at: usize) -> Option<Period> {
    let first = |row: usize| body.past.get(row)?.effective.map(|day| day.first_day());
    let from = first(at);
    let until = (at + 1..body.history.len()).filter_map(first).min();
    match (from, until) {
        (Some(from), Some(until)) if until <= from => None,
        _ => Some(Period { from, until }),
    }
}
