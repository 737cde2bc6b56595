//! Running text → citations (domain §6): 「第３条第２項及び第５条」, 「前項」, 「基本方針９(2)」.
//!
//! The text is gone over once. Few characters can begin a citation or end a name; at these the rest is read step by step.
//! What only looks like one (第三者, 前条例, 平成15年法律第57号) is left out here; whether there is such a clause is for the
//! register to say.

use super::names::{Class, ELSEWHERE, Name, Names, class};
use super::steps::{self, After};
use crate::model::Level;
use crate::model::citation::{Base, Citation, Joint, Step};

/// A Reader reads the citations of texts that know each other by names.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'n> {
    names: &'n Names,
    /// What the document itself calls texts by (以下「法」という。); these go before the others.
    own: Option<&'n Names>,
    /// What is read is all citations (〔根拠：…〕), so that a label alone goes on with the name before it.
    is_list: bool,
}

/// Words that join citations, the longer first where one begins another.
const JOINTS: [(&str, Joint); 12] = [
    ("及び", Joint::And),
    ("並びに", Joint::And),
    ("又は", Joint::And),
    ("若しくは", Joint::And),
    ("および", Joint::And),
    ("ならびに", Joint::And),
    ("または", Joint::And),
    ("もしくは", Joint::And),
    ("から", Joint::Through),
    ("、", Joint::And),
    ("，", Joint::And),
    ("・", Joint::And),
];

/// What a citation's last words may be that lead no further down.
const TAILS: [&str; 5] = ["ただし書", "本文", "前段", "後段", "柱書"];

impl<'n> Reader<'n> {
    /// Reads running text.
    pub fn new(names: &'n Names) -> Self {
        Self { names, own: None, is_list: false }
    }

    /// Reads what an officer wrote behind 〔根拠：.
    pub fn of_list(names: &'n Names) -> Self {
        Self { names, own: None, is_list: true }
    }

    /// The same in a document that has names of its own.
    #[must_use]
    pub fn with(self, own: &'n Names) -> Self {
        Self { own: Some(own).filter(|own| !own.is_empty()), ..self }
    }

    fn may_end(&self, c: char) -> bool {
        self.names.may_end(c) || self.own.is_some_and(|own| own.may_end(c))
    }

    /// The longest name with which `text` ends, the document's own before others of its length.
    fn ending(&self, text: &str) -> Option<(Name, usize)> {
        let own = self.own.and_then(|own| own.ending(text));
        match (own, self.names.ending(text)) {
            (Some(own), Some(other)) if other.1 < own.1 => Some(other),
            (own, other) => own.or(other),
        }
    }

    /// The citations in `text`, in order.
    pub fn read(&self, text: &str) -> Vec<Citation> {
        let mut found: Vec<Citation> = Vec::new();
        let mut at = 0;
        let mut read_to = 0;
        while let Some(c) = text[at..].chars().next() {
            let end = at + c.len_utf8();
            let next = if self.may_end(c) { self.named(text, read_to, end) } else { None };
            let next =
                next.or_else(|| if steps::may_begin(c) { self.unnamed(text, at, Joint::None, None) } else { None });
            match next {
                Some(citation) => {
                    at = citation.range.end;
                    found.push(citation);
                    at = self.group(text, at, &mut found);
                    read_to = at;
                }
                None => at = end,
            }
        }
        if found.is_empty() { found } else { live(text, found) }
    }

    /// Goes on behind a citation as long as further ones are joined to it; where the reading stops.
    fn group(&self, text: &str, mut at: usize, found: &mut Vec<Citation>) -> usize {
        loop {
            let rest = &text[at..];
            let (skip, joint) = match JOINTS.iter().find(|(word, _)| rest.starts_with(word)) {
                Some((word, joint)) => (word.len(), *joint),
                None if rest.starts_with('（') && rest["（".len()..].starts_with('第') => {
                    ("（".len(), Joint::Within)
                }
                None if self.is_list && rest.starts_with(steps::is_gap) => (steps::gap(rest), Joint::And),
                None => return at,
            };
            let start = at + skip;
            let Some(next) = self.element(text, start, joint, found.last()) else { return at };
            at = next.range.end;
            found.push(next);
            let rest = &text[at..];
            if joint == Joint::Through && rest.starts_with("まで") {
                at += "まで".len();
            }
        }
    }

