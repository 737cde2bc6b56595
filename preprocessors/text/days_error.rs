//! Why words are no date.

use std::fmt;

use super::days::Era;
use super::days_coarse::Coarse;

/// A `DateError` says why words are no date. Printed, it is [`Self::wrong`] followed by [`Self::instead`]; a
/// diagnostic takes the two apart. `written` is always the words themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// No date, or none that says its year.
    NotADate {
        /// The words.
        written: String,
    },
    /// Not the form `2026-11-22`, where only that form is read.
    NotIso {
        /// The words.
        written: String,
    },
    /// A date with other words after it.
    ExtraWords {
        /// The words that are a date.
        written: String,
        /// The words after them.
        rest: String,
    },
    /// The year 0.
    YearZero {
        /// The words.
        written: String,
    },
    /// A Gregorian year behind an era (令和2026年).
    EraYearTooLarge {
        /// The words.
        written: String,
        /// The era.
        era: Era,
    },
    /// A month other than 1–12.
    NoSuchMonth {
        /// The words.
        written: String,
        /// The number they give the month.
        month: u32,
    },
    /// A day that its month has not.
    NoSuchDay {
        /// The words.
        written: String,
        /// How many days the month has.
        days: u8,
    },
    /// A date after the last day of its era.
    EraOver {
        /// The words.
        written: String,
        /// The era.
        era: Era,
        /// The date meant, which prints in the right era.
        meant: Coarse,
    },
    /// A date before the first day of its era.
    EraNotBegun {
        /// The words.
        written: String,
        /// The era.
        era: Era,
        /// The date meant, which prints in the right era.
        meant: Coarse,
    },
    /// A date before 1873-01-01, when months were lunar.
    BeforeCalendar {
        /// The words.
        written: String,
    },
}

impl DateError {
    /// What is wrong, one Japanese sentence.
    pub fn wrong(&self) -> String {
        match self {
            Self::NotADate { written } => format!("「{written}」は日付として読めません。"),
            Self::NotIso { written } => format!("「{written}」は「年-月-日」の形の日付ではありません。"),
            Self::ExtraWords { written, rest } => format!("日付「{written}」の後ろに「{rest}」があります。"),
            Self::YearZero { written } => format!("「{written}」の年が0になっています。"),
            Self::EraYearTooLarge { written, era } => {
                format!("「{written}」は、{}の後ろに西暦の年が書かれています。", era.name())
            }
            Self::NoSuchMonth { written, month } => format!("「{written}」の{month}月という月はありません。"),
            Self::NoSuchDay { written, days } => {
                format!("「{written}」という日はありません。この月は{days}日までです。")
            }
            Self::EraOver { written, era, .. } => match era.last() {
                Some((year, month, day)) => format!(
                    "「{written}」という日付はありません。{}は{}年{month}月{day}日（{year}年）までです。",
                    era.name(),
                    year - era.first().0 + 1,
                ),
                None => format!("「{written}」という日付はありません。"),
            },
            Self::EraNotBegun { written, era, .. } => {
                let (year, month, day) = era.first();
                format!("「{written}」という日付はありません。{}は{year}年{month}月{day}日からです。", era.name())
            }
            Self::BeforeCalendar { written } => {
                format!("「{written}」は明治6年（1873年）1月1日より前の、旧暦（太陰太陽暦）の時代の日付です。")
            }
        }
    }

    /// What to write instead, one Japanese sentence.
    pub fn instead(&self) -> String {
        match self {
            Self::NotADate { .. } => {
                "「令和8年4月1日」「2026年4月1日」「2026-04-01」のように、元号か4桁の西暦から書いてください。"
                    .to_owned()
            }
            Self::NotIso { .. } => "「2026-04-01」のように、半角の数字で桁をそろえて書いてください。".to_owned(),
            Self::ExtraWords { .. } => "日付だけを書いてください。".to_owned(),
            Self::YearZero { .. } => "元号の最初の年は「元年」と書いてください。".to_owned(),
            Self::EraYearTooLarge { .. } => "元号か西暦のどちらか一方で書いてください。".to_owned(),
            Self::NoSuchMonth { .. } => "1月から12月までの月を書いてください。".to_owned(),
            Self::NoSuchDay { .. } => "原本で日を確かめてください。".to_owned(),
            Self::EraOver { meant, .. } | Self::EraNotBegun { meant, .. } => {
                format!("「{}」と書いてください。", meant.wareki())
            }
            Self::BeforeCalendar { .. } => {
                "旧暦の日付は今の暦の日に置き換えられないため、1873年1月1日以後の日付を書いてください。".to_owned()
            }
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.wrong(), self.instead())
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use crate::text::days::parse_whole;

    #[test]
    fn what_an_officer_reads() {
        let cases = [
            (
                "平成31年5月1日",
                "「平成31年5月1日」という日付はありません。平成は31年4月30日（2019年）までです。\
                 「令和元年5月1日」と書いてください。",
            ),
            (
                "昭和1年12月24日",
                "「昭和1年12月24日」という日付はありません。昭和は1926年12月25日からです。\
                 「大正15年12月24日」と書いてください。",
            ),
            (
                "令和7年2月30日",
                "「令和7年2月30日」という日はありません。この月は28日までです。原本で日を確かめてください。",
            ),
            (
                "明治5年12月2日",
                "「明治5年12月2日」は明治6年（1873年）1月1日より前の、旧暦（太陰太陽暦）の時代の日付です。\
                 旧暦の日付は今の暦の日に置き換えられないため、1873年1月1日以後の日付を書いてください。",
            ),
            ("令和8年4月1日施行", "日付「令和8年4月1日」の後ろに「施行」があります。日付だけを書いてください。"),
            (
                "令和2026年4月1日",
                "「令和2026年4月1日」は、令和の後ろに西暦の年が書かれています。\
                 元号か西暦のどちらか一方で書いてください。",
            ),
            (
                "4月1日",
                "「4月1日」は日付として読めません。「令和8年4月1日」「2026年4月1日」「2026-04-01」のように、\
                 元号か4桁の西暦から書いてください。",
            ),
            ("令和8年13月1日", "「令和8年13月1日」の13月という月はありません。1月から12月までの月を書いてください。"),
            ("令和0年5月1日", "「令和0年5月1日」の年が0になっています。元号の最初の年は「元年」と書いてください。"),
        ];
        for (words, message) in cases {
            assert_eq!(parse_whole(words).unwrap_err().to_string(), message);
        }
    }
}
