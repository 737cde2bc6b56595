//! The owner's policy comes out word for word: read without `<aside>`, `<nav>` and `<svg>`, the page's `<article>` is the
//! source, character by character, white space aside — no more and no less.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::text::forms::words;
use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;
use support::html::{Dom, difference};
use support::{EDITIONS, Town, own};

const PAGE: &str = "policy/kihon-hoshin.html";
const SOURCE: &str = "book/policy/kihon-hoshin.md";

/// The owner's text, word for word.
static ORIGINAL: LazyLock<String> =
    LazyLock::new(|| words(&fs::read_to_string(own().join("tests/source/kihon-hoshin.txt")).expect("the source")));

/// The page as it is built, as it is written in HTML.
static BUILT: LazyLock<String> = LazyLock::new(|| {
    let site = support::build(own(), "public");
    String::from_utf8(site[PAGE].clone()).expect("UTF-8")
});

/// The whole test: `None` when the page is the source.
fn compare(page: &str) -> Option<String> {
    difference(&ORIGINAL, &Dom::read(page.as_bytes()).law())
}

#[test]
fn every_edition_shows_the_source_word_for_word() {
    for edition in EDITIONS {
        let site = support::build(own(), edition);
        let page = std::str::from_utf8(&site[PAGE]).expect("UTF-8");
        if let Some(difference) = compare(page) {
            panic!("{edition}: the page is not the source: {difference}");
        }
    }
}

#[test]
fn what_is_said_names_the_place() {
    let said = difference("情報資産を守る", "情報資を守る").expect("they differ");
    assert_eq!(said, "they part after 3 characters\n  one:   情報資▶産を守る\n  other: 情報資▶を守る");
    assert_eq!(difference("同じ", "同じ"), None);
}

/// Where the words of the law lie in the page's HTML: byte and character of each, in order.
static LETTERS: LazyLock<Vec<(usize, char)>> = LazyLock::new(|| {
    let start = BUILT.find("<article").expect("an article");
    let end = BUILT.find("</article>").expect("its end");
    let mut letters = Vec::new();
    let (mut tag, mut silent) = (None, 0_usize);
    for (at, letter) in BUILT[start..end].char_indices() {
        match (letter, tag) {
            ('<', None) => tag = Some(at),
            ('>', Some(from)) => {
                let name = BUILT[start + from + 1..start + at].split_whitespace().next().unwrap_or_default();
                if ["aside", "nav", "svg"].contains(&name) {
                    silent += 1;
                } else if ["/aside", "/nav", "/svg"].contains(&name) {
                    silent -= 1;
                }
                tag = None;
            }
            (_, None) if silent == 0 && !words(&letter.to_string()).is_empty() => letters.push((start + at, letter)),
            _ => {}
        }
    }
    letters
});

#[test]
fn the_letters_that_are_altered_below_are_those_of_the_law() {
    assert_eq!(difference(&ORIGINAL, &LETTERS.iter().map(|(_, letter)| *letter).collect::<String>()), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// One character of the page changed, lost or added: the comparison says so.
    #[test]
    fn one_character_more_or_less_on_the_page_is_found(at in 0..LETTERS.len(), other in "[ぁ-んァ-ヶ亜-熙0-9０-９，、。]") {
        let (from, letter) = LETTERS[at];
        let (before, behind) = (&BUILT[..from], &BUILT[from + letter.len_utf8()..]);
        prop_assert!(compare(&format!("{before}{behind}")).is_some(), "lost: {letter}");
        prop_assert!(compare(&format!("{before}{letter}{other}{behind}")).is_some(), "added: {other}");
        if !other.starts_with(letter) {
            prop_assert!(compare(&format!("{before}{other}{behind}")).is_some(), "{letter} made {other}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6) })]

    /// One character of the file changed, lost or added: the page is not the source any more, or is not built; or that is
    /// said, and the page has the words that are on record.
    #[test]
    fn one_character_more_or_less_in_the_file_is_found(seed in any::<prop::sample::Index>(), how in 0..3) {
        let town = Town::of(own()).edit(SOURCE, |text| {
            let letters: Vec<(usize, char)> = text
                .char_indices()
                .filter(|&(at, letter)| is_law(&text, at) && !letter.is_whitespace())
                .collect();
            let (from, letter) = letters[seed.index(letters.len())];
            let (before, behind) = (&text[..from], &text[from + letter.len_utf8()..]);
            match how {
                0 => format!("{before}{behind}"),
                1 => format!("{before}{letter}仮{behind}"),
                _ => format!("{before}仮{behind}"),
            }
        });
        let (output, site) = town.try_build("public");
        let found = match output.status.code() {
            Some(3) if support::said(&output).contains("unrecorded-change") => {
                site.get(PAGE).is_some_and(|page| compare(&String::from_utf8_lossy(page)).is_none())
            }
            Some(0 | 3) => site.get(PAGE).is_none_or(|page| compare(&String::from_utf8_lossy(page)).is_some()),
            _ => true,
        };
        prop_assert!(found, "{}", support::said(&output));
    }
}

/// Annotations and `---` are not the law's words.
fn is_law(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    !line.starts_with('〔') && line != "---"
}

/// A regulation with every part there may be, also where captions and headings meet.
const EVERY_PART: &str = "見本市訓令第5号
町規程

前書きの一行。

第１編　総編
第１章　総則
（定義）
第１条（用語）
この規程の用語は、次のとおりとする。
(1)　甲
ア　乙
イ　丙
(2)

説明の段落
２　二項の本文
3.5GHz帯を使う。
第２条
（趣旨）
１　一項
２　二項
第３条から第４条まで　削除
（経過）
附　則（令和８年訓令第１号）
１　この規程は、公布の日から施行する。
（資産の分類）
別表第１　情報資産の分類表
様式第１号（第１条関係）
";

#[test]
fn every_part_of_a_regulation_comes_out_in_its_order() {
    use support::Document;
    let document = Document::new("kitei", "町規程").tier("対策基準").text(EVERY_PART).with("numbering", "条項号");
    let site = Town::new().document(document).build("public");
    let pages: Vec<_> = site.iter().filter(|(path, _)| path.starts_with("standards/")).collect();
    let [(_, page)] = pages.as_slice() else { panic!("{:?}", site.keys()) };
    let shown = Dom::read(page).law();
    if let Some(difference) = difference(&words(EVERY_PART), &words(&shown)) {
        panic!("{difference}");
    }
}
