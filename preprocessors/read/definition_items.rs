//! Definitions by their place: the items of a list of 用語, the headed numbers of a 基本方針, the rows of a table, lines
//! with a colon.

use super::definition_forms::{ends_as_definition, law_number};
use super::definitions::{DefinitionKind, Found};
use crate::model::Clause;
use crate::text::enclosed::Enclosures;
use std::ops::Range;

/// A word is at most so many characters; what is longer is a sentence.
const LONGEST: usize = 40;

/// In brackets behind a word, these are no other names of it.
const NO_NAMES: [&str; 7] = ["注", "仮称", "案", "例", "新設", "抄", "※"];

/// A Name is a word with what stands in brackets behind it.
pub(super) struct Name {
    pub term: String,
    pub also: Vec<String>,
    pub word: Range<usize>,
}

/// Whether the clauses under one are definitions: its caption, its heading or its first words say so.
pub(super) fn is_defining(clause: &Clause, intro: Option<&str>) -> bool {
    let heads = |words: &str| {
        let words = words.trim_matches(['（', '）', '(', ')', ' ', '　']);
        words.contains("定義") || words.contains("用語の") || words.ends_with("用語")
    };
    let headed = [&clause.caption, &clause.heading].into_iter().flatten().any(|words| heads(&words.text));
    let says = ["用語の意義", "用語の定義", "用語は", "の意義は", "の定義は"];
    headed || intro.is_some_and(|intro| says.iter().any(|words| intro.contains(words)))
}

/// `(1) 情報資産` as a heading, and its meaning in the paragraph below or in the clauses below.
pub(super) fn headed(heading: &str, meaning: Option<&str>, defining: bool, clause: &Clause) -> Option<Found> {
    let sentence = meaning.map(first_sentence).unwrap_or_default();
    let below = !clause.children.is_empty();
    let says = ends_as_definition(sentence) && !sentence.contains("とは");
    if !(says || (defining && (below || !sentence.is_empty()))) {
        return None;
    }
    name(heading, 0..heading.len()).map(|name| found(name, sentence, below))
}

/// 「情報資産　情報及び…をいう。」: a word, a gap, and its meaning. Under 定義 the meaning may stand in the clauses below
/// alone, or end in any way.
pub(super) fn spaced(text: &str, defining: bool, clause: &Clause) -> Option<Found> {
    let below = !clause.children.is_empty();
    let Some((end, rest)) = split(text) else {
        let alone = defining && below && !text.contains(['、', '，', '。']) && !text.ends_with(['は', 'の', 'に']);
        return alone.then(|| name(text, 0..text.len())).flatten().map(|name| found(name, "", true));
    };
    let meaning = text.get(rest..).unwrap_or_default();
    let sentence = first_sentence(meaning);
    let fits = if defining { !sentence.is_empty() } else { ends_as_definition(sentence) };
    if !fits {
        return None;
    }
    name(text, 0..end).map(|name| found(name, sentence, below))
}

/// `機密性（confidentiality） ：情報に…`: a line of its own under 定義.
pub(super) fn colon(text: &str) -> Option<Found> {
    let enclosures = Enclosures::of(text);
    let at = text.char_indices().find(|&(at, c)| matches!(c, '：' | ':') && is_outside(&enclosures, at))?.0;
    let meaning = text.get(at..)?.trim_start_matches(['：', ':']).trim();
    if meaning.is_empty() {
        return None;
    }
    name(text, 0..at).map(|name| found(name, first_sentence(meaning), false))
}

/// The rows of a table whose first column is 用語, each with its place.
pub(super) fn rows(head: &[String], rows: &[Vec<String>]) -> Vec<(usize, Found)> {
    let (Some(first), Some(second)) = (head.first(), head.get(1)) else { return Vec::new() };
    let means = ["定義", "意義", "意味", "説明", "内容", "解説"].iter().any(|word| second.contains(word));
    if !(means && ["用語", "語句", "言葉", "略称"].iter().any(|word| first.contains(word))) {
        return Vec::new();
    }
    let row = |(index, row): (usize, &Vec<String>)| {
        let (word, meaning) = (row.first()?, row.get(1)?);
        let found = name(word, 0..word.len()).map(|name| found(name, meaning.trim(), false))?;
        (!found.meaning.is_empty()).then_some((index, found))
    };
    rows.iter().enumerate().filter_map(row).collect()
}

fn found(name: Name, meaning: &str, goes_on: bool) -> Found {
    let Name { term, also, word } = name;
    let meaning = meaning.to_owned();
    Found { kind: DefinitionKind::Term, term, also, meaning, number: None, within: None, word, goes_on }
}

