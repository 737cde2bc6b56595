//! The kinds of record there are, in one list: what reading, `fmt`, the schemas and the data dictionary share. A new kind
//! is one line in [`KINDS`].

use super::record::{FieldDoc, Record, schema_of};
use super::{
    Act, Application, ApprovedException, Asset, Audit, CheckPoint, Confirmation, Contractor, Department, Document,
    Evidence, Finding, Framework, HistoryEntry, Incident, Law, Meeting, Notice, Question, Review, Role, Scheme,
    SelfCheck, Site, Snapshot, Synonym, System, Term, Training,
};
use crate::source::layout::Order;
use serde_json::json;

/// A RecordKind is what one folder of `data/` holds.
#[derive(Debug)]
pub struct RecordKind {
    /// Its folder in `data/`, and the name of its schema.
    pub folder: &'static str,
    /// What an officer calls it.
    pub title: &'static str,
    /// What is recorded there, as a sentence.
    pub what: &'static str,
    /// Its files lie one folder deeper: a folder for each document.
    pub by_document: bool,
    /// What is said of each field, in the order in which they are written.
    pub fields: &'static [FieldDoc],
}

const fn kind<T: Record>(what: &'static str) -> RecordKind {
    RecordKind { folder: T::FOLDER, title: T::TITLE, what, by_document: false, fields: T::FIELDS }
}

const fn by_document<T: Record>(what: &'static str) -> RecordKind {
    RecordKind { by_document: true, ..kind::<T>(what) }
}

/// Every kind.
pub const KINDS: &[RecordKind] = &[
    kind::<Site>("どの自治体の、何という名前のサイトかを書きます。記録は一つだけです。"),
    kind::<Document>("基本方針、対策基準、実施手順のそれぞれについて、本文のほかに分かっていることを書きます。"),
    kind::<Act>("文書を作り、又は改めた訓令、告示、決裁などを書きます。"),
    by_document::<HistoryEntry>("文書の履歴の表を、その文書の言葉のまま、一行を一つの記録として書きます。"),
    kind::<Department>("課や室などの所属を、なくなったものも含めて書きます。"),
    kind::<Role>("情報セキュリティに責任を負う職や会議体を書きます。人の名前は書きません。"),
    kind::<Asset>("情報資産の台帳です。"),
    kind::<System>("情報システムの台帳です。"),
    kind::<Law>("関係する法令、条例、ガイドライン、規格を書きます。"),
    kind::<Term>("本文に定義のない用語の意味を書きます。"),
    kind::<Synonym>("探すときに同じものとみなす言葉を書きます（言い換え、略称、表記の違い）。"),
    kind::<Framework>("規程と照らし合わせる外部の枠組みと、その部分の一覧です。"),
    kind::<Confirmation>("根拠とした条項が変わった後に、見直しが済んだことの記録です。"),
    kind::<Scheme>("情報資産の区分と、リスクの求め方です。記録は一つだけです。"),
    kind::<Audit>("監査の計画、範囲、監査項目ごとの結果を書きます。"),
    kind::<CheckPoint>("監査で確かめる項目の一覧です。"),
    kind::<Finding>("監査の指摘と、改善が終わるまでの経過を書きます。"),
    kind::<SelfCheck>("自己点検の対象、回答、結果の数を書きます。"),
    kind::<Training>("研修と訓練の対象者と受講者の数を書きます。"),
    kind::<Incident>("インシデントと、そのおそれ、ヒヤリハットを書きます。"),
    kind::<ApprovedException>("規程どおりにできないことを承認した、例外措置の台帳です。"),
    kind::<Contractor>("委託先とクラウドなどの外部サービスの台帳です。"),
    kind::<Application>("貸出し、持出し、利用などの申請と許可の台帳です。"),
    kind::<Notice>("国や県などから受けた通知と注意喚起の台帳です。"),
    kind::<Meeting>("委員会の議題、決定、宿題を書きます。"),
    kind::<Evidence>("措置を実施したことを示すものと、その保管場所と日付を書きます。"),
    kind::<Question>("職員からよくある質問と、その答えを書きます。"),
    kind::<Review>("文書の見直しを、改正しなかったものも含めて書きます。"),
    kind::<Snapshot>("委員会などに報告した日の数を、そのまま残した記録です。kitei snapshot が書きます。"),
];

/// The kind whose records a file holds, by its path in the project.
pub fn of_path(path: &str) -> Option<&'static RecordKind> {
    let (folder, name) = path.strip_prefix("data/")?.split_once('/')?;
    name.to_ascii_lowercase().ends_with(".json").then(|| KINDS.iter().find(|kind| kind.folder == folder)).flatten()
}

impl RecordKind {
    /// Where its schema lies in the project.
    pub fn schema_path(&self) -> String {
        format!("data/schema/{}.json", self.folder)
    }

