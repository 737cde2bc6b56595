//! The search, by the outer door: what may be found in which edition, that nothing in it can run, and that the terminal finds
//! what the browser finds. `KITEI_HITS=<file> cargo test --test search` writes what the program finds for each query of
//! `tests/queries` and for words of the book; `tests/browser/hits.mjs` compares.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use kitei::model::Edition;
use kitei::register::Register;
use kitei::search::{PartId, Searcher};
use kitei::templates::Templates;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use town::{TODAY, Town, tests};

/// The arguments of a data script's call.
fn data(script: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(script).unwrap();
    let inside = text.split_once('(').unwrap().1.trim_end().strip_suffix(");").unwrap();
    serde_json::from_str(&format!("[{inside}]")).unwrap()
}

fn parts(site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Value> {
    let scripts = site.iter().filter(|(path, _)| path.starts_with("search/") && *path != "search/index.js");
    scripts
        .map(|(_, script)| {
            let [id, part] = <[Value; 2]>::try_from(data(script)).unwrap();
            (id.as_str().unwrap().to_owned(), part)
        })
        .collect()
}

fn strings<'a>(value: &'a Value, take: &mut impl FnMut(&'a str)) {
    match value {
        Value::String(words) => take(words),
        Value::Array(values) => values.iter().for_each(|value| strings(value, take)),
        Value::Object(members) => members.values().for_each(|value| strings(value, take)),
        _ => {}
    }
}

#[test]
fn each_edition_has_its_own_and_every_address_is_there() {
    let town = Town::new();
    for edition in ["public", "staff", "officer"] {
        assert!(matches!(town.build(edition).code, 0 | 3));
        let site = town.site(edition);
        let index = data(&site["search/index.js"]).remove(0);
        assert_eq!(index["edition"], edition);
        let parts = parts(&site);
        let named: Vec<&str> = index["parts"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
        assert_eq!(parts.keys().map(String::as_str).collect::<BTreeSet<_>>(), named.iter().copied().collect());
        for name in ["policy", "standards", "records"] {
            assert!(named.contains(&name), "{edition}: {name}");
        }
        assert_eq!(named.contains(&"guide"), edition == "officer", "{edition}");
        for (id, part) in &parts {
            let pages = part["pages"].as_array().unwrap();
            for page in pages {
                let href = page[0].as_str().unwrap();
                assert!(site.contains_key(href), "{edition} {id}: {href}");
            }
            for doc in part["docs"].as_array().unwrap() {
                let page = pages[usize::try_from(doc[0].as_u64().unwrap()).unwrap()][0].as_str().unwrap();
                let html = std::str::from_utf8(&site[page]).unwrap();
                let blocks = doc[4].as_array().unwrap().iter().map(|block| block[0].as_str().unwrap());
                for fragment in blocks.chain([doc[1].as_str().unwrap()]).filter(|fragment| !fragment.is_empty()) {
                    assert!(html.contains(&format!("id=\"{fragment}\"")), "{edition}: {page}#{fragment}");
                }
                for see in doc.get(6).and_then(Value::as_array).into_iter().flatten() {
                    let (page, fragment) =
                        see[0].as_str().unwrap().split_once('#').unwrap_or((see[0].as_str().unwrap(), ""));
                    let html = std::str::from_utf8(&site[page]).unwrap();
                    assert!(fragment.is_empty() || html.contains(&format!("id=\"{fragment}\"")), "{page}#{fragment}");
                }
            }
        }
    }
}

#[test]
fn nothing_that_was_typed_can_run() {
    let nasty = "</script><img src=x onerror=alert(1)>\u{2028}`${1}`\\u003cb> ' \" --> <!--";
    let town = Town::new();
    let synonyms = json!({ "format": 1, "records": [{ "id": "a", "words": [nasty, "漏えい"] }] });
    town.write("data/synonyms/a.json", synonyms.to_string());
    town.change(
        "data/questions/questions.json",
        "\"name\": \"",
        &format!("\"name\": {}", &json!(nasty).to_string()[..json!(nasty).to_string().len() - 1]),
    );
    assert!(matches!(town.build("officer").code, 0 | 3));
    let site = town.site("officer");
    let scripts: Vec<_> = site.iter().filter(|(path, _)| path.starts_with("search/")).collect();
    let mut found = 0;
    for (path, script) in scripts {
        let text = std::str::from_utf8(script).unwrap();
        for bad in ["<", "\u{2028}", "\u{2029}"] {
            assert!(!text.contains(bad), "{path}");
        }
        for value in data(script) {
            strings(&value, &mut |words| found += usize::from(words.contains("onerror=alert(1)")));
        }
    }
    assert!(found >= 2, "the words are there, as words");
}

#[test]
fn the_terminal_finds_what_an_edition_may_know() {
    let town = Town::new();
    let run = town.kitei(&["search", "持出し", TODAY[0], TODAY[1]]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("実施手順 ") && run.out.contains("端末持出し手順"), "{}", run.out);
    let json: Value =
        serde_json::from_str(&town.kitei(&["search", "持ち出す", "--format", "json", TODAY[0], TODAY[1]]).out).unwrap();
    assert!(!json["hits"].as_array().unwrap().is_empty());
    // a procedure that residents may not read
    let run = town.kitei(&["search", "端末持出し手順", "--edition", "public", TODAY[0], TODAY[1]]);
    assert!(!run.out.contains("procedures/"), "{}", run.out);
    let run = town.kitei(&["search", "かかれていないことば", TODAY[0], TODAY[1]]);
    assert_eq!((run.code, run.out.as_str()), (1, "「かかれていないことば」は見付かりません。\n"));
    assert_eq!(town.kitei(&["search"]).code, 2);
}

#[test]
fn the_index_for_portals_holds_what_the_edition_may_know() {
    let town = Town::new();
    let export = |edition: &str| {
        let run = town.kitei(&["export", "lunr", "--edition", edition, TODAY[0], TODAY[1]]);
        assert_eq!(run.code, 0, "{}", run.err);
        serde_json::from_str::<Value>(&run.out).unwrap()
    };
    let (public, staff, officer) = (export("public"), export("staff"), export("officer"));
    let units = |index: &Value| index["documentStore"]["docs"].as_object().unwrap().len();
    assert!(units(&public) < units(&staff) && units(&staff) < units(&officer));
    // words of a procedure, and of a finding
    for (word, index, is_there) in [
        ("許可を受けてから端末を受け取る", &public, false),
        ("許可を受けてから端末を受け取る", &staff, true),
        ("許可書のないまま持ち出していた", &staff, false),
        ("許可書のないまま持ち出していた", &officer, true),
    ] {
        assert_eq!(index.to_string().contains(word), is_there, "{word}");
    }
    assert_eq!(
        (&staff["version"], &staff["lang"], &staff["pipeline"]),
        (&json!("0.9.5"), &json!("Japanese"), &json!([]))
    );
    assert_eq!(town.kitei(&["export", "lunr", "--format", "csv"]).code, 2);
}

#[test]
fn whatever_is_typed_is_no_error() {
    let published = Fixture::new(&tests("town"), Edition::Officer);
    let long = "規程".repeat(5_000);
    for query in [
        "",
        " ",
        "あ",
        "(",
        "[a-",
        "\\",
        ".*",
        "🙂",
        "葛\u{E0100}",
        "<img onerror=1>",
        "\u{0}",
        "‐",
        "。、",
        "\u{FFFD}",
        long.as_str(),
    ] {
        let searcher = published.searcher(false);
        let hits = searcher.find(query);
        for hit in hits.iter().take(3) {
            let _ = kitei::search::teaser(hit, &searcher.forms(query));
        }
    }
}

/// A Fixture is what an edition of a project may know.
struct Fixture {
    published: std::sync::Arc<kitei::register::Published>,
    templates: Templates,
}

impl Fixture {
    fn new(root: &Path, edition: Edition) -> Self {
        let today = TODAY[1].parse().unwrap();
        let register = Register::new(kitei::read::read_as(root, today, kitei::read::Wording::Recorded).unwrap());
        let published = register.publish(edition, today).unwrap();
        let templates = Templates::new(&published.theme).unwrap();
        Self { published, templates }
    }

    fn searcher(&self, past: bool) -> Searcher {
        Searcher::new(&self.published, &self.templates.words, past)
    }
}

#[test]
fn hits_are_written_for_the_browser_to_compare() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixture = Fixture::new(root, Edition::Officer);
    let searcher = fixture.searcher(false);
    let mut queries: Vec<String> = Vec::new();
    if let Ok(text) = fs::read_to_string(tests("queries/queries.json")) {
        let value: Value = serde_json::from_str(&text).unwrap();
        for query in value.as_object().unwrap().values().filter_map(Value::as_array).flatten() {
            queries.extend(query["query"].as_str().map(str::to_owned));
        }
    }
    // words of the book, whole and cut anywhere
    let words = &fixture.templates.words;
    for part in PartId::ALL {
        let leaves = kitei::search::leaves(&fixture.published, words, part);
        let mut nth = 0usize;
        kitei::search::docs(&fixture.published, &leaves, &mut |doc| {
            nth += 1;
            if nth.is_multiple_of(9) {
                queries.push(doc.heading.clone());
                queries.push(doc.citation.clone());
                let text: Vec<char> = doc.blocks.first().map(|block| block.text.chars().collect()).unwrap_or_default();
                let from = nth * 7 % text.len().max(1);
                queries.push(text.iter().skip(from).take(2 + nth % 7).collect());
                let other: String = text.iter().skip(from + 20).take(3).collect();
                queries.push(format!("{}　{other}", text.iter().take(3).collect::<String>()));
            }
        });
    }
    for query in [
        "",
        "あ",
        "(",
        "[a-",
        "\\d",
        ".*",
        "🙂",
        "葛\u{E0100}",
        "<img onerror=1>",
        "ｻｰﾊﾞｰ",
        "ＵＳＢ メモリ",
        "第二十七条",
        "ソフトウェアー",
        "pw",
        "ID",
    ] {
        queries.push(query.to_owned());
    }
    queries.sort();
    queries.dedup();
    assert!(queries.len() > 100);
    let lines = queries.iter().map(|query| {
        let hits = searcher.find(query);
        let mut found: BTreeMap<String, bool> = BTreeMap::new();
        for hit in hits {
            *found.entry(hit.href()).or_insert(true) &= hit.variant;
        }
        json!([query, found]).to_string()
    });
    if let Ok(file) = std::env::var("KITEI_HITS") {
        fs::write(file, lines.collect::<Vec<_>>().join("\n")).unwrap();
    }
}
