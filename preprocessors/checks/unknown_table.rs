//! `unknown-table`: 〔表：…〕 names a register, a field or a column that is not there.

use crate::model::clause::NoteKind;
use crate::register::{Embed, Register};
use crate::source::{Code, Diagnostic, Origin, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let mut say = |words: &str, origin: Origin| {
        if let Err(wrong) = Embed::read(words) {
            faults.push(Diagnostic::new(Severity::Warning, Code::UnknownTable, origin, wrong.message).hint(wrong.hint));
        }
    };
    for linked in &register.documents {
        for (file, note) in linked.notes.iter().filter(|(_, note)| note.kind == NoteKind::Table) {
            if let Some(file) = linked.files.get(*file) {
                say(&note.value, file.manuscript.source.at(note.range.clone()));
            }
        }
    }
    for guide in &register.guides {
        for (words, range) in guide.tables() {
            say(words, guide.source.at(range));
        }
    }
}
