//! How many of a department took part in the trainings of a 年度, as staff may know it: in bands, one department at a time,
//! without an order (domain §8).

use super::linked::Register;
use crate::model::Edition;
use crate::text::days::FiscalYear;

/// Fewer than so many people are not spoken of: one of them would be seen.
const LEAST: u32 = 10;

/// An Attended is the share of a department's people who took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attended {
    /// In which 年度.
    pub year: FiscalYear,
    /// How many.
    pub band: Option<AttendedBand>,
    /// From samples.
    pub sample: bool,
}

/// An AttendedBand is a stretch of shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttendedBand {
    /// At least nine in ten.
    Most,
    /// At least seven in ten.
    Many,
    /// Fewer.
    Fewer,
}

impl Register {
    /// Of each department, by its index, the newest 年度 in which it was to take part; `band` is `None` for small ones.
    pub(super) fn attended(&self, edition: Edition) -> Vec<Option<Attended>> {
        if edition < Edition::Staff {
            return Vec::new();
        }
        let of = |id: &str| {
            let mine = || {
                let trainings = self.rolls.trainings.records.iter();
                trainings
                    .flat_map(|it| it.by_department.iter().map(move |own| (it, own)))
                    .filter(|(_, own)| own.department.value.as_str() == id)
            };
            let year = mine().map(|(training, _)| training.fiscal_year).max()?;
            let own = || mine().filter(|(training, _)| training.fiscal_year == year);
            let (target, attended) = own().fold((0_u32, 0_u32), |(target, attended), (_, own)| {
                // who came in later is not more than all
                (target.saturating_add(own.target), attended.saturating_add(own.attended.min(own.target)))
            });
            let fewest = own().map(|(_, own)| own.target).max().unwrap_or_default();
            let sample = own().any(|(training, _)| training.sample);
            Some(Attended { year, band: (fewest >= LEAST).then(|| band(target, attended)), sample })
        };
        self.rolls.departments.records.iter().map(|department| of(department.id.as_str())).collect()
    }
}

fn band(target: u32, attended: u32) -> AttendedBand {
    let (target, attended) = (u64::from(target), u64::from(attended) * 10);
    match () {
        () if attended >= target * 9 => AttendedBand::Most,
        () if attended >= target * 7 => AttendedBand::Many,
        () => AttendedBand::Fewer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_falls_into_a_band() {
        assert_eq!(
            [(20, 20), (20, 18), (20, 17), (20, 14), (20, 13), (20, 0)]
                .map(|(target, attended)| band(target, attended)),
            [
                AttendedBand::Most,
                AttendedBand::Most,
                AttendedBand::Many,
                AttendedBand::Many,
                AttendedBand::Fewer,
                AttendedBand::Fewer
            ]
        );
    }
}
