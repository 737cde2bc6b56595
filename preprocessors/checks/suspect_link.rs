//! `suspect-link`: the words of an upper clause have changed since somebody last looked at what rests on it.

use crate::register::{LinkState, Register};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for standing in &register.standings {
        let LinkState::Suspect(seen) = &standing.state else { continue };
        let Some(basis) = register.links.bases.get(standing.basis) else { continue };
        let (lower, upper) = (register.words_of(standing.lower), register.words_of(standing.upper));
        let message = format!("「{upper}」が、{}が{}に確かめた後に変わっています", seen.post, seen.date.written);
        let hint = format!(
            "「{lower}」が今の「{upper}」に合っているかを確かめ、合っていれば次の命令で記録してください: kitei confirm \"{lower}\" \"{upper}\" --post 職の名前"
        );
        faults.push(Diagnostic::new(Severity::Warning, Code::SuspectLink, basis.origin.clone(), message).hint(hint));
    }
}
