//! The 履歴 of every document.

use super::records::{self, Lost};
use super::repository::severity;
use crate::model::{Document, HistoryEntry, Tier};
use crate::source::{Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The rows that could be read, by document, in the order of the file.
pub type Rows = BTreeMap<String, Vec<HistoryEntry>>;

/// The id of the first row, by document, whether the row could be read or not.
pub type FirstRows = BTreeMap<String, String>;

/// Reads the files of all 履歴.
pub fn read(
    found: &BTreeMap<String, PathBuf>,
    documents: &[Document],
    faults: &mut Vec<Diagnostic>,
) -> (Rows, FirstRows) {
    let mut by_document: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for (path, place) in found {
        let folder = path.split('/').nth(2).unwrap_or_default();
        by_document.entry(folder.to_owned()).or_default().insert(path.clone(), place.clone());
    }
    let tiers: HashMap<&str, Tier> = documents.iter().map(|document| (document.id.as_str(), document.tier)).collect();
    let (mut histories, mut first_rows) = (BTreeMap::new(), BTreeMap::new());
    for (id, files) in by_document {
        // a 履歴 that lacks a row shows something false
        let severity = tiers.get(id.as_str()).map_or(Severity::Omitted, |&tier| severity(tier));
        let mut lost = Lost::default();
        let entries: Vec<HistoryEntry> = records::read(&files, severity, faults, &mut lost);
        // permanent anchors hang on the first row: a slip in it may not move them all
        let read = entries.iter().map(|entry| (&entry.origin, entry.id.as_str()));
        let unread = lost.nodes.iter().filter_map(|node| Some((&node.origin, node.get("id")?.text()?)));
        let first = read.chain(unread).min_by_key(|(origin, _)| (&origin.source.path, origin.range.start));
        first_rows.extend(first.map(|(_, first)| (id.clone(), first.to_owned())));
        histories.insert(id, entries);
    }
    (histories, first_rows)
}
