//! 報告した数: the figures as they were on the days on which they were reported, beside those of today.

use super::dashboard;
use super::table::{Cell, Column, Row, Run, Table};
use crate::register::{Published, PublishedSnapshot};
use crate::templates::Words;

/// Whether any figures were kept.
pub fn is_there(published: &Published) -> bool {
    published.snapshots.value().is_some_and(|all| !all.is_empty())
}

/// Every figure that some snapshot or today has, a column for each day, the newest first.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.dashboard.snapshots;
    let snapshots = published.snapshots.value().map(Vec::as_slice).unwrap_or_default();
    let mut newest: Vec<&PublishedSnapshot> = snapshots.iter().collect();
    newest.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.day.last_day()));
    let now = published.figures.value();
    let figures = now.map(|figures| figures.figures.as_slice()).unwrap_or_default();
    let mut columns = vec![Column::words(said.figure.as_str()).unsorted()];
    columns.push(Column::words(said.today.replace("{day}", &published.today.day().wareki())).unsorted());
    let title = |snapshot: &&PublishedSnapshot| format!("{}（{}）", snapshot.name, snapshot.day.wareki());
    columns.extend(newest.iter().map(|snapshot| Column::words(title(snapshot)).unsorted()));
    let rows = figures.iter().map(|figure| {
        let name = words.dashboard.figures.get(figure.key).map_or(figure.key, |it| it.name.as_str());
        let then = newest.iter().map(|snapshot| match snapshot.figures.iter().find(|it| it.0 == figure.key) {
            Some((_, part, whole)) => {
                let then = crate::register::Figure { part: *part, whole: *whole, ..figure.clone() };
                Cell::words(dashboard::number(&then, &words.count))
            }
            None => Cell::of([Run::words("－")]),
        });
        let cells = [Cell::words(name), Cell::words(dashboard::number(figure, &words.count))];
        Row::new(cells.into_iter().chain(then)).sample(newest.iter().any(|snapshot| snapshot.sample))
    });
    Table {
        id: "hokoku".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: rows.collect(),
        names_sample: dashboard::shows_sample(published),
        csv: Some("hokoku".to_owned()),
        empty: said.empty.clone(),
        is_plain: true,
        ..Table::default()
    }
}
