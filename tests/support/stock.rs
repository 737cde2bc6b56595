//! Stock mdBook: its own loader and its own renderer, with this program behind `[preprocessor.kitei]`.

use super::html::{Dom, Seen, decode, difference};
use super::{Site, TODAY, files};
use mdbook_core::book::Book;
use mdbook_core::config::Config;
use mdbook_driver::MDBook;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// mdBook writes this page itself, in English, unless `book/404.md` is there.
const MDBOOKS_OWN: &str = "404.html";

/// Builds the project at `root` as `mdbook build` does, the program being run as a command and spoken to over its
/// standard input and output.
#[track_caller]
pub fn build(root: &Path, edition: &str) -> Site {
    let out = tempfile::tempdir().expect("a folder for a site");
    let mut config = config(root, out.path());
    let command = format!("'{}' preprocess --edition {edition} --today {TODAY} --quiet", env!("CARGO_BIN_EXE_kitei"));
    config.set("preprocessor.kitei.command", command).expect("a command");
    MDBook::load_with_config(root, config).and_then(|book| book.build()).expect("mdBook builds");
    files(out.path())
}

/// The same with a preprocessor of the test's own in the program's place, in this process.
#[track_caller]
pub fn build_with<P: Preprocessor + 'static>(root: &Path, preprocessor: P) -> Site {
    let out = tempfile::tempdir().expect("a folder for a site");
    let mut book = MDBook::load_with_config(root, config(root, out.path())).expect("mdBook loads");
    book.with_preprocessor(preprocessor);
    book.build().expect("mdBook builds");
    files(out.path())
}

fn config(root: &Path, out: &Path) -> Config {
    let mut config = Config::from_disk(root.join("book.toml")).expect("book.toml");
    config.set("build.build-dir", out.to_str().expect("a path in UTF-8")).expect("a folder");
    config
}

/// The input that mdBook would give to a preprocessor of the project at `root`.
#[track_caller]
pub fn input(root: &Path) -> Vec<u8> {
    let out = tempfile::tempdir().expect("a folder");
    let config = config(root, out.path());
    let book = MDBook::load_with_config(root, config.clone()).expect("mdBook loads");
    let context = PreprocessorContext::new(root.to_owned(), config, "html".to_owned());
    serde_json::to_vec(&(&context, &book.book)).expect("JSON")
}

/// What a preprocessor answered.
#[track_caller]
pub fn answer(output: &[u8]) -> Book {
    serde_json::from_slice(output).expect("a book")
}

/// The chapter on one of our pages: `<main>`, without the heading that our frame puts over a text that has none.
pub fn chapter(page: &[u8]) -> Seen {
    Seen::of(&Dom::read(page).one("main"))
}

/// Compares every page of a site of ours with stock mdBook's.
#[track_caller]
pub fn assert_same_chapters(ours: &Site, stock: &Site) {
    for (path, page) in ours.iter().filter(|(path, _)| path.ends_with(".html") && *path != MDBOOKS_OWN) {
        let there = stock.get(path).unwrap_or_else(|| panic!("stock mdBook has no {path}"));
        let (mut here, there) = (chapter(page), chapter(there));
        if here.texts.len() == there.texts.len() + 1 {
            here.texts.remove(0); // a page of a document's later file: the frame says what it is
        }
        let list = |seen: &Seen| format!("{:#?}", seen);
        if let Some(difference) = difference(&list(&here), &list(&there)) {
            panic!("{path} (one: ours, other: stock): {difference}");
        }
    }
}

/// Every link of a site that stays inside it leads to a page, and to a place on it.
#[track_caller]
pub fn assert_links_resolve(site: &Site) {
    let pages = |path: &&String| path.ends_with(".html") && *path != MDBOOKS_OWN;
    let read = |path: &String| (path.clone(), Dom::read(&site[path]));
    let doms: BTreeMap<String, Dom> = site.keys().filter(pages).map(read).collect();
    // a page is led to a thousand times
    let ids: BTreeMap<&str, BTreeSet<String>> =
        doms.iter().map(|(path, dom)| (path.as_str(), dom.ids().into_iter().collect())).collect();
    for (path, dom) in &doms {
        for link in dom.values("href") {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (way, place) = link.split_once('#').map_or((link.as_str(), None), |(way, place)| (way, Some(place)));
            let way = way.split('?').next().unwrap_or_default();
            let target = if way.is_empty() { path.clone() } else { resolve(path, &decode(way)) };
            assert!(site.contains_key(&target), "{path} leads to {link}, which is not there");
            if let Some(place) = place.filter(|place| !place.is_empty()) {
                let there = ids.get(target.as_str()).is_some_and(|ids| ids.contains(&decode(place)));
                assert!(there, "{path} leads to {link}: no such place on {target}");
            }
        }
    }
}

/// Where `way` leads from the page at `from`.
fn resolve(from: &str, way: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in way.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
