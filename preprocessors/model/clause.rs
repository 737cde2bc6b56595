//! A text, read: its title, its clauses, and the words of each.

use super::Label;
use crate::text::days::WrittenDate;
use std::collections::BTreeMap;
use std::ops::Range;

/// A Text is one file of a document, read (contract 3). Words outside all clauses stand in `parts` too, so that
/// printing `above_title`, `title`, `preamble` and `parts` in order gives back every word of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// What stands over the title, such as the number under which the text was promulgated.
    pub above_title: Vec<Block>,
    /// The document's title, when it stands over the text.
    pub title: Option<Words>,
    /// What stands before the first clause.
    pub preamble: Vec<Block>,
    /// Clauses, and what stands between or after them.
    pub parts: Vec<Part>,
    /// What officers wrote beside the words, in the order of the file; never printed, and in no normal form.
    pub notes: Vec<Note>,
}

/// A Note is an annotation that says something of a clause: 〔根拠：基本方針９(3)〕.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// Behind the colon.
    pub value: String,
    /// Bytes of the value in the file.
    pub range: Range<usize>,
    /// Number anchor of the clause it is said of; `None`: of the whole document.
    pub anchor: Option<String>,
}

/// A NoteKind is what a [`Note`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// 根拠: the clauses of an upper tier on which it rests.
    Basis,
    /// 枠組み: the parts of frameworks it answers to.
    Framework,
    /// 担当: the posts that do it.
    Responsible,
    /// 対策基準：不要（理由）: no standard is needed.
    NoStandard,
    /// 実施手順：不要（理由）: no procedure is needed.
    NoProcedure,
    /// 表：情報資産 所管=税務課: a register stands there.
    Table,
    /// 書き方：長い文（理由）: it is meant to be written so.
    Style,
}

/// A Part is a top-level piece of a text.
#[allow(
    clippy::large_enum_variant,
    reason = "nearly every part is a clause: a box each would cost more than the few closings"
)]
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A clause with all below it.
    Clause(Clause),
    /// Closing words, date and signature, outside the clauses.
    Closing(Vec<Block>),
}

/// A Clause is a labelled unit of a text (条項): 章, 条, 項, 号 …
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Its kind and number.
    pub label: Label,
    /// The label as it is written; empty for a first 項, which is not numbered.
    pub written: String,
    /// The label and what is inherited from above, without document: `a15-2`, `s2-a1`; unique in the document.
    pub anchor: String,
    /// Further anchors of a run (第10条から第12条まで　削除).
    pub also: Vec<String>,
    /// 見出し that stands before the label, with its brackets: 「（目的）」.
    pub caption: Option<Words>,
    /// Heading behind the label, without it: 「目的」 of 「１ 目的」.
    pub heading: Option<Words>,
    /// Its own words.
    pub blocks: Vec<Block>,
    /// The clauses below it, in order.
    pub children: Vec<Clause>,
    /// Bytes of the label (of the first word where it has none) in the file.
    pub range: Range<usize>,
}

/// Words are a stretch of legal text: never altered, soft line breaks joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words as written.
    pub text: String,
    /// Bytes in the file, from the first word to the last.
    pub range: Range<usize>,
}

/// A Block is a paragraph or what stands in the place of one.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Words),
    /// A table written with `|`.
    Table {
        /// Cells of the first row.
        head: Vec<String>,
        /// Cells of the rows below, each as many as the head.
        rows: Box<[Vec<String>]>,
        /// Bytes in the file, from the head to the last row; nothing above four gigabytes is read.
        range: Range<u32>,
    },
    /// A fenced block, line by line.
    Fenced(Vec<String>),
    /// A line that is a date and nothing else, after the closing words.
    Date(WrittenDate),
    /// A line after that date: who signs.
    Signature(Words),
    /// A figure, generated.
    Figure(Figure),
    /// The document's 履歴, printed from its entries.
    History,
    /// A register put into the text: what stands behind 「表：」.
    Embedded(Words),
    /// In the place of all that a clause says, where the edition may not know it: why, in the municipality's own words.
    Withheld(Option<Box<str>>),
}

/// A Figure is a picture that kitei draws where a text had one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// The three tiers (構成).
    Tiers,
}

impl Text {
    /// Takes all words out of some clauses, and all that is below them; their labels stay. The clauses are by their index
    /// (from 0) in [`Text::clauses`], each with the reason.
    pub fn withhold(&mut self, clauses: &BTreeMap<usize, Option<Box<str>>>) {
        let mut next = 0;
        for part in &mut self.parts {
            if let Part::Clause(clause) = part {
                clause.withhold(clauses, &mut next);
            }
        }
        // what is said beside a clause may tell what it says
        self.notes.clear();
    }

    /// Every clause, each before its children.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        walk(self.parts.iter().rev().filter_map(|part| match part {
            Part::Clause(clause) => Some(clause),
            Part::Closing(_) => None,
        }))
    }
}

/// Every clause of some that are given last first, each before its children.
fn walk<'a>(last_first: impl Iterator<Item = &'a Clause>) -> impl Iterator<Item = &'a Clause> {
    let mut ahead: Vec<&Clause> = last_first.collect();
    std::iter::from_fn(move || {
        let clause = ahead.pop()?;
        ahead.extend(clause.children.iter().rev());
        Some(clause)
    })
}

impl Clause {
    /// This clause and all below it, each before its children.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        walk(std::iter::once(self))
    }

    fn withhold(&mut self, clauses: &BTreeMap<usize, Option<Box<str>>>, next: &mut usize) {
        let at = *next;
        if let Some(reason) = clauses.get(&at) {
            *next += self.walk().count();
            (self.caption, self.heading, self.children) = (None, None, Vec::new());
            // the first of a run stands for it: how many there were is told by the label
            self.blocks = vec![Block::Withheld(reason.clone())];
            return;
        }
        *next += 1;
        self.children.iter_mut().for_each(|child| child.withhold(clauses, next));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_hardly_larger_than_a_paragraph() {
        assert_eq!((size_of::<Words>(), size_of::<Block>()), (40, 48));
    }
}
