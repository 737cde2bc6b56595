//! `own-verification`: a finding was verified by the very department that it is about: it then does not count as verified.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for finding in &register.rolls.findings.records {
        let Some(by) = finding.verified_by.value().filter(|_| finding.is_verified_by_itself()) else { continue };
        let message = format!("「{}」の改善を、指摘を受けた所属が自ら確かめています", finding.name);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::OwnVerification, by.origin.clone(), message)
                .hint("確かめた所属（verified_by）を、監査する所属に直すか、状態を「完了報告」に戻してください"),
        );
    }
}
