//! One form for the program and the browser: `KITEI_FOLDS=<file> cargo test --test fold` writes how the program folds every
//! letter used in Japanese, alone and before marks, and every line of the book; `tests/browser/fold.mjs` compares.

#![allow(clippy::expect_used, reason = "tests may fall")]

use kitei::text::forms::search;
use std::fs;
use std::path::{Path, PathBuf};

/// Blocks in which Japanese texts have letters, those with a case or a compatibility form in them.
const BLOCKS: [std::ops::Range<u32>; 8] = [
    0..0x0530,
    0x1E00..0x2C00,
    0x2E00..0xA000,
    0xF900..0xFB00,
    0xFE00..0x1_0000,
    0x1_B000..0x1_B170,
    0x1_F100..0x1_F270,
    0x2_0000..0x2_0400,
];

#[test]
fn every_letter_and_the_book_are_folded_for_the_browser_to_compare() {
    let mut texts: Vec<String> = Vec::new();
    for c in BLOCKS.into_iter().flatten().filter_map(char::from_u32) {
        texts.push(c.to_string());
        texts.push(format!("カキク{c}ー、{c}\u{3099}{c}\u{FE00}ヴ{c}"));
        texts.push(format!("a{c}\n{c}b"));
    }
    for file in markdown(&Path::new(env!("CARGO_MANIFEST_DIR")).join("book")) {
        let text = fs::read_to_string(&file).expect("a page of the book");
        texts.extend(text.lines().map(str::to_owned));
        texts.push(text);
    }
    assert!(texts.len() > 100_000);
    let lines: Vec<String> = texts.iter().map(|text| serde_json::json!([text, search(text)]).to_string()).collect();
    if let Ok(file) = std::env::var("KITEI_FOLDS") {
        fs::write(file, lines.join("\n")).expect("a file to write to");
    }
}

fn markdown(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .flat_map(|path| if path.is_dir() { markdown(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}
