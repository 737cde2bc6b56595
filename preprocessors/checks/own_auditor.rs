//! `own-auditor`: an audit is carried out by a department that it audits.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for audit in &register.rolls.audits.records {
        let Some(auditor) = audit.auditor.value() else { continue };
        if !audit.audited.iter().any(|audited| audited.value == auditor.value) {
            continue;
        }
        let message = format!("「{}」で、監査する所属が、監査を受ける所属にもなっています", audit.name);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::OwnAuditor, auditor.origin.clone(), message)
                .hint("自らを監査しないよう、auditor か audited を直してください"),
        );
    }
}
