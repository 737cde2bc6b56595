//! `kitei export`: a register as a file for other programs, as far as the edition may know it.

use super::Exit;
use super::args::{Args, Format};
use super::progress::say;
use super::stages::Project;
use super::start::{start, usage};
use crate::export;
use crate::model::Edition;
use crate::model::ledger::Ledger;
use crate::site::put;
use crate::source::nearest;
use std::io::Write as _;

/// Writes the register to `--out`, or to standard output.
pub fn run(args: &Args) -> Exit {
    let word = args.rest.first().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
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
    match &args.out {
        None => match std::io::stdout().lock().write_all(&bytes) {
            Ok(()) => Exit::Clean,
            Err(_) => Exit::Faulty,
        },
        Some(out) => match put(out, &bytes) {
            Ok(()) => {
                out!("{}{count}件（{}）を {} に書き出しました。", of.title(), edition.name(), out.display());
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
    let names = || Ledger::ALL.iter().map(|ledger| ledger.folder());
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
