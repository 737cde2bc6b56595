//! `circular-reference`: who follows the links of records comes back to where they began.

use crate::model::{Id, Located};
use crate::read::Roll;
use crate::register::{Closing, Register};
use crate::source::{Code, Diagnostic, Severity};

/// How many names of a circle are told.
const TOLD: usize = 6;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    let mut say = |closing: &Closing, link: Option<&Located<Id>>, what: &str, name: &dyn Fn(usize) -> String| {
        let Some(link) = link else { return };
        let mut names: Vec<String> = closing.path.iter().take(TOLD).map(|&at| name(at)).collect();
        if closing.path.len() > TOLD {
            names.push("…".to_owned());
        }
        names.extend(closing.path.first().map(|&first| name(first)));
        let message = format!("{what}をたどると、元に戻ります（{}）", names.join("→"));
        faults.push(
            Diagnostic::new(Severity::Omitted, Code::CircularReference, link.origin.clone(), message)
                .hint(format!("輪になっている{what}のうち、誤っているものを直すか、消してください")),
        );
    };
    for closing in register.department_circles() {
        let link = rolls.departments.records.get(closing.from).and_then(|record| record.successors.get(closing.link));
        say(&closing, link.map(|to| &**to), "引継ぎ先", &|at| name(&rolls.departments, at, |record| &record.name));
    }
    for closing in register.role_circles() {
        let link = rolls.roles.records.get(closing.from).and_then(|record| record.reports_to.as_ref());
        say(&closing, link.map(|to| &**to), "報告先", &|at| name(&rolls.roles, at, |record| &record.name));
    }
    for closing in register.law_circles() {
        let link = rolls.laws.records.get(closing.from).and_then(|record| record.successor.as_ref());
        say(&closing, link.map(|to| &**to), "後継の法令", &|at| name(&rolls.laws, at, |record| &record.name));
    }
}

fn name<T>(roll: &Roll<T>, at: usize, name: impl Fn(&T) -> &String) -> String {
    roll.records.get(at).map(|record| name(record).clone()).unwrap_or_default()
}
