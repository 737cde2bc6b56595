//! `unknown-part`: an annotation names a part of a framework that is not recorded.

use crate::register::{Register, Sought};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let lost = &register.rolls.frameworks.lost;
    if lost.file || !lost.nodes.is_empty() {
        return; // what could not be read may be what is named
    }
    for lost in register.links.lost.iter().filter(|lost| lost.sought == Sought::Part) {
        let message = format!("「{}」という枠組みの部分は、記録されていません", lost.word);
        let hint = match &lost.near_word {
            Some(near) => format!("「{near}」ではありませんか"),
            None => {
                "data/frameworks/ の記録の略称に続けて、部分の番号を書いてください（例: 規則16条の3⑤-2）".to_owned()
            }
        };
        faults.push(Diagnostic::new(Severity::Warning, Code::UnknownPart, lost.origin.clone(), message).hint(hint));
    }
}
