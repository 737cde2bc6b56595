//! Words that are written in two ways: the one list of 表記揺れ. Here is what is compared, in `variant` how.

use Rule::{Prefer, Same, Wrong};

/// A Pair is one word in two ways.
pub struct Pair {
    /// The way it is to be written.
    pub right: Form,
    /// The other way.
    pub other: Form,
    /// When the other way is said.
    pub rule: Rule,
}

/// A Rule says when a way of writing is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// 公用文 never writes the other way.
    Wrong,
    /// The other way, where the right one is used too.
    Prefer,
    /// Whichever is rarer, where both are used.
    Same,
}

/// A Form is a word as it is written, and where the same characters are something else.
pub struct Form {
    /// The characters.
    pub text: &'static str,
    /// Not behind one of these.
    pub not_after: &'static [&'static str],
    /// Not before one of these.
    pub not_before: &'static [&'static str],
    /// Only before one of these; none: before anything.
    pub only_before: &'static [&'static str],
}

const fn form(text: &'static str) -> Form {
    Form { text, not_after: &[], not_before: &[], only_before: &[] }
}

const fn pair(right: &'static str, other: &'static str, rule: Rule) -> Pair {
    Pair { right: form(right), other: form(other), rule }
}

/// サーバ and サーバー: the short form ends where no katakana follows.
const fn long_vowel(short: &'static str, long: &'static str) -> Pair {
    Pair { right: Form { not_before: &["ー"], ..form(short) }, other: form(long), rule: Same }
}

/// 取扱い and 取り扱い as nouns: before a particle; 「取り扱う」 is a verb and has its okurigana.
const fn noun(right: &'static str, other: &'static str) -> Pair {
    const PARTICLES: &[&str] = &["を", "は", "が", "の"];
    Pair {
        right: Form { only_before: PARTICLES, ..form(right) },
        other: Form { only_before: PARTICLES, ..form(other) },
        rule: Same,
    }
}

/// 「ください」 and the like: always kana.
const fn kana(right: &'static str, other: &'static str) -> Pair {
    pair(right, other, Wrong)
}

/// 「することが」 is kana where a verb stands before it.
const fn koto(right: &'static str, other: &'static str) -> Pair {
    const PARTICLES: &[&str] = &["が", "を", "は", "に", "も", "と", "で", "。", "、"];
    Pair { right: form(right), other: Form { only_before: PARTICLES, ..form(other) }, rule: Wrong }
}

/// Every pair.
pub const PAIRS: &[Pair] = &[
    // words from abroad
    long_vowel("サーバ", "サーバー"),
    long_vowel("コンピュータ", "コンピューター"),
    long_vowel("プリンタ", "プリンター"),
    long_vowel("フォルダ", "フォルダー"),
    long_vowel("メモリ", "メモリー"),
    long_vowel("ブラウザ", "ブラウザー"),
    long_vowel("ルータ", "ルーター"),
    long_vowel("スキャナ", "スキャナー"),
    long_vowel("オペレータ", "オペレーター"),
    long_vowel("プロバイダ", "プロバイダー"),
    long_vowel("セキュリティ", "セキュリティー"),
    pair("ウイルス", "ウィルス", Same),
    pair("ウェブ", "ウエブ", Same),
    pair("ソフトウェア", "ソフトウエア", Same),
    pair("ハードウェア", "ハードウエア", Same),
    pair("インターフェース", "インタフェース", Same),
    pair("バックアップ", "バック・アップ", Same),
    Pair { right: form("利用者"), other: Form { not_before: &["ビリティ"], ..form("ユーザ") }, rule: Prefer },
    pair("多要素認証", "二要素認証", Prefer),
    pair("不正プログラム", "マルウェア", Prefer),
    // joining words: 公用文 writes them in kanji
    Pair { right: form("及び"), other: Form { not_after: &["お"], ..form("および") }, rule: Wrong },
    Pair {
        right: form("又は"),
        other: Form {
            not_before: &["じ", "ず", "がす", "なれ", "なす"], not_after: &["た", "あ"], ..form("または")
        },
        rule: Wrong,
    },
    pair("並びに", "ならびに", Wrong),
    pair("若しくは", "もしくは", Wrong),
    // and these in kana
    kana("かつ", "且つ"),
    kana("ただし", "但し"),
    kana("できる", "出来る"),
    kana("できない", "出来ない"),
    kana("できます", "出来ます"),
    kana("できません", "出来ません"),
    kana("ください", "下さい"),
    Pair {
        right: form("いたし"),
        other: Form { not_after: &["一", "合", "誘", "招", "拉", "極", "引"], ..form("致し") },
        rule: Wrong,
    },
    kana("していただ", "して頂"),
    koto("すること", "する事"),
    koto("したこと", "した事"),
    koto("ないこと", "ない事"),
    koto("いること", "いる事"),
    koto("れること", "れる事"),
    koto("せること", "せる事"),
    koto("あること", "ある事"),
    kana("次のとおり", "次の通り"),
    kana("以下のとおり", "以下の通り"),
    kana("するため", "する為"),
    Pair { right: form("のため"), other: Form { not_before: &["替"], ..form("の為") }, rule: Wrong },
    kana("行う", "行なう"),
    kana("行わ", "行なわ"),
    kana("行っ", "行なっ"),
    kana("ときに", "時には、"),
    // two ways that are both in use
    pair("全て", "すべて", Same),
    pair("子ども", "子供", Same),
    pair("ウェブサイト", "ホームページ", Prefer),
    noun("取扱い", "取り扱い"),
    noun("貸出し", "貸し出し"),
    noun("持出し", "持ち出し"),
    noun("引継ぎ", "引き継ぎ"),
    noun("申込み", "申し込み"),
    noun("問合せ", "問い合わせ"),
    noun("打合せ", "打ち合わせ"),
    noun("手続", "手続き"),
    noun("届出", "届け出"),
    noun("切替え", "切り替え"),
    noun("取消し", "取り消し"),
    noun("割当て", "割り当て"),
    noun("立入り", "立ち入り"),
    noun("立会い", "立ち会い"),
    noun("組合せ", "組み合わせ"),
    noun("受入れ", "受け入れ"),
    noun("差替え", "差し替え"),
    noun("取外し", "取り外し"),
    noun("読取り", "読み取り"),
    noun("書込み", "書き込み"),
    noun("呼出し", "呼び出し"),
    noun("切離し", "切り離し"),
    noun("見積り", "見積もり"),
];

