//! What is a legal text's words comes out of our renderer and of stock mdBook's as it went in, however nasty the words
//! (contract 10): a property test over what Markdown, HTML, handlebars and mdBook each make something of.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::model::Edition;
use kitei::register::{Published, Register};
use kitei::site::{Content, assemble, bake};
use kitei::source::Severity;
use kitei::templates::Templates;
use kitei::text::forms::words;
use mdbook_core::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use proptest::prelude::*;
use proptest::sample::select;
use std::path::Path;
use std::sync::Arc;
use support::html::{Dom, Seen, difference};
use support::stock::assert_same_chapters;
use support::{Document, Site, TODAY, Town, stock};

/// What Markdown, HTML, handlebars and mdBook each make something of.
const NASTY: [&str; 72] = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "~",
    "~~",
    "|",
    "\\",
    "\\\\",
    "\\*",
    "#",
    "# ",
    "## ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "1) ",
    "２. ",
    "> ",
    "    ",
    "\t",
    "$",
    "$$",
    "\\(",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "--",
    "---",
    "...",
    "<b>",
    "</b>",
    "</article>",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<script>",
    "</pre>",
    "&",
    "&amp;",
    "&copy;",
    "&#42;",
    "&nbsp",
    "[x](y)",
    "[x](y.md)",
    "![x](y)",
    "[^1]",
    "[x]: y",
    "<http://x.jp>",
    "http://x.jp",
    "{{x}}",
    "{{{x}}}",
    "{{/x}}",
    "{#x}",
    "\\{{x}}",
    ":smile:",
    "fa-x",
    "[!NOTE]",
    "用語",
    "，",
    "（",
    "）",
    "＊",
];

/// A word of legal text: signs of all kinds run together, some Japanese, any character at all.
fn nasty() -> impl Strategy<Value = String> {
    let spaces =
        select(vec!["　", "\u{a0}", "\u{200b}", "\u{feff}", "\u{2028}", "\u{85}", "\u{b}", "\u{c}", "\r", "\r\r"]);
    let signs = select(vec!["\u{1}", "\u{1f}", "\u{7f}", "\u{202e}", "\u{301}", "が", "葛\u{e0100}", "👨‍👩‍👧", "𠮷", "ﾊﾟ"]);
    let piece = prop_oneof![
        12 => select(NASTY.to_vec()).prop_map(str::to_owned),
        3 => spaces.prop_map(str::to_owned),
        2 => signs.prop_map(str::to_owned),
        4 => "[ぁ-んァ-ヶ一-龠ａ-ｚ０-９a-z0-9 ]{1,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    // a NUL is no character of HTML; `{{#` (white space allowed) and a line 〔…〕 are kitei's own, and said when they are misplaced
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat().replace(['\n', '\0'], "")).prop_filter(
        "kitei reads it as its own",
        |line| {
            let line = line.trim();
            let marked = line.split("{{").skip(1).any(|rest| rest.trim_start().starts_with('#'));
            !marked && !line.starts_with("```") && !line.starts_with('〔') && !line.trim_matches('-').is_empty()
        },
    )
}

/// A Nasty is a legal text of nasty words, what went in, and a record of them.
#[derive(Debug, Clone)]
struct Nasty {
    source: String,
    /// All words in order, white space aside.
    words: String,
    /// The cells of its table.
    cells: Vec<String>,
    record: Vec<String>,
}

fn nasty_text() -> impl Strategy<Value = Nasty> {
    let cell = || nasty().prop_map(|cell| cell.replace('|', ""));
    let fenced = prop::collection::vec(prop_oneof![nasty(), Just(String::new())], 0..4);
    let parts = (prop::collection::vec(nasty(), 9), prop::array::uniform6(cell()), fenced);
    (parts, prop::collection::vec(nasty(), 5)).prop_map(|((lines, cells, fenced), record)| {
        let [before, chapter, caption, article, paragraph, item, more, closing, signature] = &lines[..] else {
            unreachable!("there are nine")
        };
        let mut source = String::from("試し規程\n\n");
        let mut expected = String::from("試し規程");
        let mut line = |text: String| {
            expected.push_str(&text);
            source.push_str(&text);
            source.push_str("\n\n");
        };
        line(format!("前{before}"));
        line(format!("第１章　{chapter}"));
        line(format!("（{caption}）"));
        line(format!("第１条　{article}"));
        line(format!("２　{paragraph}"));
        line(format!("(1) {item}"));
        line(more.clone());
        let [a, b, c, d, e, f] = &cells;
        source.push_str(&format!("| {a} | {b} |\n|:--|--:|\n| {c} | {d} |\n| {e} | {f} |\n\n"));
        expected.push_str(&cells.concat());
        source.push_str(&format!("```text\n{}\n```\n\n", fenced.join("\n")));
        expected.push_str(&fenced.concat());
        let mut line = |text: String| {
            expected.push_str(&text);
            source.push_str(&text);
            source.push_str("\n\n");
        };
        line(format!("第２条　{closing}"));
        source.push_str("---\n\n");
        let mut line = |text: String| {
            expected.push_str(&text);
            source.push_str(&text);
            source.push_str("\n\n");
        };
        line(format!("以上{closing}"));
        line("令和８年４月１日".to_owned());
        line(format!("長{signature}"));
        let cells = cells.iter().map(|cell| words(cell)).collect();
        Nasty { source, words: words(&expected), cells, record }
    })
}