    /// Its files, as a pattern and for readers.
    pub fn pattern(&self) -> String {
        let deeper = if self.by_document { "*/" } else { "" };
        format!("data/{}/{deeper}*.json", self.folder)
    }

    /// The JSON Schema (draft 2020-12) of its files.
    pub fn schema(&self) -> serde_json::Value {
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.title,
            "description": self.what,
            "type": "object",
            "properties": {
                "$schema": { "title": "スキーマ", "description": "編集ソフトが書き方を示すためのファイルです。", "type": "string" },
                "format": { "title": "書式番号", "description": "1と書きます。", "const": 1 },
                "records": { "title": "記録", "type": "array", "items": schema_of(self.fields) },
            },
            "required": ["format", "records"],
            "additionalProperties": false,
        })
    }
}

/// A FileOrder is the order of keys in a data file: those of the envelope, then those of the type's fields.
#[derive(Debug, Clone, Copy)]
pub enum FileOrder {
    /// The file.
    Envelope(&'static RecordKind),
    /// A record, or one inside it.
    Record(&'static [FieldDoc]),
}

impl Order for FileOrder {
    fn place(self, key: &str) -> Option<usize> {
        match self {
            Self::Envelope(_) => ["$schema", "format", "records"].iter().position(|known| *known == key),
            Self::Record(fields) => fields.iter().position(|field| field.key == key),
        }
    }

    fn inside(self, key: &str) -> Self {
        match self {
            Self::Envelope(kind) if key == "records" => Self::Record(kind.fields),
            Self::Envelope(_) => Self::Record(&[]),
            Self::Record(fields) => Self::Record(parts(fields, key)),
        }
    }
}

/// A SchemaOrder is the order of keys in a schema: what it is, then its properties as the type has them.
#[derive(Debug, Clone, Copy)]
pub enum SchemaOrder {
    /// The file.
    Envelope(&'static RecordKind),
    /// What the envelope's properties are.
    Properties(&'static RecordKind),
    /// What is said of a record.
    Schema(&'static [FieldDoc]),
    /// What a record's properties are.
    Fields(&'static [FieldDoc]),
}

impl Order for SchemaOrder {
    fn place(self, key: &str) -> Option<usize> {
        const KEYS: [&str; 13] = [
            "$schema",
            "title",
            "description",
            "type",
            "const",
            "enum",
            "pattern",
            "examples",
            "anyOf",
            "items",
            "properties",
            "required",
            "additionalProperties",
        ];
        match self {
            Self::Envelope(_) | Self::Schema(_) => KEYS.iter().position(|known| *known == key),
            Self::Properties(kind) => FileOrder::Envelope(kind).place(key),
            Self::Fields(fields) => FileOrder::Record(fields).place(key),
        }
    }

    fn inside(self, key: &str) -> Self {
        match self {
            Self::Envelope(kind) if key == "properties" => Self::Properties(kind),
            Self::Properties(kind) if key == "records" => Self::Schema(kind.fields),
            Self::Envelope(_) | Self::Properties(_) => Self::Schema(&[]),
            Self::Schema(fields) if key == "properties" => Self::Fields(fields),
            Self::Schema(fields) => Self::Schema(fields),
            Self::Fields(fields) => Self::Schema(parts(fields, key)),
        }
    }
}

fn parts(fields: &'static [FieldDoc], key: &str) -> &'static [FieldDoc] {
    fields.iter().find(|field| field.key == key).map_or(&[], |field| (field.parts)())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_folder_of_its_own_and_says_what_to_write() {
        for (at, kind) in KINDS.iter().enumerate() {
            assert!(KINDS[..at].iter().all(|other| other.folder != kind.folder), "{}", kind.folder);
            assert!(kind.what.ends_with("。"), "{}", kind.what);
            assert!(!["attachments", "schema"].contains(&kind.folder));
            says_what_to_write(kind.folder, kind.fields);
            assert!(
                kind.fields.first().is_some_and(|field| field.key == "id" && (field.required)()),
                "{}",
                kind.folder
            );
        }
    }

    fn says_what_to_write(within: &str, fields: &[FieldDoc]) {
        for field in fields {
            assert!(field.help.ends_with("。"), "{within}/{}: what to write there?", field.key);
            says_what_to_write(&format!("{within}/{}", field.key), (field.parts)());
        }
    }

    #[test]
    fn a_file_is_of_the_kind_of_its_folder() {
        let folder = |path| of_path(path).map(|kind| kind.folder);
        assert_eq!(folder("data/documents/a.json"), Some("documents"));
        assert_eq!(folder("data/history/a/entries.JSON"), Some("history"));
        for path in
            ["data/a.json", "data/schema/acts.json", "data/acts/a.txt", "book/acts/a.json", "data/attachments/a.json"]
        {
            assert_eq!(folder(path), None, "{path}");
        }
    }
}
