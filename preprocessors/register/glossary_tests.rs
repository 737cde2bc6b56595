//! What counts as a use of a term, as a table, and what must hold of any text.

use super::*;
use crate::model::Numbering;
use crate::read::read_text;
use proptest::prelude::*;

fn glossary(names: &[&str]) -> Glossary {
    let term = |name: &&str| {
        let mut names = name.split('=').map(str::to_owned);
        Term { name: names.next().unwrap_or_default(), aliases: names.collect(), home: None }
    };
    Glossary::new(&names.iter().map(term).collect::<Vec<_>>())
}

fn uses(glossary: &Glossary, text: &str) -> Vec<(Range<usize>, usize)> {
    glossary.uses(text, None, &[], |_| true, &mut SeenTerms::default())
}

/// The text with each use in ［］.
fn marked(glossary: &Glossary, text: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    for (range, _) in uses(glossary, text) {
        out.push_str(&format!("{}［{}］", &text[end..range.start], &text[range.clone()]));
        end = range.end;
    }
    out + &text[end..]
}

#[test]
fn a_term_is_a_word_of_its_own() {
    let glossary = glossary(&[
        "情報資産",
        "職員",
        "職員等",
        "情報",
        "情報セキュリティ",
        "サーバ",
        "システム",
        "CISO",
        "ＵＳＢ",
        "ISO",
        "取扱",
        "なりすまし",
        "漏えい",
        "標準",
        "情報の管理",
        "Web サイト",
        "端",
        "方針",
    ]);
    let cases = [
        // kanji
        "［情報資産］を守る。",
        "［情報資産］",
        "情報資産台帳",
        "重要情報資産",
        "［情報資産］及び記録",
        "［情報資産］並びに記録",
        "［情報資産］又は記録",
        "当該［情報資産］は",
        "各［情報資産］の",
        "全［職員］が",
        "非常勤職員は",
        "会計年度任用職員",
        "［職員］、課長",
        "［職員］・課長",
        "［職員］（課長を除く。）",
        "（［職員］）",
        "［職員等］は",
        "職員等級表",
        "［職員］以外の者",
        "［情報資産］3件",
        "職員三名",
        "［標準］する",
        "標準的でない標準化",
        "安全方針",
        "同［方針］",
        "基本方針",
        "本［方針］は",
        "正職員々",
        // longest, and what lies inside another
        "［情報の管理］を",
        "［情報］の管理者",
        "［情報セキュリティ］を守る",
        "情報セキュリティ対策",
        "情報セキュリティポリシー",
        "情報システム",
        "端は端",
        // katakana
        "［サーバ］を",
        "サーバー",
        "サーバ室",
        "Webサーバ",
        "ファイルサーバ",
        "ファイル・サーバ",
        "［サーバ］、［システム］",
        "サーバ゛",
        "この［サーバ］",
        // Latin and digits, of either width
        "［CISO］は",
        "［ＣＩＳＯ］は",
        "CISO補佐官",
        "CISOs",
        "［USB］を",
        "ＵＳＢメモリ",
        "ISO 27001",
        "ISO/IEC",
        "ISO-2022",
        "［ISO］, JIS",
        "［Web サイト］は",
        "［Ｗｅｂ　サイト］は",
        "ISO２",
        // hiragana
        "取扱いを",
        "［取扱］を",
        "［なりすまし］を",
        "の［なりすまし］は",
        "ひなりすまし",
        "［漏えい］した",
        "［漏えい］させ",
        "漏えいっ",
        "次の［漏えい］",
        // quotations
        "「情報資産」と［職員］",
        "『情報資産』",
        "「職員は「情報」と職員",
        "“職員”",
    ];
    let mut wrong = Vec::new();
    for case in cases {
        let found = marked(&glossary, &case.replace(['［', '］'], ""));
        if found != case {
            wrong.push(format!("{case} → {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_first_use_in_a_clause_counts() {
    let glossary = glossary(&["情報資産=資産", "職員"]);
    let mut seen = SeenTerms::default();
    let find = |text: &str, taken: &[Range<usize>], seen: &mut SeenTerms| {
        glossary
            .uses(text, None, taken, |_| true, seen)
            .into_iter()
            .map(|(range, term)| (text[range].to_owned(), term))
            .collect::<Vec<_>>()
    };
    let taken = 0.."職員".len();
    assert_eq!(
        find("職員は、資産を職員に。情報資産も。", &[taken], &mut seen),
        [("資産".to_owned(), 0), ("職員".to_owned(), 1)]
    );
    assert_eq!(find("職員は、資産を", &[], &mut seen), []);
    seen.reset();
    seen.mark(0);
    assert_eq!(find("職員は、資産を", &[], &mut seen), [("職員".to_owned(), 1)]);
}

#[test]
fn a_documents_own_term_counts_before_one_that_holds_everywhere() {
    let term = |home| Term { name: "職員".to_owned(), aliases: Vec::new(), home };
    let glossary = Glossary::new(&[term(None), term(Some(1)), term(Some(2)), term(Some(1))]);
    let find = |document, holds: &dyn Fn(usize) -> bool| {
        glossary.uses("職員", document, &[], holds, &mut SeenTerms::default()).first().map(|found| found.1)
    };
    assert_eq!(find(Some(1), &|_| true), Some(1));
    assert_eq!(find(Some(1), &|term| term != 1), Some(3));
    assert_eq!(find(Some(3), &|_| true), Some(0));
    assert_eq!(find(None, &|term| term != 0), None);
}

#[test]
fn short_names_and_none_at_all() {
    assert!(uses(&glossary(&["法", "", " "]), "法は法").is_empty());
    assert!(uses(&glossary(&[]), "法は法").is_empty());
}

#[test]
fn a_word_defined_twice() {
    let text = "第１条　課の長（以下「課長」という。）は、守る。\n\
        第２条　係の長（以下「課長」という。）は、守る。\n\
        第３条　部の長（以下この条において「課長」という。）は、守る。\n\
        第４条　サーバーとは、機械をいう。\n第５条　サーバとは、機器をいう。";
    let definitions = read_text(text, Numbering::Articles).definitions();
    let words = |(first, second): (usize, usize)| {
        [first, second].map(|index| definitions[index].anchor.clone().unwrap_or_default()).join(" ")
    };
    assert_eq!(conflicts(&definitions).into_iter().map(words).collect::<Vec<_>>(), ["a1-1 a2-1", "a4-1 a5-1"]);
}

proptest! {
    #[test]
    fn uses_are_whole_words_apart_and_the_same_again(
        near in "[情報資産職員等はのを「」『』（）サーバーISO 0-9Ａ-Ｃい及び、゛\u{3099}\u{FE00}]{0,60}",
        open in any::<String>(),
        names in proptest::collection::vec("[情報資産職員等のサーバISOＡ-Ｃ ]{0,5}", 0..12),
        from in 0usize..40,
        length in 0usize..20,
    ) {
        let terms: Vec<_> = names.into_iter().map(|name| Term { name, ..Term::default() }).collect();
        let glossary = Glossary::new(&terms);
        for text in [near, open] {
            let stretch = from..from + length;
            let taken = std::slice::from_ref(&stretch);
            let mut seen = SeenTerms::default();
            let found = glossary.uses(&text, None, taken, |_| true, &mut seen);
            prop_assert_eq!(&found, &glossary.uses(&text, None, taken, |_| true, &mut SeenTerms::default()));
            let mut end = 0;
            let mut met = std::collections::BTreeSet::new();
            for (range, term) in found {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some_and(|word| word.chars().count() > 1));
                prop_assert!(range.end <= taken[0].start || taken[0].end <= range.start || taken[0].is_empty());
                prop_assert!(term < terms.len() && met.insert(term));
                end = range.end;
            }
            prop_assert!(glossary.uses(&text, None, taken, |_| true, &mut seen).is_empty());
        }
    }
}