    /// One citation that begins at `start`, right behind a joint.
    fn element(&self, text: &str, start: usize, joint: Joint, left: Option<&Citation>) -> Option<Citation> {
        let own = self.unnamed(text, start, joint, left);
        // a name may begin here too: it is found from its end, at most so many characters on
        const LONGEST_NAME: usize = 60;
        let named = || {
            let mut ends = text[start..].char_indices().take(LONGEST_NAME).filter(|(_, c)| self.may_end(*c));
            ends.find_map(|(at, c)| {
                self.named(text, start, start + at + c.len_utf8()).filter(|citation| citation.range.start == start)
            })
        };
        own.or_else(named).map(|citation| Citation { joint, ..citation })
    }

    /// A citation that begins with a name that ends at `end`, and not before `from`.
    fn named(&self, text: &str, from: usize, end: usize) -> Option<Citation> {
        let (name, start) = self.ending(text.get(from..end)?)?;
        let start = from + start;
        let (steps, after) = steps::after_name(text, behind_brackets(text, end));
        let base = base_of(name);
        if !steps.is_empty() {
            return Some(Citation { range: start..tail(text, after), base, steps, joint: Joint::None });
        }
        let goes_on =
            text[end..].chars().next().is_some_and(|c| class(c) == Class::Kanji && !"等第及並又若中上".contains(c));
        let alone = (name.is_whole || self.is_list) && !goes_on;
        alone.then(|| Citation { range: start..end, base, steps: Vec::new(), joint: Joint::None })
    }

    /// A citation that begins at `start` without a name of a text: 第３条, 前項, この規程第５条.
    fn unnamed(&self, text: &str, start: usize, joint: Joint, left: Option<&Citation>) -> Option<Citation> {
        let before = &text[..start];
        let rest = &text[start..];
        let make = |base, steps, end| Citation { range: start..tail(text, end), base, steps, joint };
        if let Some((base, length)) = document_word(before, rest) {
            let (steps, end) = steps::down(text, start + length, None);
            return Some(make(base, steps, end));
        }
        let context = After::new(left.and_then(|left| left.steps.last()), self.is_list || joint != Joint::None);
        let (step, end) = steps::first(text, start, &context)?;
        let (more, end) = steps::down(text, end, Some(&step));
        let base = match (joint, left) {
            (Joint::None, _) => self.base(before, &step)?,
            (_, Some(left)) => left.base,
            _ => Base::Here,
        };
        Some(make(base, [vec![step], more].concat(), end))
    }

    /// The text in which a citation counts that has no name right before it; `None`: it is none after all.
    fn base(&self, before: &str, step: &Step) -> Option<Base> {
        let last = before.chars().next_back();
        let is_kanji = last.is_some_and(|c| class(c) == Class::Kanji);
        if matches!(step, Step::Number(Level::Item, _)) && is_kanji {
            return None; // 平成15年法律第57号
        }
        if !matches!(step, Step::Number(..) | Step::Label(_)) {
            return Some(Base::Here);
        }
        if let Some((name_end, inner)) = bracket_before(before) {
            let is_number = inner.contains('号')
                && ["法律", "令", "条例", "規則", "告示", "条約"].iter().any(|word| inner.contains(word));
            let is_short_name = inner.contains("以下") && inner.contains('」');
            if is_number || is_short_name {
                return Some(self.ending(&before[..name_end]).map_or(Base::Elsewhere, |(name, _)| base_of(name)));
            }
        }
        match last {
            Some('旧' | '新') => None,
            // a name that nobody has recorded: 刑法第４条, 文書管理規程第５条
            Some(c) if is_kanji && "法令例則程律綱領準約示順針典".contains(c) => Some(Base::Elsewhere),
            _ => Some(Base::Here),
        }
    }
}

