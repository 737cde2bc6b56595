//! A table as JSON for other programs: the same rows as its CSV file, each cell under the heading of its column.

use crate::views::table::{Cell, Column, Form, Table};
use serde_json::{Map, Value, json};

/// The file: `{"format": 1, "title": …, "sample": …, "columns": […], "rows": [{…}]}`. A cell of one run is a string, of
/// several a list, a number a number; a day stands in both calendars. A row that is a sample says so under 見本.
pub fn json(table: &Table) -> Vec<u8> {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let mut object = Map::new();
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                object.insert(column.title.clone(), value(column, cell));
                if column.form == Form::Day {
                    let day = cell.key.clone().filter(|key| !key.is_empty());
                    object.insert(format!("{}（西暦）", column.title), day.map_or(Value::Null, Value::String));
                }
            }
            if table.shows_sample() {
                object.insert("見本".to_owned(), json!(row.sample));
            }
            Value::Object(object)
        })
        .collect();
    let whole = json!({
        "format": 1,
        "title": table.caption,
        "sample": table.shows_sample(),
        "columns": titles,
        "rows": rows,
    });
    let mut out = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    out.push(b'\n');
    out
}

fn value(column: &Column, cell: &Cell) -> Value {
    let words = |run: &crate::views::table::Run| match &run.note {
        Some(note) => format!("{}（{note}）", run.words),
        None => run.words.clone(),
    };
    match cell.runs.as_slice() {
        [] => Value::Null,
        [run] if run.words == "－" => Value::Null,
        [run] if column.form == Form::Number => {
            run.words.parse::<u64>().map_or_else(|_| json!(run.words), |n| json!(n))
        }
        [run] => json!(words(run)),
        runs => runs.iter().map(words).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::table::{Row, Run};

    #[test]
    fn each_cell_stands_under_its_heading() {
        let table = Table {
            caption: "一覧".to_owned(),
            columns: vec![Column::words("名"), Column::numbers("数"), Column::days("日"), Column::words("並び")],
            rows: vec![
                Row::new([
                    Cell::words("=1+1"),
                    Cell::words("3"),
                    Cell::words("令和8年4月1日").by("2026-04-01"),
                    Cell::of([Run::words("甲").noted("注"), Run::words("乙")]),
                ]),
                Row::new([Cell::words("<b>"), Cell::words("未入力").by(""), Cell::words("－").by(""), Cell::default()])
                    .sample(true),
            ],
            ..Table::default()
        };
        let read: Value = serde_json::from_slice(&json(&table)).unwrap();
        assert_eq!(
            read["rows"][0],
            json!({"名": "=1+1", "数": 3, "日": "令和8年4月1日", "日（西暦）": "2026-04-01", "並び": ["甲（注）", "乙"], "見本": false})
        );
        assert_eq!(
            read["rows"][1],
            json!({"名": "<b>", "数": "未入力", "日": null, "日（西暦）": null, "並び": null, "見本": true})
        );
    }
}
