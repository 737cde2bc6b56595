//! Labels of clauses: 第１条, 第三条の二, ２, (1), ①, ア, イ, ・ … read and printed in one place.
//!
//! ```text
//! strong   第N編 第N章 第N節 第N款 第N目 第N条 第N 附則 別表第N 様式第N号   always a label at the start of a line
//! weak     ２  (1)  一  ①  ア  イ  (ア)  a  (a)  １―２  ・              a label only where it is next expected
//! ```
//! What is expected is for the reader to know (`read::clauses`); here is only the form.

use crate::text::numerals::{circled, digit, full_width, kanji, parse_number, print_circled};
use regex::Regex;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::sync::LazyLock;

/// A Kind is what a label is the label of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 編
    Part,
    /// 章
    Chapter,
    /// 節
    Section,
    /// 款
    Subsection,
    /// 目
    Division,
    /// 条
    Article,
    /// 第N, without 条
    Unit,
    /// 附則, 付則
    Supplement,
    /// 別表
    Annex,
    /// 様式
    Form,
    /// `２`
    Number,
    /// `１―２`; its number is the whole path
    Hyphenated,
    /// `(1)`, `⑴`
    Paren,
    /// `一`
    Kanji,
    /// `①`
    Circled,
    /// `ア` `イ` `ウ`
    Kana,
    /// `イ` `ロ` `ハ`
    Iroha,
    /// `(ア)` `(イ)`
    ParenKana,
    /// `(イ)` `(ロ)`
    ParenIroha,
    /// `a`
    Latin,
    /// `(a)`
    ParenLatin,
    /// `・`; numbered silently
    Bullet,
}

impl Kind {
    /// Whether a label of this kind is always one.
    pub fn is_strong(self) -> bool {
        self <= Self::Form
    }
}

/// A Number is a clause's number with its branches: 第3条の2 is `[3, 2]`, which stands after 第3条 and before
/// 第4条 as its equal (枝番), not as its child.
/// It has at most six parts, which lie in it: a book has a hundred thousand of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    length: u8,
    /// Noughts behind `length`.
    parts: [u32; DEEPEST],
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.parts()).finish()
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(other.parts())
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Number {
    /// A number without branches.
    pub fn new(number: u32) -> Self {
        let mut parts = [0; DEEPEST];
        parts[0] = number;
        Self { length: 1, parts }
    }

    /// A number with its branches; none, and more than can be, are no number.
    pub fn branched(written: &[u32]) -> Option<Self> {
        let mut parts = [0; DEEPEST];
        let length = u8::try_from(written.len()).ok().filter(|&length| length > 0)?;
        parts.get_mut(..written.len())?.copy_from_slice(written);
        Some(Self { length, parts })
    }

    /// The number and its branches, at least one part.
    pub fn parts(&self) -> &[u32] {
        self.parts.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// Whether it may stand right after `self`: 3 → 4, 3 → 3の2, 3の2 → 3の3, 3の2 → 3の2の2, 3の2 → 4.
    pub fn is_followed_by(&self, next: &Self) -> bool {
        let (here, next) = (self.parts(), next.parts());
        let (Some((last, stem)), true) = (next.split_last(), next.len() <= here.len() + 1) else { return false };
        if next.len() == here.len() + 1 {
            stem == here && *last == 2
        } else {
            here.starts_with(stem) && here[stem.len()] + 1 == *last
        }
    }

    /// The form in addresses: `3`, `3_2`.
    pub fn address(&self) -> String {
        let mut address = String::with_capacity(4);
        for (at, part) in self.parts().iter().enumerate() {
            let _ = write!(address, "{}{part}", if at > 0 { "_" } else { "" });
        }
        address
    }
}

/// A Label is a clause's kind and number; 第10条から第12条まで has a last number too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// What it numbers.
    pub kind: Kind,
    /// The (first) number. 附則 and an only 別表 have none written: their number is `[0]`.
    pub number: Number,
    /// The last number of a run that one line stands for.
    pub through: Option<Box<Number>>,
}

/// Digits are the shapes in which a label's number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// `12`
    Half,
    /// `１２`
    Full,
    /// `十二`
    Kanji,
}

/// A path like `２―４―１` has at most so many parts; what is longer is no number of a clause.
const DEEPEST: usize = 6;

/// Lengths are limited where the number is read: counted repetitions make large expressions.
const NUM: &str = "(?:[0-9]+|[０-９]+|[〇一二三四五六七八九十百千]+)";
const KANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";

