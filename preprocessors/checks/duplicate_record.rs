//! `duplicate-record`: the same thing stands twice under two ids.

use super::place_of;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Origin, Severity};
use crate::text::forms::search;
use std::collections::HashMap;

/// A Twin tells records of one kind that are one thing: name and department.
struct Twin<'a> {
    kind: &'static str,
    name: &'a str,
    department: &'a str,
    origin: &'a Origin,
}

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    // a department that is no more may have the name of one that is there
    let departments =
        rolls.departments.records.iter().filter(|record| record.valid_until.is_none()).map(|record| Twin {
            kind: "所属",
            name: &record.name,
            department: record.bureau.as_deref().unwrap_or_default(),
            origin: &record.origin,
        });
    let roles = rolls.roles.records.iter().map(|record| Twin {
        kind: "役割",
        name: &record.name,
        department: record.department.as_ref().map_or("", |id| id.value.as_str()),
        origin: &record.origin,
    });
    let assets = rolls.assets.records.iter().map(|record| Twin {
        kind: "情報資産",
        name: &record.name,
        department: record.department.value.as_str(),
        origin: &record.origin,
    });
    let systems = rolls.systems.records.iter().map(|record| Twin {
        kind: "情報システム",
        name: &record.name,
        department: record.department.value.as_str(),
        origin: &record.origin,
    });
    let mut seen: HashMap<(&str, String, &str), &Origin> = HashMap::new();
    for twin in departments.chain(roles).chain(assets).chain(systems) {
        let key = (twin.kind, search(twin.name), twin.department);
        let Some(first) = seen.get(&key) else {
            seen.insert(key, twin.origin);
            continue;
        };
        let message = format!("{}「{}」が、別の識別子で二度書かれています", twin.kind, twin.name);
        faults.push(fault(place_of(twin.origin, twin.name), message, first));
    }
    for framework in &rolls.frameworks.records {
        let mut numbers: HashMap<&str, &Origin> = HashMap::new();
        for part in &framework.parts {
            if let Some(first) = numbers.get(part.number.as_str()) {
                let message = format!("「{}」に、番号が「{}」の部分が二つあります", framework.name, part.number);
                faults.push(fault(place_of(&part.origin, &part.number), message, first));
            } else {
                numbers.insert(&part.number, &part.origin);
            }
        }
    }
}

fn fault(place: Origin, message: String, first: &Origin) -> Diagnostic {
    let hint = format!(
        "{} の{}行目からの記録と同じものであれば、一方にまとめてください。別のものであれば、区別できるように直してください",
        first.source.path,
        first.position().line
    );
    Diagnostic::new(Severity::Warning, Code::DuplicateRecord, place, message).hint(hint)
}
