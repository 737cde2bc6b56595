//! What a person sees in a terminal: transcripts in `tests/cli/`, compared whole. A line `$ kitei …` is run; below it
//! stand its standard output, its standard error with `! ` before each line, and `=> ` with the exit code
//! (`UPDATE=1 cargo test --test cli` writes them anew).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use town::{Run, TODAY, Town, compare, kitei, tests};

/// Runs every command of a transcript in `folder` and compares all that was said.
#[track_caller]
fn transcript(name: &str, folder: &Path) {
    let place = tests(&format!("cli/{name}.txt"));
    let commands = std::fs::read_to_string(&place).unwrap();
    let mut said = String::new();
    for command in commands.lines().filter_map(|line| line.strip_prefix("$ kitei")) {
        let run = kitei(folder, &command.split_whitespace().collect::<Vec<_>>());
        said.push_str(&format!("$ kitei{command}\n{}\n", shown(&run)));
    }
    let mut wrong = Vec::new();
    compare(&place, &format!("{}\n", said.trim_end()), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A run as the transcript has it; how long it took is nobody's expectation.
fn shown(run: &Run) -> String {
    let took = regex::Regex::new("[0-9.]+秒）").unwrap();
    // a slow machine is told how far it has come
    let progress = regex::Regex::new("(?m)^[0-9]+/[0-9]+ファイルを書きました\n").unwrap();
    let [out, err] = [&run.out, &run.err].map(|said| progress.replace_all(said, ""));
    let mut shown = took.replace_all(&out, "〈時間〉秒）").into_owned();
    for line in err.lines() {
        shown.push_str(format!("! {line}").trim_end());
        shown.push('\n');
    }
    format!("{shown}=> {}\n", run.code)
}

#[test]
fn help_and_version() {
    transcript("help", tests("").as_path());
    let help = kitei(&tests(""), &["help"]).out;
    for words in [&["--help"][..], &["-h"], &["build", "--help"], &["help", "--edition", "staff"]] {
        let run = kitei(&tests(""), words);
        assert_eq!((run.out.as_str(), run.err.as_str(), run.code), (help.as_str(), "", 0), "{words:?}");
    }
}

#[test]
fn what_is_mistyped_is_told_with_the_nearest() {
    transcript("usage", Town::new().at("").as_path());
}

#[test]
fn where_there_is_no_project() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("stock")).unwrap();
    std::fs::write(folder.path().join("stock/book.toml"), "[book]\n").unwrap();
    transcript("nowhere", folder.path());
}

#[test]
fn in_a_town_without_faults() {
    transcript("town", Town::new().at("").as_path());
}

#[test]
fn below_the_top_of_the_project() {
    transcript("below", Town::new().at("book/guide").as_path());
}

/// One warning, one omission.
fn faulty() -> Town {
    let town = Town::new();
    town.change("data/documents/unyo.json", "\"対策基準\",", "\"対策規準\",");
    town.write("book/guide/memo.md", "# 覚え書き\n");
    town
}

#[test]
fn in_a_town_with_an_omission_and_a_warning() {
    transcript("omitted", faulty().at("").as_path());
}

#[test]
fn in_a_town_with_a_warning() {
    let town = Town::new();
    town.write("book/guide/memo.md", "# 覚え書き\n");
    transcript("warning", town.at("").as_path());
}

#[test]
fn in_a_town_that_cannot_publish() {
    let town = faulty();
    town.change("book/policy/kihon-hoshin.md", "〔履歴〕", "〔履暦〕");
    transcript("error", town.at("").as_path());
}

/// A file that is not laid out, among others that are.
fn untidy() -> Town {
    let town = Town::new();
    let place = "data/acts/2020.json";
    let text = std::fs::read_to_string(town.at(place)).unwrap();
    town.write(place, format!("\u{feff}{}", text.replace('\n', "\r\n").replace("  ", "\t")));
    town
}

#[test]
fn data_files_are_laid_out_and_described() {
    let town = untidy();
    transcript("data", town.at("").as_path());
    for (place, bytes) in town::files(&tests("town/data")) {
        let place = format!("data/{place}");
        assert_eq!(std::fs::read(town.at(&place)).unwrap(), bytes, "{place}: the town's own is the layout");
    }
}

#[test]
fn the_project_s_own_data_is_laid_out() {
    let run = kitei(Path::new(env!("CARGO_MANIFEST_DIR")), &["fmt", "--check"]);
    assert_eq!((run.err.as_str(), run.code), ("", 0), "{}; lay it out with: cargo run -- fmt", run.out);
}

#[test]
fn every_kind_of_record_that_is_described_is_read() {
    let town = Town::new();
    let places: Vec<String> = kitei::model::kinds::KINDS
        .iter()
        .map(|kind| kind.pattern().replace("*/", "kanri/").replace('*', "kara"))
        .collect();
    for place in &places {
        town.write(place, "{}\n");
    }
    let said = town.check().out;
    for place in places {
        let fault = said.split("\n\n").find(|fault| fault.contains(&format!("--> {place}:1:1")));
        assert!(fault.is_some_and(|fault| fault.contains("[missing-key]")), "{place}: {fault:?}");
    }
}

