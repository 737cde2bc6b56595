//! Which words of a line changed. Words are not split: a mark takes in a whole run of kanji, of katakana or of digits.

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
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        if !matches!(op, DiffOp::Equal { .. }) {
            marks.0.iter_mut().take(op.old_range().end).skip(op.old_range().start).for_each(|mark| *mark = true);
            marks.1.iter_mut().take(op.new_range().end).skip(op.new_range().start).for_each(|mark| *mark = true);
        }
    }
    (pieces(&a, &marks.0), pieces(&b, &marks.1))
}

/// A line of which everything changed, or nothing.
pub fn whole(words: &str, changed: bool) -> Vec<Piece> {
    if words.is_empty() { Vec::new() } else { vec![Piece { words: words.to_owned(), changed }] }
}

fn pieces(tokens: &[&str], marks: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (token, &changed) in tokens.iter().zip(marks) {
        match pieces.last_mut() {
            Some(last) if last.changed == changed => last.words.push_str(token),
            _ => pieces.push(Piece { words: (*token).to_owned(), changed }),
        }
    }
    // two marks with hardly anything between are one
    let ends = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter_mut().enumerate() {
        piece.changed |= at > 0 && at < ends && piece.words.chars().count() <= BRIDGE;
    }
    pieces.dedup_by(|next, last| {
        let joins = next.changed == last.changed;
        if joins {
            last.words.push_str(&next.words);
        }
        joins
    });
    pieces
}

/// A Class is what a character is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Kanji,
    /// 及び, 又は, 並びに, 若しくは: the kanji that begin what joins words, and are part of none.
    Joiner,
    Katakana,
    Hiragana,
    Digit,
    Latin,
    /// Each stands for itself.
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '及' | '又' | '並' | '若' => Class::Joiner,
        '々' | '〆' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Class::Kanji,
        'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ' => Class::Katakana,
        'ぁ'..='ゖ' => Class::Hiragana,
        c if c.is_numeric() => Class::Digit,
        c if c.is_alphabetic() => Class::Latin,
        _ => Class::Sign,
    }
}

fn tokens(line: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in line.char_indices() {
        let now = class(c);
        if before.is_some_and(|before| before != now || now == Class::Sign) {
            tokens.extend(line.get(start..at));
            start = at;
        }
        before = Some(now);
    }
    tokens.extend(line.get(start..).filter(|rest| !rest.is_empty()));
    tokens
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
