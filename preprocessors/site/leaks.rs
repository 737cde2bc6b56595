//! Leaks: words in a folder that the edition it is meant for does not have.

use super::content::Site;
use super::manifest::{self, MANIFEST, walk};
use super::opened::open;
use super::target::{MARKER, marker_edition};
use crate::text::forms::words;
use aho_corasick::{AhoCorasick, BuildError};
use std::collections::BTreeSet;
use std::path::Path;

/// Above so many words found in one file nobody asks which of them are in others.
const MANY: usize = 500;

/// A Leak is something that should not be in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leak {
    /// A file has words of the project that the edition does not have: the file, and which of the words (index from 0).
    Words(String, usize),
    /// The name of a file or folder has such words.
    Name(String, usize),
    /// The folder is the site of another edition, by its marker.
    Edition(String),
    /// A file is a link to somewhere else, or has another name elsewhere.
    Link(String),
    /// A file names a place on some machine: `file://`, `\\server\share`, `C:\`.
    Place(String),
    /// What is packed in a file could not be read: somebody has to look.
    Closed(String),
}

/// Looked is what was looked at.
#[derive(Debug, Default)]
pub struct Looked {
    /// Files of the folder.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Stretches of words that were sought.
    pub sought: usize,
    /// What was found, in order.
    pub leaks: Vec<Leak>,
}

/// Why nobody could look.
#[derive(Debug)]
pub enum NotLooked {
    /// A file or folder cannot be read.
    Io(std::path::PathBuf, std::io::Error),
    /// A page of the edition cannot be made, in words for an officer.
    Unmade(String),
    /// Too many words.
    Words(BuildError),
}

/// Looks through every file of `folder` for those of `said` (in the *words* form) that the edition's own site has nowhere.
///
/// # Errors
/// Why nobody could look.
pub fn leaks(site: &Site<'_>, folder: &Path, said: &[&str]) -> Result<Looked, NotLooked> {
    let sought = AhoCorasick::new(said).map_err(NotLooked::Words)?;
    // what the edition has itself, in its pages and in their names
    let mut own = vec![false; said.len()];
    let mut mark =
        |text: &str| sought.find_overlapping_iter(text).for_each(|found| own[found.pattern().as_usize()] = true);
    for (name, content) in &site.entries {
        mark(&words(name));
        let bytes = content.bytes().map_err(NotLooked::Unmade)?;
        open(&bytes).texts.iter().for_each(|text| mark(text));
    }
    // and in what stands beside them
    let manifest =
        manifest::text(site.edition, &site.entries.keys().map(|name| (name.clone(), String::new())).collect());
    [manifest.as_str(), MANIFEST].iter().for_each(|text| mark(&words(text)));
    let mut looked = Looked { sought: own.iter().filter(|own| !**own).count(), ..Looked::default() };
    let foreign = |text: &str| -> BTreeSet<usize> {
        let found = sought.find_overlapping_iter(text).map(|found| found.pattern().as_usize());
        found.filter(|at| own.get(*at) == Some(&false)).collect()
    };
    // of words within words the longer tell where they come from
    let longest = |found: BTreeSet<usize>| -> Vec<usize> {
        let word = |at: &usize| said.get(*at).copied().unwrap_or_default();
        let within = |at: &usize| found.iter().any(|other| other != at && word(other).contains(word(at)));
        if found.len() > MANY {
            found.into_iter().collect()
        } else {
            found.iter().copied().filter(|at| !within(at)).collect()
        }
    };
    for file in walk(folder).map_err(|(path, error)| NotLooked::Io(path, error))? {
        looked.files += 1;
        if file.is_link {
            looked.leaks.push(Leak::Link(file.name));
            continue;
        }
        if file.is_shared {
            looked.leaks.push(Leak::Link(file.name.clone()));
        }
        looked
            .leaks
            .extend(longest(foreign(&words(&file.name))).into_iter().map(|at| Leak::Name(file.name.clone(), at)));
        let bytes = std::fs::read(&file.path).map_err(|error| NotLooked::Io(file.path.clone(), error))?;
        looked.bytes += bytes.len() as u64;
        if file.name == MARKER {
            let other = marker_edition(&bytes).filter(|edition| edition != site.edition);
            looked.leaks.extend(other.map(Leak::Edition));
            continue;
        }
        let opened = open(&bytes);
        let found: BTreeSet<usize> = opened.texts.iter().flat_map(|text| foreign(text)).collect();
        looked.leaks.extend(longest(found).into_iter().map(|at| Leak::Words(file.name.clone(), at)));
        let has_links = [".html", ".htm", ".xml", ".svg", ".css"].iter().any(|end| file.name.ends_with(end));
        if has_links && opened.texts.iter().any(|text| names_a_place(text)) {
            looked.leaks.push(Leak::Place(file.name.clone()));
        }
        if opened.closed {
            looked.leaks.push(Leak::Closed(file.name));
        }
    }
    looked.leaks.sort();
    Ok(looked)
}

/// Whether a text leads to a place on a machine or a share, which no reader of a public site has.
fn names_a_place(text: &str) -> bool {
    ["=\"file:", "='file:", "(file:", "=\"\\\\", "=\"C:\\", "=\"c:\\"].iter().any(|sign| text.contains(sign))
}
