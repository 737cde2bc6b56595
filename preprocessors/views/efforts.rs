//! 取組の概要: what the municipality itself says in public of its measures, and nothing that is counted.

use super::ends;
use super::table::{Cell, Row, Table};
use crate::model::Effort;
use crate::register::Published;
use crate::templates::Words;

/// Whether it says anything.
pub fn is_there(published: &Published) -> bool {
    !published.site.efforts.is_empty()
}

/// All of it, in its own order.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.efforts;
    let row = |effort: &Effort| Row::new([Cell::words(effort.measure.as_str()), Cell::words(effort.words.as_str())]);
    Table {
        id: "torikumi".to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        rows: published.site.efforts.iter().map(row).collect(),
        csv: Some("torikumi".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}