fn base_of(name: Name) -> Base {
    if name.index == ELSEWHERE { Base::Elsewhere } else { Base::Named(name.index) }
}

/// What a text says it will call others by: 「地方自治法（昭和22年法律第67号。以下「法」という。）」.
pub fn own_names(text: &str, names: &Names, own: &mut Names) {
    const MARK: &str = "以下「";
    for (at, _) in text.match_indices(MARK) {
        let Some((name, _)) = text[at + MARK.len()..].split_once('」') else { continue };
        if !name.ends_with(|c| "法令例則程律綱領準順針".contains(c)) {
            continue;
        }
        let before = &text[..at];
        let index =
            before.rfind('（').and_then(|open| names.ending(&before[..open])).map_or(ELSEWHERE, |(name, _)| name.index);
        own.add(name, index, false);
    }
}

/// 「この規程」, 「本要綱」, 「同法」: the text and how long its word is.
fn document_word(before: &str, rest: &str) -> Option<(Base, usize)> {
    const WORDS: [&str; 15] = [
        "規程",
        "規則",
        "要綱",
        "要領",
        "基準",
        "手順書",
        "手順",
        "方針",
        "基本方針",
        "訓令",
        "条例",
        "法律",
        "政令",
        "省令",
        "告示",
    ];
    let (base, first) = match rest.chars().next()? {
        'こ' => (Base::Here, "この"),
        '本' => (Base::Here, "本"),
        '同' => (Base::Same, "同"),
        _ => return None,
    };
    let behind = rest.strip_prefix(first)?;
    let word = WORDS.iter().filter(|word| behind.starts_with(**word)).max_by_key(|word| word.len());
    let length = match word {
        Some(word) => first.len() + word.len(),
        None if first != "この" && behind.starts_with('法') => first.len() + "法".len(),
        None => return None,
    };
    let goes_on =
        rest[length..].chars().next().is_some_and(|c| class(c) == Class::Kanji && !"第等及並又若中上".contains(c));
    let hangs = first != "この" && before.chars().next_back().is_some_and(|c| class(c) == Class::Kanji);
    (!goes_on && !hangs).then_some((base, length))
}

/// Where reading goes on behind a name: behind 「（平成15年法律第57号。以下「法」という。）」 too.
fn behind_brackets(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let Some(inner) = rest.strip_prefix('（') else { return end };
    let mut depth = 1;
    for (at, c) in inner.char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let words = &inner[..at];
            let names = words.contains("以下") || words.contains('号');
            return if names { end + "（".len() + at + "）".len() } else { end };
        }
    }
    end
}

/// The brackets with which `before` ends: the byte at which they begin, and what is in them.
fn bracket_before(before: &str) -> Option<(usize, &str)> {
    let inner = before.strip_suffix('）')?;
    let mut depth = 1;
    for (at, c) in inner.char_indices().rev() {
        match c {
            '）' => depth += 1,
            '（' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((at, &inner[at + "（".len()..]));
        }
    }
    None
}

/// Where a citation ends that may have 「ただし書」 and the like behind it.
fn tail(text: &str, end: usize) -> usize {
    end + TAILS.iter().find(|tail| text[end..].starts_with(**tail)).map_or(0, |tail| tail.len())
}

/// Leaves out what is not meant for the reader of this text: words that an amending or adapting clause quotes.
fn live(text: &str, found: Vec<Citation>) -> Vec<Citation> {
    let quotes = text.contains('「');
    if quotes
        && ["」に改め", "」を削", "」を加え", "の次に次の", "次のように改正する"].iter().any(|word| text.contains(word))
    {
        return Vec::new();
    }
    if !(quotes && text.contains("とあるのは")) {
        return found;
    }
    let quoted = |citation: &Citation| {
        let before = &text[..citation.range.start];
        before.matches('「').count() > before.matches('」').count()
    };
    found.into_iter().filter(|citation| !quoted(citation)).collect()
}

#[cfg(test)]
#[path = "citation_tests.rs"]
mod tests;
