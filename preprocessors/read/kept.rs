//! Texts as they stood: beside each row of a 履歴 lies a copy of the whole text, which nobody may alter afterwards.

use super::expected::Order;
use super::files;
use super::histories::Rows;
use super::manuscript::Manuscript;
use crate::model::force::{act_of, in_force};
use crate::model::{Act, Document, HistoryEntry, Text};
use crate::source::{Code, Diagnostic, Severity, Source};
use crate::text::days::Today;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A Kept is the text of a document as it stood with one row of its 履歴.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The id of the row.
    pub entry: String,
    /// Its day, as a reader reads it.
    pub day: String,
    /// The folder of the copies, relative to the project: `data/history/kanri/texts/r2`.
    pub folder: String,
    /// In the document's order.
    pub files: Vec<KeptFile>,
    /// A copy is missing or has been altered: it proves nothing any more.
    pub altered: bool,
    /// Its words hold today.
    pub in_force: bool,
}

impl Kept {
    /// Its clauses, file by file; `None` where the copies cannot be relied on.
    pub fn texts(&self, document: &Document) -> Option<Vec<Arc<Text>>> {
        let mut order = Order::default();
        let read = |file: &KeptFile| {
            let source = file.source.as_ref()?;
            Some(Manuscript::new(Arc::clone(source), document, Severity::Note, &mut order, false).1)
        };
        if self.altered { None } else { self.files.iter().map(read).collect() }
    }
}

/// A KeptFile is the copy of one file.
#[derive(Debug, Clone)]
pub struct KeptFile {
    /// Of the original, relative to `book/`.
    pub path: String,
    /// Where the copy is.
    pub place: PathBuf,
    /// The copy; `None` where it cannot be had.
    pub source: Option<Arc<Source>>,
    /// What the row says of its words.
    pub fingerprint: String,
}

/// Texts as they stood, by document, in the order of its 履歴; rows without any are left out.
pub type KeptTexts = BTreeMap<String, Vec<Kept>>;

/// The folder in which the copies of a row lie, relative to the project.
pub fn folder(document: &str, entry: &str) -> String {
    format!("data/history/{document}/texts/{entry}")
}

/// Whether a file of the project lies where copies of texts do.
pub fn is_copy(path: &str) -> bool {
    path.starts_with("data/history/") && path.split('/').nth(3) == Some("texts")
}

/// SHA-256 of a file's bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads the copies of all rows; `found` are the files of `data/`.
pub fn read(
    rows: &Rows,
    acts: &[Act],
    today: Today,
    found: &BTreeMap<String, PathBuf>,
    faults: &mut Vec<Diagnostic>,
) -> KeptTexts {
    let mut strays: BTreeSet<&str> = found.keys().map(String::as_str).filter(|path| is_copy(path)).collect();
    let mut kept = KeptTexts::new();
    for (document, rows) in rows {
        let of_document = rows.iter().filter(|row| !row.texts.is_empty());
        let mut one = |row: &HistoryEntry| {
            let in_force = in_force(row, act_of(row, acts), today);
            Kept { in_force, ..one(document, row, found, &mut strays, faults) }
        };
        let read: Vec<Kept> = of_document.map(&mut one).collect();
        if !read.is_empty() {
            kept.insert(document.clone(), read);
        }
    }
    for path in strays {
        let message = "履歴のどの行の控えでもないので、読みませんでした";
        let hint = "履歴の行を消していれば元に戻し、そうでなければ、このファイルを除いてください";
        faults.push(
            Diagnostic::new(Severity::Warning, Code::StrayText, Source::new(path, "").whole(), message).hint(hint),
        );
    }
    kept
}

fn one(
    document: &str,
    row: &HistoryEntry,
    found: &BTreeMap<String, PathBuf>,
    strays: &mut BTreeSet<&str>,
    faults: &mut Vec<Diagnostic>,
) -> Kept {
    let folder = folder(document, row.id.as_str());
    let mut kept = Kept {
        entry: row.id.as_str().to_owned(),
        day: row.date.written.clone(),
        folder: folder.clone(),
        files: Vec::new(),
        altered: false,
        in_force: true, // as long as nobody says else
    };
    for text in &row.texts {
        let path = format!("{folder}/{}", text.file.value);
        strays.remove(path.as_str());
        let bytes = match found.get(&path) {
            Some(place) => files::bytes(&path, place, Severity::Omitted).map_err(|fault| vec![fault]),
            None => {
                let message = format!("履歴の行「{}」の全文の控え「{path}」がありません", row.id);
                let hint = "控えを元に戻してください（バックアップや、版の管理から取り出せます）";
                Err(vec![
                    Diagnostic::new(Severity::Omitted, Code::MissingText, text.file.origin.start(), message).hint(hint),
                ])
            }
        };
        let source = bytes.and_then(|bytes| {
            let is_same = sha256(&bytes) == text.sha256;
            let source = files::decode(&path, bytes, Severity::Omitted).map_err(|fault| vec![fault])?;
            if is_same {
                return Ok(source);
            }
            let message = format!("履歴の行「{}」の全文の控えが、記録した後に書き換えられています", row.id);
            let hint = "控えを元に戻してください。公表した文の誤りは、正誤として新しく記録します";
            Err(vec![Diagnostic::new(Severity::Omitted, Code::AlteredText, source.whole(), message).hint(hint)])
        });
        let source = source.map_err(|found| {
            faults.extend(found);
            kept.altered = true;
        });
        kept.files.push(KeptFile {
            path: text.file.value.clone(),
            place: found.get(&path).cloned().unwrap_or_default(),
            source: source.ok(),
            fingerprint: text.fingerprint.clone(),
        });
    }
    kept
}
