//! 新旧対照表 as a file of Word, by the outer door: it says what its page says, row by row and underline by underline, and its
//! container is one that Word opens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/html.rs"]
mod html;
#[path = "support/town.rs"]
mod town;

use flate2::bufread::DeflateDecoder;
use html::Dom;
use markup5ever_rcdom::Handle;
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use town::{TODAY, Town};

const FILE: &str = "book/standards/kanri/02.md";
const RECORD: &str = "data/documents/kanri.json";
const SITE: &str = "data/site/site.json";
const DOCX: &str = "history/kanri/r8-2-mihon.docx";
const PAGE: &str = "history/kanri/r8-2.html";

/// Characters that markup, XML or a careless program would break on.
const NASTY: &str = "“引用”\"'&amp; <b>𠮷野家</b> ]]> {{鬼}} ＆＜＞ ﾊﾝｶｸ 葛󠄀 ‰";

/// A cell: its paragraphs, each in stretches of words that are underlined or not.
type Cell = Vec<Vec<(String, bool)>>;

/// A town whose texts are on record, with these changes of a text on record too.
fn amended(changes: &[(&str, &str)]) -> Town {
    let town = Town::new();
    assert_eq!(town.kitei(&["revise", "--all", TODAY[0], TODAY[1]]).code, 0);
    for (old, new) in changes {
        town.change(FILE, old, new);
    }
    let row = ["--date", "令和8年11月30日", "--note", "改正", "--content", "届出制", "--act", "r8-kunrei-2"];
    let run = town.kitei(&[&["revise", "kanri"][..], &row, &TODAY].concat());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(town.build("officer").code, 0);
    town
}

/// Of every kind of row: changed words, a new 条 with all below it, one that went, a row of a 別表, a renumbered 号.
fn much_amended() -> Town {
    let established = format!("（台帳）\n第８条の２　{NASTY}\n　一　日\n　二　次に掲げる者\n　　イ　職員\n\n（点検）");
    amended(&[
        ("許可を受けずに端末を", "届け出ずに端末を"),
        ("（点検）", &established),
        ("　　イ　情報の漏えい\n　　ロ　情報の滅失", "　　イ　情報の滅失"),
        ("| １ | 住民に関する情報 | 市民課長 |", "| １ | 住民に関する情報 | 市民&税務課長 |"),
    ])
}

/// The parts of a container by their name, each in full.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut parts = BTreeMap::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let local = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        local.verifying_reader(DeflateDecoder::new(local.data())).read_to_string(&mut text).unwrap();
        parts.insert(entry.file_path().try_normalize().unwrap().as_ref().to_owned(), text);
    }
    parts
}

fn is(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name
}

fn value(node: &Node, name: &str) -> Option<String> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value().to_owned())
}

/// The words of a node, white space and all.
fn words(node: &Node) -> String {
    node.descendants().filter(|node| is(node, "t")).filter_map(|node| node.text().map(str::to_owned)).collect()
}

/// Neighbours that are underlined alike are one stretch.
fn joined(runs: impl Iterator<Item = (String, bool)>) -> Vec<(String, bool)> {
    let mut joined: Vec<(String, bool)> = Vec::new();
    for (words, underlined) in runs.filter(|(words, _)| !words.is_empty()) {
        match joined.last_mut().filter(|last| last.1 == underlined) {
            Some(last) => last.0.push_str(&words),
            None => joined.push((words, underlined)),
        }
    }
    joined
}

/// The rows of the file's table, the names of the columns first.
fn rows_of_word(document: &Document) -> Vec<Vec<Cell>> {
    let run = |run: Node| (words(&run), run.descendants().any(|node| is(&node, "u")));
    let paragraph = |node: Node| joined(node.children().filter(|node| is(node, "r")).map(run));
    let cell = |node: Node| node.children().filter(|node| is(node, "p")).map(paragraph).collect();
    let row = |node: Node| node.children().filter(|node| is(node, "tc")).map(cell).collect();
    document.descendants().filter(|node| is(node, "tr")).map(row).collect()
}

fn below(node: &Handle, names: &[&str]) -> Vec<Handle> {
    node.children.borrow().iter().filter(|child| names.contains(&html::tag(child).as_str())).cloned().collect()
}

