//! `kitei revise`: records that a document changed, with its whole text as it stands now.

use super::Exit;
use super::append::{joined, unreadable};
use super::args::Args;
use super::start::edited;
use crate::desk::{self, Edit};
use crate::model::act::ActState;
use crate::model::kinds::{self, FileOrder};
use crate::model::{Act, HistoryEntry, fingerprint};
use crate::read::{TextState, kept_folder, sha256};
use crate::register::{LinkedDocument, Register};
use crate::source::layout::lay;
use crate::source::{Source, draw, json, nearest};
use crate::text::days::{Day, Era, Today, WrittenDate};
use serde_json::{Value, json};
use std::path::Path;

/// A row for documents that have none, in 場所.
const FIRST: &str = "－";

/// Records the documents that were named, or with `--all` those whose text is not on record yet.
pub fn run(args: &Args) -> Exit {
    let (root, today, register) = match edited(args) {
        Ok(edited) => edited,
        Err(exit) => return exit,
    };
    match chosen(args, &register).and_then(|documents| record(args, &root, &register, &documents, today)) {
        Ok(said) if said.is_empty() => {
            out!("控えのない文書はありません。何も書き換えませんでした。");
            Exit::Clean
        }
        Ok(said) => {
            said.iter().for_each(|line| out!("{line}"));
            out!("{}件を data/history/ に記録しました。", said.len());
            Exit::Clean
        }
        Err(wrong) => {
            err!("{}", wrong.trim_end());
            Exit::Faulty
        }
    }
}

fn chosen<'a>(args: &Args, register: &'a Register) -> Result<Vec<&'a LinkedDocument>, String> {
    if args.all {
        let lacks = |linked: &&LinkedDocument| {
            let newest = linked.history.last();
            !linked.broken && newest.is_none_or(|row| row.texts.is_empty()) && (newest.is_some() || args.date.is_some())
        };
        return Ok(register.documents.iter().filter(lacks).collect());
    }
    let names = |linked: &'a LinkedDocument| {
        let document = &linked.document;
        let short = document.short_names.iter().map(String::as_str);
        [document.id.as_str(), document.name.as_str()].into_iter().chain(short)
    };
    let find = |word: &std::ffi::OsString| {
        let word = word.to_string_lossy();
        register.documents.iter().find(|linked| names(linked).any(|name| name == word)).ok_or_else(|| {
            let near = nearest(&word, register.documents.iter().flat_map(names));
            let hint = near.map_or_else(String::new, |near| format!("「{near}」ではありませんか。"));
            format!("「{word}」という文書はありません。{hint}何も書き換えませんでした。")
        })
    };
    args.rest.iter().map(find).collect()
}

/// Writes all of it or nothing; what was recorded, line by line.
fn record(
    args: &Args,
    root: &Path,
    register: &Register,
    documents: &[&LinkedDocument],
    today: Today,
) -> Result<Vec<String>, String> {
    if let Some(act) = args.act.as_deref().filter(|act| !register.acts.iter().any(|known| known.id.as_str() == *act)) {
        let near = nearest(act, register.acts.iter().map(|act| act.id.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("「{near}」ではありませんか。"));
        return Err(format!(
            "「{act}」という制定・改正の記録（data/acts/）はありません。{hint}何も書き換えませんでした。"
        ));
    }
    let act = register.acts.iter().find(|act| args.act.as_deref() == Some(act.id.as_str()));
    // words that hold from another day would be published today
    let is_to_come = |act: &&Act| {
        let is_later = |date: &WrittenDate| date.value.first_day() > today.day();
        !matches!(act.state.value(), Some(ActState::InForce | ActState::Published) | None)
            || act.effective.value().is_some_and(is_later)
    };
    if let Some(act) = act.filter(is_to_come) {
        return Err(format!(
            "「{}」はまだ施行されていないので、施行の日に記録してください。何も書き換えませんでした。",
            act.id
        ));
    }
    let (mut edits, mut said) = (Vec::new(), Vec::new());
    for linked in documents {
        said.push(one(args, root, linked, today, &mut edits)?);
    }
    desk::apply(root, &edits).map_err(|refusal| refusal.to_string())?;
    Ok(said)
}

fn one(
    args: &Args,
    root: &Path,
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
    if date.value.first_day() > today.day() {
        return Err(wrong("まだ来ていない日なので、記録できません。施行の日に記録してください。"));
    }
    if newest.is_some_and(|row| date.value.last_day() < row.date.value.first_day()) {
        return Err(wrong("最も新しい行より前の日なので、記録できません。--date を確かめてください。"));
    }
    let place = match (args.place.as_deref().map(str::trim).filter(|place| !place.is_empty()), newest) {
        (Some(place), _) => place,
        (None, None) => FIRST,
        (None, Some(_)) => return Err(wrong("--place の後に、変わったところを書いてください（例: 第3条第2項）。")),
    };
    if newest.is_some_and(|row| !row.texts.is_empty()) && linked.state == TextState::AsRecorded {
        return Err(wrong("最も新しい行の全文から変わったところがないので、記録しません。"));
    }
    let id = free_id(date.value.first_day(), linked, &before)?;
    let texts = copies(root, linked, &id, edits)?;
    let mut row = json!({ "id": id, "date": date.written, "place": place, "content": content, "texts": texts });
    if let (Value::Object(row), Some(note)) = (&mut row, &args.note) {
        row.insert("date_note".to_owned(), Value::String(note.clone()));
    }
    if let Value::Object(row) = &mut row {
        let act = args.act.as_deref().unwrap_or("未入力");
        row.insert("act".to_owned(), Value::String(act.to_owned()));
    }
    let text = joined(&file, &before, &[row.to_string()])?;
    edits.push(Edit::whole(&file, text, old.as_deref()));
    Ok(format!("{}: {}　場所 {place}　内容 {content}", document.name, date.written))
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
