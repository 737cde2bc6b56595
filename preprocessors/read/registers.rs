//! The kinds of record beside documents and acts: departments, roles, assets and so on, each a folder of `data/`.

use super::records::{self, Lost};
use super::repository::is_json;
use crate::model::record::Record;
use crate::model::{Asset, Confirmation, Department, Framework, Law, Role, System, Term};
use crate::source::{Code, Diagnostic, Severity};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The folders of `data/` that are read here.
pub(super) const FOLDERS: [&str; 8] =
    ["departments", "roles", "assets", "systems", "laws", "terms", "frameworks", "confirmations"];

/// A Roll is every record of one kind, in the order of its files, and what could not be read of them.
#[derive(Debug)]
pub struct Roll<T> {
    /// In the order of their files' names, and in these in the order of the file.
    pub records: Vec<T>,
    /// What could not be read.
    pub lost: Lost,
    /// Index in `records` by id.
    places: HashMap<String, usize>,
}

impl<T> Default for Roll<T> {
    fn default() -> Self {
        Self { records: Vec::new(), lost: Lost::default(), places: HashMap::new() }
    }
}

impl<T: Record> Roll<T> {
    fn new(records: Vec<T>, lost: Lost) -> Self {
        let places = records.iter().enumerate().map(|(at, record)| (record.id().as_str().to_owned(), at)).collect();
        Self { records, lost, places }
    }

    fn read(found: &BTreeMap<String, PathBuf>, faults: &mut Vec<Diagnostic>) -> Self {
        let mut lost = Lost::default();
        let records = records::read(found, Severity::Omitted, faults, &mut lost);
        Self::new(records, lost)
    }

    /// Where in `records` the one of that id is.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The record of that id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.records.get(self.place(id)?)
    }
}

/// Rolls are all that was read of these kinds.
#[derive(Debug, Default)]
pub struct Rolls {
    /// 所属
    pub departments: Roll<Department>,
    /// 役割
    pub roles: Roll<Role>,
    /// 情報資産
    pub assets: Roll<Asset>,
    /// 情報システム
    pub systems: Roll<System>,
    /// 法令
    pub laws: Roll<Law>,
    /// 用語
    pub terms: Roll<Term>,
    /// 枠組み
    pub frameworks: Roll<Framework>,
    /// 確認
    pub confirmations: Roll<Confirmation>,
}

/// Reads the files of every kind: paths from the project's folder, and where they are.
pub(super) fn read(data: &BTreeMap<String, PathBuf>, faults: &mut Vec<Diagnostic>) -> Rolls {
    let of = |folder: &str| -> BTreeMap<String, PathBuf> {
        let prefix = format!("data/{folder}/");
        let ours = |path: &str| path.starts_with(&prefix) && is_json(path);
        data.iter().filter(|(path, _)| ours(path)).map(|(path, place)| (path.clone(), place.clone())).collect()
    };
    Rolls {
        departments: Roll::read(&of("departments"), faults),
        roles: Roll::read(&of("roles"), faults),
        assets: Roll::read(&of("assets"), faults),
        systems: Roll::read(&of("systems"), faults),
        laws: Roll::read(&of("laws"), faults),
        terms: Roll::read(&of("terms"), faults),
        frameworks: Roll::read(&of("frameworks"), faults),
        confirmations: Roll::read(&of("confirmations"), faults),
    }
}

/// Where a name stands in place of an id, the hint is the id of whoever has that name.
pub(super) fn offer_ids(rolls: &Rolls, faults: &mut [Diagnostic]) {
    let departments = rolls.departments.records.iter().map(|record| (record.name.as_str(), record.id.as_str()));
    let roles = rolls.roles.records.iter().map(|record| (record.name.as_str(), record.id.as_str()));
    let systems = rolls.systems.records.iter().map(|record| (record.name.as_str(), record.id.as_str()));
    let laws = rolls.laws.records.iter().map(|record| (record.name.as_str(), record.id.as_str()));
    // the first of a name is kept
    let ids: HashMap<&str, &str> = departments.chain(roles).chain(systems).chain(laws).rev().collect();
    for fault in faults.iter_mut().filter(|fault| fault.code == Code::BadId) {
        let text = &fault.origin.source.text;
        let written = text.get(fault.origin.range.clone()).unwrap_or_default().trim_matches('"');
        if let Some(id) = ids.get(written) {
            fault.hint = Some(format!("名前ではなく識別子を書きます。「{written}」の識別子は「{id}」です"));
        }
    }
}
