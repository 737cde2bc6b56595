//! How a clause is cited: 第3条第2項第1号, ９(3), 附則第2項, 別表第1の2.

use super::structure::Structure;
use super::{Kind, Label};
use std::fmt::Write as _;

impl Structure {
    /// The words that cite a clause within its document. 章 and the like are named only where numbers begin anew below them;
    /// an only 項 of an 条 is not: 第3条第1号. Where there are several 附則, the words in brackets behind one tell it apart.
    pub fn cite(&self, at: usize) -> String {
        let mut words = String::new();
        let mut path: Vec<usize> = self.up(at).collect();
        path.reverse();
        let entries = || path.iter().filter_map(|&at| Some((at, self.get(at)?)));
        // 条 and 附則 have 項 and 号; what is not below a word of its own is cited as it is written
        let (mut in_article, mut named) = (false, false);
        let numbered = entries().find(|(_, entry)| entry.kind > Kind::Division);
        let mut above: Option<(usize, Kind)> = None;
        for (place, (at, entry)) in entries().enumerate() {
            let label = &self.label(at);
            let above_kind = above.map(|(_, kind)| kind);
            let below = path.get(place + 1).and_then(|&below| self.get(below));
            match label.kind {
                kind if kind <= Kind::Division => {
                    if numbered.is_none_or(|(first, _)| self.begins_anew(first, at)) {
                        let _ = write!(words, "{label}");
                    }
                }
                // `１―１―１` says all that is above it
                Kind::Number | Kind::Hyphenated if below.is_some_and(|next| next.kind == Kind::Hyphenated) => {}
                Kind::Number if matches!(above_kind, Some(Kind::Article | Kind::Supplement)) => {
                    let article = above.filter(|(_, kind)| *kind == Kind::Article);
                    let only = article.is_some_and(|(article, _)| self.children(article).count() == 1);
                    if !only || (below.is_none() && !entry.is_bare) {
                        counted(&mut words, label, "項");
                    }
                }
                Kind::Number | Kind::Hyphenated
                    if matches!(above_kind, Some(Kind::Unit | Kind::Annex | Kind::Form | Kind::Article)) =>
                {
                    let _ = write!(words, "の{label}");
                }
                Kind::Paren | Kind::Kanji if in_article && above_kind == Some(Kind::Number) => {
                    counted(&mut words, label, "号");
                }
                kind => {
                    if kind.is_strong() {
                        (in_article, named) = (matches!(kind, Kind::Article | Kind::Supplement), true);
                    }
                    if named {
                        let _ = write!(words, "{label}");
                    } else {
                        words.push_str(self.written(at).trim_end_matches(['.', '．']));
                    }
                    if kind == Kind::Supplement && self.supplements() > 1 {
                        words.push_str(self.remark(at));
                    }
                }
            }
            above = Some((at, label.kind));
        }
        words
    }

    /// Whether the number of the clause at `at` is one only within `division`: its anchor says so.
    fn begins_anew(&self, at: usize, division: usize) -> bool {
        self.anchor(at).strip_prefix(self.anchor(division)).is_some_and(|rest| rest.starts_with('-'))
    }
}

/// 第2項の2: a branch stands behind what is counted.
fn counted(words: &mut String, label: &Label, what: &str) {
    let parts = label.number.parts();
    let _ = write!(words, "第{}{what}", parts.first().copied().unwrap_or_default());
    for branch in parts.iter().skip(1) {
        let _ = write!(words, "の{branch}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Numbering::{self, Articles, Bullets, Hyphenated, Units};

    fn cited(numbering: Numbering, text: &str) -> Vec<String> {
        let mut structure = Structure::default();
        structure.add(&crate::read::read_text(text, numbering));
        let labelled = (0..structure.entries().len()).filter(|&at| !structure.entries()[at].is_bare);
        labelled.map(|at| structure.cite(at)).collect()
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
