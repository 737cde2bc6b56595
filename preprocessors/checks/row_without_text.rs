//! `row-without-text`, `no-text`: rows of a 履歴 whose words nobody kept.

use crate::register::{LinkedDocument, Register};
use crate::source::{Code, Diagnostic, Severity};

/// A row behind one that has its text, one by one: that it lacks its own was not meant. Documents whose 履歴 has no text
/// at all are counted once, as those without 履歴 are: rows from before anybody kept texts are no fault.
pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for linked in &register.documents {
        faults.extend(after_kept(linked));
    }
    let is_bare = |linked: &&LinkedDocument| linked.kept.is_empty() && !linked.history.is_empty();
    let bare: Vec<&LinkedDocument> = register.documents.iter().filter(is_bare).collect();
    let Some((first, newest)) = bare.first().and_then(|linked| Some((linked, linked.history.last()?))) else { return };
    let (count, document) = (bare.len(), &first.document);
    let message = format!(
        "履歴に全文の控えが一つもない文書が{count}件あります（ここは最初の1件「{}」です）。本文が書き換えられても、気付けません",
        document.name
    );
    let hint = format!(
        "kitei revise {} で、最も新しい行に今の全文の控えを付けてください（--all で、すべての文書に行えます）",
        document.id
    );
    faults.push(Diagnostic::new(Severity::Warning, Code::NoText, newest.origin.start(), message).hint(hint));
}

fn after_kept(linked: &LinkedDocument) -> impl Iterator<Item = Diagnostic> {
    let document = &linked.document;
    let first = linked.history.iter().position(|row| !row.texts.is_empty()).unwrap_or(linked.history.len());
    let last = linked.history.len().saturating_sub(1);
    let rows = linked.history.iter().enumerate().skip(first);
    rows.filter(|(_, row)| row.texts.is_empty()).map(move |(at, row)| {
        let message = format!("「{}」の履歴の行（{}）に、全文の控えがありません。その日の文は載せません", document.name, row.date);
        let hint = if at == last {
            format!("今の本文がこの行の文であれば、kitei revise {} で控えを付けてください", document.id)
        } else {
            "この行の文が残っていれば、本文をその文にして kitei revise で記録し直してください。残っていなければ、そのままで構いません".to_owned()
        };
        Diagnostic::new(Severity::Warning, Code::RowWithoutText, row.origin.start(), message).hint(hint)
    })
}
