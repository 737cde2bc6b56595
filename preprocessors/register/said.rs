//! Every word there is in a project, for looking whether a folder has words that it should not have.

use super::linked::Register;
use crate::model::record::Record;
use crate::model::value::Value;
use crate::source::{Origin, Source};
use crate::text::forms::words;
use std::sync::Arc;

/// Shorter words than this, in characters, are everybody's: a 課 or a place would be found everywhere.
const LEAST: usize = 5;

/// A Said is a stretch of words of the project without white space, and where it is.
#[derive(Debug, Clone)]
pub struct Said {
    /// In the *words* form.
    pub words: String,
    /// The file and its line.
    pub origin: Origin,
}

impl Register {
    /// All words of the texts (also of drafts and of texts as they stood), sentence by sentence; of the guide; and of the
    /// records, field by field, with their ids. Whoever may know them.
    pub fn said(&self) -> Vec<Said> {
        let mut found = Vec::new();
        for linked in &self.documents {
            let files = linked.files.iter().map(|file| &file.manuscript.source);
            let kept = linked.kept.iter().flat_map(|kept| kept.files.iter().filter_map(|file| file.source.as_ref()));
            for source in files.chain(linked.draft.iter().flatten()).chain(kept) {
                sentences(source, &mut found);
            }
            record(&*linked.document, &mut found);
            linked.history.iter().for_each(|row| record(row, &mut found));
        }
        self.stray_history.values().flatten().for_each(|row| record(row, &mut found));
        self.acts.iter().for_each(|act| record(act, &mut found));
        self.guides.iter().for_each(|guide| sentences(&guide.source, &mut found));
        for roll in self.rolls.all() {
            for at in 0..roll.count() {
                if let Some((id, origin, values)) = roll.held(at) {
                    push(id.as_str(), origin, &mut found);
                    values.iter().for_each(|value| each(value, origin, &mut found));
                }
            }
        }
        found.sort_by(|one, other| one.words.cmp(&other.words));
        found.dedup_by(|one, other| one.words == other.words);
        found
    }
}

fn record(record: &impl Record, found: &mut Vec<Said>) {
    push(record.id().as_str(), record.origin(), found);
    record.values().iter().for_each(|value| each(value, record.origin(), found));
}

fn each(value: &Value<'_>, origin: &Origin, found: &mut Vec<Said>) {
    match value {
        Value::List(values) => values.iter().for_each(|value| each(value, origin, found)),
        Value::Inside(fields) => fields.iter().for_each(|(_, value)| each(value, origin, found)),
        Value::Words(said) | Value::Web(said) => said.split(['。', '\n']).for_each(|part| push(part, origin, found)),
        Value::Citation(said) | Value::Part(said) => push(&said.value, &said.origin, found),
        _ => {}
    }
}

/// The sentences of a text, without what Markdown makes of them.
fn sentences(source: &Arc<Source>, found: &mut Vec<Said>) {
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        for part in line.split(['。', '|', '*', '`', '[', ']', '(', ')', '<', '>', '#', '〔', '〕']) {
            push(part, &source.at(at..at + line.trim_end().len()), found);
        }
        at += line.len();
    }
}

fn push(said: &str, origin: &Origin, found: &mut Vec<Said>) {
    let said = words(said);
    // numbers and days alone are no secret, and everywhere
    let telling = said.chars().filter(|c| !c.is_numeric() && !c.is_ascii_punctuation()).count();
    if telling >= LEAST {
        found.push(Said { words: said, origin: origin.clone() });
    }
}