/// The same of the page's table.
fn rows_of_page(page: &[u8]) -> Vec<Vec<Cell>> {
    let page = Dom::read(page);
    let is_comparison = |table: &Handle| html::attribute(table, "class").as_deref() == Some("comparison");
    let table = page.all("table").into_iter().find(is_comparison).expect("a comparison");
    let stretches =
        |node: &Handle| joined(node.children.borrow().iter().map(|it| (html::text(it), html::tag(it) == "u")));
    let cell = |node: &Handle| match below(node, &["p"]).as_slice() {
        [] => vec![stretches(node)],
        paragraphs => paragraphs.iter().map(stretches).collect(),
    };
    let row = |node: &Handle| below(node, &["th", "td"]).iter().map(cell).collect();
    below(&table, &["thead", "tbody"]).iter().flat_map(|part| below(part, &["tr"])).map(|node| row(&node)).collect()
}

#[test]
fn the_file_says_what_the_page_says() {
    let town = much_amended();
    let site = town.site("officer");
    let parts = parts(&site[DOCX]);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let (word, page) = (rows_of_word(&document), rows_of_page(&site[PAGE]));
    assert_eq!(word, page);
    assert!(word.len() > 8, "{word:?}");
    let plain = |words: &str| vec![vec![(words.to_owned(), false)]];
    assert_eq!(word[0], [plain("改正後"), plain("改正前")]);
    let all: Vec<&(String, bool)> = word.iter().flatten().flatten().flatten().collect();
    assert!(all.contains(&&("届け出ずに".to_owned(), true)) && all.contains(&&("許可を受けずに".to_owned(), true)));
    assert!(all.contains(&&(NASTY.to_owned(), true)), "{all:?}");
    assert!(word.iter().any(|row| row[1] == plain("（新設）")) && word.iter().any(|row| row[0] == plain("（削る）")));
    // what stands around the table
    let around: Vec<String> = document
        .root_element()
        .first_element_child()
        .unwrap()
        .children()
        .filter(|it| is(it, "p"))
        .map(|it| words(&it))
        .collect();
    let expected = [
        "新旧対照表（参考）",
        "見本市情報セキュリティ管理規程",
        "令和8年11月30日 改正",
        "令和８年訓令第２号",
        "備考　下線の部分は、改正部分である。",
    ];
    assert_eq!(around, expected);
    assert!(parts["word/header1.xml"].contains("見本（") && parts["docProps/core.xml"].contains("見本市（架空）"));
}

#[test]
fn the_container_is_one_that_word_opens() {
    let town = much_amended();
    let site = town.site("officer");
    assert!(site[DOCX].starts_with(b"PK\x03\x04"));
    let parts = parts(&site[DOCX]);
    let documents: BTreeMap<&str, Document> =
        parts.iter().map(|(name, text)| (name.as_str(), Document::parse(text).expect(name))).collect();
    // every part has a type, and every type its part
    let types = &documents["[Content_Types].xml"];
    let named: BTreeSet<String> = types.descendants().filter_map(|node| value(&node, "PartName")).collect();
    let own = |name: &&String| !name.ends_with(".rels") && name.as_str() != "[Content_Types].xml";
    assert_eq!(named, parts.keys().filter(own).map(|name| format!("/{name}")).collect());
    // every relationship leads to a part, and every one that is used is there
    for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let targets: Vec<String> = documents[rels].descendants().filter_map(|node| value(&node, "Target")).collect();
        assert!(
            !targets.is_empty() && targets.iter().all(|to| parts.contains_key(&format!("{folder}{to}"))),
            "{targets:?}"
        );
    }
    let document = &documents["word/document.xml"];
    let values = |of: &Document, node: &str, name: &str| -> BTreeSet<String> {
        of.descendants().filter(|it| is(it, node)).filter_map(|it| value(&it, name)).collect()
    };
    let used: BTreeSet<String> = document
        .descendants()
        .filter_map(|node| {
            let refers = is(&node, "headerReference") || is(&node, "footerReference");
            value(&node, "id").filter(|_| refers)
        })
        .collect();
    assert!(
        used.len() == 2 && used.is_subset(&values(&documents["word/_rels/document.xml.rels"], "Relationship", "Id"))
    );
    // and so is every style
    let styles = values(&documents["word/styles.xml"], "style", "styleId");
    for part in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        let mut used = values(&documents[part], "pStyle", "val");
        used.extend(values(&documents[part], "tblStyle", "val"));
        assert!(!used.is_empty() && used.is_subset(&styles), "{part}: {used:?} of {styles:?}");
    }
    // A4 on its side; the names of the columns on every sheet
    let size = document.descendants().find(|node| is(node, "pgSz")).unwrap();
    let size = ["w", "h", "orient"].map(|name| value(&size, name).unwrap());
    assert_eq!(size, ["16838", "11906", "landscape"]);
    let heads: Vec<bool> = document
        .descendants()
        .filter(|node| is(node, "tr"))
        .map(|row| row.descendants().any(|node| is(&node, "tblHeader")))
        .collect();
    assert!(heads[0] && heads.iter().filter(|head| **head).count() == 1);
    assert!(document.descendants().any(|node| is(&node, "cantSplit")));
    assert!(parts["word/styles.xml"].contains("w:eastAsia=\"ＭＳ 明朝\""));
    // the same text makes the same bytes on another day
    assert_eq!(town.kitei(&["build", "--edition", "officer", "--quiet", "--today", "2026-12-03"]).code, 0);
    assert_eq!(town.site("officer")[DOCX], site[DOCX]);
}

