//! `kitei confirm` by the outer door: what it writes, what it refuses, and when a link is suspect again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use town::{Run, TODAY, Town, files};

fn confirm(town: &Town, words: &[&str]) -> Run {
    town.kitei(&[&["confirm"], words, &TODAY].concat())
}

/// How often `check` says a code.
fn said(town: &Town, code: &str) -> usize {
    town.check().out.matches(&format!("[{code}]")).count()
}

#[test]
fn a_suspect_link_is_one_no_more_once_it_is_confirmed() {
    let town = Town::new();
    assert_eq!(said(&town, "suspect-link"), 1);
    let run = confirm(&town, &["持出し手順１", "管理規程第６条", "--post", "総務課長"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(said(&town, "suspect-link"), 0);
    assert_eq!(town.kitei(&["fmt", "--check"]).code, 0);
}

#[test]
fn it_is_one_again_when_the_words_above_change_and_not_for_line_breaks() {
    let town = Town::new();
    assert_eq!(confirm(&town, &["--all", "--post", "総務課長"]).code, 0);
    assert_eq!((said(&town, "suspect-link"), said(&town, "unconfirmed-links")), (0, 0));
    let file = "book/standards/kanri/02.md";
    town.change(file, "許可を受けずに端末を", "許可を受けずに\n端末を");
    assert_eq!(said(&town, "suspect-link"), 0);
    town.change(file, "許可を受けずに\n端末を", "許可なく端末を");
    assert_eq!(said(&town, "suspect-link"), 1);
}

#[test]
fn all_that_waits_is_written_once_each_and_ids_stay_unique() {
    let town = Town::new();
    let run = confirm(&town, &["--all", "--post", "総務課長"]);
    assert!(run.out.contains("7件を data/confirmations/2026.json に書きました"), "{}", run.out);
    let before = files(&town.at("data"));
    let run = confirm(&town, &["--all", "--post", "総務課長"]);
    assert_eq!((run.code, run.out.contains("待っているつながりはありません")), (0, true), "{}", run.out);
    assert_eq!(files(&town.at("data")), before);
    // the same again on the same day has an id of its own; a year of its own a file
    assert_eq!(confirm(&town, &["持出し手順１", "管理規程第６条", "--post", "総務課長"]).code, 0);
    let words = ["confirm", "持出し手順１", "管理規程第６条", "--post", "総務課長", "--today", "2027-01-04"];
    assert_eq!(town.kitei(&words).code, 0);
    assert!(town.at("data/confirmations/2027.json").is_file());
    assert_eq!((said(&town, "duplicate-id"), town.kitei(&["fmt", "--check"]).code), (0, 0));
}

#[test]
fn what_is_no_link_is_refused_and_nothing_is_written() {
    let town = Town::new();
    let before = files(&town.at("data"));
    let refused = [
        (&["ログ手順１", "管理規程第６条", "--post", "職"][..], 1, "近いのは次のつながり"),
        (&["管理規程第６条", "持出し手順１", "--post", "職"], 1, "\"持出し手順1\" \"管理規程第6条\""),
        (&["ログ手順９９", "管理規程第６条", "--post", "職"], 1, "ログ手順"),
        (&["", "管理規程第６条", "--post", "職"], 1, "という条項はありません"),
        (&["持出し手順１", "管理規程第６条"], 2, "--post"),
        (&["持出し手順１", "管理規程第６条", "--post", "　"], 2, "--post"),
        (&["--all"], 2, "--post"),
        (&["持出し手順１", "--post", "職"], 2, "一つずつ"),
        (&[".", "持出し手順１", "--all", "--post", "職"], 2, "--all"),
    ];
    for (words, code, expected) in refused {
        let run = confirm(&town, words);
        assert_eq!((run.code, run.err.contains(expected)), (code, true), "{words:?}: {}{}", run.out, run.err);
    }
    town.write("data/confirmations/2026.json", "{ \"format\": 1,");
    assert_eq!(confirm(&town, &["持出し手順１", "管理規程第６条", "--post", "職"]).code, 1);
    town.write("data/confirmations/2026.json", before.get("confirmations/2026.json").unwrap());
    assert_eq!(files(&town.at("data")), before);
}
