//! `contradictory-record`: what a record says in one place cannot be with what it says in another.

use super::place_of;
use crate::model::Located;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    let assets =
        rolls.assets.records.iter().map(|record| (&record.name, &record.procedures, record.no_procedure.as_ref()));
    let systems =
        rolls.systems.records.iter().map(|record| (&record.name, &record.procedures, record.no_procedure.as_ref()));
    for (name, procedures, reason) in assets.chain(systems) {
        if let (false, Some(Located { origin, .. })) = (procedures.is_empty(), reason) {
            let message = format!("「{name}」には、実施手順と、手順を要しない理由の両方が書かれています");
            faults.push(
                Diagnostic::new(Severity::Warning, Code::ContradictoryRecord, origin.clone(), message)
                    .hint("procedures か no_procedure の、どちらか一方を消してください"),
            );
        }
    }
    for department in &rolls.departments.records {
        let (Some(from), Some(until)) = (department.valid_from.value(), &department.valid_until) else { continue };
        if until.value.last_day() >= from.value.first_day() {
            continue;
        }
        let message = format!("「{}」の廃止日が、設置日より前です", department.name);
        let place = place_of(&department.origin, &until.written);
        faults.push(
            Diagnostic::new(Severity::Warning, Code::ContradictoryRecord, place, message)
                .hint("valid_from か valid_until の日付を直してください"),
        );
    }
}
