//! `unknown-role`: an annotation names a role that is not recorded.

use crate::register::{Register, Sought};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let lost = &register.rolls.roles.lost;
    if lost.file || !lost.nodes.is_empty() {
        return; // what could not be read may be what is named
    }
    for lost in register.links.lost.iter().filter(|lost| lost.sought == Sought::Role) {
        let message = format!("「{}」という役割は、記録されていません", lost.word);
        let hint = match &lost.near_word {
            Some(near) => format!("「{near}」ではありませんか"),
            None => "data/roles/ の記録の名称か略称を書いてください".to_owned(),
        };
        faults.push(Diagnostic::new(Severity::Warning, Code::UnknownRole, lost.origin.clone(), message).hint(hint));
    }
}
