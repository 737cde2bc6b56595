//! `abolished-department`: a document or a record is kept by a department that is no more.

use crate::model::act::{ActKind, ActState};
use crate::model::{Department, Id, Located};
use crate::register::{LinkedDocument, Register};
use crate::source::{Code, Diagnostic, Severity};
use crate::text::days::Today;
use std::collections::HashSet;

pub(super) fn check(register: &Register, today: Today, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    let documents = register.documents.iter().filter(|linked| !is_repealed(register, linked));
    let documents =
        documents.filter_map(|linked| Some((linked.document.name.as_str(), linked.document.department.value()?)));
    let roles = rolls.roles.records.iter().filter_map(|role| Some((role.name.as_str(), role.department.as_ref()?)));
    let assets = rolls.assets.records.iter().flat_map(|asset| {
        let all = std::iter::once(&asset.department).chain(&asset.using_departments);
        all.map(|id| (asset.name.as_str(), id))
    });
    let systems = rolls.systems.records.iter().map(|system| (system.name.as_str(), &system.department));
    for (name, id) in documents.chain(roles).chain(assets).chain(systems) {
        let Some(department) = register.department(id).filter(|department| is_gone(department, today)) else {
            continue;
        };
        faults.push(fault(register, today, name, id, department));
    }
}

fn fault(register: &Register, today: Today, name: &str, id: &Located<Id>, department: &Department) -> Diagnostic {
    let until = department.valid_until.as_ref().map(|day| day.value.wareki()).unwrap_or_default();
    let message = format!("「{name}」の所属「{}」は、{until}までで廃止されています", department.name);
    let heirs = heirs(register, today, department);
    let hint = match heirs.as_slice() {
        [] => {
            format!("今の所属の識別子に直すか、「{}」の記録に引継ぎ先（successors）を書いてください", department.name)
        }
        heirs => {
            let names: Vec<String> = heirs.iter().map(|heir| format!("「{}」（{}）", heir.name, heir.id)).collect();
            format!("引き継いだのは{}です。その識別子に直してください", names.join("と"))
        }
    };
    Diagnostic::new(Severity::Warning, Code::AbolishedDepartment, id.origin.clone(), message).hint(hint)
}

/// Its last day is over.
fn is_gone(department: &Department, today: Today) -> bool {
    department.valid_until.as_ref().is_some_and(|day| day.value.last_day() < today.day())
}

/// Those that are there today, however many departments lie between.
fn heirs<'a>(register: &'a Register, today: Today, department: &'a Department) -> Vec<&'a Department> {
    let mut seen = HashSet::from([department.id.as_str()]);
    let mut open = vec![department];
    let mut found = Vec::new();
    while let Some(here) = open.pop() {
        for next in here.successors.iter().filter_map(|id| register.department(id)) {
            if !seen.insert(next.id.as_str()) {
                continue;
            }
            if is_gone(next, today) { open.push(next) } else { found.push(next) }
        }
    }
    found
}

/// A document that has ceased keeps the department it had.
fn is_repealed(register: &Register, linked: &LinkedDocument) -> bool {
    let acts = linked.acts.iter().filter_map(|&at| register.acts.get(at));
    let in_force = |state: Option<&ActState>| matches!(state, Some(ActState::InForce | ActState::Published));
    acts.into_iter().any(|act| act.kind == ActKind::Repeal && in_force(act.state.value()))
}
