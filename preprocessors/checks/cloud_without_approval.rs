//! `cloud-without-approval`: grave information in a service of others that nobody approved.

use crate::model::contractor::ContractKind;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

/// The lowest two classes need no leave of their own.
const OPEN: usize = 2;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let Some(scheme) = register.scheme() else { return };
    let grave = scheme.confidentiality.len().saturating_sub(OPEN);
    let grave: Vec<&str> = scheme.confidentiality.iter().take(grave).map(|level| level.level.as_str()).collect();
    for it in &register.rolls.contractors.records {
        let is_service = matches!(it.kind.value(), Some(ContractKind::Cloud | ContractKind::Service));
        let level = it.confidentiality.value().filter(|level| is_service && grave.contains(&level.value.as_str()));
        let Some(level) = level.filter(|_| it.approved_on.value().is_none()) else { continue };
        let message = format!("機密性{}の情報を扱う「{}」に、利用承認の記録がありません", level.value, it.name);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::CloudWithoutApproval, level.origin.clone(), message)
                .hint("承認を受けて、approved_on に日を書いてください"),
        );
    }
}
