//! book.toml and SUMMARY.md: what is in the book, and in which order.

use super::files;
use crate::source::{Code, Diagnostic, Origin, Severity, Source};
use mdbook_core::config::Config;
use mdbook_summary::{Link, Summary, SummaryItem, parse_summary};
use std::path::Path;
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

fn location(link: &Link) -> Option<String> {
    let path = link.location.as_ref()?;
    Some(path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// Reads book.toml.
///
/// # Errors
/// That it cannot be read or is no TOML that mdBook knows.
pub fn config(root: &Path) -> Result<Config, Diagnostic> {
    let source = files::read("book.toml", &root.join("book.toml"), Severity::Error)?;
    source.text.parse::<Config>().map_err(|error| {
        // the first line says where and what; it is TOML's own English
        let reason = format!("{error:#}");
        let line = reason
            .split("line ")
            .nth(1)
            .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok());
        let start = line.and_then(|line| {
            source.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).reduce(|a, b| a + b)
        });
        let start = start.unwrap_or(0).min(source.text.len());
        Diagnostic::new(Severity::Error, Code::ConfigBroken, source.at(start..start), "book.toml を読めません")
            .hint("TOMLの書き方（[見出し] と キー = \"値\"）を確かめてください")
    })
}

/// Reads SUMMARY.md.
///
/// # Errors
/// That it is not there or that mdBook cannot read it.
pub fn outline(root: &Path, source_folder: &str) -> Result<Outline, Diagnostic> {
    let path = format!("{source_folder}/SUMMARY.md");
    let place = root.join(&path);
    if !place.exists() {
        return Err(Diagnostic::new(
            Severity::Error,
            Code::SummaryBroken,
            Source::new(path, "").whole(),
            "目次のもとになる SUMMARY.md がありません",
        )
        .hint("book/SUMMARY.md を作り、「- [名前](ファイル)」の一覧を書いてください"));
    }
    let source = files::read(&path, &place, Severity::Error)?;
    let summary = parse_summary(&source.text).map_err(|_| {
        Diagnostic::new(Severity::Error, Code::SummaryBroken, source.whole(), "SUMMARY.md を読めません")
            .hint("「# 見出し」と「- [名前](ファイル)」の一覧だけで書いてください")
    })?;
    let mut pages = Vec::new();
    for items in [&summary.prefix_chapters, &summary.numbered_chapters, &summary.suffix_chapters] {
        collect(items, &source, &mut pages);
    }
    Ok(Outline { pages, summary })
}

fn collect(items: &[SummaryItem], source: &Arc<Source>, pages: &mut Vec<Listed>) {
    for item in items {
        let SummaryItem::Link(link) = item else { continue };
        if let Some(path) = location(link) {
            // mdBook keeps no places: the first mention of the file is where it is named
            let written = [path.clone(), path.replace(' ', "%20")];
            let found = written
                .iter()
                .find_map(|words| source.text.find(words.as_str()).map(|start| start..start + words.len()));
            let origin = source.at(found.unwrap_or(0..0));
            pages.push(Listed { path, title: link.name.clone(), origin });
        }
        collect(&link.nested_items, source, pages);
    }
}
