//! Permanent anchors: `#k` and six letters, made from the document, the number at which the clause first stood and the row of
//! the 履歴 with which it did (contract 4).

use super::births::{Birth, birth};
use crate::model::{HistoryEntry, Structure};
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;

/// `k` and six letters.
type Name = [u8; 7];

/// The Anchors of a document are the permanent anchors of its clauses. A book has a hundred thousand of them, so they lie
/// close together.
#[derive(Debug, Default)]
pub struct Anchors {
    /// By the clause's index in the structure.
    names: Vec<Name>,
    /// Those of the further numbers of runs, with the number anchor of each.
    also: Vec<(Box<str>, Name)>,
}

impl Anchors {
    /// The permanent anchor of every clause of a document as it stood with the last of `rows`.
    ///
    /// Where two clauses come to the same letters, the one whose first number anchor sorts first keeps them and the other makes
    /// new ones, after all that need none. So an anchor depends on the clauses it clashes with, which are hardly ever any
    /// (one document of 300 clauses in seven thousand has a clash), and on no others: not on where in the text they stand.
    pub fn new(document: &str, rows: &[HistoryEntry], structure: &Structure) -> Self {
        let numbers: Vec<&str> = structure.anchors().collect();
        // most rows tell of no clause
        let told = rows.iter().any(|row| !row.moved.is_empty() || !row.established.is_empty());
        let births: Vec<Birth<'_>> =
            if told { numbers.iter().map(|number| birth(number, rows)).collect() } else { Vec::new() };
        let born = |at: usize| match births.get(at) {
            Some(birth) => (birth.number.as_str(), birth.row),
            None => (numbers.get(at).copied().unwrap_or_default(), ""),
        };
        let mut names = vec![[0; 7]; numbers.len()];
        let mut waiting: Vec<usize> = (0..numbers.len()).collect();
        waiting.sort_unstable_by_key(|&at| born(at));
        let mut taken: HashSet<Name> = HashSet::with_capacity(numbers.len());
        let mut attempt = 0;
        while !waiting.is_empty() {
            waiting.retain(|&at| {
                let (number, row) = born(at);
                let name = name(document, number, row, attempt);
                let free = taken.insert(name);
                if let (true, Some(own)) = (free, names.get_mut(at)) {
                    *own = name;
                }
                !free
            });
            attempt += 1;
        }
        let of_runs = names.split_off(structure.entries().len().min(names.len()));
        let also = numbers.iter().skip(names.len()).map(|&number| number.into()).zip(of_runs).collect();
        names.shrink_to_fit();
        Self { names, also }
    }

    /// The permanent anchor of the clause at an index.
    pub fn at(&self, clause: usize) -> Option<&str> {
        std::str::from_utf8(self.names.get(clause)?).ok()
    }

    /// The permanent anchor of a further number of a run, by its number anchor.
    pub fn also(&self, number: &str) -> Option<&str> {
        let (_, name) = self.also.iter().find(|(own, _)| **own == *number)?;
        std::str::from_utf8(name).ok()
    }

    /// That of a clause that first stood there: of one that left.
    pub fn of(document: &str, birth: &Birth<'_>) -> String {
        String::from_utf8_lossy(&name(document, &birth.number, birth.row, 0)).into_owned()
    }

    /// Whether it is a permanent anchor of a clause.
    pub fn has(&self, anchor: &str) -> bool {
        let mut all = self.names.iter().chain(self.also.iter().map(|(_, name)| name));
        all.any(|name| name == anchor.as_bytes())
    }
}

/// A name for an address, made of what readers see of a thing: of what `kind` it is and how it is called; `attempt` (from 0)
/// parts those that come to the same letters.
pub(super) fn letters(kind: &str, called: &str, attempt: u32) -> String {
    name(kind, called, "", attempt).iter().map(|&letter| char::from(letter)).collect()
}

fn name(document: &str, number: &str, row: &str, attempt: u32) -> Name {
    let mut hash = Sha256::new();
    for part in [document, number, row] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(attempt.to_be_bytes());
    let digest = hash.finalize();
    let mut name = [b'k'; 7];
    for (letter, byte) in name.iter_mut().skip(1).zip(digest) {
        *letter = b'a' + byte % 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_depends_on_document_number_and_entry_only() {
        let one = name("kihon-hoshin", "a9-3", "h16", 0);
        assert_eq!(one, name("kihon-hoshin", "a9-3", "h16", 0));
        assert!(one.starts_with(b"k") && one.iter().all(u8::is_ascii_lowercase));
        for other in [
            name("kihon-hoshin", "a9-3", "h16", 1),
            name("kihon", "a9-3", "h16", 0),
            name("kihon-hoshin", "a9-4", "h16", 0),
            name("kihon-hoshin", "a9-3", "h17", 0),
        ] {
            assert_ne!(one, other);
        }
    }

    fn read(text: &str) -> Structure {
        let mut structure = Structure::default();
        structure.add(&crate::read::read_text(text, crate::model::Numbering::Articles));
        structure
    }

    #[test]
    fn each_clause_finds_its_own() {
        let text = "第１条　甲\n第10条　乙\n(1)　丙\n第12条から第14条まで　削除\n附　則\n第１条　丁\n別表\n";
        let structure = read(text);
        let anchors = Anchors::new("a", &[], &structure);
        for at in 0..structure.entries().len() {
            let expected = name("a", structure.anchor(at), "", 0);
            assert_eq!(anchors.at(at).map(str::as_bytes), Some(&expected[..]), "{at}");
            assert!(anchors.at(at).is_some_and(|name| anchors.has(name)));
        }
        assert_eq!(anchors.also("a13").map(str::as_bytes), Some(&name("a", "a13", "", 0)[..]));
        assert!(anchors.also("a13").is_some_and(|name| anchors.has(name)) && anchors.also("a3").is_none());
        assert!(anchors.at(structure.entries().len()).is_none() && !anchors.has(""));
    }

    #[test]
    fn a_clash_is_settled_between_those_that_clash() {
        let mut seen = std::collections::HashMap::new();
        let clash = (1..200_000).find_map(|at| {
            let number = format!("a{at}");
            seen.insert(name("a", &number, "", 0), at).map(|other| (other, at))
        });
        let (one, other) = clash.unwrap();
        let (first, second) = if format!("a{one}") < format!("a{other}") { (one, other) } else { (other, one) };
        let settled = |text: &str| {
            let structure = read(text);
            let anchors = Anchors::new("a", &[], &structure);
            [first, second].map(|number| anchors.at(structure.find(&format!("a{number}")).unwrap()).unwrap().to_owned())
        };
        let (low, high) = (one.min(other), one.max(other));
        let expected = settled(&format!("第{low}条　甲\n第{high}条　乙\n"));
        assert_ne!(expected[0], expected[1]);
        assert_eq!(expected[0].as_bytes(), name("a", &format!("a{first}"), "", 0));
        let text = format!("第１章　丙\n第{low}条　甲\n(1)　丁\n第{high}条　乙\n附　則\n１　戊\n");
        assert_eq!(settled(&text), expected);
    }
}
