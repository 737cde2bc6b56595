//! `self-citation`: a clause cites itself by its number.

use crate::register::{ClauseAt, Register, Target};
use crate::source::{Code, Diagnostic, Severity};
use crate::text::forms::join_lines;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    for (document, cited) in register.links.cited.iter().enumerate() {
        let Some(structure) = register.documents.get(document).map(|linked| &linked.structure) else { continue };
        let Some(paragraphs) = register.paragraphs(document) else { continue };
        for link in cited {
            let here = ClauseAt { document, clause: link.clause() };
            let entry = structure.get(link.clause());
            // the words of an 条 stand in its first 項
            let above = entry.filter(|entry| entry.is_bare).and_then(|entry| entry.parent());
            let is_own = |to: Target| {
                to == Target::Clause(here) || above.is_some_and(|above| to == Target::at(document, Some(above)))
            };
            if !link.only().is_some_and(is_own) {
                continue;
            }
            let Some(place) = paragraphs.place(link.clause(), link.block(), &link.range()) else { continue };
            let words = join_lines(place.source.text.get(place.range.clone()).unwrap_or_default().lines());
            if words.starts_with(['こ', '本', '同']) {
                continue;
            }
            let message = format!("「{words}」は、この条項自身を指しています");
            faults
                .push(Diagnostic::new(Severity::Warning, Code::SelfCitation, place, message).hint(
                    "番号の誤りでないか確かめてください。自身を指すときは「この条」「この項」と書くのが普通です",
                ));
        }
    }
}
