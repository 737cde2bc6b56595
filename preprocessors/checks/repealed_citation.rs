//! `repealed-citation`: the text, or a 〔根拠〕, leads to a clause that says 「削除」 and nothing else.

use crate::register::{Register, Target};
use crate::source::{Code, Diagnostic, Origin, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for (document, cited) in register.links.cited.iter().enumerate() {
        let Some(paragraphs) = register.paragraphs(document) else { continue };
        for link in cited {
            // a run names clauses that it only passes
            let Some(target) = link.only() else { continue };
            if is_repealed(register, target) {
                let place = paragraphs.place(link.clause(), link.block(), &link.range());
                faults.extend(place.map(|place| fault(register, target, place)));
            }
        }
    }
    let bases = register.links.bases.iter().filter(|basis| is_repealed(register, basis.upper));
    faults.extend(bases.map(|basis| fault(register, basis.upper, basis.origin.clone())));
}

fn fault(register: &Register, target: Target, place: Origin) -> Diagnostic {
    let message = format!("「{}」は、削除された条項です", register.words_of(target));
    Diagnostic::new(Severity::Warning, Code::RepealedCitation, place, message)
        .hint("今の条項に直すか、引く言葉を除いてください。正本がそのとおりなら、次の改正で直してください")
}

fn is_repealed(register: &Register, target: Target) -> bool {
    let Some(at) = target.clause() else { return false };
    let linked = register.documents.get(at.document);
    linked.and_then(|linked| linked.structure.get(at.clause)).is_some_and(|entry| entry.is_repealed)
}
