//! `over-target`: more took part than were to: no fault, but worth knowing.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    let trainings = rolls.trainings.records.iter().map(|it| (&it.name, &it.origin, &it.attended, &it.target));
    let checks = rolls.selfchecks.records.iter().map(|it| (&it.name, &it.origin, &it.answered, &it.target));
    for (name, origin, part, whole) in trainings.chain(checks) {
        let (Some(part), Some(whole)) = (part.value(), whole.value()) else { continue };
        if part <= whole {
            continue;
        }
        let message = format!("「{name}」の数（{part}人）が、対象者（{whole}人）より多くなっています");
        faults.push(
            Diagnostic::new(Severity::Note, Code::OverTarget, origin.start(), message)
                .hint("基準日の後に加わった人がいれば、このままでかまいません。誤りであれば数を直してください"),
        );
    }
}
