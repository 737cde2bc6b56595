//! `kitei snapshot`: keeps the figures as they are reported on a day.

use super::Exit;
use super::append::{empty, joined, unreadable};
use super::args::Args;
use super::progress::say;
use super::stages::Project;
use super::start::{start, usage};
use crate::desk::{self, Edit};
use crate::model::Edition;
use crate::register::Published;
use crate::views::dashboard;
use serde_json::json;
use std::path::Path;

/// Writes today's figures behind those there are.
pub fn run(args: &Args) -> Exit {
    let Some(name) = args.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else {
        return usage("--name の後に、何に報告する数かを書いてください（例: --name 令和8年度第2回委員会）。");
    };
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let published = Project::read(&root, today).and_then(|mut project| project.publish(Edition::Officer, today));
    let published = match published {
        Ok((published, _)) => published,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    match write(&root, &published, name) {
        Ok((count, file)) => {
            out!("{count}の数を、{}の「{name}」として {file} に残しました。", published.today.day().wareki());
            Exit::Clean
        }
        Err(wrong) => {
            err!("{}", wrong.trim_end());
            Exit::Faulty
        }
    }
}

fn write(root: &Path, published: &Published, name: &str) -> Result<(usize, String), String> {
    let day = published.today.day();
    let file = format!("data/snapshots/{:04}.json", day.year());
    let old = desk::read(root, &file).map_err(|refusal| refusal.to_string())?;
    let before = match &old {
        Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| unreadable(&file))?,
        None => empty("snapshots"),
    };
    let figures = published.figures.value().map(|figures| figures.figures.as_slice()).unwrap_or_default();
    let taken = |id: &String| {
        // an id in a record that could not be read is one too
        before.contains(&format!("\"{id}\""))
    };
    let stem = format!("s-{:04}{:02}{:02}", day.year(), day.month(), day.day());
    let Some(id) = (1_u32..).map(|number| format!("{stem}-{number}")).find(|id| !taken(id)) else {
        return Err(unreadable(&file));
    };
    let kept: Vec<_> = figures
        .iter()
        .map(|figure| match figure.whole {
            Some(whole) => json!({ "figure": figure.key, "part": figure.part, "whole": whole }),
            None => json!({ "figure": figure.key, "part": figure.part }),
        })
        .collect();
    let sample = dashboard::shows_sample(published);
    let record = json!({ "id": id, "name": name, "day": day.wareki(), "figures": kept, "sample": sample });
    let text = joined(&file, &before, &[record.to_string()])?;
    desk::apply(root, &[Edit::whole(&file, text, old.as_deref())]).map_err(|refusal| refusal.to_string())?;
    Ok((figures.len(), file))
}
