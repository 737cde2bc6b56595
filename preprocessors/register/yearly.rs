//! Yearly counts of findings and incidents that everybody may read (domain §8). A small count tells of somebody, so it is
//! not told, nor is what would give it away by subtraction.

use super::linked::Register;
use crate::model::finding::FindingState;
use crate::model::incident::IncidentClass;
use crate::text::days::FiscalYear;
use std::collections::{BTreeMap, BTreeSet};

/// Counts below this are masked where the municipality has not said another number: as in official statistics, where what
/// one or two alone have in common is kept secret.
pub const FEWEST: usize = 3;

/// A Yearly is the counts of a register by 年度 and kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Yearly {
    /// The kinds; the last may hold what is too rare to be named (`has_rest`).
    pub kinds: Vec<String>,
    /// The last kind is that of all the rest.
    pub has_rest: bool,
    /// By 年度, the newest first: the count of each kind, and of all.
    pub years: Vec<(FiscalYear, Vec<Told>, Told)>,
    /// Counted from samples.
    pub sample: bool,
}

/// A Told is a count as far as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// So many.
    Count(usize),
    /// Fewer than the least that is told, or none.
    Few,
    /// It would give away another.
    Masked,
}

impl Register {
    /// The least count that is told.
    pub(super) fn fewest(&self) -> usize {
        let own = self.site.as_ref().and_then(|site| site.small_counts);
        own.map_or(FEWEST, |own| own as usize).max(2)
    }

    /// Findings by grade.
    pub(super) fn yearly_findings(&self) -> Yearly {
        let there = self.rolls.findings.records.iter().filter(|it| it.state.value() != Some(&FindingState::Withdrawn));
        let counted =
            there.filter_map(|it| Some((self.year_of(it)?, it.grade.value().map(|grade| &*grade.value), it.sample)));
        let grades = self.scheme().map(|scheme| scheme.grades.as_slice()).unwrap_or_default();
        told(counted, grades.iter().map(String::as_str), self.fewest())
    }

    /// Incidents by kind; what only may have been one is not counted.
    pub(super) fn yearly_incidents(&self) -> Yearly {
        let is_one = |class: Option<&IncidentClass>| class.is_none_or(|class| *class == IncidentClass::Incident);
        let there = self.rolls.incidents.records.iter().filter(|it| is_one(it.class.value()));
        let counted = there.filter_map(|it| {
            let year = it.known_on.value()?.value.last_day().fiscal_year();
            Some((year, it.kind.value().map(String::as_str), it.sample))
        });
        told(counted, std::iter::empty(), self.fewest())
    }
}

/// The counts; `known` kinds stand first in their order, others by their words, which tell nothing of which came first. A
/// kind that has no count to tell in any year is not named: that it is there would tell as much.
fn told<'a>(
    records: impl Iterator<Item = (FiscalYear, Option<&'a str>, bool)>,
    known: impl Iterator<Item = &'a str>,
    fewest: usize,
) -> Yearly {
    let mut counts: BTreeMap<FiscalYear, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut sample = false;
    for (year, kind, is_sample) in records {
        *counts.entry(year).or_default().entry(kind.unwrap_or_default()).or_default() += 1;
        sample |= is_sample;
    }
    let named: BTreeSet<&str> = counts
        .values()
        .flatten()
        .filter(|(kind, count)| !kind.is_empty() && **count >= fewest)
        .map(|(kind, _)| *kind)
        .collect();
    let mut kinds: Vec<&str> = known.filter(|kind| named.contains(kind)).collect();
    kinds.extend(named.iter().filter(|kind| !kinds.contains(*kind)).copied().collect::<Vec<_>>());
    let rest = |of_year: &BTreeMap<&str, usize>| {
        of_year.iter().filter(|(kind, _)| !kinds.contains(*kind)).map(|(_, count)| count).sum::<usize>()
    };
    let has_rest = counts.values().any(|of_year| rest(of_year) > 0);
    let row = |(year, of_year): (&FiscalYear, &BTreeMap<&str, usize>)| {
        let mut own: Vec<usize> = kinds.iter().map(|kind| of_year.get(kind).copied().unwrap_or_default()).collect();
        if has_rest {
            own.push(rest(of_year));
        }
        let (told, all) = mask(&own, fewest);
        (*year, told, all)
    };
    let years = counts.iter().rev().map(row).collect();
    Yearly { kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(), has_rest, years, sample }
}

