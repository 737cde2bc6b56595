//! `term-defined-twice`: one text defines a word twice for the same stretch.

use crate::register::{Register, conflicts};
use crate::source::{Code, Diagnostic, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for linked in &register.documents {
        for (first, second) in conflicts(&linked.definitions) {
            let (Some(first), Some(second)) = (linked.definitions.get(first), linked.definitions.get(second)) else {
                continue;
            };
            let clause = |anchor: Option<&str>| anchor.and_then(|anchor| linked.structure.find(anchor));
            let at = clause(second.anchor.as_deref());
            let file = at.and_then(|at| linked.structure.get(at)).map_or(0, |entry| entry.file());
            let Some(file) = linked.files.get(file) else { continue };
            let place = file.manuscript.source.at(second.range.clone());
            let earlier = clause(first.anchor.as_deref()).map(|at| linked.structure.cite(at)).unwrap_or_default();
            let message = format!("「{}」が、同じ文書で二度定義されています", second.term);
            let hint = if earlier.is_empty() {
                "意味が同じか、どちらか一つで足りるかを確かめてください".to_owned()
            } else {
                format!("先の定義は{earlier}にあります。意味が同じか、どちらか一つで足りるかを確かめてください")
            };
            faults.push(Diagnostic::new(Severity::Warning, Code::TermDefinedTwice, place, message).hint(hint));
        }
    }
}
