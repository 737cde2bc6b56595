//! Numbers that set a measure: 12文字以上, 5回, 30日以内, 1か月に1回.

use crate::text::forms::words;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// A Quantity is a number with its unit and its bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Bytes in the text.
    pub range: Range<usize>,
    /// In one way of writing: 「1か月に1回」.
    pub plain: String,
}

static QUANTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = "[0-9０-９]+";
    let months = "[かカヶヵケ箇]月";
    let unit = format!("文字|桁|回|時間|分|秒|週間|週|{months}|か年|年間|年|営業日|開庁日|日間|日|世代");
    Regex::new(&format!("{number}(?:{unit})(?:に{number}回)?(?:以上|以下|以内|未満)?")).ok()
});

/// Not before a quantity: 第3回, 2.5日, 令和8年, 4月1日.
const NOT_AFTER: [&str; 10] = ["第", ".", "．", "-", "令和", "平成", "昭和", "大正", "前", "西暦"];

/// Not behind one: 8年度, 8年4月, 1回目, 2回線, 5分類, 2分の1, 2時間帯.
const NOT_BEFORE: [&str; 11] = ["度", "目", "線", "類", "割", "野", "帯", "付", "号", "の1", "法律"];

/// Every quantity in a text.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let Some(pattern) = QUANTITY.as_ref() else { return Vec::new() };
    let all = pattern.find_iter(text).filter_map(|found| {
        let (before, behind) = (text.get(..found.start())?, text.get(found.end()..)?);
        let written = found.as_str();
        let is_month = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９')) && text.contains('月')
        };
        let is_date = (before.ends_with('月') && written.contains('日'))
            || (written.ends_with('年') && (written.chars().count() > 4 || is_month(behind)));
        let is_none = NOT_AFTER.iter().any(|word| before.ends_with(word))
            || NOT_BEFORE.iter().any(|word| behind.starts_with(word))
            || before.ends_with(|c: char| c.is_ascii_alphanumeric());
        (!is_date && !is_none).then(|| Quantity { range: found.range(), plain: plain(written) })
    });
    all.collect()
}

/// One way of writing: half-width digits, か月, no spaces.
pub fn plain(text: &str) -> String {
    let text = words(&text.nfkc().collect::<String>());
    ["カ月", "ヶ月", "ヵ月", "ケ月", "箇月"].iter().fold(text, |text, months| text.replace(months, "か月"))
}

impl Quantity {
    /// Whether words (in [`plain`] form) hold it, and not as the end of a larger number.
    pub fn is_in(&self, words: &str) -> bool {
        words.match_indices(&self.plain).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            !before.ends_with(|c: char| c.is_ascii_digit())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_found_and_dates_and_names_are_not() {
        for (text, expected) in [
            ("パスワードは12文字以上にします", &["12文字以上"][..]),
            ("１２文字以上", &["12文字以上"]),
            ("1か月に1回、5回", &["1か月に1回", "5回"]),
            ("６箇月に１回", &["6か月に1回"]),
            ("着任の日から30日以内", &["30日以内"]),
            ("10分、3世代以上、1年間", &["10分", "3世代以上", "1年間"]),
            ("令和8年4月1日から施行する", &[]),
            ("4月1日、2026年4月", &[]),
            ("令和8年度、第3回、1回目、2回線、5分類、3分の1", &[]),
            ("昭和25年法律第261号", &[]),
            ("機密性2以上、前2項、2人", &[]),
            ("1年ごとに", &["1年"]),
        ] {
            let found: Vec<String> = quantities(text).into_iter().map(|quantity| quantity.plain).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_row_holds_a_quantity_as_a_whole() {
        let holds =
            |text: &str, row: &str| quantities(text).first().is_some_and(|quantity| quantity.is_in(&plain(row)));
        assert!(holds("12文字以上", "１２文字以上"));
        assert!(holds("12文字", "12文字以上"));
        assert!(holds("6カ月に1回", "6か月に1回"));
        assert!(!holds("2文字以上", "12文字以上"));
        assert!(!holds("12文字以内", "12文字以上"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[0-9０-９年月日回分文字以上内か第の。a]{0,40}") {
            for quantity in quantities(&text) {
                proptest::prop_assert!(quantity.is_in(&plain(&text[quantity.range.clone()])));
            }
        }
    }
}
