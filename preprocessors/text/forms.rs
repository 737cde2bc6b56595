//! The three normal forms in which texts are compared, and the joining of soft-wrapped lines they share. Annotation
//! lines and `---` stand outside all of them: whoever calls leaves those out.
//!
//! | form | asks | keeps |
//! |---|---|---|
//! | [`words`] | is it the same text, word for word? | everything but white space |
//! | [`fingerprint`] | has the clause changed since someone looked? | all a reader sees, but not where lines break |
//! | [`search`] | does the reader's query occur? | what is left when every way of writing is one |
//!
//! Each of them applied to its own result changes nothing.

use unicode_normalization::UnicodeNormalization;

/// The number of the rule by which [`fingerprint`] works. Fingerprints on record carry it: whoever changes the rule
/// raises it, so that old ones are computed anew instead of all becoming suspect.
pub const FINGERPRINT_VERSION: u32 = 1;

/// The text without white space and without a byte order mark, and with no other change: the form of the
/// word-for-word test.
pub fn words(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

/// The form whose hash says whether a text changed. What it does, and nothing else:
///
/// - lines are joined as [`join_lines`] does, also over blank lines; white space at either end of a line goes;
/// - the result is in NFC: か + ゛ and が are one, and so are a CJK compatibility ideograph and the unified one that
///   Unicode declares the same.
///
/// So these still make a difference: widths (１ and 1), commas (， and 、), white space inside a line and its kind,
/// kana size, case, dashes, variation selectors, and every word.
pub fn fingerprint(text: &str) -> String {
    join_lines(lines(text)).nfc().collect()
}

/// Joins soft-wrapped lines into one. White space at either end of a line goes and an empty line adds nothing. One
/// space is put where a Latin word would run into the next: an ASCII letter or digit, or one of `, . ; : ! ?`, before
/// the break and an ASCII letter or digit after it. Elsewhere, and so wherever either side is Japanese or full-width,
/// nothing is put between: Japanese breaks its lines inside words, and 「9⏎(2)」 is one citation.
pub fn join_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for line in lines {
        let line = line.trim_matches(is_space);
        let ends_word = joined.ends_with(|c: char| c.is_ascii_alphanumeric() || ",.;:!?".contains(c));
        if ends_word && line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The form in which queries and texts meet. The steps, in this order, which a script that folds a query must keep:
///
/// 1. lines joined ([`join_lines`]), before anything else: パスワー⏎ド is one word;
/// 2. variation selectors dropped (葛󠄀 = 葛);
/// 3. NFKC, then each character in lower case, then small kana made large (ウィルス = ウイルス, 市ヶ谷 = 市ケ谷), then
///    NFKC again, since a large kana may take a mark that a small one could not;
/// 4. ヴ and the vowel after it made バ行 (ヴァイオリン = バイオリン, ヴ alone = ブ), in hiragana too;
/// 5. hyphens, dashes, minus signs and the horizontal rule `─` made `-`, the wave dash made `~`;
/// 6. the ー at the end of a run of katakana dropped while three characters stay (サーバー = サーバ; カー stays);
/// 7. white space at either end dropped.
///
/// Kanji numerals in citations are left alone here: only who reads citations knows one.
pub fn search(text: &str) -> String {
    let folded: Vec<char> = join_lines(lines(text))
        .chars()
        .filter(|c| !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'))
        .nfkc()
        // one character at a time: the whole-string rule for a final sigma would depend on what follows
        .flat_map(char::to_lowercase)
        .map(large_kana)
        .nfkc()
        .collect();
    let folded: String = without_vu(&folded).into_iter().map(one_dash).collect();
    without_final_long_vowels(&folded).trim_matches(is_space).to_owned()
}

/// Whether a character is white space: the property `White_Space` of Unicode (the ideographic space is in it), or
/// U+FEFF, which editors leave at the head of a file.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// The stretches between line breaks of any kind. `str::lines` would leave lone carriage returns and U+2028 inside.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
}

fn large_kana(c: char) -> char {
    match c {
        // each small kana stands one before its large one
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ'
        | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' => char::from_u32(c as u32 + 1).unwrap_or(c),
        'ゕ' => 'か',
        'ゖ' => 'け',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        'ㇰ'..='ㇿ' => "クシストヌハヒフヘホムラリルレロ".chars().nth((c as u32 - 'ㇰ' as u32) as usize).unwrap_or(c),
        _ => c,
    }
}

/// ヴ and a vowel after it as one kana of the バ行; small kana are large by now.
fn without_vu(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, after)) = rest.split_first() {
        let (kana, taken) = match (first, after.first()) {
            ('ヴ', Some('ア')) => ('バ', 2),
            ('ヴ', Some('イ')) => ('ビ', 2),
            ('ヴ', Some('エ')) => ('ベ', 2),
            ('ヴ', Some('オ')) => ('ボ', 2),
            // レヴュー = レビュー
            ('ヴ', Some('ヤ' | 'ユ' | 'ヨ')) => ('ビ', 1),
            ('ヴ', _) => ('ブ', 1),
            ('ゔ', Some('あ')) => ('ば', 2),
            ('ゔ', Some('い')) => ('び', 2),
            ('ゔ', Some('え')) => ('べ', 2),
            ('ゔ', Some('お')) => ('ぼ', 2),
            ('ゔ', Some('や' | 'ゆ' | 'よ')) => ('び', 1),
            ('ゔ', _) => ('ぶ', 1),
            _ => (first, 1),
        };
        out.push(kana);
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

fn one_dash(c: char) -> char {
    match c {
        // hyphen … horizontal bar, hyphen bullet, minus, light and heavy rule of tables, two- and three-em dash
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{2E3A}' | '\u{2E3B}' => '-',
        // the wave dash, which one encoding of the same character reads as ～
        '\u{301C}' => '~',
        _ => c,
    }
}

fn without_final_long_vowels(text: &str) -> String {
    const SHORTEST_STEM: usize = 3;
    // a voicing mark that joined no kana counts as part of the word, so that dropping ー cannot bring it to one
    let is_katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー'..='ヾ' | '\u{3099}' | '\u{309A}');
    let mut out = String::with_capacity(text.len());
    let mut word = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        word = if is_katakana(c) { word + 1 } else { 0 };
        if chars.peek().is_none_or(|&next| !is_katakana(next)) {
            while word > SHORTEST_STEM && out.ends_with('ー') {
                out.pop();
                word -= 1;
            }
            word = 0;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_lose_white_space_and_nothing_else() {
        assert_eq!(words("\u{FEFF}１　目的\r\n\u{A0}この，policy は\u{3000}"), "１目的この，policyは");
        assert_eq!(words("サーバー―葛󠄀か\u{3099}"), "サーバー―葛󠄀か\u{3099}");
    }

    #[test]
    fn lines_join_as_they_read() {
        for (text, joined) in [
            ("情報セキュ\nリティ", "情報セキュリティ"),
            ("情報資産  \n　　及び", "情報資産及び"),
            ("the information\nsecurity", "the information security"),
            ("800-53,\r\nRev. 5", "800-53, Rev. 5"),
            ("USB\nメモリ", "USBメモリ"),
            ("端末\nPC", "端末PC"),
            ("令和8\n年", "令和8年"),
            ("１\n2", "１2"),
            ("9\n(2)", "9(2)"),
            ("、\nPC", "、PC"),
            ("a\n\n\nb", "a b"),
            ("\n一\n", "一"),
            ("", ""),
        ] {
            assert_eq!(join_lines(text.lines()), joined, "{text:?}");
        }
    }

    #[test]
    fn a_fingerprint_sees_what_a_reader_sees() {
        assert_eq!(fingerprint("職員等は，情報資産\nを守る。\r\n"), "職員等は，情報資産を守る。");
        assert_eq!(fingerprint("か\u{3099}"), "が");
        assert_eq!(fingerprint("a\rb\u{2028}c"), "a b c");
        for (one, other) in [("１", "1"), ("，", "、"), ("サーバー", "サーバ"), ("a b", "ab"), ("葛󠄀", "葛"), ("A", "a")]
        {
            assert_ne!(fingerprint(one), fingerprint(other));
        }
    }

    #[test]
    fn one_form_for_every_way_of_writing() {
        for (one, other) in [
            ("パスワー\nド", "ﾊﾟｽﾜｰﾄﾞ"),
            ("ＵＳＢメモリー", "usbメモリ"),
            ("サーバー", "サーバ"),
            ("ユーザーの", "ユーザの"),
            ("ウィルス", "ウイルス"),
            ("ヴァイオリン", "バイオリン"),
            ("レヴュー", "レビュー"),
            ("ラヴ", "ラブ"),
            ("ウ\u{3099}ィーン", "ビーン"),
            ("葛󠄀", "葛"),
            ("１―１", "1-1"),
            ("800－53", "800‐53"),
            ("3〜5", "3～5"),
            ("市ヶ谷", "市ケ谷"),
            ("Ⅲ", "iii"),
            ("　情報 ", "情報"),
            ("情報　資産", "情報 資産"),
        ] {
            assert_eq!(search(one), search(other), "{one:?} {other:?}");
        }
        for (text, folded) in [
            ("カー", "カー"),
            ("エラー", "エラー"),
            ("サーバールーム", "サーバールーム"),
            ("サーバーー", "サーバ"),
            ("アーーー", "アーー"),
            ("ーーーー", "ーーー"),
            ("第二十七条", "第二十七条"),
            ("らーめんー", "らーめんー"),
            ("㇐ㇷ\u{309A}", "㇐プ"),
        ] {
            assert_eq!(search(text), folded, "{text:?}");
        }
    }

    #[test]
    fn every_character_alone_and_before_a_mark_is_folded_once() {
        // where the characters are that have a case, a compatibility form or a composition; all others were tried once
        let blocks = [0..0x3400, 0xA640..0xABC0, 0xF900..0x1_0000, 0x1_D400..0x1_D800];
        for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
            for text in [c.to_string(), format!("{c}\u{3099}"), format!("{c}\u{308}"), format!("カキク{c}ー")] {
                let folded = search(&text);
                assert_eq!(search(&folded), folded, "{text:?} {:x}", c as u32);
                let print = fingerprint(&text);
                assert_eq!(fingerprint(&print), print, "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn each_form_of_itself_is_itself(
            open in any::<String>(),
            near in "[ヴウゥゔァアィュカハバプぁっーヽ・ｰﾞ\u{3099}\u{309A}\u{FE00}\u{E0100}\u{308}\u{A8}T-‐―〜a-cA1, \n\r\u{3000}\u{FEFF}]{0,14}",
        ) {
            for text in [open, near] {
                for form in [words, fingerprint, search] {
                    let once = form(&text);
                    prop_assert_eq!(&form(&once), &once);
                }
                // composed at the end: without the white space between, a mark may meet its letter
                let composed = |text: &str| words(text).nfc().collect::<String>();
                prop_assert_eq!(composed(&fingerprint(&text)), composed(&text));
            }
        }

        #[test]
        fn a_line_may_break_anywhere_in_japanese(text in "[情報セキュリティ、。（）ーが]{0,12}", at in 0usize..12) {
            let broken: String = text.chars().enumerate().flat_map(|(n, c)| {
                (n == at).then_some('\n').into_iter().chain([c])
            }).collect();
            prop_assert_eq!(search(&broken), search(&text));
            prop_assert_eq!(fingerprint(&broken), fingerprint(&text));
        }
    }
}
