//! `count-mismatch`: the parts of a count do not make its whole.

use crate::model::training::Attendance;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for it in register.rolls.trainings.records.iter().filter(|it| !it.by_department.is_empty()) {
        let sum = |of: fn(&Attendance) -> u32| it.by_department.iter().map(of).fold(0, u32::saturating_add);
        let counts = [
            ("対象者", it.target.value(), sum(|it| it.target)),
            ("受講者", it.attended.value(), sum(|it| it.attended)),
        ];
        for (what, whole, sum) in counts {
            let Some(whole) = whole.filter(|whole| **whole != sum) else { continue };
            let message = format!("「{}」の{what}（{whole}人）が、所属別の合計（{sum}人）と合いません", it.name);
            faults.push(
                Diagnostic::new(Severity::Warning, Code::CountMismatch, it.origin.start(), message)
                    .hint("所属別の数か、合計を直してください"),
            );
        }
    }
}
