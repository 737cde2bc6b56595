//! Which unit of the new text is which of the old one.

use super::unit::Unit;
use std::collections::{HashMap, HashSet};

/// A Pair is a unit of both texts, or of one: indices (from 0) in the lists that were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// In the old list; `None`: it is new.
    pub old: Option<usize>,
    /// In the new list; `None`: it is gone.
    pub new: Option<usize>,
}

/// Units that are alike by less than this are two units.
const ALIKE: f64 = 0.5;

/// The same with a label that stayed.
const ALIKE_AT_PLACE: f64 = 0.2;

/// More candidates than this are not all compared with each other: what is left over counts as gone and new.
const MOST: usize = 400;

/// Aligns two lists of neighbours, in the order in which a table shows them: that of the new list, each unit that is gone
/// before what followed it.
///
/// What says the same is the same, whatever its number: first where it is the only one to say so, then in order. Of the
/// rest those of one label are the same when they are a little alike, and then those that are alike most. So units that
/// moved are found as well as those that changed.
pub fn align(old: &[Unit], new: &[Unit]) -> Vec<Pair> {
    let mut of_new: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken: HashSet<usize> = HashSet::new();
    let mut pair = |of_new: &mut Vec<Option<usize>>, from: usize, to: usize| {
        if let Some(place) = of_new.get_mut(to).filter(|place| place.is_none())
            && taken.insert(from)
        {
            *place = Some(from);
        }
    };
    // the very same, label and all
    let mut same: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, unit) in old.iter().enumerate().rev() {
        same.entry((&unit.label, &unit.says)).or_default().push(at);
    }
    for (at, unit) in new.iter().enumerate() {
        if let Some(from) = same.get_mut(&(unit.label.as_str(), unit.says.as_str())).and_then(Vec::pop) {
            pair(&mut of_new, from, at);
        }
    }
    let left = |of_new: &[Option<usize>]| -> (Vec<usize>, Vec<usize>) {
        let used: HashSet<usize> = of_new.iter().flatten().copied().collect();
        let old = (0..old.len()).filter(|at| !used.contains(at)).collect();
        let new = (0..new.len()).filter(|&at| of_new.get(at).is_some_and(Option::is_none)).collect();
        (old, new)
    };
    // what says the same under another number
    let (rest, waiting) = left(&of_new);
    let mut saying: HashMap<&str, Vec<usize>> = HashMap::new();
    for &at in rest.iter().rev() {
        if let Some(unit) = old.get(at) {
            saying.entry(&unit.says).or_default().push(at);
        }
    }
    for at in waiting {
        if let Some(from) = new.get(at).and_then(|unit| saying.get_mut(unit.says.as_str())?.pop()) {
            pair(&mut of_new, from, at);
        }
    }
    // what is alike: of one label first, then the most alike
    let (rest, waiting) = left(&of_new);
    if rest.len() <= MOST && waiting.len() <= MOST {
        let words: Vec<HashMap<(char, char), usize>> = rest.iter().filter_map(|&at| old.get(at)).map(pairs).collect();
        let mut scores = Vec::new();
        for &to in &waiting {
            let Some(unit) = new.get(to) else { continue };
            let own = pairs(unit);
            for (&from, words) in rest.iter().zip(&words) {
                let score = likeness(words, &own);
                let at_place = !unit.key.is_empty() && old.get(from).is_some_and(|old| old.key == unit.key);
                if score >= if at_place { ALIKE_AT_PLACE } else { ALIKE } || (at_place && is_repealed(unit)) {
                    scores.push((score + if at_place { 0.3 } else { 0.0 }, from, to));
                }
            }
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (_, from, to) in scores {
            pair(&mut of_new, from, to);
        }
    }
    in_order(&of_new, old.len())
}

/// 「第５条　削除」: the number stays, and nothing else.
fn is_repealed(unit: &Unit) -> bool {
    unit.children.is_empty() && matches!(unit.lines.as_slice(), [only] if only.trim() == "削除")
}

/// How often each two characters stand side by side.
fn pairs(unit: &Unit) -> HashMap<(char, char), usize> {
    let mut found = HashMap::new();
    let characters = unit.says.chars().filter(|c| !c.is_control());
    for both in characters.clone().zip(characters.skip(1)) {
        *found.entry(both).or_default() += 1;
    }
    found
}

/// Dice's coefficient, from 0 to 1.
fn likeness(a: &HashMap<(char, char), usize>, b: &HashMap<(char, char), usize>) -> f64 {
    let all: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    if all == 0 {
        return 0.0;
    }
    let shared: usize = a.iter().map(|(pair, count)| b.get(pair).copied().unwrap_or_default().min(*count)).sum();
    2.0 * shared as f64 / all as f64
}

fn in_order(of_new: &[Option<usize>], olds: usize) -> Vec<Pair> {
    let kept: HashSet<usize> = of_new.iter().flatten().copied().collect();
    let mut gone = (0..olds).filter(|at| !kept.contains(at)).peekable();
    let mut out = Vec::with_capacity(of_new.len() + olds - kept.len().min(olds));
    for (new, &old) in of_new.iter().enumerate() {
        if let Some(old) = old {
            while let Some(gone) = gone.next_if(|&gone| gone < old) {
                out.push(Pair { old: Some(gone), new: None });
            }
        }
        out.push(Pair { old, new: Some(new) });
    }
    out.extend(gone.map(|gone| Pair { old: Some(gone), new: None }));
    out
}