impl Form {
    /// The bytes at which it stands in a text.
    pub fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let is_it = |at: &usize| {
            let (before, behind) = text.split_at(*at);
            let behind = behind.get(self.text.len()..).unwrap_or_default();
            let ends = |list: &[&str]| list.iter().any(|word| before.ends_with(word));
            let starts = |list: &[&str]| list.iter().any(|word| behind.starts_with(word));
            !ends(self.not_after)
                && !starts(self.not_before)
                && (self.only_before.is_empty() || starts(self.only_before))
                && !(is_katakana(self.text.chars().next_back()) && is_katakana(behind.chars().next()))
                && !(is_katakana(self.text.chars().next()) && before.ends_with('ー'))
        };
        let all: Vec<usize> = text.match_indices(self.text).map(|(at, _)| at).filter(is_it).collect();
        all.into_iter()
    }
}

/// Katakana that go on with a word: モニタ is not モニタリング.
fn is_katakana(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, 'ァ'..='ヺ' | 'ー'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_word_is_listed_twice_and_no_right_way_is_another_pairs_wrong_one() {
        let others: BTreeSet<&str> = PAIRS.iter().map(|pair| pair.other.text).collect();
        assert_eq!(others.len(), PAIRS.len());
        for pair in PAIRS {
            assert!(!others.contains(pair.right.text), "{}", pair.right.text);
        }
    }

    #[test]
    fn a_form_is_not_found_in_another_word() {
        let count = |form: &str, text: &str| {
            let all = PAIRS.iter().flat_map(|pair| [&pair.right, &pair.other]);
            let Some(form) = all.into_iter().find(|own| own.text == form) else { panic!("{form}") };
            form.places(text).count()
        };
        for (form, text, expected) in [
            ("サーバ", "サーバは、ウェブサーバである。", 2),
            ("サーバ", "サーバーと、サーバーの", 0),
            ("ルータ", "ルータを", 1),
            ("または", "甲または乙", 1),
            ("または", "またはじめから", 0),
            ("致し", "一致しない場合", 0),
            ("致し", "検討致します", 1),
            ("出来る", "出来事", 0),
            ("の為", "国の為替", 0),
            ("する事", "する事が", 1),
            ("する事", "担当する事務を", 0),
            ("ある事", "関係のある事業は", 0),
            ("取り扱い", "情報の取り扱いは", 1),
            ("取り扱い", "情報を取り扱い、", 0),
            ("セキュリティ", "情報セキュリティ責任者", 1),
            ("ユーザ", "ユーザビリティ", 0),
            ("手続", "手続きを", 0),
        ] {
            assert_eq!(count(form, text), expected, "{form} {text}");
        }
    }
}
