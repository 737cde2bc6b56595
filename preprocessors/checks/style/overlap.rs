//! `style-overlap`: two procedures that are for the most part one.

use super::Finding;
use super::draft::{Draft, Drafts};
use crate::model::Tier;
use crate::source::Code;
use crate::text::forms::words;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;

/// A shorter sentence is the same everywhere by chance; in characters.
const SHORTEST: usize = 10;

/// Of a hundred sentences of the shorter text.
const MOST_SHARE: usize = 30;

/// Fewer that are the same are no copy.
const FEWEST: usize = 3;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let texts: Vec<&Draft<'_>> =
            drafts.set(sample).filter(|draft| draft.linked.document.tier == Tier::Procedure).collect();
        let sentences: Vec<BTreeSet<String>> = texts.iter().map(|draft| sentences(draft)).collect();
        for ((one, other), common) in common(&sentences) {
            let (Some(first), Some(second)) = (texts.get(one), texts.get(other)) else { continue };
            let fewer = [one, other].iter().filter_map(|&at| sentences.get(at)).map(BTreeSet::len).min().unwrap_or(0);
            if common < FEWEST || fewer == 0 || common * 100 < fewer * MOST_SHARE {
                continue;
            }
            let share = common * 100 / fewer;
            let [name, same] = [second, first].map(|draft| &draft.linked.document.name);
            found.push(Finding {
                code: Code::StyleOverlap,
                document: second.document,
                clause: None,
                origin: second.whole(),
                message: format!("「{name}」の文の{share}％が、「{same}」と同じです（{fewer}文のうち{common}文）"),
                hint: "同じ所は一つの手順にまとめて引用し、ここにはこの仕事に固有のことを書いてください".to_owned(),
            });
        }
    }
}

/// The sentences of a procedure, each once: widths are one, digits stay.
fn sentences(draft: &Draft<'_>) -> BTreeSet<String> {
    let paragraphs = draft.passages.iter().filter(|passage| passage.is_paragraph());
    let all = paragraphs.flat_map(|passage| passage.sentences.iter().map(|range| passage.get(range)));
    let plain = all.map(|sentence| words(&sentence.nfkc().collect::<String>()));
    plain.filter(|sentence| sentence.chars().count() >= SHORTEST).collect()
}

/// How many sentences every two texts share, where they share any.
fn common(texts: &[BTreeSet<String>]) -> BTreeMap<(usize, usize), usize> {
    let mut of_sentence: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, sentences) in texts.iter().enumerate() {
        for sentence in sentences {
            of_sentence.entry(sentence).or_default().push(at);
        }
    }
    let mut common = BTreeMap::new();
    for texts in of_sentence.values() {
        for (place, one) in texts.iter().enumerate() {
            for other in texts.iter().skip(place + 1) {
                *common.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::super::tests::found_in;
    use crate::model::Tier::Procedure;

    fn of(one: &[&str], other: &[&str]) -> usize {
        let text = |sentences: &[&str]| {
            let steps = sentences.iter().enumerate().map(|(at, words)| format!("({}) {words}\n", at + 1));
            format!("1 段階\n{}", steps.collect::<String>())
        };
        found_in(&[(Procedure, "甲手順", &text(one)), (Procedure, "乙手順", &text(other))], "style-overlap")
    }

    #[test]
    fn a_copy_with_another_name_is_found() {
        const A: [&str; 4] = [
            "職員等は、申請書を課の管理者に出します。",
            "管理者は、その日のうちに承認します。",
            "職員等は、機器の番号を台帳に書きます。",
            "職員等は、終わったら電話で知らせます。",
        ];
        assert_eq!(of(&A, &A), 1);
        assert_eq!(of(&A, &[A[0], A[1], "窓口の職員は、本人の確認をします。"]), 0);
        assert_eq!(of(&A, &[A[0], A[1], A[2], "税務課の職員は、封筒の数を二人で数えます。"]), 1);
        let twelve: Vec<String> = (0..8).map(|at| format!("税務課だけの仕事の{at}番目を行います。")).collect();
        let long: Vec<&str> = A[..3].iter().copied().chain(twelve.iter().map(String::as_str)).collect();
        assert_eq!(of(&long, &long[..]), 1);
        let other: Vec<String> = (0..8).map(|at| format!("福祉課だけの仕事の{at}番目を行います。")).collect();
        let short: Vec<&str> = A[..3].iter().copied().chain(other.iter().map(String::as_str)).collect();
        assert_eq!(of(&long, &short), 0);
        assert_eq!(of(&["はい。", "いいえ。", "終わります。"], &["はい。", "いいえ。", "終わります。"]), 0);
        assert_eq!(
            of(
                &["５回、続けて失敗すると止まります。", "画面の10分で止まります。", "30日以内に返してください。"],
                &["5回、続けて失敗すると止まります。", "画面の15分で止まります。", "31日以内に返してください。"]
            ),
            0,
        );
    }
}
