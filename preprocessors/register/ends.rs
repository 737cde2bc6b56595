//! The ends of links as officers write and find them: in words, and at a place in a file.

use super::linked::{LinkedDocument, Register};
use super::resolve::{Meaning, Resolver};
use super::target::{Clause, Target};
use crate::model::{Kind, Structure};
use crate::read::CitationReader;
use crate::source::Origin;

impl Register {
    /// A document, or a clause with the name of its document, as an officer cites it: 「管理規程第6条」.
    /// What stands behind a ・ is cited by what it stands under.
    pub fn words_of(&self, end: Target) -> String {
        let linked = end.document().and_then(|document| self.documents.get(document));
        let Some(LinkedDocument { document, structure, .. }) = linked else { return String::new() };
        match end {
            Target::Clause(at) => {
                let is_cited = |at: &usize| structure.get(*at).is_some_and(|entry| entry.label.kind != Kind::Bullet);
                let name = document.short_names.first().map_or(document.name.as_str(), |name| name.as_str());
                format!("{name}{}", structure.cite(structure.up(at.clause).find(is_cited).unwrap_or(at.clause)))
            }
            // a short name alone is no citation
            _ => document.name.clone(),
        }
    }

    /// Where a clause has its label, or a document its first line.
    pub fn place_of(&self, end: Target) -> Option<Origin> {
        let linked = self.documents.get(end.document()?)?;
        let Target::Clause(Clause { clause, .. }) = end else {
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
        let structures: Vec<&Structure> = self.documents.iter().map(|linked| &*linked.structure).collect();
        let mut resolver = Resolver::new(&structures, &self.meant, usize::MAX);
        let citations = CitationReader::of_list(&self.names).read(words);
        let [citation] = citations.as_slice() else { return Err(None) };
        if citation.range != (0..words.len()) {
            return Err(None);
        }
        match resolver.resolve(None, citation) {
            Meaning::Found(found) => match found.as_slice() {
                [one @ (Target::Clause(_) | Target::Document(_))] => Ok(*one),
                _ => Err(None),
            },
            Meaning::Nothing { document, near } => Err(near.map(|clause| Target::at(document, Some(clause)))),
            Meaning::Outside | Meaning::NoCitation => Err(None),
        }
    }
}
