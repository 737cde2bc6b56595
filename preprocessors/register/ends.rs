//! The ends of links as officers write and find them: in words, and at a place in a file.

use super::linked::{LinkedDocument, Register};
use super::resolve::{Meaning, Resolver};
use super::rows::Ground;
use super::target::{Clause, Target};
use crate::model::{Block, Kind};
use crate::read::CitationReader;
use crate::source::Origin;
use crate::text::forms::is_space;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

impl Register {
    /// A document, or a clause with the name of its document, as an officer cites it: 「管理規程第6条」.
    /// What stands behind a ・ is cited by what it stands under.
    pub fn words_of(&self, end: Target) -> String {
        let linked = end.document().and_then(|document| self.documents.get(document));
        let Some(linked @ LinkedDocument { document, structure, .. }) = linked else { return String::new() };
        let name = document.short_names.first().map_or(document.name.as_str(), |name| name.as_str());
        match end {
            Target::Row(at, row) => format!("{name}{}", linked.ground().cite_row(at.clause, row as usize)),
            Target::Clause(at) => {
                let is_cited = |at: &usize| structure.get(*at).is_some_and(|entry| entry.kind != Kind::Bullet);
                format!("{name}{}", structure.cite(structure.up(at.clause).find(is_cited).unwrap_or(at.clause)))
            }
            // a short name alone is no citation
            _ => document.name.clone(),
        }
    }

    /// Where a clause has its label, or a document its first line.
    pub fn place_of(&self, end: Target) -> Option<Origin> {
        let linked = self.documents.get(end.document()?)?;
        let Some(Clause { clause, .. }) = end.clause() else {
            return linked.files.first().map(|file| file.manuscript.source.whole());
        };
        let entry = linked.structure.get(clause)?;
        let source = &linked.files.get(entry.file())?.manuscript.source;
        let written = linked.structure.written(clause);
        let ranges = [entry.heading(), entry.words()];
        let label = ranges.iter().filter(|range| !range.is_empty() && !written.is_empty()).find_map(|range| {
            let place = source.at(range.clone());
            let (start, line) = place.line();
            let indent = line.len() - line.trim_start().len();
            let start = start + indent;
            line.trim_start().starts_with(written).then(|| source.at(start..start + written.len()))
        });
        let words = || ranges.iter().find(|range| !range.is_empty()).map(|range| source.at(range.clone()));
        label.or_else(words).or_else(|| Some(source.whole()))
    }

    /// The paragraphs of a document, for places in them.
    pub fn paragraphs(&self, document: usize) -> Option<Paragraphs<'_>> {
        Some(Paragraphs { linked: self.documents.get(document)?, places: RefCell::default() })
    }

    /// The one document or clause that words cite: 「端末持出し手順１」「管理規程第６条」.
    ///
    /// # Errors
    /// The nearest clause there is, if any.
    pub fn find_citation(&self, words: &str) -> Result<Target, Option<Target>> {
        let words = words.trim();
        let whole = self.documents.iter().position(|linked| {
            linked.document.name == words || linked.document.short_names.iter().any(|name| name.as_str() == words)
        });
        if let Some(document) = whole {
            return Ok(Target::Document(document));
        }
        let grounds: Vec<Ground<'_>> = self.documents.iter().map(LinkedDocument::ground).collect();
        let mut resolver = Resolver::new(&grounds, &self.meant, usize::MAX);
        let citations = CitationReader::of_list(&self.names).read(words);
        let [citation] = citations.as_slice() else { return Err(None) };
        if citation.range != (0..words.len()) {
            return Err(None);
        }
        match resolver.resolve(None, citation) {
            Meaning::Found(found) => match found.as_slice() {
                [one @ (Target::Clause(_) | Target::Row(..) | Target::Document(_))] => Ok(one.whole()),
                _ => Err(None),
            },
            Meaning::Nothing { near, .. } => Err(near),
            Meaning::Outside | Meaning::NoCitation => Err(None),
        }
    }
}

/// By clause and block: where the words of a paragraph stand in the file, and the words, whose lines were joined.
type Places = HashMap<(usize, usize), (Range<usize>, String)>;

/// Paragraphs are those of one document: each file is read once more when a place in it is first asked for.
pub struct Paragraphs<'a> {
    linked: &'a LinkedDocument,
    /// By file.
    places: RefCell<HashMap<usize, Places>>,
}

impl Paragraphs<'_> {
    /// Where words of a clause's paragraph stand in its file: `block` is the paragraph's index among the clause's blocks,
    /// `range` bytes of its words.
    pub fn place(&self, clause: usize, block: usize, range: &Range<usize>) -> Option<Origin> {
        let structure = &self.linked.structure;
        let file = structure.get(clause)?.file();
        let manuscript = &self.linked.files.get(file)?.manuscript;
        let mut places = self.places.borrow_mut();
        let places = places.entry(file).or_insert_with(|| {
            let first = structure.first_of(file);
            let text = manuscript.text();
            let all = text.clauses().enumerate().flat_map(|(at, clause)| {
                clause.blocks.iter().enumerate().filter_map(move |(block, words)| match words {
                    Block::Paragraph(words) => Some(((first + at, block), (words.range.clone(), words.text.clone()))),
                    _ => None,
                })
            });
            all.collect()
        });
        let (written, words) = places.get(&(clause, block))?;
        let source = &manuscript.source;
        let place = unjoin(source.text.get(written.clone())?, words, range);
        Some(source.at(written.start + place.start..written.start + place.end))
    }
}

/// Bytes of `written` that are those of `joined` in `range`: the two differ in white space alone.
fn unjoin(written: &str, joined: &str, range: &Range<usize>) -> Range<usize> {
    let letters = |text: &str| text.chars().filter(|c| !is_space(*c)).count();
    let (before, own) = match (joined.get(..range.start), joined.get(range.clone())) {
        (Some(before), Some(own)) => (letters(before), letters(own)),
        _ => (0, 0),
    };
    let mut places = written.char_indices().filter(|(_, c)| !is_space(*c)).skip(before);
    let Some((start, first)) = places.next() else { return 0..0 };
    if own == 0 {
        return start..start;
    }
    let (last, end) = places.take(own - 1).last().unwrap_or((start, first));
    start..last + end.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::forms::join_lines;

    proptest::proptest! {
        #[test]
        fn a_place_holds_the_words_however_the_lines_break(
            pieces in proptest::collection::vec("[第３条の規定abc ]{1,6}", 1..6),
            breaks in proptest::collection::vec("(\n|\n　|)", 6),
            from in 0usize..20, length in 1usize..6,
        ) {
            let written: String = pieces.iter().zip(&breaks).flat_map(|(piece, gap)| [piece.as_str(), gap.as_str()]).collect();
            let written = written.trim();
            let joined = join_lines(written.lines());
            let ends: Vec<usize> = joined.char_indices().map(|(at, _)| at).chain([joined.len()]).collect();
            if let (Some(&start), Some(&end)) = (ends.get(from), ends.get(from + length)) {
                let place = unjoin(written, &joined, &(start..end));
                let plain = |text: &str| text.chars().filter(|c| !is_space(*c)).collect::<String>();
                proptest::prop_assert_eq!(plain(&written[place.clone()]), plain(&joined[start..end]));
            }
        }
    }
}
