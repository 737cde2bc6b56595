//! A register put into a text: 〔表：…〕.

use super::address;
use super::ledger::{self, Field};
use super::table::Table;
use crate::register::{Embed, Published, PublishedRecord};
use crate::templates::{Broken, Templates};

/// The table for the page at `here`; `None` where the line names none (which `check` says). `id`: of its element.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(
    published: &Published,
    templates: &Templates,
    words: &str,
    here: &str,
    id: &str,
) -> Result<Option<String>, Broken> {
    let Ok(embed) = Embed::read(words) else { return Ok(None) };
    let Some(ledger) = published.ledger(embed.ledger) else { return Ok(None) };
    let said = &templates.words.lists.ledger;
    if ledger.records.value().is_none() {
        return templates.print("remark", &said.withheld).map(Some);
    }
    // what the edition may not know is left out: a dash would say that there is nothing
    let fields = |keys: &[&str]| -> Vec<Field> {
        keys.iter()
            .filter_map(|key| Field::find(ledger, key))
            .filter(|field| ledger::is_shown(ledger, *field))
            .collect()
    };
    let fits = |record: &PublishedRecord| {
        embed.filters.iter().all(|(key, value)| {
            let datum = Field::find(ledger, key).and_then(|field| field.of(record));
            datum.is_some_and(|datum| datum.facets().iter().any(|word| word == value))
        })
    };
    let records = ledger.iter().enumerate().filter(|(_, record)| fits(record)).take(ledger::PAGE);
    let columns = if embed.columns.is_empty() { ledger::shown(ledger) } else { fields(&embed.columns) };
    let mut table: Table = ledger::of_records(published, ledger, records, &columns, &[], here);
    id.clone_into(&mut table.id);
    embed.ledger.title().clone_into(&mut table.caption);
    table.empty = said.no_match.clone();
    let more = ledger.has_pages().then(|| address::relative(here, &ledger::page_address(embed.ledger, 0)));
    table.more = more.filter(|_| table.rows.len() == ledger::PAGE);
    table.print(templates, here).map(Some)
}
