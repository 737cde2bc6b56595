//! 監査の指摘とインシデントの件数: by 年度, for everybody, with small counts masked.

use super::table::{Cell, Column, Form, Row, Table};
use crate::register::{Published, Told, Yearly};
use crate::templates::{TableWords, Words};

/// Whether there is anything to count.
pub fn is_there(published: &Published) -> bool {
    [&published.yearly_findings, &published.yearly_incidents].iter().any(|yearly| !yearly.years.is_empty())
}

/// Whether it is counted from samples.
pub fn shows_sample(published: &Published) -> bool {
    published.yearly_findings.sample || published.yearly_incidents.sample
}

/// Over the tables.
pub fn lead(published: &Published, words: &Words) -> Vec<String> {
    let fewest = published.fewest.to_string();
    words.lists.yearly.lead.iter().map(|line| line.replace("{fewest}", &fewest)).collect()
}

/// Findings by grade.
pub fn findings(published: &Published, words: &Words) -> Table {
    table("shiteki-kensu", &published.yearly_findings, &words.lists.yearly.findings, published, words)
}

/// Incidents by kind.
pub fn incidents(published: &Published, words: &Words) -> Table {
    table("incident-kensu", &published.yearly_incidents, &words.lists.yearly.incidents, published, words)
}

fn table(id: &str, yearly: &Yearly, said: &TableWords<3>, published: &Published, words: &Words) -> Table {
    let [year, rest, all] = &said.columns;
    let number = |title: &String| Column { form: Form::Number, ..Column::words(title.as_str()) };
    let mut columns = vec![Column::words(year.as_str())];
    columns.extend(yearly.kinds.iter().map(number));
    if yearly.has_rest {
        columns.push(number(rest));
    }
    columns.push(number(all));
    let told = |told: &Told| match told {
        Told::Count(count) => Cell::words(count.to_string()),
        Told::Few => {
            Cell::words(words.lists.yearly.few.replace("{fewest}", &published.fewest.to_string())).by(String::new())
        }
        Told::Masked => Cell::words(words.lists.yearly.masked.as_str()).by(String::new()),
    };
    let rows = yearly.years.iter().map(|(year, kinds, all)| {
        let mut cells = vec![Cell::words(year.wareki()).by(year.year().to_string())];
        cells.extend(kinds.iter().map(told));
        cells.push(told(all));
        Row::new(cells).sample(yearly.sample)
    });
    Table {
        id: id.to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: rows.collect(),
        csv: Some(id.to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}
