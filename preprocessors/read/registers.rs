//! The kinds of record beside documents and acts: departments, roles, assets and so on, each a folder of `data/`.

use super::records::{self, Lost};
use super::repository::is_json;
use crate::model::record::Record;
use crate::model::value::Value;
use crate::model::{
    Application, ApprovedException, Asset, Audit, CheckPoint, Confirmation, Contractor, Department, Evidence, Finding,
    Framework, Id, Incident, Law, Meeting, Notice, Question, Review, Role, Scheme, SelfCheck, Snapshot, Synonym,
    System, Term, Training,
};
use crate::source::{Code, Diagnostic, Origin, Severity};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

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

/// An `AnyRoll` is a roll whatever its kind.
pub trait AnyRoll {
    /// Its kind's folder in `data/`.
    fn folder(&self) -> &'static str;
    /// What an officer calls its records.
    fn title(&self) -> &'static str;
    /// How many records there are.
    fn count(&self) -> usize;
    /// The id of a record, its place and what its fields hold; by its place in the roll.
    fn held(&self, at: usize) -> Option<(&Id, &Origin, Vec<Value<'_>>)>;
    /// Where in the roll the record of that id is.
    fn place(&self, id: &str) -> Option<usize>;
    /// What could not be read.
    fn lost(&self) -> &Lost;
}

impl<T: Record> AnyRoll for Roll<T> {
    fn folder(&self) -> &'static str {
        T::FOLDER
    }

    fn title(&self) -> &'static str {
        T::TITLE
    }

    fn count(&self) -> usize {
        self.records.len()
    }

    fn held(&self, at: usize) -> Option<(&Id, &Origin, Vec<Value<'_>>)> {
        self.records.get(at).map(|record| (record.id(), record.origin(), record.values()))
    }

    fn place(&self, id: &str) -> Option<usize> {
        Self::place(self, id)
    }

    fn lost(&self) -> &Lost {
        &self.lost
    }
}

macro_rules! rolls {
    ($($(#[$doc:meta])* $field:ident: $kind:ty,)*) => {
        /// Rolls are all that was read of these kinds.
        #[derive(Debug, Default)]
        pub struct Rolls {
            $($(#[$doc])* pub $field: Roll<$kind>,)*
        }

        impl Rolls {
            /// Every roll.
            pub fn all(&self) -> Vec<&dyn AnyRoll> {
                vec![$(&self.$field,)*]
            }

            /// The roll of the records in that folder of `data/`.
            pub fn of(&self, folder: &str) -> Option<&dyn AnyRoll> {
                $(if folder == <$kind as Record>::FOLDER {
                    return Some(&self.$field);
                })*
                None
            }
        }

        /// The folders of `data/` that are read here.
        pub(super) const FOLDERS: &[&str] = &[$(<$kind as Record>::FOLDER,)*];

        /// Reads the files of every kind: paths from the project's folder, and where they are.
        pub(super) fn read(data: &BTreeMap<String, PathBuf>, faults: &mut Vec<Diagnostic>) -> Rolls {
            let of = |folder: &str| -> BTreeMap<String, PathBuf> {
                let prefix = format!("data/{folder}/");
                let ours = |path: &str| path.starts_with(&prefix) && is_json(path);
                data.iter().filter(|(path, _)| ours(path)).map(|(path, place)| (path.clone(), place.clone())).collect()
            };
            Rolls { $($field: Roll::read(&of(<$kind as Record>::FOLDER), faults),)* }
        }
    };
}

rolls! {
    /// 所属
    departments: Department,
    /// 役割
    roles: Role,
    /// 情報資産
    assets: Asset,
    /// 情報システム
    systems: System,
    /// 言い換え
    synonyms: Synonym,
    /// 法令
    laws: Law,
    /// 用語
    terms: Term,
    /// 枠組み
    frameworks: Framework,
    /// 確認
    confirmations: Confirmation,
    /// 区分
    schemes: Scheme,
    /// 監査
    audits: Audit,
    /// 監査項目
    checkpoints: CheckPoint,
    /// 指摘事項
    findings: Finding,
    /// 自己点検
    selfchecks: SelfCheck,
    /// 研修
    trainings: Training,
    /// インシデント
    incidents: Incident,
    /// 例外措置
    exceptions: ApprovedException,
    /// 委託先・クラウド
    contractors: Contractor,
    /// 申請・許可
    applications: Application,
    /// 通知・注意喚起
    notices: Notice,
    /// 委員会
    meetings: Meeting,
    /// 証跡
    evidence: Evidence,
    /// よくある質問
    questions: Question,
    /// 見直し
    reviews: Review,
    /// 報告した数
    snapshots: Snapshot,
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
