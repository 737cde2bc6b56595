//! `style-term-twice`: two documents define the same word.

use super::Finding;
use super::definition::defined;
use super::draft::Drafts;
use crate::model::Tier;
use crate::read::{DefinitionKind, Scope};
use crate::register::Target;
use crate::source::Code;
use crate::text::forms::search;
use std::collections::BTreeMap;

/// What was defined first: the document, the clause, and whether in passing.
type First = (usize, Option<usize>, bool);

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for sample in [false, true] {
        let mut firsts = of_policy(drafts);
        for draft in drafts.set(sample) {
            for term in defined(draft).into_iter().filter(|term| term.is_everywhere()) {
                let mut earlier = None;
                for name in term.names() {
                    let here = (draft.document, term.clause, term.is_short);
                    let first = *firsts.entry(search(name)).or_insert(here);
                    // 「（以下「申請者」という。）」 in each of two texts is the usual way
                    let both_short = first.2 && term.is_short;
                    if first.0 != draft.document && !both_short {
                        earlier = earlier.or(Some(first));
                    }
                }
                let Some((document, clause, _)) = earlier else { continue };
                let name = &term.definition.term;
                let place = drafts.register.words_of(Target::at(document, clause));
                found.push(Finding {
                    code: Code::StyleTermTwice,
                    document: draft.document,
                    clause: term.clause,
                    origin: term.place(draft),
                    message: format!("「{name}」が、{place}でも定義されています"),
                    hint: "定義は一つの文書に集め、ほかの文書ではその言葉をそのまま使ってください".to_owned(),
                });
            }
        }
    }
}

/// What the 基本方針 defines holds below it too.
fn of_policy(drafts: &Drafts<'_>) -> BTreeMap<String, First> {
    let mut firsts = BTreeMap::new();
    for (document, linked) in drafts.register.documents.iter().enumerate() {
        for definition in linked.definitions.iter().filter(|_| linked.document.tier == Tier::Policy) {
            if definition.kind == DefinitionKind::Term && definition.scope == Scope::Document {
                let clause = definition.anchor.as_deref().and_then(|anchor| linked.structure.find(anchor));
                for name in std::iter::once(&definition.term).chain(&definition.also) {
                    firsts.entry(search(name)).or_insert((document, clause, false));
                }
            }
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::super::tests::found_in;
    use crate::model::Tier::Standard;

    #[test]
    fn one_word_is_defined_in_one_document() {
        let of = |one: &str, other: &str| {
            found_in(&[(Standard, "甲規程", one), (Standard, "乙規程", other)], "style-term-twice")
        };
        let defines = "第1条　「端末」とは、職員が使う機器をいう。";
        assert_eq!(of(defines, "第1条　「端末」とは、職員の機器をいう。"), 1);
        assert_eq!(of(defines, "第1条　職員の機器（以下「端末」という。）を守る。"), 1);
        assert_eq!(of(defines, "第1条　端末を守る。"), 0);
        let same = "第1条　端末（職員の機器をいう。以下同じ。）を守る。";
        assert_eq!(of(same, same), 1);
        assert_eq!(of(defines, "第1条　この条において「端末」とは、職員の機器をいう。"), 0);
        let short = "第1条　申請をする者（以下「申請者」という。）は、出す。";
        assert_eq!(of(short, short), 0);
    }
}
