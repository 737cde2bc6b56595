//! The 履歴 of every document.

use super::records::{self, Lost};
use super::repository::severity;
use crate::model::{Document, HistoryEntry, Tier};
use crate::source::{Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The rows that could be read, by document, in the order of the file.
pub type Rows = BTreeMap<String, Vec<HistoryEntry>>;

/// Reads the files of all 履歴.
pub fn read(found: &BTreeMap<String, PathBuf>, documents: &[Document], faults: &mut Vec<Diagnostic>) -> Rows {
    let mut by_document: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for (path, place) in found {
        let folder = path.split('/').nth(2).unwrap_or_default();
        by_document.entry(folder.to_owned()).or_default().insert(path.clone(), place.clone());
    }
    let tiers: HashMap<&str, Tier> = documents.iter().map(|document| (document.id.as_str(), document.tier)).collect();
    let mut histories = BTreeMap::new();
    for (id, files) in by_document {
        // a 履歴 that lacks a row shows something false
        let severity = tiers.get(id.as_str()).map_or(Severity::Omitted, |&tier| severity(tier));
        histories.insert(id, records::read(&files, severity, faults, &mut Lost::default()));
    }
    histories
}
