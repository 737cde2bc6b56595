//! Numbers of a citation, in digits and in kanji: 第二十七条 = 第27条. Elsewhere kanji numerals are words (`一時保存`).

use crate::text::numerals;
use regex::{Captures, Regex};
use std::sync::LazyLock;

static KANJI: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("(第?)([〇一二三四五六七八九十百千]+)(条|項|号|章|節|編)(の[〇一二三四五六七八九十]+)?").ok()
});
static NAMED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("(別表|様式|附則)第([〇一二三四五六七八九十百千]+)").ok());
static DIGITS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("(第?)([0-9]{1,4})(条|項|号|章|節|編)(の[0-9]{1,4})?").ok());

/// A folded text with the numbers of its citations in digits.
pub fn in_digits(text: &str) -> String {
    let branch = |words: &str| words.strip_prefix('の').map_or(String::new(), |rest| format!("の{}", digits(rest)));
    let cited = |found: &Captures<'_>| {
        format!("{}{}{}{}", part(found, 1), digits(part(found, 2)), part(found, 3), branch(part(found, 4)))
    };
    let named = |found: &Captures<'_>| format!("{}第{}", part(found, 1), digits(part(found, 2)));
    let text = KANJI.as_ref().map_or_else(|| text.into(), |pattern| pattern.replace_all(text, cited));
    NAMED.as_ref().map_or_else(|| text.to_string(), |pattern| pattern.replace_all(&text, named).into_owned())
}

/// The same with numbers up to four digits in kanji.
pub fn in_kanji(text: &str) -> String {
    let branch = |words: &str| words.strip_prefix('の').map_or(String::new(), |rest| format!("の{}", kanji(rest)));
    let cited = |found: &Captures<'_>| {
        format!("{}{}{}{}", part(found, 1), kanji(part(found, 2)), part(found, 3), branch(part(found, 4)))
    };
    DIGITS.as_ref().map_or_else(|| text.to_owned(), |pattern| pattern.replace_all(text, cited).into_owned())
}

fn part<'a>(found: &Captures<'a>, at: usize) -> &'a str {
    found.get(at).map_or("", |part| part.as_str())
}

/// What somebody types is not always a number (十十百): it is then whatever the browser makes of it too.
fn digits(kanji: &str) -> String {
    let value = |c: char| "〇一二三四五六七八九".chars().position(|own| own == c).map_or(0, |at| at as u64);
    if !kanji.contains(['十', '百', '千']) {
        return kanji.chars().map(|c| value(c).to_string()).collect();
    }
    let (mut sum, mut ones) = (0u64, None);
    for c in kanji.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                ones = Some(value(c));
                continue;
            }
        };
        sum += ones.take().unwrap_or(1) * unit;
    }
    (sum + ones.unwrap_or(0)).to_string()
}

fn kanji(digits: &str) -> String {
    match digits.parse() {
        Ok(number @ 1..=9_999) => numerals::kanji(number),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_citations_have_numbers() {
        for (text, said) in [
            ("第二十七条の二第三項", "第27条の2第3項"),
            ("別表第一の四の項", "別表第1の四の項"),
            ("十条", "10条"),
            ("一時保存", "一時保存"),
            ("一〇〇条", "100条"),
            ("第十十百条", "第120条"),
        ] {
            assert_eq!(in_digits(text), said, "{text}");
        }
        for (text, said) in [("第27条の2", "第二十七条の二"), ("0条", "0条"), ("12345条", "1二千三百四十五条")]
        {
            assert_eq!(in_kanji(text), said, "{text}");
        }
    }
}
