//! `state-behind`: an act whose day has come is still said to wait for it.

use super::place_of;
use crate::model::act::ActState;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};
use crate::text::days::Today;

pub(super) fn check(register: &Register, today: Today, faults: &mut Vec<Diagnostic>) {
    for act in &register.acts {
        let (Some(ActState::Decided), Some(day)) = (act.state.value(), act.effective.value()) else { continue };
        if day.value.last_day() > today.day() {
            continue;
        }
        let waits = "決裁済・未施行";
        let message = format!("「{}」は施行日（{}）が来ていますが、段階が「{waits}」のままです", act.id, day.written);
        let hint = "段階を「施行」にし、公表したら「公表済」と公表日を書いてください";
        let place = place_of(&act.origin, waits);
        faults.push(Diagnostic::new(Severity::Warning, Code::StateBehind, place, message).hint(hint));
    }
}
