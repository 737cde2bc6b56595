//! book.toml and SUMMARY.md: what is in the book, and in which order.

use super::files;
use crate::model::Edition;
use crate::source::{Code, Diagnostic, Origin, Severity, Source};
use mdbook_core::config::Config;
use mdbook_summary::{Link, Summary, SummaryItem, parse_summary};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A Listed is a page that SUMMARY.md names.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Relative to `book/`, divided by `/`.
    pub path: String,
    /// What SUMMARY.md calls it.
    pub title: String,
    /// Where SUMMARY.md names it.
    pub origin: Origin,
}

/// An Outline is SUMMARY.md, read: pages in order and the summary itself, for mdBook.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// In the order of reading.
    pub pages: Vec<Listed>,
    /// As mdBook reads it.
    pub summary: Summary,
}

impl Outline {
    /// The summary with only the pages that `keep` wants, for mdBook to load. What stands under a page that goes, goes
    /// one level up, so that nothing is lost.
    pub fn pruned(&self, keep: &dyn Fn(&str) -> bool) -> Summary {
        let mut summary = self.summary.clone();
        for items in [&mut summary.prefix_chapters, &mut summary.numbered_chapters, &mut summary.suffix_chapters] {
            *items = prune(std::mem::take(items), keep);
        }
        summary
    }
}

fn prune(items: Vec<SummaryItem>, keep: &dyn Fn(&str) -> bool) -> Vec<SummaryItem> {
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        match item {
            SummaryItem::Link(mut link) => {
                link.nested_items = prune(link.nested_items, keep);
                match location(&link) {
                    Some(path) if !keep(&path) => kept.append(&mut link.nested_items),
                    _ => kept.push(SummaryItem::Link(link)),
                }
            }
            other => kept.push(other),
        }
    }
    kept
}

/// The path that SUMMARY.md means, relative to `book/`; what leads out of it stays as it is written.
fn location(link: &Link) -> Option<String> {
    let path = link.location.as_ref()?;
    Some(plain(path).unwrap_or_else(|| path.to_string_lossy().into_owned()))
}