fn pattern(pattern: &str) -> Option<Regex> {
    Regex::new(&pattern.replace("NUM", NUM)).ok()
}

/// 第N条の2 / 第N章 / 第N, with a run 「第10条から第12条まで」「第10条及び第11条」.
static STRONG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"^第(NUM)(編|章|節|款|目|条)?((?:の(?:NUM))*)(?:(?:から|及び|、)第(NUM)条((?:の(?:NUM))*)(?:まで)?)?")
});
static ANNEX: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^別表(?:第(NUM)((?:の(?:NUM))*))?"));
static FORM: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^(?:別記)?(?:様式(?:第(NUM)号?((?:の(?:NUM))*))?|第(NUM)号((?:の(?:NUM))*)様式)"));
static SUPPLEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^[附付][ \t　]*則"));
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^([0-9]+|[０-９]+)((?:の(?:[0-9]+|[０-９]+))*)(?:[．.][ \t　]*|[ \t　]+)"));
static HYPHENATED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^((?:[0-9]+|[０-９]+)(?:[―‐‑–—ー－−\-.．](?:[0-9]+|[０-９]+))+)(?:[ \t　]+)"));
static PAREN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^[(（][ \t　]*(NUM)((?:の(?:NUM))*)[ \t　]*[)）]"));
static KANJI: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^([〇一二三四五六七八九十百千]+)((?:の[〇一二三四五六七八九十百千]+)*)[ \t　]+"));
static LETTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"^(?:([ァ-ヶ])[ \t　]+|[(（]([ァ-ヶ])[)）]|([a-zａ-ｚ])[ \t　]+|[(（]([a-zａ-ｚ])[)）])")
});

impl Label {
    /// A label of one number.
    pub fn new(kind: Kind, number: Number) -> Self {
        Self { kind, number, through: None }
    }

    /// The labels a line may begin with, and the bytes each takes without the white space behind it:
    /// one for a strong label; for 「イ」 two, as it is the second of アイウ and the first of イロハ.
    /// The line must be free of white space at its start.
    pub fn candidates(line: &str) -> Vec<(Self, usize)> {
        // most lines begin with a word: look at the first character before any expression is tried
        let Some(first) = line.chars().next() else { return Vec::new() };
        match first {
            '第' | '附' | '付' | '別' | '様' => strong(line).into_iter().collect(),
            '・' => vec![(Self::new(Kind::Bullet, Number::new(0)), first.len_utf8())],
            '(' | '（' | '⑴'..='⒇' | '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' => enclosed(line, first),
            _ => open(line, first),
        }
    }

    /// The label as a citation writes it, e.g. 「第3条の2」, 「(1)」, 「附則」.
    pub fn print(&self, digits: Digits) -> String {
        let parts = self.number.parts();
        let shape = |number: &u32| match digits {
            Digits::Half => number.to_string(),
            Digits::Full => full_width(*number),
            Digits::Kanji => kanji(*number),
        };
        let first = parts.first().map(shape).unwrap_or_default();
        let branches: String = parts.iter().skip(1).map(|part| format!("の{}", shape(part))).collect();
        let at =
            |letters: &str| parts.first().and_then(|&n| letters.chars().nth(n.checked_sub(1)? as usize)).unwrap_or('?');
        let latin = || parts.first().and_then(|&n| char::from_u32('a' as u32 + n.checked_sub(1)?)).unwrap_or('?');
        match self.kind {
            Kind::Part => format!("第{first}編{branches}"),
            Kind::Chapter => format!("第{first}章{branches}"),
            Kind::Section => format!("第{first}節{branches}"),
            Kind::Subsection => format!("第{first}款{branches}"),
            Kind::Division => format!("第{first}目{branches}"),
            Kind::Article => format!("第{first}条{branches}"),
            Kind::Unit => format!("第{first}{branches}"),
            Kind::Supplement => "附則".to_owned(),
            Kind::Annex if parts == [0] => "別表".to_owned(),
            Kind::Annex => format!("別表第{first}{branches}"),
            Kind::Form if parts == [0] => "様式".to_owned(),
            Kind::Form => format!("様式第{first}号{branches}"),
            Kind::Number => format!("{first}{branches}"),
            Kind::Hyphenated => parts.iter().map(shape).collect::<Vec<_>>().join("―"),
            Kind::Paren => format!("({first}{branches})"),
            Kind::Kanji => {
                let branches: String = parts.iter().skip(1).map(|part| format!("の{}", kanji(*part))).collect();
                format!("{}{branches}", kanji(parts.first().copied().unwrap_or_default()))
            }
            Kind::Circled => parts.first().and_then(|&n| print_circled(n)).unwrap_or('?').to_string(),
            Kind::Kana => at(KANA).to_string(),
            Kind::Iroha => at(IROHA).to_string(),
            Kind::ParenKana => format!("({})", at(KANA)),
            Kind::ParenIroha => format!("({})", at(IROHA)),
            Kind::Latin => latin().to_string(),
            Kind::ParenLatin => format!("({})", latin()),
            Kind::Bullet => "・".to_owned(),
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let ([number], None) = (self.number.parts(), &self.through) {
            match self.kind {
                Kind::Article => return write!(f, "第{number}条"),
                Kind::Paren => return write!(f, "({number})"),
                Kind::Number => return write!(f, "{number}"),
                _ => {}
            }
        }
        f.write_str(&self.print(Digits::Half))?;
        match &self.through {
            Some(last) => write!(f, "から{}まで", Self::new(self.kind, **last).print(Digits::Half)),
            None => Ok(()),
        }
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.kind == other.kind).then(|| self.number.cmp(&other.number))
    }
}

