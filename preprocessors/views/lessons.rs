//! 教訓: what incidents and findings taught, for everybody in the municipality.

use super::ends;
use super::table::{Cell, Row, Table};
use crate::register::{Lesson, Published};
use crate::templates::Words;

/// Whether there are any.
pub fn is_there(published: &Published) -> bool {
    !published.lessons.is_empty()
}

/// All of them.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.lessons;
    let row = |lesson: &Lesson| {
        let year = lesson.year.map_or_else(ends::dash, |year| Cell::words(year.wareki()).by(year.year().to_string()));
        Row::new([year, Cell::words(lesson.words.as_str())]).sample(lesson.sample)
    };
    Table {
        id: "kyokun".to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        rows: published.lessons.iter().map(row).collect(),
        csv: Some("kyokun".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}
