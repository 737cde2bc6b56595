//! The table of citation forms × what they lead to.

use super::*;
use crate::model::Numbering::{self, Articles, Bullets, Circled, Hyphenated, Units};

use crate::read::{CitationReader, Names, read_text};

/// The texts of a small town: name, short name, numbering, text.
const TEXTS: [(&str, &str, Numbering, &str); 5] = [
    (
        "見本市情報セキュリティ基本方針",
        "基本方針",
        Bullets,
        "１ 目的\n\n目的とする。\n\n２ 対策\n\n(1) 人的\n\n甲\n\n(2) 物理的\n\n乙\n\n・丙\n\n(3) 技術的\n\n丁\n",
    ),
    ("見本市物理的対策要綱", "要綱", Units, "第１　甲\n第２　乙\n１　丙\n(1)　丁\n(2)　戊\n"),
    ("見本市人的対策基準", "人的対策基準", Hyphenated, "１ 甲\n\n１―１ 乙\n\n１―２ 丙\n\n１―２―１ 丁\n"),
    ("端末持出し手順", "持出し手順", Circled, "1 申請\n\n(1) 甲\n\n① 乙\n\n② 丙\n\n2 返却\n\n(1) 丁\n"),
    (
        "見本市情報セキュリティ管理規程",
        "管理規程",
        Articles,
        "第１章　総則\n第１条　甲\n第２条　次に掲げる。\n一　乙\n　ア　丙\n　イ　丁\n　ウ　戊\n二　己\n２　庚\n３　辛\n第２条の２　壬\n第２章　管理\n\
        第１節　体制\n第３条　癸\n(1)　子\n(2)　丑\n(3)　寅\n第４条　卯\n２　辰\n第５条から第７条まで　削除\n第８条　巳\n附　則\n\
        （施行期日）\n１　午\n２　未\n附　則（令和８年３月31日訓令第５号）\n第１条　申\n第２条　酉\n別表第１（第３条関係）\n１　甲\n別表第２\n様式第１号（第３条関係）\n",
    ),
];

fn structures() -> Vec<Structure> {
    let one = |(_, _, numbering, text): &(&str, &str, Numbering, &str)| {
        let mut structure = Structure::default();
        structure.add(&read_text(text, *numbering));
        structure
    };
    TEXTS.iter().map(one).collect()
}

