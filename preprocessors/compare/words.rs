//! Which words of a line changed. Words are not split: a mark takes in a whole compound noun, number or
//! cited number.

use super::tokens::{is_stem, tokens};
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
        let is_ending = ending.starts_with(|c| "らりるれろわいうえきくけちつっみむめばびぶべぐげ".contains(c));
        if is_stem(stem) && is_ending && marks.get(at + 1) == Some(&true) {
            marks.get_mut(at).into_iter().for_each(|mark| *mark = true);
        }
    }
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
