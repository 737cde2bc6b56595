//! What a guide page draws in with `{{#include …}}`: only files that were found in `book/`, also through what is drawn in
//! itself. mdBook would read any file of the machine, and what it reads is published.

use super::files;
use crate::source::path::join;
use crate::source::{Code, Diagnostic, Severity, Source};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// As deep as mdBook follows.
const DEEPEST: usize = 10;

/// The first thing drawn in by the page at `path` (relative to `book/`) that may not be. `found` are the files of `book/`,
/// links out of the project left out.
pub fn check(path: &str, source: &Arc<Source>, found: &BTreeMap<String, PathBuf>) -> Option<Diagnostic> {
    let start = forbidden(path, &source.text, found, 0)?;
    let end = source.text[start..].find("}}").map_or(source.text.len(), |length| start + length + 2);
    let message = "book/ の中にないファイルは差し込めないので、このページを載せませんでした";
    let fault = Diagnostic::new(Severity::Omitted, Code::IncludeOutside, source.at(start..end), message);
    Some(fault.hint("差し込むファイルを book/ の中に置き、このページから見た場所を書いてください"))
}

/// Every `{{#` as mdBook reads it, white space and ends of lines before the `#` allowed: the byte at which it stands, and
/// what stands behind it.
pub fn marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("{{").filter_map(|(at, _)| Some((at, text[at + 2..].trim_start().strip_prefix('#')?)))
}

/// The byte at which the first forbidden link stands.
fn forbidden(path: &str, text: &str, found: &BTreeMap<String, PathBuf>, depth: usize) -> Option<usize> {
    let forbidden = marks(text).find(|&(at, words)| {
        let mut words = words.split("}}").next().unwrap_or_default().split_whitespace();
        let draws_in = matches!(words.next(), Some("include" | "playground" | "playpen" | "rustdoc_include"));
        if !draws_in || text[..at].ends_with('\\') {
            return false;
        }
        let Some(target) = words.next().and_then(|file| target(path, file, found)) else { return true };
        let Some(place) = found.get(&target) else { return true };
        match files::read(&target, place, Severity::Omitted) {
            Ok(inner) => depth >= DEEPEST || forbidden(&target, &inner.text, found, depth + 1).is_some(),
            Err(_) => true,
        }
    });
    forbidden.map(|(at, _)| at)
}

/// The file below `book/` that is meant; a range of lines or an anchor may stand behind a colon.
fn target(from: &str, way: &str, found: &BTreeMap<String, PathBuf>) -> Option<String> {
    let whole = join(from, way)?;
    if found.contains_key(&whole) {
        return Some(whole);
    }
    join(from, way.split(':').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let mut found = BTreeMap::new();
        for (name, text) in
            [("guide/part.md", "部分"), ("guide/deep.md", "{{#include ../../secret.txt}}"), ("top.txt", "上")]
        {
            let place = folder.path().join(name.replace('/', "-"));
            std::fs::write(&place, text).unwrap();
            found.insert(name.to_owned(), place);
        }
        check("guide/page.md", &Source::new("book/guide/page.md", text), &found).is_some()
    }

    #[test]
    fn only_files_of_the_book_are_drawn_in() {
        for text in [
            "{{#include part.md}}",
            "{{#include part.md:2:5}}",
            "{{#include ../top.txt}}",
            "\\{{#include /etc/x}}",
            "{{#title 題}}",
        ] {
            assert!(!refused(text), "{text}");
        }
        for text in [
            "{{#include ../../data/site/site.json}}",
            "{{#include /etc/hostname}}",
            "{{#include C:\\x}}",
            "{{#include none.md}}",
            "{{#include deep.md}}",
            "{{ #include ../../x}}",
            "{{#include part.md}} {{#rustdoc_include ../../x}}",
        ] {
            assert!(refused(text), "{text}");
        }
    }
}
