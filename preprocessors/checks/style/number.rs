//! `style-number`: a number is set in one place, a row of a 別表. Who repeats it names the row, and the number is the row's.

use super::Finding;
use super::draft::{Draft, Drafts, Passage, TextPart};
use super::quantity::{Quantity, plain, quantities};
use super::uncited_form::cited;
use crate::model::Tier;
use crate::register::{ClauseAt, Target};
use crate::source::Code;
use std::collections::BTreeMap;
use std::ops::Range;

/// A table with so many rows of numbers is where numbers are set.
const FEWEST_ROWS: usize = 2;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let texts: Vec<&Draft<'_>> = drafts.set(sample).collect();
        let is_set = has_numbers(drafts, &texts);
        for draft in &texts {
            let groups = groups(draft, drafts);
            groups.iter().for_each(|group| compare(drafts, draft, group, found));
            if is_set && draft.linked.document.tier == Tier::Standard {
                outside(drafts, draft, &groups, found);
            }
        }
        twice(&texts, found);
    }
}

/// A Group is the rows that are cited together, and the words before them in their sentence in which their numbers stand.
struct Group<'a> {
    passage: &'a Passage,
    /// From the sentence's beginning, or from the rows cited before.
    words: Range<usize>,
    rows: Vec<(ClauseAt, usize)>,
}

impl Group<'_> {
    /// The numbers before the citation.
    fn quantities(&self) -> Vec<Quantity> {
        let of_words = |quantity: Quantity| Quantity {
            range: self.words.start + quantity.range.start..self.words.start + quantity.range.end,
            ..quantity
        };
        quantities(self.passage.get(&self.words)).into_iter().map(of_words).collect()
    }
}

/// The citations of rows in a text.
fn groups<'a>(draft: &'a Draft<'_>, drafts: &Drafts<'_>) -> Vec<Group<'a>> {
    const JOINTS: [&str; 7] = ["、", "及び", "並びに", "又は", "若しくは", "と", "から"];
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut end: Option<(usize, usize, usize)> = None;
    for link in drafts.register.links.cited.get(draft.document).into_iter().flatten() {
        let rows: Vec<(ClauseAt, usize)> = link
            .to()
            .filter_map(|to| match to {
                Target::Row(annex, at) => Some((annex, at as usize)),
                _ => None,
            })
            .collect();
        let Some(passage) = draft.paragraph(link.clause(), link.block()).filter(|_| !rows.is_empty()) else { continue };
        let last =
            end.filter(|(clause, block, _)| (*clause, *block) == (link.clause(), link.block())).map(|(.., end)| end);
        end = Some((link.clause(), link.block(), link.range().end));
        let between = last.map(|last| passage.get(&(last..link.range().start)));
        if let (Some(group), true) = (groups.last_mut(), between.is_some_and(|words| JOINTS.contains(&words))) {
            group.rows.extend(rows);
            continue;
        }
        let sentence = passage.sentences.iter().find(|sentence| sentence.contains(&link.range().start));
        let start = sentence.map_or(0, |sentence| sentence.start).max(last.unwrap_or(0));
        groups.push(Group { passage, words: start..link.range().start, rows });
    }
    groups
}

/// The words of a row, cell by cell in one way of writing.
fn cells(drafts: &Drafts<'_>, (annex, at): (ClauseAt, usize)) -> Vec<String> {
    drafts.register.row(annex, at).map_or_else(Vec::new, |row| row.cells.into_iter().skip(1).map(plain).collect())
}

/// The numbers before a citation are those of the row.
fn compare(drafts: &Drafts<'_>, draft: &Draft<'_>, group: &Group<'_>, found: &mut Vec<Finding>) {
    let written = group.quantities();
    let Some(nearest) = written.last() else { return };
    for &(annex, at) in &group.rows {
        let cells = cells(drafts, (annex, at));
        let in_row = |quantity: &Quantity| cells.iter().any(|cell| quantity.is_in(cell));
        // a row without a number sets none
        if written.iter().any(in_row) || !cells.iter().any(|cell| !quantities(cell).is_empty()) {
            continue;
        }
        let row = drafts.register.words_of(Target::Row(annex, u32::try_from(at).unwrap_or_default()));
        let own = cells.iter().skip(1).map(String::as_str).collect::<Vec<_>>().join("、");
        let message = format!("「{}」は、{row}にありません", nearest.plain);
        found.push(
            Finding::at(draft, group.passage, nearest.range.clone(), Code::StyleNumber, message)
                .hint(format!("その行は「{own}」です。どちらが正しいか確かめて、そろえてください")),
        );
    }
}

/// Numbers in the articles of a standard that no row is named for.
fn outside(drafts: &Drafts<'_>, draft: &Draft<'_>, groups: &[Group<'_>], found: &mut Vec<Finding>) {
    for (passage, sentence) in draft.sentences(TextPart::Body) {
        for quantity in quantities(passage.get(&sentence)) {
            let range = sentence.start + quantity.range.start..sentence.start + quantity.range.end;
            let is_named = groups.iter().any(|group| {
                let here = std::ptr::eq(group.passage, passage) && group.words.contains(&range.start);
                here && group.rows.iter().any(|row| cells(drafts, *row).iter().any(|cell| quantity.is_in(cell)))
            });
            // 「1回」 alone is no frequency
            if is_named || quantity.plain == "1回" || !passage.is_own(&range) || passage.clause.is_none() {
                continue;
            }
            let message = format!("数値「{}」が、別表の外に書かれています", quantity.plain);
            found.push(
                Finding::at(draft, passage, range, Code::StyleNumber, message)
                    .hint("数値を別表の行に移し、ここには「別表第1の4の項に定める回数」のように行を書いてください"),
            );
        }
    }
}

/// Whether the texts set their numbers in a 別表 that they cite.
fn has_numbers(drafts: &Drafts<'_>, texts: &[&Draft<'_>]) -> bool {
    let cited = cited(drafts);
    texts.iter().any(|draft| {
        draft.tables.iter().filter(|table| table.part == TextPart::Annex).any(|table| {
            let is_cited = table.clause.is_some_and(|clause| {
                draft.linked.structure.up(clause).any(|above| cited.contains(&(draft.document, above)))
            });
            let rows = table.rows.iter().filter(|(cells, _)| cells.iter().any(|cell| !quantities(cell).is_empty()));
            is_cited && rows.count() >= FEWEST_ROWS
        })
    })
}

