//! `style-vague`: words that leave open what is to be done.

use super::Finding;
use super::definition::defined;
use super::draft::{Draft, Drafts, Passage, TextPart};
use super::no_subject::role_names;
use crate::model::structure::Level;
use crate::source::Code;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A word, and what to write instead.
const VAGUE: [(&str, &str); 5] = [
    ("速やかに適切な", "何をするのかを書いてください（例: 速やかに、庁内ネットワークから切り離す）"),
    ("適切に", "何をもって適切とするのか、することを書いてください（例: 施錠できる棚に保管する）"),
    ("適宜", "いつ、どのような時にするのかを書いてください"),
    ("必要に応じ", "どのような時に要るのか、誰が決めるのかを書いてください"),
    ("原則として", "例外を認める場合と、認める者を書いてください（ただし書か、例外措置の条）"),
];

/// Words with 等 that do not mean 「など」.
const NO_ETC: [&str; 18] = [
    "平等",
    "同等",
    "均等",
    "対等",
    "高等",
    "初等",
    "中等",
    "優等",
    "等級",
    "等しい",
    "等しく",
    "等分",
    "等価",
    "等号",
    "等身",
    "何等",
    "一等",
    "下等",
];

/// So many in one 条 are none too many.
const MOST: usize = 1;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let known = known(drafts, sample);
        for draft in drafts.set(sample) {
            draft.passages.iter().for_each(|passage| words(draft, passage, found));
            density(draft, &known, found);
        }
    }
}

/// Names with 等 that say what they mean: 職員等, 課等.
fn known(drafts: &Drafts<'_>, sample: bool) -> BTreeSet<String> {
    let rolls = &drafts.register.rolls;
    let terms = rolls.terms.records.iter().flat_map(|term| term.aliases.iter().chain([&term.name]));
    let departments = rolls.departments.records.iter().map(|record| &record.name);
    let recorded = terms.chain(departments).map(String::as_str).chain(role_names(drafts.register));
    let mut known: BTreeSet<String> = recorded.map(str::to_owned).collect();
    for draft in drafts.set(sample) {
        known.extend(defined(draft).iter().flat_map(|term| term.names().map(str::to_owned).collect::<Vec<_>>()));
    }
    known.retain(|name| name.contains('等'));
    known
}

/// Where the sense of a text is: not in headings, tables and forms.
fn is_said(passage: &Passage) -> bool {
    passage.is_paragraph() && matches!(passage.part, TextPart::Body | TextPart::Supplement)
}

fn words(draft: &Draft<'_>, passage: &Passage, found: &mut Vec<Finding>) {
    if !is_said(passage) {
        return;
    }
    let mut end = 0;
    let mut places: Vec<(Range<usize>, &str, &str)> = Vec::new();
    for (word, hint) in VAGUE {
        places.extend(passage.words.match_indices(word).map(|(at, word)| (at..at + word.len(), word, hint)));
    }
    places.sort_by_key(|(range, ..)| (range.start, std::cmp::Reverse(range.end)));
    for (range, word, hint) in places {
        // what decides the exception is said right behind
        let decided =
            word == "原則として" && passage.words.get(range.end..).is_some_and(|rest| rest.contains("ただし、"));
        let is_part = passage.get(&(0..range.start)).ends_with('不');
        if range.start < end || decided || is_part || !passage.is_own(&range) {
            continue;
        }
        end = range.end;
        let message = format!("「{word}」だけでは、何をすればよいか分かりません");
        found.push(Finding::at(draft, passage, range, Code::StyleVague, message).hint(hint));
    }
}

/// 等 that stand in one 条, the second and those behind it.
fn density(draft: &Draft<'_>, known: &BTreeSet<String>, found: &mut Vec<Finding>) {
    let structure = &draft.linked.structure;
    let mut of_article: BTreeMap<usize, Vec<(&Passage, Range<usize>)>> = BTreeMap::new();
    for passage in draft.passages.iter().filter(|passage| is_said(passage)) {
        let Some(article) = passage.clause.and_then(|at| structure.above(at, Level::Article)) else { continue };
        let places = etc(passage, known).into_iter().map(|range| (passage, range));
        of_article.entry(article).or_default().extend(places);
    }
    for (article, places) in of_article {
        if let (count, Some((passage, range))) = (places.len(), places.get(MOST)) {
            let message = format!("{}に、定義のない「等」が{count}か所あります", structure.cite(article));
            found.push(
                Finding::at(draft, passage, range.clone(), Code::StyleVague, message)
                    .hint("含まれるものを挙げるか、定義した言葉（職員等、課等など）を使ってください"),
            );
        }
    }
}

/// Each 等 that means 「など」 and is of no known word.
fn etc(passage: &Passage, known: &BTreeSet<String>) -> Vec<Range<usize>> {
    let text = &passage.words;
    let inside = |range: &Range<usize>, word: &str| {
        let near = text.match_indices(word).map(|(at, word)| at..at + word.len());
        near.into_iter().any(|word| word.start <= range.start && range.end <= word.end)
    };
    let all = text.match_indices('等').map(|(at, etc)| at..at + etc.len());
    let is_etc = |range: &Range<usize>| {
        let in_word = NO_ETC.iter().copied().chain(known.iter().map(String::as_str)).any(|word| inside(range, word));
        !in_word && passage.is_own(range)
    };
    all.filter(is_etc).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn words_that_leave_everything_open() {
        for (text, expected) in [
            ("第1条　管理者は、端末を適切に管理する。", 1),
            ("第1条　管理者は、速やかに適切な措置を講じる。", 1),
            ("第1条　管理者は、必要に応じて見直す。", 1),
            ("第1条　管理者は、必要に応じ見直す。", 1),
            ("第1条　管理者は、原則として禁じる。", 1),
            ("第1条　管理者は、原則として禁じる。ただし、許可を受けたときは、この限りでない。", 0),
            ("第1条　「適切に」とあるのは、「正しく」と読み替える。", 0),
            ("第1条　管理者は、不適切な利用を止める。", 0),
            ("第1条　管理者は、不適切に利用した者に注意する。", 0),
            ("（適切な管理）\n第1条　管理者は、管理する。", 0),
        ] {
            assert_eq!(found(text, "style-vague"), expected, "{text}");
        }
    }

    #[test]
    fn more_than_one_etc_in_an_article() {
        for (text, expected) in [
            ("第1条　端末等を守る。", 0),
            ("第1条　端末等、媒体等を守る。", 1),
            ("第1条　端末等を守る。\n2　媒体等を守る。\n3　鍵等を守る。", 1),
            ("第1条　端末等を守る。\n第2条　媒体等を守る。", 0),
            ("第1条　本市の職員及び委員（以下「職員等」という。）は、職員等として職員等を守る。", 0),
            ("第1条　平等に扱い、同等以上とし、等しく守る。", 0),
        ] {
            assert_eq!(found(text, "style-vague"), expected, "{text}");
        }
    }
}
