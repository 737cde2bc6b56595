//! `style-no-subject`: something must or must not be done, and by whom is not said.

use super::Finding;
use super::draft::{Draft, Drafts, Passage, TextPart};
use super::subject::subjects;
use crate::register::Register;
use crate::source::Code;
use std::ops::Range;

/// Words that make a duty.
const DUTIES: [&str; 4] = ["なければならない", "てはならない", "なければなりません", "てはなりません"];

/// A sentence that begins so goes on with the one before it.
const GO_ON: [&str; 10] =
    ["ただし、", "この場合", "また、", "なお、", "その場合", "その際", "この際", "あわせて、", "さらに、", "同様に、"];

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    let roles = role_names(drafts.register);
    for draft in &drafts.all {
        for part in [TextPart::Body, TextPart::Supplement] {
            for (passage, sentence) in draft.sentences(part) {
                let Some(duty) = duty(passage, &sentence) else { continue };
                if !has_subject(draft, passage, &sentence, duty.start, &roles) {
                    let words = passage.get(&duty).to_owned();
                    let message = format!("「{words}」の主語がありません");
                    found.push(
                        Finding::at(draft, passage, duty, Code::StyleNoSubject, message)
                            .hint("誰の義務か、職の名前を主語にして書いてください（例: 情報システム管理者は、…）"),
                    );
                }
            }
        }
    }
}

/// What the roles on record are called.
pub(super) fn role_names(register: &Register) -> Vec<&str> {
    let roles = register.rolls.roles.records.iter();
    roles.flat_map(|role| role.short_names.iter().chain([&role.name])).map(String::as_str).collect()
}

/// The last words of a sentence, where they make a duty: 「出してはならない情報が」 makes none.
fn duty(passage: &Passage, sentence: &Range<usize>) -> Option<Range<usize>> {
    let text = passage.get(sentence);
    let places = DUTIES.iter().filter_map(|duty| Some((text.rfind(duty)?, duty.len())));
    let (at, length) = places.max()?;
    if !text.get(at + length..)?.trim_start_matches(['」', '）', ')']).trim_matches('。').is_empty() {
        return None;
    }
    let range = sentence.start + at..sentence.start + at + length;
    let quoted = !passage.is_own(&range);
    (!quoted).then_some(range)
}

/// Whether the sentence up to its duty, or what it hangs on, says who.
fn has_subject(draft: &Draft<'_>, passage: &Passage, sentence: &Range<usize>, duty: usize, roles: &[&str]) -> bool {
    let says = |text: &str, end: usize| !subjects(text, end, roles).is_empty();
    let text = passage.get(sentence);
    if says(text, duty - sentence.start) {
        return true;
    }
    let goes_on = GO_ON.iter().any(|word| text.starts_with(word));
    let before = passage.get(&(0..sentence.start));
    if goes_on && says(before, before.len()) {
        return true;
    }
    draft.leads(passage.clause).any(|lead| says(&lead.words, lead.words.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_duty_has_somebody_who_does_it() {
        for (text, expected) in [
            ("第1条　職員等は、私物を使ってはならない。", 0),
            ("第1条　端末は、持ち出してはならない。", 1),
            ("第1条　職員等が異動したときは、利用者IDを停止しなければならない。", 1),
            ("第1条　記録は、情報システム管理者が保存しなければならない。", 0),
            ("第1条　情報システム管理者は、次のとおり行う。\n(1)　記録を保存しなければならない。", 0),
            ("第1条　次のとおりとする。\n(1)　記録を保存しなければならない。", 1),
            ("第1条　職員等は、申請する。この場合において、写しを添えなければならない。", 0),
            ("第1条　職員等は、申請する。写しを添えなければならない。", 1),
            ("第1条　職員等は、申請する。\n2　写しを添えなければならない。", 1),
            ("第1条　「写しを添えなければならない」とあるのは、「添える」と読み替える。", 0),
            ("第1条　委託先の従業員（派遣の者を含む。）は、秘密を漏らしてはならない。", 0),
            ("第1条　写しを添えるものとする。", 0),
            ("第1条　出してはならない情報があるときは、止める。", 0),
            ("第1条　写しを添えなければならない", 1),
            ("第1条　写しを添えなければならない。ただし、急ぐときは、この限りでない。", 1),
        ] {
            assert_eq!(found(text, "style-no-subject"), expected, "{text}");
        }
    }
}
