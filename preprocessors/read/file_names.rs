//! Names of files that become files of the site: each must be one file on Linux, macOS and Windows, and none may take the
//! place of a page that kitei makes. What cannot be is left out here, so that one name never holds up the rest.

use super::book::plain;
use crate::source::{Code, Diagnostic, Severity, Source};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

/// Pages that kitei makes, in the form of [`key`].
const TAKEN: [&str; 18] = [
    "index",
    "contents",
    "about",
    "dictionary",
    "404",
    "policy/withheld",
    "standards/withheld",
    "procedures/withheld",
    "lists",
    "matrix",
    "departments",
    "roles",
    "structure",
    "terms",
    "frameworks",
    "laws",
    "gaps",
    "desk",
];

/// Takes out of `files` (relative to `folder`) those that cannot be files of the site, and says so of each.
pub fn sift(folder: &str, files: &mut BTreeMap<String, PathBuf>) -> BTreeMap<String, Diagnostic> {
    let mut faults = BTreeMap::new();
    let mut seen: HashMap<String, String> = HashMap::new();
    files.retain(|path, _| {
        let key = key(path);
        let wrong = match seen.get(&key) {
            _ if TAKEN.contains(&key.as_str()) => {
                Some(("kiteiが作るページと同じアドレスになる名前なので、載せませんでした".to_owned(), "ほかの名前"))
            }
            Some(other) => Some((
                format!("「{other}」と同じアドレスになる名前なので、載せませんでした"),
                "大文字と小文字の違いだけではない名前",
            )),
            None => unfit(path).map(|(what, instead)| (format!("{what}なので、載せませんでした"), instead)),
        };
        let Some((message, instead)) = wrong else {
            seen.insert(key, path.clone());
            return true;
        };
        let place = Source::new(format!("{folder}/{path}"), "").whole();
        let fault = Diagnostic::new(Severity::Omitted, Code::BadName, place, message);
        faults.insert(path.clone(), fault.hint(format!("ファイルの名前を、{instead}に変えてください")));
        false
    });
    faults
}

/// Whether a page may lie there, all other files aside.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".md")
        && plain(Path::new(path)).is_some_and(|plain| plain == path)
        && unfit(path).is_none()
        && !TAKEN.contains(&key(path).as_str())
}

/// Where a page comes to lie, as far as names can differ on every system: `README.md` is the page of its folder.
fn key(path: &str) -> String {
    let folded: String = path.nfc().flat_map(char::to_lowercase).nfc().collect();
    let Some(stem) = folded.strip_suffix(".md") else { return folded };
    match stem.strip_suffix("readme") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("{folder}index"),
        _ => stem.to_owned(),
    }
}

/// Why the path cannot be one on Windows, and what to choose instead.
fn unfit(path: &str) -> Option<(&'static str, &'static str)> {
    if path.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) || path.contains(char::is_control) {
        return Some(("Windowsで使えない文字（\\ : * ? \" < > |）のある名前", "その文字のない名前"));
    }
    path.split('/').find_map(|part| {
        let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
        let is_port = ["com", "lpt"].iter().any(|port| {
            stem.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
        });
        if is_port || matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") {
            return Some(("Windowsが装置に使う名前", "ほかの名前"));
        }
        part.ends_with(['.', ' ']).then_some(("「.」か空白で終わる名前", "「.」や空白で終わらない名前"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_an_address_of_its_own() {
        let names = [
            "README.md",
            "about.md",
            "guide/README.md",
            "guide/index.md",
            "guide/Qa.md",
            "guide/qa.md",
            "guide/a?.md",
            "guide/con.md",
            "guide./a.md",
            "guide/全角 名#1.md",
            "procedures/withheld.md",
            "guide/readme2.md",
        ];
        let mut files: BTreeMap<String, PathBuf> =
            names.iter().map(|name| ((*name).to_owned(), PathBuf::new())).collect();
        let faults = sift("book", &mut files);
        let kept: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(kept, ["guide/Qa.md", "guide/README.md", "guide/readme2.md", "guide/全角 名#1.md"]);
        assert_eq!(faults.len(), names.len() - kept.len());
    }
}
