//! `style-unused-term`: a word is defined that no text uses.

use super::Finding;
use super::definition::{Defined, defined};
use super::draft::{Draft, Drafts};
use crate::source::Code;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let texts: Vec<&Draft<'_>> = drafts.set(sample).collect();
        let terms: Vec<(usize, Defined<'_>)> =
            texts.iter().enumerate().flat_map(|(at, draft)| defined(draft).into_iter().map(move |d| (at, d))).collect();
        let used = used(&texts, &terms);
        for ((text, term), used) in terms.iter().zip(used) {
            let Some(draft) = texts.get(*text).filter(|_| !used) else { continue };
            let name = &term.definition.term;
            found.push(Finding {
                code: Code::StyleUnusedTerm,
                document: draft.document,
                clause: term.clause,
                origin: term.place(draft),
                message: format!("「{name}」を定義していますが、どの文でも使っていません"),
                hint: format!("定義を除くか、「{name}」と書くべき所の言い方を確かめてください"),
            });
        }
    }
}

/// Whether each term is used, whole or within a longer word: a doubt speaks for the definition.
fn used(texts: &[&Draft<'_>], terms: &[(usize, Defined<'_>)]) -> Vec<bool> {
    let mut used = vec![false; terms.len()];
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (_, term)) in terms.iter().enumerate() {
        for name in term.names().filter(|name| !name.is_empty()) {
            names.entry(name).or_default().push(index);
        }
    }
    let Ok(finder) = AhoCorasick::new(names.keys()) else { return vec![true; terms.len()] };
    let meant: Vec<&Vec<usize>> = names.values().collect();
    for (text, draft) in texts.iter().enumerate() {
        for (at, passage) in draft.passages.iter().enumerate() {
            for seen in finder.find_overlapping_iter(&passage.words) {
                for &index in meant.get(seen.pattern().as_usize()).into_iter().copied().flatten() {
                    let Some((home, term)) = terms.get(index) else { continue };
                    let in_definition = *home == text && term.passage == Some(at);
                    // behind 「（以下「甲」という。）」 the sentence goes on
                    let goes_on = term.goes_on && seen.start() >= term.definition.place.word.end;
                    // 以下この条において: elsewhere it is another word
                    let holds = term.is_everywhere() || *home == text;
                    if holds
                        && (!in_definition || goes_on)
                        && let Some(used) = used.get_mut(index)
                    {
                        *used = true;
                    }
                }
            }
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_word_that_is_used_anywhere_is_used() {
        for (text, expected) in [
            ("第1条　「端末」とは、職員が使う機器をいう。", 1),
            ("第1条　「端末」とは、職員が使う機器をいう。\n第2条　端末を守る。", 0),
            ("第1条　「端末」とは、職員が使う機器をいう。\n（端末の管理）\n第2条　守る。", 0),
            ("第1条　「端末」とは、職員が使う機器をいう。\n第2条　持出端末を守る。", 0),
            ("第1条　職員が使う機器（以下「端末」という。）を守る。", 1),
            ("第1条　職員が使う機器（以下「端末」という。）は、端末の管理者が守る。", 0),
            (
                "第1条　次の用語の意義は、当該各号に定めるところによる。\n(1)　端末　職員が使う機器をいう。\n(2)　媒体　端末で使う物をいう。\n第2条　媒体を守る。",
                0,
            ),
            ("第1条　方面（本部を含む区域をいう。以下同じ。）の長は、方面の外を見る。", 0),
            ("第1条　個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）による。", 0),
        ] {
            assert_eq!(found(text, "style-unused-term"), expected, "{text}");
        }
    }
}
