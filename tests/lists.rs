//! The pages that list what is recorded: which of them an edition has, and what it says there.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use support::html::{Dom, Seen, text};
use support::{Document, Site, Town, own};

/// What only officers are told.
const FOR_OFFICERS: [&str; 4] = ["抜け", "要確認のつながり", "不要", "数えたもの"];

/// The town, whose texts are tied to each other.
fn town() -> Town {
    Town::of(&own().join("tests/town"))
}

fn words(site: &Site, path: &str) -> String {
    let page = site.get(path).unwrap_or_else(|| panic!("no {path}: {:?}", site.keys()));
    Seen::of(&Dom::read(page).one("main")).texts.join(" ")
}

#[test]
fn each_edition_has_the_lists_it_may_know() {
    let inside = ["matrix.html", "departments.html", "departments/somu.html", "roles.html", "frameworks.html"];
    for (edition, is_inside, is_officer) in [("public", false, false), ("staff", true, false), ("officer", true, true)]
    {
        let site = town().build(edition);
        for path in ["lists.html", "structure.html", "terms.html", "laws.html"] {
            assert!(site.contains_key(path), "{edition}: {path}");
        }
        for path in inside {
            assert_eq!(site.contains_key(path), is_inside, "{edition}: {path}");
        }
        assert_eq!(site.contains_key("gaps.html"), is_officer, "{edition}");
        for file in ["csv/taiohyo-mihon.csv", "csv/yakuwari-mihon.csv"] {
            assert_eq!(site.contains_key(file), is_inside, "{edition}: {file}");
        }
        assert_eq!(site.contains_key("csv/nuke-mihon.csv"), is_officer, "{edition}");
    }
}

#[test]
fn gaps_are_for_officers() {
    let (staff, officer) = (town().build("staff"), town().build("officer"));
    let matrix = words(&officer, "matrix.html");
    assert!(matrix.contains("抜け") && matrix.contains("言葉の意味を定めるため"), "{matrix}");
    assert!(words(&officer, "frameworks/kisoku-16-3.html").contains("抜け"));
    assert!(words(&officer, "gaps.html").contains("満たすもの／数えたもの"));
    for (path, page) in staff.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".csv")) {
        let page = String::from_utf8_lossy(page);
        for word in FOR_OFFICERS {
            assert!(!page.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn a_clause_leads_through_the_tiers() {
    for edition in ["staff", "officer"] {
        let site = town().build(edition);
        let page = Dom::read(&site["matrix.html"]);
        let row = page.all("tr").iter().map(text).find(|row| row.contains("職員の責務")).expect("the clause has a row");
        for word in ["管理規程第6条", "持出し手順1", "総務課", "組織体制"] {
            assert!(row.contains(word), "{edition}: {word} in {row}");
        }
    }
}

#[test]
fn links_lead_to_the_rows_that_they_name() {
    let site = town().build("officer");
    let has = |path: &str, id: &str| Dom::read(&site[path]).ids().contains(&id.to_owned());
    assert!(has("roles.html", "role-sekininsha") && has("laws.html", "law-kojin-joho"));
    assert!(has("frameworks/kisoku-16-3.html", "part-2") && has("terms.html", "t-mochidashi"));
    let law = String::from_utf8_lossy(&site["standards/kanri/02.html"]).into_owned();
    assert!(law.contains("roles.html#role-sekininsha") && law.contains("frameworks/kisoku-16-3.html#part-1"));
}

#[test]
fn whoever_is_in_trouble_finds_the_procedure_on_the_first_page() {
    let procedure = Document::new("gososhin", "誤送信したとき").tier("実施手順").with("visibility", "職員");
    let procedure = procedure.with("reason", "庁内の手順であるため").with("in_trouble", "誤って送った");
    let common = Document::new("mochidashi", "持出しの手順").tier("実施手順").with("readers", "その場面の職員");
    let town = Town::new().document(procedure.with("readers", "すべての職員")).document(common);
    for (edition, shown) in [("public", false), ("staff", true), ("officer", true)] {
        let site = town.build(edition);
        let first = String::from_utf8_lossy(&site["index.html"]).into_owned();
        assert_eq!(first.contains("<a href=\"procedures/gososhin.html\">誤って送った</a>"), shown, "{edition}");
        assert_eq!(first.contains("困ったとき"), shown, "{edition}");
        if shown {
            let here = String::from_utf8_lossy(&site["departments/somu.html"]).into_owned();
            let places = ["すべての職員が読むもの", "誤送信したとき", "その場面になったら読むもの", "持出しの手順"];
            let found: Vec<usize> = places.iter().filter_map(|words| here.rfind(words)).collect();
            assert!(found.len() == places.len() && found.is_sorted(), "{edition}: {found:?}");
        }
    }
}
