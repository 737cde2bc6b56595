//! Rows as JSON for other programs: the same rows as their CSV file, each cell under the heading of its column.

use crate::views::table::{Cell, Column, Form, Row, Run};
use serde_json::{Map, Value, json};

/// The file: `{"format": 1, "title": …, "sample": …, "columns": […], "rows": [{…}]}`, a row a line. A cell of one run is a
/// string, of several a list, a number a number; a day stands in both calendars. A row that is a sample says so under 見本.
pub fn json(title: &str, columns: &[Column], rows: impl Iterator<Item = Row>, sample: bool) -> Vec<u8> {
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    let head = [("format", json!(1)), ("title", json!(title)), ("sample", json!(sample)), ("columns", json!(titles))];
    let mut out = String::from("{");
    for (key, value) in head {
        out.push_str(&format!("\n  \"{key}\": {value},"));
    }
    out.push_str("\n  \"rows\": [");
    for (at, row) in rows.enumerate() {
        out.push_str(if at == 0 { "\n    " } else { ",\n    " });
        out.push_str(&object(columns, &row, sample).to_string());
    }
    out.push_str("\n  ]\n}\n");
    out.into_bytes()
}

fn object(columns: &[Column], row: &Row, sample: bool) -> Value {
    let mut object = Map::new();
    for (column, cell) in columns.iter().zip(&row.cells) {
        object.insert(column.title.clone(), value(column, cell));
        if column.form == Form::Day {
            let day = cell.key.clone().filter(|key| !key.is_empty());
            object.insert(format!("{}（西暦）", column.title), day.map_or(Value::Null, Value::String));
        }
    }
    if sample {
        object.insert("見本".to_owned(), json!(row.sample));
    }
    Value::Object(object)
}

fn value(column: &Column, cell: &Cell) -> Value {
    let words = |run: &Run| match &run.note {
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

    #[test]
    fn each_cell_stands_under_its_heading() {
        let columns = [Column::words("名"), Column::numbers("数"), Column::days("日"), Column::words("並び")];
        let rows = vec![
            Row::new([
                Cell::words("=1+1"),
                Cell::words("3"),
                Cell::words("令和8年4月1日").by("2026-04-01"),
                Cell::of([Run::words("甲").noted("注"), Run::words("乙")]),
            ]),
            Row::new([Cell::words("<b>\"\n"), Cell::words("未入力").by(""), Cell::words("－").by(""), Cell::default()])
                .sample(true),
        ];
        let read: Value = serde_json::from_slice(&json("一覧", &columns, rows.into_iter(), true)).unwrap();
        assert_eq!((&read["title"], &read["columns"][3]), (&json!("一覧"), &json!("並び")));
        assert_eq!(
            read["rows"][0],
            json!({"名": "=1+1", "数": 3, "日": "令和8年4月1日", "日（西暦）": "2026-04-01", "並び": ["甲（注）", "乙"], "見本": false})
        );
        assert_eq!(
            read["rows"][1],
            json!({"名": "<b>\"\n", "数": "未入力", "日": null, "日（西暦）": null, "並び": null, "見本": true})
        );
    }
}
