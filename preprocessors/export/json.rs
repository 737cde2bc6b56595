//! Rows as JSON for other programs: the same rows as their CSV file, each cell under the heading of its column.

use super::room;
use crate::views::said::Said;
use crate::views::table::{Column, Form};
use serde_json::json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The file: `{"format": 1, "title": …, "sample": …, "columns": […], "rows": [{…}]}`, a row a line. A cell of one run is a
/// string, of several a list, a number a number; a day stands in both calendars. A row that is a sample says so under 見本.
pub fn json<'a, R>(
    title: &str,
    columns: &[Column],
    rows: impl ExactSizeIterator<Item = R>,
    say: impl Fn(R, &mut Said<'a>),
    sample: bool,
) -> Vec<u8> {
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    let head = [("format", json!(1)), ("title", json!(title)), ("sample", json!(sample)), ("columns", json!(titles))];
    let mut out = b"{".to_vec();
    for (key, value) in head {
        out.extend_from_slice(format!("\n  \"{key}\": {value},").as_bytes());
    }
    out.extend_from_slice(b"\n  \"rows\": [");
    let members = members(columns, sample);
    let (head, count, mut said) = (out.len(), rows.len(), Said::default());
    for (nth, row) in rows.enumerate() {
        say(row, &mut said);
        out.extend_from_slice(if nth == 0 { b"\n    " } else { b",\n    " });
        object(&members, &said, &mut out);
        if nth == 0 {
            out.reserve(room(out.len() - head, count));
        }
    }
    out.extend_from_slice(b"\n  ]\n}\n");
    out
}

/// A Member is what stands under a key of each row.
#[derive(Debug)]
enum Member {
    /// The cell of a column.
    Cell(usize, Form),
    /// Its day of the Western calendar.
    Day(usize),
    /// Whether the row is a sample.
    Sample,
}

/// The keys of every row, in their order.
fn members(columns: &[Column], sample: bool) -> BTreeMap<String, Member> {
    let mut members = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        members.insert(column.title.clone(), Member::Cell(at, column.form));
        if column.form == Form::Day {
            members.insert(format!("{}（西暦）", column.title), Member::Day(at));
        }
    }
    if sample {
        members.insert("見本".to_owned(), Member::Sample);
    }
    members
}

fn object(members: &BTreeMap<String, Member>, said: &Said<'_>, out: &mut Vec<u8>) {
    let mut next = b'{';
    for (key, member) in members {
        out.push(std::mem::replace(&mut next, b','));
        quote(key, out);
        out.push(b':');
        match member {
            Member::Cell(at, form) => value(*form, said.cell(*at), out),
            Member::Day(at) => match said.key(*at) {
                "" => out.extend_from_slice(b"null"),
                day => quote(day, out),
            },
            Member::Sample => out.extend_from_slice(if said.sample { b"true" } else { b"false" }),
        }
    }
    out.extend_from_slice(if members.is_empty() { b"{}" } else { b"}" });
}

fn value(form: Form, pieces: &[Cow<'_, str>], out: &mut Vec<u8>) {
    match pieces {
        [] => out.extend_from_slice(b"null"),
        [words] if words == "－" => out.extend_from_slice(b"null"),
        [words] if form == Form::Number => match words.parse::<u64>() {
            Ok(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Err(_) => quote(words, out),
        },
        [words] => quote(words, out),
        pieces => {
            let mut next = b'[';
            for words in pieces {
                out.push(std::mem::replace(&mut next, b','));
                quote(words, out);
            }
            out.push(b']');
        }
    }
}

/// Words as JSON.
pub fn quote(words: &str, out: &mut Vec<u8>) {
    // memory takes every byte
    serde_json::to_writer(out, words).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::table::{Cell, Row, Run};
    use serde_json::Value;

    #[test]
    fn each_cell_stands_under_its_heading() {
        let columns = [Column::words("名"), Column::numbers("数"), Column::days("日"), Column::words("並び")];
        let rows = [
            Row::new([
                Cell::words("=1+1"),
                Cell::words("3"),
                Cell::words("令和8年4月1日").by("2026-04-01"),
                Cell::of([Run::words("甲").noted("注"), Run::words("乙")]),
            ]),
            Row::new([Cell::words("<b>\"\n"), Cell::words("未入力").by(""), Cell::words("－").by(""), Cell::default()])
                .sample(true),
        ];
        let read: Value =
            serde_json::from_slice(&json("一覧", &columns, rows.iter(), |row, said| said.row(row), true)).unwrap();
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
