//! What else a word may be written as: `theme/js/variants.js`, step for step, so that the terminal finds what the browser
//! finds. A change here is a change there.
//!
//! | why | what is tried too |
//! |---|---|
//! | [`Why::Kana`] | every hiragana as katakana, and the other way round |
//! | [`Why::Numerals`] | 第二十七条 = 第27条, in citations only |
//! | [`Why::Okurigana`] | 持ち出し = 持出し = 持ち出す, 報告する = 報告, 送った = 送る |
//! | [`Why::Synonym`] | the groups of `data/synonyms`, for the term or a word inside it |

use super::numbers::{in_digits, in_kanji};
use crate::text::forms::search as fold;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Letters of the longest term for which anything else is tried.
const LONGEST: usize = 40;
/// Forms of one term.
const MOST: usize = 32;

const KANJI: &str = r"[\x{3400}-\x{4DBF}\x{4E00}-\x{9FFF}々〆]";
/// What stands between two kanji of one verb or noun: the end of its 連用形, never a particle.
const SLOT: &str = "(?:[あかさたなまらわがざばえと]?[いきしちみりぎじびえけせてめれげぜべ]|つ)";
const SLOT_FIRST: &str = "あかさたなまらわがざばえと";
const SLOT_LAST: &str = "いきしちみりぎじびえけせてめれげぜべ";
const ROWS: [&str; 9] = [
    "わいうえおつ",
    "かきくけこい",
    "がぎぐげごい",
    "さしすせそ",
    "たちつてと",
    "なにぬねのん",
    "ばびぶべぼん",
    "まみむめもん",
    "らりるれろつ",
];

/// 報告する, バックアップした: a noun and する in its forms, small kana large.
static SURU: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let noun = format!("(?:[a-z0-9ァ-ヺー]|{SLOT}?{KANJI})*(?:{SLOT}?{KANJI}|[ァ-ヺー])(?:{KANJI}|[ァ-ヺー])");
    let ends = "し|する|した|して|しない|しよう|します|しました|しています|している|せよ|され|される|された|されない|させる|できる|できない";
    Regex::new(&format!("^({noun})(?:{ends})$")).ok()
});
/// One word that ends in okurigana: kanji before, and what may follow in any form of a verb.
static VERB: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let ends = "[いきぎしちみびりえけげせてめれべ](?:る|た|て|ない|ます|ました|なければ|ば|たら|たい)?|[うくぐすつぬぶむる]|\
        [わかがさたまばら](?:ない|れる|れた|せる)|つ(?:た|て|たら|たとき)|[んい][だでたて](?:ら)?";
    Regex::new(&format!("^((?:{SLOT}?{KANJI})+)({ends})$")).ok()
});
/// 捨てる, 忘れた and 起きた keep their first kana.
static KEEPS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("^(?:[えけげせてめれべ].|[きぎちみびり][るたてな])").ok());

/// A Why is by what rule a form comes of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is the term itself.
    Typed,
    /// かな
    Kana,
    /// 条の数字
    Numerals,
    /// 送り仮名
    Okurigana,
    /// 言い換え
    Synonym,
}

/// A Form is one way in which a term may stand in a text.
#[derive(Debug, Clone)]
pub struct Form {
    /// Folded.
    pub text: String,
    /// By what rule.
    pub why: Why,
    /// What may follow: one of these kana; empty for whatever there is.
    pub row: String,
    /// With okurigana between the kanji, or without.
    pattern: Option<Regex>,
}

impl Form {
    fn new(text: String, why: Why, row: String) -> Self {
        let pattern = (why == Why::Okurigana).then(|| pattern(&text, &row)).flatten();
        Self { text, why, row, pattern }
    }

    /// Where it stands first in a folded text, from a byte on.
    pub fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        match &self.pattern {
            Some(pattern) => pattern.find_at(text, from).map(|found| found.range()),
            None => {
                let at = from + text.get(from..)?.find(&self.text)?;
                Some(at..at + self.text.len())
            }
        }
    }

    /// Whether it stands in a folded text.
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }
}

/// What is looked for when a folded term is typed, the term itself first. `groups` are folded.
pub fn alternatives(term: &str, groups: &[Vec<String>]) -> Vec<Form> {
    let mut forms = Forms(vec![Form::new(term.to_owned(), Why::Typed, String::new())]);
    if length(term) > LONGEST {
        return forms.0;
    }
    forms.add(fold(&shifted(term, 'ぁ'..='ゖ', 0x60)), Why::Kana, "");
    forms.add(fold(&shifted(term, 'ァ'..='ヶ', -0x60)), Why::Kana, "");
    forms.add(in_digits(term), Why::Numerals, "");
    forms.add(in_kanji(term), Why::Numerals, "");
    let mut bases: Vec<String> = forms.0.iter().map(|form| form.text.clone()).collect();
    let bare = without_slots(term);
    let group = |pattern: &Option<Regex>, at: usize| {
        pattern.as_ref()?.captures(&bare)?.get(at).map(|found| found.as_str().to_owned())
    };
    if let Some(noun) = group(&SURU, 1) {
        forms.add(noun.clone(), Why::Okurigana, "");
        bases.push(noun);
    } else if let (Some(stem), Some(end)) = (group(&VERB, 1), group(&VERB, 2)) {
        let row = if has_pair(&stem) { String::new() } else { row(&end) };
        forms.add(stem, Why::Okurigana, &row);
    }
    if has_pair(&bare) {
        forms.add(bare.clone(), Why::Okurigana, "");
    }
    for base in bases {
        substituted(&base, groups, &mut |text| forms.add(text, Why::Synonym, ""));
    }
    forms.0
}

