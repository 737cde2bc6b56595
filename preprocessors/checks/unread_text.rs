//! `unread-text`: texts as they stood that cannot be read by the rules of today.

use crate::read::{Manuscript, Order};
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};
use std::sync::Arc;

/// They are shown as they are, line by line; what is at fault would be an error in a text of today.
pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for linked in &register.documents {
        for kept in linked.kept.iter().filter(|kept| !kept.altered) {
            let mut order = Order::default();
            for source in kept.files.iter().filter_map(|file| file.source.as_ref()) {
                let (.., found) =
                    Manuscript::new(Arc::clone(source), &linked.document, Severity::Error, &mut order, false);
                let Some(fault) = found.into_iter().find(|fault| fault.severity == Severity::Error) else { continue };
                let message = format!(
                    "履歴の行「{}」の全文の控えを、今の読み方では正しく読めません（{}）",
                    kept.entry, fault.message
                );
                let hint = "控えは書き換えないでください。文書の番号の付け方（numbering）を変えていれば元に戻し、原本と見比べて、ページの条項が崩れていないか確かめてください";
                faults.push(Diagnostic::new(Severity::Warning, Code::UnreadText, fault.origin, message).hint(hint));
            }
        }
    }
}
