//! Permanent anchors: `#k` and six letters, made from the document, the clause's number and the 履歴 entry in which it
//! first stood (contract 4). Until a revision is recorded every clause counts as of the first entry, so that recording
//! one writes down the very anchors that stood before.

use sha2::{Digest as _, Sha256};
use std::collections::HashSet;

/// `k` and six letters.
type Name = [u8; 7];

/// The Anchors of a document are the permanent anchors of its clauses, by number anchor. A book has a hundred thousand of
/// them, so they lie close together.
#[derive(Debug, Default)]
pub struct Anchors {
    /// The number anchors, one behind the other.
    numbers: String,
    /// In the order of the number anchors' letters.
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    /// Bytes of `numbers`.
    start: u32,
    length: u32,
    name: Name,
}

impl Anchors {
    /// The permanent anchor of every clause of a document whose number anchors, in order, are `numbers`. `first` is the
    /// id of the document's first 履歴 entry, empty when it has none.
    ///
    /// Where two clauses come to the same letters, the one whose number anchor sorts first keeps them and the other makes
    /// new ones, after all that need none. So an anchor depends on the clauses it clashes with, which are hardly ever any
    /// (one document of 300 clauses in seven thousand has a clash), and on no others: not on where in the text they stand.
    pub fn new<'a>(document: &str, first: &str, numbers: impl Iterator<Item = &'a str>) -> Self {
        let mut waiting: Vec<&str> = numbers.collect();
        waiting.sort_unstable();
        waiting.dedup();
        let mut taken: HashSet<Name> = HashSet::new();
        let mut anchors = Self::default();
        let mut attempt = 0;
        while !waiting.is_empty() {
            waiting.retain(|number| {
                let name = name(document, number, first, attempt);
                let free = taken.insert(name);
                if let (true, Ok(start), Ok(length)) =
                    (free, u32::try_from(anchors.numbers.len()), u32::try_from(number.len()))
                {
                    anchors.numbers.push_str(number);
                    anchors.entries.push(Entry { start, length, name });
                }
                !free
            });
            attempt += 1;
        }
        let Self { numbers, entries } = &mut anchors;
        numbers.shrink_to_fit();
        entries.shrink_to_fit();
        entries.sort_by_key(|entry| entry.number(numbers));
        anchors
    }

    /// The permanent anchor of a number anchor.
    pub fn get(&self, number: &str) -> Option<&str> {
        let at = self.entries.binary_search_by_key(&number, |entry| entry.number(&self.numbers)).ok()?;
        self.entries.get(at).and_then(Entry::name)
    }

    /// Whether a link may lead to it: it is the number anchor or the permanent anchor of a clause.
    pub fn has(&self, fragment: &str) -> bool {
        self.get(fragment).is_some() || self.entries.iter().any(|entry| entry.name() == Some(fragment))
    }

    /// Every number anchor.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.number(&self.numbers))
    }
}

impl Entry {
    fn number<'a>(&self, numbers: &'a str) -> &'a str {
        let start = self.start as usize;
        numbers.get(start..start + self.length as usize).unwrap_or_default()
    }

    fn name(&self) -> Option<&str> {
        std::str::from_utf8(&self.name).ok()
    }
}

fn name(document: &str, number: &str, first: &str, attempt: u32) -> Name {
    let mut hash = Sha256::new();
    for part in [document, number, first] {
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

    #[test]
    fn each_number_finds_its_own() {
        let numbers = ["a1", "a10", "a1-1", "a2", "s1-a1", "t0"];
        let anchors = Anchors::new("a", "", numbers.into_iter());
        for number in numbers {
            let expected = name("a", number, "", 0);
            assert_eq!(anchors.get(number).map(str::as_bytes), Some(&expected[..]), "{number}");
            assert!(anchors.has(number) && anchors.get(number).is_some_and(|name| anchors.has(name)));
        }
        assert_eq!(anchors.numbers().count(), numbers.len());
        assert!(anchors.get("a3").is_none() && !anchors.has("a3") && !anchors.has(""));
    }

    #[test]
    fn a_clash_is_settled_between_those_that_clash() {
        let mut seen = std::collections::HashMap::new();
        let clash = (0..200_000).find_map(|at| {
            let number = format!("a{at}");
            seen.insert(name("a", &number, "", 0), number.clone()).map(|other| (other, number))
        });
        let (one, other) = clash.unwrap();
        let (first, second) = if one < other { (&one, &other) } else { (&other, &one) };
        let settled = |numbers: &[&str]| {
            let anchors = Anchors::new("a", "", numbers.iter().copied());
            [first, second].map(|number| anchors.get(number).unwrap().to_owned())
        };
        let expected = settled(&[first, second]);
        assert_ne!(expected[0], expected[1]);
        assert_eq!(expected[0].as_bytes(), name("a", first, "", 0));
        for numbers in [&[second.as_str(), first][..], &["s1", second, "b", first, "z"], &["a", first, second]] {
            assert_eq!(settled(numbers), expected);
        }
    }
}
