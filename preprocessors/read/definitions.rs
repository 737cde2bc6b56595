//! Definitions that stand in legal text, in the forms in which officers write them.
//!
//! | form | found by |
//! |---|---|
//! | 「職員等」とは、…をいう。 情報資産とは、…をいう。 | `definition_forms` |
//! | …（以下「職員等」という。） 以下これらを「丙」と総称する。 電磁的記録（…をいう。以下同じ。） | `definition_forms` |
//! | (1)　情報資産　…をいう。 (1) 情報資産 / …をいう。 | 用語　意義 | 機密性 ： … | `definition_items` |
//!
//! Words that are quoted are looked at for nothing but the name that is given: what an amending clause quotes defines
//! nothing there.

use super::definition_forms;
use super::definition_items;
use crate::model::{Block, Clause, Kind, Text, Words, clause::Part};
use crate::text::enclosed::Enclosures;
use std::ops::Range;

/// A Definition is a word, and what a text says that it means there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// A term, or the short name of a law or a document.
    pub kind: DefinitionKind,
    /// The word that is defined.
    pub term: String,
    /// Further words for the same: 「甲」又は「乙」, （CISO）.
    pub also: Vec<String>,
    /// The number anchor of the clause that defines; none before the first clause or after the last.
    pub anchor: Option<String>,
    /// What it means: a sentence, or the words it stands for.
    pub meaning: String,
    /// The clauses below in which the meaning goes on, each with its label: 「ア　本市の職員」.
    pub items: Vec<String>,
    /// The number of the law that a short name stands for: 「平成15年法律第57号」.
    pub number: Option<String>,
    /// Where it holds.
    pub scope: Scope,
    /// Where the word stands.
    pub place: Place,
    /// Bytes in the file: the words (of a table: the label) among which it stands.
    pub range: Range<usize>,
}

/// A DefinitionKind is what kind of word is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefinitionKind {
    /// 用語
    Term,
    /// 略称 of a law or a document: 「法」, 「基本方針」.
    ShortName,
}

/// A Scope is where a definition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// In the whole document.
    Document,
    /// In every text of the document's tier and of those below it: 「対策基準において」.
    Tier,
    /// In one clause and all below it.
    Within {
        /// As it is written: 「この条」, 「この条及び次条」, 「第5条」.
        written: String,
        /// The clause's number anchor. Where another clause is named than one that holds the definition, it is the
        /// article that defines.
        anchor: String,
    },
}

/// A Place is where in its clause a word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which words of the clause.
    pub part: PlacePart,
    /// Bytes in them: the word without quotation marks.
    pub word: Range<usize>,
}

/// A PlacePart says which words of a clause are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlacePart {
    /// Its heading.
    Heading,
    /// A block, in the clause's count (of the preamble or the closing words, where there is no clause).
    Block(usize),
    /// The first cell of a row of a table.
    Row(usize, usize),
}

/// A Found is a definition in one stretch of words, before its place in the text is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub kind: DefinitionKind,
    pub term: String,
    pub also: Vec<String>,
    pub meaning: String,
    pub number: Option<String>,
    /// この条 …, as written.
    pub within: Option<String>,
    pub word: Range<usize>,
    /// Whether the clauses below may go on with it.
    pub goes_on: bool,
}

impl Text {
    /// The definitions that stand in the text, in its order.
    pub fn definitions(&self) -> Vec<Definition> {
        let mut walk = Walk { above: Vec::new(), found: Vec::new() };
        walk.blocks(&self.preamble);
        for part in &self.parts {
            match part {
                Part::Clause(clause) => walk.clause(clause, Context::default()),
                Part::Closing(blocks) => walk.blocks(blocks),
            }
        }
        walk.found
    }
}

/// A Context is what a clause has from those above it.
#[derive(Debug, Clone, Copy, Default)]
struct Context<'a> {
    /// Its clauses are definitions: it stands under 定義.
    defining: bool,
    /// 「この章において、次の各号に掲げる用語は…」 above it.
    within: Option<&'a str>,
}

struct Walk<'a> {
    above: Vec<&'a Clause>,
    found: Vec<Definition>,
}

impl<'a> Walk<'a> {
    fn clause(&mut self, clause: &'a Clause, context: Context<'a>) {
        self.above.push(clause);
        let before = self.found.len();
        self.item(clause, context);
        let is_item = self.found.len() > before;
        for (index, block) in clause.blocks.iter().enumerate() {
            let part = PlacePart::Block(index);
            match block {
                Block::Paragraph(words) => {
                    let read_already = is_item && index == 0 && clause.heading.is_none();
                    self.paragraph(words, part, context.defining && !read_already);
                }
                Block::Table { head, rows, .. } => {
                    for (row, found) in definition_items::rows(head, rows) {
                        self.add(found, PlacePart::Row(index, row), &clause.range);
                    }
                }
                _ => {}
            }
        }
        // what stands under a definition goes on with it
        let mut below = if is_item { Context::default() } else { context };
        if !is_item && clause.label.kind > Kind::Division {
            let intro = clause.blocks.iter().find_map(|block| match block {
                Block::Paragraph(words) => Some(words.text.as_str()),
                _ => None,
            });
            below.defining |= definition_items::is_defining(clause, intro);
            below.within = intro.and_then(definition_forms::scope_at_start).or(below.within);
        }
        for child in &clause.children {
            self.clause(child, below);
        }
        self.above.pop();
    }

