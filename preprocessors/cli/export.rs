//! `kitei export`: a register as a file for other programs, as far as the edition may know it.

use super::Exit;
use super::args::{Args, Format};
use super::progress::say;
use super::stages::Project;
use super::start::{start, usage};
use crate::export;
use crate::model::Edition;
use crate::model::ledger::Ledger;
use crate::search;
use crate::site::put;
use crate::source::nearest;
use std::io::Write as _;

/// What is exported besides registers: an index of the search, and the script that reads queries for it.
const INDEX: &str = "lunr";
const SCRIPT: &str = "lunr-ja";

/// Writes the register to `--out`, or to standard output.
pub fn run(args: &Args) -> Exit {
    let word = args.rest.first().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
    if word == INDEX {
        return lunr(args);
    }
    if word == SCRIPT {
        return hand_on(args, &search::lunr_script(), "lunr 索引を引くスクリプト");
    }
    let found = Ledger::ALL.iter().copied().find(|ledger| ledger.folder() == word || ledger.title() == word);
    let Some(of) = found else { return usage(&unknown(&word)) };
    let format = match args.format {
        Some(Format::Json) => export::Format::Json,
        Some(Format::Csv) | None => export::Format::Csv,
        Some(Format::Human) => return usage("export の --format には csv か json を選んでください。"),
    };
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    // what is handed on goes to the staff unless somebody says otherwise
    let edition = args.edition.unwrap_or(Edition::Staff);
    let published = Project::read(&root, today).and_then(|mut project| project.publish(edition, today));
    let published = match published {
        Ok((published, _)) => published,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    if published.ledger(of).is_none_or(|ledger| ledger.records.value().is_none()) {
        err!("{}は、{}では見せられません。--edition officer で書き出せます。", of.title(), edition.name());
        return Exit::Faulty;
    }
    let bytes = export::register(&published, of, format);
    let count = published.records(of).len();
    hand_on(args, &bytes, &format!("{}{count}件（{}）", of.title(), edition.name()))
}

/// All that an edition lets find, as an index for other programs.
fn lunr(args: &Args) -> Exit {
    if !matches!(args.format, None | Some(Format::Json)) {
        return usage("lunr 索引は JSON です。--format は書かないでください。");
    }
    let edition = args.edition.unwrap_or(Edition::Staff);
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    match Project::read(&root, today).and_then(|mut project| project.publish(edition, today)) {
        Ok((published, templates)) => {
            let (bytes, count) = search::lunr(&published, &templates.words);
            hand_on(args, &bytes, &format!("lunr 索引{count}件（{}）", edition.name()))
        }
        Err(faults) => {
            say(&faults);
            Exit::Faulty
        }
    }
}

/// Writes it to `--out`, or to standard output.
fn hand_on(args: &Args, bytes: &[u8], what: &str) -> Exit {
    match &args.out {
        None => match std::io::stdout().lock().write_all(bytes) {
            Ok(()) => Exit::Clean,
            Err(_) => Exit::Faulty,
        },
        Some(out) => match put(out, bytes) {
            Ok(()) => {
                out!("{what}を {} に書き出しました。", out.display());
                Exit::Clean
            }
            Err(error) => {
                err!("「{}」に書けません（{error}）。前のファイルは、そのまま残っています。", out.display());
                Exit::Faulty
            }
        },
    }
}

fn unknown(word: &str) -> String {
    let names = || Ledger::ALL.iter().map(|ledger| ledger.folder()).chain([INDEX, SCRIPT]);
    let near = nearest(word, names().chain(Ledger::ALL.iter().map(|ledger| ledger.title())));
    let hint = match near {
        Some(near) => format!("「{near}」ではありませんか。"),
        None => format!("使える台帳: {}", names().collect::<Vec<_>>().join("、")),
    };
    if word.is_empty() {
        format!("台帳の名前を書いてください（例: kitei export assets --out shisan.csv）。{hint}")
    } else {
        format!("「{word}」という台帳はありません。{hint}")
    }
}