/// Forms, each once.
struct Forms(Vec<Form>);

impl Forms {
    fn add(&mut self, text: String, why: Why, row: &str) {
        let loose = |why| why == Why::Okurigana;
        let same = |form: &Form| form.text == text && form.row == row && loose(form.why) == loose(why);
        if !text.is_empty() && self.0.len() < MOST && !self.0.iter().any(same) {
            self.0.push(Form::new(text, why, row.to_owned()));
        }
    }
}

/// So many letters as the browser counts.
fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn shifted(text: &str, range: std::ops::RangeInclusive<char>, by: i32) -> String {
    let shift = |c: char| u32::try_from(c as i32 + by).ok().and_then(char::from_u32).unwrap_or(c);
    text.chars().map(|c| if range.contains(&c) { shift(c) } else { c }).collect()
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '々' | '〆')
}

fn has_pair(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(one, next)| is_kanji(one) && is_kanji(next))
}

/// Without okurigana between kanji: 持ち出し = 持出し.
fn without_slots(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |n: usize| chars.get(n).copied();
    let is = |n: usize, of: &str| at(n).is_some_and(|c| of.contains(c));
    let kanji = |n: usize| at(n).is_some_and(is_kanji);
    let (mut out, mut n) = (String::with_capacity(text.len()), 0);
    while let Some(c) = at(n) {
        out.push(c);
        n += 1;
        if !is_kanji(c) {
            continue;
        }
        if is(n, SLOT_FIRST) && is(n + 1, SLOT_LAST) && kanji(n + 2) {
            n += 2;
        } else if (is(n, SLOT_LAST) || at(n) == Some('つ')) && kanji(n + 1) {
            n += 1;
        }
    }
    out
}

/// The kana of which one follows a verb's stem, in whatever form it stands.
fn row(end: &str) -> String {
    let first = end.chars().next().unwrap_or_default();
    let is_else = ["きたい", "みたい", "りたい"].iter().any(|start| end.starts_with(start));
    if !is_else && KEEPS.as_ref().is_some_and(|keeps| keeps.is_match(end)) {
        return first.to_string();
    }
    ROWS.into_iter().filter(|row| row.contains(first)).collect()
}

/// Words of the groups inside a term, each with its group; whole words only where letters are Latin.
fn substituted(term: &str, groups: &[Vec<String>], give: &mut dyn FnMut(String)) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    for group in groups {
        let mut inside: Option<(usize, &str)> = None;
        for form in group {
            let held = inside.map_or(0, |(_, form)| length(form));
            if length(form) <= held || (length(form) < 2 && form != term) {
                continue;
            }
            let Some((before, after)) = term.split_once(form.as_str()) else { continue };
            let joins = |own: Option<char>, other: Option<char>| latin(own) && latin(other);
            if joins(form.chars().next(), before.chars().next_back())
                || joins(form.chars().last(), after.chars().next())
            {
                continue;
            }
            inside = Some((before.len(), form));
        }
        let Some((at, inside)) = inside else { continue };
        let (before, after) = (term.get(..at).unwrap_or_default(), term.get(at + inside.len()..).unwrap_or_default());
        for form in group.iter().filter(|form| *form != inside) {
            give(format!("{before}{form}{after}"));
        }
    }
}

/// A form with okurigana or without between its kanji.
fn pattern(text: &str, row: &str) -> Option<Regex> {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
        if is_kanji(c) && chars.peek().is_some_and(|&next| is_kanji(next)) {
            out.push_str(SLOT);
            out.push('?');
        }
    }
    if !row.is_empty() {
        out.push_str(&format!("[{row}]"));
    }
    Regex::new(&out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(term: &str, text: &str) -> bool {
        let groups = [vec!["漏洩".to_owned(), "漏えい".to_owned()], vec!["pw".to_owned(), "パスワード".to_owned()]];
        alternatives(&fold(term), &groups).iter().any(|form| form.is_in(&fold(text)))
    }

    #[test]
    fn a_word_is_found_in_its_other_ways_of_writing() {
        for (term, text) in [
            ("ぱすわーど", "パスワード"),
            ("持ち出し", "端末の持出しは"),
            ("持出し", "端末を持ち出す者"),
            ("持ち出す", "持出しの許可"),
            ("報告する", "報告を受けた"),
            ("送った", "誤って送る"),
            ("捨てる", "紙を捨てた"),
            ("第二十七条", "第27条"),
            ("第27条", "第二十七条"),
            ("情報漏洩", "情報漏えい"),
            ("PW", "パスワード"),
            ("バックアップした", "バックアップを取る"),
        ] {
            assert!(finds(term, text), "{term} in {text}");
        }
        for (term, text) in [("持出し", "持参"), ("送った", "送付"), ("一時", "1時"), ("pwned", "パスワードned")]
        {
            assert!(!finds(term, text), "{term} in {text}");
        }
    }

    #[test]
    fn there_are_never_many() {
        let group: Vec<String> = (0..100).map(|at| format!("語{at}番")).collect();
        assert_eq!(alternatives("語1番", &[group]).len(), MOST);
        assert_eq!(alternatives(&"字".repeat(41), &[]).len(), 1);
        for term in ["", "(", "[\\", "🙂", "葛\u{E0100}", "-"] {
            assert!(!alternatives(term, &[]).is_empty(), "{term}");
        }
    }
}
