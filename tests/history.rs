//! 履歴 by the outer door: what `kitei revise` writes and refuses, which words are published meanwhile, and what a row's page
//! and the text as it stood say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use town::{Run, TODAY, Town, files};

const FILE: &str = "book/standards/kanri/02.md";
const COPY: &str = "data/history/kanri/texts/r8/standards/kanri/02.md";
const PAGE: &str = "standards/kanri/02.html";

fn revise(town: &Town, words: &[&str]) -> Run {
    town.kitei(&[&["revise"], words, &TODAY].concat())
}

/// A town whose texts are on record.
fn recorded() -> Town {
    let town = Town::new();
    let run = revise(&town, &["--all"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    town
}

fn page(town: &Town, edition: &str, path: &str) -> String {
    let site = town.site(edition);
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

/// How often `check` says a code.
fn said(town: &Town, code: &str) -> usize {
    town.check().out.matches(&format!("[{code}]")).count()
}

#[test]
fn texts_are_kept_byte_for_byte_and_nothing_else_changes() {
    let town = Town::new();
    let before = files(&town.at("data"));
    let run = revise(&town, &["kanri"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for file in ["standards/kanri/01.md", "standards/kanri/02.md"] {
        let copy = std::fs::read(town.at(&format!("data/history/kanri/texts/r8/{file}"))).unwrap();
        assert_eq!(copy, std::fs::read(town.at(&format!("book/{file}"))).unwrap());
    }
    let after = files(&town.at("data"));
    let changed: Vec<&String> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    let expected = [
        "history/kanri/entries.json",
        "history/kanri/texts/r8/standards/kanri/01.md",
        "history/kanri/texts/r8/standards/kanri/02.md",
    ];
    assert_eq!(changed, expected);
    assert_eq!((town.kitei(&["fmt", "--check"]).code, town.check().code), (0, Town::new().check().code));
    // the newest row has its text now
    let run = revise(&town, &["kanri"]);
    assert!(run.code == 1 && run.err.contains("全文の控えがあります"), "{}", run.err);
}

#[test]
fn words_that_are_not_on_record_are_not_published() {
    let town = recorded();
    assert_eq!(town.build("officer").code, 0);
    let before = page(&town, "officer", PAGE);
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    assert_eq!(said(&town, "unrecorded-change"), 1);
    let run = town.build("officer");
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("unrecorded-change") && run.err.contains("book/standards/kanri/02.md:"), "{}", run.err);
    let now = page(&town, "officer", PAGE);
    assert!(now.contains("許可を受けずに端末を") && !now.contains("届け出ずに"), "{now}");
    assert!(now.contains("履歴に記録した文です") && !before.contains("履歴に記録した文です"));
    assert_eq!(town.build("public").code, 3);
    assert!(town.site("public").values().all(|bytes| !String::from_utf8_lossy(bytes).contains("届け出ずに")));
    // every other page is there as before
    assert_eq!(revise(&town, &["kanri", "--date", "令和8年11月30日", "--content", "届出制"]).code, 0);
    assert_eq!((said(&town, "unrecorded-change"), town.build("officer").code), (0, 0));
    assert!(page(&town, "officer", PAGE).contains("届け出ずに端末を"));
    assert!(page(&town, "officer", "history/kanri/r8/text-2.html").contains("許可を受けずに端末を"));
    let row = page(&town, "officer", "history/kanri/r8-2.html");
    for words in ["新旧対照表（参考）", "責任者の<u>許可を受けずに</u>端末を", "責任者の<u>届け出ずに</u>端末を"]
    {
        assert!(row.contains(words), "{words}: {row}");
    }
    assert!(page(&town, "officer", "history/kanri/r8-2/text-2.html").contains("届け出ずに端末を"));
}

#[test]
fn what_a_reader_does_not_see_is_no_change() {
    let town = recorded();
    town.change(FILE, "許可を受けずに端末を", "許可を受けずに\n端末を");
    town.change(FILE, "〔担当：統括責任者〕\n", "");
    assert_eq!((said(&town, "unrecorded-change"), town.build("officer").code), (0, 0));
}

#[test]
fn a_copy_that_was_altered_is_found_and_not_shown() {
    let town = recorded();
    assert_eq!(said(&town, "altered-text"), 0);
    town.change(COPY, "許可", "認可");
    assert_eq!(said(&town, "altered-text"), 1);
    assert_eq!(town.build("officer").code, 3);
    let row = page(&town, "officer", "history/kanri/r8.html");
    assert!(row.contains("記録と一致しません"), "{row}");
    assert!(!town.site("officer").contains_key("history/kanri/r8/text.html"));
    // today's words are still those on record: they are published
    assert!(page(&town, "officer", PAGE).contains("許可を受けずに端末を"));
    // with neither to be relied on, the document is not shown at all
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    assert_eq!(town.build("officer").code, 3);
    assert!(town.site("officer").values().all(|bytes| !String::from_utf8_lossy(bytes).contains("届け出ずに端末を")));
}

#[test]
fn the_recorded_text_stands_in_for_one_that_cannot_be_read() {
    let gone = |town: &Town| {
        town.remove(FILE);
    };
    let jumps = |town: &Town| {
        town.change(FILE, "第７条　前条", "第17条　前条");
    };
    let broken: [&dyn Fn(&Town); 2] = [&gone, &jumps];
    for spoil in broken {
        let town = recorded();
        spoil(&town);
        assert_eq!(town.build("officer").code, 3);
        let text = page(&town, "officer", PAGE);
        assert!(text.contains("第７条") && text.contains("履歴に記録した文です"), "{text}");
    }
}

#[test]
fn a_fault_in_the_policy_holds_nothing_up_while_its_recorded_text_stands_in() {
    let town = recorded();
    let policy = "book/policy/kihon-hoshin.md";
    town.change(policy, "３ 構成", "第５条 構成\n\n第３条 構成");
    let plain = Town::new();
    plain.write(policy, std::fs::read(town.at(policy)).unwrap());
    assert_eq!(plain.build("public").code, 1);
    let run = town.build("public");
    assert_eq!(run.code, 3, "{}", run.err);
    let text = page(&town, "public", "policy/kihon-hoshin.html");
    assert!(text.contains("構成") && !text.contains("第５条"), "{text}");
}

#[test]
fn a_fingerprint_of_another_rule_is_made_anew() {
    let town = recorded();
    let file = "data/history/kanri/entries.json";
    town.change(file, "\"fingerprint\": \"1:", "\"fingerprint\": \"0:");
    town.change(FILE, "許可を受けずに端末を", "許可を受けずに\n端末を");
    assert_eq!(said(&town, "unrecorded-change"), 0);
    town.change(FILE, "許可を受けずに\n端末を", "届け出ずに端末を");
    assert_eq!(said(&town, "unrecorded-change"), 1);
}

#[test]
fn copies_without_rows_and_rows_without_copies_are_said() {
    let town = recorded();
    town.write("data/history/kanri/texts/r9/standards/kanri/01.md", "第１条　偽\n");
    assert_eq!((said(&town, "stray-text"), said(&town, "missing-text")), (1, 0));
    town.remove(COPY);
    assert_eq!((said(&town, "stray-text"), said(&town, "missing-text")), (1, 1));
    assert_eq!(town.build("officer").code, 3);
    assert!(!town.site("officer").keys().any(|path| path.contains("r9")));
}

#[test]
fn what_cannot_be_a_revision_is_refused_and_nothing_is_written() {
    let town = recorded();
    let before = files(&town.at("data"));
    let date = ["--date", "令和8年11月30日"];
    let place = ["--place", "第6条", "--content", "変更"];
    let refused: [(&[&str], u8, &str); 9] = [
        (&["kanri"], 1, "全文の控えがあります"),
        (&[&["kanri"][..], &date, &place].concat(), 1, "変わったところがない"),
        (&["kanri", "--date", "令和8年3月31日", "--place", "第6条", "--content", "変更"], 1, "前の日"),
        (&["kanri", "--date", "令和8年4月31日"], 2, "--date"),
        (&["kanri", "--date", "令和8年11月30日", "--place", "第6条"], 1, "--content"),
        (&[&["kanrri"][..], &date, &place].concat(), 1, "ではありませんか"),
        (&[&["kanri", "--act", "nai"][..], &date, &place].concat(), 1, "制定・改正の記録"),
        (&[], 2, "文書を書いてください"),
        (&["kanri", "--all"], 2, "--all"),
    ];
    for (words, code, why) in refused {
        let run = revise(&town, words);
        assert_eq!(i32::from(code), run.code, "{words:?} {}{}", run.out, run.err);
        assert!(run.err.contains(why), "{words:?} {}", run.err);
        assert_eq!(files(&town.at("data")), before, "{words:?}");
    }
    town.change(FILE, "許可を受けずに端末を", "届け出ずに端末を");
    let act = "data/acts/2026.json";
    town.change(act, "決裁済・未施行", "付議");
    let before = files(&town.at("data"));
    let run = revise(&town, &["kanri", "--act", "r8-kunrei-9", "--date", "令和8年11月30日", "--content", "変更"]);
    assert!(run.code == 1 && run.err.contains("決裁されていない"), "{}", run.err);
    assert_eq!(files(&town.at("data")), before);
}

#[test]
fn every_row_has_its_page_in_the_editions_that_know_the_document() {
    let town = recorded();
    for edition in ["public", "staff", "officer"] {
        assert_eq!(town.build(edition).code, 0, "{edition}");
        let timeline = page(&town, edition, "history.html");
        assert!(timeline.contains("history/kihon-hoshin/r2.html"), "{timeline}");
        let row = page(&town, edition, "history/kihon-hoshin/r2.html");
        for word in ["令和２年４月１日", "新規策定", "r2/text.html"] {
            assert!(row.contains(word), "{edition}: {word}");
        }
        let text = page(&town, edition, "history/kihon-hoshin/r2/text.html");
        assert!(text.contains("noindex") && text.contains("ときの文の控えです"), "{text}");
    }
    let row = page(&town, "officer", "history/kanri/r8.html");
    for word in [
        "第10条から第12条まで",
        "令和８年訓令第２号",
        "令和8年4月1日（2026年4月1日）",
        "r8/text.html",
        "r8/text-2.html",
    ] {
        assert!(row.contains(word), "{word}: {row}");
    }
}

#[test]
fn what_is_withheld_is_withheld_as_it_stood_too() {
    let town = recorded();
    assert_eq!(town.build("staff").code, 0);
    assert!(town.site("staff").contains_key("history/kanri/r8/text-2.html"));
    assert_eq!(town.build("public").code, 0);
    for (path, bytes) in town.site("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.contains("kanri") || path == "standards/kanri/01.html", "{path}");
        assert!(!text.contains("許可を受けずに端末を") && !text.contains("令和８年訓令第２号"), "{path}");
    }
}
