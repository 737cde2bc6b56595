//! `kitei revise --withdraw`: takes the newest row of a 履歴 back, as long as nobody has seen it outside.

use super::append::unreadable;
use crate::desk::{self, Edit};
use crate::model::act::ActState;
use crate::model::force::{act_of, in_force};
use crate::model::kinds::{self, FileOrder};
use crate::model::{Act, HistoryEntry};
use crate::read::{TextState, kept_folder};
use crate::register::LinkedDocument;
use crate::source::layout::lay;
use crate::source::{Node, Source, draw, json};
use crate::text::days::Today;
use std::path::Path;

/// Adds to `edits` what takes the newest row of a document back, with the copies of its text; says what that is. What stands
/// in `book/` stays as it is.
///
/// # Errors
/// Why it cannot be, in Japanese.
pub fn withdrawn(
    root: &Path,
    acts: &[Act],
    linked: &LinkedDocument,
    today: Today,
    edits: &mut Vec<Edit>,
) -> Result<String, String> {
    let document = &linked.document;
    let wrong = |words: &str| format!("「{}」: {words}何も書き換えませんでした。", document.name);
    let Some(row) = linked.history.last().filter(|row| !row.texts.is_empty()) else {
        return Err(wrong("取り下げる行（全文の控えのある最も新しい行）がありません。"));
    };
    if is_published(row, acts, today) {
        return Err(wrong(
            "公表した改正は取り下げられません。誤りは、正誤として新しく記録してください（--note 正誤）。",
        ));
    }
    // the copies would be the only place of their words
    let is_same = !linked.broken && matches!(linked.state, TextState::AsRecorded | TextState::BeforeChange);
    if !is_same {
        return Err(wrong(
            "本文が最も新しい行の控えと違うので、取り下げると控えの文がなくなります。本文を控えに合わせてください。",
        ));
    }
    let folder = kept_folder(document.id.as_str(), row.id.as_str());
    for text in &row.texts {
        let path = format!("{folder}/{}", text.file.value);
        let bytes = desk::read(root, &path).map_err(|refusal| refusal.to_string())?;
        edits.extend(bytes.map(|bytes| Edit::removal(path, &bytes)));
    }
    let file = row.origin.source.path.clone();
    let old = desk::read(root, &file).map_err(|refusal| refusal.to_string())?.ok_or_else(|| unreadable(&file))?;
    let text = String::from_utf8(old.clone()).map_err(|_| unreadable(&file))?;
    edits.push(Edit::whole(&file, without(&file, &text, row)?, Some(&old)));
    Ok(format!("{}: 「{}」の行を取り下げました（本文はそのままです）。", document.name, row.date))
}

/// Whether its words have been published, or may have been.
fn is_published(row: &HistoryEntry, acts: &[Act], today: Today) -> bool {
    match act_of(row, acts) {
        Some(act) => act.state.value() == Some(&ActState::Published) || act.published.value().is_some(),
        None => in_force(row, None, today),
    }
}

/// The file without the row, laid out.
fn without(file: &str, text: &str, row: &HistoryEntry) -> Result<String, String> {
    let text = text.trim_start_matches('\u{feff}');
    let parsed = |text: &str| json::parse(&Source::new(file, text)).map_err(|fault| draw(&fault));
    let node = parsed(text)?;
    let records: Vec<&Node> = node.get("records").map(|records| records.list().iter().collect()).unwrap_or_default();
    let is_it = |record: &Node| record.get("id").and_then(Node::text) == Some(row.id.as_str());
    let at = records.iter().position(|record| is_it(record)).ok_or_else(|| unreadable(file))?;
    let end = |at: usize| records.get(at).map(|record| record.origin.range.clone());
    let own = end(at).ok_or_else(|| unreadable(file))?;
    // with the comma before it, or behind it where it is the first
    let range = match (at.checked_sub(1).and_then(end), end(at + 1)) {
        (Some(before), _) => before.end..own.end,
        (None, Some(after)) => own.start..after.start,
        (None, None) => own,
    };
    let (Some(head), Some(tail)) = (text.get(..range.start), text.get(range.end..)) else {
        return Err(unreadable(file));
    };
    let kind = kinds::of_path(file).ok_or_else(|| unreadable(file))?;
    Ok(lay(&parsed(&format!("{head}{tail}"))?, FileOrder::Envelope(kind)))
}
