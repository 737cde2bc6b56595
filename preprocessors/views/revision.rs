//! The page of one row of a 履歴: when and where what changed, who decided it, and the text as it stood.

use super::comparison::Comparison;
use super::table::Run;
use super::{address, pages, word};
use crate::model::{HistoryEntry, Known};
use crate::register::{Body, PastText, Published, PublishedAct, PublishedDocument};
use crate::templates::{Broken, RevisionWords, Templates};
use crate::text::days::Coarse;
use serde::Serialize;

/// A View is what `revision.hbs` shows.
#[derive(Serialize)]
struct View<'a> {
    /// The document, and where it is.
    document: &'a str,
    document_href: Option<String>,
    title: String,
    sample: bool,
    /// Printed.
    lines: String,
    /// Printed: what it changed.
    comparison: String,
    /// What is to be said of the text as it stood, where it is not there.
    no_text: Option<&'a str>,
    text: &'a str,
    /// Its pages.
    texts: Vec<Link>,
}

#[derive(Serialize)]
pub(super) struct Link {
    title: String,
    href: String,
}

/// A Line is what `fact.hbs` shows.
#[derive(Serialize)]
struct Line<'a> {
    title: &'a str,
    several: bool,
    runs: &'a [Run],
}

/// The chapter's path.
pub fn path(document: &PublishedDocument, row: &HistoryEntry) -> String {
    format!("history/{}/{}.md", document.id, row.id)
}

/// Where the page is.
pub fn address(document: &PublishedDocument, row: &HistoryEntry) -> String {
    address::of(&path(document, row))
}

/// 年月日, as the document's own table has it.
pub fn when(row: &HistoryEntry) -> String {
    match &row.date_note {
        Some(note) => format!("{} {note}", row.date),
        None => row.date.to_string(),
    }
}

/// Prints the page of the row at `at` (from 0).
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(
    published: &Published,
    templates: &Templates,
    document: &PublishedDocument,
    body: &Body,
    at: usize,
    here: &str,
) -> Result<String, Broken> {
    let (Some(row), Some(past)) = (body.history.get(at), body.past.get(at)) else { return Ok(String::new()) };
    let words = &templates.words.revision;
    let mut lines = String::new();
    let mut line = |title: &str, runs: Vec<Run>| -> Result<(), Broken> {
        if !runs.is_empty() {
            lines.push_str(&templates.print("fact", &Line { title, several: runs.len() > 1, runs: &runs })?);
        }
        Ok(())
    };
    line(&words.day, vec![Run::words(when(row)).noted(format!("（{}）", row.date.value.seireki()))])?;
    line(&words.place, vec![Run::words(row.place.as_str())])?;
    line(&words.content, vec![Run::words(row.content.as_str())])?;
    line(&words.reason, row.reason.iter().map(|reason| Run::words(reason.as_str())).collect())?;
    match &past.act {
        Some(act) => {
            let PublishedAct { name, kind, number, organs, decided, effective, published } = act;
            line(&words.act, name.iter().map(|name| Run::words(name.as_str())).collect())?;
            line(&words.kind, vec![Run::words(kind.name())])?;
            line(&words.number, known(number, String::clone))?;
            line(&words.organs, organs.iter().map(|organ| Run::words(organ.name.as_str())).collect())?;
            let day = |day: &Known<Coarse>| known(day, |day| day.both());
            line(&words.decided, day(decided))?;
            // what holds from another day than the rest of the act says so itself
            let own = past.effective.map(Known::Value).filter(|_| row.effective.value().is_some());
            line(&words.effective, day(own.as_ref().unwrap_or(effective)))?;
            line(&words.published, day(published))?;
        }
        None => {
            line(&words.act, vec![Run::words(words.no_act.as_str())])?;
            let own = past.effective.filter(|_| row.effective.value().is_some());
            line(&words.effective, own.iter().map(|day| Run::words(day.both())).collect())?;
        }
    }
    let (no_text, texts) = match &past.text {
        PastText::NotKept => (Some(words.not_kept.as_str()), Vec::new()),
        PastText::Altered => (Some(words.altered.as_str()), Vec::new()),
        PastText::Withheld => (Some(words.withheld.as_str()), Vec::new()),
        PastText::Kept(body) => (None, links(body, here)),
    };
    let comparison = match comparison(published, words, body, at) {
        Some(comparison) => {
            comparison.print(templates, document, Some(address::relative(here, &word::of_row(document, row))))?
        }
        None => String::new(),
    };
    let view = View {
        document: document.name.value().map_or("", String::as_str),
        document_href: pages::document_address(document).map(|to| address::relative(here, &to)),
        title: when(row),
        sample: document.sample,
        lines,
        comparison,
        no_text,
        text: &words.text,
        texts,
    };
    templates.print("revision", &view)
}

/// What the row at `at` (from 0) changed; that is known where both texts are on record. `None` where nothing is to be compared.
pub(super) fn comparison<'a>(
    published: &Published,
    words: &'a RevisionWords,
    body: &Body,
    at: usize,
) -> Option<Comparison<'a>> {
    body.past.get(at).filter(|past| past.has_comparison)?;
    let old = body.stood(at.checked_sub(1)?)?;
    Comparison::of(published, words, old, body.stood(at)?)
}

/// The act of the row at `at` (from 0) in one line, where one may be shown: its title and number, or what it does.
pub(super) fn act_in_brief(body: &Body, at: usize) -> Option<String> {
    let act = body.past.get(at)?.act.as_ref()?;
    let parts: Vec<&str> = act.name.iter().chain(act.number.value()).map(String::as_str).collect();
    Some(if parts.is_empty() { act.kind.name().to_owned() } else { parts.join("　") })
}

pub(super) fn links(body: &Body, here: &str) -> Vec<Link> {
    let link = |page: &crate::register::Page| Link {
        title: page.title.clone(),
        href: address::relative(here, &address::of(&page.path)),
    };
    body.pages.iter().map(link).collect()
}

/// A value, or the word for its absence; nothing where it does not apply.
fn known<T>(value: &Known<T>, print: impl Fn(&T) -> String) -> Vec<Run> {
    match value {
        Known::Value(value) => vec![Run::words(print(value))],
        Known::NotApplicable => Vec::new(),
        other => other.absence().map(Run::words).into_iter().collect(),
    }
}
