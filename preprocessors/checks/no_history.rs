//! `no-history`: documents of which nobody recorded since when they are there.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    // one whose rows could not be read has been said already
    let unread = |id: &str| {
        let folder = format!("data/history/{id}/");
        register.faults.iter().any(|fault| fault.origin.source.path.starts_with(&folder))
    };
    let lacks = register.documents.iter().filter(|linked| linked.history.is_empty());
    let lacks: Vec<_> = lacks.filter(|linked| !unread(linked.document.id.as_str())).collect();
    let Some(first) = lacks.first() else { return };
    let message = format!(
        "履歴が一つもない文書が{}件あります（ここは最初の1件「{}」です）。履歴のないまま載せます",
        lacks.len(),
        first.document.name
    );
    let hint = format!(
        "kitei revise {} --date 年月日 --note 策定 --content 策定 で、全文の控えとともに記録してください（--all で、すべての文書に行えます）",
        first.document.id
    );
    faults.push(Diagnostic::new(Severity::Warning, Code::NoHistory, first.document.origin.start(), message).hint(hint));
}
