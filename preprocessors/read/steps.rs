//! The steps of a citation, each read where it stands: 第３条 · 第２項 · (1) · ア.

use super::names::{Class, class};
use crate::model::citation::Step;
use crate::model::{Kind, Label, Level, Number};
use crate::text::numerals::{circled, digit, is_kanji_numeral, parse_number};

/// After is what a citation's first step follows.
#[derive(Debug)]
pub struct After<'a> {
    /// The last step of the citation it is joined to.
    left: Option<&'a Step>,
    /// A label alone may begin here.
    joined: bool,
}

impl<'a> After<'a> {
    /// `joined`: a joint stands before it, or all that is read are citations.
    pub fn new(left: Option<&'a Step>, joined: bool) -> Self {
        Self { left, joined }
    }

    fn is_row(&self) -> bool {
        matches!(self.left, Some(Step::Number(Level::Row, _)))
    }
}

/// Whether a citation without a name may begin with the character.
pub fn may_begin(c: char) -> bool {
    matches!(c, '第' | '前' | '次' | '同' | 'こ' | '本' | '別' | '様' | '附' | '付' | '各' | '0'..='9' | '０'..='９')
}

/// White space between the citations of a list.
pub fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '　' | '；' | ';')
}

/// How long the white space is with which `rest` begins.
pub fn gap(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(is_gap).len()
}

/// Units behind 第N, 前, 次, 同, この: what they are, and with what they go on in another word.
const UNITS: [(char, Level, &str); 8] = [
    ('条', Level::Article, "例件約文理痕規"),
    ('項', Level::Paragraph, "目"),
    ('号', Level::Item, "機車室館棟線数令外炉俸泣砲"),
    ('章', Level::Chapter, "典句"),
    ('節', Level::Section, "約度電税水目"),
    ('編', Level::Part, "集成入曲者"),
    ('款', Level::Subsection, ""),
    ('目', Level::Division, "的標次録視途前安立下"),
];

fn unit(rest: &str) -> Option<(Level, usize)> {
    let mut chars = rest.chars();
    let c = chars.next()?;
    let (_, level, other) = UNITS.iter().find(|(word, ..)| *word == c)?;
    let next = chars.next();
    (!next.is_some_and(|next| other.contains(next))).then_some((*level, c.len_utf8()))
}

/// The first step of a citation at `start`, and where it ends.
pub fn first(text: &str, start: usize, after: &After<'_>) -> Option<(Step, usize)> {
    let rest = &text[start..];
    let hangs = text[..start].chars().next_back().is_some_and(|c| class(c) == Class::Kanji && !"該後".contains(c));
    let first = rest.chars().next()?;
    let behind = &rest[first.len_utf8()..];
    let end = |length: usize| start + first.len_utf8() + length;
    match first {
        '第' => ordinal(rest).map(|(step, length)| (step, start + length)),
        '前' if !hangs || after.joined => {
            if let Some(each) = behind.strip_prefix('各') {
                let (level, length) = unit(each)?;
                return Some((Step::AllBefore(level), end('各'.len_utf8() + length)));
            }
            let digits = number_length(behind);
            let count = if digits == 0 { 1 } else { parse_number(&behind[..digits])? };
            let (level, length) = unit(&behind[digits..])?;
            Some((Step::Before(level, count), end(digits + length)))
        }
        '次' if !hangs || after.joined => unit(behind).map(|(level, length)| (Step::After(level), end(length))),
        '同' if !hangs || after.joined => match unit(behind) {
            Some((level, length)) => Some((Step::Same(level), end(length))),
            None => behind.starts_with('表').then(|| (Step::Same(Level::Annex), end("表".len()))),
        },
        '本' if !hangs => unit(behind).map(|(level, length)| (Step::This(level), end(length))),
        'こ' => {
            let behind = behind.strip_prefix('の')?;
            let (level, length) = match behind.strip_prefix("附則") {
                Some(_) => (Level::Supplement, "附則".len()),
                None => unit(behind)?,
            };
            Some((Step::This(level), end("の".len() + length)))
        }
        '別' | '様' if !hangs => attached(rest).map(|(step, length)| (step, start + length)),
        '附' | '付' if !hangs && behind.starts_with('則') => {
            Some((Step::Number(Level::Supplement, Number::new(0)), end("則".len())))
        }
        // 「１の項及び３の項」; no other number goes on with a row
        _ if after.joined && after.is_row() => row(rest).map(|(step, length)| (step, start + length)),
        _ if after.joined => label(rest, after.left).map(|(step, length)| (step, start + length)),
        '0'..='9' | '０'..='９' => {
            // a bare path is one only where a bracketed number follows: 「９(2)」
            let before = text[..start].chars().next_back();
            let (step, length) = label(rest, None)?;
            let goes_on =
                matches!(step, Step::Label(Label { kind: Kind::Number, .. })) && paren(&rest[length..]).is_some();
            (goes_on && before.is_none_or(|c| class(c) == Class::Other)).then_some((step, start + length))
        }
        _ => None,
    }
}

