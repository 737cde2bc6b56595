//! Words ⇄ date. Widths, white space and kanji numerals are free; what was written is kept and printed back.

use std::fmt;

use super::days::{CALENDAR_BEGINS, DateError, Day, days_in};
use super::days_coarse::Coarse;
use super::days_reader::{Grain, Reader, Words};
use super::forms::is_space;

/// A `WrittenDate` is a date in the words of whoever wrote it. It prints as those words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// The words, without white space at either end.
    pub written: String,
    /// What they mean.
    pub value: Coarse,
}

impl fmt::Display for WrittenDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// Reads words that are a date and nothing else: 「平成１６年 ４月３０日」「平成十六年四月三十日」「平成16年4月」
/// 「令和8年度」「2026年11月22日」「2026-11-22」「R8.4.1」.
pub fn parse_whole(text: &str) -> Result<WrittenDate, DateError> {
    let text = text.trim_matches(is_space);
    let Some((used, read)) = scan_date_prefix(text) else {
        return Err(DateError::NotADate { written: text.to_owned() });
    };
    let date = read?;
    match text.get(used..).map(|rest| rest.trim_matches(is_space)) {
        None | Some("") => Ok(date),
        Some(rest) => Err(DateError::ExtraWords { written: date.written, rest: rest.to_owned() }),
    }
}

/// The date with which a line begins, as in 「平成１６年 ４月３０日 策定」, and the bytes it takes, white space before
/// it included. None when the line begins with no date or with an impossible one.
pub fn find_date_prefix(text: &str) -> Option<(WrittenDate, usize)> {
    let (used, read) = scan_date_prefix(text)?;
    Some((read.ok()?, used))
}

/// As [`find_date_prefix`], but tells an impossible date (平成32年3月31日, common in running text) from none.
pub fn scan_date_prefix(text: &str) -> Option<(usize, Result<WrittenDate, DateError>)> {
    let mut reader = Reader { rest: text.trim_start_matches(is_space) };
    let begins = text.len() - reader.rest.len();
    let words = reader.words()?;
    let used = text.len() - reader.rest.len();
    let written = text.get(begins..used)?;
    let read = words.value(written).map(|value| WrittenDate { written: written.to_owned(), value });
    Some((used, read))
}

