//! 索引: the words that are defined and the titles of documents, in the order of the gojūon: how to find without JavaScript.

use super::terms::{self, ROWS, row_of};
use super::{address, pages};
use crate::register::Published;
use crate::templates::{Broken, Templates};
use serde::Serialize;

/// Whether there is anything to look up.
pub fn is_there(published: &Published) -> bool {
    !published.terms.is_empty() || published.documents.iter().any(|document| document.body.value().is_some())
}

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    what: &'a str,
    groups: Vec<Group<'a>>,
}

/// A Group is what is read under one row of the gojūon.
#[derive(Serialize)]
struct Group<'a> {
    name: &'a str,
    id: String,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    reading: Option<String>,
    href: String,
    /// 用語, or the document's tier.
    what: &'a str,
    sample: bool,
}

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, here: &str) -> Result<String, Broken> {
    let words = &templates.words;
    let mut entries: Vec<(usize, (String, String), Entry<'_>)> = Vec::new();
    for (at, term) in published.terms.list.iter().enumerate() {
        let reading = terms::reading(published, term);
        let href = format!("{}#{}", address::relative(here, terms::HERE), terms::anchor(published, at));
        let entry = Entry {
            name: &term.name,
            reading: reading.clone().filter(|reading| *reading != term.name),
            href,
            what: &words.lists.sakuin_term,
            sample: term.sample,
        };
        entries.push((
            reading.as_deref().map_or(ROWS.len(), row_of),
            terms::plain(reading.as_deref().unwrap_or(&term.name)),
            entry,
        ));
    }
    for document in &published.documents {
        let (Some(name), Some(to), Some(body)) =
            (document.name.value(), pages::document_address(document), document.body.value())
        else {
            continue;
        };
        let reading = body.reading.clone().filter(|reading| !reading.trim().is_empty());
        let entry = Entry {
            name,
            reading: reading.clone(),
            href: address::relative(here, &to),
            what: document.tier.name(),
            sample: document.sample,
        };
        entries.push((
            reading.as_deref().map_or(ROWS.len(), row_of),
            terms::plain(reading.as_deref().unwrap_or(name)),
            entry,
        ));
    }
    entries.sort_by(|(row, key, one), (other_row, other_key, other)| {
        (row, key, one.name).cmp(&(other_row, other_key, other.name))
    });
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (row, _, entry) in entries {
        let name = ROWS.get(row).map_or(words.lists.no_reading.as_str(), |(name, _)| name);
        if groups.last().is_none_or(|group| group.name != name) {
            groups.push(Group { name, id: format!("row-{row}"), entries: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.entries.push(entry);
        }
    }
    let said = &words.lists.sakuin;
    templates.print("sakuin", &View { title: &said.title, what: &said.description, groups })
}
