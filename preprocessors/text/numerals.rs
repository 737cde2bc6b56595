//! Numbers as Japanese texts write them: 漢数字・全角・半角・丸数字 ⇄ number.

/// The number a string writes as a whole, in kanji (百二十八, 一〇), full-width or half-width digits;
/// widths may not be mixed with kanji. `None` for anything else, zero-padding excepted, and above 999,999.
pub fn parse_number(text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    if digit(first).is_some() {
        if text.chars().count() > 6 {
            return None;
        }
        return text.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?));
    }
    parse_kanji(text)
}

/// The value of a half-width or full-width digit.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Whether the character may stand in a number in kanji.
pub fn is_kanji_numeral(c: char) -> bool {
    "〇一二三四五六七八九十百千".contains(c)
}

fn parse_kanji(text: &str) -> Option<u32> {
    if text.chars().count() > 9 || !text.chars().all(is_kanji_numeral) {
        return None;
    }
    let value = |c| "〇一二三四五六七八九".chars().position(|k| k == c).and_then(|at| u32::try_from(at).ok());
    if text.chars().all(|c| value(c).is_some()) {
        // positional: 一〇 is 10, 二〇二六 is 2026
        return text
            .chars()
            .try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(value(c)?))
            .filter(|&n| n <= 999_999);
    }
    let (mut sum, mut ones, mut last_unit) = (0, None, u32::MAX);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                if ones.replace(value(c).filter(|&n| n > 0)?).is_some() {
                    return None;
                }
                continue;
            }
        };
        if unit >= last_unit {
            return None;
        }
        sum += ones.take().unwrap_or(1) * unit;
        last_unit = unit;
    }
    Some(sum + ones.unwrap_or(0))
}

/// The number in kanji as laws write it: 128 is 百二十八. From 1 to 9,999; other numbers in digits.
pub fn kanji(number: u32) -> String {
    if number == 0 || number > 9_999 {
        return number.to_string();
    }
    let digits: Vec<char> = "〇一二三四五六七八九".chars().collect();
    let mut out = String::new();
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let count = number / unit % 10;
        if count > 1 || (count == 1 && unit == 1) {
            out.push(digits[count as usize]);
        }
        if count > 0 {
            out.push_str(name);
        }
    }
    out
}

/// The number in full-width digits.
pub fn full_width(number: u32) -> String {
    number.to_string().chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32)).collect()
}

/// The value of a circled number ①–㊿.
pub fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        '㉑'..='㉟' => Some(c as u32 - '㉑' as u32 + 21),
        '㊱'..='㊿' => Some(c as u32 - '㊱' as u32 + 36),
        _ => None,
    }
}

/// The circled form of 1–50.
pub fn print_circled(number: u32) -> Option<char> {
    let code = match number {
        1..=20 => '①' as u32 + number - 1,
        21..=35 => '㉑' as u32 + number - 21,
        36..=50 => '㊱' as u32 + number - 36,
        _ => return None,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_people_write() {
        let cases = [
            ("1", 1),
            ("１２", 12),
            ("1２", 12),
            ("007", 7),
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("百二十八", 128),
            ("千三百二十六", 1326),
            ("九百九十五", 995),
            ("一〇", 10),
            ("二〇二六", 2026),
        ];
        for (text, number) in cases {
            assert_eq!(parse_number(text), Some(number), "{text}");
        }
        for text in ["", "一1", "十百", "二二十", "零", "元", "１a", "〇十", "一一一一一一一一一", "1234567"]
        {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn printed_and_read_again(number in 1u32..10_000) {
            proptest::prop_assert_eq!(parse_number(&kanji(number)), Some(number));
            proptest::prop_assert_eq!(parse_number(&full_width(number)), Some(number));
            proptest::prop_assert_eq!(parse_number(&number.to_string()), Some(number));
        }

        #[test]
        fn circled_both_ways(number in 1u32..=50) {
            proptest::prop_assert_eq!(print_circled(number).and_then(circled), Some(number));
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,12}") {
            let _ = parse_number(&text);
        }
    }
}