/// Further steps down from `from`, behind the step `above`; where they end.
pub fn down(text: &str, from: usize, above: Option<&Step>) -> (Vec<Step>, usize) {
    let mut steps: Vec<Step> = Vec::new();
    let mut at = from;
    loop {
        let rest = &text[at..];
        let above = steps.last().or(above);
        let level = above.and_then(Step::level);
        let deeper = |step: &Step| level.is_none_or(|level| step.level().is_some_and(|own| own > level));
        let is_label = matches!(above, Some(Step::Label(_)));
        let next = match rest.chars().next() {
            Some('第') if !is_label => ordinal(rest).filter(|(step, _)| deeper(step)),
            Some('附' | '付') if above.is_none() && rest.chars().nth(1) == Some('則') => {
                Some((Step::Number(Level::Supplement, Number::new(0)), "附則".len()))
            }
            Some('別' | '様') if level.is_none_or(|level| level == Level::Supplement) && !is_label => attached(rest),
            Some('各') => unit(&rest['各'.len_utf8()..])
                .map(|(level, length)| (Step::Each(level), '各'.len_utf8() + length))
                .filter(|(step, _)| deeper(step)),
            Some(_) if level == Some(Level::Annex) => row(rest),
            // 第１号ア, and 「９(2)ア」
            Some(_) if level == Some(Level::Item) || is_label => below(rest, above),
            _ => None,
        };
        let Some((step, length)) = next else { return (steps, at) };
        steps.push(step);
        at += length;
    }
}

/// The steps behind the name of a text: 第５条第２項, ９(2), 第２の１(2), 附則第３項.
pub fn after_name(text: &str, from: usize) -> (Vec<Step>, usize) {
    let start = from + gap(&text[from..]).min(3);
    let (steps, end) = down(text, start, None);
    if !steps.is_empty() {
        return (steps, end);
    }
    let Some((first, length)) = label(&text[start..], None) else { return (Vec::new(), from) };
    let (more, end) = down(text, start + length, Some(&first));
    ([vec![first], more].concat(), end)
}

/// 第N条, 第N項 … with branches; 第N号様式.
fn ordinal(rest: &str) -> Option<(Step, usize)> {
    let digits = number_length(rest.strip_prefix('第')?);
    let mut at = '第'.len_utf8() + digits;
    let mut parts = vec![parse_number(rest.get('第'.len_utf8()..at)?)?];
    let (mut level, length) = unit(&rest[at..])?;
    at += length;
    at += branches(&rest[at..], &mut parts);
    if level == Level::Item && rest[at..].starts_with("様式") {
        level = Level::Form;
        at += "様式".len();
    }
    Some((Step::Number(level, Number::branched(&parts)?), at))
}

/// 別表第１, 別表, 様式第２号, 別記様式第１号.
fn attached(rest: &str) -> Option<(Step, usize)> {
    let (level, word) = [("別表", Level::Annex), ("別記様式", Level::Form), ("様式", Level::Form)]
        .into_iter()
        .find_map(|(word, level)| rest.starts_with(word).then_some((level, word)))?;
    let mut at = word.len();
    let mut parts = vec![0];
    if let Some(behind) = rest[at..].strip_prefix('第') {
        let digits = number_length(behind);
        parts = vec![parse_number(&behind[..digits])?];
        at += '第'.len_utf8() + digits;
        if level == Level::Form {
            behind[digits..].starts_with('号').then_some(())?;
            at += '号'.len_utf8();
        }
        let branched = branches(&rest[at..], &mut parts);
        if level == Level::Annex && branched > 0 && names_row(&rest[at + branched..]) {
            // which of 「別表第３の２の４の項」 are the 別表's own is for the register to say
            parts.truncate(1);
        } else {
            at += branched;
        }
    } else if level == Level::Form && word == "様式" {
        return None; // 「様式」 alone is a word
    }
    Some((Step::Number(level, Number::branched(&parts)?), at))
}

/// A row of a table: の４の項 behind 別表第１ and 同表, ３の項 behind another row.
fn row(rest: &str) -> Option<(Step, usize)> {
    let number = rest.strip_prefix('の').unwrap_or(rest);
    let digits = number_length(number);
    let mut parts = vec![parse_number(&number[..digits])?];
    let at = digits + branches(&number[digits..], &mut parts);
    let length = rest.len() - number.len() + at + ROW.len();
    let step = Step::Number(Level::Row, Number::branched(&parts)?);
    names_row(&number[at..]).then_some((step, length))
}

/// What stands behind the number of a row.
const ROW: &str = "の項";

fn names_row(rest: &str) -> bool {
    rest.strip_prefix(ROW).is_some_and(|behind| !behind.starts_with('目'))
}