/// Where the word of an item ends and where its meaning begins: at a wide gap or a colon, else at a space between
/// Japanese words, else at any space if what follows is a definition.
fn split(text: &str) -> Option<(usize, usize)> {
    let enclosures = Enclosures::of(text);
    let mut narrow = None;
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let outside = is_outside(&enclosures, at);
        if outside && c == '。' {
            break;
        }
        let gap = match c {
            '\u{3000}' | '\t' | '：' => true,
            ':' => next.is_some_and(|next| !next.is_ascii() || next == ' '),
            ' ' => {
                let wide = next.is_some_and(|next| matches!(next, ' ' | '\u{3000}' | '\t' | '：' | ':'));
                let japanese = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
                narrow = narrow.or_else(|| outside.then_some(at));
                wide || (japanese(before) && japanese(next))
            }
            _ => false,
        };
        if gap && outside {
            return gap_at(text, at);
        }
        before = Some(c);
    }
    let (end, rest) = gap_at(text, narrow?)?;
    ends_as_definition(first_sentence(text.get(rest..)?)).then_some((end, rest))
}

fn gap_at(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let meaning = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
    (at > 0 && !meaning.is_empty()).then_some((at, text.len() - meaning.len()))
}

fn is_outside(enclosures: &Enclosures, at: usize) -> bool {
    !enclosures.is_quoted(at) && !enclosures.brackets.iter().any(|bracket| bracket.range.contains(&at))
}

/// The first sentence with its 。, or all of it.
pub(super) fn first_sentence(text: &str) -> &str {
    let enclosures = Enclosures::of(text);
    let end =
        enclosures.stops.iter().find(|stop| stop.full && stop.within.is_none()).map_or(text.len(), |stop| stop.end);
    text.get(..end).unwrap_or(text).trim()
}

/// The word in a stretch of text, without its quotation marks, and the names in brackets behind it.
pub(super) fn name(text: &str, range: Range<usize>) -> Option<Name> {
    let whole = text.get(range.clone())?;
    let start = range.start + (whole.len() - whole.trim_start().len());
    let mut word = start..start + whole.trim().len();
    let mut also = Vec::new();
    let shown = text.get(word.clone())?;
    let enclosures = Enclosures::of(shown);
    let first = enclosures.brackets.iter().find(|bracket| bracket.within.is_none() && bracket.range.start > 0);
    let last = enclosures.brackets.iter().rfind(|bracket| bracket.within.is_none());
    if let (Some(first), Some(last)) = (first, last)
        && last.range.end == shown.len()
    {
        also = names_in(shown.get(first.inner.clone())?);
        word.end = word.start + shown.get(..first.range.start)?.trim_end().len();
    }
    let shown = text.get(word.clone())?;
    let quoted =
        Enclosures::of(shown).quotations.first().filter(|quotation| quotation.range == (0..shown.len())).cloned();
    if let Some(quotation) = quoted {
        word = word.start + quotation.inner.start..word.start + quotation.inner.end;
    }
    let term = text.get(word.clone())?.to_owned();
    also.retain(|name| *name != term);
    is_word(&term).then_some(Name { term, also, word })
}

/// Whether it can be a word: short, no sentence, no bracket or mark alone.
pub(super) fn is_word(term: &str) -> bool {
    let count = term.chars().count();
    let aside = term.starts_with(['（', '(', '［', '〔', '※']);
    let sentence = term.contains(['。', '\n']) || term.ends_with(['は', 'が', 'を', 'に', '、', '，']);
    (1..=LONGEST).contains(&count)
        && !sentence
        && !aside
        && term.chars().any(char::is_alphanumeric)
        && !NO_NAMES.contains(&term)
}

/// Other names in a bracket behind a word: （CISO）, （Chief Information Security Officer。以下「CISO」という。）.
pub(super) fn names_in(inner: &str) -> Vec<String> {
    let quotations = Enclosures::of(inner).quotations;
    let mut names = Vec::new();
    let plain = quotations.first().map_or(inner, |first| inner.get(..first.range.start).unwrap_or_default());
    let plain = plain.split(['。', '：', ':', '、', '，', ';', '；']).map(str::trim);
    for part in plain.filter(|part| part.chars().count() > 1 && is_word(part)) {
        let hiragana = part.chars().any(|c| matches!(c, 'ぁ'..='ん'));
        let aside = NO_NAMES.iter().any(|word| part.starts_with(word)) || law_number(part).is_some();
        if !(hiragana || aside || matches!(part, "以下" | "略称" | "通称" | "英語")) {
            names.push(part.to_owned());
        }
    }
    for quotation in quotations {
        let said =
            inner.get(..quotation.range.start).is_some_and(|before| before.contains("以下") || before.contains("称"));
        if let Some(name) = inner.get(quotation.inner).filter(|name| said && is_word(name)) {
            names.push(name.to_owned());
        }
    }
    names
}
