//! `gap-part`: no clause answers to a part of a framework that is counted.

use super::place_of;
use crate::register::{Register, UnitState};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let open = register.gaps.parts.iter().filter(|state| state.state == UnitState::Gap && !register.gaps.lacks);
    for state in open {
        let Some(framework) = register.rolls.frameworks.records.get(state.framework) else { continue };
        let Some(part) = framework.parts.get(state.part) else { continue };
        let name = framework.short_names.first().map_or(framework.name.as_str(), |name| name.as_str());
        let message = format!("「{name}{}」（{}）に当たる条項がありません", part.number, part.name);
        let hint = format!(
            "当たる条項の下に〔枠組み：{name}{}〕と書くか、要らないなら、この部分の not_needed に理由を書いてください",
            part.number
        );
        let place = place_of(&part.origin, &part.number);
        faults.push(Diagnostic::new(Severity::Warning, Code::GapPart, place, message).hint(hint));
    }
}
