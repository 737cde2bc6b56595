//! `style-staff-monotosuru`: a duty of each member of staff in the words of a rule about how things are done.

use super::Finding;
use super::draft::{Drafts, TextPart};
use super::no_subject::role_names;
use super::subject::subjects;
use crate::source::Code;

const WORDS: &str = "ものとする";

/// 「読み替えるものとする」 and the like say what a rule means, whoever stands before.
const NO_DUTIES: [&str; 7] = ["読み替える", "準用する", "適用する", "含む", "みなす", "なす", "限る"];

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    let roles = role_names(drafts.register);
    for draft in &drafts.all {
        for (passage, sentence) in draft.sentences(TextPart::Body) {
            let text = passage.get(&sentence);
            let Some(at) = text.rfind(WORDS) else { continue };
            let range = sentence.start + at..sentence.start + at + WORDS.len();
            let before = text.get(..at).unwrap_or_default();
            if !passage.is_own(&range) || NO_DUTIES.iter().any(|word| before.ends_with(word)) {
                continue;
            }
            let all = subjects(text, at, &roles);
            // the topic named last is who does it
            let Some(last) = all.iter().rfind(|one| one.is_topic).or(all.last()) else { continue };
            if is_staff(last.words) {
                let message = "職員の義務が「ものとする」で書かれています".to_owned();
                found.push(
                    Finding::at(draft, passage, range, Code::StyleStaffMonotosuru, message)
                        .hint("義務なら「しなければならない」、禁止なら「してはならない」と書いてください"),
                );
            }
        }
    }
}

fn is_staff(words: &str) -> bool {
    ["職員等", "職員", "会計年度任用職員等"].iter().any(|staff| words.ends_with(staff))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn staff_must_and_bodies_shall() {
        for (text, expected) in [
            ("第1条　職員等は、私物を使わないものとする。", 1),
            ("第1条　職員は、研修を受けるものとする。", 1),
            ("第1条　委員会は、年に2回開くものとする。", 0),
            ("第1条　職員等が異動したときは、情報システム管理者は、停止するものとする。", 0),
            ("第1条　職員等が申請したときは、管理者が承認するものとする。", 0),
            ("第1条　職員等は、申請しなければならない。この場合において、写しを添えるものとする。", 0),
            ("第1条　職員等は、次条を準用するものとする。", 0),
            ("第1条　「職員等は、守るものとする」を改める。", 0),
            ("第1条　教職員は、学校の定めによるものとする。", 1),
        ] {
            assert_eq!(found(text, "style-staff-monotosuru"), expected, "{text}");
        }
    }
}
