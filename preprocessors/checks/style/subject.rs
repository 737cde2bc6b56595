//! Who does it: posts and bodies that a particle marks in a sentence.

use crate::text::enclosed::Enclosures;
use std::ops::Range;

/// How posts, bodies and people end.
const POSTS: [&str; 44] = [
    "当番",
    "守衛",
    "者",
    "長",
    "員",
    "職員等",
    "人",
    "官",
    "会",
    "課",
    "課等",
    "局",
    "係",
    "班",
    "署",
    "市",
    "町",
    "村",
    "県",
    "国",
    "委託先",
    "再委託先",
    "派遣先",
    "部局",
    "部",
    "窓口",
    "機関",
    "組織",
    "チーム",
    "事務局",
    "担当",
    "教職員",
    "社",
    "団体",
    "法人",
    "事業者等",
    "業者",
    "本人",
    "者等",
    "員等",
    "長等",
    "CSIRT",
    "ＣＳＩＲＴ",
    "ＣＩＳＯ",
];

/// Words that end like a post and are none.
const NO_POSTS: [&str; 12] =
    ["一部", "全部", "内部", "外部", "細部", "上部", "下部", "機会", "都市", "成長", "延長", "最長"];

/// Behind が, these say that the sentence is about something else: 職員等が異動したときは、….
const EMBEDDED: [&str; 6] = ["とき", "場合", "際", "ように", "よう、", "までに"];

/// A Subject is a post that は, が or も marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The words right before the particle, brackets left out.
    pub words: &'a str,
    /// Bytes of the particle.
    pub particle: Range<usize>,
    /// は or も, and not が within a condition.
    pub is_topic: bool,
}

/// The posts that a sentence (without quotations) has something said of, up to its byte `end`.
pub fn subjects<'a>(text: &'a str, end: usize, names: &[&str]) -> Vec<Subject<'a>> {
    let enclosures = Enclosures::of(text);
    let mut found = Vec::new();
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < end) {
        let length = match c {
            'は' | 'が' | 'も' => c.len_utf8(),
            'に' if text[at..].starts_with("において") => "において".len(),
            _ => continue,
        };
        if enclosures.is_quoted(at) || enclosures.brackets.iter().any(|bracket| bracket.inner.contains(&at)) {
            continue;
        }
        // the brackets behind a name belong to it: 情報セキュリティ責任者（総務部長をいう。）は
        let bracket = enclosures.brackets.iter().rev().find(|bracket| bracket.range.end == at);
        let words = text.get(..bracket.map_or(at, |bracket| bracket.range.start)).unwrap_or_default();
        if !is_post(words, names) {
            continue;
        }
        let behind = text.get(at + length..end).unwrap_or_default();
        let embedded = c == 'が' && EMBEDDED.iter().any(|word| behind.contains(word));
        if !embedded {
            found.push(Subject { words, particle: at..at + length, is_topic: c != 'が' });
        }
    }
    found
}

fn is_post(words: &str, names: &[&str]) -> bool {
    let ends = |list: &[&str]| list.iter().any(|post| words.ends_with(post));
    ends(names) || (ends(&POSTS) && !ends(&NO_POSTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_found_and_conditions_are_not() {
        for (sentence, expected) in [
            ("職員等は、私物を使ってはならない。", &["職員等"][..]),
            ("情報システム管理者（以下「管理者」という。）は、定める。", &["情報システム管理者"]),
            ("職員等が異動したときは、停止しなければならない。", &[]),
            ("規程の改正は、総務課長が行わなければならない。", &["総務課長"]),
            ("パスワードは、短くしてはならない。", &[]),
            ("部局責任者も、同様としなければならない。", &["部局責任者"]),
            ("一部は、残してはならない。", &[]),
            ("「職員等は」とあるのは、", &[]),
            ("課等において、定めなければならない。", &["課等"]),
            ("利用者が変更できないように設定しなければならない。", &[]),
            ("セキュリティ統括は、定める。", &["セキュリティ統括"]),
        ] {
            let found = subjects(sentence, sentence.len(), &["セキュリティ統括"]);
            assert_eq!(found.len(), expected.len(), "{sentence} {found:?}");
            for (subject, expected) in found.iter().zip(expected) {
                assert!(subject.words.ends_with(expected), "{sentence} {found:?}");
            }
        }
    }
}
