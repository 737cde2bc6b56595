//! `empty-reason`: something is said to need nothing, and why is left blank.

use crate::model::Located;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    let assets = rolls.assets.records.iter().map(|record| (record.name.clone(), record.no_procedure.as_ref()));
    let systems = rolls.systems.records.iter().map(|record| (record.name.clone(), record.no_procedure.as_ref()));
    let parts = rolls.frameworks.records.iter().flat_map(|framework| {
        framework.parts.iter().map(|part| (format!("{}{}", framework.name, part.number), part.not_needed.as_ref()))
    });
    for (name, reason) in assets.chain(systems).chain(parts) {
        let Some(Located { origin, .. }) = reason.filter(|reason| reason.value.trim().is_empty()) else { continue };
        let message = format!("「{name}」について、要しない理由が空です");
        faults.push(
            Diagnostic::new(Severity::Warning, Code::EmptyReason, origin.clone(), message)
                .hint("要しないと判断した理由を書くか、このキーを消してください"),
        );
    }
}
