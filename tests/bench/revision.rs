//! Two texts of two hundred articles, twenty of which changed: how long it takes to say what did.

use crate::{Result, generate};
use kitei::compare::compare;
use kitei::model::Text;
use kitei::read;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// Articles of each text.
const ARTICLES: usize = 200;

/// Seconds that one comparison takes, the median of `times`, and how many rows it has.
pub fn measure(root: &Path, times: usize) -> Result<(f64, usize)> {
    generate::book(root, 10)?;
    let old = text(root, false)?;
    let new = text(root, true)?;
    let mut seconds = Vec::new();
    let mut rows = 0;
    for _ in 0..times {
        let start = Instant::now();
        rows = compare(&old, &new).rows.len();
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let median = seconds.get(times / 2).copied().ok_or("no run")?;
    if rows < 20 {
        return Err("the changes were not found".into());
    }
    Ok((median, rows))
}

/// The text in the place of the book's first standard, as it is read.
fn text(root: &Path, is_new: bool) -> Result<Vec<Arc<Text>>> {
    let mut words = String::new();
    for at in 1..=ARTICLES {
        // one article in ten says something else; the numbers behind the hundredth move up by one
        let changed = is_new && at % 10 == 0;
        let number = if is_new && at > 100 { at + 1 } else { at };
        if is_new && at == 101 {
            writeln!(words, "（追加）\n第101条　職員等は、新たに定める事項を守らなければならない。\n")?;
        }
        let period = if changed { at + 1 } else { at };
        writeln!(words, "（事項その{at}）\n第{number}条　管理者は、第{at}の記録を{period}日保存しなければならない。")?;
        writeln!(words, "２　管理者は、{at}日ごとに、次に掲げる事項を確かめるものとする。")?;
        writeln!(
            words,
            "　(1)　{at}番の機器の設置\n　(2)　{at}番の機器の設定{}\n",
            if changed { "及び更新" } else { "" }
        )?;
    }
    let folder = root.join("book/standards");
    let mut files: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    fs::write(files.first().ok_or("no standard")?, words)?;
    let repository = read::read(root, "2026-12-01".parse().map_err(|_| "a day")?).map_err(|_| "no project")?;
    let texts = repository
        .documents
        .into_iter()
        .map(|(_, text)| text.files.iter().map(|file| file.manuscript.text()).collect::<Vec<_>>());
    texts.max_by_key(|texts| texts.iter().map(|text| text.clauses().count()).sum::<usize>()).ok_or("no text".into())
}
