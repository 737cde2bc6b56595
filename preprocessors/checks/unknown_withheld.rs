//! `unknown-withheld`: what is to be withheld of a document cannot be found in it.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

/// The document is then withheld as a whole from whoever may not read that clause: nobody can tell which words are meant.
pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for (linked, found) in register.documents.iter().zip(&register.links.withheld).filter(|(linked, _)| !linked.broken)
    {
        let entries = linked.document.withheld.iter().zip(found);
        for (entry, _) in entries.filter(|(_, found)| found.is_none()) {
            let message = format!(
                "「{}」に「{}」という条項がないので、読む範囲を狭くできません。この条項を読めない版には、文書を載せません",
                linked.document.name, entry.clause.value
            );
            let hint = "この文書の条項を一つ、番号で書いてください（例: 第３条第２項）";
            let origin = entry.clause.origin.clone();
            faults.push(Diagnostic::new(Severity::Omitted, Code::UnknownWithheld, origin, message).hint(hint));
        }
    }
}
