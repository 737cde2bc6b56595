//! What is compared when it is asked whether words changed (contract 9): annotation lines and `---` are read away before;
//! date, signature and 履歴 stand outside.

use super::clause::Part;
use super::{Block, Clause, Text, Words};
use crate::text::forms::{FINGERPRINT_VERSION, fingerprint};
use sha2::{Digest as _, Sha256};

/// The stretches of a clause and all below it. Without its own label where that is not `labelled`: a clause that is only
/// renumbered says what it said.
pub fn of_clause<'a>(clause: &'a Clause, labelled: bool, stretches: &mut Vec<&'a str>) {
    let words = |words: &'a Option<Words>| words.as_ref().map(|words| words.text.as_str());
    stretches.extend(words(&clause.caption));
    stretches.extend(labelled.then_some(clause.written.as_str()));
    stretches.extend(words(&clause.heading));
    clause.blocks.iter().for_each(|block| of_block(block, stretches));
    clause.children.iter().for_each(|child| of_clause(child, true, stretches));
}

/// The stretches of a block; date, signature and 履歴 have none.
pub fn of_block<'a>(block: &'a Block, stretches: &mut Vec<&'a str>) {
    match block {
        Block::Paragraph(words) => stretches.push(&words.text),
        Block::Table { head, rows, .. } => {
            stretches.extend(head.iter().chain(rows.iter().flatten()).map(String::as_str));
        }
        Block::Fenced(own) => stretches.extend(own.iter().map(String::as_str)),
        Block::Date(_)
        | Block::Signature(_)
        | Block::Figure(_)
        | Block::History
        | Block::Embedded(_)
        | Block::Withheld(_) => {}
    }
}

/// The fingerprint of a whole text: its title, its clauses with their labels, and the words before and after them. The
/// number over the title stands outside: it is the act's.
pub fn of_text(text: &Text) -> String {
    let mut stretches: Vec<&str> = text.title.iter().map(|title| title.text.as_str()).collect();
    text.preamble.iter().for_each(|block| of_block(block, &mut stretches));
    for part in &text.parts {
        match part {
            Part::Clause(clause) => of_clause(clause, true, &mut stretches),
            Part::Closing(blocks) => blocks.iter().for_each(|block| of_block(block, &mut stretches)),
        }
    }
    digest(stretches)
}

/// The digest of some stretches, behind the number of the rule by which they were made: `1:` and sixteen hexadecimal
/// digits. Each stretch counts for itself: words that go from one cell to the next are a change.
pub fn digest(stretches: Vec<&str>) -> String {
    let stretches: Vec<String> = stretches.into_iter().map(fingerprint).collect();
    let digest = Sha256::digest(stretches.join("\n").as_bytes());
    let letters: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{FINGERPRINT_VERSION}:{letters}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        of_text(&crate::read::read_text(text, crate::model::Numbering::Articles))
    }

    #[test]
    fn a_text_changes_with_its_words_and_not_with_how_they_are_laid_out() {
        let text = of("（目的）\n第１条　甲は、乙とする。\n\n---\n\n以上とする。\n\n令和８年４月１日\n\n見本市長\n");
        for same in [
            "（目的）\n\n第１条　甲は、\n乙とする。\n〔担当：職員等〕\n\n---\n\n以上とする。\n\n令和９年４月１日\n\n見本市長\n",
            "（目的）\n第１条　甲は、乙とする。\n\n---\n\n以上とする。\n",
        ] {
            assert_eq!(of(same), text, "{same}");
        }
        for other in [
            "（目的）\n第１条　甲は，乙とする。\n\n---\n\n以上とする。\n",
            "（目的）\n第２条　甲は、乙とする。\n\n---\n\n以上とする。\n",
            "（趣旨）\n第１条　甲は、乙とする。\n\n---\n\n以上とする。\n",
            "（目的）\n第１条　甲は、乙とする。\n\n---\n\n以上のとおりとする。\n",
        ] {
            assert_ne!(of(other), text, "{other}");
        }
    }
}
