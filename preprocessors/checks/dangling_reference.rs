//! `dangling-reference`: a record names another that is not there.

use crate::model::{Id, Located};
use crate::read::Lost;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, nearest};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let documents: Vec<&str> = register.documents.iter().map(|linked| linked.document.id.as_str()).collect();
    let acts: Vec<&str> = register.acts.iter().map(|act| act.id.as_str()).collect();
    let mut say = |id: &Located<Id>, kind: &str, there: &[&str], lost: &Lost| {
        // what could not be read has its own fault
        if there.contains(&id.value.as_str()) || lost.may_hold(id.value.as_str()) {
            return;
        }
        let message = format!("「{}」という識別子の{kind}はありません", id.value);
        let hint = match nearest(id.value.as_str(), there.iter().copied()) {
            Some(near) => format!("「{near}」ではありませんか"),
            None => format!("{kind}の記録を作るか、識別子を直してください"),
        };
        faults.push(Diagnostic::new(Severity::Omitted, Code::DanglingReference, id.origin.clone(), message).hint(hint));
    };
    for act in &register.acts {
        for id in &act.documents {
            say(id, "文書", &documents, &register.lost_documents);
        }
    }
    let histories = register.documents.iter().map(|linked| &linked.history).chain(register.stray_history.values());
    for entry in histories.flatten() {
        if let Some(act) = entry.act.value() {
            say(act, "制定・改正", &acts, &register.lost_acts);
        }
    }
    for (folder, entries) in &register.stray_history {
        let Some(first) = entries.first().filter(|_| !register.lost_documents.may_hold(folder)) else { continue };
        let message = format!("履歴のフォルダー「{folder}」と同じ識別子の文書はありません");
        let hint = match nearest(folder, documents.iter().copied()) {
            Some(near) => format!("フォルダーの名前は「{near}」ではありませんか"),
            None => "フォルダーの名前を文書の識別子にしてください".to_owned(),
        };
        faults.push(
            Diagnostic::new(Severity::Omitted, Code::DanglingReference, first.origin.clone(), message).hint(hint),
        );
    }
}