/// What the citations of `text` mean when it stands at `anchor` of the text with that short name.
fn meant(place: &str, text: &str) -> String {
    let structures = structures();
    let structures: Vec<&Structure> = structures.iter().collect();
    let mut names = Names::default();
    for (index, (name, short, ..)) in TEXTS.iter().enumerate() {
        names.add(name, index, true);
        names.add(short, index, false);
    }
    names.add("個人情報の保護に関する法律", TEXTS.len(), true);
    names.add("法", TEXTS.len(), false);
    let mut named: Vec<CitedText> = (0..TEXTS.len()).map(CitedText::Document).collect();
    named.push(CitedText::Law(0));
    let (document, anchor) = place.split_once('#').unwrap();
    let document = TEXTS.iter().position(|(_, short, ..)| *short == document).unwrap();
    let here = structures[document].find(anchor);
    assert!(here.is_some(), "{place}");
    let mut resolver = Resolver::new(&structures, &named, document);
    let cite = |document: usize, clause: usize| format!("{}{}", TEXTS[document].1, structures[document].cite(clause));
    let print = |citation: &Citation| match resolver.resolve(here, citation) {
        Meaning::Found(targets) => {
            let one = |target: &Target| match target {
                Target::Clause(at) => cite(at.document, at.clause),
                Target::Document(document) => TEXTS[*document].1.to_owned(),
                _ => "個人情報保護法".to_owned(),
            };
            targets.iter().map(one).collect::<Vec<_>>().join("+")
        }
        Meaning::Outside => "外".to_owned(),
        Meaning::NoCitation => "―".to_owned(),
        Meaning::Nothing { document, near } => {
            format!("なし（{}）", near.map_or("―".to_owned(), |near| cite(document, near)))
        }
    };
    CitationReader::new(&names).read(text).iter().map(print).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_form_leads_where_it_says() {
    let table = [
        // within a text of 条・項・号
        ("管理規程#a3", "第２条第１項第１号", "管理規程第2条第1項第1号"),
        ("管理規程#a3", "第３条第１号", "管理規程第3条第1号"),
        ("管理規程#a3", "第二条の二", "管理規程第2条の2"),
        ("管理規程#a3", "前条", "管理規程第2条の2"),
        ("管理規程#a2_2", "前条及び次条", "管理規程第2条 管理規程第3条"),
        ("管理規程#a4", "前２条", "管理規程第2条の2+管理規程第3条"),
        ("管理規程#a4-2", "前項", "管理規程第4条第1項"),
        ("管理規程#a2-3", "前二項", "管理規程第2条第1項+管理規程第2条第2項"),
        ("管理規程#a2-2", "前項第１号ア及びウ", "管理規程第2条第1項第1号ア 管理規程第2条第1項第1号ウ"),
        ("管理規程#a2-1", "次項又は第３項", "管理規程第2条第2項 管理規程第2条第3項"),
        ("管理規程#a3-1-3", "前各号", "管理規程第3条第1号+管理規程第3条第2号"),
        ("管理規程#a3-1-2", "前号及び次号", "管理規程第3条第1号 管理規程第3条第3号"),
        ("管理規程#a3-1-2", "第１号", "管理規程第3条第1号"),
        ("管理規程#a8", "第３条各号", "管理規程第3条"),
        ("管理規程#a8", "第３条第１号から第３号まで", "管理規程第3条第1号 管理規程第3条第2号+管理規程第3条第3号"),
        ("管理規程#a8", "第２条から第４条まで", "管理規程第2条 管理規程第2条の2+管理規程第3条+管理規程第4条"),
        ("管理規程#a8", "第２条第２項又は第３項", "管理規程第2条第2項 管理規程第2条第3項"),
        ("管理規程#a8", "第２条第１項及び第４条第２項", "管理規程第2条第1項 管理規程第4条第2項"),
        ("管理規程#a8", "第２条（第２項を除く。）", "管理規程第2条 管理規程第2条第2項"),
        (
            "管理規程#a8",
            "第２条第２項の規定により、同条第３項、同項",
            "管理規程第2条第2項 管理規程第2条第3項 管理規程第2条第3項",
        ),
        (
            "管理規程#a2-2",
            "この条、この項、本条及び本章",
            "管理規程第2条 管理規程第2条第2項 管理規程第2条 管理規程第1章",
        ),
        ("管理規程#a8", "第１章、第２章第１節、前章", "管理規程第1章 管理規程第2章第1節 管理規程第1章"),
        ("管理規程#a8", "この規程、本規程第４条", "管理規程 管理規程第4条"),
        ("管理規程#a8", "別表第１、別表第２及び様式第１号", "管理規程別表第1 管理規程別表第2 管理規程様式第1号"),
        ("管理規程#a8", "附則第２項", "管理規程附則第2項"),
        (
            "管理規程#s2-a2",
            "前条、附則第１条",
            "管理規程附則（令和８年３月31日訓令第５号）第1条 管理規程附則（令和８年３月31日訓令第５号）第1条",
        ),
        ("管理規程#s2-a2", "第１条", "外"),
        ("管理規程#s1-2", "第３条第２号", "管理規程第3条第2号"),
        ("管理規程#s1-2", "前項", "管理規程附則第1項"),
        ("管理規程#a8", "第６条", "管理規程第5条から第7条まで"),
        // other texts
        ("管理規程#a8", "基本方針２(2)", "基本方針２(2)"),
        ("管理規程#a8", "基本方針２(1)から(3)まで", "基本方針２(1) 基本方針２(2)+基本方針２(3)"),
        ("管理規程#a8", "基本方針２(1)、(3)及び１", "基本方針２(1) 基本方針２(3) 基本方針１"),
        ("管理規程#a8", "見本市情報セキュリティ基本方針に", "基本方針"),
        ("管理規程#a8", "要綱第２の１(2)", "要綱第2の1(2)"),
        ("管理規程#a8", "人的対策基準１―２―１", "人的対策基準１―２―１"),
        ("管理規程#a8", "持出し手順1(1)②", "持出し手順1(1)②"),
        ("基本方針#a1", "２(1)及び(2)", "基本方針２(1) 基本方針２(2)"),
        ("持出し手順#a2-1", "前項", "持出し手順1"),
        ("管理規程#a8", "法第２条第１項、同法第５条", "個人情報保護法 個人情報保護法"),
        // nothing, and not ours
        ("管理規程#a8", "第９条", "なし（管理規程第8条）"),
        ("管理規程#a8", "第４条第３項", "なし（管理規程第4条第2項）"),
        ("管理規程#a1", "前条", "なし（管理規程第1条）"),
        ("管理規程#a8-1", "前項", "なし（管理規程第8条）"),
        ("管理規程#a3-1-1", "前号", "なし（管理規程第3条第1号）"),
        ("管理規程#a8", "基本方針３", "なし（基本方針２）"),
        ("管理規程#a8", "刑法第４条及び第５条", "外 外"),
        ("基本方針#a1", "７(3)を使う", "―"),
    ];
    for (place, text, expected) in table {
        assert_eq!(meant(place, text), expected, "{place} {text}");
    }
}
