//! Clauses that fewer may read than the rest of their document: the number stays, and nothing else, in any file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use std::collections::BTreeMap;
use town::Town;

/// Words that only officers may read.
const SECRETS: [&str; 7] = ["密見出し語", "密本文語", "密号語", "密表頭語", "密欄語", "密用語", "密意味語"];

const OPEN: &str = "（記録）\n第８条　責任者は、前条の申請を記録しなければならない。\n";
const CLOSED: &str = "（密見出し語）\n第８条　責任者は、前条の申請を密本文語に記録しなければならない。\n２　この条において「密用語」とは、密意味語をいう。\n　一　密号語\n\n| 密表頭語 | 表 |\n|---|---|\n| 密欄語 | あ |\n\n〔担当：責任者〕\n";
const FILE: &str = "book/standards/kanri/02.md";
const RECORD: &str = "data/documents/kanri.json";
const SAMPLE: &str = "\"sample\": true,";

/// A town whose 管理規程 has an article for officers alone, cited by the next.
fn town(clause: &str) -> Town {
    let town = Town::new();
    town.change(FILE, OPEN, CLOSED);
    town.change(FILE, "第６条の許可の状況", "第６条の許可と第８条の記録の状況");
    let withheld = format!(
        "\"withheld\": [{{ \"clause\": \"{clause}\", \"visibility\": \"担当\", \"reason\": \"守りが知られるため\" }}], {SAMPLE}"
    );
    town.change(RECORD, SAMPLE, &withheld);
    town
}

fn holds(site: &BTreeMap<String, Vec<u8>>, word: &str) -> Vec<String> {
    let has = |bytes: &[u8]| bytes.windows(word.len()).any(|own| own == word.as_bytes());
    site.iter().filter(|(path, bytes)| path.contains(word) || has(bytes)).map(|(path, _)| path.clone()).collect()
}

fn page(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("{path} in {:?}", site.keys())).clone()).unwrap()
}

fn anchor_of(page: &str, citation: &str) -> String {
    let end = page
        .find(&format!("data-citation=\"見本市情報セキュリティ管理規程{citation}\""))
        .unwrap_or_else(|| panic!("{citation}: {page}"));
    let from = page[..end].rfind("href=\"#").unwrap() + "href=\"#".len();
    page[from..].split('"').next().unwrap().to_owned()
}

#[test]
fn the_number_stays_and_nothing_else() {
    let town = town("第８条");
    for edition in ["staff", "officer"] {
        let run = town.build(edition);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
    let (staff, officer) = (town.site("staff"), town.site("officer"));
    for secret in SECRETS {
        assert_eq!(holds(&staff, secret), Vec::<String>::new(), "{secret}");
        assert_ne!(holds(&officer, secret), Vec::<String>::new(), "{secret} is shown to those who may read it");
    }
    let place = "standards/kanri/02.html";
    let (staff, officer) = (page(&staff, place), page(&officer, place));
    for said in
        ["第８条", "この条項は、この版に載せていません。", "理由：守りが知られるため", "の許可と第８条の記録の状況"]
    {
        assert!(staff.contains(said), "{said}: {staff}");
    }
    assert!(!officer.contains("この版に載せていません"));
    // others keep their addresses, and the number that stands alone has its own
    for citation in ["第7条", "第8条", "第9条"] {
        assert_eq!(anchor_of(&staff, citation), anchor_of(&officer, citation), "{citation}");
    }
}

#[test]
fn what_stands_below_may_be_withheld_alone() {
    let town = town("第８条第２項");
    assert_eq!(town.build("staff").code, 0);
    let site = town.site("staff");
    for secret in &SECRETS[2..] {
        assert_eq!(holds(&site, secret), Vec::<String>::new(), "{secret}");
    }
    for open in &SECRETS[..2] {
        assert_ne!(holds(&site, open), Vec::<String>::new(), "{open}");
    }
}

#[test]
fn texts_as_they_stood_do_not_tell_it_either() {
    let town = town("第８条");
    let run = town.kitei(&["revise", "kanri", "--today", "2026-12-01"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    for edition in ["staff", "officer"] {
        town.build(edition);
    }
    let (staff, officer) = (town.site("staff"), town.site("officer"));
    for secret in SECRETS {
        assert_eq!(holds(&staff, secret), Vec::<String>::new(), "{secret}");
    }
    assert!(officer.contains_key("history/kanri/r8/text.html"), "{:?}", officer.keys());
    assert!(!staff.keys().any(|path| path.starts_with("history/kanri/r8/")), "{:?}", staff.keys());
    assert!(page(&staff, "history/kanri/r8.html").contains("この版に載せていない条項がある文書"));
    // words that nobody recorded: the recorded ones stand in, of which nobody can tell the article by its number
    town.change(FILE, "第13条　この規程", "第13条　この訓令");
    assert_eq!(town.build("staff").code, 3);
    let staff = town.site("staff");
    for secret in SECRETS {
        assert_eq!(holds(&staff, secret), Vec::<String>::new(), "{secret}");
    }
    assert!(
        page(&staff, "standards/kanri/01.html").contains("公表していません")
            || page(&staff, "standards/kanri/01.html").contains("担当版だけに")
    );
}

#[test]
fn a_clause_that_is_not_there_withholds_the_whole() {
    for clause in ["第99条", "第１条から第３条まで", "管理規程", "基本方針４", "何か"] {
        let town = town(clause);
        let run = town.build("staff");
        assert_eq!(run.code, 3, "{clause}: {}{}", run.out, run.err);
        assert!(run.err.contains("unknown-withheld"), "{clause}: {}", run.err);
        let (site, officer) = (town.site("staff"), {
            town.build("officer");
            town.site("officer")
        });
        for secret in SECRETS {
            assert_eq!(holds(&site, secret), Vec::<String>::new(), "{clause}");
        }
        assert!(!page(&site, "standards/kanri/01.html").contains("責任者は、"), "{clause}");
        assert_ne!(holds(&officer, SECRETS[1]), Vec::<String>::new(), "{clause}");
    }
}

#[test]
fn whom_to_call_in_an_emergency_stands_on_every_page_but_the_public_s() {
    let town = Town::new();
    for (edition, told) in [("public", false), ("staff", true), ("officer", true)] {
        assert_eq!(town.build(edition).code, 0);
        let site = town.site(edition);
        let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
        for (path, bytes) in pages {
            assert_eq!(String::from_utf8_lossy(bytes).contains("内線0000"), told, "{edition} {path}");
        }
    }
}
