//! `dangling-citation`: the text cites a clause that is not there.

use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity};
use crate::text::forms::join_lines;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    // of a text that could not be read nobody knows what it has
    let is_whole = |at: usize| register.documents.get(at).is_some_and(|linked| !linked.broken);
    let all = register.links.dangling.iter().enumerate().filter(|(document, _)| is_whole(*document));
    for (document, dangling) in all {
        let Some(paragraphs) = register.paragraphs(document) else { continue };
        for lost in dangling.iter().filter(|lost| is_whole(lost.document)) {
            let Some(clause) = lost.clause else { continue };
            let Some(place) = paragraphs.place(clause, lost.block, &lost.range) else {
                continue;
            };
            let words = join_lines(place.source.text.get(place.range.clone()).unwrap_or_default().lines());
            let message = format!("「{words}」の行き先がありません");
            let near = lost.near.map(|near| register.words_of(near));
            let hint = match near {
                Some(near) => format!("近いのは「{near}」です。番号の誤りか、改正の直し漏れでないか確かめてください"),
                None => "引いている条項があるか、正本を確かめてください".to_owned(),
            };
            faults.push(Diagnostic::new(Severity::Warning, Code::DanglingCitation, place, message).hint(hint));
        }
    }
}
