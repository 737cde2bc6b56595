//! First 項: they bear no number and stand in their article, so that one put before them, or taken away, is not seen where
//! neighbours are aligned.

use super::likeness::Profile;
use super::matching::Matching;
use super::unit::{Group, Unit, Units};

/// A 項 that was or became the first is at least so much alike.
const ALIKE: f64 = 0.7;

/// Where the first 項 of a pair of articles came from and went: clauses of the versions, the old one first. The new first 項
/// may be new, with the old one below it as 第２項; or the old one gone, with 第２項 in its place.
pub fn firsts(old: &Units, from: usize, new: &Units, to: usize, found: &Matching) -> Vec<(usize, usize)> {
    let (Some(a), Some(b)) = (old.get(from), new.get(to)) else { return Vec::new() };
    let (Some(first_old), Some(first_new)) = (a.bare, b.bare) else { return Vec::new() };
    let (was, is) = (profile(a), profile(b));
    let stayed = was.likeness(&is, 0.0);
    if a.lines == b.lines || stayed >= ALIKE {
        return vec![(first_old, first_new)];
    }
    let moved_down = nearest(new, to, &was, stayed, &|at| found.is_free_new(at));
    let moved_up = nearest(old, from, &is, stayed, &|at| found.is_free_old(at));
    match (moved_down, moved_up) {
        (None, None) => vec![(first_old, first_new)],
        (down, up) => down.map(|to| (first_old, to)).into_iter().chain(up.map(|from| (from, first_new))).collect(),
    }
}

fn profile(unit: &Unit) -> Profile {
    Profile::of(&unit.lines.concat())
}

/// The clause below a unit that is in no pair and most like some words, more than what stands in their place.
fn nearest(units: &Units, above: usize, words: &Profile, least: f64, is_free: &dyn Fn(usize) -> bool) -> Option<usize> {
    let below = units.children(above).iter().filter(|&&at| is_free(at)).filter_map(|&at| units.get(at));
    let clauses = below.filter(|unit| unit.group == Group::Clause);
    let scores = clauses.filter_map(|unit| Some((profile(unit).likeness(words, ALIKE), unit.clause?)));
    let alike = scores.filter(|&(score, _)| score >= ALIKE && score > least);
    alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, clause)| clause)
}