fn number(first: &str, branches: &str) -> Option<Number> {
    let mut parts = vec![parse_number(first)?];
    for branch in branches.split('の').skip(1) {
        parts.push(parse_number(branch)?);
    }
    Number::branched(&parts)
}

/// A strong label ends with the line, with white space, or with a bracket that reaches the line's end
/// (別表第１（第３条関係）).
fn ends_strongly(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace()) || is_bracketed(rest.trim_end())
}

/// Whether the whole is one （…）.
pub fn is_bracketed(text: &str) -> bool {
    let Some(inner) = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')'])) else {
        return false;
    };
    let mut depth = 1;
    inner.chars().all(|c| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        depth > 0
    })
}

/// How many bytes of a number, in one way of writing, `rest` begins with.
fn number_length(rest: &str) -> usize {
    let ways: [fn(char) -> bool; 3] =
        [|c| c.is_ascii_digit(), |c| ('０'..='９').contains(&c), crate::text::numerals::is_kanji_numeral];
    ways.iter().map(|way| rest.len() - rest.trim_start_matches(way).len()).find(|&length| length > 0).unwrap_or(0)
}

/// 第N条, 第N条の2, 第N章 … and nothing more, the forms of nearly every line: read without an expression. `None`: any other
/// form, or none.
fn ordinal(line: &str) -> Option<(Label, usize)> {
    let rest = line.strip_prefix('第')?;
    let digits = number_length(rest);
    let unit = rest[digits..].chars().next()?;
    let kind = match unit {
        '編' => Kind::Part,
        '章' => Kind::Chapter,
        '節' => Kind::Section,
        '款' => Kind::Subsection,
        '目' => Kind::Division,
        '条' => Kind::Article,
        _ => return None,
    };
    let mut end = digits + unit.len_utf8();
    let first = parse_number(&rest[..digits])?;
    let mut parts = [first, 0];
    let mut length = 1;
    if let Some(behind) = rest[end..].strip_prefix('の') {
        let branch = number_length(behind);
        parts[1] = parse_number(&behind[..branch])?;
        end += 'の'.len_utf8() + branch;
        length = 2;
    }
    // nothing may go on: a second branch, a run
    let ends = rest[end..].chars().next().is_none_or(char::is_whitespace);
    let number = Number::branched(parts.get(..length)?).filter(|_| ends)?;
    Some((Label::new(kind, number), '第'.len_utf8() + end))
}

fn strong(line: &str) -> Option<(Label, usize)> {
    ordinal(line).or_else(|| by_expression(line))
}

