//! How a clause is cited: 第3条第2項第1号, 基本方針９(3), 附則第2項, 別表第1の2.

use crate::model::label::is_bracketed;
use crate::model::{Clause, Kind, Label};

/// Cites the last of `path`, which runs from the top of the document down. 章 and the like are named only where numbers
/// begin anew below them; an only 項 of an 条 is not: 第3条第1号. Where there are `several` 附則, the words in brackets
/// behind one tell it apart.
pub fn cite(document: &str, path: &[&Clause], several: bool) -> String {
    let mut words = document.to_owned();
    // 条 and 附則 have 項 and 号; what is not below a word of its own is cited as it is written
    let (mut in_article, mut named) = (false, false);
    let numbered = path.iter().find(|clause| clause.label.kind > Kind::Division);
    for (at, clause) in path.iter().enumerate() {
        let label = &clause.label;
        let above = at.checked_sub(1).and_then(|above| path.get(above));
        let above_kind = above.map(|above| above.label.kind);
        let below = path.get(at + 1);
        match label.kind {
            kind if kind <= Kind::Division => {
                if below.is_none() || numbered.is_some_and(|first| begins_anew(first, clause)) {
                    words.push_str(&label.to_string());
                }
            }
            // `１―１―１` says all that is above it
            Kind::Number | Kind::Hyphenated if below.is_some_and(|next| next.label.kind == Kind::Hyphenated) => {}
            Kind::Number if matches!(above_kind, Some(Kind::Article | Kind::Supplement)) => {
                let only = above_kind == Some(Kind::Article) && above.is_some_and(|above| above.children.len() == 1);
                if !only || below.is_none() {
                    words.push_str(&counted(label, "項"));
                }
            }
            Kind::Number | Kind::Hyphenated
                if matches!(above_kind, Some(Kind::Unit | Kind::Annex | Kind::Form | Kind::Article)) =>
            {
                words.push_str(&format!("の{label}"));
            }
            Kind::Paren | Kind::Kanji if in_article && above_kind == Some(Kind::Number) => {
                words.push_str(&counted(label, "号"));
            }
            kind => {
                if kind.is_strong() {
                    (in_article, named) = (matches!(kind, Kind::Article | Kind::Supplement), true);
                }
                if named {
                    words.push_str(&label.to_string());
                } else {
                    words.push_str(clause.written.trim_end_matches(['.', '．']));
                }
                if kind == Kind::Supplement && several {
                    words.push_str(bracketed(clause));
                }
            }
        }
    }
    words
}

/// 第2項の2: a branch stands behind what is counted.
fn counted(label: &Label, what: &str) -> String {
    let first = label.number.parts().first().copied().unwrap_or_default();
    let branches = label.number.parts().iter().skip(1).map(|part| format!("の{part}"));
    format!("第{first}{what}{}", branches.collect::<String>())
}

/// Whether the number of `clause` is one only within `division`: its anchor says so.
fn begins_anew(clause: &Clause, division: &Clause) -> bool {
    clause.anchor.strip_prefix(division.anchor.as_str()).is_some_and(|rest| rest.starts_with('-'))
}

/// 「（令和8年3月31日訓令第5号）」 behind 附則.
fn bracketed(supplement: &Clause) -> &str {
    supplement.heading.as_ref().map(|words| words.text.as_str()).filter(|text| is_bracketed(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Numbering::{self, Articles, Bullets, Hyphenated, Units};
    use crate::read::read_text;

    fn cited(numbering: Numbering, text: &str) -> Vec<String> {
        let text = read_text(text, numbering);
        let mut all = Vec::new();
        fn walk<'a>(clause: &'a Clause, path: &mut Vec<&'a Clause>, several: bool, all: &mut Vec<String>) {
            path.push(clause);
            if !clause.written.is_empty() {
                all.push(cite("", path, several));
            }
            for child in &clause.children {
                walk(child, path, several, all);
            }
            path.pop();
        }
        let several = text.clauses().filter(|clause| clause.label.kind == Kind::Supplement).count() > 1;
        for part in &text.parts {
            if let crate::model::clause::Part::Clause(clause) = part {
                walk(clause, &mut Vec::new(), several, &mut all);
            }
        }
        all
    }

    #[test]
    fn each_scheme_has_its_words() {
        let table: &[(Numbering, &str, &str)] = &[
            (Articles, "第１章　総則\n第１条　次による。\n(1) 甲\nア　乙\n", "第1章 第1条 第1条第1号 第1条第1号ア"),
            (
                Articles,
                "第１条　甲\n２　乙\n(1) 丙\n(1の2) 丁\n２の２　戊\n",
                "第1条 第1条第2項 第1条第2項第1号 第1条第2項第1号の2 第1条第2項の2",
            ),
            (Articles, "第一条の二　甲\n一　乙\n", "第1条の2 第1条の2第1号"),
            (Articles, "第１条　甲\n附　則\n１　乙\n(1) 丙\n", "第1条 附則 附則第1項 附則第1項第1号"),
            (
                Articles,
                "附　則\n第１条　甲\n附　則（令和８年３月31日訓令第５号）\n第１条　乙\n附則\n",
                "附則 附則第1条 附則（令和８年３月31日訓令第５号） 附則（令和８年３月31日訓令第５号）第1条 附則",
            ),
            (Articles, "附　則（令和８年３月31日訓令第５号）\n１　甲\n", "附則 附則第1項"),
            (
                Articles,
                "別表第１（第３条関係）\n１　甲\n(1) 乙\n様式第２号\n１　丙\n別表\n(1) 丁\n",
                "別表第1 別表第1の1 別表第1の1(1) 様式第2号 様式第2号の1 別表 別表(1)",
            ),
            (Units, "第１　甲\n(1) 乙\n第２　丙\n１　丁\n(1) 戊\n", "第1 第1(1) 第2 第2の1 第2の1(1)"),
            (Hyphenated, "１　甲\n１―１　乙\n１―１―１　丙\n", "１ １―１ １―１―１"),
            (Bullets, "１ 甲\n(1) 乙\n", "１ １(1)"),
            (Bullets, "第１章　甲\n１　乙\n第２章　丙\n１　丁\n(1) 戊\n", "第1章 第1章１ 第2章 第2章１ 第2章１(1)"),
        ];
        for (numbering, text, expected) in table {
            assert_eq!(cited(*numbering, text).join(" "), *expected, "{text}");
        }
    }
}
