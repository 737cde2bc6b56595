//! Forty documents of twenty articles with fifty rows of 履歴 each, three articles changed from row to row: what a site with
//! all the texts as they stood costs.

use crate::{Result, generate, usage};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Documents, articles of each, rows of the 履歴 of each.
pub const SIZE: (usize, usize, usize) = (40, 20, 50);

/// Articles that change from row to row.
const CHANGED: usize = 3;

const TODAY: &str = "2026-12-01";

/// What `kitei build` of the officers' edition uses, and how many pages it makes.
pub fn measure(root: &Path) -> Result<(usage::Usage, usize)> {
    project(root)?;
    let (folder, out) = (root.to_string_lossy(), root.join("site"));
    let kitei = Path::new(env!("CARGO_BIN_EXE_kitei"));
    let out_word = out.to_string_lossy();
    let words = ["build", &folder, "--edition", "officer", "--today", TODAY, "--quiet", "--out", &out_word];
    let used = usage::of(kitei, &words)?;
    let pages = pages(&out)?;
    let (documents, _, rows) = SIZE;
    // a page for each row and one for its text
    if pages < documents * rows * 2 {
        return Err(format!("only {pages} pages").into());
    }
    Ok((used, pages))
}

/// Writes the project, its history made by the program itself.
pub fn project(root: &Path) -> Result<()> {
    let (documents, _, rows) = SIZE;
    generate::book(root, documents + documents / 4)?;
    drop(fs::remove_dir_all(root.join("data/history")));
    drop(fs::remove_dir_all(root.join("data/acts")));
    let texts = texts(root)?;
    let texts = texts.get(..documents).ok_or("too few documents")?;
    for row in 0..rows {
        for (at, (_, file)) in texts.iter().enumerate() {
            fs::write(file, words(at, row)?)?;
        }
        let mut revise = Command::new(env!("CARGO_BIN_EXE_kitei"));
        revise.arg("revise").arg(root).args(texts.iter().map(|(id, _)| id));
        let date = format!("{}年{}月1日", 2020 + row / 12, row % 12 + 1);
        let run = revise.args(["--date", &date, "--content", "変更", "--today", TODAY]).output()?;
        if !run.status.success() {
            return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
        }
    }
    Ok(())
}

/// The ids of the standards and procedures, each with its file.
fn texts(root: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join("data/documents"))? {
        let data: Value = serde_json::from_slice(&fs::read(entry?.path())?)?;
        for record in data["records"].as_array().into_iter().flatten() {
            let (id, file) = (record["id"].as_str(), record["files"][0].as_str());
            let (Some(id), Some(file)) = (id, file) else { return Err("a record without a file".into()) };
            if !file.starts_with("policy/") {
                found.push((id.to_owned(), root.join("book").join(file)));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a document (from 0) with a row (from 0): in each of some articles one number is the row's.
fn words(document: usize, row: usize) -> Result<String> {
    let (_, articles, _) = SIZE;
    let mut words = String::new();
    for at in 1..=articles {
        // the last row that changed the article
        let changed = (0..=row).rev().find(|row| (0..CHANGED).any(|step| (row * CHANGED + step) % articles + 1 == at));
        let days = changed.map_or(1, |row| row + 2);
        writeln!(
            words,
            "（事項その{at}）\n第{at}条　管理者は、第{document}の{at}の記録を{days}日保存しなければならない。"
        )?;
        writeln!(words, "２　管理者は、{at}日ごとに、次に掲げる事項を確かめるものとする。")?;
        writeln!(words, "　(1)　{at}番の機器の設置\n　(2)　{at}番の機器の設定及び更新\n")?;
    }
    Ok(words)
}

fn pages(folder: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        count +=
            if path.is_dir() { pages(&path)? } else { usize::from(path.extension().is_some_and(|it| it == "html")) };
    }
    Ok(count)
}
