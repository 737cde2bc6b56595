//! The forms of citations, each with what is read of it; what they lead to is tested where they are resolved.

use super::*;

fn names() -> Names {
    let mut names = Names::default();
    for (index, whole, short) in [
        (0, "見本市情報セキュリティ基本方針", "基本方針"),
        (1, "見本市情報セキュリティ管理規程", "管理規程"),
        (2, "個人情報の保護に関する法律", "法"),
    ] {
        names.add(whole, index, true);
        names.add(short, index, false);
    }
    names
}

/// The citations as 「base:words」, `+` where one hangs on the one before, `-` at the end of a run, `(` in brackets.
fn read(text: &str) -> String {
    let names = names();
    let found = Reader::new(&names).read(text);
    let one = |citation: &Citation| {
        let joint = match citation.joint {
            Joint::None => "",
            Joint::And => "+",
            Joint::Through => "-",
            Joint::Within => "(",
        };
        let base = match citation.base {
            Base::Here => String::new(),
            Base::Same => "同:".to_owned(),
            Base::Named(index) => format!("{index}:"),
            Base::Elsewhere => "外:".to_owned(),
        };
        format!("{joint}{base}{}", &text[citation.range.clone()])
    };
    found.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_forms_there_are() {
    let table = [
        ("第3条第2項第1号に掲げる", "第3条第2項第1号"),
        ("第三条の二第一項の規定", "第三条の二第一項"),
        ("第104条の3第1項", "第104条の3第1項"),
        ("前条、次条、前項及び前号", "前条 +次条 +前項 +前号"),
        ("前2条及び前３項", "前2条 +前３項"),
        ("前三項に定めるもののほか、第一項の規定", "前三項 第一項"),
        ("前各号に掲げるもの", "前各号"),
        ("第３条各号のいずれか", "第３条各号"),
        ("同条第２項、同項及び同号", "同条第２項 +同項 +同号"),
        ("この条、本条、この項において", "この条 +本条 +この項"),
        ("この規程は、本規程第５条", "この規程 本規程第５条"),
        ("第5条から第8条までの規定", "第5条 -第8条"),
        ("第3条及び第5条", "第3条 +第5条"),
        ("第3条第1項又は第2項", "第3条第1項 +第2項"),
        ("第2条第1項第2号ア、イ及びウ", "第2条第1項第2号ア +イ +ウ"),
        ("次項第一号及び第二号において同じ", "次項第一号 +第二号"),
        ("第十一条及び第十二条第一号から第三号までの罪", "第十一条 +第十二条第一号 -第三号"),
        ("第１項ただし書、第２項本文、第３項前段", "第１項ただし書 +第２項本文 +第３項前段"),
        ("法第2条第1項に規定する", "2:法第2条第1項"),
        (
            "個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）第２条",
            "2:個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）第２条",
        ),
        ("個人情報の保護に関する法律（平成15年法律第57号）の規定", "2:個人情報の保護に関する法律"),
        ("刑法（明治四十年法律第四十五号）第四条の二の例", "外:第四条の二"),
        ("刑法第４条", "外:第４条"),
        ("同法第５条", "同:同法第５条"),
        ("基本方針９(2)に基づき", "0:基本方針９(2)"),
        ("基本方針９(1)から(4)まで", "0:基本方針９(1) -0:(4)"),
        ("基本方針９(1)、(3)及び１２", "0:基本方針９(1) +0:(3) +0:１２"),
        ("管理規程第５条及び第６条", "1:管理規程第５条 +1:第６条"),
        ("見本市情報セキュリティ基本方針に基づき", "0:見本市情報セキュリティ基本方針"),
        ("９(1)から(4)までに掲げる", "９(1) -(4)"),
        ("別表第1の左欄、別表及び様式第1号", "別表第1 別表 +様式第1号"),
        ("第２号様式により", "第２号様式"),
        ("附則第２項の規定", "附則第２項"),
        ("第２章第１節", "第２章第１節"),
        ("第６条（第２項を除く。）", "第６条 (第２項"),
        ("第２号イ又はロ", "第２号イ +ロ"),
        ("第１号（ア）及び（イ）", "第１号（ア） +（イ）"),
    ];
    for (text, expected) in table {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_one() {
    for text in [
        "第三者に提供する",
        "第一線の職員",
        "1条件を満たす",
        "前条例の規定",
        "次号機を導入する",
        "平成15年法律第57号",
        "令和８年訓令第５号",
        "この条例案",
        "同項目",
        "本項目",
        "基本方針を定める",
        "基本条例",
        "次の各号に掲げる",
        "第２号イベント会場".strip_prefix("第２号").unwrap_or_default(),
        "第３条約",
        "旧第４条",
        "２００４年(平成１６年)",
        "第３条中「前項」を「第２項」に改める。",
        "様式に記入する",
        "次に掲げる",
        "文書管理規程",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
    assert_eq!(read("第２号イベント会場"), "第２号");
    assert_eq!(read("第３条中「前項」とあるのは「前条」とする。"), "第３条");
}

proptest::proptest! {
    #[test]
    fn citations_lie_in_order_in_the_text(text in "(第|前|次|同|この|本|条|項|号|章|１|２|三|十|の|及び|、|から|まで|（|）|ア|イ|\\(1\\)|基本方針|法|各|別表|様式|附則|「|」|\\PC){0,24}") {
        let names = names();
        for reader in [Reader::new(&names), Reader::of_list(&names)] {
            let mut end = 0;
            for citation in reader.read(&text) {
                proptest::prop_assert!(citation.range.start >= end && !citation.range.is_empty());
                proptest::prop_assert!(text.get(citation.range.clone()).is_some());
                end = citation.range.end;
            }
        }
    }
}
