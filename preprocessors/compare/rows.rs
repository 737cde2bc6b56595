//! Matched units → the rows of a 新旧対照表, as an officer drafts them, and the clauses that changed.

use super::changes::{Notes, is_in_bare};
use super::lines::{all, all_of_both, own_of_both, own_of_one};
use super::matching::Matching;
use super::merged::{Pair, merged};
use super::place::Spot;
use super::row::{Cell, Row, span};
use super::unit::{Group, Unit, Units};
use super::words::whole;
use super::{Change, ChangeKind};
use std::collections::HashMap;

/// The rows of two matched versions, the clauses that changed, and where they are.
pub fn rows(old: &Units, new: &Units, found: &Matching) -> (Vec<Row>, Vec<Change>, Vec<Spot>) {
    let mut walk = Walk { old, new, found, rows: Vec::new(), notes: Notes::default() };
    walk.level(&old.heads, &new.heads, true);
    (walk.rows, walk.notes.changes, walk.notes.spots)
}

struct Walk<'a> {
    old: &'a Units,
    new: &'a Units,
    found: &'a Matching,
    rows: Vec<Row>,
    notes: Notes,
}

/// A Run is neighbours of which nothing changed but their labels, if anything: 「２～４　（略）」.
#[derive(Default)]
struct Run(Vec<(usize, usize)>);

