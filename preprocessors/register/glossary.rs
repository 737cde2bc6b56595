//! Where defined terms are used: the first use of each in a clause, found in one pass over each paragraph.
//!
//! A term is found where it stands as a word of its own (`glossary_words`), not quoted, and not in a stretch that is
//! taken. Of several that overlap, the one that begins first counts, and of these the longest: where 職員等 is a term,
//! 職員 is not found in it.

use super::glossary_words::{Variants, stands_alone};
use crate::read::{Definition, Scope};
use crate::text::enclosed::Enclosures;
use crate::text::forms::search;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// A Term is a word that was defined. Which definition it leads to is for the caller to know, by the term's place in the
/// list that [`Glossary::new`] was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub name: String,
    /// Further ways to write it.
    pub aliases: Vec<String>,
    /// The document in which it holds, in the caller's count; everywhere, if none.
    pub home: Option<usize>,
}

/// The SeenTerms of a clause are those that were found in it already. Reset for each article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenTerms(Vec<usize>);

impl SeenTerms {
    /// Marks a term as found, such as the one that the clause itself defines. Whether it was new.
    pub fn mark(&mut self, term: usize) -> bool {
        let place = self.0.binary_search(&term);
        if let Err(place) = place {
            self.0.insert(place, term);
        }
        place.is_err()
    }

    /// Forgets all, for the next article.
    pub fn reset(&mut self) {
        self.0.clear();
    }
}

/// A Glossary finds terms in text. One serves the whole book.
#[derive(Debug, Default)]
pub struct Glossary {
    /// None, if there are no terms.
    finder: Option<AhoCorasick>,
    /// For each pattern, the terms it may stand for: by home, and for each home in the order of the list.
    meant: Vec<Vec<(Option<usize>, usize)>>,
}

impl Glossary {
    /// A glossary of some terms. Where two of them have one name and one home, the first that holds counts; a term of the
    /// document counts before one that holds everywhere. Names of a single character are too short to be found.
    pub fn new(terms: &[Term]) -> Self {
        let mut patterns: BTreeMap<String, Vec<(Option<usize>, usize)>> = BTreeMap::new();
        for (index, term) in terms.iter().enumerate() {
            for name in std::iter::once(&term.name).chain(&term.aliases) {
                for pattern in Variants::of(name) {
                    patterns.entry(pattern).or_default().push((term.home, index));
                }
            }
        }
        let (patterns, mut meant): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
        for terms in &mut meant {
            terms.sort_unstable();
            terms.dedup();
        }
        // every occurrence is asked for: one that is no word of its own must not hide a shorter one that is
        let finder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns);
        Self { finder: finder.ok().filter(|_| !patterns.is_empty()), meant }
    }

    /// The first use in the paragraph of each term that is not in `seen`, in order, never overlapping, as bytes and the
    /// term's place in the list. `document` is the paragraph's; `taken` are stretches that belong to others, such as
    /// citations; `holds` says whether a term holds here (its scope). What is found is marked in `seen`.
    pub fn uses(
        &self,
        paragraph: &str,
        document: Option<usize>,
        taken: &[Range<usize>],
        holds: impl Fn(usize) -> bool,
        seen: &mut SeenTerms,
    ) -> Vec<(Range<usize>, usize)> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let mut enclosures: Option<Enclosures> = None;
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        for occurrence in finder.find_overlapping_iter(paragraph) {
            let range = occurrence.range();
            let overlaps = |other: &Range<usize>| other.start < range.end && range.start < other.end;
            if !stands_alone(paragraph, &range) || taken.iter().any(overlaps) {
                continue;
            }
            let quoted = enclosures.get_or_insert_with(|| Enclosures::of(paragraph)).is_quoted(range.start);
            let meant = self.meant.get(occurrence.pattern().as_usize());
            if let (false, Some(term)) = (quoted, meant.and_then(|terms| pick(terms, document, &holds))) {
                found.push((range, term));
            }
        }
        // the one that begins first, then the longest
        found.sort_unstable_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.retain(|(range, term)| {
            let free = range.start >= end;
            if free {
                end = range.end;
            }
            free && seen.mark(*term)
        });
        found
    }
}

/// The term that is meant: one of the document before one that holds everywhere.
fn pick(terms: &[(Option<usize>, usize)], document: Option<usize>, holds: impl Fn(usize) -> bool) -> Option<usize> {
    let of = |home: Option<usize>| {
        let from = terms.partition_point(|(other, _)| *other < home);
        let here = terms.get(from..).unwrap_or_default().iter().take_while(move |(other, _)| *other == home);
        here.map(|(_, term)| *term)
    };
    let own = document.and_then(|document| of(Some(document)).find(|&term| holds(term)));
    own.or_else(|| of(None).find(|&term| holds(term)))
}

/// Pairs of one document's definitions, the earlier first, that define one name for the same stretch of text. A
/// definition for one 条 beside one for the whole document is none: the narrower one holds there.
pub fn conflicts(definitions: &[Definition]) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<(String, Option<&str>), usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (index, definition) in definitions.iter().enumerate() {
        let within = match &definition.scope {
            Scope::Document | Scope::Tier => None,
            Scope::Within { anchor, .. } => Some(anchor.as_str()),
        };
        for name in std::iter::once(&definition.term).chain(&definition.also) {
            let earlier = *first.entry((search(name), within)).or_insert(index);
            if earlier != index && pairs.last() != Some(&(earlier, index)) {
                pairs.push((earlier, index));
            }
        }
    }
    pairs
}

#[cfg(test)]
#[path = "glossary_tests.rs"]
mod tests;
