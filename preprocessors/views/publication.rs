//! 公表の状況: which organ decided and published the text in force of each document, and where it stands in public
//! (地方自治法第244条の6: each organ has the duty; it names no number of days, and none is made up).

use super::table::{Cell, Row, Run, Table};
use super::{address, ends, pages, revision};
use crate::model::{Edition, HistoryEntry, Known};
use crate::register::{Published, PublishedDocument, PublishedOrgan};
use crate::templates::Words;
use crate::text::days::Coarse;

/// Where the page is.
pub const HERE: &str = "publication.html";

/// A Standing is a document, the row of its 履歴 that is in force, and an organ that decided it.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    /// The document, by its index among those published.
    pub at: usize,
    /// The document.
    pub document: &'a PublishedDocument,
    /// The row.
    pub row: &'a HistoryEntry,
    /// The organ.
    pub organ: &'a PublishedOrgan,
}

impl Standing<'_> {
    /// Whether nobody has looked at the public page since the text was published.
    pub fn waits_for_a_look(&self) -> bool {
        let published = self.organ.published.value().map(|day| day.first_day());
        let looked = self.organ.looked_on.map(Coarse::last_day);
        self.organ.address.is_some() && published.is_some_and(|day| looked.is_none_or(|looked| looked < day))
    }
}

/// Every one of which the act is known, in the order of reading.
pub fn standings(published: &Published) -> Vec<Standing<'_>> {
    let mut all = Vec::new();
    for (at, document) in published.documents.iter().enumerate() {
        let Some(body) = document.body.value() else { continue };
        let in_force = (0..body.history.len()).rfind(|&row| body.holds(row));
        let Some((row, past)) = in_force.and_then(|at| body.history.get(at).zip(body.past.get(at))) else { continue };
        // what is for the staff alone is not published by anybody
        let organs = past.act.iter().flat_map(|act| &act.organs);
        let organs = organs.filter(|organ| organ.published != Known::NotApplicable);
        all.extend(organs.map(|organ| Standing { at, document, row, organ }));
    }
    all
}

/// Whether there is any.
pub fn is_there(published: &Published) -> bool {
    !standings(published).is_empty()
}

/// All of them.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.publication;
    let is_officer = published.edition == Edition::Officer;
    let mut columns = ends::columns(&said.columns);
    // when somebody last looked is for officers
    columns.truncate(said.columns.len() - usize::from(!is_officer));
    let row = |standing: Standing<'_>| {
        let Standing { document, row, organ, .. } = standing;
        let name = document.name.value().map_or("", String::as_str);
        let to = pages::document_address(document).map(|to| address::relative(HERE, &to));
        let to_row = address::relative(HERE, &revision::address(document, row));
        let page = match &organ.address {
            Some(address) => Cell::link(said_page(words), address.as_str()),
            None => ends::dash(),
        };
        let mut cells = vec![
            Cell::of([Run { words: name.to_owned(), href: to, ..Run::default() }]),
            Cell::link(revision::when(row), to_row).by(row.date.value.last_day().to_string()),
            Cell::words(organ.name.as_str()),
            day(&organ.decided),
            day(&organ.effective),
            day(&organ.published),
            page,
        ];
        if is_officer {
            let mut looked = match organ.looked_on {
                Some(day) => Cell::words(day.wareki()).by(day.last_day().to_string()),
                None => ends::dash(),
            };
            if standing.waits_for_a_look() {
                looked.runs.push(Run::mark(words.lists.publication_look.as_str()));
            }
            cells.push(looked);
        }
        Row::new(cells).sample(document.sample)
    };
    Table {
        id: "kohyo".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: standings(published).into_iter().map(row).collect(),
        csv: Some("kohyo".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn said_page(words: &Words) -> &str {
    &words.lists.publication_page
}

fn day(day: &Known<Coarse>) -> Cell {
    match day {
        Known::Value(day) => Cell::words(day.wareki()).by(day.last_day().to_string()),
        other => other.absence().map_or_else(ends::dash, |word| Cell::words(word).by(String::new())),
    }
}
