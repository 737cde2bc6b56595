//! A row of a 履歴 made of the text as it stands now.

use super::append::{joined, unreadable};
use super::args::Args;
use crate::compare::{aligned, compare};
use crate::desk::{self, Edit};
use crate::model::act::ActState;
use crate::model::kinds::{self, FileOrder};
use crate::model::{Act, HistoryEntry, Structure, Text, fingerprint};
use crate::read::{TextState, kept_folder, sha256};
use crate::register::{Births, LinkedDocument};
use crate::source::layout::lay;
use crate::source::{Source, draw, json};
use crate::text::days::{Day, Era, Today};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::Arc;

/// What stands in 場所 of a first row.
const FIRST: &str = "－";

/// Adds to `edits` what records a document, and says what that is; `act` is the one that was named.
///
/// # Errors
/// Why it cannot be recorded, in Japanese.
pub fn recorded(
    args: &Args,
    root: &Path,
    act: Option<&Act>,
    linked: &LinkedDocument,
    today: Today,
    edits: &mut Vec<Edit>,
) -> Result<String, String> {
    let document = &linked.document;
    let wrong = |words: &str| format!("「{}」: {words}何も書き換えませんでした。", document.name);
    if linked.broken {
        return Err(wrong("本文に誤りがあるので、記録できません。kitei check で直すところを見てください。"));
    }
    let file = format!("data/history/{}/entries.json", document.id);
    let old = desk::read(root, &file).map_err(|refusal| refusal.to_string())?;
    let before = match &old {
        Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| unreadable(&file))?,
        None => r#"{ "$schema": "../../schema/history.json", "format": 1, "records": [] }"#.to_owned(),
    };
    let newest = linked.history.last();
    let Some(date) = &args.date else {
        let Some(row) = newest else {
            return Err(wrong("履歴がまだないので、--date と --content を書いてください。"));
        };
        if !row.texts.is_empty() {
            return Err(wrong(
                "最も新しい行には、全文の控えがあります。改正したのなら --date と --content を書いてください。",
            ));
        }
        let texts = copies(root, linked, row.id.as_str(), edits)?;
        let text = with_texts(&file, &before, row, &texts)?;
        edits.push(Edit::whole(&file, text, old.as_deref()));
        return Ok(format!("{}: 「{}」の行に全文の控えを付けました。", document.name, row.date));
    };
    let Some(content) = args.content.as_deref().map(str::trim).filter(|content| !content.is_empty()) else {
        return Err(wrong("--content の後に、変わったことの内容を書いてください。"));
    };
    if newest.is_some_and(|row| date.value.last_day() < row.date.value.first_day()) {
        return Err(wrong("最も新しい行より前の日なので、記録できません。--date を確かめてください。"));
    }
    let own = args.effective.as_ref().or_else(|| act.and_then(|act| act.effective.value())).unwrap_or(date);
    // a decided act without a day holds from no day yet
    let waits = act.is_some_and(|act| act.state.value() == Some(&ActState::Decided) && act.effective.value().is_none());
    let is_to_come = own.value.first_day() > today.day() || (waits && args.effective.is_none());
    if newest.is_some_and(|row| row.texts.is_empty()) && is_to_come {
        return Err(wrong(
            "今の文の控えがありません。本文を今の文に戻し、kitei revise で控えを付けてから、改正を記録してください。",
        ));
    }
    let kept = linked.kept.last().filter(|_| newest.is_some_and(|row| !row.texts.is_empty()));
    if kept.is_some_and(|kept| !kept.in_force) && !is_to_come {
        return Err(wrong(
            "まだ施行されていない行があるので、その前に施行される改正は記録できません。--withdraw で取り下げてから、施行の順に記録してください。",
        ));
    }
    if kept.is_some() && linked.state != TextState::InWork {
        return Err(wrong("最も新しい行の全文から変わったところがないので、記録しません。"));
    }
    let change = kept.and_then(|kept| Change::since(linked, &kept.texts(document)?));
    let computed = change.as_ref().map(|change| change.place.as_str());
    let written = args.place.as_deref().map(str::trim).filter(|place| !place.is_empty());
    let place = match (written.or(computed), newest) {
        (Some(place), _) => place,
        (None, None) => FIRST,
        (None, Some(_)) => {
            return Err(wrong(
                "前の行に全文の控えがないので、--place の後に、変わったところを書いてください（例: 第3条第2項）。",
            ));
        }
    };
    let id = free_id(date.value.first_day(), linked, &before)?;
    let texts = copies(root, linked, &id, edits)?;
    let mut row = json!({ "id": id, "date": date.written, "place": place, "content": content, "texts": texts });
    if let Value::Object(row) = &mut row {
        row.insert("act".to_owned(), args.act.as_deref().unwrap_or("未入力").into());
        let effective = args.effective.as_ref().map(|date| &date.written);
        for (key, words) in [("date_note", &args.note), ("reason", &args.reason), ("effective", &effective.cloned())] {
            row.extend(words.as_ref().map(|words| (key.to_owned(), words.as_str().into())));
        }
        row.extend(change.as_ref().map(Change::told).unwrap_or_default());
    }
    let text = joined(&file, &before, &[row.to_string()])?;
    edits.push(Edit::whole(&file, text, old.as_deref()));
    let when = match is_to_come {
        true if waits => "（施行日は未定）".to_owned(),
        true if own.value == date.value => "（未施行）".to_owned(),
        true => format!("（{}施行）", own.value.both()),
        false => String::new(),
    };
    Ok(format!("{}: {}{when}　場所 {place}　内容 {content}", document.name, date.written))
}

