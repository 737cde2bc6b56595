//! What the house keeps to (ARCHITECTURE.md), read from its source: who may import whom, who may touch the disk, and what
//! stands nowhere. Each rule is a function from a file to what is wrong in it, and is shown below to find what it is for.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use regex::{Captures, Regex};
use std::fmt::Write as _;
use std::sync::LazyLock;
use support::own;

/// The rooms by their floor. Imports point down, never up and never to a neighbour on the same floor; `templates` lies
/// under `views`, whose structs take the words of the frame from it.
const FLOORS: [&[&str]; 10] = [
    &["source"],
    &["text"],
    &["model"],
    &["read", "compare"],
    &["register"],
    &["checks", "templates"],
    &["views"],
    &["pages", "search", "export", "render"],
    &["site", "desk"],
    &["cli"],
];

/// Rooms that touch the disk: the door in, and the doors out (`site` writes sites, `desk` writes source files).
const DOORS: [&str; 3] = ["read", "site", "desk"];

/// A Rule says what is wrong in one file: its path from the project's folder, and its text.
type Rule = fn(&str, &str) -> Vec<String>;

// ---- the rules -----------------------------------------------------------------------------------

fn arrows_point_down(path: &str, text: &str) -> Vec<String> {
    let Some(room) = room(path) else { return Vec::new() };
    let floor = |room: &str| FLOORS.iter().position(|rooms| rooms.contains(&room));
    let Some(here) = floor(room) else { return vec![format!("{path}: the room {room} has no floor")] };
    let code = Code::of(text);
    let mut wrong = Vec::new();
    for found in pattern(r"\bcrate::(\w+|\{)").captures_iter(&code.text) {
        let name = &found[1];
        let there = floor(name);
        // `crate::X` of a capital letter is an item of lib.rs: there is none
        if name != room && there.is_none_or(|there| there >= here) {
            wrong.push(format!("{path}: {room} may not import {name}"));
        }
    }
    wrong
}

fn only_doors_touch_the_disk(path: &str, text: &str) -> Vec<String> {
    let outside = room(path).is_some_and(|room| !DOORS.contains(&room));
    let disk = r"\bstd::fs\b|\bfs::\w+\(|\bFile::(open|create)|\bOpenOptions\b|\bread_dir\b|\bwalkdir\b|\bWalkDir\b";
    if outside { mentions(path, text, disk) } else { Vec::new() }
}

fn only_doors_out_write(path: &str, text: &str) -> Vec<String> {
    let writes = r"\bfs::(write|create_dir|create_dir_all|remove\w*|rename|copy|hard_link|set_\w+)\b|\bFile::create|\bOpenOptions\b";
    match room(path) {
        Some("site" | "desk") => Vec::new(),
        _ => mentions(path, text, writes),
    }
}

fn only_the_command_line_prints(path: &str, text: &str) -> Vec<String> {
    let allowed = room(path) == Some("cli");
    if allowed { mentions(path, text, r"\bdbg!") } else { mentions(path, text, r"\be?print(ln)?!|\bdbg!") }
}

fn nothing_panics(path: &str, text: &str) -> Vec<String> {
    let panics =
        r"\.unwrap\(\)|\.expect\(|\.unwrap_err\(|\.expect_err\(|\b(panic|todo|unimplemented|unreachable)!|\bunsafe\b";
    mentions(path, text, panics)
}

fn the_clock_and_the_system_stay_below(path: &str, text: &str) -> Vec<String> {
    match room(path) {
        // `cli` asks for the day; `site` tells files that are as they were, and when to look again
        Some("cli" | "site") | None => Vec::new(),
        _ => mentions(path, text, r"\bSystemTime\b|\bInstant\b|\bstd::env\b|\benv::var|\bcurrent_dir\b"),
    }
}

fn anyhow_stays_at_the_doors(path: &str, text: &str) -> Vec<String> {
    match room(path) {
        Some("site" | "desk" | "cli") | None => Vec::new(),
        _ => mentions(path, text, r"\banyhow\b"),
    }
}

fn no_html_in_rust(path: &str, text: &str) -> Vec<String> {
    // an end tag is looked for where `serve` puts its script: that makes no markup
    let markup = pattern(r"<[a-zA-Z][a-zA-Z0-9]*[ />]");
    let found = Code::of(text).strings.into_iter().filter(|string| markup.is_match(string));
    found.map(|string| format!("{path}: markup in Rust: {string:?}")).collect()
}

