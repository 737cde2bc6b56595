//! 教訓: what everybody can learn from incidents and findings, without the department, the record or the day (domain §8:
//! staff may know the lessons and nothing else of these registers).

use super::linked::Register;
use crate::model::{Edition, Visibility};
use crate::text::days::FiscalYear;

/// A Lesson is one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// In which 年度 it was learned.
    pub year: Option<FiscalYear>,
    /// In a sentence or two.
    pub words: String,
    /// From a sample.
    pub sample: bool,
}

impl Register {
    /// Those that `edition` may know, the newest 年度 first and within it in the order of their words, which tells nothing of
    /// where they come from.
    pub(super) fn lessons(&self, edition: Edition) -> Vec<Lesson> {
        if edition < Edition::Staff {
            return Vec::new();
        }
        let may_show = |visibility: Option<Visibility>| visibility.is_none_or(|own| edition.may_show(own));
        let rolls = &self.rolls;
        let findings = rolls.findings.records.iter().filter(|it| may_show(it.visibility));
        let findings = findings.map(|it| (self.year_of(it), &it.lesson, it.sample));
        let incidents = rolls.incidents.records.iter().filter(|it| may_show(it.visibility));
        let incidents = incidents.map(|it| {
            let year = it.known_on.value().map(|date| date.value.last_day().fiscal_year());
            (year, &it.lesson, it.sample)
        });
        let mut lessons: Vec<Lesson> = findings
            .chain(incidents)
            .filter_map(|(year, lesson, sample)| {
                let words = lesson.as_ref()?.trim();
                (!words.is_empty()).then(|| Lesson { year, words: words.to_owned(), sample })
            })
            .collect();
        lessons.sort_by(|one, other| (other.year, &one.words).cmp(&(one.year, &other.words)));
        lessons.dedup();
        lessons
    }
}
