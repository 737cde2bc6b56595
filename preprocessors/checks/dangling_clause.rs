//! `dangling-clause`: an annotation or a record names a clause that is not there.

use crate::model::Tier;
use crate::register::{LostWord, Register, Sought, Target};
use crate::source::{Code, Diagnostic, Severity, nearest};
use crate::text::numerals::digit;

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    // what could not be read may be what is named
    let has_policy = register.documents.iter().any(|linked| linked.document.tier == Tier::Policy);
    let lacks = !has_policy || register.lost_documents.file || !register.lost_documents.nodes.is_empty();
    let broken = |at: usize| register.documents.get(at).is_none_or(|linked| linked.broken);
    let is_broken = |near: &Target| near.document().is_some_and(broken);
    let unread = register.documents.iter().any(|linked| linked.broken);
    let may_be_there = |lost: &LostWord| lost.near.as_ref().map_or(unread, is_broken);
    for lost in register.links.lost.iter().filter(|lost| lost.sought == Sought::Clause) {
        if lacks || may_be_there(lost) {
            continue;
        }
        let message = format!("「{}」という条項はありません", lost.word);
        let names = register
            .documents
            .iter()
            .flat_map(|linked| linked.document.short_names.iter().chain([&linked.document.name]).map(String::as_str));
        let name = lost.word.split(|c: char| digit(c).is_some() || "第(（".contains(c)).next().unwrap_or_default();
        let hint = match (lost.near, nearest(name, names)) {
            (Some(near), _) => format!("近いのは「{}」です", register.words_of(near)),
            (None, Some(name)) => format!("「{name}」ではありませんか"),
            (None, None) => {
                "文書の名称か略称に続けて番号を書いてください（例: 基本方針９(3)、管理規程第６条）".to_owned()
            }
        };
        faults.push(Diagnostic::new(Severity::Warning, Code::DanglingClause, lost.origin.clone(), message).hint(hint));
    }
}
