//! Files that a record lists and that are not to be had, and what was probably meant.

use super::repository::is_legal;
use crate::model::Located;
use crate::source::{Code, Diagnostic, Severity, nearest};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// A Missing is a file that a record names and that is not to be had.
pub struct Missing {
    /// The name of the document whose record it is.
    pub document: String,
    /// What a fault of this document does.
    pub severity: Severity,
    /// As the record has it.
    pub file: Located<String>,
}

/// Says what is missing. A text that nobody has described and whose name is like it is what was meant: it leaves `pages`,
/// so that one slip is said once.
pub fn say(
    missing: Vec<Missing>,
    owners: &HashMap<String, String>,
    folder: &str,
    pages: &mut BTreeMap<String, PathBuf>,
    faults: &mut Vec<Diagnostic>,
) {
    for Missing { document, severity, file: Located { value: file, origin } } in missing {
        let (message, hint) = match owners.get(&file) {
            Some(owner) if *owner == document => {
                (format!("「{file}」が二度書かれています"), "どちらか一方を消してください".to_owned())
            }
            Some(owner) => (
                format!("「{file}」は、「{owner}」の本文です"),
                "一つのファイルは一つの文書の本文です。files を直してください".to_owned(),
            ),
            None => {
                let name = |path: &str| path.rsplit(['/', '\\']).next().map(str::to_owned);
                let strays = || pages.keys().map(String::as_str).filter(|path| is_legal(path));
                let same = strays().find(|path| name(path) == name(&file));
                let meant = same.or_else(|| nearest(&file, strays())).map(str::to_owned);
                let hint = match &meant {
                    Some(meant) => format!("「{meant}」ではありませんか"),
                    None => format!("{folder}/ にファイルを置くか、名前を直してください（例: policy/kihon-hoshin.md）"),
                };
                pages.remove(meant.as_deref().unwrap_or_default());
                (format!("「{document}」の本文のファイル {file} がありません"), hint)
            }
        };
        faults.push(Diagnostic::new(severity, Code::MetadataWithoutDocument, origin, message).hint(hint));
    }
}
