//! Days, as coarse as people wrote them, in 和暦 and in the Gregorian calendar. No clock is read here.
//!
//! ```text
//! Day           a day from 1873-01-01 on
//!   Era           明治 … 令和, and what a year is called in it
//! WrittenDate   the words people wrote (平成１６年 ４月３０日), kept as they are
//!   Coarse        what they mean: a day, a month, a year or a 年度
//!   DateError     why words are no date, and what to write instead
//! FiscalYear    年度, 1 April to 31 March
//! Today         the day on which a command runs, given from outside
//! ```

use std::fmt;
use std::str::FromStr;

use time::{Date, Month};

pub use super::days_coarse::{Coarse, FiscalYear};
pub use super::days_error::DateError;
pub use super::days_written::{WrittenDate, find_date_prefix, parse_whole, scan_date_prefix};

/// A year, a month from 1 and a day from 1, Gregorian. Tuples of it sort as the days do.
pub type YearMonthDay = (i32, u8, u8);

/// The first day of the Gregorian calendar in Japan. Before it a month of 和暦 is a lunar month, so a date
/// cannot be turned into a day by counting.
pub(super) const CALENDAR_BEGINS: YearMonthDay = (1873, 1, 1);

/// The last day that has a four-digit year.
const CALENDAR_ENDS: YearMonthDay = (9999, 12, 31);

/// An Era is a 元号 of the modern calendar. Eras sort by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Era {
    /// 明治
    Meiji,
    /// 大正
    Taisho,
    /// 昭和
    Showa,
    /// 平成
    Heisei,
    /// 令和
    Reiwa,
}

impl Era {
    /// All eras, the oldest first.
    pub const ALL: [Self; 5] = [Self::Meiji, Self::Taisho, Self::Showa, Self::Heisei, Self::Reiwa];

    /// The name in kanji.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meiji => "明治",
            Self::Taisho => "大正",
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        }
    }

    /// The first day. That of 明治 lies before the Gregorian calendar in Japan, so it is no [`Day`].
    pub fn first(self) -> YearMonthDay {
        match self {
            Self::Meiji => (1868, 10, 23),
            Self::Taisho => (1912, 7, 30),
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        }
    }

    /// The last day; none while the era lasts. 1912-07-30 and 1926-12-25 are the last day of one era and the
    /// first of the next.
    pub fn last(self) -> Option<YearMonthDay> {
        match self {
            Self::Meiji => Some((1912, 7, 30)),
            Self::Taisho => Some((1926, 12, 25)),
            Self::Showa => Some((1989, 1, 7)),
            Self::Heisei => Some((2019, 4, 30)),
            Self::Reiwa => None,
        }
    }

    /// Whether the day belongs to the era.
    pub fn contains(self, day: Day) -> bool {
        self.first() <= day.ymd() && self.last().is_none_or(|last| day.ymd() <= last)
    }

    /// The newest era that had begun on a day: of the two days with two eras, the later one.
    pub(super) fn at(ymd: YearMonthDay) -> Self {
        Self::ALL.into_iter().rev().find(|era| era.first() <= ymd).unwrap_or(Self::Meiji)
    }

    /// What a Gregorian year is called in this era, without 年: 令和元, 令和8.
    pub(super) fn year_name(self, year: i32) -> String {
        match year.saturating_sub(self.first().0).saturating_add(1) {
            1 => format!("{}元", self.name()),
            count => format!("{}{count}", self.name()),
        }
    }
}

/// A Day is a day of the Gregorian calendar from 1873-01-01 to 9999-12-31. It prints as ISO (`2026-11-22`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day, unless the calendar has no such day or it lies before 1873-01-01.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        Self::from_date(Date::from_calendar_date(year, month, day).ok()?)
    }

    /// The day, or the nearest the calendar has: the edges of a [`Coarse`] someone built by hand need no error.
    pub(super) fn within(ymd: YearMonthDay) -> Self {
        let (year, month, day) = ymd.clamp(CALENDAR_BEGINS, CALENDAR_ENDS);
        let date = Date::from_calendar_date(year, month_of(month), day.clamp(1, days_in(year, month)));
        Self(date.unwrap_or(Date::MAX))
    }

    fn from_date(date: Date) -> Option<Self> {
        (date.year() >= CALENDAR_BEGINS.0).then_some(Self(date))
    }

    /// The Gregorian year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    pub(super) fn ymd(self) -> YearMonthDay {
        (self.year(), self.month(), self.day())
    }

    /// The era a page prints; on a day of two eras the one that began on it.
    pub fn era(self) -> Era {
        Era::at(self.ymd())
    }

    /// 「令和8年11月22日」; the first year of an era is 元年.
    pub fn wareki(self) -> String {
        format!("{}年{}月{}日", self.era().year_name(self.year()), self.month(), self.day())
    }

    /// 「2026年11月22日」.
    pub fn seireki(self) -> String {
        format!("{}年{}月{}日", self.year(), self.month(), self.day())
    }

    /// 「令和8年11月22日（2026年11月22日）」.
    pub fn both(self) -> String {
        format!("{}（{}）", self.wareki(), self.seireki())
    }

    /// The 年度 in which the day lies.
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear::of(self)
    }

    /// How many days later `later` is; negative when it is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        later.0.to_julian_day().saturating_sub(self.0.to_julian_day())
    }

    /// The day so many days later, or earlier for a negative count; none outside the calendar.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let day = self.0.to_julian_day().checked_add(days)?;
        Self::from_date(Date::from_julian_day(day).ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Day {
    type Err = DateError;

    /// Reads the ISO form only, with all its zeros: it is what programs exchange. People write [`WrittenDate`]s.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let shape = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        match (shape && text.len() == 10).then(|| parse_whole(text)) {
            Some(Ok(WrittenDate { value: Coarse::Day(day), .. })) => Ok(day),
            Some(Err(error)) => Err(error),
            Some(Ok(_)) | None => Err(DateError::NotIso { written: text.to_owned() }),
        }
    }
}