    /// The clause as a whole, if it is one item of a list of definitions.
    fn item(&mut self, clause: &Clause, context: Context<'_>) {
        // an article, or its first 項, which is not numbered, is no item
        if clause.label.kind <= Kind::Article || clause.written.is_empty() {
            return;
        }
        let first = clause.blocks.first();
        let paragraph = match first {
            Some(Block::Paragraph(words)) => Some(words),
            _ => None,
        };
        let (found, part, words) = match (&clause.heading, paragraph) {
            (Some(heading), _) => {
                let meaning = paragraph.map(|words| words.text.as_str());
                (
                    definition_items::headed(&heading.text, meaning, context.defining, clause),
                    PlacePart::Heading,
                    heading,
                )
            }
            (None, Some(words)) => {
                (definition_items::spaced(&words.text, context.defining, clause), PlacePart::Block(0), words)
            }
            (None, None) => return,
        };
        if let Some(mut found) = found {
            found.within = found.within.or_else(|| context.within.map(str::to_owned));
            self.add(found, part, &words.range);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            if let Block::Paragraph(words) = block {
                self.paragraph(words, PlacePart::Block(index), false);
            }
        }
    }

    fn paragraph(&mut self, words: &Words, part: PlacePart, defining: bool) {
        if !definition_forms::may_define(&words.text) && !defining {
            return;
        }
        let enclosures = Enclosures::of(&words.text);
        let mut found = definition_forms::read(&words.text, &enclosures);
        if defining && found.is_empty() {
            found.extend(definition_items::colon(&words.text));
        }
        for found in found {
            self.add(found, part, &words.range);
        }
    }

    /// Takes a definition in, unless its word stands inside the word of the one before: then it is another name of that.
    fn add(&mut self, found: Found, part: PlacePart, range: &Range<usize>) {
        let clause = self.above.last().copied();
        let anchor = clause.map(|clause| clause.anchor.clone());
        let here = self.found.iter_mut().rev().take_while(|other| other.anchor == anchor);
        if let Some(before) = here.into_iter().find(same_word(&found, part)) {
            for name in std::iter::once(found.term).chain(found.also) {
                if name != before.term && !before.also.contains(&name) {
                    before.also.push(name);
                }
            }
            before.number = before.number.take().or(found.number);
            return;
        }
        let items = match clause {
            Some(clause) if found.goes_on => clause.children.iter().flat_map(Clause::walk).map(written).collect(),
            _ => Vec::new(),
        };
        let scope = self.scope(found.within);
        let Found { kind, term, also, meaning, number, word, .. } = found;
        let (place, range) = (Place { part, word }, range.clone());
        self.found.push(Definition { kind, term, also, anchor, meaning, items, number, scope, place, range });
    }

    fn scope(&self, within: Option<String>) -> Scope {
        if within.as_deref().is_some_and(definition_forms::is_tier) {
            return Scope::Tier;
        }
        let (Some(written), Some(last)) = (within, self.above.last()) else { return Scope::Document };
        let nearest = |fits: &dyn Fn(Kind) -> bool| self.above.iter().rev().find(|clause| fits(clause.label.kind));
        let article = || nearest(&|kind| matches!(kind, Kind::Article | Kind::Unit));
        let outermost = || self.above.iter().find(|clause| clause.label.kind > Kind::Division);
        let clause = match written.strip_prefix("この").and_then(|name| name.chars().next()) {
            Some('編') => nearest(&|kind| kind == Kind::Part),
            Some('章') => nearest(&|kind| kind == Kind::Chapter),
            Some('節') => nearest(&|kind| kind == Kind::Section),
            Some('款') => nearest(&|kind| kind == Kind::Subsection),
            Some('目') => nearest(&|kind| kind == Kind::Division),
            Some('附' | '付') => nearest(&|kind| kind == Kind::Supplement),
            Some('別' | '表') => nearest(&|kind| kind == Kind::Annex),
            Some('様') => nearest(&|kind| kind == Kind::Form),
            Some('項') => nearest(&|kind| kind == Kind::Number),
            Some('号') => nearest(&|kind| matches!(kind, Kind::Paren | Kind::Kanji | Kind::Circled)),
            _ => None,
        };
        let anchor = clause.or_else(article).or_else(outermost).unwrap_or(last).anchor.clone();
        Scope::Within { written, anchor }
    }
}

/// Whether a definition has the word of another in its own, or the same one beside it.
fn same_word(found: &Found, part: PlacePart) -> impl Fn(&&mut Definition) -> bool {
    let (term, word) = (found.term.clone(), found.word.clone());
    move |other| {
        other.term == term
            || other.also.contains(&term)
            || (other.place.part == part && other.place.word.start <= word.start && word.end <= other.place.word.end)
    }
}

/// A clause in one line: its label, its heading, its first words.
fn written(clause: &Clause) -> String {
    let first = clause.blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) => Some(words.text.as_str()),
        _ => None,
    });
    let heading = clause.heading.as_ref().map(|words| words.text.as_str());
    let parts = [Some(clause.written.as_str()), heading, first];
    parts.into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("　")
}

#[cfg(test)]
#[path = "definitions_tests.rs"]
mod tests;
