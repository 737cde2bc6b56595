//! `dangling-confirmation`: what somebody confirmed is no link any more.

use super::place_of;
use crate::register::{LinkKey, Register};
use crate::source::{Code, Diagnostic, Severity};
use std::collections::HashSet;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    // a link may stand in what could not be read
    if register.gaps.lacks {
        return;
    }
    let links: HashSet<LinkKey> =
        register.standings.iter().filter_map(|standing| register.link_key(standing.lower, standing.upper)).collect();
    for record in &register.rolls.confirmations.records {
        let key = LinkKey { lower: record.lower.clone(), upper: record.upper.clone() };
        if links.contains(&key) {
            continue;
        }
        let message = format!("確かめた記録の「{}」は、今は根拠としてつながっていません", record.words);
        let place = place_of(&record.origin, &record.lower);
        faults.push(Diagnostic::new(Severity::Note, Code::DanglingConfirmation, place, message).hint(
            "〔根拠：…〕が消えたのでなければ、書き戻してください。消してよいつながりなら、記録はこのままで構いません",
        ));
    }
}
