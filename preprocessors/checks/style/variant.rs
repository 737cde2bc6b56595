//! `style-variant`: one word in two ways, or in one that 公用文 does not write.

use super::Finding;
use super::draft::{Draft, Drafts, Passage};
use super::pairs::{PAIRS, Pair, Rule};
use crate::source::Code;
use std::ops::Range;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let texts: Vec<&Draft<'_>> = drafts.set(sample).collect();
        for pair in PAIRS {
            words(pair, &texts, found);
        }
        for draft in texts {
            commas(draft, found);
            digits(draft, found);
        }
    }
}

/// A Place is where a word stands.
type Place<'a> = (&'a Draft<'a>, &'a Passage, Range<usize>);

fn words(pair: &Pair, texts: &[&Draft<'_>], found: &mut Vec<Finding>) {
    let others = places(&pair.other, texts);
    if others.is_empty() {
        return;
    }
    let (right, other) = (pair.right.text, pair.other.text);
    if pair.rule == Rule::Wrong {
        for (draft, passage, range) in others {
            let message = format!("「{other}」は、公用文では「{right}」と書きます");
            found.push(
                Finding::at(draft, passage, range, Code::StyleVariant, message)
                    .hint(format!("「{right}」と書いてください")),
            );
        }
        return;
    }
    let rights = places(&pair.right, texts);
    if rights.is_empty() {
        return;
    }
    let keeps_other = pair.rule == Rule::Same && others.len() > rights.len();
    let (kept, count, wrong, places) = match keeps_other {
        true => (other, others.len(), right, rights),
        false => (right, rights.len(), other, others),
    };
    for (draft, passage, range) in places {
        let message = format!("「{wrong}」と「{kept}」が混ざっています（「{kept}」は{count}か所）");
        found.push(
            Finding::at(draft, passage, range, Code::StyleVariant, message)
                .hint(format!("同じ物なら「{kept}」にそろえてください")),
        );
    }
}

fn places<'a>(form: &super::pairs::Form, texts: &[&'a Draft<'a>]) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for draft in texts {
        for passage in &draft.passages {
            let all = form.places(&passage.words).map(|at| at..at + form.text.len());
            places.extend(all.filter(|range| passage.is_own(range)).map(|range| (*draft, passage, range)));
        }
    }
    places
}

/// 「，」 in a text that writes 「、」, and the other way round.
fn commas(draft: &Draft<'_>, found: &mut Vec<Finding>) {
    let of = |comma: char| -> Vec<(&Passage, Range<usize>)> {
        let all = draft.passages.iter().flat_map(|passage| {
            let places = passage.words.match_indices(comma).map(|(at, comma)| at..at + comma.len());
            places.filter(|range| passage.is_own(range)).map(move |range| (passage, range))
        });
        all.collect()
    };
    mixed(draft, ("、", &of('、')), ("，", &of('，')), "読点", found);
}

/// Full-width digits in a text that writes half-width ones, and the other way round.
fn digits(draft: &Draft<'_>, found: &mut Vec<Finding>) {
    let of = |is: fn(char) -> bool| -> Vec<(&Passage, Range<usize>)> {
        let all = draft.passages.iter().flat_map(|passage| {
            let places = passage.words.char_indices().filter(move |(_, c)| is(*c)).map(|(at, c)| at..at + c.len_utf8());
            places.filter(|range| passage.is_own(range)).map(move |range| (passage, range))
        });
        all.collect()
    };
    mixed(draft, ("半角", &of(|c| c.is_ascii_digit())), ("全角", &of(|c| matches!(c, '０'..='９'))), "数字", found);
}

/// Says the rarer of two ways once, where it stands first.
fn mixed(
    draft: &Draft<'_>,
    one: (&str, &[(&Passage, Range<usize>)]),
    other: (&str, &[(&Passage, Range<usize>)]),
    what: &str,
    found: &mut Vec<Finding>,
) {
    let (kept, rare) = if other.1.len() > one.1.len() { (other, one) } else { (one, other) };
    let Some((passage, range)) = rare.1.first() else { return };
    let message = format!(
        "{what}の「{}」と「{}」が、一つの文書に混ざっています（「{}」は{}か所）",
        rare.0,
        kept.0,
        rare.0,
        rare.1.len()
    );
    found.push(
        Finding::at(draft, passage, range.clone(), Code::StyleVariant, message)
            .hint(format!("「{}」にそろえてください", kept.0)),
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, found_in};
    use crate::model::Tier::{Procedure, Standard};

    #[test]
    fn one_way_for_one_word() {
        for (text, expected) in [
            ("第1条　端末および媒体", 1),
            ("第1条　端末及び媒体", 0),
            ("第1条　サーバー", 0),
            ("第1条　サーバーとサーバ", 1),
            ("第1条　サーバー、サーバー及びサーバ", 1),
            ("第1条　ユーザは、利用者である。", 1),
            ("第1条　ユーザは、使う。", 0),
            ("第1条　「または」とあるのは、「又は」とする。", 0),
            ("第1条　これは、端末である，媒体である。", 1),
            ("第1条　12文字と１２文字", 1),
            ("第1条　第１項の端末は、12文字", 0),
            ("第1条　１２文字", 0),
            ("（端末および媒体）\n第1条　守る。", 1),
        ] {
            assert_eq!(found(text, "style-variant"), expected, "{text}");
        }
    }

    #[test]
    fn words_are_compared_over_all_texts() {
        let texts =
            [(Standard, "甲規程", "第1条　サーバを置く。"), (Procedure, "乙手順", "1 段階\n(1) サーバーを置きます。")];
        assert_eq!(found_in(&texts, "style-variant"), 1);
    }

    #[test]
    fn a_law_is_called_as_it_is() {
        let text = "第1条　見本に関する取り扱いの法律による。情報の取扱いを定める。";
        assert_eq!(found(text, "style-variant"), 0);
    }
}
