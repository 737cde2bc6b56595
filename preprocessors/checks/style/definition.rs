//! The terms that the texts define, with their places in them.

use super::draft::{Draft, Passage, PassageKind};
use crate::read::{Definition, DefinitionKind, PlacePart, Scope};
use crate::source::{Origin, Source};

/// A Defined is a definition of a term in a text.
#[derive(Clone, Copy)]
pub struct Defined<'a> {
    /// The definition.
    pub definition: &'a Definition,
    /// The clause it stands in.
    pub clause: Option<usize>,
    /// The passage it stands in, among the draft's.
    pub passage: Option<usize>,
    /// A short way to say what stands before it: …（以下「甲」という。）.
    pub is_short: bool,
    /// The sentence goes on behind it with its own matter, as it does behind 甲（…をいう。以下同じ。） too.
    pub goes_on: bool,
}

/// The terms that a text defines; short names of laws and documents are none.
pub fn defined<'a>(draft: &Draft<'a>) -> Vec<Defined<'a>> {
    let terms = draft.linked.definitions.iter().filter(|definition| definition.kind == DefinitionKind::Term);
    let one = |definition: &'a Definition| {
        let clause = definition.anchor.as_deref().and_then(|anchor| draft.linked.structure.find(anchor));
        let is_it = |passage: &Passage| {
            let kind = match definition.place.part {
                PlacePart::Heading => passage.kind == PassageKind::Heading,
                PlacePart::Block(block) => passage.kind == PassageKind::Paragraph(block),
                PlacePart::Row(..) => passage.kind == PassageKind::Cell && passage.words == definition.term,
            };
            passage.clause == clause && kind
        };
        let passage = draft.passages.iter().position(is_it);
        let words = passage.and_then(|at| draft.passages.get(at)).map(|passage| passage.words.as_str());
        let before = words.and_then(|words| words.get(..definition.place.word.start));
        let bracket = before.map(|before| before.rsplit(['（', '(']).next().unwrap_or_default());
        let behind = words.and_then(|words| words.get(definition.place.word.end..));
        let is_short = bracket.is_some_and(|words| words.starts_with("以下"));
        let goes_on = is_short || behind.is_some_and(|behind| behind.starts_with(['（', '(']));
        Defined { definition, clause, passage, is_short, goes_on }
    };
    terms.map(one).collect()
}

impl Defined<'_> {
    /// Every word for it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.definition.term).chain(&self.definition.also).map(String::as_str)
    }

    /// Whether it holds in the whole document.
    pub fn is_everywhere(&self) -> bool {
        matches!(self.definition.scope, Scope::Document | Scope::Tier)
    }

    /// Where the word stands.
    pub fn place(&self, draft: &Draft<'_>) -> Origin {
        let word = &self.definition.place.word;
        match self.passage.and_then(|at| draft.passages.get(at)) {
            Some(passage) if passage.kind == PassageKind::Cell => draft.place(passage, 0..passage.words.len()),
            Some(passage) if passage.words.get(word.clone()).is_some() => draft.place(passage, word.clone()),
            _ => {
                let file = self.clause.and_then(|at| draft.linked.structure.get(at)).map_or(0, |entry| entry.file());
                let source = draft.linked.files.get(file).map(|file| &file.manuscript.source);
                source.map_or_else(
                    || Source::new("", "").whole(),
                    |source| source.at(self.definition.range.clone()).start(),
                )
            }
        }
    }
}