impl Walk<'_> {
    /// The rows of neighbours. At the top what did not change is not shown at all.
    fn level(&mut self, olds: &[usize], news: &[usize], is_top: bool) {
        let places: HashMap<usize, usize> = olds.iter().enumerate().map(|(place, &at)| (at, place)).collect();
        let pairs = merged(self.old, olds, self.new, news, self.found);
        let mut run = Run::default();
        for (place, &pair) in pairs.iter().enumerate() {
            if let (Some(from), Some(to)) = pair
                && self.is_same(from, to)
            {
                let is_head = self.new.get(to).is_some_and(|unit| unit.group == Group::Head);
                if is_head && self.table_changed(pairs.get(place + 1..).unwrap_or_default()) {
                    self.omitted(&mut run, is_top);
                    self.head(from, to);
                    continue;
                }
                let follows = run.0.last().is_none_or(|&(last, other)| {
                    let next = places.get(&last).map(|place| place + 1) == places.get(&from).copied();
                    next && self.is_alike((last, other), (from, to))
                });
                if !follows {
                    self.omitted(&mut run, is_top);
                }
                run.0.push((from, to));
                continue;
            }
            self.omitted(&mut run, is_top);
            match pair {
                (Some(from), Some(to)) => self.both(from, to),
                (None, Some(to)) => self.one(to, true),
                (Some(from), None) => self.one(from, false),
                (None, None) => {}
            }
        }
        self.omitted(&mut run, is_top);
    }

    fn units(&self, from: usize, to: usize) -> Option<(&Unit, &Unit)> {
        Some((self.old.get(from)?, self.new.get(to)?))
    }

    /// Whether nothing changed but the label, if anything.
    fn is_same(&self, from: usize, to: usize) -> bool {
        let same = self.units(from, to).is_some_and(|(a, b)| a.says == b.says);
        // a 章 is shown with its words when its number changes
        let shown = self.units(from, to).is_some_and(|(a, b)| b.group == Group::Holder && a.written != b.written);
        same && !shown && !self.found.joined.iter().any(|&(_, into)| into == to)
    }

    fn moved(&self, from: usize, to: usize) -> bool {
        self.units(from, to).is_some_and(|(a, b)| a.written != b.written)
    }

    /// Whether two pairs may stand in one run.
    fn is_alike(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let kinds = |(from, to): (usize, usize)| {
            let kind = |unit: &Unit| (unit.group == Group::Row, unit.label.as_ref().map(|label| label.kind));
            self.units(from, to).map(|(a, b)| (kind(a), kind(b)))
        };
        kinds(one) == kinds(other) && self.moved(one.0, one.1) == self.moved(other.0, other.1)
    }

    /// Whether anything changed in the rows of a table, up to the next table.
    fn table_changed(&self, behind: &[Pair]) -> bool {
        let group = |pair: &Pair| match *pair {
            (_, Some(to)) => self.new.get(to).map(|unit| unit.group),
            (from, None) => from.and_then(|from| self.old.get(from)).map(|unit| unit.group),
        };
        let table = behind.iter().take_while(|pair| group(pair) == Some(Group::Row));
        table.into_iter().any(|pair| !matches!(*pair, (Some(from), Some(to)) if self.is_same(from, to)))
    }

    /// The first row of a table, whose columns have to be known.
    fn head(&mut self, from: usize, to: usize) {
        let row = self.units(from, to).map(|(a, b)| Row {
            depth: b.depth,
            new: Cell::Words(own_of_one(b, false)),
            old: Cell::Words(own_of_one(a, false)),
        });
        self.rows.extend(row);
    }

    /// A run as one row.
    fn omitted(&mut self, run: &mut Run, is_top: bool) {
        let pairs = std::mem::take(&mut run.0);
        let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else { return };
        let moved = self.moved(first.0, first.1);
        if is_top && !moved {
            return;
        }
        if let (Some((a, b)), Some((a_last, b_last))) = (self.units(first.0, first.1), self.units(last.0, last.1)) {
            let cell = |one: &Unit, last: &Unit| Cell::Same(whole(&span(one, last, pairs.len()), moved));
            let row = Row { depth: b.depth, new: cell(b, b_last), old: cell(a, a_last) };
            self.rows.push(row);
        }
        for (from, to) in pairs.into_iter().filter(|_| moved) {
            self.changed(Some(from), Some(to), ChangeKind::Renumbered);
        }
    }

    /// A unit of both versions that changed, or holds what did.
    fn both(&mut self, from: usize, to: usize) {
        let (old, new) = (self.old, self.new);
        let (Some(a), Some(b)) = (old.get(from), new.get(to)) else { return };
        let (depth, moved) = (b.depth, a.written != b.written);
        let joined = self.found.joined.iter().filter(|&&(_, into)| into == to).map(|&(from, _)| from);
        let befores: Vec<usize> = std::iter::once(from).chain(joined).collect();
        if a.is_repealed() != b.is_repealed() || befores.len() > 1 {
            // 「第５条　削除」 stands for all that was there
            let before = befores.iter().flat_map(|&from| all(old, from)).collect();
            self.rows.push(Row { depth, new: Cell::Words(all(new, to)), old: Cell::Words(before) });
            let kind = if b.is_repealed() { ChangeKind::Repealed } else { ChangeKind::Amended };
            befores.into_iter().for_each(|from| self.changed(Some(from), Some(to), kind));
            return;
        }
        if b.group == Group::Form {
            let (before, after) = all_of_both(old, from, new, to);
            self.rows.push(Row { depth, new: Cell::Words(after), old: Cell::Words(before) });
            self.changed(Some(from), Some(to), ChangeKind::Amended);
            return;
        }
        if a.caption != b.caption || a.lines != b.lines {
            let (before, after) = own_of_both(a, b);
            self.rows.push(Row { depth, new: Cell::Words(after), old: Cell::Words(before) });
            self.changed(Some(from), Some(to), ChangeKind::Amended);
            if moved && is_in_bare(a, b) {
                self.changed(Some(from), Some(to), ChangeKind::Renumbered);
            }
        } else {
            let cell = |unit: &Unit| match unit.group {
                Group::Holder => Cell::Words(own_of_one(unit, moved)),
                _ => Cell::Same(whole(&unit.written, moved)),
            };
            self.rows.push(Row { depth, new: cell(b), old: cell(a) });
            if moved {
                self.changed(Some(from), Some(to), ChangeKind::Renumbered);
            }
        }
        if a.says != b.says {
            self.level(&a.children, &b.children, false);
        }
    }

    fn changed(&mut self, from: Option<usize>, to: Option<usize>, kind: ChangeKind) {
        self.notes.take(self.old, self.new, self.found, (from, to), kind);
    }

    /// A unit of one version alone, in full, with all below it.
    fn one(&mut self, at: usize, is_new: bool) {
        let units = if is_new { self.new } else { self.old };
        let Some(depth) = units.get(at).map(|unit| unit.depth) else { return };
        let lines = Cell::Words(all(units, at));
        self.rows.push(match is_new {
            true => Row { depth, new: lines, old: Cell::Established },
            false => Row { depth, new: Cell::Gone, old: lines },
        });
        match is_new {
            true => self.changed(None, Some(at), ChangeKind::Established),
            false => self.changed(Some(at), None, ChangeKind::Removed),
        }
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
