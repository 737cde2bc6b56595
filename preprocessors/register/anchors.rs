//! Permanent anchors: `#k` and six letters, made from the document, the clause's number and the 履歴 entry in which it
//! first stood (contract 4). Until a revision is recorded every clause counts as of the first entry, so that recording
//! one writes down the very anchors that stood before.

use crate::model::{Clause, Text};
use sha2::{Digest as _, Sha256};
use std::collections::{HashMap, HashSet};

/// The permanent anchor of every clause of a document, by number anchor. `first` is the id of the document's first
/// 履歴 entry, empty when it has none.
pub fn permanent<'a>(document: &str, first: &str, texts: impl Iterator<Item = &'a Text>) -> HashMap<String, String> {
    let mut taken = HashSet::new();
    let mut anchors = HashMap::new();
    for clause in texts.flat_map(Text::clauses) {
        let Clause { anchor, also, .. } = clause;
        for number in std::iter::once(anchor).chain(also) {
            // on a clash the next free one; documents are read in one order, so it is always the same
            let free =
                (0u32..).map(|attempt| letters(document, number, first, attempt)).find(|name| !taken.contains(name));
            if let Some(name) = free {
                taken.insert(name.clone());
                anchors.insert(number.clone(), name);
            }
        }
    }
    anchors
}

fn letters(document: &str, number: &str, first: &str, attempt: u32) -> String {
    let mut hash = Sha256::new();
    for part in [document, number, first] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(attempt.to_be_bytes());
    let digest = hash.finalize();
    let six = digest.iter().take(6).map(|byte| char::from(b'a' + byte % 26));
    std::iter::once('k').chain(six).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_depends_on_document_number_and_entry_only() {
        let one = letters("kihon-hoshin", "a9-3", "h16", 0);
        assert_eq!(one, letters("kihon-hoshin", "a9-3", "h16", 0));
        assert_eq!(one.len(), 7);
        assert!(one.starts_with('k') && one.bytes().all(|b| b.is_ascii_lowercase()));
        for other in [
            letters("kihon", "a9-3", "h16", 0),
            letters("kihon-hoshin", "a9-4", "h16", 0),
            letters("kihon-hoshin", "a9-3", "h17", 0),
        ] {
            assert_ne!(one, other);
        }
    }
}
