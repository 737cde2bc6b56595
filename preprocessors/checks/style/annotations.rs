//! `style-annotations`: an article of a model rests on nothing, or on too much to be true.

use super::Finding;
use super::draft::{Draft, Drafts};
use crate::model::Tier;
use crate::model::clause::NoteKind;
use crate::model::structure::Level;
use crate::register::Target;
use crate::source::Code;

/// So many parts of frameworks can one article answer to.
const MOST_PARTS: usize = 3;

pub(super) fn check(drafts: &Drafts<'_>, found: &mut Vec<Finding>) {
    for draft in drafts.set(true).filter(|draft| draft.linked.document.tier == Tier::Standard) {
        let links = &drafts.register.links;
        let structure = &draft.linked.structure;
        let notes: Vec<(NoteKind, Option<usize>)> = draft
            .linked
            .notes
            .iter()
            .map(|(_, note)| (note.kind, note.anchor.as_deref().and_then(|anchor| structure.find(anchor))))
            .collect();
        // where most articles bear none, the document as a whole is said to have no basis (gap-basis)
        let articles = structure.articles(None);
        let with_basis = |article: &&usize| {
            let inside = |clause: usize| structure.up(clause).any(|above| above == **article);
            notes.iter().any(|(kind, clause)| *kind == NoteKind::Basis && clause.is_some_and(inside))
        };
        let is_usual = articles.iter().filter(with_basis).count() * 2 >= articles.len();
        let whole = |kind: NoteKind| notes.iter().any(|(own, clause)| *own == kind && clause.is_none());
        for &article in &articles {
            if structure.get(article).is_none_or(|entry| entry.is_repealed) {
                continue;
            }
            let own = |clause: Option<usize>| {
                clause.and_then(|at| structure.above(at, Level::Article)).is_some_and(|at| at == article)
            };
            let is_noted = notes.iter().any(|(kind, clause)| *kind == NoteKind::Basis && own(*clause));
            let mut bases: Vec<Target> = links
                .bases
                .iter()
                .filter(|basis| basis.document == draft.document && own(basis.clause))
                .map(|basis| basis.upper)
                .collect();
            bases.sort_unstable();
            bases.dedup();
            let mut parts: Vec<(usize, usize)> = links
                .answers
                .iter()
                .filter(|answer| answer.document == draft.document && own(answer.clause))
                .map(|answer| (answer.framework, answer.part))
                .collect();
            parts.sort_unstable();
            parts.dedup();
            if is_usual && !is_noted && !whole(NoteKind::Basis) {
                found.push(finding(
                    drafts,
                    draft,
                    article,
                    "〔根拠〕がありません",
                    "上の階層の条項を一つ、〔根拠：基本方針９(3)〕の形で条の終わりに書いてください",
                ));
            }
            if bases.len() > 1 {
                let message = format!("〔根拠〕が{}つあります", bases.len());
                found.push(finding(
                    drafts,
                    draft,
                    article,
                    &message,
                    "最も直接の根拠を一つだけ残してください。一つに絞れないときは、条を分けることを考えてください",
                ));
            }
            if parts.len() > MOST_PARTS {
                let message = format!("〔枠組み〕の番号が{}あります", parts.len());
                found.push(finding(drafts, draft, article, &message, "本当に当たるものを三つまで残してください"));
            }
        }
    }
}

fn finding(drafts: &Drafts<'_>, draft: &Draft<'_>, article: usize, what: &str, hint: &str) -> Finding {
    let place = drafts.register.place_of(Target::at(draft.document, Some(article)));
    Finding {
        code: Code::StyleAnnotations,
        document: draft.document,
        clause: Some(article),
        origin: place.unwrap_or_else(|| draft.whole()),
        message: format!("{}の{what}", draft.linked.structure.cite(article)).replace("の〔", "に〔"),
        hint: hint.to_owned(),
    }
}