/// A row of counts and their sum. The sum is told only where it leaves open what each masked count is: it is that of all
/// the masked ones and of the others, so the masked ones together must be neither few nor as many as they can be.
fn mask(counts: &[usize], fewest: usize) -> (Vec<Told>, Told) {
    let told = |&count: &usize| if count < fewest { Told::Few } else { Told::Count(count) };
    let few: Vec<usize> = counts.iter().copied().filter(|count| *count < fewest).collect();
    let (hidden, most) = (few.iter().sum::<usize>(), few.len() * (fewest - 1));
    let leaves_open = few.is_empty() || (few.len() > 1 && hidden >= fewest && hidden < most);
    let all = counts.iter().sum();
    // that a sum is not told must not tell which of the reasons it has: so small sums are no case of their own
    (counts.iter().map(told).collect(), if leaves_open { Told::Count(all) } else { Told::Masked })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_small_count_is_not_told_nor_what_gives_it_away() {
        use Told::{Count, Few, Masked};
        assert_eq!(mask(&[5, 4], 3), (vec![Count(5), Count(4)], Count(9)));
        assert_eq!(mask(&[5, 1], 3), (vec![Count(5), Few], Masked), "9 - 5 would tell");
        assert_eq!(mask(&[5, 2, 2], 3), (vec![Count(5), Few, Few], Masked), "both would have to be two");
        assert_eq!(mask(&[5, 2, 1], 3), (vec![Count(5), Few, Few], Count(8)));
        assert_eq!(mask(&[1, 0], 3), (vec![Few, Few], Masked));
    }

    #[test]
    fn a_rare_kind_has_no_name() {
        let year = FiscalYear::new(2025).unwrap_or_else(|| unreachable!());
        let one = |kind: &'static str| (year, Some(kind), true);
        let records =
            [one("紛失"), one("誤送信"), one("誤送信"), one("誤送信"), one("誤送信"), one("改ざん"), one("盗難")];
        let yearly = told(records.into_iter(), std::iter::empty(), 3);
        assert_eq!((yearly.kinds.as_slice(), yearly.has_rest), (["誤送信".to_owned()].as_slice(), true));
        assert_eq!(yearly.years, [(year, vec![Told::Count(4), Told::Count(3)], Told::Count(7))]);
    }

    proptest! {
        /// Whoever knows the rule and sees a row can still not tell any masked count.
        #[test]
        fn no_masked_count_can_be_worked_out(counts in prop::collection::vec(0usize..9, 1..5), fewest in 2usize..5) {
            let (told, sum) = mask(&counts, fewest);
            let hidden: Vec<usize> = (0..counts.len()).filter(|at| told[*at] == Told::Few).collect();
            let mut seen: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); hidden.len()];
            // every row that would be told in the same way
            for code in 0..fewest.pow(u32::try_from(hidden.len()).unwrap_or(0)) {
                let (mut guess, mut rest) = (counts.clone(), code);
                for &at in &hidden {
                    guess[at] = rest % fewest;
                    rest /= fewest;
                }
                if mask(&guess, fewest) == (told.clone(), sum) {
                    hidden.iter().zip(&mut seen).for_each(|(at, seen)| { seen.insert(guess[*at]); });
                }
            }
            for seen in seen {
                prop_assert!(seen.len() > 1, "{counts:?} {told:?} {sum:?}: {seen:?}");
            }
        }
    }
}
