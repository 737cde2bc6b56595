//! `gap-procedure`: a clause of the standards has nothing of the procedures that rests on it.

use crate::register::{Register, Target, UnitState};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    // what could not be read may be what is missing
    let units = register.gaps.procedures.iter().flatten().filter(|_| !register.gaps.lacks);
    for unit in units.filter(|unit| unit.state == UnitState::Gap) {
        let end = Target::Clause(unit.at);
        let Some(place) = register.place_of(end) else { continue };
        let words = register.words_of(end);
        let message = format!("「{words}」を根拠とする実施手順の条項がありません");
        let hint = format!(
            "実施手順の条項の下に〔根拠：{words}〕と書くか、要らないなら、この条項の下に〔実施手順：不要（理由）〕と書いてください"
        );
        faults.push(Diagnostic::new(Severity::Warning, Code::GapProcedure, place, message).hint(hint));
    }
}
