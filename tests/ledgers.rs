//! Registers, whatever their kind: what stands in a field is inert wherever it shows and shows to nobody outside its circle;
//! a register of many records has several pages and loses none. A new kind is covered by being in the list.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::model::Visibility;
use kitei::model::ledger::Ledger;
use kitei::model::record::FieldDoc;
use kitei::model::value::Form;
use serde_json::{Map, Value, json};
use support::html::{Dom, text};
use support::{Document, EDITIONS, Site, Town};

/// What no field may bring to life: markup, templates, Markdown, formulas.
const NASTY: &str =
    "<script>alert(1)</script><img src=x onerror=alert(1)> {{#each x}} **b** [c](javascript:alert(1)) \"'&";

/// The word of one field, and the widest edition that may show it.
struct Canary {
    word: String,
    circle: &'static str,
}

fn circle(visible: Visibility) -> &'static str {
    match visible {
        Visibility::Public => "public",
        Visibility::Staff => "staff",
        Visibility::Officer => "officer",
    }
}

/// A record with something in every field; text fields begin like a formula and hold a word of their own.
fn record(of: &str, fields: &[FieldDoc], outer: Visibility, canaries: &mut Vec<Canary>) -> Value {
    let mut record = Map::new();
    for field in fields {
        // a field inside a record is seen by those alone who see both
        let visible = outer.max(field.visible);
        let (form, several) = (field.form)();
        let value = match (field.key, form) {
            ("id", _) => json!("sono-ichi"),
            ("visibility", _) => continue,
            (_, Form::Words) if (field.expected)().contains("https") => json!("https://www.example.lg.jp/"),
            (key, Form::Words) => {
                let word = format!("密{}の{of}の{key}語", circle(visible));
                let written = json!(format!("=1+1 {word} {NASTY}"));
                canaries.push(Canary { word, circle: circle(visible) });
                written
            }
            (_, Form::Number) => json!(3),
            (_, Form::Yes) => json!(true),
            (_, Form::Day) => json!("令和８年４月１日"),
            (_, Form::Year) => json!("令和８年度"),
            (_, Form::Choice(words)) => json!(words()[0]),
            (_, Form::Record(_)) => json!("sono-ichi"),
            (_, Form::Citation) => json!("町の規程第１条"),
            (key, Form::Inside) => self::record(&format!("{of}の{key}"), (field.parts)(), visible, canaries),
        };
        record.insert(field.key.to_owned(), if several { json!([value]) } else { value });
    }
    Value::Object(record)
}

/// A town with one such record in every register.
fn town() -> (Town, Vec<Canary>) {
    let (mut town, mut canaries) = (Town::new().document(Document::new("sono-ichi", "町の規程")), Vec::new());
    town = town.records("data/departments/all.json", &[json!({ "id": "sono-ichi", "name": "町の課", "sample": true })]);
    town = town.records(
        "data/roles/all.json",
        &[json!({ "id": "sono-ichi", "name": "町の役", "kind": "職", "sample": true })],
    );
    for ledger in Ledger::ALL {
        let record = record(ledger.folder(), ledger.fields(), Visibility::Public, &mut canaries);
        town = town.records(&format!("data/{}/all.json", ledger.folder()), &[record]);
    }
    (town, canaries)
}

fn files(site: &Site) -> Vec<(String, String)> {
    let words = |(path, bytes): (&String, &Vec<u8>)| (path.clone(), String::from_utf8_lossy(bytes).into_owned());
    site.iter().map(words).collect()
}