fn by_expression(line: &str) -> Option<(Label, usize)> {
    let none = || Number::new(0);
    // an expression costs more than a look at what it has to find
    if line.starts_with(['附', '付'])
        && let Some(found) = SUPPLEMENT.as_ref()?.find(line)
    {
        return ends_strongly(&line[found.end()..]).then(|| (Label::new(Kind::Supplement, none()), found.end()));
    }
    for (regex, kind, word) in [(&*ANNEX, Kind::Annex, "別表"), (&*FORM, Kind::Form, "様式")] {
        if !line.contains(word) {
            continue;
        }
        let Some(found) = regex.as_ref()?.captures(line) else { continue };
        let end = found.get_match().end();
        if !ends_strongly(&line[end..]) {
            continue;
        }
        let text = |group| found.get(group).map_or("", |m| m.as_str());
        let written = if text(1).is_empty() && kind == Kind::Form { (3, 4) } else { (1, 2) };
        let number = if found.get(written.0).is_some() { number(text(written.0), text(written.1))? } else { none() };
        return Some((Label::new(kind, number), end));
    }
    let found = STRONG.as_ref()?.captures(line)?;
    let text = |group| found.get(group).map_or("", |m| m.as_str());
    let end = found.get_match().end();
    if !ends_strongly(&line[end..]) {
        return None;
    }
    let kind = match text(2) {
        "編" => Kind::Part,
        "章" => Kind::Chapter,
        "節" => Kind::Section,
        "款" => Kind::Subsection,
        "目" => Kind::Division,
        "条" => Kind::Article,
        _ => Kind::Unit,
    };
    let through = match found.get(4) {
        Some(_) if kind != Kind::Article => return None,
        Some(last) => Some(Box::new(number(last.as_str(), text(5))?)),
        None => None,
    };
    Some((Label { kind, number: number(text(1), text(3))?, through }, end))
}

/// Labels that stand in brackets or rings.
fn enclosed(line: &str, first: char) -> Vec<(Label, usize)> {
    let one = |kind, number| vec![(Label::new(kind, Number::new(number)), first.len_utf8())];
    if let Some(value) = circled(first) {
        return one(Kind::Circled, value);
    }
    if ('⑴'..='⒇').contains(&first) {
        return one(Kind::Paren, first as u32 - '⑴' as u32 + 1);
    }
    if let Some(found) = bracketed(line) {
        return vec![found];
    }
    if let Some(found) = PAREN.as_ref().and_then(|regex| regex.captures(line)) {
        let text = |group| found.get(group).map_or("", |m| m.as_str());
        let end = found.get_match().end();
        return number(text(1), text(2)).map(|n| (Label::new(Kind::Paren, n), end)).into_iter().collect();
    }
    letters(line)
}

