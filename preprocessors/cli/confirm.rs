//! `kitei confirm`: records that somebody has looked at a link since the words above it last changed.

use super::Exit;
use super::append::{empty, joined, unreadable};
use super::args::Args;
use super::start::{edited, usage};
use crate::desk::{self, Edit};
use crate::register::{LinkKey, LinkState, Register, Standing, Target};
use crate::source::nearest;
use crate::text::days::Day;
use serde_json::json;
use std::collections::HashSet;
use std::path::Path;

/// Records a link, or with `--all` every link that waits for it.
pub fn run(args: &Args) -> Exit {
    let Some(post) = args.post.as_deref().map(str::trim).filter(|post| !post.is_empty()) else {
        return usage("--post の後に、確かめた職の名前を書いてください（例: --post 総務課長）。人の名前は書きません。");
    };
    let (root, today, register) = match edited(args) {
        Ok(edited) => edited,
        Err(exit) => return exit,
    };
    let chosen = if args.all { Ok(waiting(&register)) } else { one(args, &register).map(|standing| vec![standing]) };
    let written = chosen.and_then(|standings| write(&root, &register, &standings, post, today.day()));
    match written {
        Ok((links, _)) if links.is_empty() => {
            out!("確かめるのを待っているつながりはありません。何も書き換えませんでした。");
            Exit::Clean
        }
        Ok((links, file)) => {
            links.iter().for_each(|link| out!("記録しました: {link}"));
            out!("{}件を {file} に書きました（確認した職: {post}）。", links.len());
            Exit::Clean
        }
        Err(wrong) => {
            err!("{}", wrong.trim_end());
            Exit::Faulty
        }
    }
}

/// Every link that is suspect or that nobody has looked at.
fn waiting(register: &Register) -> Vec<&Standing> {
    register.standings.iter().filter(|standing| !matches!(standing.state, LinkState::Confirmed(_))).collect()
}

/// The link between both ends that were written.
fn one<'a>(args: &Args, register: &'a Register) -> Result<&'a Standing, String> {
    let find = |at: usize| {
        let words = args.rest.get(at).map(|word| word.to_string_lossy()).unwrap_or_default();
        register.find_citation(&words).map_err(|near| {
            let end = |standing: &Standing| register.words_of(if at == 0 { standing.lower } else { standing.upper });
            let ends: Vec<String> = register.standings.iter().map(end).collect();
            let near = near.map(|near| register.words_of(near));
            let near = near.or_else(|| nearest(&words, ends.iter().map(String::as_str)).map(str::to_owned));
            let hint = near.map_or_else(String::new, |near| format!("近いのは「{near}」です。"));
            format!("「{words}」という条項はありません。{hint}何も書き換えませんでした。")
        })
    };
    let (lower, upper) = (find(0)?, find(1)?);
    let found = register.standings.iter().find(|standing| standing.lower == lower && standing.upper == upper);
    found.ok_or_else(|| no_link(register, lower, upper))
}

/// That there is no such link, with those that come nearest.
fn no_link(register: &Register, lower: Target, upper: Target) -> String {
    let words = |end| register.words_of(end);
    let wrong = format!("「{}」に〔根拠：{}〕がありません。", words(lower), words(upper));
    let is_near = |standing: &Standing, rank: usize| match rank {
        0 => (standing.lower, standing.upper) == (upper, lower),
        1 => standing.lower == lower,
        2 => standing.upper == upper,
        _ => standing.lower.document() == lower.document(),
    };
    let near = (0..4).find_map(|rank| {
        /// More of them nobody reads.
        const MOST: usize = 5;
        let near = register.standings.iter().filter(|standing| is_near(standing, rank)).take(MOST);
        let near: Vec<String> = near
            .map(|near| format!("    kitei confirm \"{}\" \"{}\" --post …", words(near.lower), words(near.upper)))
            .collect();
        (!near.is_empty()).then(|| format!("近いのは次のつながりです。\n{}\n", near.join("\n")))
    });
    format!("{wrong}{}何も書き換えませんでした。", near.unwrap_or_default())
}

/// Writes a record for each link; what was confirmed, in words, and the file.
fn write(
    root: &Path,
    register: &Register,
    standings: &[&Standing],
    post: &str,
    day: Day,
) -> Result<(Vec<String>, String), String> {
    let file = format!("data/confirmations/{:04}.json", day.year());
    let old = desk::read(root, &file).map_err(|refusal| refusal.to_string())?;
    let before = match &old {
        Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| unreadable(&file))?,
        None => empty("confirmations"),
    };
    let records = register.rolls.confirmations.records.iter();
    let ids: HashSet<&str> = records.map(|record| record.id.as_str()).collect();
    let stem = format!("c-{:04}{:02}{:02}", day.year(), day.month(), day.day());
    // an id in a record that could not be read is one too
    let is_free = |id: &String| !ids.contains(id.as_str()) && !before.contains(&format!("\"{id}\""));
    let mut free = (1_u32..).map(|number| format!("{stem}-{number}")).filter(is_free);
    let (mut seen, mut links, mut added) = (HashSet::<LinkKey>::new(), Vec::new(), Vec::new());
    for standing in standings {
        let key = register.link_key(standing.lower, standing.upper);
        let (Some(key), Some(fingerprint), Some(id)) = (key, register.fingerprint(standing.upper), free.next()) else {
            continue;
        };
        if !seen.insert(key.clone()) {
            continue;
        }
        let words = format!("{} → {}", register.words_of(standing.lower), register.words_of(standing.upper));
        let record = json!({
            "id": id, "lower": key.lower, "upper": key.upper, "words": words,
            "fingerprint": fingerprint, "post": post, "date": day.wareki(),
        });
        added.push(record.to_string());
        links.push(words);
    }
    if !added.is_empty() {
        let text = joined(&file, &before, &added)?;
        desk::apply(root, &[Edit::whole(&file, text, old.as_deref())]).map_err(|refusal| refusal.to_string())?;
    }
    Ok((links, file))
}
