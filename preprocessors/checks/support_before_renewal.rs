//! `support-before-renewal`: support of a system ends before it is renewed.

use super::place_of;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for system in &register.rolls.systems.records {
        let (Some(end), Some(renewal)) = (system.support_end.value(), system.renewal.value()) else { continue };
        if end.value.last_day() >= renewal.value.first_day() {
            continue;
        }
        let message = format!(
            "「{}」のサポートは{}に終わり、更新の予定（{}）まで受けられません",
            system.name, end.written, renewal.written
        );
        faults.push(
            Diagnostic::new(
                Severity::Warning,
                Code::SupportBeforeRenewal,
                place_of(&system.origin, &end.written),
                message,
            )
            .hint("更新を早めるか、延長のサポートを受けるか、例外措置の承認を受けてください"),
        );
    }
}