/// (1), （１２）: read without an expression.
fn bracketed(line: &str) -> Option<(Label, usize)> {
    let rest = line.strip_prefix(['(', '（'])?;
    let digits = number_length(rest);
    let number = parse_number(&rest[..digits])?;
    let close = rest[digits..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let end = line.len() - rest.len() + digits + close.len_utf8();
    Some((Label::new(Kind::Paren, Number::new(number)), end))
}

/// ２, 一: a number with white space behind it, read without an expression.
fn bare(kind: Kind, line: &str) -> Option<(Label, usize)> {
    let digits = number_length(line);
    let number = parse_number(&line[..digits])?;
    let white = line[digits..].starts_with([' ', '\t', '　']);
    white.then(|| (Label::new(kind, Number::new(number)), digits))
}

/// Labels that stand open, with white space behind them.
fn open(line: &str, first: char) -> Vec<(Label, usize)> {
    if first.is_ascii_digit() || ('０'..='９').contains(&first) {
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let alone = line.trim_start_matches(is_digit).starts_with(char::is_whitespace);
        if !alone && let Some(found) = HYPHENATED.as_ref().and_then(|regex| regex.captures(line)) {
            let path = found.get(1).map_or("", |m| m.as_str());
            let parts = path.split(|c| !is_digit(c)).map(parse_number).collect::<Option<Vec<_>>>();
            return parts
                .and_then(|parts| Number::branched(&parts))
                .map(|n| (Label::new(Kind::Hyphenated, n), path.len()))
                .into_iter()
                .collect();
        }
        return bare(Kind::Number, line)
            .map_or_else(|| plain(NUMBER.as_ref(), Kind::Number, line), |found| vec![found]);
    }
    if crate::text::numerals::is_kanji_numeral(first) {
        // most lines that begin so go on in a word: 一般に
        if number_length(line) > 0 && !line[number_length(line)..].starts_with(['の', ' ', '\t', '　']) {
            return Vec::new();
        }
        return bare(Kind::Kanji, line).map_or_else(|| plain(KANJI.as_ref(), Kind::Kanji, line), |found| vec![found]);
    }
    letters(line)
}

fn plain(regex: Option<&Regex>, kind: Kind, line: &str) -> Vec<(Label, usize)> {
    let Some(found) = regex.and_then(|regex| regex.captures(line)) else { return Vec::new() };
    let text = |group| found.get(group).map_or("", |m| m.as_str());
    let whole = found.get_match();
    let end = whole.as_str().trim_end().len();
    // 「3.5GHz」 is no 「3.」
    let goes_on = whole.as_str().ends_with(['.', '．']) && line[whole.end()..].starts_with(|c| digit(c).is_some());
    let number = number(text(1), text(2)).filter(|_| !goes_on);
    number.map(|n| (Label::new(kind, n), end)).into_iter().collect()
}

fn letters(line: &str) -> Vec<(Label, usize)> {
    let Some(found) = LETTER.as_ref().and_then(|regex| regex.captures(line)) else { return Vec::new() };
    let end = found.get_match().as_str().trim_end().len();
    let place = |letters: &str, letter: char| {
        letters.chars().position(|c| c == letter).and_then(|at| u32::try_from(at + 1).ok()).map(Number::new)
    };
    let letter = |group: usize| found.get(group).and_then(|m| m.as_str().chars().next());
    let kana = |letter, plain, iroha| {
        [(place(KANA, letter), plain), (place(IROHA, letter), iroha)]
            .into_iter()
            .filter_map(|(number, kind)| Some((Label::new(kind, number?), end)))
            .collect()
    };
    let latin = |letter: char, kind| {
        let base = if letter.is_ascii() { 'a' } else { 'ａ' };
        vec![(Label::new(kind, Number::new(letter as u32 - base as u32 + 1)), end)]
    };
    match (letter(1), letter(2), letter(3), letter(4)) {
        (Some(c), ..) => kana(c, Kind::Kana, Kind::Iroha),
        (_, Some(c), ..) => kana(c, Kind::ParenKana, Kind::ParenIroha),
        (_, _, Some(c), _) => latin(c, Kind::Latin),
        (_, _, _, Some(c)) => latin(c, Kind::ParenLatin),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Kind, Vec<u32>, &str)> {
        let (label, end) = Label::candidates(line).into_iter().next()?;
        Some((label.kind, label.number.parts().to_vec(), &line[end..]))
    }

    #[test]
    fn the_forms_people_write() {
        let cases: &[(&str, Kind, &[u32])] = &[
            ("第１条　目的", Kind::Article, &[1]),
            ("第一条　この", Kind::Article, &[1]),
            ("第百二十八条　この", Kind::Article, &[128]),
            ("第3条の2 この", Kind::Article, &[3, 2]),
            ("第三条の二の三　この", Kind::Article, &[3, 2, 3]),
            ("第１章　総則", Kind::Chapter, &[1]),
            ("第二章の二　総則", Kind::Chapter, &[2, 2]),
            ("第１編", Kind::Part, &[1]),
            ("第1　趣旨", Kind::Unit, &[1]),
            ("附　則", Kind::Supplement, &[0]),
            ("付則（令和8年3月31日訓令第5号）", Kind::Supplement, &[0]),
            ("別表第１（第３条関係）", Kind::Annex, &[1]),
            ("別表", Kind::Annex, &[0]),
            ("様式第２号の２（第５条関係）", Kind::Form, &[2, 2]),
            ("第３号様式", Kind::Form, &[3]),
            ("２　市は", Kind::Number, &[2]),
            ("1. 目的", Kind::Number, &[1]),
            ("２の２　市は", Kind::Number, &[2, 2]),
            ("２―４―１　目的", Kind::Hyphenated, &[2, 4, 1]),
            ("1-2 目的", Kind::Hyphenated, &[1, 2]),
            ("(1) 情報資産", Kind::Paren, &[1]),
            ("（１２）情報資産", Kind::Paren, &[12]),
            ("⑶ 情報資産", Kind::Paren, &[3]),
            ("十二　情報", Kind::Kanji, &[12]),
            ("③情報", Kind::Circled, &[3]),
            ("ア　情報", Kind::Kana, &[1]),
            ("ロ　情報", Kind::Kana, &[43]),
            ("(ア) 情報", Kind::ParenKana, &[1]),
            ("ｂ　情報", Kind::Latin, &[2]),
            ("(c) 情報", Kind::ParenLatin, &[3]),
            ("・情報", Kind::Bullet, &[0]),
        ];
        for (line, kind, number) in cases {
            let found = read(line);
            assert_eq!(found.as_ref().map(|f| (f.0, f.1.as_slice())), Some((*kind, *number)), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_label_is_none() {
        for line in [
            "第３条の規定により",
            "第三者に",
            "第一線の",
            "第1条例",
            "１件",
            "２００４年",
            "一方で，",
            "一般に",
            "ア行",
            "別表第１に掲げる",
            "様式第１号による",
            "附則第２項",
            "（目的）",
            "（注）：国際",
            "第１条及び第２条の規定",
            "a の",
            "",
        ] {
            let found = Label::candidates(line);
            assert!(found.is_empty() || line == "a の", "{line}: {found:?}");
        }
    }

    #[test]
    fn a_run_has_a_last_number() {
        let (label, end) = Label::candidates("第10条から第12条まで　削除").remove(0);
        assert_eq!((label.to_string().as_str(), end), ("第10条から第12条まで", "第10条から第12条まで".len()));
    }

    #[test]
    fn i_is_the_second_of_aiu_and_the_first_of_iroha() {
        let both: Vec<_> = Label::candidates("イ　情報").into_iter().map(|(l, _)| (l.kind, l.number)).collect();
        assert_eq!(both, [(Kind::Kana, Number::new(2)), (Kind::Iroha, Number::new(1))]);
    }

    #[test]
    fn order_falls_out_of_the_number() {
        let n = |parts: &[u32]| Number::branched(parts).unwrap();
        let order = [n(&[3]), n(&[3, 2]), n(&[3, 2, 2]), n(&[3, 3]), n(&[4])];
        assert!(order.is_sorted());
        assert!(order.windows(2).all(|pair| pair[0].is_followed_by(&pair[1])), "each may follow the one before");
        assert!(n(&[3, 2]).is_followed_by(&n(&[4])));
        for (a, b) in
            [(&[3][..], &[5][..]), (&[3], &[3]), (&[3], &[3, 1]), (&[3], &[3, 3]), (&[4], &[3]), (&[3, 2], &[3, 4])]
        {
            assert!(!n(a).is_followed_by(&n(b)), "{a:?} {b:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn printed_and_read_again(kind in 0usize..22, parts in proptest::collection::vec(1u32..400, 1..4), shape in 0usize..3) {
            use Kind::*;
            let kind = [Part, Chapter, Section, Subsection, Division, Article, Unit, Supplement, Annex, Form, Number,
                Hyphenated, Paren, Kanji, Circled, Kana, Iroha, ParenKana, ParenIroha, Latin, ParenLatin, Bullet][kind];
            let digits = [Digits::Half, Digits::Full, Digits::Kanji][shape];
            let limit = match kind { Circled => 50, Kana | Iroha | ParenKana | ParenIroha => 46, Latin | ParenLatin => 26, _ => 400 };
            let mut parts: Vec<u32> = parts.iter().map(|part| (part - 1) % limit + 1).collect();
            match kind {
                Supplement | Bullet => parts = vec![0],
                Circled | Kana | Iroha | ParenKana | ParenIroha | Latin | ParenLatin => parts.truncate(1),
                Hyphenated if parts.len() < 2 => parts.push(1),
                _ => {}
            }
            let digits = match kind { Number | Hyphenated if digits == Digits::Kanji => Digits::Full, _ => digits };
            let label = Label::new(kind, super::Number::branched(&parts).unwrap());
            let line = format!("{}　本文", label.print(digits));
            let found = Label::candidates(&line);
            proptest::prop_assert!(found.iter().any(|(l, end)| *l == label && line[*end..].trim_start() == "本文"), "{} → {:?}", line, found);
        }

        #[test]
        fn what_is_read_by_hand_is_what_the_expressions_read(
            line in "(第|\\(|（)?(1|２|12|十|一二|百)(条|章|節|の|2|３|四|\\)|）| |　|から|第|、|\\PC){0,8}",
        ) {
            if let Some(found) = ordinal(&line) {
                proptest::prop_assert_eq!(by_expression(&line), Some(found));
            }
            let by = |regex: &LazyLock<Option<Regex>>, kind| plain(regex.as_ref(), kind, &line).into_iter().next();
            if let Some(found) = bare(Kind::Number, &line).filter(|_| line.starts_with(|c| digit(c).is_some())) {
                proptest::prop_assert_eq!(by(&NUMBER, Kind::Number), Some(found));
            }
            if let Some(found) = bare(Kind::Kanji, &line).filter(|_| !line.starts_with(|c| digit(c).is_some())) {
                proptest::prop_assert_eq!(by(&KANJI, Kind::Kanji), Some(found));
            }
            if let Some(found) = bracketed(&line) {
                proptest::prop_assert!(PAREN.as_ref().is_some_and(|regex| regex.find(&line).is_some_and(|whole| whole.end() == found.1)));
            }
        }

        #[test]
        fn nothing_makes_it_panic(line in "\\PC{0,20}") {
            for (_, end) in Label::candidates(&line) {
                let _ = &line[end..];
            }
        }
    }
}
