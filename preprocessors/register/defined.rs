//! Terms: those that the texts define and those of `data/terms`, in one list, and where they are used.

use super::glossary::{Glossary, SeenTerms, Term};
use super::linked::Register;
use super::published::Published;
use super::target::{Clause, Target};
use super::withheld::Places;
use crate::model::structure::Entry;
use crate::model::{Structure, Tier};
use crate::read::{Definition, DefinitionKind, Scope};
use std::ops::Range;

/// A DefinedTerm is a word of the glossary that the edition may know.
#[derive(Debug)]
pub struct DefinedTerm {
    /// The word.
    pub name: String,
    /// Other words for the same.
    pub aliases: Vec<String>,
    /// How it is read, where a record says so.
    pub reading: Option<String>,
    /// What it means, in the words of the text or of the record.
    pub meaning: String,
    /// Where the meaning goes on below: 「ア　本市の職員」.
    pub items: Vec<String>,
    /// Where it is defined: a clause, or the term's own record.
    pub target: Target,
    /// The document for which it is defined (index in `Published`); everywhere, if none.
    pub home: Option<usize>,
    /// The highest tier in whose texts it holds.
    pub tier: Tier,
    /// It is defined in a sample text, or its record is one.
    pub sample: bool,
    /// The clause to which it is limited: 以下この条において.
    within: Option<usize>,
}

/// A Terms is every term, and what finds them in text.
#[derive(Debug, Default)]
pub struct Terms {
    /// Those of the texts in the order of reading, then those of the records.
    pub list: Vec<DefinedTerm>,
    glossary: Glossary,
    /// By document.
    tiers: Vec<Tier>,
}

impl Terms {
    /// First uses of terms in a paragraph of a clause of a text, which may be a `sample`: bytes, and the term's index in `list`. `taken` are stretches that
    /// lead elsewhere already; what is found is marked in `seen`.
    pub fn uses(
        &self,
        paragraph: &str,
        at: Clause,
        structure: &Structure,
        sample: bool,
        taken: &[Range<usize>],
        seen: &mut SeenTerms,
    ) -> Vec<(Range<usize>, usize)> {
        let holds = |term: usize| {
            let Some(term) = self.list.get(term) else { return false };
            let inside = |within: usize| structure.up(at.clause).any(|above| above == within);
            // a real text leads to no sample
            let below = self.tiers.get(at.document).is_none_or(|tier| *tier >= term.tier);
            (sample || !term.sample) && below && term.within.is_none_or(inside)
        };
        self.glossary.uses(paragraph, Some(at.document), taken, holds, seen)
    }

    /// The terms that a clause defines: there they are not used.
    pub fn defined_at(&self, at: Clause) -> impl Iterator<Item = usize> {
        let here = Target::Clause(at);
        self.list.iter().enumerate().filter(move |(_, term)| term.target == here).map(|(index, _)| index)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Register {
    /// The terms that the edition may know; `places` is where documents and clauses stand in `published`.
    pub(super) fn terms(&self, published: &Published, places: &Places) -> Terms {
        let mut list = Vec::new();
        for (at, linked) in self.documents.iter().enumerate() {
            let Some(document) = places.document(at) else { continue };
            let Some(shown) = published.documents.get(document).filter(|shown| shown.body.value().is_some()) else {
                continue;
            };
            for definition in linked.definitions.iter().filter(|definition| definition.kind == DefinitionKind::Term) {
                let clause = definition.anchor.as_deref().and_then(|anchor| linked.structure.find(anchor));
                // what a withheld clause defines, or goes on to define below, is withheld with it
                let below = |clause: usize| clause..linked.structure.get(clause).map_or(clause + 1, Entry::end);
                if clause.is_some_and(|clause| places.withholds(at, below(clause))) {
                    continue;
                }
                let clause = clause.and_then(|clause| places.clause(at, clause));
                let within = match &definition.scope {
                    Scope::Document | Scope::Tier => None,
                    Scope::Within { anchor, .. } => {
                        linked.structure.find(anchor).and_then(|within| places.clause(at, within))
                    }
                };
                // what the basic policy defines holds below it too
                let holds_below = shown.tier == Tier::Policy || definition.scope == Scope::Tier;
                let home = (!holds_below).then_some(document);
                let target = Target::at(document, clause);
                list.push(DefinedTerm { tier: shown.tier, ..defined(definition, target, home, within, shown.sample) });
            }
        }
        for (index, term) in published.registers.terms.iter().enumerate() {
            let (Some(name), Some(meaning)) = (term.name.value(), term.definition.value()) else { continue };
            list.push(DefinedTerm {
                name: name.clone(),
                aliases: term.aliases.value().cloned().unwrap_or_default(),
                reading: term.reading.value().and_then(|reading| reading.value().cloned()),
                meaning: meaning.clone(),
                items: Vec::new(),
                target: Target::Term(index),
                home: None,
                tier: Tier::Policy,
                sample: term.sample,
                within: None,
            });
        }
        let words =
            |term: &DefinedTerm| Term { name: term.name.clone(), aliases: term.aliases.clone(), home: term.home };
        let glossary = Glossary::new(&list.iter().map(words).collect::<Vec<_>>());
        let tiers = published.documents.iter().map(|document| document.tier).collect();
        Terms { list, glossary, tiers }
    }
}

fn defined(
    definition: &Definition,
    target: Target,
    home: Option<usize>,
    within: Option<usize>,
    sample: bool,
) -> DefinedTerm {
    DefinedTerm {
        name: definition.term.clone(),
        aliases: definition.also.clone(),
        reading: None,
        meaning: definition.meaning.clone(),
        items: definition.items.clone(),
        target,
        home: if within.is_some() { target.document() } else { home },
        tier: Tier::Policy,
        sample,
        within,
    }
}
