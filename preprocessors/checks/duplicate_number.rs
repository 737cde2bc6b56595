//! `duplicate-number`: two acts bear one number, so that nobody can tell which of them is cited.

use super::place_of;
use crate::model::Act;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};
use crate::text::forms::search;
use std::collections::HashMap;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(String, String, &[String]), &Act> = HashMap::new();
    for act in &register.acts {
        let Some(number) = act.number.value() else { continue };
        // each organ numbers its own
        let form = act.legal_form.value().map_or("", String::as_str);
        let key = (search(form), search(number), act.organs.as_slice());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, act);
            continue;
        };
        let message = format!("番号「{number}」の制定・改正が二つあります（{}、{}）", first.id, act.id);
        let hint = format!(
            "どちらかの番号を直すか、同じものなら一つの記録にまとめてください（もう一方: {} の{}行目）",
            first.origin.source.path,
            first.origin.position().line
        );
        let place = place_of(&act.origin, number);
        faults.push(Diagnostic::new(Severity::Warning, Code::DuplicateNumber, place, message).hint(hint));
    }
}