/// Rows of different documents that set one number in two ways.
fn twice(texts: &[&Draft<'_>], found: &mut Vec<Finding>) {
    let mut firsts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for draft in texts {
        let name = |document: usize| {
            texts
                .iter()
                .find(|other| other.document == document)
                .map_or("", |other| other.linked.document.name.as_str())
        };
        for table in draft.tables.iter().filter(|table| table.part == TextPart::Annex) {
            for (row, origin) in &table.rows {
                let [_, matter, values @ ..] = row.as_slice() else { continue };
                let value = plain(&values.join("、"));
                if matter.is_empty() || quantities(&value).is_empty() {
                    continue;
                }
                let first = firsts.entry(plain(matter)).or_insert_with(|| (draft.document, value.clone()));
                if first.0 == draft.document || first.1 == value {
                    continue;
                }
                found.push(Finding {
                    code: Code::StyleNumber,
                    document: draft.document,
                    clause: table.clause,
                    origin: origin.clone(),
                    message: format!("「{matter}」の値が、{}の別表では「{}」です", name(first.0), first.1),
                    hint: "一つの文書の別表だけで決め、ほかの文書はその行を名指してください".to_owned(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found_in;
    use crate::model::Tier::{Procedure, Standard};

    const ROWS: &str = "第1条　別表第1のとおり定める。\n別表第1（第1条関係）\n\n| 項 | 事項 | 基準 |\n|---|---|---|\n| 1 | パスワードの長さ | 12文字以上 |\n| 2 | 確報 | 30日以内 |\n| 3 | 不正の場合の確報 | 60日以内 |\n";

    #[test]
    fn a_number_is_that_of_the_row_it_names() {
        for (step, expected) in [
            ("パスワードは12文字以上にします（基準規程別表第1の1の項）。", 0),
            ("パスワードは１２文字以上にします（基準規程別表第1の1の項）。", 0),
            ("パスワードは10文字以上にします（基準規程別表第1の1の項）。", 1),
            ("パスワードは12文字以内にします（基準規程別表第1の1の項）。", 1),
            ("5日かけて、12文字以上にします（基準規程別表第1の1の項）。", 0),
            ("基準規程別表第1の1の項に定める長さにします。", 0),
            ("10文字以上にします。基準規程別表第1の1の項を見ます。", 0),
            ("30日以内、不正のときは60日以内に出します（基準規程別表第1の2の項及び3の項）。", 0),
            ("30日以内（基準規程別表第1の2の項）、不正のときは60日以内（基準規程別表第1の3の項）に出します。", 0),
            ("30日以内（基準規程別表第1の2の項）、不正のときは90日以内（基準規程別表第1の3の項）に出します。", 1),
        ] {
            let texts = [(Standard, "基準規程", ROWS), (Procedure, "乙手順", &format!("1 段階\n(1) {step}\n"))];
            assert_eq!(found_in(&texts, "style-number"), expected, "{step}");
        }
    }

    #[test]
    fn a_standard_names_the_row_and_not_the_number() {
        for (article, expected) in [
            ("職員等は、30日以内に報告する。", 1),
            ("職員等は、基準規程別表第1の2の項に定める期間内に報告する。", 0),
            ("職員等は、30日以内（基準規程別表第1の2の項）に報告する。", 0),
            ("この規程は、令和8年4月1日の定めによる。", 0),
            ("「30日以内」とあるのは、「60日以内」とする。", 0),
        ] {
            let texts = [(Standard, "基準規程", ROWS), (Standard, "乙規程", &format!("第1条　{article}\n"))];
            assert_eq!(found_in(&texts, "style-number"), expected, "{article}");
            // where no 別表 sets numbers, they stand where they are needed
            let alone = [(Standard, "乙規程", format!("第1条　{article}\n"))];
            let alone: Vec<_> = alone.iter().map(|(tier, name, text)| (*tier, *name, text.as_str())).collect();
            assert_eq!(found_in(&alone, "style-number"), 0, "{article}");
        }
    }

    #[test]
    fn one_matter_has_one_value() {
        let other = |value: &str| {
            format!(
                "第1条　別表第1のとおり。\n別表第1\n\n| 項 | 事項 | 基準 |\n|---|---|---|\n| 1 | 確報 | {value} |\n"
            )
        };
        for (value, expected) in [("30日以内", 0), ("３０日以内", 0), ("20日以内", 1), ("直ちに", 0)] {
            let text = other(value);
            assert_eq!(
                found_in(&[(Standard, "基準規程", ROWS), (Standard, "乙規程", &text)], "style-number"),
                expected
            );
        }
    }
}
