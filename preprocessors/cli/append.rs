//! Records put behind those of a data file.

use crate::model::kinds::{self, FileOrder};
use crate::source::layout::lay;
use crate::source::{Diagnostic, Source, draw, json};

/// The file with more records behind its own, laid out.
///
/// # Errors
/// That the file cannot be read as one of records, in Japanese.
pub fn joined(file: &str, before: &str, added: &[String]) -> Result<String, String> {
    let parsed = |text: &str| json::parse(&Source::new(file, text)).map_err(|fault: Diagnostic| draw(&fault));
    // a byte order mark is no part of the text
    let before = before.trim_start_matches('\u{feff}');
    let node = parsed(before)?;
    let records = node.get("records").filter(|records| matches!(records.value, json::Value::List(_)));
    let records = records.ok_or_else(|| unreadable(file))?;
    let end = records.origin.range.end.saturating_sub(1);
    let (Some(head), Some(tail)) = (before.get(..end), before.get(end..)) else { return Err(unreadable(file)) };
    let joint = if records.list().is_empty() { "" } else { "," };
    let kind = kinds::of_path(file).ok_or_else(|| unreadable(file))?;
    let node = parsed(&format!("{head}{joint}{}{tail}", added.join(",")))?;
    Ok(lay(&node, FileOrder::Envelope(kind)))
}

/// A file of records of that kind, as yet without any.
pub fn empty(folder: &str) -> String {
    format!("{{ \"$schema\": \"../schema/{folder}.json\", \"format\": 1, \"records\": [] }}")
}

/// That a file is none of records.
pub fn unreadable(file: &str) -> String {
    format!("「{file}」を読めないので、何も書き換えませんでした。kitei check で直すところを見てください。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_behind_those_there_are() {
        let file = "data/confirmations/2026.json";
        let added = [r#"{"post":"総務課長","id":"c-2"}"#.to_owned()];
        let text = joined(file, "\u{feff}{\"format\":1,\"records\":[ {\"id\":\"c-1\"}\r\n]}", &added).unwrap();
        assert_eq!(
            text,
            "{\n  \"format\": 1,\n  \"records\": [\n    {\n      \"id\": \"c-1\"\n    },\n    {\n      \"id\": \"c-2\",\n      \"post\": \"総務課長\"\n    }\n  ]\n}\n"
        );
    }

    #[test]
    fn what_is_no_file_of_records_is_left_alone() {
        for broken in ["", "[]", "{", "{\"format\":1}", "{\"records\":{}}", "{\"records\":3}"] {
            assert!(joined("data/confirmations/2026.json", broken, &["{}".to_owned()]).is_err(), "{broken}");
        }
    }
}
