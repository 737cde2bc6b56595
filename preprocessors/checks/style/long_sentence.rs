//! `style-long-sentence`: a sentence that nobody reads in one go.

use super::Finding;
use super::draft::{Drafts, TextPart};
use crate::source::Code;

/// In characters, with the 。 and what stands in brackets.
const LONGEST: usize = 120;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for draft in &drafts.all {
        for part in [TextPart::Body, TextPart::Supplement, TextPart::Annex, TextPart::Form] {
            for (passage, sentence) in draft.sentences(part) {
                let length = passage.get(&sentence).chars().count();
                if length > LONGEST {
                    let message = format!("一文が{length}字あります");
                    found.push(
                        Finding::at(draft, passage, sentence, Code::StyleLongSentence, message)
                            .hint(format!("{LONGEST}字以内に分けてください。条件や列挙は、号や次の項に出せます")),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn each_sentence_and_each_item_is_counted_for_itself() {
        let of = |count: usize| "あ".repeat(count);
        for (text, expected) in [
            (format!("第1条　{}。", of(119)), 0),
            (format!("第1条　{}。", of(120)), 1),
            (format!("第1条　{}。{}。", of(100), of(100)), 0),
            (format!("第1条　{}。（{}）", of(60), of(60)), 0),
            (format!("第1条　{}（{}。{}）{}。", of(30), of(30), of(30), of(40)), 1),
            (format!("第1条　次の号\n(1)　{}\n(2)　{}", of(100), of(100)), 0),
            (format!("第1条　次の号\n(1)　{}", of(121)), 1),
        ] {
            assert_eq!(found(&text, "style-long-sentence"), expected, "{text}");
        }
    }
}
