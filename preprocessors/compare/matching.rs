//! Which unit of the new version is which of the old one, over the whole document.

use super::align::{align, exact};
use super::firsts::firsts;
use super::likeness::Profile;
use super::unit::{Group, Units};
use super::units::units;
use crate::model::Text;
use std::ops::Deref;

/// What moved away from its neighbours is sought from so many bytes on: shorter words stand everywhere.
const SHORTEST: usize = 24;

/// What moved away from its neighbours and changed too is at least so much alike.
const ALIKE_ELSEWHERE: f64 = 0.7;

/// More that is left over than this is not compared with each other.
const MOST: usize = 400;

/// A Matching is the pairs of units: each is in one at most.
#[derive(Debug, Default)]
pub struct Matching {
    /// Of each old unit the new one.
    pub of_old: Vec<Option<usize>>,
    /// Of each new unit the old one.
    pub of_new: Vec<Option<usize>>,
    /// Old units that went into a new one that is in a pair already, in order.
    pub joined: Vec<(usize, usize)>,
}

impl Matching {
    /// Whether an old unit is in no pair.
    pub fn is_free_old(&self, at: usize) -> bool {
        self.of_old.get(at).is_some_and(Option::is_none) && !self.is_joined(at)
    }

    /// Whether a new unit is in no pair.
    pub fn is_free_new(&self, at: usize) -> bool {
        self.of_new.get(at).is_some_and(Option::is_none)
    }

    /// Whether an old unit went into a new one beside others.
    pub fn is_joined(&self, old: usize) -> bool {
        self.joined.iter().any(|&(from, _)| from == old)
    }

    /// Makes a pair of two units that are in none; whether they were.
    pub fn pair(&mut self, old: usize, new: usize) -> bool {
        let free = self.is_free_old(old) && self.is_free_new(new);
        if free && let (Some(of_old), Some(of_new)) = (self.of_old.get_mut(old), self.of_new.get_mut(new)) {
            (*of_old, *of_new) = (Some(new), Some(old));
        }
        free
    }

    /// A pair, or where the new unit is in one, an old unit that went into it too.
    pub fn pair_or_join(&mut self, old: usize, new: usize) {
        if !self.pair(old, new) {
            self.joined.push((old, new));
        }
    }
}

/// Matches two versions: neighbours with neighbours from the top down, then what went elsewhere.
pub fn matching(old: &Units, new: &Units) -> Matching {
    let mut found =
        Matching { of_old: vec![None; old.list.len()], of_new: vec![None; new.list.len()], joined: Vec::new() };
    level(old, &old.heads, new, &new.heads, &mut found);
    level(old, &old.supplements, new, &new.supplements, &mut found);
    elsewhere(old, new, &mut found);
    found
}

fn level(old: &Units, olds: &[usize], new: &Units, news: &[usize], found: &mut Matching) {
    align(old, olds, new, news, found);
    for &to in news {
        let from = found.of_new.get(to).copied().flatten();
        if let Some(from) = from {
            below(old, from, new, to, found);
        }
    }
}

fn below(old: &Units, from: usize, new: &Units, to: usize, found: &mut Matching) {
    let (olds, news) = (old.children(from), new.children(to));
    if !olds.is_empty() && !news.is_empty() {
        level(old, olds, new, news, found);
    }
}

/// Clauses that left their neighbours: 第３条第２項 that became 第７条.
fn elsewhere(old: &Units, new: &Units, found: &mut Matching) {
    let left = |units: &Units, is_free: &dyn Fn(usize) -> bool| -> Vec<usize> {
        let long =
            |at: &usize| units.get(*at).is_some_and(|unit| unit.group == Group::Clause && unit.says.len() >= SHORTEST);
        (0..units.list.len()).filter(long).filter(|&at| is_free(at)).collect()
    };
    let olds = left(old, &|at| found.is_free_old(at));
    let news = left(new, &|at| found.is_free_new(at));
    if olds.is_empty() || news.is_empty() {
        return;
    }
    exact(old, &olds, new, &news, found, |unit| Some((unit.group, "", unit.says.as_str())));
    descend(old, new, &news, found);
    if olds.len() > MOST || news.len() > MOST {
        return;
    }
    let profiles = |units: &Units, list: &[usize]| -> Vec<(usize, Profile)> {
        list.iter().filter_map(|&at| Some((at, Profile::of(&units.get(at)?.says)))).collect()
    };
    let (a, b) = (profiles(old, &olds), profiles(new, &news));
    let mut scores = Vec::new();
    for (to, own) in b.iter().filter(|(to, _)| found.is_free_new(*to)) {
        for (from, words) in a.iter().filter(|(from, _)| found.is_free_old(*from)) {
            let score = words.likeness(own, ALIKE_ELSEWHERE);
            if score >= ALIKE_ELSEWHERE {
                scores.push((score, *from, *to));
            }
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, from, to) in scores {
        if found.pair(from, to) {
            below(old, from, new, to, found);
        }
    }
}

/// What is below new pairs.
fn descend(old: &Units, new: &Units, news: &[usize], found: &mut Matching) {
    for &to in news {
        if let Some(from) = found.of_new.get(to).copied().flatten() {
            below(old, from, new, to, found);
        }
    }
}

/// Aligned says which clause is which in two versions: indices (from 0) among all clauses of a document's files, in order,
/// 附則 and first 項 without numbers counted too, as in a `Structure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aligned {
    /// Of each old clause the new one; `None`: it left. Several may have gone into one (第10条から第12条まで　削除).
    pub of_old: Vec<Option<usize>>,
    /// Of each new clause the old one whose place it takes; `None`: it is new.
    pub of_new: Vec<Option<usize>>,
}

/// Which clause is which in two versions of a document, each given as the texts of its files: for permanent anchors.
pub fn aligned<T: Deref<Target = Text>>(old: &[T], new: &[T]) -> Aligned {
    let (a, b) = (units(old), units(new));
    let found = matching(&a, &b);
    let mut aligned = Aligned { of_old: vec![None; a.clauses], of_new: vec![None; b.clauses] };
    let pairs = found.of_old.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?)));
    for (from, to) in pairs.chain(found.joined.iter().copied()) {
        let (Some(one), Some(other)) = (a.get(from), b.get(to)) else { continue };
        let own = one.clause.zip(other.clause);
        for (from, to) in own.into_iter().chain(firsts(&a, from, &b, to, &found)) {
            if let (Some(of_old), Some(of_new)) = (aligned.of_old.get_mut(from), aligned.of_new.get_mut(to)) {
                *of_old = Some(to);
                of_new.get_or_insert(from);
            }
        }
    }
    aligned
}
