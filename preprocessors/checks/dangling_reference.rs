//! `dangling-reference`: a record names another that is not there.

use crate::model::record::Record as _;
use crate::model::{Act, Document, Framework, Id, Located};
use crate::read::Lost;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Severity, nearest};
use std::collections::HashSet;

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
    let rolls = &register.rolls;
    register.references(|(folder, id)| match folder {
        Document::FOLDER => say(id, Document::TITLE, &documents, &register.lost_documents),
        Act::FOLDER => say(id, Act::TITLE, &acts, &register.lost_acts),
        _ => {
            let Some(roll) = rolls.of(folder).filter(|roll| roll.place(id.value.as_str()).is_none()) else { return };
            let there =
                (0..roll.count()).filter_map(|at| roll.held(at)).map(|(id, ..)| id.as_str()).collect::<Vec<_>>();
            say(id, roll.title(), &there, roll.lost());
        }
    });
    for framework in &register.rolls.frameworks.records {
        groups(framework, faults);
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

/// A part stands under another of the same framework.
fn groups(framework: &Framework, faults: &mut Vec<Diagnostic>) {
    let numbers: HashSet<&str> = framework.parts.iter().map(|part| part.number.as_str()).collect();
    for group in framework.parts.iter().filter_map(|part| part.group.as_ref()) {
        if numbers.contains(group.value.as_str()) {
            continue;
        }
        let message = format!("「{}」に、番号が「{}」の部分はありません", framework.name, group.value);
        let hint = match nearest(&group.value, numbers.iter().copied()) {
            Some(near) => format!("「{near}」ではありませんか"),
            None => "その番号の部分を書き足すか、group を直してください".to_owned(),
        };
        faults.push(
            Diagnostic::new(Severity::Omitted, Code::DanglingReference, group.origin.clone(), message).hint(hint),
        );
    }
}
