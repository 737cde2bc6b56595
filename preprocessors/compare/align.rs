//! Which unit of a new list of neighbours is which of the old one.

use super::likeness::Profile;
use super::matching::Matching;
use super::unit::{Group, Unit, Units};
use crate::model::Kind;
use std::collections::HashMap;

/// Units that are alike by less than this are two units.
const ALIKE: f64 = 0.5;

/// The same with a label that stayed, or a 見出し.
const ALIKE_AT_PLACE: f64 = 0.2;

/// With more candidates than this, only near ones are compared with each other.
const MOST: usize = 160_000;

/// How far near ones are from each other in their lists.
const NEAR: usize = 20;

/// Aligns two lists of neighbours.
///
/// What says the same is the same, whatever its number: first with its label, then in order. 「第10条から第12条まで　削除」 is
/// all three. Of the rest those of one label or 見出し are the same when they are a little alike, and the others when they are
/// more alike, the most alike first. So units that moved are found as well as those that changed.
pub fn align(old: &Units, olds: &[usize], new: &Units, news: &[usize], found: &mut Matching) {
    exact(old, olds, new, news, found, |unit| Some((unit.group, unit.written.as_str(), unit.says.as_str())));
    exact(old, olds, new, news, found, |unit| {
        (!unit.is_repealed() && !unit.says.is_empty()).then_some((unit.group, "", unit.says.as_str()))
    });
    runs(old, olds, new, news, found);
    alike(old, olds, new, news, found);
}

type Key<'a> = (Group, &'a str, &'a str);

/// Pairs those that have the same key, in order.
pub fn exact(
    old: &Units,
    olds: &[usize],
    new: &Units,
    news: &[usize],
    found: &mut Matching,
    key: impl Fn(&Unit) -> Option<Key<'_>>,
) {
    let mut same: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    for &at in olds.iter().rev().filter(|&&at| found.is_free_old(at)) {
        if let Some(key) = old.get(at).and_then(&key) {
            same.entry(key).or_default().push(at);
        }
    }
    for &at in news {
        if found.is_free_new(at)
            && let Some(from) = new.get(at).and_then(&key).and_then(|key| same.get_mut(&key)?.pop())
        {
            found.pair(from, at);
        }
    }
}

/// 第10条から第12条まで　削除: one unit that three became.
fn runs(old: &Units, olds: &[usize], new: &Units, news: &[usize], found: &mut Matching) {
    for &to in news {
        let Some(unit) = new.get(to).filter(|unit| unit.is_repealed() && found.is_free_new(to)) else { continue };
        let Some((label, last)) = unit.label.as_ref().and_then(|label| Some((label, label.through.as_ref()?))) else {
            continue;
        };
        for &from in olds.iter().filter(|&&from| found.is_free_old(from)).collect::<Vec<_>>() {
            let Some(own) = old.get(from).and_then(|unit| unit.label.as_ref()) else { continue };
            let is_within = own.kind == Kind::Article && own.number >= label.number && own.number <= **last;
            if is_within {
                found.pair_or_join(from, to);
            }
        }
    }
}

fn alike(old: &Units, olds: &[usize], new: &Units, news: &[usize], found: &mut Matching) {
    let rest = free(old, olds, |at| found.is_free_old(at));
    let waiting = free(new, news, |at| found.is_free_new(at));
    let is_large = rest.len().saturating_mul(waiting.len()) > MOST;
    let mut scores = Vec::new();
    for (place, (to, unit, own)) in waiting.iter().enumerate() {
        for (from_place, (from, other, words)) in rest.iter().enumerate() {
            if other.group != unit.group {
                continue;
            }
            let at_place = !unit.key.is_empty() && other.key == unit.key;
            let titled = unit.title.is_some() && other.title == unit.title;
            if is_large && !at_place && !titled && place.abs_diff(from_place) > NEAR {
                continue;
            }
            let least = match (at_place, titled) {
                (true, true) => 0.0,
                // the first cell says what the row is about
                (true, _) if unit.group == Group::Row => 0.0,
                (false, false) => ALIKE,
                _ => ALIKE_AT_PLACE,
            };
            let score = words.likeness(own, least);
            // alone of their group: a title, a 前文
            let is_only = matches!(unit.group, Group::Title | Group::Preamble | Group::Head);
            if score >= least || is_only || (at_place && (unit.is_repealed() || other.is_repealed())) {
                let bonus = if at_place { 0.3 } else { 0.0 } + if titled { 0.3 } else { 0.0 };
                scores.push((score + bonus, *from, *to));
            }
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, from, to) in scores {
        found.pair(from, to);
    }
}

/// The units of a list that are in no pair, with their profiles.
fn free<'a>(units: &'a Units, list: &[usize], is_free: impl Fn(usize) -> bool) -> Vec<(usize, &'a Unit, Profile)> {
    let free = list.iter().filter(|&&at| is_free(at));
    free.filter_map(|&at| units.get(at).map(|unit| (at, unit, Profile::of(&unit.says)))).collect()
}
