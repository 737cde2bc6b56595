//! `missing-file`: SUMMARY.md names a file that is not there. mdBook would make an empty one; we never do.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, nearest};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for page in &register.outline.pages {
        if register.book_files.contains(&page.path) {
            continue;
        }
        let message = format!("目次にあるファイル {} がありません", page.path);
        let near = nearest(&page.path, register.book_files.iter().map(String::as_str));
        faults.push(Diagnostic::new(Severity::Omitted, Code::MissingFile, page.origin.clone(), message).hint(
            match near {
                Some(near) => format!("「{near}」ではありませんか"),
                None => "ファイルを置くか、この行を消してください".to_owned(),
            },
        ));
    }
}
