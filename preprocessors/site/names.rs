//! Names of a site's entries: each must be one file, the same one, on Linux, macOS and Windows,
//! and none may lead out of the site.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::content::Site;
use super::refusal::{NameFault, Refusal};
use super::target::MARKER;

/// Looks at every name of the site; the first that cannot be written is the refusal.
pub(super) fn check(site: &Site<'_>) -> Result<(), Refusal> {
    for name in site.entries.keys() {
        check_name(name).map_err(|fault| Refusal::Name { name: name.clone(), fault })?;
    }
    check_clashes(site)
}

/// Looks at one name by itself.
pub(super) fn check_name(name: &str) -> Result<(), NameFault> {
    if name.starts_with(MARKER) {
        return Err(NameFault::Reserved);
    }
    let forbidden = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    if let Some(character) = name.chars().find(|&c| forbidden(c)) {
        return Err(NameFault::Character(character));
    }
    name.split('/').try_for_each(check_component)
}

fn check_component(component: &str) -> Result<(), NameFault> {
    match component {
        "" => Err(NameFault::Empty),
        "." | ".." => Err(NameFault::Dots),
        _ if component.ends_with(['.', ' ']) => Err(NameFault::End),
        _ if is_device(component) => Err(NameFault::Device),
        _ => Ok(()),
    }
}

/// Windows opens a device for these, whatever extension follows.
fn is_device(component: &str) -> bool {
    let stem = component.split('.').next().unwrap_or(component);
    let stem = stem.trim_end().to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        _ => ["com", "lpt"].iter().any(|port| {
            stem.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
        }),
    }
}

/// Two entries may not be one file, nor one the folder of the other.
fn check_clashes(site: &Site<'_>) -> Result<(), Refusal> {
    let clash =
        |one: &String, other: &String| Refusal::Clash { one: one.min(other).clone(), other: one.max(other).clone() };
    let mut files = HashMap::with_capacity(site.entries.len());
    for name in site.entries.keys() {
        if let Some(first) = files.insert(fold(name), name) {
            return Err(clash(first, name));
        }
    }
    for name in site.entries.keys() {
        let folded = fold(name);
        for (end, _) in folded.match_indices('/') {
            if let Some(file) = files.get(&folded[..end]) {
                return Err(clash(file, name));
            }
        }
    }
    Ok(())
}

/// The form in which names are compared where neither case nor composition counts. Only a key:
/// it is never written.
pub(super) fn fold(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// The path of an entry below `root`, by components, since not every Windows path takes a `/`.
pub(super) fn path_of(root: &Path, name: &str) -> PathBuf {
    let mut path = root.to_path_buf();
    path.extend(name.split('/'));
    path
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::path::Component;

    use proptest::prelude::*;

    use super::super::content::Content;
    use super::*;

    fn refusal(names: &[&str]) -> Option<String> {
        let site = Site {
            edition: "public",
            entries: names.iter().map(|&name| (name.to_owned(), Content::Bytes(Cow::Borrowed(b"")))).collect(),
        };
        match check(&site) {
            Ok(()) => None,
            Err(Refusal::Name { name, fault }) => Some(format!("{name} {fault:?}")),
            Err(Refusal::Clash { one, other }) => Some(format!("{one} = {other}")),
            Err(other) => Some(other.to_string()),
        }
    }

    #[test]
    fn ordinary_names_pass() {
        let names =
            ["index.html", "基本方針/index.html", "a b/c.d.e", ".nojekyll", "common.css", "com10", "A/x", "a/y"];
        assert_eq!(refusal(&names), None);
    }

    #[test]
    fn names_that_lead_out_or_differ_by_system_are_refused() {
        for (name, fault) in [
            ("", "Empty"),
            ("/etc/passwd", "Empty"),
            ("a//b", "Empty"),
            ("a/", "Empty"),
            ("../a", "Dots"),
            ("a/../b", "Dots"),
            ("./a", "Dots"),
            ("a\\b", "Character('\\\\')"),
            ("C:a", "Character(':')"),
            ("a\nb", "Character('\\n')"),
            ("a.", "End"),
            ("a /b", "End"),
            ("x/CON.html", "Device"),
            ("lpt1", "Device"),
            (".kitei", "Reserved"),
            (".kitei-incoming/a", "Reserved"),
        ] {
            assert_eq!(refusal(&[name]), Some(format!("{name} {fault}")));
        }
    }

    #[test]
    fn entries_that_are_one_file_somewhere_are_named_both() {
        assert_eq!(refusal(&["A.html", "a.html"]).as_deref(), Some("A.html = a.html"));
        assert_eq!(refusal(&["a", "a/b"]).as_deref(), Some("a = a/b"));
        assert_eq!(refusal(&["a/B/c", "A/b"]).as_deref(), Some("A/b = a/B/c"));
        assert_eq!(refusal(&["が", "か\u{3099}"]).as_deref(), Some("か\u{3099} = が"));
    }

    proptest! {
        #[test]
        fn a_name_that_passes_stays_below_the_root(name in r"[a./\\ :あ-]{0,12}") {
            if check_name(&name).is_ok() {
                let path = path_of(Path::new("root"), &name);
                prop_assert!(path.starts_with("root") && path != Path::new("root"));
                prop_assert!(path.components().all(|c| matches!(c, Component::Normal(_))));
            }
        }
    }
}
