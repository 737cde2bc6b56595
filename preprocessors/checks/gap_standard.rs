//! `gap-standard`: a clause of the basic policy has nothing of the standards that rests on it.

use crate::register::{Register, Target, UnitState};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    // what could not be read may be what is missing
    let units = register.gaps.standards.iter().flatten().filter(|_| !register.gaps.lacks);
    for unit in units.filter(|unit| unit.state == UnitState::Gap) {
        let end = Target::Clause(unit.at);
        let Some(place) = register.place_of(end) else { continue };
        let words = register.words_of(end);
        let message = format!("「{words}」を根拠とする対策基準の条項がありません");
        let hint = format!(
            "対策基準の条項の下に〔根拠：{words}〕と書くか、要らないなら、この条項の下に〔対策基準：不要（理由）〕と書いてください"
        );
        faults.push(Diagnostic::new(Severity::Warning, Code::GapStandard, place, message).hint(hint));
    }
}