#[test]
fn a_field_shows_to_its_circle_and_to_nobody_else() {
    let (town, canaries) = town();
    assert!(canaries.len() > 100, "{}", canaries.len());
    for (at, edition) in EDITIONS.iter().enumerate() {
        let files = files(&town.build(edition));
        for canary in &canaries {
            let may = EDITIONS.iter().position(|other| *other == canary.circle).expect("an edition") <= at;
            let shown: Vec<&str> =
                files.iter().filter(|(_, text)| text.contains(&canary.word)).map(|(path, _)| path.as_str()).collect();
            if !may {
                assert!(shown.is_empty(), "{}: {} in {shown:?}", edition, canary.word);
            } else if *edition == "officer" {
                // on its page, in the spreadsheet and for programs
                assert!(shown.iter().any(|path| path.ends_with(".html")), "{}: no page", canary.word);
                assert!(shown.iter().any(|path| path.ends_with(".csv")), "{}: no CSV", canary.word);
                assert!(shown.iter().any(|path| path.ends_with(".json")), "{}: no JSON", canary.word);
            }
        }
    }
}

#[test]
fn what_stands_in_a_field_stays_words() {
    let (town, _) = town();
    let site = town.build("officer");
    for (path, bytes) in &site {
        if path.ends_with(".html") {
            let page = Dom::read(bytes);
            for script in page.all("script") {
                assert_eq!(text(&script), "", "{path}");
            }
            assert_eq!(page.all("img").len(), 0, "{path}");
            let ways = page.values("href");
            assert!(ways.iter().all(|way| !way.trim().to_lowercase().starts_with("javascript")), "{path}: {ways:?}");
            assert_eq!(page.values("onerror"), Vec::<String>::new(), "{path}");
        } else if path.ends_with(".csv") {
            let words = String::from_utf8(bytes.clone()).expect("UTF-8");
            for line in words.trim_start_matches('\u{feff}').lines() {
                let opens = |at: usize| line[at..].starts_with(",=") || line[at..].starts_with(",\"=");
                let formula = line.char_indices().any(|(at, _)| opens(at));
                assert!(!formula && !line.starts_with('='), "{path}: {line}");
            }
        } else if path.ends_with(".json") {
            let value: Value = serde_json::from_slice(bytes).expect(path);
            assert!(value["rows"].is_array() || path == "manifest.json", "{path}");
        }
    }
    let page = String::from_utf8_lossy(&site["questions/sono-ichi.html"]).into_owned();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("{{#each x}}"), "shown as written");
}

#[test]
fn a_register_of_many_records_has_several_pages_and_loses_none() {
    let asset = |at: usize| json!({ "id": format!("s{at}"), "name": format!("第{at}号の情報"), "department": "ka" });
    let assets: Vec<Value> = (1..=1_201).map(asset).collect();
    let town = Town::new()
        .records("data/departments/all.json", &[json!({ "id": "ka", "name": "町の課" })])
        .records("data/assets/all.json", &assets);
    let site = town.build("officer");
    let rows = |path: &str| -> Vec<String> {
        let page = Dom::read(&site[path]);
        let body = page.one("tbody");
        let children = body.children.borrow();
        children.iter().filter(|row| support::html::tag(row) == "tr").map(text).collect()
    };
    let pages = ["assets.html", "assets-2.html", "assets-3.html"];
    assert_eq!(pages.map(|page| rows(page).len()), [500, 500, 201]);
    assert!(!site.contains_key("assets-4.html"));
    let all: std::collections::BTreeSet<String> = pages.iter().flat_map(|page| rows(page)).collect();
    assert_eq!(all.len(), 1_201);
    let script = String::from_utf8_lossy(&site["assets-rows.js"]).into_owned();
    assert_eq!(script.matches("\n\"<tr").count(), 1_201);
    let csv = String::from_utf8_lossy(&site["csv/assets.csv"]).into_owned();
    assert_eq!(csv.lines().count(), 1_202);
    let ways = Dom::read(&site["assets-2.html"]).values("href");
    assert!(ways.contains(&"assets.html".to_owned()) && ways.contains(&"assets-3.html".to_owned()), "{ways:?}");
    let page = String::from_utf8_lossy(&site["assets-2.html"]).into_owned();
    assert!(page.contains("501件目から1000件目まで（全1201件）") && page.contains("data-count=\"1201\""), "{page}");
}
