//! 履歴 of all documents: every row of each, the newest first.

use super::table::{Cell, Filter, Row, Run, Table};
use super::{address, ends, ledger, pages, revision};
use crate::model::ledger::Ledger;
use crate::model::review::ReviewResult;
use crate::model::{HistoryEntry, Known, Tier};
use crate::register::{Body, Datum, Published, PublishedDocument, PublishedRecord};
use crate::templates::Words;
use crate::text::days::{Coarse, Day};
use std::cmp::Reverse;

/// A Revision is a row of a document's 履歴.
#[derive(Clone, Copy)]
pub struct Revision<'a> {
    /// The document.
    pub document: &'a PublishedDocument,
    /// Its name.
    pub name: &'a str,
    /// Its body.
    pub body: &'a Body,
    /// The row.
    pub row: &'a HistoryEntry,
    /// Its place (from 0) in the 履歴.
    pub at: usize,
}

/// Every row that may be shown, the newest first; of one day, in the order of the documents.
pub fn revisions(published: &Published) -> Vec<Revision<'_>> {
    let bodies = published
        .documents
        .iter()
        .filter_map(|document| Some((document, document.name.value()?, document.body.value()?)));
    let mut all: Vec<Revision<'_>> = Vec::new();
    for (document, name, body) in bodies {
        let row = |(at, row)| Revision { document, name, body, row, at };
        all.extend(body.history.iter().enumerate().map(row));
    }
    all.sort_by_key(|revision| Reverse(revision.row.date.value.last_day()));
    all
}

/// Whether there are any.
pub fn is_there(published: &Published) -> bool {
    let mut bodies = published.documents.iter().filter_map(|document| document.body.value());
    bodies.any(|body| !body.history.is_empty())
}

/// All of them; the page lies beside the first page.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.timeline;
    let here = "history.html";
    let row = |revision: Revision<'_>| {
        let Revision { document, name, body, row, at } = revision;
        let to_document = pages::document_address(document).map(|to| address::relative(here, &to));
        let act = body.past.get(at).and_then(|past| past.act.as_ref());
        let day = |day: Option<&Known<Coarse>>| match day {
            Some(Known::Value(day)) => Cell::words(day.wareki()).by(day.last_day().to_string()),
            Some(other) => other.absence().map_or_else(ends::dash, |word| Cell::words(word).by(String::new())),
            None => ends::dash(),
        };
        let mut when = vec![Run::link(revision::when(row), address::relative(here, &revision::address(document, row)))];
        if !body.holds(at) {
            when.push(Run::mark(words.revision.to_come_mark.as_str()));
        }
        let cells = [
            Cell::of(when).by(row.date.value.last_day().to_string()),
            Cell::of([Run { words: name.to_owned(), href: to_document, ..Run::default() }]),
            Cell::words(row.place.as_str()),
            Cell::words(row.content.as_str()),
            day(act.map(|act| &act.effective)),
            day(act.map(|act| &act.published)),
        ];
        let day = revision.row.date.value.last_day();
        (day, Row::new(cells).sample(document.sample).under("tier", document.tier.name()))
    };
    let mut rows: Vec<(Day, Row)> = revisions(published).into_iter().map(row).collect();
    rows.extend(reviews(published, words, here));
    rows.sort_by_key(|(day, _)| Reverse(*day));
    Table {
        id: "rireki".to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        filters: vec![Filter::new(
            "tier",
            &words.lists.timeline_tier,
            Tier::ALL.iter().map(|tier| (tier.name(), tier.name())),
        )],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        csv: Some("rireki".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

/// Reviews that left the texts as they are: they are recorded in their register, and entered nowhere again.
fn reviews(published: &Published, words: &Words, here: &str) -> Vec<(Day, Row)> {
    let of = Ledger::Reviews;
    let row = |record: &PublishedRecord| {
        let Some(Datum::Day(day)) = record.datum(of, "reviewed_on") else { return None };
        record.words(of, "result").filter(|result| *result == ReviewResult::Unchanged.name())?;
        let to = address::relative(here, &ledger::record_address(of, record));
        let cells = [
            Cell::link(day.wareki(), to).by(day.last_day().to_string()),
            ledger::said(published, record, of, "documents", here),
            ends::dash(),
            Cell::words(words.lists.timeline_review.as_str()),
            ends::dash(),
            ends::dash(),
        ];
        Some((day.last_day(), Row::new(cells).sample(record.sample)))
    };
    published.records(of).filter_map(row).collect()
}
