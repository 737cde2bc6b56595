//! `kitei revise`: records that a document changed, with its whole text as it stands now; `--withdraw` takes that back.

use super::Exit;
use super::args::Args;
use super::named::document;
use super::revision::recorded;
use super::start::edited;
use super::withdraw::withdrawn;
use crate::desk;
use crate::model::force::is_drafted;
use crate::register::{LinkedDocument, Register};
use crate::source::nearest;
use crate::text::days::Today;
use std::path::Path;

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
            match args.withdraw {
                true => out!("{}件の記録を data/history/ から取り下げました。", said.len()),
                false => out!("{}件を data/history/ に記録しました。", said.len()),
            }
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
    let find = |word: &std::ffi::OsString| {
        document(register, &word.to_string_lossy()).map_err(|wrong| format!("{wrong}何も書き換えませんでした。"))
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
    if let Some(act) = act.filter(|act| is_drafted(act)) {
        return Err(format!(
            "「{}」はまだ決裁されていないので、決裁の後に記録してください（それまで本文は改正案として扱います）。何も書き換えませんでした。",
            act.id
        ));
    }
    let (mut edits, mut said) = (Vec::new(), Vec::new());
    for linked in documents {
        said.push(match args.withdraw {
            true => withdrawn(root, &register.acts, linked, today, &mut edits)?,
            false => recorded(args, root, act, linked, today, &mut edits)?,
        });
    }
    desk::apply(root, &edits).map_err(|refusal| refusal.to_string())?;
    Ok(said)
}