/// A Change is what a text has otherwise than the newest on record.
struct Change {
    place: String,
    births: Births,
}

impl Change {
    /// `None` where nobody can tell.
    fn since(linked: &LinkedDocument, old: &[Arc<Text>]) -> Option<Self> {
        let new: Vec<Arc<Text>> = linked.files.iter().map(|file| file.manuscript.text()).collect();
        let of = |texts: &[Arc<Text>]| {
            let mut structure = Structure::default();
            texts.iter().for_each(|text| structure.add(text));
            structure
        };
        let kept = linked.kept.last()?;
        let files: Vec<&str> = kept.files.iter().map(|file| file.path.as_str()).collect();
        let births = Births::new(&of(old), &of(&new), &aligned(old, &new), &files);
        Some(Self { place: compare(old, &new).place, births })
    }

    /// What the row says of clauses, as far as there is anything to say.
    fn told(&self) -> Map<String, Value> {
        let told = serde_json::to_value(&self.births).ok();
        let told = told.and_then(|told| told.as_object().cloned()).unwrap_or_default();
        told.into_iter().filter(|(_, list)| list.as_array().is_some_and(|list| !list.is_empty())).collect()
    }
}

/// The copies of a document's files, as edits, and what a row says of them.
fn copies(root: &Path, linked: &LinkedDocument, id: &str, edits: &mut Vec<Edit>) -> Result<Vec<Value>, String> {
    let folder = kept_folder(linked.document.id.as_str(), id);
    let copy = |file: &crate::register::LinkedFile| {
        let original = &file.manuscript.source.path;
        let bytes = desk::read(root, original).map_err(|refusal| refusal.to_string())?;
        let bytes = bytes.ok_or_else(|| format!("「{original}」がなくなりました。何も書き換えませんでした。"))?;
        // what was read and judged is what is kept
        let read = file.manuscript.source.text.as_bytes();
        if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes) != read {
            return Err(format!("「{original}」が、読んでいる間に書き換えられました。もう一度行ってください。"));
        }
        let path = format!("{folder}/{}", file.path);
        let fingerprint = fingerprint::of_text(&file.manuscript.text());
        let said = json!({ "file": file.path, "sha256": sha256(&bytes), "fingerprint": fingerprint });
        edits.push(Edit::whole(path, bytes, None));
        Ok(said)
    };
    linked.files.iter().map(copy).collect()
}

/// The file with the copies named in a row that it has already.
fn with_texts(file: &str, before: &str, row: &HistoryEntry, texts: &[Value]) -> Result<String, String> {
    let before = before.trim_start_matches('\u{feff}');
    let parsed = |text: &str| json::parse(&Source::new(file, text)).map_err(|fault| draw(&fault));
    let node = parsed(before)?;
    let records = node.get("records").map(|records| records.list()).unwrap_or_default();
    let is_it =
        |record: &&crate::source::Node| record.get("id").and_then(crate::source::Node::text) == Some(row.id.as_str());
    let found = records.iter().find(is_it).ok_or_else(|| unreadable(file))?;
    let end = found.origin.range.end.saturating_sub(1);
    let (Some(head), Some(tail)) = (before.get(..end), before.get(end..)) else { return Err(unreadable(file)) };
    let kind = kinds::of_path(file).ok_or_else(|| unreadable(file))?;
    let node = parsed(&format!("{head},\"texts\":{}{tail}", Value::from(texts.to_vec())))?;
    Ok(lay(&node, FileOrder::Envelope(kind)))
}

/// An id for a row of that day: 令和8年 → `r8`, `r8-2` where that is taken.
fn free_id(day: Day, linked: &LinkedDocument, before: &str) -> Result<String, String> {
    let era = day.era();
    let letter = match era {
        Era::Meiji => 'm',
        Era::Taisho => 't',
        Era::Showa => 's',
        Era::Heisei => 'h',
        Era::Reiwa => 'r',
    };
    let stem = format!("{letter}{}", day.year() - era.first().0 + 1);
    let taken = |id: &String| {
        // an id in a row that could not be read is one too
        linked.history.iter().any(|row| row.id.as_str() == id) || before.contains(&format!("\"{id}\""))
    };
    let mut ids = std::iter::once(stem.clone()).chain((2_u32..).map(|number| format!("{stem}-{number}")));
    ids.find(|id| !taken(id)).ok_or_else(|| unreadable("data/history"))
}
