//! A date as coarse as people wrote it, and the 年度.

use super::days::{CALENDAR_BEGINS, Day, Era, YearMonthDay, days_in};

/// A Coarse is a date as coarse as it is known: 「平成16年4月」 is a month and never its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coarse {
    /// A day.
    Day(Day),
    /// A month.
    Month {
        /// The Gregorian year.
        year: i32,
        /// 1–12.
        month: u8,
    },
    /// A calendar year.
    Year {
        /// The Gregorian year.
        year: i32,
    },
    /// A 年度.
    FiscalYear {
        /// The Gregorian year in which it begins.
        year: i32,
    },
}

impl Coarse {
    /// The first day it may mean.
    pub fn first_day(self) -> Day {
        Day::within(self.first())
    }

    /// The last day it may mean.
    pub fn last_day(self) -> Day {
        Day::within(self.last())
    }

    pub(super) fn first(self) -> YearMonthDay {
        match self {
            Self::Day(day) => day.ymd(),
            Self::Month { year, month } => (year, month, 1),
            Self::Year { year } => (year, 1, 1),
            Self::FiscalYear { year } => (year, 4, 1),
        }
    }

    pub(super) fn last(self) -> YearMonthDay {
        match self {
            Self::Day(day) => day.ymd(),
            Self::Month { year, month } => (year, month, days_in(year, month)),
            Self::Year { year } => (year, 12, 31),
            Self::FiscalYear { year } => (year.saturating_add(1), 3, 31),
        }
    }

    /// 「令和8年11月22日」「令和8年11月」「令和8年」「令和8年度」. What spans two eras takes the later one, as a 年度 does
    /// when an era begins in the calendar year it is named after: 2019 is 令和元年度.
    pub fn wareki(self) -> String {
        let era = match self {
            Self::FiscalYear { year } => Era::at((year, 12, 31)),
            _ => Era::at(self.last()),
        };
        self.with_year(&era.year_name(self.first().0))
    }

    /// 「2026年11月22日」「2026年11月」「2026年」「2026年度」.
    pub fn seireki(self) -> String {
        self.with_year(&self.first().0.to_string())
    }

    /// 「令和8年11月（2026年11月）」.
    pub fn both(self) -> String {
        format!("{}（{}）", self.wareki(), self.seireki())
    }

    /// The 年度 in which it lies; a calendar year lies in two, so it has none.
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        match self {
            Self::Day(_) | Self::Month { .. } => Some(FiscalYear::of(self.first_day())),
            Self::Year { .. } => None,
            Self::FiscalYear { year } => FiscalYear::new(year),
        }
    }

    fn with_year(self, name: &str) -> String {
        match self {
            Self::Day(day) => format!("{name}年{}月{}日", day.month(), day.day()),
            Self::Month { month, .. } => format!("{name}年{month}月"),
            Self::Year { .. } => format!("{name}年"),
            Self::FiscalYear { .. } => format!("{name}年度"),
        }
    }
}

/// A `FiscalYear` is a 年度: 1 April to 31 March, named after the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(i32);

impl FiscalYear {
    /// The 年度 that begins in a Gregorian year, 1873 to 9999.
    pub fn new(year: i32) -> Option<Self> {
        (CALENDAR_BEGINS.0..=9_999).contains(&year).then_some(Self(year))
    }

    /// The 年度 in which a day lies.
    pub fn of(day: Day) -> Self {
        Self(if day.month() < 4 { day.year() - 1 } else { day.year() })
    }

    /// The Gregorian year in which it begins.
    pub fn year(self) -> i32 {
        self.0
    }

    /// Its first day, 1 April, or the first day of the calendar.
    pub fn first_day(self) -> Day {
        self.coarse().first_day()
    }

    /// Its last day, 31 March of the next year, or the last day of the calendar.
    pub fn last_day(self) -> Day {
        self.coarse().last_day()
    }

    /// 「令和8年度」.
    pub fn wareki(self) -> String {
        self.coarse().wareki()
    }

    /// 「令和8年度（2026年度）」.
    pub fn label(self) -> String {
        self.coarse().both()
    }

    fn coarse(self) -> Coarse {
        Coarse::FiscalYear { year: self.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fiscal_year(iso: &str) -> FiscalYear {
        iso.parse::<Day>().unwrap().fiscal_year()
    }

    #[test]
    fn fiscal_years_begin_in_april() {
        for (iso, label) in [
            ("2026-04-01", "令和8年度（2026年度）"),
            ("2027-03-31", "令和8年度（2026年度）"),
            ("2019-04-01", "令和元年度（2019年度）"),
            ("2019-03-31", "平成30年度（2018年度）"),
            ("1989-03-31", "昭和63年度（1988年度）"),
            ("1989-04-01", "平成元年度（1989年度）"),
            ("1873-01-01", "明治5年度（1872年度）"),
        ] {
            assert_eq!(fiscal_year(iso).label(), label);
        }
    }

    #[test]
    fn edges_of_what_is_coarse() {
        let edges = |coarse: Coarse| (coarse.first_day().to_string(), coarse.last_day().to_string());
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(edges(Coarse::Month { year: 2028, month: 2 }), pair("2028-02-01", "2028-02-29"));
        assert_eq!(edges(Coarse::Year { year: 2026 }), pair("2026-01-01", "2026-12-31"));
        assert_eq!(edges(Coarse::FiscalYear { year: 2026 }), pair("2026-04-01", "2027-03-31"));
        assert_eq!(edges(Coarse::Month { year: 2026, month: 99 }), pair("2026-12-01", "2026-12-31"));
        let absurd = Coarse::FiscalYear { year: i32::MAX };
        assert_eq!(absurd.first_day().year(), 9_999);
        assert_eq!(Coarse::Year { year: i32::MIN }.last_day().year(), 1_873);
        assert_eq!(fiscal_year("1873-01-01").first_day().to_string(), "1873-01-01");
        let _ = (absurd.both(), Coarse::Year { year: i32::MIN }.both(), absurd.fiscal_year());
    }

    #[test]
    fn what_spans_two_eras_takes_the_later() {
        assert_eq!(Coarse::Year { year: 2019 }.both(), "令和元年（2019年）");
        assert_eq!(Coarse::Month { year: 1989, month: 1 }.wareki(), "平成元年1月");
        assert_eq!(Coarse::Month { year: 2019, month: 4 }.wareki(), "平成31年4月");
    }
}
