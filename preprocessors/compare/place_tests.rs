use crate::compare::compare;
use crate::model::Numbering::{self, Articles, Bullets};
use crate::model::{Text, Words};
use crate::read::read_text;

fn place(numbering: Numbering, old: &str, new: &str) -> String {
    compare(&[&read_text(old, numbering)], &[&read_text(new, numbering)]).place
}

const OLD: &str = concat!(
    "（目的）\n第１条　この規程は、安全を図る。\n（保存）\n第２条　記録は、１年保存する。\n２　次の記録を除く。\n　(1)　入退室の記録\n",
    "　(2)　通信の記録\n（委任）\n第３条　細目は、課長が定める。\n別表第１（第２条関係）\n\n| 区分 | 期間 |\n|---|---|\n| 甲 | １年 |\n",
);

#[test]
fn as_people_write_it_in_the_digits_of_the_document() {
    let new = OLD
        .replace("１年保存", "２年保存")
        .replace("通信の記録", "通信及び認証の記録")
        .replace("（委任）\n", "（点検）\n第２条の２　毎年度、点検する。\n（委任）\n")
        .replace("| 甲 | １年 |", "| 甲 | ３年 |");
    assert_eq!(place(Articles, OLD, &new), "第２条第１項、第２条第２項第２号、第２条の２、別表第１");
    let kanji = |text: &str| {
        let pairs = [("第２条の２", "第二条の二"), ("第１条", "第一条"), ("第２条", "第二条"), ("第３条", "第三条")];
        pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let expected = "第二条第一項、第二条第二項第二号、第二条の二、別表第１";
    assert_eq!(place(Articles, &kanji(OLD), &kanji(&new)), expected);
    let half = |text: &str| {
        text.replace("第２条の２", "第2条の2")
            .replace("第１条", "第1条")
            .replace("第２条", "第2条")
            .replace("第３条", "第3条")
    };
    assert!(place(Articles, &half(OLD), &half(&new)).starts_with("第2条第1項、第2条第2項第2号、第2条の2、"));
}

#[test]
fn where_labels_are_bare_numbers_they_stay_as_written() {
    let old = "１ 目的\n\nこの方針は，定める。\n\n８ 対策\n\n(1) 物的対策\n\n設置する。\n\n(2) 人的対策\n\n研修する。\n\n９ 策定\n\n策定する。\n";
    let old = &old.replace('８', "２").replace('９', "３");
    let new = old.replace("研修する", "毎年度研修する").replace("策定する", "策定し，公表する");
    assert_eq!(place(Bullets, old, &new), "２(2)、３");
    let old = "１ 脅威\n\n次のものとする。\n\n・災害によるもの\n\n・故意によるもの\n";
    assert_eq!(place(Bullets, old, &old.replace("災害", "地震")), "１");
}

#[test]
fn what_left_is_named_as_it_was_and_what_only_moved_is_not() {
    let without = OLD.replace(
        "（保存）\n第２条　記録は、１年保存する。\n２　次の記録を除く。\n　(1)　入退室の記録\n　(2)　通信の記録\n",
        "",
    );
    assert_eq!(place(Articles, OLD, &without.replace("第３条　", "第２条　")), "第２条");
    assert_eq!(place(Articles, OLD, &OLD.replace("第３条　細目は、課長が定める。", "第３条　削除")), "第３条");
    let old = "第１条　甲は、情報資産を管理する。\n第３条　乙は、端末を点検する。\n";
    assert_eq!(place(Articles, old, &old.replace("第３条", "第２条")), "第２条");
    assert_eq!(place(Articles, OLD, &OLD.replace("（委任）", "（細目）")), "第３条");
}

#[test]
fn a_first_version_and_no_change_have_none() {
    assert_eq!(place(Articles, "", OLD), "－");
    assert_eq!(place(Articles, OLD, OLD), "－");
}

#[test]
fn title_and_preamble_have_words_of_their_own() {
    let text = |title: &str, words: &str| {
        let title = Words { text: title.to_owned(), range: 0..0 };
        Text { title: Some(title), ..read_text(&format!("{words}\n\n第１条　甲\n"), Articles) }
    };
    let old = text("情報管理規程", "前文を置く。");
    let new = text("情報管理基準", "前文を置くこととする。");
    let comparison = compare(&[&old], &[&new]);
    assert_eq!((comparison.place.as_str(), comparison.rows.len()), ("題名、前文", 2));
}
