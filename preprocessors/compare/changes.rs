//! The clauses that changed, noted while the rows are drafted.

use super::matching::Matching;
use super::merged::Pair;
use super::place::Spot;
use super::unit::{Unit, Units};
use super::{Change, ChangeKind};

/// Notes are what is known so far of what changed.
#[derive(Debug, Default)]
pub struct Notes {
    /// The clauses, in the order of the rows.
    pub changes: Vec<Change>,
    /// Where that is, and what changed outside the clauses.
    pub spots: Vec<Spot>,
}

impl Notes {
    /// Notes that a unit changed: of a row of a table, the clause in which the table stands.
    pub fn take(&mut self, olds: &Units, news: &Units, found: &Matching, (from, to): Pair, kind: ChangeKind) {
        let clause = |units: &Units, at: usize| units.get(at).is_none_or(|unit| unit.clause.is_some());
        let above = |units: &Units, at: usize| units.get(at).and_then(|unit| unit.parent);
        let is_clause = from.is_none_or(|at| clause(olds, at)) && to.is_none_or(|at| clause(news, at));
        if !is_clause {
            let old = from.and_then(|at| above(olds, at));
            let new = to.and_then(|at| above(news, at));
            if old.is_none() && new.is_none() {
                let unit = to.and_then(|at| news.get(at)).or_else(|| olds.get(from?));
                self.spots.extend(unit.and_then(|unit| Spot::outside(unit.group)));
                return;
            }
            let old = old.or_else(|| found.of_new.get(new?).copied().flatten());
            let new = new.or_else(|| found.of_old.get(old?).copied().flatten());
            return self.take(olds, news, found, (old, new), ChangeKind::Amended);
        }
        let a = from.and_then(|at| olds.get(at));
        let b = to.and_then(|at| news.get(at));
        // the words of a first 項 without number are its own, the caption is the article's
        let in_bare = kind == ChangeKind::Amended && matches!((a, b), (Some(a), Some(b)) if is_in_bare(a, b));
        let index = |unit: Option<&Unit>| unit.and_then(|unit| unit.bare.filter(|_| in_bare).or(unit.clause));
        let change = Change { old: index(a), new: index(b), kind };
        if !self.changes.contains(&change) {
            self.changes.push(change);
            self.spots.extend(Spot::of(change));
        }
    }
}

/// Whether what changed are words of a first 項 without number, and no caption or heading.
pub fn is_in_bare(a: &Unit, b: &Unit) -> bool {
    a.caption == b.caption && a.title == b.title && a.bare.is_some() && b.bare.is_some()
}
