//! Where a word ends. Japanese puts no space between words, so a term is looked at with what stands on either side:
//! particles (hiragana) and marks divide words; kanji, katakana, Latin letters and digits that touch make one word.
//! A link too few is better here than one on half a word.

use std::ops::Range;

/// What may stand right before a term without making another word of it: 当該情報資産 is an 情報資産.
const BEFORE: [&str; 4] = ["当該", "上記", "下記", "前記"];

/// The same of a single character; with a kanji before it, it is the end of another word (安全, 基本).
const BEFORE_ALONE: [char; 6] = ['各', '全', '本', '同', '他', '諸'];

/// What may stand right behind a term, though written in kanji: 情報資産及び….
const BEHIND: [&str; 20] = [
    "及び",
    "及ぶ",
    "並び",
    "又は",
    "若しく",
    "或い",
    "且つ",
    "以外",
    "以下",
    "以上",
    "自身",
    "自ら",
    "自体",
    "全て",
    "全体",
    "全員",
    "相互",
    "同士",
    "毎に",
    "間の",
];

/// Hiragana that may follow a word which ends in kanji or hiragana: particles, auxiliaries and what makes a verb of a
/// noun. The others are taken for its okurigana (取扱い is not 取扱).
const PARTICLES: &str = "はがをにのでともやへかなだよほまさしすせごらそたばあ";

/// Those of them that a word in hiragana may follow.
const BEFORE_HIRAGANA: &str = "はがをにのでともやへ";

/// The Class of a character, as far as words divide by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Kanji,
    Katakana,
    Hiragana,
    Latin,
    Digit,
    /// What joins itself to the character before it.
    Mark,
    Other,
}

/// Variants of a name are the ways its Latin letters and digits may be written: as they are, all narrow, all wide.
pub struct Variants;

impl Variants {
    /// The variants, none twice; none at all of a name that is too short.
    pub fn of(name: &str) -> Vec<String> {
        let name = name.trim();
        if name.chars().count() < 2 {
            return Vec::new();
        }
        let mut all = vec![name.to_owned(), name.chars().map(narrow).collect(), name.chars().map(wide).collect()];
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Whether the stretch is a word of its own.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let (Some(before), Some(word), Some(behind)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { return false };
    begins(before, first) && ends(last, behind)
}

fn begins(before: &str, first: char) -> bool {
    let mut back = before.chars().rev();
    let Some(previous) = back.next() else { return true };
    match (class(previous), class(first)) {
        (_, Class::Mark) => false,
        (Class::Hiragana, Class::Hiragana) => BEFORE_HIRAGANA.contains(previous),
        (Class::Hiragana, _) => true,
        (Class::Digit, Class::Kanji | Class::Katakana | Class::Hiragana) => true,
        (Class::Kanji, _) => {
            let alone = !back.next().is_some_and(|c| matches!(class(c), Class::Kanji | Class::Katakana));
            BEFORE.iter().any(|word| before.ends_with(word)) || (alone && BEFORE_ALONE.contains(&previous))
        }
        (Class::Katakana | Class::Latin | Class::Digit | Class::Mark, _) => false,
        (Class::Other, inner) => !joined(previous, back.next(), inner),
    }
}

fn ends(last: char, behind: &str) -> bool {
    let mut ahead = behind.chars();
    let Some(next) = ahead.next() else { return true };
    match (class(last), class(next)) {
        (_, Class::Mark) => false,
        (Class::Kanji | Class::Hiragana, Class::Hiragana) => PARTICLES.contains(next),
        (_, Class::Hiragana) => true,
        (Class::Kanji | Class::Katakana | Class::Hiragana, Class::Digit) => true,
        (_, Class::Kanji) => BEHIND.iter().any(|word| behind.starts_with(word)),
        (_, Class::Katakana | Class::Latin | Class::Digit) => false,
        (inner, Class::Other) => !joined(next, ahead.next(), inner),
    }
}

/// Whether a mark between two words makes one of them: `Wi-Fi`, `ISO 27001`, `ISO/IEC`, セキュリティ・ポリシー.
fn joined(mark: char, beyond: Option<char>, inner: Class) -> bool {
    let Some(beyond) = beyond.map(class) else { return false };
    let latin = |class| matches!(class, Class::Latin | Class::Digit);
    match narrow(mark) {
        '・' | '･' | '＝' | '=' => inner == Class::Katakana && beyond == Class::Katakana,
        ' ' | '-' | '/' | '_' | '.' | '@' | '&' | '+' | ':' | '\'' | '‐' | '－' | '−' | '’' => {
            latin(inner) && latin(beyond)
        }
        _ => false,
    }
}

fn class(c: char) -> Class {
    match narrow(c) {
        'A'..='Z' | 'a'..='z' => Class::Latin,
        '0'..='9' => Class::Digit,
        '\u{3041}'..='\u{3096}' | 'ゝ' | 'ゞ' | 'ゟ' => Class::Hiragana,
        '\u{30A1}'..='\u{30FA}' | 'ー' | 'ヽ' | 'ヾ' | 'ヿ' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}' => {
            Class::Katakana
        }
        '々' | '〆' | '〇' | '〻' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
            Class::Kanji
        }
        '\u{20000}'..='\u{3FFFF}' => Class::Kanji,
        '\u{3099}'..='\u{309C}' | '\u{FF9E}' | '\u{FF9F}' | '\u{300}'..='\u{36F}' | '\u{200D}' => Class::Mark,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Class::Mark,
        other if other.is_alphabetic() => Class::Latin,
        other if other.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// A full-width letter, digit or space as the narrow one.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// A narrow letter or digit as the full-width one.
fn wide(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        ' ' => '\u{3000}',
        _ => c,
    }
}
