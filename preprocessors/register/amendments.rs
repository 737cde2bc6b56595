//! What has amended each article, 別表 and the like of today, told by the texts as they stood.

use super::published::{Amendment, Body};
use crate::compare::{Change, ChangeKind, compare};
use crate::model::act::ActKind;
use std::collections::{BTreeMap, HashMap};

/// Compares each text with the one before it, where both are on record: which rows have a 新旧対照表, and what amended a
/// clause of today. A 正誤 amends nothing, nor does what does not hold yet.
pub fn compare_rows(body: &mut Body) {
    let mut found: BTreeMap<usize, Vec<Amendment>> = BTreeMap::new();
    let mut compared = Vec::new();
    let today: HashMap<&str, usize> =
        (0..body.structure.entries().len()).filter_map(|at| Some((body.anchors.at(at)?, at))).collect();
    for row in 1..body.history.len() {
        let (Some(old), Some(new)) = (body.stood(row - 1), body.stood(row)) else { continue };
        let act = body.past.get(row).and_then(|past| past.act.as_ref());
        // a text that is replaced as a whole is not compared word by word (domain §6)
        if act.is_some_and(|act| act.kind == ActKind::FullAmendment) {
            continue;
        }
        let comparison = compare(&old.texts(), &new.texts());
        compared.extend((!comparison.rows.is_empty()).then_some(row));
        if !body.holds(row) || act.is_some_and(|act| act.kind == ActKind::Correction) {
            continue;
        }
        for change in comparison.changes {
            let anchor = change.new.and_then(|at| new.anchors.at(at));
            let Some(&at) = anchor.and_then(|anchor| today.get(anchor)) else { continue };
            let holder = body.holder(at);
            // it stands at the article, which is amended by whatever happens below it
            let amendment = match holder == at {
                true => amendment(old, row, change),
                false => within(old, new, body, holder, row),
            };
            merge(found.entry(holder).or_default(), amendment);
        }
    }
    body.amendments = found;
    for row in compared {
        if let Some(past) = body.past.get_mut(row) {
            past.has_comparison = true;
        }
    }
}

fn amendment(old: &Body, row: usize, change: Change) -> Amendment {
    let was = |at: usize| {
        let page = old.page_of(at)?;
        Some((page.path.clone(), old.anchors.at(at)?.to_owned()))
    };
    Amendment {
        row,
        kind: change.kind,
        before: change.old.and_then(was),
        moved_from: change.old.filter(|_| change.kind == ChangeKind::Renumbered).map(|at| old.structure.cite(at)),
    }
}

/// What happened below a clause amended it, the clause itself may be called otherwise before.
fn within(old: &Body, new: &Body, body: &Body, holder: usize, row: usize) -> Amendment {
    let anchor = body.anchors.at(holder).unwrap_or_default();
    let at = |of: &Body| (0..of.structure.entries().len()).find(|&at| of.anchors.at(at) == Some(anchor));
    let change = Change { old: at(old), new: at(new), kind: ChangeKind::Amended };
    amendment(old, row, change)
}

/// One row is named once at a clause: what is new or repealed is so whatever else happened to it.
fn merge(own: &mut Vec<Amendment>, amendment: Amendment) {
    match own.last_mut().filter(|last| last.row == amendment.row) {
        None => own.push(amendment),
        Some(last) => match (last.kind, amendment.kind) {
            (ChangeKind::Renumbered, ChangeKind::Amended) => {
                *last = Amendment { moved_from: last.moved_from.take(), ..amendment };
            }
            (ChangeKind::Amended, ChangeKind::Renumbered) => last.moved_from = amendment.moved_from,
            _ => {}
        },
    }
}
