//! The files of records as they stand, for those who lay them out anew.

use super::files;
use crate::model::kinds::{self, RecordKind};
use crate::source::json;
use crate::source::{Diagnostic, Node, Severity};
use std::path::Path;

/// A DataFile is a file of records, read but not understood.
#[derive(Debug)]
pub struct DataFile {
    /// In the project.
    pub path: String,
    /// What its records are.
    pub kind: &'static RecordKind,
    /// As it was read.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub node: Node,
}

/// Every file of records that is JSON, in the order of their names; of the others it is said what is wrong with them.
pub fn data_files(root: &Path) -> (Vec<DataFile>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut read = Vec::new();
    for (path, place) in files::find(root, "data", &mut faults) {
        let Some(kind) = kinds::of_path(&path) else { continue };
        let parsed = files::bytes(&path, &place, Severity::Omitted).and_then(|bytes| {
            let source = files::decode(&path, bytes.clone(), Severity::Omitted)?;
            Ok((bytes, json::parse(&source)?))
        });
        match parsed {
            Ok((bytes, node)) => read.push(DataFile { path, kind, bytes, node }),
            Err(fault) => faults.push(fault),
        }
    }
    (read, faults)
}
