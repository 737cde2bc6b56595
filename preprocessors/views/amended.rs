//! What stands at a clause about its past: the acts that amended it, and what is no more.

use super::{address, revision};
use crate::compare::ChangeKind;
use crate::model::HistoryEntry;
use crate::register::{Amendment, Body, PublishedDocument};
use crate::templates::RevisionWords;
use crate::text::numerals::digit;
use regex::Regex;
use serde::Serialize;
use std::sync::LazyLock;

/// Marks are the amendments of a clause, as a collection of laws shows them: 「（令8訓令5・一部改正）」.
#[derive(Debug, Serialize)]
pub struct Marks {
    label: String,
    acts: Vec<MarkView>,
    /// The link to the words before.
    before: String,
}

#[derive(Debug, Serialize)]
struct MarkView {
    /// The act, as briefly as it is cited there, and where the row of the 履歴 is.
    act: String,
    href: String,
    what: String,
    /// Where the words before are.
    before: Option<String>,
}

/// A LeftView is a clause that is no more.
#[derive(Debug, Serialize)]
pub struct LeftView {
    anchors: Vec<String>,
    place: String,
    words: String,
    href: String,
    link: String,
}

/// The marks of the clause at an index.
pub fn marks(words: &RevisionWords, document: &PublishedDocument, body: &Body, at: usize, here: &str) -> Option<Marks> {
    let amendments = body.amendments.get(&at)?;
    let view = |amendment: &Amendment| {
        let row = body.history.get(amendment.row)?;
        Some(MarkView {
            act: brief(body, amendment.row, row),
            href: address::relative(here, &revision::address(document, row)),
            what: what(words, body, at, amendment),
            before: amendment
                .before
                .as_ref()
                .map(|(page, anchor)| format!("{}#{anchor}", address::relative(here, &address::of(page)))),
        })
    };
    let acts: Vec<MarkView> = amendments.iter().filter_map(view).collect();
    let label = format!("{}の改正", body.structure.cite(at));
    (!acts.is_empty()).then(|| Marks { label, acts, before: words.words_before.clone() })
}

fn what(words: &RevisionWords, body: &Body, at: usize, amendment: &Amendment) -> String {
    let [amended, moved, established, repealed] = &words.marks;
    let moved = amendment.moved_from.as_ref().map(|from| {
        let went_down = number(&body.structure.cite(at)) > number(from);
        moved.replace("{place}", from).replace("{way}", if went_down { "繰下" } else { "繰上" })
    });
    match (amendment.kind, moved) {
        (ChangeKind::Amended, Some(moved)) => format!("{moved}・{amended}"),
        (ChangeKind::Renumbered, Some(moved)) => moved,
        (ChangeKind::Established, _) => established.clone(),
        (ChangeKind::Repealed, _) => repealed.clone(),
        _ => amended.clone(),
    }
}

/// The numbers in a citation, in order.
fn number(cite: &str) -> Vec<u32> {
    cite.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// 「令8訓令5」; where an act has no such number, its day.
fn brief(body: &Body, at: usize, row: &HistoryEntry) -> String {
    let number = body.past.get(at).and_then(|past| past.act.as_ref()?.number.value());
    number.and_then(|number| brief_number(number)).unwrap_or_else(|| row.date.value.wareki())
}

fn brief_number(number: &str) -> Option<String> {
    static NUMBER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^(明|大|昭|平|令)(?:治|正|和|成)(元|\d+)年(.+?)(甲|乙)?第(\d+)号$").ok());
    let ascii = |c: char| digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    let number: String = number.chars().map(ascii).collect();
    let parts = NUMBER.as_ref()?.captures(&number)?;
    let part = |at: usize| parts.get(at).map_or("", |part| part.as_str());
    Some(format!("{}{}{}{}{}", part(1), part(2), part(3), part(4), part(5)))
}

/// The clauses that stood on a page (from 0) and are no more.
pub fn left(
    words: &RevisionWords,
    document: &PublishedDocument,
    body: &Body,
    page: usize,
    here: &str,
) -> Vec<LeftView> {
    let of_page = body.left.iter().filter(|clause| clause.page == page);
    let view = |clause: &crate::register::LeftClause| {
        let row = body.history.get(clause.row)?;
        // its last words, where they are on record
        let stood = clause.row.checked_sub(1).and_then(|before| body.stood(before));
        let last = stood.and_then(|text| {
            let at = text.structure.find(&clause.at)?;
            Some(format!("{}#{}", address::relative(here, &address::of(&text.page_of(at)?.path)), text.anchors.at(at)?))
        });
        Some(LeftView {
            anchors: clause.anchors.clone(),
            place: clause.place.clone(),
            words: words.left_on.replace("{day}", &revision::when(row)),
            href: last.unwrap_or_else(|| address::relative(here, &revision::address(document, row))),
            link: words.words_before.clone(),
        })
    };
    of_page.filter_map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_named_as_briefly_as_in_a_collection_of_laws() {
        for (number, expected) in [
            ("令和８年訓令第５号", "令8訓令5"),
            ("令和元年教育委員会訓令甲第12号", "令元教育委員会訓令甲12"),
            ("平成30年規程第1号", "平30規程1"),
        ] {
            assert_eq!(brief_number(number).as_deref(), Some(expected));
        }
        for other in ["", "第5号", "決裁", "令和八年訓令第五号の二"] {
            assert_eq!(brief_number(other), None);
        }
    }

    #[test]
    fn up_is_to_a_lesser_number() {
        assert!(number("第10条") > number("第9条") && number("第5条の2") > number("第5条"));
    }
}