/// The name of the municipality whose text this project carries is data: in no Rust, no comment, no test, no template.
fn no_citys_name(path: &str, text: &str) -> Vec<String> {
    let name = municipality();
    let stem = name.trim_end_matches(['市', '町', '村', '区']);
    if text.contains(stem) { vec![format!("{path}: names {stem}")] } else { Vec::new() }
}

fn colours_are_tokens(path: &str, text: &str) -> Vec<String> {
    if path == "theme/css/tokens.css" {
        return Vec::new();
    }
    let text = without(text, r"(?s)/\*.*?\*/");
    let named = "white|black|red|green|blue|yellow|orange|gr[ae]y|silver|navy|purple";
    let colours = format!(
        r##"(?i)\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:[^;{{}}"]*#[0-9a-f]{{3,8}}\b|(fill|stroke|color)="(#|{named})|:[^;{{}}"]*[\s:]({named})\s*[;}}!]"##
    );
    let found = pattern(&colours);
    found
        .find_iter(&text)
        .map(|found| format!("{path}: a colour that is no token: {}", found.as_str().trim()))
        .collect()
}

fn nothing_is_inline(path: &str, text: &str) -> Vec<String> {
    if !(path.ends_with(".hbs") || path.ends_with(".html") || path.ends_with(".svg")) {
        return Vec::new();
    }
    let text = without(text, r"(?s)\{\{!--.*?--\}\}");
    let mut wrong = Vec::new();
    for found in pattern(r#"(?i)\sstyle\s*=|<style\b|\son[a-z]+\s*=|javascript:|<script\b[^>]*>"#).find_iter(&text) {
        let what = found.as_str().trim();
        let script = what.to_lowercase().starts_with("<script");
        if !(script && (what.contains(" src=") || what.contains("application/json"))) {
            wrong.push(format!("{path}: inline: {what}"));
        }
    }
    wrong
}

const RUST: [Rule; 9] = [
    arrows_point_down,
    only_doors_touch_the_disk,
    only_doors_out_write,
    only_the_command_line_prints,
    nothing_panics,
    the_clock_and_the_system_stay_below,
    anyhow_stays_at_the_doors,
    no_html_in_rust,
    no_citys_name,
];

const THEME: [Rule; 3] = [colours_are_tokens, nothing_is_inline, no_citys_name];