/// Today is the date in Japan (UTC+9) on which a command runs. Only the command line makes one, so that the same
/// files and the same Today give the same pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Today(Day);

impl Today {
    /// From seconds since 1970-01-01T00:00:00Z; none outside the calendar.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        const JULIAN_DAY_OF_1970: i64 = 2_440_588;
        let in_japan = seconds.checked_add(9 * 60 * 60)?;
        let day = in_japan.div_euclid(24 * 60 * 60).checked_add(JULIAN_DAY_OF_1970)?;
        let date = Date::from_julian_day(i32::try_from(day).ok()?).ok()?;
        Day::from_date(date).map(Self)
    }

    /// The day.
    pub fn day(self) -> Day {
        self.0
    }
}

impl FromStr for Today {
    type Err = DateError;

    /// Reads the ISO form, as `--today` takes it.
    fn from_str(text: &str) -> Result<Self, DateError> {
        text.parse().map(Self)
    }
}

fn month_of(month: u8) -> Month {
    Month::try_from(month.clamp(1, 12)).unwrap_or(Month::December)
}

/// The number of days in a month; of month 13 and later, those of December.
pub(super) fn days_in(year: i32, month: u8) -> u8 {
    month_of(month).length(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        iso.parse().unwrap()
    }

    #[test]
    fn printed_in_both_calendars() {
        let cases = [
            ("2026-11-22", "令和8年11月22日（2026年11月22日）"),
            ("2019-05-01", "令和元年5月1日（2019年5月1日）"),
            ("2019-04-30", "平成31年4月30日（2019年4月30日）"),
            ("2004-04-30", "平成16年4月30日（2004年4月30日）"),
            ("1989-01-08", "平成元年1月8日（1989年1月8日）"),
            ("1989-01-07", "昭和64年1月7日（1989年1月7日）"),
            ("1926-12-25", "昭和元年12月25日（1926年12月25日）"),
            ("1926-12-24", "大正15年12月24日（1926年12月24日）"),
            ("1912-07-30", "大正元年7月30日（1912年7月30日）"),
            ("1912-07-29", "明治45年7月29日（1912年7月29日）"),
            ("1873-01-01", "明治6年1月1日（1873年1月1日）"),
        ];
        for (iso, both) in cases {
            assert_eq!(day(iso).both(), both);
        }
    }

    #[test]
    fn two_days_have_two_eras_and_no_other() {
        let mut two = Vec::new();
        let mut next = Some(day("1873-01-01"));
        while let Some(today) = next.filter(|today| today.year() <= 2030) {
            match Era::ALL.into_iter().filter(|era| era.contains(today)).count() {
                1 => {}
                2 => two.push(today.to_string()),
                count => panic!("{today} has {count} eras"),
            }
            next = today.plus_days(1);
        }
        assert_eq!(two, ["1912-07-30", "1926-12-25"]);
    }

    #[test]
    fn only_the_whole_iso_form_is_iso() {
        for text in ["", "2026-1-1", "2026-01-01 ", "２０２６-01-01", "2026/01/01", "令和8年1月1日", "202é-01-1"]
        {
            assert_eq!(text.parse::<Day>(), Err(DateError::NotIso { written: text.to_owned() }));
        }
        assert!(matches!("2026-02-29".parse::<Day>(), Err(DateError::NoSuchDay { .. })));
        assert!(matches!("1872-12-31".parse::<Day>(), Err(DateError::BeforeCalendar { .. })));
    }

    #[test]
    fn counting_days() {
        assert_eq!(day("2026-03-31").days_until(day("2026-04-01")), 1);
        assert_eq!(day("2028-03-01").days_until(day("2028-02-01")), -29);
        assert_eq!(day("2026-12-31").plus_days(1), Some(day("2027-01-01")));
        assert_eq!(day("1873-01-01").plus_days(-1), None);
        assert_eq!(day("9999-12-31").plus_days(1), None);
        assert_eq!(day("2026-01-01").plus_days(i32::MAX), None);
    }

    #[test]
    fn today_is_the_day_in_japan() {
        let cases = [(0, "1970-01-01"), (53_999, "1970-01-01"), (54_000, "1970-01-02"), (-32_401, "1969-12-31")];
        for (seconds, iso) in cases {
            assert_eq!(Today::from_unix(seconds).unwrap().day().to_string(), iso);
        }
        assert_eq!(Today::from_unix(i64::MAX), None);
        assert_eq!(Today::from_unix(i64::MIN), None);
        assert_eq!("2026-11-22".parse::<Today>().unwrap().day(), day("2026-11-22"));
    }

    #[test]
    fn every_day_printed_is_read_back() {
        let mut next = Day::new(1873, 1, 1);
        while let Some(today) = next.filter(|today| today.year() <= 2200) {
            assert_eq!(today.to_string().parse(), Ok(today));
            for words in [today.wareki(), today.seireki()] {
                let date = parse_whole(&words).unwrap();
                assert_eq!((date.value, date.to_string()), (Coarse::Day(today), words));
            }
            next = today.plus_days(1);
        }
    }
}
