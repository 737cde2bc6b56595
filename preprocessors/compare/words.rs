//! Which words of a line changed. Words are not split: a mark takes in a whole compound noun, number or
//! cited number.

use crate::text::numerals::{digit, is_kanji_numeral};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A Piece is a stretch of words that changed, or that did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As they stand in the text.
    pub words: String,
    /// They are underlined.
    pub changed: bool,
}

/// What stands between two marks and is no longer than this (in characters) is marked with them.
const BRIDGE: usize = 2;

/// Both lines in pieces; the words of each joined are the line.
pub fn marked(old: &str, new: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (a, b) = (tokens(old), tokens(new));
    let mut marks = (vec![false; a.len()], vec![false; b.len()]);
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let ends = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        // two marks with hardly anything between are one
        let is_bridge = || {
            let between = a.get(op.old_range()).unwrap_or_default();
            at > 0 && at < ends && between.iter().map(|token| token.chars().count()).sum::<usize>() <= BRIDGE
        };
        if !matches!(op, DiffOp::Equal { .. }) || is_bridge() {
            marks.0.iter_mut().take(op.old_range().end).skip(op.old_range().start).for_each(|mark| *mark = true);
            marks.1.iter_mut().take(op.new_range().end).skip(op.new_range().start).for_each(|mark| *mark = true);
        }
    }
    with_stems(&a, &mut marks.0);
    with_stems(&b, &mut marks.1);
    (pieces(&a, &marks.0), pieces(&b, &marks.1))
}

/// A line of which everything changed, or nothing.
pub fn whole(words: &str, changed: bool) -> Vec<Piece> {
    if words.is_empty() { Vec::new() } else { vec![Piece { words: words.to_owned(), changed }] }
}

/// An ending of a word (作り, 作られる) is marked with its stem; particles and what is done (点検する) stand for themselves.
fn with_stems(tokens: &[&str], marks: &mut [bool]) {
    for (at, pair) in tokens.windows(2).enumerate() {
        let &[stem, ending] = pair else { continue };
        let is_stem = stem.chars().next_back().is_some_and(|c| class(c, None) == Class::Noun && !is_katakana(c));
        let is_ending = ending.starts_with(|c| "らりるれろわいうえきくけちつっみむめばびぶべぐげ".contains(c));
        if is_stem && is_ending && marks.get(at + 1) == Some(&true) {
            marks.get_mut(at).into_iter().for_each(|mark| *mark = true);
        }
    }
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ')
}

fn pieces(tokens: &[&str], marks: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (token, &changed) in tokens.iter().zip(marks) {
        match pieces.last_mut() {
            Some(last) if last.changed == changed => last.words.push_str(token),
            _ => pieces.push(Piece { words: (*token).to_owned(), changed }),
        }
    }
    pieces
}

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
fn tokens(line: &str) -> Vec<&str> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> (String, String) {
        let (old, new) = marked(old, new);
        let show = |pieces: Vec<Piece>| {
            pieces.iter().map(|it| if it.changed { format!("[{}]", it.words) } else { it.words.clone() }).collect()
        };
        (show(old), show(new))
    }

    #[test]
    fn words_are_not_split() {
        for (old, new, marked_old, marked_new) in [
            (
                "保存期間は、１年とする。",
                "保存期間は、２年とする。",
                "保存期間は、[１]年とする。",
                "保存期間は、[２]年とする。",
            ),
            (
                "統括責任者は、許可する。",
                "情報責任者は、許可する。",
                "[統括責任者]は、許可する。",
                "[情報責任者]は、許可する。",
            ),
            ("サーバを置く。", "サーバーを置く。", "[サーバ]を置く。", "[サーバー]を置く。"),
            ("端末を持ち出す。", "端末及び媒体を持ち出す。", "端末を持ち出す。", "端末[及び媒体]を持ち出す。"),
            ("情報システム", "情報セキュリティ", "[情報システム]", "[情報セキュリティ]"),
            (
                "第３条及び第５条の２の規定",
                "第４条及び第５条の３の規定",
                "[第３条及び第５条の２]の規定",
                "[第４条及び第５条の３]の規定",
            ),
            ("台帳を作り、", "台帳を作らず、", "台帳を[作り]、", "台帳を[作らず]、"),
            ("毎年点検する。", "毎年点検しなければならない。", "毎年点検[する]。", "毎年点検[しなければならない]。"),
            ("第三者に渡す。", "第三機関に渡す。", "[第三者]に渡す。", "[第三機関]に渡す。"),
            ("甲の乙の丙を", "丁の戊の己を", "[甲の乙の丙]を", "[丁の戊の己]を"),
            ("甲、乙", "甲，乙", "甲[、]乙", "甲[，]乙"),
        ] {
            assert_eq!(shown(old, new), (marked_old.to_owned(), marked_new.to_owned()), "{old}");
        }
    }

    proptest! {
        #[test]
        fn pieces_joined_are_the_line(old in "[情報ガがの、2２a]{0,12}", new in "[情報ガがの、2２a]{0,12}") {
            let (a, b) = marked(&old, &new);
            let join = |pieces: &[Piece]| pieces.iter().map(|piece| piece.words.as_str()).collect::<String>();
            prop_assert_eq!(join(&a), old.clone());
            prop_assert_eq!(join(&b), new.clone());
            prop_assert_eq!(old == new, !a.iter().chain(&b).any(|piece| piece.changed));
        }
    }
}
