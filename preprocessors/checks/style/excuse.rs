//! 〔書き方：長い文（定義を一文で示すため）〕: a clause is meant to be written as it is, and why.

use super::Finding;
use crate::model::clause::NoteKind;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Origin, Severity, nearest};

/// What the checks are called in a text.
const NAMES: [(&str, Code); 13] = [
    ("主語", Code::StyleNoSubject),
    ("長い文", Code::StyleLongSentence),
    ("使わない用語", Code::StyleUnusedTerm),
    ("二重の定義", Code::StyleTermTwice),
    ("表記", Code::StyleVariant),
    ("引かれない様式", Code::StyleUncitedForm),
    ("ない様式", Code::StyleDeadForm),
    ("あいまい", Code::StyleVague),
    ("数値", Code::StyleNumber),
    ("ものとする", Code::StyleStaffMonotosuru),
    ("市の名", Code::StyleMunicipality),
    ("同じ文", Code::StyleOverlap),
    ("根拠の数", Code::StyleAnnotations),
];

/// An Excuse is one such line, read.
struct Excuse {
    code: Code,
    document: usize,
    /// `None`: the whole document.
    clause: Option<usize>,
    origin: Origin,
    used: bool,
}

/// What of `found` is not excused. What is wrong with an excuse is said.
pub(super) fn sift(register: &Register, found: Vec<Finding>, faults: &mut Vec<Diagnostic>) -> Vec<Finding> {
    let mut excuses = excuses(register, faults);
    let mut left = Vec::new();
    for finding in found {
        let mut is_excused = false;
        for excuse in excuses.iter_mut().filter(|excuse| covers(register, excuse, &finding)) {
            (excuse.used, is_excused) = (true, true);
        }
        if !is_excused {
            left.push(finding);
        }
    }
    for excuse in excuses.into_iter().filter(|excuse| !excuse.used) {
        let message = "この〔書き方〕の当たる所がありません";
        faults.push(
            Diagnostic::new(Severity::Warning, Code::StyleNeedlessReason, excuse.origin, message)
                .hint("この行を消してください。条に付けるときは、条の終わりに一行空けて書きます"),
        );
    }
    left
}

fn covers(register: &Register, excuse: &Excuse, finding: &Finding) -> bool {
    let Some(linked) = register.documents.get(finding.document) else { return false };
    let inside = |clause: usize| finding.clause.is_some_and(|at| linked.structure.up(at).any(|above| above == clause));
    (excuse.document, excuse.code) == (finding.document, finding.code) && excuse.clause.is_none_or(inside)
}

fn excuses(register: &Register, faults: &mut Vec<Diagnostic>) -> Vec<Excuse> {
    let mut excuses = Vec::new();
    for (document, linked) in register.documents.iter().enumerate() {
        for (file, note) in linked.notes.iter().filter(|(_, note)| note.kind == NoteKind::Style) {
            let Some(file) = linked.files.get(*file) else { continue };
            let origin = file.manuscript.source.at(note.range.clone());
            let (name, reason) = read(&note.value);
            let Some(&(_, code)) = NAMES.iter().find(|(own, _)| *own == name) else {
                faults.push(unknown(name, origin));
                continue;
            };
            if reason.is_empty() {
                let message = format!("〔書き方：{name}〕に、理由がありません");
                let hint = format!("〔書き方：{name}（このままとする理由）〕の形で書いてください");
                faults.push(Diagnostic::new(Severity::Warning, Code::EmptyReason, origin.clone(), message).hint(hint));
            }
            let clause = note.anchor.as_deref().and_then(|anchor| linked.structure.find(anchor));
            // without a reason it still says what it is about: one fault, said once
            excuses.push(Excuse { code, document, clause, origin, used: reason.is_empty() });
        }
    }
    excuses
}

/// 「長い文（定義を一文で示すため）」: the name, and the reason.
fn read(value: &str) -> (&str, &str) {
    match value.split_once(['（', '(']) {
        Some((name, reason)) => (name.trim(), reason.trim().trim_end_matches(['）', ')']).trim()),
        None => (value.trim(), ""),
    }
}

fn unknown(name: &str, origin: Origin) -> Diagnostic {
    let names = || NAMES.iter().map(|(name, _)| *name);
    let all = names().collect::<Vec<_>>().join("、");
    let hint = match nearest(name, names()).filter(|_| !name.is_empty()) {
        Some(near) => format!("「{near}」ではありませんか（使える名前: {all}）"),
        None => format!("使える名前: {all}。〔書き方：長い文（理由）〕の形で書きます"),
    };
    let message = format!("〔書き方〕に「{name}」という名前はありません");
    Diagnostic::new(Severity::Warning, Code::UnknownAnnotation, origin, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_reason() {
        for (value, expected) in [
            ("長い文（定義を一文で示すため）", ("長い文", "定義を一文で示すため")),
            ("長い文 (理由) ", ("長い文", "理由")),
            ("長い文（第3条（例外）によるため）", ("長い文", "第3条（例外）によるため")),
            ("長い文", ("長い文", "")),
            ("長い文（　）", ("長い文", "")),
            ("", ("", "")),
        ] {
            assert_eq!(read(value), expected, "{value}");
        }
    }
}
