//! `duplicate-name`: one word is the name of two things, so that a text that uses it means either.

use super::place_of;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Origin, Severity};
use crate::text::forms::search;
use std::collections::HashMap;

/// A Bearer is a record and one of its names.
#[derive(Clone, Copy)]
struct Bearer<'a> {
    kind: &'static str,
    /// The record's own name.
    name: &'a str,
    /// This one.
    word: &'a str,
    /// Of roles: the department, whose post it is.
    department: Option<&'a str>,
    origin: &'a Origin,
}

impl Bearer<'_> {
    /// Whether the two are told apart, or are said by `duplicate-record`.
    fn may_stand_beside(&self, other: &Self) -> bool {
        let same_record = self.origin == other.origin;
        let both_roles = self.kind == ROLE && other.kind == ROLE;
        let both_own = self.word == self.name && other.word == other.name;
        same_record || (both_roles && (self.department != other.department || both_own))
    }
}

const ROLE: &str = "役割";

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, Vec<Bearer<'_>>> = HashMap::new();
    for bearer in bearers(register) {
        let same = seen.entry(search(bearer.word)).or_default();
        if let Some(first) = same.iter().find(|first| !first.may_stand_beside(&bearer)) {
            let at = place_of(first.origin, first.word);
            let message = format!(
                "「{}」は、{}「{}」と{}「{}」の両方の呼び名です",
                bearer.word, first.kind, first.name, bearer.kind, bearer.name
            );
            let hint = format!(
                "どちらかの呼び名を変えてください（もう一方: {} の{}行目）",
                at.source.path,
                at.position().line
            );
            faults.push(
                Diagnostic::new(Severity::Warning, Code::DuplicateName, place_of(bearer.origin, bearer.word), message)
                    .hint(hint),
            );
        }
        same.push(bearer);
    }
}

/// Every name there is, in the order of kinds and files.
fn bearers(register: &Register) -> impl Iterator<Item = Bearer<'_>> {
    type Named<'a> = (&'static str, &'a String, &'a [String], Option<&'a str>, &'a Origin);
    let rolls = &register.rolls;
    let documents = register.documents.iter().map(|linked| &linked.document);
    let documents = documents.map(|it| -> Named<'_> { ("文書", &it.name, &it.short_names, None, &it.origin) });
    let laws = rolls.laws.records.iter();
    let laws = laws.map(|it| -> Named<'_> { ("法令", &it.name, &it.short_names, None, &it.origin) });
    let frameworks = rolls.frameworks.records.iter();
    let frameworks = frameworks.map(|it| -> Named<'_> { ("枠組み", &it.name, &it.short_names, None, &it.origin) });
    let roles = rolls.roles.records.iter().map(|it| -> Named<'_> {
        (ROLE, &it.name, &it.short_names, it.department.as_ref().map(|id| id.value.as_str()), &it.origin)
    });
    let terms = rolls.terms.records.iter();
    let terms = terms.map(|it| -> Named<'_> { ("用語", &it.name, &it.aliases, None, &it.origin) });
    let all = documents.chain(laws).chain(frameworks).chain(roles).chain(terms);
    all.flat_map(|(kind, name, others, department, origin)| {
        let words = std::iter::once(name).chain(others);
        words.map(move |word| Bearer { kind, name, word, department, origin })
    })
}
