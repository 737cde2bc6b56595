//! A line in tokens: what a mark takes in as a whole.

use crate::text::numerals::{digit, is_kanji_numeral};

/// A Class is what a character is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Kanji, katakana and Latin letters: what compound nouns are written in (情報セキュリティ, ＩＣカード).
    Noun,
    /// 及び, 又は, 並びに, 若しくは: the kanji that begin what joins words, and are part of none.
    Joiner,
    Hiragana,
    Digit,
    /// Each stands for itself.
    Sign,
}

fn class(c: char, next: Option<char>) -> Class {
    match (c, next) {
        ('及' | '並', Some('び')) | ('又', Some('は')) | ('若', Some('し')) => return Class::Joiner,
        _ => {}
    }
    match c {
        '々' | '〆' => Class::Noun,
        c if is_katakana(c) => Class::Noun,
        'ぁ'..='ゖ' => Class::Hiragana,
        // before letters: kanji numerals are numeric, and part of nouns (一部, 第三者)
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Class::Noun,
        c if c.is_numeric() => Class::Digit,
        // a variation selector or mark belongs to the letter before it
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{3099}' | '\u{309A}' => Class::Noun,
        c if c.is_alphabetic() => Class::Noun,
        _ => Class::Sign,
    }
}

/// The words of a line, by what they are written in; 第３条の２ is one.
pub fn tokens(line: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = line;
    let mut taken = 0;
    let mut before: Option<Class> = None;
    while let Some(c) = rest.get(taken..).and_then(|rest| rest.chars().next()) {
        let here = rest.get(taken..).unwrap_or_default();
        let now = class(c, here.chars().nth(1));
        let label = if c == '第' { label(here) } else { 0 };
        if taken > 0 && (label > 0 || now == Class::Sign || before.is_some_and(|before| before != now)) {
            let (token, behind) = rest.split_at(taken);
            tokens.push(token);
            (rest, taken) = (behind, 0);
        }
        before = Some(now);
        taken += c.len_utf8();
        if label > 0 {
            let (token, behind) = rest.split_at(label);
            tokens.push(token);
            (rest, taken, before) = (behind, 0, None);
        }
    }
    tokens.extend((!rest.is_empty()).then_some(rest));
    tokens
}

/// How many bytes a cited number is long that the words begin with: 第３条の２.
fn label(words: &str) -> usize {
    let is_digit = |c: char| digit(c).is_some() || is_kanji_numeral(c);
    let digits = |words: &str| words.len() - words.trim_start_matches(is_digit).len();
    let mut length = '第'.len_utf8();
    let behind = |length: usize| words.get(length..).unwrap_or_default();
    let number = digits(behind(length));
    let unit = behind(length + number).chars().next().filter(|c| "編章節款目条項号".contains(*c));
    let Some(unit) = unit.filter(|_| number > 0) else { return 0 };
    length += number + unit.len_utf8();
    while let Some(branch) = behind(length).strip_prefix('の').map(digits).filter(|&branch| branch > 0) {
        length += 'の'.len_utf8() + branch;
    }
    // 第１条件, 第２項目, 第３号機
    if behind(length).starts_with(['件', '例', '目', '機']) { 0 } else { length }
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ')
}

/// Whether a token ends in a kanji: it may be the stem of a word whose ending is written in hiragana.
pub fn is_stem(token: &str) -> bool {
    token.chars().next_back().is_some_and(|c| class(c, None) == Class::Noun && !is_katakana(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_nouns_and_cited_numbers_are_one() {
        for (line, expected) in [
            ("情報セキュリティ責任者は、", "情報セキュリティ責任者|は|、"),
            ("第３条の２第１項及びＩＣカード", "第３条の２|第１項|及|び|ＩＣカード"),
            ("第三者又は第１項目", "第三者|又|は|第|１|項目"),
            ("令和８年４月１日から", "令和|８|年|４|月|１|日|から"),
            ("", ""),
        ] {
            assert_eq!(tokens(line).join("|"), expected);
        }
    }
}
