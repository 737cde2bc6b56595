//! 場所 as people write it: 「第３条第２項、第５条の２、別表第１」.

use super::unit::Group;
use super::{Change, ChangeKind};
use crate::model::{Kind, Structure};
use crate::text::numerals::{full_width, is_kanji_numeral, kanji};

/// 場所 where there is none.
pub const NONE: &str = "－";

/// A Spot is where something changed: an index among the clauses of a version, or words for what is no clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// 題名, 前文
    Outside(&'static str),
    /// In the new version.
    New(usize),
    /// In the old one: it is gone.
    Old(usize),
    /// In the new version, where nothing changed but the label.
    Renumbered(usize),
}

impl Spot {
    /// Where a change is.
    pub fn of(change: Change) -> Option<Self> {
        match (change.kind, change.new) {
            (ChangeKind::Renumbered, Some(new)) => Some(Self::Renumbered(new)),
            (_, Some(new)) => Some(Self::New(new)),
            (_, None) => change.old.map(Self::Old),
        }
    }

    /// Where what is no clause is.
    pub fn outside(group: Group) -> Option<Self> {
        match group {
            Group::Title => Some(Self::Outside("題名")),
            Group::Preamble => Some(Self::Outside("前文")),
            _ => None,
        }
    }
}

/// The words for some spots, each once. What only moved up or down is named where nothing else is.
pub fn place(old: &Structure, new: &Structure, spots: &[Spot]) -> String {
    let only_moved = spots.iter().all(|spot| matches!(spot, Spot::Renumbered(_)));
    let mut places: Vec<String> = Vec::new();
    for &spot in spots {
        let words = match spot {
            Spot::Outside(words) => words.to_owned(),
            Spot::New(at) => cite(new, at),
            Spot::Old(at) => cite(old, at),
            Spot::Renumbered(at) if only_moved => cite(new, at),
            Spot::Renumbered(_) => continue,
        };
        if !words.is_empty() && !places.contains(&words) {
            places.push(words);
        }
    }
    if places.is_empty() { NONE.to_owned() } else { places.join("、") }
}

/// The words that cite a clause, its number in the digits of the document.
fn cite(structure: &Structure, at: usize) -> String {
    // 「・」 is no number: what it stands below is named
    let numbered = |&at: &usize| structure.get(at).is_some_and(|entry| entry.kind != Kind::Bullet);
    let Some(at) = structure.up(at).find(numbered) else { return String::new() };
    let words = structure.cite(at);
    // below no 条 and the like it is cited as it is written
    let strong =
        |at: usize| structure.get(at).is_some_and(|entry| entry.kind.is_strong() && entry.kind > Kind::Division);
    let mut path: Vec<usize> = structure.up(at).collect();
    path.reverse();
    let Some(&head) = path.iter().find(|&&at| strong(at)) else {
        let division = path.iter().all(|&at| structure.get(at).is_some_and(|entry| entry.kind <= Kind::Division));
        return if division { with_digits(&words, digits(structure.written(at))) } else { words };
    };
    // 別表 without a number: as the first 条 is written
    let article =
        || (0..structure.entries().len()).find(|&at| structure.get(at).is_some_and(|it| it.kind == Kind::Article));
    let written = structure.written(head);
    let has_digits = |words: &str| digits(words) != Shape::Half || words.contains(|c: char| c.is_ascii_digit());
    let own = if has_digits(written) { written } else { article().map_or("", |at| structure.written(at)) };
    with_digits(&words, digits(own))
}

/// A Shape is how a document writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Half,
    Full,
    Kanji,
}

fn digits(written: &str) -> Shape {
    if written.contains(|c| matches!(c, '０'..='９')) {
        Shape::Full
    } else if written.contains(is_kanji_numeral) {
        Shape::Kanji
    } else {
        Shape::Half
    }
}

/// The same words with numbers of that shape; what is in half-width brackets stays: 別表第１(2).
fn with_digits(words: &str, shape: Shape) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    let mut depth = 0_usize;
    while let Some(c) = rest.chars().next() {
        let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, behind) = rest.split_at(if length > 0 { length } else { c.len_utf8() });
        match (c, shape, number.parse()) {
            (_, Shape::Full, Ok(number)) if depth == 0 => out.push_str(&full_width(number)),
            (_, Shape::Kanji, Ok(number)) if depth == 0 => out.push_str(&kanji(number)),
            _ => out.push_str(number),
        }
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        rest = behind;
    }
    out
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