#[test]
fn the_house_keeps_its_rules() {
    let rust = support::files(&own().join("preprocessors"));
    // a file of tests is named so, and compiled for them only: see the next test
    let rust = rust.iter().filter(|(path, _)| path.ends_with(".rs") && !path.ends_with("tests.rs"));
    let theme = support::files(&own().join("theme"));
    let mut wrong = String::new();
    let mut count = 0;
    let rules =
        rust.map(|file| ("preprocessors", file, &RUST[..])).chain(theme.iter().map(|file| ("theme", file, &THEME[..])));
    for (folder, (path, bytes), rules) in rules {
        count += 1;
        let (path, text) = (format!("{folder}/{path}"), String::from_utf8_lossy(bytes));
        for said in rules.iter().flat_map(|rule| rule(&path, &text)) {
            writeln!(wrong, "{said}").expect("a string takes it");
        }
    }
    assert!(count > 100, "only {count} files were found");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn files_of_tests_are_compiled_for_tests_only() {
    let rust = support::files(&own().join("preprocessors"));
    for path in rust.keys().filter(|path| path.ends_with("tests.rs")) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = name.trim_end_matches(".rs");
        let declared =
            pattern(&format!(r#"#\[cfg\(test\)\]\s*(#\[path = "[\w/]*{name}\.rs"\]\s*mod \w+|mod {name});"#));
        let beside = rust.iter().filter(|(other, _)| other.starts_with(folder));
        assert!(beside.into_iter().any(|(_, text)| declared.is_match(&String::from_utf8_lossy(text))), "{path}");
    }
}

#[test]
fn every_room_has_a_floor_and_lib_rs_names_them_from_the_ground_up() {
    let lib = std::fs::read_to_string(own().join("preprocessors/lib.rs")).expect("lib.rs");
    let floors: Vec<usize> = pattern(r"(?m)^pub mod (\w+);")
        .captures_iter(&lib)
        .map(|found| {
            let floor = FLOORS.iter().position(|rooms| rooms.contains(&&found[1]));
            floor.unwrap_or_else(|| panic!("the room {} has no floor", &found[1]))
        })
        .collect();
    assert!(floors.is_sorted(), "{floors:?}");
}

// ---- each rule finds what it is for --------------------------------------------------------------

#[test]
fn each_rule_finds_what_it_is_for() {
    let city = municipality();
    let house = format!("//! {city}の規程");
    let string = format!("const A: &str = \"{city}長\";");
    let cases: [(Rule, &str, &str); 42] = [
        (arrows_point_down, "model/x.rs", "use crate::views::Law;"),
        (arrows_point_down, "model/x.rs", "fn f() { crate::read::read(root); }"),
        (arrows_point_down, "model/x.rs", "use crate::{source, views};"),
        (arrows_point_down, "model/x.rs", "macro_rules! m { () => { $crate::register::Register } }"),
        (arrows_point_down, "search/x.rs", "use crate::pages::preprocess;"),
        (arrows_point_down, "templates/mod.rs", "use crate::views::address;"),
        (arrows_point_down, "site/x.rs", "use crate::desk::Edit;"),
        (arrows_point_down, "checks/x.rs", "crate::desk::apply(root, &edits);"),
        (arrows_point_down, "attic/x.rs", "fn f() {}"),
        (arrows_point_down, "views/x.rs", "use crate::attic::Box;"),
        (only_doors_touch_the_disk, "views/x.rs", "use std::fs;"),
        (only_doors_touch_the_disk, "cli/x.rs", "let text = std::fs::read_to_string(path);"),
        (only_doors_touch_the_disk, "cli/x.rs", "let file = File::open(path);"),
        (only_doors_touch_the_disk, "register/x.rs", "for entry in WalkDir::new(root) {}"),
        (only_doors_out_write, "read/x.rs", "fs::write(path, text);"),
        (only_doors_out_write, "read/x.rs", "std::fs::create_dir_all(path);"),
        (only_doors_out_write, "cli/x.rs", "let file = File::create(path);"),
        (only_the_command_line_prints, "site/x.rs", "println!(\"…\");"),
        (only_the_command_line_prints, "read/x.rs", "eprint!(\"…\");"),
        (only_the_command_line_prints, "cli/x.rs", "dbg!(args);"),
        (nothing_panics, "text/x.rs", "let day = parse(text).unwrap();"),
        (nothing_panics, "text/x.rs", "let day = parse(text).expect(\"a day\");"),
        (nothing_panics, "text/x.rs", "_ => unreachable!(),"),
        (nothing_panics, "text/x.rs", "todo!()"),
        (nothing_panics, "text/x.rs", "unsafe { *pointer }"),
        (nothing_panics, "text/x.rs", "let c = '\"'; panic!(\"…\"); let d = '\"';"),
        (nothing_panics, "text/x.rs", "#[cfg(test)]\nmod tests {\n    fn f() { x.unwrap() }\n}\nfn g() { x.unwrap() }"),
        (the_clock_and_the_system_stay_below, "views/x.rs", "let now = SystemTime::now();"),
        (the_clock_and_the_system_stay_below, "read/x.rs", "let home = std::env::var(\"HOME\");"),
        (anyhow_stays_at_the_doors, "read/x.rs", "fn read() -> anyhow::Result<()> { Ok(()) }"),
        (no_html_in_rust, "views/x.rs", "let page = format!(\"<b>{name}</b>\");"),
        (no_html_in_rust, "views/x.rs", "let page = r#\"<a href=\"{way}\">\"#;"),
        (no_citys_name, "views/x.rs", &house),
        (no_citys_name, "views/x.rs", &string),
        (colours_are_tokens, "css/law.css", "a { color: #00118f; }"),
        (colours_are_tokens, "css/law.css", "a { color: RGB(0 0 0 / 50%); }"),
        (colours_are_tokens, "css/law.css", "a { border: 1px solid black; }"),
        (colours_are_tokens, "tiers.hbs", "<rect fill=\"#fff\"/>"),
        (nothing_is_inline, "law.hbs", "<td style=\"text-align: right\">"),
        (nothing_is_inline, "law.hbs", "<script>alert(1)</script>"),
        (nothing_is_inline, "law.hbs", "<button onclick=\"f()\">"),
        (nothing_is_inline, "law.hbs", "<style>a {}</style>"),
    ];
    for (rule, path, text) in cases {
        let folder = if path.ends_with(".rs") { "preprocessors" } else { "theme" };
        assert_eq!(rule(&format!("{folder}/{path}"), text).len().min(1), 1, "nothing was found in {text}");
    }
}

#[test]
fn what_is_right_is_left_alone() {
    let cases: [(Rule, &str, &str); 16] = [
        (arrows_point_down, "views/x.rs", "use crate::register::Published;\nuse crate::views::address;"),
        (arrows_point_down, "model/x.rs", "// crate::views knows better\nlet s = \"crate::views\";"),
        (arrows_point_down, "model/x.rs", "#[cfg(test)]\nmod tests {\n    use crate::read::read;\n}"),
        (only_doors_touch_the_disk, "read/x.rs", "let text = std::fs::read(path);"),
        (only_doors_out_write, "site/x.rs", "fs::rename(from, to);"),
        (only_doors_out_write, "desk/x.rs", "File::create(beside)?;"),
        (arrows_point_down, "cli/x.rs", "use crate::desk::{self, Edit};"),
        (only_the_command_line_prints, "cli/x.rs", "eprintln!(\"…\");"),
        (only_the_command_line_prints, "site/x.rs", "writeln!(out, \"println!\");"),
        (
            nothing_panics,
            "text/x.rs",
            "x.unwrap_or_default(); // never unwrap()\nlet s = \"panic!\"; let c = '\\''; fn f<'a>() {}",
        ),
        (nothing_panics, "text/x.rs", "#[cfg(test)]\nmod tests {\n    fn f() { x.unwrap() }\n}\n"),
        (no_html_in_rust, "views/x.rs", "fn f<T: Into<String>>() -> Vec<u8> { \"a < b\" }"),
        (colours_are_tokens, "css/tokens.css", ":root { --ink: #333; }"),
        (colours_are_tokens, "css/law.css", "/* #333 */ #add { color: var(--ink); white-space: pre; }"),
        (
            nothing_is_inline,
            "page.hbs",
            "<script src=\"{{root}}head.js\"></script><script type=\"application/json\">{}</script>",
        ),
        (nothing_is_inline, "css/x.css", "a { style: none }"),
    ];
    for (rule, path, text) in cases {
        let folder = if path.ends_with(".rs") { "preprocessors" } else { "theme" };
        assert_eq!(rule(&format!("{folder}/{path}"), text), Vec::<String>::new(), "{text}");
    }
}

// ---- reading the source --------------------------------------------------------------------------

/// The room a file of `preprocessors/` lies in; none for lib.rs and main.rs.
fn room(path: &str) -> Option<&str> {
    let (room, _) = path.strip_prefix("preprocessors/")?.split_once('/')?;
    Some(room)
}

/// Every place where the code of a file (not its comments, strings and tests) mentions what it may not.
fn mentions(path: &str, text: &str, what: &str) -> Vec<String> {
    let code = Code::of(text);
    let found = pattern(what);
    let line = |at: usize| code.text[..at].matches('\n').count() + 1;
    found.find_iter(&code.text).map(|found| format!("{path}:{}: {}", line(found.start()), found.as_str())).collect()
}

fn municipality() -> String {
    let file = std::fs::read_to_string(own().join("data/site/site.json")).expect("the site's record");
    let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    file["records"][0]["municipality"].as_str().expect("a name").to_owned()
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

fn without(text: &str, what: &str) -> String {
    pattern(what).replace_all(text, "").into_owned()
}

/// Code is a Rust file taken apart: its code, and the strings in it. Line ends stay, so that lines can be named.
struct Code {
    text: String,
    strings: Vec<String>,
}

/// A comment, a raw string, a string, or a character (not a lifetime): whichever begins first.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r##"(?s)//[^\n]*|/\*.*?\*/|r"[^"]*"|r#".*?"#|"(?:\\.|[^"\\])*"|'(?:\\(?:u\{[^}]*\}|x..|.)|[^'\\\n])'"##)
});

impl Code {
    fn of(source: &str) -> Self {
        // tests stand at the end of a file
        let tests = source.find("#[cfg(test)]").unwrap_or(source.len());
        let mut strings = Vec::new();
        let text = TOKEN.replace_all(source, |found: &Captures<'_>| {
            let token = &found[0];
            let place = found.get(0).map_or(0, |token| token.start());
            if token.contains('"') && !token.starts_with(['/', '\'']) && place < tests {
                strings.push(token.to_owned());
            }
            "\n".repeat(token.matches('\n').count())
        });
        Self { text: without_tests(&text), strings }
    }
}

/// Code without the items that are for tests only.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let mut depth = 0_usize;
        let end = item.char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0 && matches!(c, '}' | ';')).then_some(at + 1)
        });
        let (item, behind) = item.split_at(end.unwrap_or(item.len()));
        kept.push_str(&"\n".repeat(item.matches('\n').count()));
        rest = behind;
    }
    kept + rest
}
