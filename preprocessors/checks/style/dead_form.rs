//! `style-dead-form`: a text tells people to use a form that nobody made.

use super::Finding;
use super::definition::defined;
use super::draft::{Draft, Drafts, PassageKind, TextPart};
use crate::model::Tier;
use crate::model::structure::Level;
use crate::source::{Code, nearest};
use std::collections::BTreeSet;

/// How forms that an office makes for itself are called. What people file there or elsewhere (申出書, 被害届) ends otherwise.
const ENDS: [&str; 7] = ["申請書", "記録票", "記録簿", "貸出簿", "点検票", "点検表", "確認票"];

/// What citizens file is called so too, and stands in the procedures of their counters.
const OF_CITIZENS: &str = "申請書";

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let texts: Vec<&Draft<'_>> = drafts.set(sample).collect();
        let live = live(&texts);
        if live.is_empty() {
            continue; // forms are not kept here
        }
        let words: BTreeSet<String> = texts
            .iter()
            .flat_map(|draft| defined(draft))
            .flat_map(|term| term.names().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        for draft in texts {
            for passage in draft.passages.iter().filter(|passage| passage.part != TextPart::Form) {
                for (at, name) in names(&passage.words) {
                    let range = at..at + name.len();
                    let is_live = live.iter().any(|form| name.ends_with(form.as_str()));
                    if is_live || words.contains(name) || ENDS.contains(&name) || !passage.is_own(&range) {
                        continue;
                    }
                    let is_ours = draft.linked.document.tier == Tier::Standard || !name.ends_with(OF_CITIZENS);
                    if !is_ours && !live.iter().any(|form| form.ends_with(name)) {
                        continue;
                    }
                    let message = format!("「{name}」という様式は、どの手順にもありません");
                    let hint = match near(name, &live) {
                        Some(near) => format!("{near}ではありませんか。様式は、題名のとおりに書いてください"),
                        None => "様式を手順の終わりに作るか、ある様式の題名を書いてください".to_owned(),
                    };
                    found.push(Finding::at(draft, passage, range, Code::StyleDeadForm, message).hint(hint));
                }
            }
        }
    }
}

/// The forms that end so, or the one most like it.
fn near(name: &str, live: &BTreeSet<String>) -> Option<String> {
    let longer: Vec<String> =
        live.iter().filter(|form| form.ends_with(name)).map(|form| format!("「{form}」")).collect();
    match longer.as_slice() {
        [] => nearest(name, live.iter().map(String::as_str)).map(|form| format!("「{form}」")),
        [one] => Some(one.clone()),
        some => Some(format!("{}のどれか", some.join(""))),
    }
}

/// The titles of all forms: 「様式第1号　廃棄記録票」.
fn live(texts: &[&Draft<'_>]) -> BTreeSet<String> {
    let is_form = |draft: &Draft<'_>, clause: usize| {
        draft.linked.structure.get(clause).is_some_and(|entry| entry.level == Level::Form)
    };
    let headings = texts.iter().flat_map(|draft| {
        let own = draft.passages.iter().filter(|passage| {
            passage.kind != PassageKind::Cell && passage.clause.is_some_and(|clause| is_form(draft, clause))
        });
        own.map(|passage| passage.words.as_str())
    });
    let title = |words: &str| {
        let words = words.trim_start_matches(['（', '(']);
        words.split(['（', '(', '）', ')', '。']).next().unwrap_or_default().trim().to_owned()
    };
    headings.map(title).filter(|title| !title.is_empty()).collect()
}

/// Words that end like the title of a form, with their places: runs of kanji, katakana and letters.
fn names(text: &str) -> Vec<(usize, &str)> {
    let is_part = |c: char| {
        matches!(c, '一'..='龠' | '々' | 'ァ'..='ヺ' | 'ー' | 'Ａ'..='Ｚ' | '０'..='９') || c.is_ascii_alphanumeric()
    };
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '。')]) {
        match (is_part(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                if ENDS.iter().any(|end| word.ends_with(end)) {
                    found.push((from, word));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, found_in};
    use crate::model::Tier::{Procedure, Standard};

    #[test]
    fn what_citizens_file_is_no_form_of_the_office() {
        let form = "様式第1号　持出許可申請書\n";
        for (step, expected) in [
            ("窓口の職員は、支給認定申請書を受け取ります。", 0),
            ("職員等は、登録申出書と被害届を受け取ります。", 0),
            ("職員等は、許可申請書を出します。", 1),
            ("職員等は、返却確認票を出します。", 1),
        ] {
            let text = format!("1 段階\n(1) {step}\n\n{form}");
            assert_eq!(found_in(&[(Procedure, "乙手順", &text)], "style-dead-form"), expected, "{step}");
        }
    }

    #[test]
    fn a_form_that_is_named_is_there() {
        let of = |article: &str| {
            let form = "1 段階\n(1) 廃棄記録票（様式第1号）を書きます。\n\n様式第1号　廃棄記録票\n";
            found_in(
                &[(Standard, "甲規程", &format!("第1条　{article}\n")), (Procedure, "乙手順", form)],
                "style-dead-form",
            )
        };
        for (article, expected) in [
            ("職員等は、廃棄記録票により申請する。", 0),
            ("職員等は、廃棄申請書により申請する。", 1),
            ("職員等は、持出許可申請書により申請する。", 1),
            ("職員等は、被害届を出し、契約書を確かめる。", 0),
            ("職員等は、次の申請書により申請する。", 0),
            ("職員等は、書面（以下「持出申請書」という。）を出す。管理者は、持出申請書を確かめる。", 0),
            ("「持出申請書」とあるのは、「書面」とする。", 0),
        ] {
            assert_eq!(of(article), expected, "{article}");
        }
        assert_eq!(found("第1条　職員等は、持出許可申請書により申請する。", "style-dead-form"), 0, "no forms are kept");
    }
}
