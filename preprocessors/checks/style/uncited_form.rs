//! `style-uncited-form`: a 様式 or 別表 that nothing leads to.

use super::Finding;
use super::draft::{Draft, Drafts, PassageKind};
use crate::model::structure::Level;
use crate::register::Target;
use crate::source::Code;
use std::collections::BTreeSet;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    let cited = cited(drafts);
    for draft in &drafts.all {
        let structure = &draft.linked.structure;
        for (at, entry) in structure.entries().iter().enumerate() {
            let what = match entry.level {
                Level::Annex => "別表",
                Level::Form => "様式",
                _ => continue,
            };
            if entry.is_repealed || cited.contains(&(draft.document, at)) || is_named(drafts, draft, at) {
                continue;
            }
            let name = structure.cite(at);
            let place = drafts.register.place_of(Target::at(draft.document, Some(at)));
            found.push(Finding {
                code: Code::StyleUncitedForm,
                document: draft.document,
                clause: Some(at),
                origin: place.unwrap_or_else(|| draft.whole()),
                message: format!("この{what}（{name}）を引く条項がありません"),
                hint: format!("使う所に「{name}」と書いてください。もう使わないなら除いてください"),
            });
        }
    }
}

/// The 別表 and 様式 that are cited from outside themselves.
pub(super) fn cited(drafts: &Drafts<'_>) -> BTreeSet<(usize, usize)> {
    let register = drafts.register;
    let mut cited = BTreeSet::new();
    for (document, links) in register.links.cited.iter().enumerate() {
        for link in links {
            for target in link.to() {
                let Some(to) = target.clause() else { continue };
                let Some(structure) = register.documents.get(to.document).map(|linked| &linked.structure) else {
                    continue;
                };
                let whole = structure.above(to.clause, Level::Annex).or(structure.above(to.clause, Level::Form));
                let Some(whole) = whole else { continue };
                let inside = document == to.document && structure.up(link.clause()).any(|above| above == whole);
                if !inside {
                    cited.insert((to.document, whole));
                }
            }
        }
    }
    cited
}

/// Whether a text calls it by what stands behind its number: 「持出許可申請書」; or a table in which nobody resolves
/// citations names its number.
fn is_named(drafts: &Drafts<'_>, home: &Draft<'_>, form: usize) -> bool {
    let structure = &home.linked.structure;
    let inside = |clause: Option<usize>| clause.is_some_and(|at| structure.up(at).any(|above| above == form));
    let heading = home.passages.iter().find(|passage| {
        passage.clause == Some(form) && passage.kind == PassageKind::Heading && !passage.words.starts_with(['（', '('])
    });
    let name = heading.map(|heading| heading.words.split(['（', '(']).next().unwrap_or_default().trim());
    let number = structure.cite(form);
    let same = |words: &str| {
        let half: String = words
            .chars()
            .map(|c| crate::text::numerals::digit(c).map_or(c, |d| char::from_digit(d, 10).unwrap_or(c)))
            .collect();
        half.contains(&number)
    };
    drafts.set(home.linked.document.sample).any(|draft| {
        let is_home = draft.document == home.document;
        draft.passages.iter().filter(|passage| !(is_home && inside(passage.clause))).any(|passage| {
            name.is_some_and(|name| name.chars().count() > 2 && passage.words.contains(name))
                || (is_home && passage.kind == PassageKind::Cell && same(&passage.words))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, found_in};
    use crate::model::Tier::{Procedure, Standard};

    #[test]
    fn a_form_is_led_to() {
        for (text, expected) in [
            ("第1条　別表第1のとおり定める。\n別表第1\n| 項 | 基準 |\n|---|---|\n| 1 | 甲 |\n", 0),
            ("第1条　次のとおり定める。\n別表第1（第1条関係）\n| 項 | 基準 |\n|---|---|\n| 1 | 甲 |\n", 1),
            ("第1条　様式第1号により申請する。\n様式第1号（第1条関係）\n", 0),
            ("第1条　申請する。\n様式第1号（第1条関係）\n", 1),
            ("第1条　持出許可申請書により申請する。\n様式第1号　持出許可申請書\n", 0),
            ("第1条　別表のとおり定める。\n別表\n", 0),
            ("第1条　定める。\n様式第1号　記録票\n様式第1号の裏\n", 1),
        ] {
            assert_eq!(found(text, "style-uncited-form"), expected, "{text}");
        }
    }

    #[test]
    fn another_text_may_lead_to_it() {
        let annex = "第1条　次のとおり定める。\n別表第1\n| 項 | 基準 |\n|---|---|\n| 1 | 甲 |\n";
        let texts = [(Standard, "甲規程", annex), (Procedure, "乙手順", "1 段階\n(1) 甲規程別表第1を見ます。")];
        assert_eq!(found_in(&texts, "style-uncited-form"), 0);
    }
}
