//! Matched neighbours in the order in which a 新旧対照表 shows them.

use super::matching::Matching;
use super::unit::Units;
use std::collections::HashMap;

/// A Pair is a unit of both versions, or of one.
pub type Pair = (Option<usize>, Option<usize>);

/// Two lists of neighbours as one: in the order of the new list, each unit that is gone behind what it followed. What moved
/// among its neighbours without a label that says so is gone at one place and new at the other.
pub fn merged(old: &Units, olds: &[usize], new: &Units, news: &[usize], found: &Matching) -> Vec<Pair> {
    let places: HashMap<usize, usize> = olds.iter().enumerate().map(|(place, &at)| (at, place)).collect();
    let partner = |to: usize| {
        let from = found.of_new.get(to).copied().flatten()?;
        places.get(&from).map(|&place| (from, place))
    };
    let paired: Vec<(usize, usize, usize)> =
        news.iter().filter_map(|&to| partner(to).map(|(from, place)| (from, place, to))).collect();
    let in_order = longest_rise(&paired.iter().map(|&(_, place, _)| place).collect::<Vec<_>>());
    let says_so = |from: usize, to: usize| match (old.get(from), new.get(to)) {
        (Some(from), Some(to)) => from.written != to.written,
        _ => false,
    };
    let kept: HashMap<usize, usize> = paired
        .iter()
        .zip(in_order)
        .filter(|&(&(from, _, to), in_order)| in_order || says_so(from, to))
        .map(|(&(from, _, to), _)| (to, from))
        .collect();
    // what is gone, behind the unit before it that is not
    let stays: HashMap<usize, usize> = kept.iter().map(|(&to, &from)| (from, to)).collect();
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut last = None;
    for &from in olds.iter().filter(|&&from| !found.is_joined(from)) {
        match stays.get(&from) {
            Some(&to) => last = Some(to),
            None => behind.entry(last).or_default().push(from),
        }
    }
    let mut gone = |at: Option<usize>| behind.remove(&at).unwrap_or_default().into_iter().map(|old| (Some(old), None));
    let mut out: Vec<Pair> = gone(None).collect();
    for &to in news {
        out.push((kept.get(&to).copied(), Some(to)));
        out.extend(gone(Some(to)));
    }
    out
}

/// Which of some numbers are in a longest rising row of them.
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    // index of the least end of a rise of each length, and what stands before each number in its rise
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers.get(end).is_some_and(|end| end < number));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut is_in = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(place) = is_in.get_mut(at) {
            *place = true;
        }
        next = before.get(at).copied().flatten();
    }
    is_in
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rise() {
        assert_eq!(longest_rise(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(longest_rise(&[1, 0]), [false, true]);
        assert_eq!(longest_rise(&[]), Vec::<bool>::new());
    }
}
