//! `withheld-without-reason`: a document is withheld from the public and nobody has said why.

use crate::model::Visibility;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for linked in &register.documents {
        let document = &linked.document;
        let reason = document.reason.as_deref().unwrap_or_default();
        if document.visibility == Visibility::Public || !reason.trim().is_empty() {
            continue;
        }
        let message = format!("「{}」を公表しない理由がありません", document.name);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::WithheldWithoutReason, document.origin.start(), message)
                .hint("\"reason\": \"…\" に、住民に示す理由を書き足してください"),
        );
    }
}