#[test]
fn data_files_that_cannot_be_read_are_left_as_they_are() {
    let town = untidy();
    let broken = "{ \"format\": 1,, }\r\n";
    town.write("data/documents/unyo.json", broken);
    let untouched = std::fs::read(town.at("data/acts/2020.json")).unwrap();
    assert_eq!(town.kitei(&["fmt", "--check"]).code, 1);
    assert_eq!(std::fs::read(town.at("data/acts/2020.json")).unwrap(), untouched);
    transcript("data-faulty", town.at("").as_path());
    assert_eq!(std::fs::read_to_string(town.at("data/documents/unyo.json")).unwrap(), broken);
}

#[test]
fn links_that_are_confirmed() {
    transcript("confirm", Town::new().at("").as_path());
}

#[test]
fn what_there_is_to_do() {
    let town = Town::new();
    // an act that is in force and was not published
    town.change("data/acts/2026.json", "\"state\": \"公表済\"", "\"state\": \"施行\"");
    town.change("data/acts/2026.json", "\"published\": \"令和８年４月１日\"", "\"published\": \"未確認\"");
    transcript("todo", town.at("").as_path());
}

#[test]
fn for_a_program() {
    let run = faulty().kitei(&["check", "--format", "json", TODAY[0], TODAY[1]]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let mut said: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    // what the town leaves open on purpose
    let is_open = |said: &serde_json::Value| said["code"] == "suspect-link" || said["code"] == "unconfirmed-links";
    said["diagnostics"].as_array_mut().unwrap().retain(|said| !is_open(said));
    let expected = serde_json::json!({
        "format": 1,
        "edition": "officer",
        "diagnostics": [
            {
                "severity": "warning",
                "code": "unlisted-file",
                "message": "目次（SUMMARY.md）にないので、載せませんでした",
                "file": "book/guide/memo.md",
                "line": 1,
                "column": 1,
                "hint": "SUMMARY.md に「- [名前](guide/memo.md)」を書き足すか、ファイルを消してください",
            },
            {
                "severity": "omitted",
                "code": "unknown-choice",
                "message": "「対策規準」は選べません",
                "file": "data/documents/unyo.json",
                "line": 9,
                "column": 15,
                "hint": "「対策基準」ではありませんか",
            },
            {
                "severity": "warning",
                "code": "no-text",
                "message": "履歴に全文の控えが一つもない文書が6件あります（ここは最初の1件「見本市情報セキュリティ基本方針」です）。本文が書き換えられても、気付けません",
                "file": "data/history/kihon-hoshin/entries.json",
                "line": 5,
                "column": 5,
                "hint": "kitei revise kihon-hoshin で、最も新しい行に今の全文の控えを付けてください（--all で、すべての文書に行えます）",
            },
        ],
    });
    assert_eq!(said, expected);
    let clean = Town::new().kitei(&["check", "--format", "json", "--edition", "public"]);
    assert_eq!((clean.code, clean.err.as_str()), (0, ""));
    let said: serde_json::Value = serde_json::from_str(&clean.out).unwrap();
    let severities = said["diagnostics"].as_array().unwrap().iter().map(|said| said["severity"].as_str().unwrap());
    assert!(severities.into_iter().all(|severity| matches!(severity, "warning" | "note")), "{said}");
    assert_eq!((&said["format"], &said["edition"]), (&serde_json::json!(1), &serde_json::json!("public")));
}

#[test]
fn every_check_has_its_manual() {
    for code in kitei::source::Code::ALL {
        let run = kitei(&tests(""), &["check", "--explain", code.name()]);
        assert_eq!((run.out.trim_end(), run.err.as_str(), run.code), (code.manual().trim_end(), "", 0));
    }
}

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = Town::new().kitei(&["serve", "--port", &port, TODAY[0], TODAY[1]]);
    let next = regex::Regex::new("--port [0-9]+").unwrap();
    let err = next.replace(&run.err, "--port 〈別の番号〉").replace(&port, "〈番号〉");
    let said =
        "ポート〈番号〉はほかのプログラムが使っています。「--port 〈別の番号〉」のように別の番号を指定してください。\n";
    assert_eq!((run.out.as_str(), err.as_str(), run.code), ("", said, 1));
}

#[test]
fn what_mdbook_asks() {
    let town = Town::new();
    for (renderer, code) in [("html", 0), ("pdf", 1), ("", 1)] {
        let run = town.kitei(&["preprocess", "supports", renderer]);
        assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", "", code), "{renderer}");
    }
    let silent = Command::new(env!("CARGO_BIN_EXE_kitei"))
        .current_dir(town.at(""))
        .arg("preprocess")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let err = String::from_utf8(silent.stderr).unwrap();
    assert!(err.starts_with("mdBookから受け取った本を読めません（"), "{err}");
    assert_eq!(silent.status.code(), Some(1));
}
