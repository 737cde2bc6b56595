//! `missing-file`: SUMMARY.md names a file that is not there. mdBook would make an empty one; we never do.

use crate::model::Tier;
use crate::read::{Listed, plain};
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, nearest};
use std::path::Path;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for page in missing(register) {
        // where a record lists the file too, it is said there that it is gone
        if register.documents.iter().any(|linked| linked.document.files.iter().any(|file| file.value == page.path)) {
            continue;
        }
        let (message, hint) = if page.path == "SUMMARY.md" {
            ("SUMMARY.md は目次そのものなので、目次に書けません".to_owned(), "この行を消してください".to_owned())
        } else if plain(Path::new(&page.path)).is_none() {
            let message = format!("目次にある「{}」は、book/ の中のファイルではありません", page.path);
            (message, "ファイルを book/ の中に置き、book/ から見た場所で書いてください".to_owned())
        } else {
            let hint = match meant(register, page) {
                Some(near) => format!("「{near}」ではありませんか"),
                None => "ファイルを置くか、この行を消してください".to_owned(),
            };
            (format!("目次にあるファイル {} がありません", page.path), hint)
        };
        let is_policy = meant(register, page)
            .and_then(|path| register.file(path))
            .is_some_and(|(linked, _)| linked.document.tier == Tier::Policy);
        let severity = if is_policy { Severity::Error } else { Severity::Omitted };
        faults.push(Diagnostic::new(severity, Code::MissingFile, page.origin.clone(), message).hint(hint));
    }
}

/// The pages that SUMMARY.md names and that are not there.
fn missing(register: &Register) -> impl Iterator<Item = &Listed> {
    register.outline.pages.iter().filter(|page| !register.book_files.contains(&page.path))
}

/// The file that SUMMARY.md does not name and that must have been meant: one slip is said once.
fn meant<'a>(register: &'a Register, page: &Listed) -> Option<&'a str> {
    let listed = |path: &str| register.outline.pages.iter().any(|page| page.path == path);
    let folder = |path: &str| path.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let strays = register.book_files.iter().map(String::as_str).filter(|path| !listed(path));
    let shared = &page.path[..folder(&page.path)];
    let names = strays.filter_map(|path| path.strip_prefix(shared));
    let near = nearest(&page.path[shared.len()..], names)?;
    register.book_files.iter().map(String::as_str).find(|path| path.strip_prefix(shared) == Some(near))
}

/// Whether the file is what a missing one must have been meant to be.
pub(super) fn is_meant(register: &Register, path: &str) -> bool {
    missing(register).any(|page| meant(register, page) == Some(path))
}