#[test]
fn what_xml_cannot_hold_breaks_no_file() {
    let town = amended(&[("許可を受けずに端末を", "届け\u{1}出\u{B}ず\u{FFFF}に\u{7F}端末を")]);
    let parts = parts(&town.site("officer")[DOCX]);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    assert!(words(&document.root_element()).contains("届け\u{FFFD}出\u{FFFD}ず\u{FFFD}に\u{7F}端末を"));
}

#[test]
fn a_long_row_goes_on_over_the_edge_and_a_short_one_does_not() {
    let long = format!("届け出ずに{}端末を", "、又は別に定めるところにより".repeat(40));
    let town = amended(&[("許可を受けずに端末を", &long), ("毎年度１回", "毎年度２回")]);
    let parts = parts(&town.site("officer")[DOCX]);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let whole = |with: &str| {
        let row = document.descendants().find(|node| is(node, "tr") && words(node).contains(with)).unwrap();
        row.descendants().any(|node| is(&node, "cantSplit"))
    };
    assert!(!whole("又は別に定める") && whole("毎年度２回"));
}

#[test]
fn columns_stand_in_the_order_of_the_document_and_what_is_the_act_is_not_for_reference() {
    let town = much_amended();
    let of_page = |town: &Town| rows_of_page(&town.site("officer")[PAGE]);
    let before = of_page(&town);
    town.change(RECORD, "\"tier\"", "\"amendment_side\": \"改正前が先\", \"tier\"");
    town.change(SITE, "\"contact\"", "\"amendment_form\": \"新旧対照表\", \"contact\"");
    assert_eq!(town.build("officer").code, 0);
    let site = town.site("officer");
    let turned: Vec<Vec<Cell>> = before.into_iter().map(|row| row.into_iter().rev().collect()).collect();
    assert_eq!(of_page(&town), turned);
    let parts = parts(&site[DOCX]);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    assert_eq!(rows_of_word(&document), turned);
    let page = String::from_utf8_lossy(&site[PAGE]);
    assert!(page.contains(">新旧対照表</h2>") && !page.contains("（参考）"));
    assert!(parts["word/document.xml"].contains(">新旧対照表<") && !parts["word/document.xml"].contains("（参考）"));
    for form in ["改め文", "未確認"] {
        town.change(SITE, "\"新旧対照表\"", &format!("\"{form}\""));
        assert_eq!(town.build("officer").code, 0);
        assert!(String::from_utf8_lossy(&town.site("officer")[PAGE]).contains("新旧対照表（参考）"));
        town.change(SITE, &format!("\"{form}\""), "\"新旧対照表\"");
    }
}

#[test]
fn every_file_has_its_page_that_leads_to_it_and_no_other_edition_has_it() {
    let town = much_amended();
    town.change("data/acts/2026.json", "決裁済・未施行", "付議");
    town.change(FILE, "届け出ずに端末を", "届出をせずに端末を");
    for (edition, expected) in
        [("officer", &[DOCX, "drafts/kanri-mihon.docx"][..]), ("staff", &[DOCX]), ("public", &[])]
    {
        assert_eq!(town.build(edition).code, 0, "{edition}");
        let site = town.site(edition);
        let files: BTreeSet<&str> = site.keys().map(String::as_str).filter(|path| path.ends_with(".docx")).collect();
        assert_eq!(files, expected.iter().copied().collect(), "{edition}");
        for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = String::from_utf8_lossy(bytes);
            let leads = page.split(".docx\"").count() - 1;
            let has = files.contains(path.replace(".html", "-mihon.docx").as_str());
            assert_eq!(leads, usize::from(has), "{edition} {path}");
        }
    }
    let parts = parts(&town.site("officer")["drafts/kanri-mihon.docx"]);
    assert!(
        parts["word/document.xml"].contains("届出をせずに")
            && parts["word/document.xml"].contains("検討中の改正案です")
    );
}
