//! Which words stand before （以下「甲」という。）: back to where the phrase begins. Japanese does not mark that place; the
//! last comma is it, unless a list goes on over it, or a 「…は」.

use super::definition_forms::law_number;
use super::definitions::Found;
use crate::text::enclosed::{Bracket, Enclosures};

/// Ends of names of laws and documents.
const DOCUMENTS: [&str; 24] = [
    "法",
    "法律",
    "憲法",
    "政令",
    "省令",
    "府令",
    "条例",
    "規則",
    "規程",
    "要綱",
    "要領",
    "要項",
    "訓令",
    "告示",
    "基準",
    "方針",
    "ポリシー",
    "ガイドライン",
    "指針",
    "手順",
    "手順書",
    "計画",
    "マニュアル",
    "細則",
];

/// Words on 法 that are no laws.
const NO_LAWS: [&str; 10] = ["方法", "手法", "用法", "技法", "作法", "療法", "寸法", "違法", "不法", "文法"];

/// A list goes on over a comma where one of these stands behind it.
const LISTS: [&str; 8] = ["及び", "又は", "並びに", "若しくは", "その他", "および", "または", "並び"];

/// What may stand before a comma in kanji and yet belongs to no list.
const TURNS: [&str; 8] = ["場合", "際", "後", "結果", "以外", "以上", "限り", "都度"];

/// Whether words name a law or a document.
pub(super) fn is_document(words: &str) -> bool {
    DOCUMENTS.iter().any(|end| words.ends_with(end)) && !NO_LAWS.iter().any(|end| words.ends_with(end))
}

/// The phrase before a bracket (and before the ones that touch it on the left). `together` says that the name stands for
/// a whole list. The law's number is taken from those brackets too.
pub(super) fn phrase_before(
    text: &str,
    enclosures: &Enclosures,
    bracket: &Bracket,
    together: bool,
    found: &mut Found,
) -> String {
    let mut end = bracket.range.start;
    while let Some(left) =
        enclosures.brackets.iter().find(|left| left.range.end == end && left.within == bracket.within)
    {
        let inner = text.get(left.inner.clone()).unwrap_or_default();
        found.number = found.number.take().or_else(|| law_number(inner).map(str::to_owned));
        end = left.range.start;
    }
    let sentence = enclosures.sentence_start(end, bracket.within);
    let mut start = sentence;
    if !together {
        let law = found.number.is_some();
        let mut at = end;
        while let Some(stop) = enclosures.stop_before(at, bracket.within, false).filter(|stop| stop.at >= sentence) {
            start = stop.end;
            let behind = text.get(stop.end..end).unwrap_or_default();
            let before = text.get(sentence..stop.at).unwrap_or_default();
            if stop.full || !goes_on(before, behind, law) {
                break;
            }
            (at, start) = (stop.at, sentence);
        }
        if law {
            start = after_other_law(text, enclosures, bracket, start, end);
        }
    }
    start = after_topic(text, enclosures, bracket, start, end);
    // behind the word of an item and its gap
    let gap =
        text.get(start..end).and_then(|words| words.rfind('　')).map_or(start, |gap| start + gap + '　'.len_utf8());
    let mut phrase = text.get(gap..end).unwrap_or_default().trim();
    let joins = ["及び", "又は", "並びに", "若しくは", "ただし", "なお", "また", "、", "，"];
    while let Some(shorter) = joins.iter().find_map(|join| phrase.strip_prefix(join)) {
        phrase = shorter.trim_start();
    }
    phrase.to_owned()
}

/// Whether a list goes on over the comma between two stretches.
fn goes_on(before: &str, behind: &str, law: bool) -> bool {
    let noun = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() && !matches!(c, 'ぁ'..='ゟ'));
    let listed = LISTS.iter().any(|word| behind.contains(word));
    noun && listed && !TURNS.iter().any(|turn| before.ends_with(turn)) && !(law && is_document(before))
}

/// Behind 「…法（昭和25年法律第261号）及び」, the name of another law begins.
fn after_other_law(text: &str, enclosures: &Enclosures, bracket: &Bracket, start: usize, end: usize) -> usize {
    let other = |left: &&Bracket| left.within == bracket.within && left.range.start >= start && left.range.end < end;
    let Some(left) = enclosures.brackets.iter().rev().find(other) else { return start };
    let behind = text.get(left.range.end..end).unwrap_or_default();
    let join = LISTS.iter().chain(&["、", "，", "に基づく", "に基づき", "の"]).find(|join| behind.starts_with(**join));
    join.map_or(start, |join| left.range.end + join.len())
}

/// Behind the last 「…は」 that is not 又は or 若しくは.
fn after_topic(text: &str, enclosures: &Enclosures, bracket: &Bracket, start: usize, end: usize) -> usize {
    let words = text.get(start..end).unwrap_or_default();
    let is_topic = |at: &usize| {
        let before = words.get(..*at).unwrap_or_default();
        let next = words.get(at + 'は'.len_utf8()..).and_then(|rest| rest.chars().next());
        let or = ["又", "若しく", "もしく", "また", "或い", "あるい"].iter().any(|or| before.ends_with(or));
        let inside = |at: usize| {
            enclosures.is_quoted(at)
                || enclosures
                    .brackets
                    .iter()
                    .any(|other| other.range.contains(&at) && !other.range.contains(&bracket.range.start))
        };
        let noun = before.chars().next_back().is_some_and(char::is_alphanumeric);
        noun && !or && !inside(start + at) && next.is_some_and(|c| !matches!(c, 'ぁ'..='ゟ'))
    };
    let topic = words.match_indices('は').map(|(at, _)| at).rfind(is_topic);
    topic.map_or(start, |at| start + at + 'は'.len_utf8())
}