/// A path that stays below where it begins, divided by `/`, without `.` and `..`; `None`: it is none.
pub fn plain(path: &Path) -> Option<String> {
    let written = path.to_string_lossy().replace('\\', "/");
    if written.starts_with('/') || written.contains(':') {
        return None;
    }
    let mut parts = Vec::new();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Reads book.toml.
///
/// # Errors
/// That it cannot be read, is no TOML that mdBook knows, or says of our own things what cannot be.
pub fn config(root: &Path) -> Result<Config, Diagnostic> {
    let source = files::read("book.toml", &root.join("book.toml"), Severity::Error)?;
    let config = source.text.parse::<Config>().map_err(|error| {
        let place = place_in(&source, &format!("{error:#}"));
        Diagnostic::new(Severity::Error, Code::ConfigBroken, place, "book.toml を読めません")
            .hint("TOMLの書き方（[見出し] と キー = \"値\"）を確かめてください")
    })?;
    let fault = |word: &str, message: String, hint: &str| {
        let start = source.text.match_indices(word).find(|&(at, _)| begins_a_line(&source.text, at));
        let start = start.map_or(0, |(at, _)| at);
        let place = source.at(start..source.text[start..].find('\n').map_or(source.text.len(), |end| start + end));
        Diagnostic::new(Severity::Error, Code::ConfigBroken, place, message).hint(hint)
    };
    if plain(&config.book.src).is_none() {
        let message = format!("本文のフォルダー「{}」は、このフォルダーの中にありません", config.book.src.display());
        return Err(fault("src", message, "src = \"book\" と書いてください"));
    }
    // else mdBook's own preprocessor would look for `{{#include …}}` in the pages that we printed
    let after = config.get::<Vec<String>>("preprocessor.kitei.after");
    if !after.is_ok_and(|after| after.is_some_and(|names| names.iter().any(|name| name == "links"))) {
        let message = "kitei が「links」より後に動くことになっていません".to_owned();
        let written = source.text.match_indices("after").any(|(at, _)| begins_a_line(&source.text, at));
        let word = if written { "after" } else { "[preprocessor.kitei]" };
        return Err(fault(word, message, "[preprocessor.kitei] の下に after = [\"links\"] と書いてください"));
    }
    let edition = config.get::<String>("preprocessor.kitei.edition");
    if edition.as_ref().is_ok_and(|word| word.as_ref().is_none_or(|word| Edition::parse(word).is_some())) {
        return Ok(config);
    }
    let message = match edition {
        Ok(word) => format!("「{}」という版はありません", word.unwrap_or_default()),
        Err(_) => "edition が文字列になっていません".to_owned(),
    };
    let hint = "edition = \"public\"（公開版）、\"staff\"（職員版）、\"officer\"（担当版）のどれかを書いてください";
    Err(fault("edition", message, hint))
}

/// Whether nothing but white space stands before `at` in its line.
fn begins_a_line(text: &str, at: usize) -> bool {
    text[..at].rsplit('\n').next().is_none_or(|lead| lead.trim().is_empty())
}

/// Where an error of mdBook's says that it is (`line 2, column 9`), to the end of that line.
fn place_in(source: &Arc<Source>, error: &str) -> Origin {
    let number = |word: &str| {
        let digits = error.split(word).nth(1)?;
        digits.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
    };
    let (line, column) = (number("line ").unwrap_or(1).max(1), number("column ").unwrap_or(1).max(1));
    let start: usize = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let words = source.text[start..].split('\n').next().unwrap_or_default().trim_end();
    let lead = words.char_indices().nth(column - 1).map_or(0, |(at, _)| at);
    source.at(start + lead..start + words.len())
}

/// Reads SUMMARY.md.
///
/// # Errors
/// That it is not there or that mdBook cannot read it.
pub fn outline(root: &Path, source_folder: &str) -> Result<Outline, Diagnostic> {
    let path = format!("{source_folder}/SUMMARY.md");
    let place = root.join(&path);
    if !place.exists() {
        let hint = format!("{path} を作り、「- [名前](ファイル)」の一覧を書いてください");
        let message = "目次のもとになる SUMMARY.md がありません";
        let fault =
            Diagnostic::new(Severity::Error, Code::SummaryBroken, Source::new(path, "").whole(), message).hint(hint);
        return Err(fault);
    }
    let source = files::read(&path, &place, Severity::Error)?;
    let mut summary = parse_summary(&source.text).map_err(|error| broken(&source, &format!("{error:#}")))?;
    let mut pages = Vec::new();
    let mut from = 0;
    for items in [&mut summary.prefix_chapters, &mut summary.numbered_chapters, &mut summary.suffix_chapters] {
        collect(items, &source, &mut from, &mut pages);
    }
    let twice = pages.iter().enumerate().find(|(at, page)| pages[..*at].iter().any(|other| other.path == page.path));
    match twice {
        Some((_, page)) => Err(named_twice(page.origin.clone(), &page.path)),
        None => Ok(Outline { pages, summary }),
    }
}

fn named_twice(place: Origin, path: &str) -> Diagnostic {
    let message = format!("「{path}」が、目次に二度あります");
    Diagnostic::new(Severity::Error, Code::SummaryBroken, place, message).hint("どちらか一方の行を消してください")
}

/// mdBook's reason why it cannot read SUMMARY.md, in an officer's words.
fn broken(source: &Arc<Source>, error: &str) -> Diagnostic {
    if let Some((_, path)) = error.split_once("Duplicate file in SUMMARY.md: ") {
        let path = path.trim().trim_matches('"');
        let first = find(source, path, 0).end;
        return named_twice(source.at(find(source, path, first)), path);
    }
    let place = if error.contains("line ") { place_in(source, error) } else { source.whole() };
    let (start, line) = place.line();
    let lead = line.len() - line.trim_start().len();
    let place = source.at(start + lead..start + line.len());
    let (message, hint) = if !error.contains("hyperlink") {
        ("SUMMARY.md を読めません", "「# 見出し」と「- [名前](ファイル)」の一覧だけで書いてください")
    } else if line.contains("](") {
        (
            "目次のこの行を、リンクとして読めません",
            "空白のある名前は、[名前](<ファイル 名.md>) のように < > で囲んでください",
        )
    } else {
        ("目次のこの行は、リンクになっていません", "「- [名前](ファイル)」の形で書いてください")
    };
    Diagnostic::new(Severity::Error, Code::SummaryBroken, place, message).hint(hint)
}

/// Gathers the pages in order, and writes their paths in the one form that they are known by.
fn collect(items: &mut [SummaryItem], source: &Arc<Source>, from: &mut usize, pages: &mut Vec<Listed>) {
    for item in items {
        let SummaryItem::Link(link) = item else { continue };
        if let (Some(path), Some(written)) = (location(link), &link.location) {
            let place = find(source, &written.to_string_lossy(), *from);
            *from = place.end.max(*from);
            link.location = Some(PathBuf::from(&path));
            pages.push(Listed { path, title: link.name.clone(), origin: source.at(place) });
        }
        collect(&mut link.nested_items, source, from, pages);
    }
}

/// mdBook keeps no places: the next link to the file is where it is named.
fn find(source: &Arc<Source>, path: &str, from: usize) -> Range<usize> {
    let text = &source.text;
    let linked = |at: usize| text[..at].ends_with(['(', '<', ' ']);
    [path.to_owned(), path.replace(' ', "%20")]
        .iter()
        .find_map(|words| {
            let at = text[from..].match_indices(words.as_str()).map(|(at, _)| from + at).find(|&at| linked(at))?;
            Some(at..at + words.len())
        })
        .unwrap_or(0..0)
}