impl Words {
    fn value(&self, written: &str) -> Result<Coarse, DateError> {
        let written = || written.to_owned();
        let year = i32::try_from(self.year).unwrap_or(i32::MAX);
        let year = match self.era {
            _ if year == 0 => return Err(DateError::YearZero { written: written() }),
            Some(era) if year > 999 => return Err(DateError::EraYearTooLarge { written: written(), era }),
            None if year > 9_999 => return Err(DateError::NotADate { written: written() }),
            Some(era) => era.first().0 + year - 1,
            None => year,
        };
        // asked first: 明治5年2月30日 was a day, only not one of this calendar
        if year < CALENDAR_BEGINS.0 {
            return Err(DateError::BeforeCalendar { written: written() });
        }
        let no_month = |month| DateError::NoSuchMonth { written: written(), month };
        let month_of = |month| match u8::try_from(month) {
            Ok(number @ 1..=12) => Ok(number),
            _ => Err(no_month(month)),
        };
        let coarse = match self.grain {
            Grain::Year => Coarse::Year { year },
            Grain::FiscalYear => Coarse::FiscalYear { year },
            Grain::Month(month) => Coarse::Month { year, month: month_of(month)? },
            Grain::Day(month, day) => {
                let month = month_of(month)?;
                let day = u8::try_from(day).ok().and_then(|day| Day::new(year, month, day));
                let days = days_in(year, month);
                Coarse::Day(day.ok_or_else(|| DateError::NoSuchDay { written: written(), days })?)
            }
        };
        match self.era {
            Some(era) if era.last().is_some_and(|last| coarse.first() > last) => {
                Err(DateError::EraOver { written: written(), era, meant: coarse })
            }
            Some(era) if coarse.last() < era.first() => {
                Err(DateError::EraNotBegun { written: written(), era, meant: coarse })
            }
            _ => Ok(coarse),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::days::Era;
    use crate::text::numerals::{full_width, kanji};

    fn day(year: i32, month: u8, day: u8) -> Coarse {
        Coarse::Day(Day::new(year, month, day).unwrap())
    }

    #[test]
    fn the_forms_people_write() {
        let cases = [
            ("平成１６年 ４月３０日", day(2004, 4, 30)),
            ("平成十六年四月三十日", day(2004, 4, 30)),
            ("平成 1 6 年　4 月 3 0 日", day(2004, 4, 30)),
            ("平16.4.30", day(2004, 4, 30)),
            ("H16.4.30", day(2004, 4, 30)),
            ("Ｈ１６．４．３０", day(2004, 4, 30)),
            ("㍻16年4月30日", day(2004, 4, 30)),
            ("H16. 4. 30", day(2004, 4, 30)),
            ("昭二二・五・三", day(1947, 5, 3)),
            ("昭和64年1月7日", day(1989, 1, 7)),
            ("令和元年5月1日", day(2019, 5, 1)),
            ("令和 元 年5月1日", day(2019, 5, 1)),
            ("令和1年5月1日", day(2019, 5, 1)),
            ("r8.4.1", day(2026, 4, 1)),
            ("2026年11月22日", day(2026, 11, 22)),
            ("二〇二六年十一月二十二日", day(2026, 11, 22)),
            ("二千年一月一日", day(2000, 1, 1)),
            ("2026-11-22", day(2026, 11, 22)),
            ("2026/1/2", day(2026, 1, 2)),
            ("２０２６．０１．０２", day(2026, 1, 2)),
            ("明治45年7月30日", day(1912, 7, 30)),
            ("大正元年7月30日", day(1912, 7, 30)),
            ("大正15年12月25日", day(1926, 12, 25)),
            ("昭和元年12月25日", day(1926, 12, 25)),
            ("明治6年1月1日", day(1873, 1, 1)),
            ("平成16年4月", Coarse::Month { year: 2004, month: 4 }),
            ("令和元年五月", Coarse::Month { year: 2019, month: 5 }),
            ("昭和64年1月", Coarse::Month { year: 1989, month: 1 }),
            ("平成元年1月", Coarse::Month { year: 1989, month: 1 }),
            ("令和8年", Coarse::Year { year: 2026 }),
            ("平成31年", Coarse::Year { year: 2019 }),
            ("令和元年", Coarse::Year { year: 2019 }),
            ("令和８年度", Coarse::FiscalYear { year: 2026 }),
            ("R8年度", Coarse::FiscalYear { year: 2026 }),
            ("2026年度", Coarse::FiscalYear { year: 2026 }),
            ("平成31年度", Coarse::FiscalYear { year: 2019 }),
            ("令和元年度", Coarse::FiscalYear { year: 2019 }),
        ];
        for (words, value) in cases {
            let date = parse_whole(words).unwrap_or_else(|error| panic!("{words}: {error}"));
            assert_eq!((date.to_string().as_str(), date.value), (words, value));
        }
        assert_eq!(parse_whole("　令和8年 \n").unwrap().written, "令和8年");
    }

    #[test]
    fn a_line_may_begin_with_a_date() {
        let cases = [
            ("平成１６年 ４月３０日 策定", Some(("平成１６年 ４月３０日", " 策定"))),
            ("　　令和8年4月1日", Some(("令和8年4月1日", ""))),
            ("令和8年3月31日訓令第5号", Some(("令和8年3月31日", "訓令第5号"))),
            ("平成15年法律第57号", Some(("平成15年", "法律第57号"))),
            ("令和8年一部改正の月", Some(("令和8年", "一部改正の月"))),
            ("平成16年4月分", Some(("平成16年4月", "分"))),
            ("2026-11-22T10:00", Some(("2026-11-22", "T10:00"))),
            ("2026-11-22 3件", Some(("2026-11-22", " 3件"))),
            ("R8.4.1.", Some(("R8.4.1", "."))),
            ("R8.4.1.2", None),
            ("2026-11/22", None),
            ("令5訓令甲2・一部改正", None),
            ("10年保存", None),
            ("26年4月1日", None),
            ("1.2.3", None),
            ("第1条", None),
            ("令和", None),
            ("平成32年3月31日まで", None),
            ("", None),
        ];
        for (line, expected) in cases {
            let found = find_date_prefix(line);
            let found = found.as_ref().map(|(date, used)| (date.written.as_str(), &line[*used..]));
            assert_eq!(found, expected, "{line}");
        }
        let (used, read) = scan_date_prefix("平成32年3月31日まで").unwrap();
        assert_eq!(used, "平成32年3月31日".len());
        assert!(matches!(read, Err(DateError::EraOver { meant, .. }) if meant.wareki() == "令和2年3月31日"));
    }

    #[test]
    fn eras_end_and_begin() {
        let meant = |words: &str| match parse_whole(words) {
            Err(DateError::EraOver { meant, .. }) => format!("後 {}", meant.wareki()),
            Err(DateError::EraNotBegun { meant, .. }) => format!("前 {}", meant.wareki()),
            other => format!("{other:?}"),
        };
        for (words, expected) in [
            ("平成31年5月1日", "後 令和元年5月1日"),
            ("平成31年5月", "後 令和元年5月"),
            ("平成32年", "後 令和2年"),
            ("平成32年度", "後 令和2年度"),
            ("昭和64年1月8日", "後 平成元年1月8日"),
            ("昭和64年度", "後 平成元年度"),
            ("大正15年12月26日", "後 昭和元年12月26日"),
            ("明治45年7月31日", "後 大正元年7月31日"),
            ("昭和1年12月24日", "前 大正15年12月24日"),
            ("令和元年4月30日", "前 平成31年4月30日"),
            ("平成元年1月7日", "前 昭和64年1月7日"),
            ("大正元年7月29日", "前 明治45年7月29日"),
            ("令和元年4月", "前 平成31年4月"),
        ] {
            assert_eq!(meant(words), expected, "{words}");
        }
    }

    #[test]
    fn days_that_are_none() {
        let error = |words: &str| parse_whole(words).unwrap_err();
        assert!(matches!(error("2026年2月30日"), DateError::NoSuchDay { days: 28, .. }));
        assert!(matches!(error("R6.2.30"), DateError::NoSuchDay { days: 29, .. }));
        assert!(matches!(error("2026年4月0日"), DateError::NoSuchDay { days: 30, .. }));
        assert!(matches!(error("2026年4月999日"), DateError::NoSuchDay { .. }));
        assert!(matches!(error("2026年0月1日"), DateError::NoSuchMonth { month: 0, .. }));
        assert!(matches!(error("2026年999999月"), DateError::NoSuchMonth { month: 999_999, .. }));
        assert!(matches!(error("令和0年"), DateError::YearZero { .. }));
        assert!(matches!(error("0000-01-01"), DateError::YearZero { .. }));
        assert!(matches!(error("令和2026年"), DateError::EraYearTooLarge { era: Era::Reiwa, .. }));
        for words in ["明治5年12月2日", "明治元年", "明治5年度", "1868年10月23日", "明治5年2月30日"]
        {
            assert!(matches!(error(words), DateError::BeforeCalendar { .. }), "{words}");
        }
        for words in ["", "未定", "令和", "令和年", "4月1日", "12026年", "令和元", "元年", "26/4/1"] {
            assert!(matches!(error(words), DateError::NotADate { .. }), "{words}");
        }
        assert!(matches!(error("令和8年4月1日 施行"), DateError::ExtraWords { rest, .. } if rest == "施行"));
    }

    proptest! {
        #[test]
        fn every_way_of_writing_a_day_means_that_day(julian in 0..119_000, style in 0..6, gap in "[ 　]?") {
            let day = Day::new(1873, 1, 1).unwrap().plus_days(julian).unwrap();
            let number = |n: i32| {
                let n = u32::try_from(n).unwrap();
                match style % 3 {
                    0 => n.to_string(),
                    1 => full_width(n),
                    _ => kanji(n),
                }
            };
            let (prefix, year) = match style / 3 {
                0 => (day.era().name(), day.year() - day.era().first().0 + 1),
                _ => ("", day.year()),
            };
            let (year, month, of_month) = (number(year), number(day.month().into()), number(day.day().into()));
            let words = format!("{prefix}{gap}{year}年{gap}{month}月{gap}{of_month}日");
            let date = parse_whole(&words).unwrap();
            prop_assert_eq!(date.value, Coarse::Day(day));
            prop_assert_eq!(date.written, words.trim());
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,12}", near in "[MHR令和平成元〇十千0-9０-９年度月日./・ 　-]{0,16}") {
            for words in [text, near] {
                if let Ok(date) = parse_whole(&words) {
                    prop_assert_eq!(&date.written, words.trim_matches(is_space));
                }
                if let Some((date, used)) = find_date_prefix(&words) {
                    prop_assert!(words[..used].ends_with(&date.written));
                }
            }
        }
    }
}