/// の２, の２の３ behind a number; how long they are.
fn branches(rest: &str, parts: &mut Vec<u32>) -> usize {
    let mut at = 0;
    while let Some(behind) = rest[at..].strip_prefix('の') {
        let digits = number_length(behind);
        let next = behind[digits..].chars().next();
        let counts = next.is_some_and(|c| "つ人個件回年月日者種類割分名倍箇か".contains(c));
        // 「第２項の一覧」, 「第３条の三者」: a word, unless what follows is a number's
        let is_word = behind.starts_with(is_kanji_numeral)
            && next.is_some_and(|c| class(c) == Class::Kanji && !"第項号条及並又若中上等".contains(c));
        let Some(number) = parse_number(&behind[..digits]).filter(|_| !counts && !is_word) else { break };
        parts.push(number);
        at += 'の'.len_utf8() + digits;
    }
    at
}

/// A label as it is written, where a citation goes by labels: `９`, `２―４―１`, `第２` at its head; what is joined to
/// another must look as that one's last does.
fn label(rest: &str, left: Option<&Step>) -> Option<(Step, usize)> {
    if let Some(Step::Label(left)) = left {
        let same = below(rest, None).filter(|(step, _)| matches!(step, Step::Label(own) if own.kind == left.kind));
        if left.kind != Kind::Number || same.is_some() {
            return same.or_else(|| head(rest));
        }
    }
    head(rest)
}

fn head(rest: &str) -> Option<(Step, usize)> {
    let make = |kind, number, length| Some((Step::Label(Label::new(kind, number)), length));
    if let Some(behind) = rest.strip_prefix('第') {
        let digits = number_length(behind);
        let number = parse_number(&behind[..digits])?;
        let next = behind[digits..].chars().next();
        if next.is_some_and(|c| class(c) == Class::Kanji && !"及並又若".contains(c)) {
            return None;
        }
        return make(Kind::Unit, Number::new(number), '第'.len_utf8() + digits);
    }
    let digits = digits_length(rest);
    let first = parse_number(&rest[..digits])?;
    let (mut parts, mut at) = (vec![first], digits);
    while let Some(behind) = rest[at..].strip_prefix(|c| "―‐‑–—ー－−-.．".contains(c)) {
        let more = digits_length(behind);
        let Some(number) = parse_number(&behind[..more]) else { break };
        parts.push(number);
        at = rest.len() - behind.len() + more;
    }
    let next = rest[at..].chars().next();
    if next.is_some_and(|c| class(c) == Class::Latin || "年月日件回人版期度台個割時分秒名課階円%％条項号章".contains(c))
    {
        return None;
    }
    let kind = if parts.len() > 1 { Kind::Hyphenated } else { Kind::Number };
    make(kind, Number::branched(&parts)?, at)
}

/// A label below another: (1), ①, ア, (ア), a; の１ behind 第２.
fn below(rest: &str, above: Option<&Step>) -> Option<(Step, usize)> {
    let step = |kind, number| Step::Label(Label::new(kind, Number::new(number)));
    let c = rest.chars().next()?;
    if let Some(number) = circled(c) {
        return Some((step(Kind::Circled, number), c.len_utf8()));
    }
    if ('⑴'..='⒇').contains(&c) {
        return Some((step(Kind::Paren, c as u32 - '⑴' as u32 + 1), c.len_utf8()));
    }
    if let Some((number, length)) = paren(rest) {
        return Some((Step::Label(Label::new(Kind::Paren, number)), length));
    }
    if let Some(behind) =
        rest.strip_prefix('の').filter(|_| matches!(above, Some(Step::Label(Label { kind: Kind::Unit, .. }))))
    {
        let digits = digits_length(behind);
        let number = parse_number(&behind[..digits])?;
        return Some((step(Kind::Number, number), 'の'.len_utf8() + digits));
    }
    let candidates = Label::candidates(if c == '（' || c == '(' { rest } else { "" });
    if let Some((label, length)) = candidates.into_iter().next() {
        return Some((Step::Label(label), length));
    }
    // a letter that is no word: イ of 「第２号イ」, not of 「第２号イベント」
    let next = rest.chars().nth(1);
    let alone = ('ァ'..='ヶ').contains(&c) && !next.is_some_and(|next| class(next) == Class::Katakana);
    let padded = if alone { format!("{c} ") } else { String::new() };
    Label::candidates(&padded).into_iter().next().map(|(label, _)| (Step::Label(label), c.len_utf8()))
}

/// A number in brackets: (1), （１２）, (1の2).
fn paren(rest: &str) -> Option<(Number, usize)> {
    let behind = rest.strip_prefix(['(', '（'])?;
    let digits = digits_length(behind);
    let mut parts = vec![parse_number(&behind[..digits])?];
    let more = branches(&behind[digits..], &mut parts);
    let close = behind[digits + more..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let open = rest.len() - behind.len();
    Some((Number::branched(&parts)?, open + digits + more + close.len_utf8()))
}

/// How many bytes of digits, or of a number in kanji, `rest` begins with.
fn number_length(rest: &str) -> usize {
    let digits = digits_length(rest);
    if digits > 0 {
        return digits;
    }
    rest.len() - rest.trim_start_matches(is_kanji_numeral).len()
}

fn digits_length(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(|c| digit(c).is_some()).len()
}
