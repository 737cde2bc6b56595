//! What ties a clause to others, and whose name stands over the page where it shows.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use support::html::{Dom, Seen, attribute, text};
use support::{Document, Site, Town, own};

/// This project with the owner's own text and none of the model's.
fn owner_alone() -> Town {
    let of_model = |path: &str| {
        let parts = ["book/standards/", "book/procedures/", "data/assets/", "data/systems/", "data/confirmations/"];
        let own = path == "data/documents/kihon-hoshin.json";
        parts.iter().any(|part| path.starts_with(part)) || (path.starts_with("data/documents/") && !own)
    };
    let is_gone = |line: &&str| ["(standards/", "(procedures/", "（見本）"].iter().any(|part| line.contains(part));
    Town::of(own()).without(of_model).edit("book/SUMMARY.md", |text| {
        text.lines().filter(|line| !is_gone(line)).map(|line| format!("{line}\n")).collect()
    })
}

/// The owner's own text, with one sample standard that rests on it and leaves the rest open.
fn mixed() -> Town {
    let standard = "見本規程\n\n（入退室）\n第１条　サーバ室に入る者を記録する。\n〔根拠：基本方針９(2)〕\n〔担当：情報セキュリティ責任者〕\n\n\
        （準用）\n第２条　前条の規定は、機械室について準用する。\n";
    owner_alone()
        .document(Document::new("mihon", "見本規程").text(standard).with("sample", true))
        .edit("book/SUMMARY.md", |text| format!("{text}\n- [見本規程](standards/mihon.md)\n"))
}

fn page(site: &Site, path: &str) -> Dom {
    Dom::read(site.get(path).unwrap_or_else(|| panic!("no {path}: {:?}", site.keys())))
}

fn words(dom: &Dom, place: &str) -> String {
    Seen::of(&dom.one(place)).texts.join(" ")
}

#[test]
fn a_relation_to_a_sample_stands_under_the_sample_s_name_and_not_before_residents() {
    let policy = "policy/kihon-hoshin.html";
    for (edition, related, marked) in [("public", false, false), ("staff", true, false), ("officer", true, true)] {
        let (_, site) = mixed().try_build(edition);
        let dom = page(&site, policy);
        let text = words(&dom, "main");
        assert_eq!(text.contains("見本規程第1条"), related, "{edition}");
        assert_eq!(text.contains("抜け"), marked, "{edition}");
        // the frame is the sample's exactly where a sample, or what is missing beside samples, shows
        let frame = words(&dom, "header");
        assert_eq!(frame.contains("見本市（架空）"), related, "{edition}: {frame}");
    }
}

#[test]
fn both_ends_of_a_link_know_it() {
    let (_, site) = mixed().try_build("officer");
    let (above, below) = (page(&site, "policy/kihon-hoshin.html"), page(&site, "standards/mihon.html"));
    assert!(words(&above, "main").contains("具体化1件"));
    let lower = words(&below, "main");
    assert!(lower.contains("根拠1件、担当1件") && lower.contains("基本方針９(2)"), "{lower}");
    // a citation within the text leads to the clause, and says what stands there
    let link = String::from_utf8_lossy(&site["standards/mihon.html"]).into_owned();
    assert!(link.contains(">前条</a>") && link.contains("サーバ室に入る者を記録する。</p>"), "{link}");
}

#[test]
fn a_citation_of_a_row_leads_to_the_row_and_shows_it() {
    let guide = "[行](../standards/kanri/02.md#kupblvl-r2)";
    let town = Town::of(&own().join("tests/town")).guide("guide/gyo.md", "行", guide);
    let site = town.build("officer");
    let (annex, citing) = ("standards/kanri/02.html", "procedures/mochidashi.html");
    let rows = page(&site, annex).all("tr");
    let ids: Vec<_> = rows.iter().filter_map(|row| attribute(row, "id")).collect();
    assert_eq!(ids, ["kupblvl-r1", "kupblvl-r2"], "and none for the rows of heads and previews");
    let dom = page(&site, citing);
    let links = dom.all("a");
    let link = links.iter().find(|link| text(link) == "管理規程別表の１の項").expect("the citation");
    assert_eq!(attribute(link, "href").as_deref(), Some("../standards/kanri/02.html#kupblvl-r1"));
    let preview = attribute(link, "data-preview").expect("a preview");
    let asides = dom.all("aside");
    let shown = asides.iter().find(|aside| attribute(aside, "id").as_ref() == Some(&preview)).expect("it");
    assert_eq!(text(shown), "管理規程別表の1の項（第５条関係）項区分責任者１住民に関する情報市民課長開く");
    // the 別表 says who cites it, and a guide may lead to the row
    assert!(words(&page(&site, annex), "main").contains("引用元1件"));
    let said = support::said(&town.run(&["check"]));
    assert!(!said.contains("broken-link"), "{said}");
    let wrong = Town::of(&own().join("tests/town")).guide("guide/gyo.md", "行", &guide.replace("-r2", "-r9"));
    assert!(support::said(&wrong.run(&["check"])).contains("「#kupblvl-r9」という条項はありません"));
}

#[test]
fn a_term_defined_for_a_tier_holds_in_its_texts_and_below_and_not_above() {
    let rules = "通則\n\n（定義）\n第１条　対策基準において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。\n\
        (1)　端末　職員が使う計算機をいう。\n";
    let text = |name: &str| format!("{name}\n\n第１条　端末を管理する。\n");
    let town = Town::new()
        .edit("book/policy/policy.md", |policy| format!("{policy}\n第２条　端末を守る。\n"))
        .document(Document::new("tsusoku", "通則").text(rules))
        .document(Document::new("kanri", "管理規程").text(&text("管理規程")))
        .document(Document::new("tejun", "端末手順").tier("実施手順").text(&text("端末手順")));
    let site = town.build("officer");
    let leads = |path: &str| page(&site, path).all("a").iter().any(|link| support::html::text(link) == "端末");
    assert!(leads("standards/kanri.html") && leads("procedures/tejun.html"));
    assert!(!leads("policy/policy.html") && !leads("standards/tsusoku.html"));
}