/// What the program is to mdBook, in this process.
struct Kitei {
    published: Arc<Published>,
    templates: Arc<Templates>,
}

impl Preprocessor for Kitei {
    fn name(&self) -> &'static str {
        "kitei"
    }

    fn run(&self, _: &PreprocessorContext, book: Book) -> mdbook_preprocessor::errors::Result<Book> {
        Ok(kitei::pages::preprocess(book, &self.published, &self.templates).expect("the built-in theme prints"))
    }
}

/// Both sites of the project at `root`, made in this process.
fn both(root: &Path, edition: Edition) -> (Site, Site) {
    let repository = kitei::read::read(root, TODAY.parse().expect("a day")).expect("a project");
    let config = repository.config.clone();
    let register = Register::new(repository);
    let faults: Vec<_> = kitei::checks::run(&register, TODAY.parse().expect("a day"));
    let grave: Vec<_> = faults.iter().filter(|fault| fault.severity <= Severity::Omitted).collect();
    assert!(grave.is_empty(), "{grave:?}");
    let published = register.publish(edition, TODAY.parse().expect("a day")).expect("a site");
    let templates = Arc::new(Templates::new(&published.theme).unwrap_or_else(|broken| panic!("{broken:?}")));
    let rendering = bake(root, config, &register, &published, &templates).expect("mdBook loads");
    let leaves = rendering.leaves();
    let site = assemble(&rendering, &leaves, root).expect("the built-in theme prints");
    let bytes = |content: &Content<'_>| content.bytes().expect("a page").into_owned();
    let ours = site.entries.iter().map(|(path, content)| (path.clone(), bytes(content))).collect();
    (ours, stock::build_with(root, Kitei { published, templates }))
}

fn town_of(nasty: &Nasty) -> Town {
    let [name, department, standing, reason, content] = &nasty.record[..] else { unreachable!("there are five") };
    let lines = |text: &str| format!("{text}\n\n    {text}\n");
    Town::new()
        .document(
            Document::new("nasty", "試し規程")
                .text(&nasty.source)
                .with("department", "nasty")
                .with("standing", lines(standing)),
        )
        .document(Document::new("hidden", name).with("visibility", "職員").with("reason", lines(reason)))
        .file("book/SUMMARY.md", "- [町](policy/policy.md)\n- [規](standards/nasty.md)\n- [秘](standards/hidden.md)\n")
        .records("data/departments/nasty.json", &[serde_json::json!({ "id": "nasty", "name": department })])
        .records(
            "data/history/nasty/entries.json",
            &[serde_json::json!({
                "id": "r8", "date": "令和８年４月１日", "place": reason, "content": lines(content), "act": "未確認"
            })],
        )
}

/// The property, for one text.
#[track_caller]
fn assert_comes_out_whole(nasty: &Nasty) {
    let (ours, stock) = both(&town_of(nasty).write(), Edition::Public);
    assert_same_chapters(&ours, &stock);
    for (side, site) in [("ours", &ours), ("stock", &stock)] {
        let page = Dom::read(&site["standards/nasty.html"]);
        if let Some(difference) = difference(&nasty.words, &page.law()) {
            panic!("{side} (one: what went in, other: what came out): {difference}\n{}", nasty.source);
        }
        assert_eq!(Seen::of(&page.one("article")).cells, nasty.cells, "{side}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn nasty_words_come_out_of_both_renderers_as_they_went_in(nasty in nasty_text()) {
        assert_comes_out_whole(&nasty);
    }
}

/// Each sign by itself at the start of every kind of line, whatever the property test happens to draw.
#[test]
fn every_nasty_sign_comes_out_as_it_went_in() {
    let signs: Vec<&str> = NASTY.into_iter().filter(|sign| !sign.trim_matches('-').is_empty()).collect();
    let source: String =
        signs.iter().map(|sign| format!("{sign}\n\n（{sign}）\n\n{sign}あ{sign}\n\n    {sign}\n\n")).collect();
    let source = format!("試し規程\n\n第１条　条。\n\n{source}");
    // in a fence `{{#` is nothing of kitei's, and must be nothing of mdBook's
    let fenced = "{{#include ../SUMMARY.md}}\n{{ #title x}}\n{{{{#include x}}}}\n";
    let expected = words(&format!("{source}{fenced}"));
    let source = format!("{source}```\n{fenced}```\n");
    let record = vec!["名".to_owned(); 5];
    assert_comes_out_whole(&Nasty { source, words: expected, cells: Vec::new(), record });
}
