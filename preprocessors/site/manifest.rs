//! The manifest: SHA-256 of every file of a site, by which anybody can see later whether it is still what was built.

use super::target::MARKER;
use crate::source::{Source, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where it lies in a site.
pub const MANIFEST: &str = "manifest.json";

/// A `WalkedFile` is a file of a folder.
#[derive(Debug)]
pub(super) struct WalkedFile {
    /// Relative to the folder, components separated by `/`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// A symbolic link, or the like: it is not followed.
    pub is_link: bool,
    /// The same file has another name too (a hard link), where the system tells.
    pub is_shared: bool,
}

/// A Verified is how a folder stands to its manifest.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Files that are as they were built.
    pub same: usize,
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files that are not there any more.
    pub missing: Vec<String>,
    /// Files that nobody built.
    pub foreign: Vec<String>,
}

/// Why a folder cannot be verified.
#[derive(Debug)]
pub enum NotVerified {
    /// It has no manifest.
    NoManifest,
    /// Its manifest cannot be read as one.
    Broken,
    /// A file or folder cannot be read.
    Io(PathBuf, io::Error),
}

/// The text of a manifest: the edition, and each file's SHA-256 in hexadecimal digits, in order.
pub(super) fn text(edition: &str, files: &BTreeMap<String, String>) -> String {
    let quoted = |word: &str| serde_json::Value::from(word).to_string();
    let line = |(name, hash): (&String, &String)| format!("    {}: {}", quoted(name), quoted(hash));
    let lines: Vec<String> = files.iter().map(line).collect();
    format!(
        "{{\n  \"format\": 1,\n  \"edition\": {},\n  \"algorithm\": \"SHA-256\",\n  \"files\": {{\n{}\n  }}\n}}\n",
        quoted(edition),
        lines.join(",\n")
    )
}

/// SHA-256 in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares the files of a folder with its manifest.
///
/// # Errors
/// Why it cannot be told.
pub fn verify(folder: &Path) -> Result<Verified, NotVerified> {
    let path = folder.join(MANIFEST);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(NotVerified::NoManifest),
        Err(error) => return Err(NotVerified::Io(path, error)),
    };
    let mut listed = read(&bytes).ok_or(NotVerified::Broken)?;
    let mut verified = Verified::default();
    for file in walk(folder).map_err(|(path, error)| NotVerified::Io(path, error))? {
        if file.name == MANIFEST || file.name == MARKER {
            continue;
        }
        match listed.remove(&file.name) {
            // a link is not what was built, whatever it leads to
            Some(_) if file.is_link => verified.changed.push(file.name),
            Some(expected) => {
                let bytes = fs::read(&file.path).map_err(|error| NotVerified::Io(file.path.clone(), error))?;
                if hash(&bytes) == expected {
                    verified.same += 1;
                } else {
                    verified.changed.push(file.name);
                }
            }
            None => verified.foreign.push(file.name),
        }
    }
    verified.missing = listed.into_keys().collect();
    Ok(verified)
}

fn read(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let node = json::parse(&Source::new(MANIFEST, text)).ok()?;
    let json::Value::Map(files) = &node.get("files")?.value else { return None };
    let hash = |entry: &json::Entry| match &entry.node.value {
        json::Value::Text(hash) => Some((entry.key.clone(), hash.clone())),
        _ => None,
    };
    files.iter().map(hash).collect()
}

/// Every file below a folder, in the order of their names; folders that are links are listed and not entered.
pub(super) fn walk(folder: &Path) -> Result<Vec<WalkedFile>, (PathBuf, io::Error)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            (path, error.into())
        })?;
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        found.push(WalkedFile {
            name: parts.join("/"),
            path: entry.path().to_owned(),
            is_link: !kind.is_file(),
            is_shared: is_shared(&entry),
        });
    }
    Ok(found)
}

#[cfg(unix)]
fn is_shared(entry: &walkdir::DirEntry) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    entry.metadata().is_ok_and(|about| about.is_file() && about.nlink() > 1)
}

#[cfg(not(unix))]
fn is_shared(_: &walkdir::DirEntry) -> bool {
    false
}
