//! The grammar of dates: which words are one, before anyone asks whether there is such a day.

use super::days::Era;
use super::forms::is_space;
use super::numerals::{digit, is_kanji_numeral, parse_number};

/// What stands in the words.
pub(super) struct Words {
    pub(super) era: Option<Era>,
    pub(super) year: u32,
    pub(super) grain: Grain,
}

/// How much of a date stands there; months and days are as written, also 13 and 99.
pub(super) enum Grain {
    Year,
    FiscalYear,
    Month(u32),
    Day(u32, u32),
}

/// Reads from the front of `rest`; what does not fit is not taken.
pub(super) struct Reader<'a> {
    pub(super) rest: &'a str,
}

impl Reader<'_> {
    /// The date at the front, if there is one.
    pub(super) fn words(&mut self) -> Option<Words> {
        let era = self.era();
        if let Some(year) = self.year(era) {
            return Some(Words { era, year, grain: self.grain() });
        }
        let (year, digits) = self.number()?;
        if era.is_none() && !is_gregorian(year, digits) {
            return None;
        }
        let separator = self.separator()?;
        let (month, _) = self.number()?;
        self.separator().filter(|&second| second == separator)?;
        let (day, _) = self.number()?;
        // 2026-11-22-3 and R8.4.1.2 are numbers of something else
        let mut beyond = Reader { rest: self.rest };
        if beyond.separator().is_some() && beyond.rest.starts_with(is_numeral) {
            return None;
        }
        Some(Words { era, year, grain: Grain::Day(month, day) })
    }

    fn era(&mut self) -> Option<Era> {
        const SIGNS: [(Era, [&str; 7]); 5] = [
            (Era::Meiji, ["明治", "㍾", "明", "M", "m", "Ｍ", "ｍ"]),
            (Era::Taisho, ["大正", "㍽", "大", "T", "t", "Ｔ", "ｔ"]),
            (Era::Showa, ["昭和", "㍼", "昭", "S", "s", "Ｓ", "ｓ"]),
            (Era::Heisei, ["平成", "㍻", "平", "H", "h", "Ｈ", "ｈ"]),
            (Era::Reiwa, ["令和", "㋿", "令", "R", "r", "Ｒ", "ｒ"]),
        ];
        for (era, signs) in SIGNS {
            if let Some(rest) = signs.into_iter().find_map(|sign| self.rest.strip_prefix(sign)) {
                self.rest = rest;
                return Some(era);
            }
        }
        None
    }

    /// A year and 年. Without an era it must be a Gregorian one.
    fn year(&mut self, era: Option<Era>) -> Option<u32> {
        let mut first = Reader { rest: self.rest };
        if era.is_some() && first.eat('元') && first.eat('年') {
            self.rest = first.rest;
            return Some(1);
        }
        let mut ahead = Reader { rest: self.rest };
        let (year, digits) = ahead.number_before('年')?;
        if era.is_none() && !is_gregorian(year, digits) {
            return None;
        }
        self.rest = ahead.rest;
        Some(year)
    }

    /// What follows 年.
    fn grain(&mut self) -> Grain {
        if let Some(rest) = self.rest.strip_prefix('度') {
            self.rest = rest;
            return Grain::FiscalYear;
        }
        let Some((month, _)) = self.number_before('月') else {
            return Grain::Year;
        };
        match self.number_before('日') {
            None => Grain::Month(month),
            Some((day, _)) => Grain::Day(month, day),
        }
    }

    /// A number and the unit after it. White space may stand between its digits, since the unit says where it ends
    /// and text copied from a PDF often has some.
    fn number_before(&mut self, unit: char) -> Option<(u32, usize)> {
        let (digits, rest) = self.rest.split_once(unit)?;
        let digits: String = digits.chars().filter(|&c| !is_space(c)).collect();
        let number = parse_number(&digits)?;
        self.rest = rest;
        Some((number, digits.chars().count()))
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        let text = self.rest.trim_start_matches(is_space);
        let (digits, rest) = text.split_at(text.find(|c| !is_numeral(c)).unwrap_or(text.len()));
        let number = parse_number(digits)?;
        self.rest = rest;
        Some((number, digits.chars().count()))
    }

    fn separator(&mut self) -> Option<char> {
        let text = self.rest.trim_start_matches(is_space);
        let mut chars = text.chars();
        let separator = match chars.next()? {
            '.' | '．' | '・' | '･' => '.',
            '/' | '／' => '/',
            '-' | '－' | '‐' | '‑' | '–' | '−' => '-',
            _ => return None,
        };
        self.rest = chars.as_str();
        Some(separator)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let Some(rest) = self.rest.trim_start_matches(is_space).strip_prefix(wanted) else {
            return false;
        };
        self.rest = rest;
        true
    }
}

/// Whether a year without an era has four digits or, in kanji, could have them: 「10年保存」 and 「26年4月」 are no
/// dates, 「二千年」 is one.
fn is_gregorian(year: u32, digits: usize) -> bool {
    digits >= 4 || year >= 1_000
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || is_kanji_numeral(c)
}
