use super::*;
use crate::compare::{Line, Piece, compare};
use crate::model::Numbering;
use crate::model::Text;
use crate::read::read_text;
use std::sync::Arc;

fn texts(text: &str) -> Vec<Arc<Text>> {
    vec![Arc::new(read_text(text, Numbering::Articles))]
}

/// Rows as a person reads them: new | old, marks in brackets, two spaces for each step down.
fn shown(old: &str, new: &str) -> String {
    let pieces = |line: &[Piece]| -> String {
        line.iter().map(|it| if it.changed { format!("[{}]", it.words) } else { it.words.clone() }).collect()
    };
    let cell = |cell: &Cell| match cell {
        Cell::Words(lines) => {
            let columns = |line: &Line| line.columns.iter().map(|it| pieces(it)).collect::<Vec<_>>().join("│");
            let line = |line: &Line| format!("{}{}", "＞".repeat(line.depth), columns(line));
            lines.iter().map(line).collect::<Vec<_>>().join("／")
        }
        Cell::Same(label) => format!("{}（略）", pieces(label)),
        Cell::Established => "（新設）".to_owned(),
        Cell::Gone => "（削る）".to_owned(),
    };
    let row = |row: &Row| format!("{}{} | {}\n", "  ".repeat(row.depth), cell(&row.new), cell(&row.old));
    compare(&texts(old), &texts(new)).rows.iter().map(row).collect()
}

const OLD: &str = concat!(
    "第１章　総則\n（目的）\n第１条　この規程は、安全を図る。\n（期間）\n第２条　記録は、１年保存する。\n２　次の記録を除く。\n",
    "　(1)　入退室の記録\n　(2)　通信の記録\n　(3)　操作の記録\n３　管理者が決める。\n（委任）\n第３条　細目は、課長が定める。\n",
    "附　則\nこの規程は、令和２年４月１日から施行する。\n",
);

fn with(from: &str, to: &str) -> String {
    assert!(OLD.contains(from), "{from}");
    OLD.replace(from, to)
}

#[test]
fn a_text_and_itself_have_no_row() {
    assert_eq!(shown(OLD, OLD), "");
}

#[test]
fn a_changed_word_stands_with_its_parents_and_neighbours() {
    assert_eq!(
        shown(OLD, &with("１年保存", "２年保存")),
        "（期間）／第２条　記録は、[２]年保存する。 | （期間）／第２条　記録は、[１]年保存する。\n  ２・３（略） | ２・３（略）\n"
    );
    assert_eq!(
        shown(OLD, &with("通信の記録", "通信及び認証の記録")),
        "第２条（略） | 第２条（略）\n  ２（略） | ２（略）\n    (1)（略） | (1)（略）\n\
         \u{20}   (2)　通信[及び認証]の記録 | (2)　通信の記録\n    (3)（略） | (3)（略）\n  ３（略） | ３（略）\n"
    );
}

#[test]
fn what_is_new_what_is_gone_and_what_moved() {
    assert_eq!(
        shown(OLD, &with("（委任）\n第３条", "（点検）\n第３条　毎年度、点検する。\n（委任）\n第４条")),
        "[（点検）]／[第３条]　[毎年度、点検する。] | （新設）\n[第４条]（略） | [第３条]（略）\n"
    );
    assert_eq!(
        shown(OLD, &with("（委任）\n第３条", "（点検）\n第２条の２　毎年度、点検する。\n（委任）\n第３条")),
        "[（点検）]／[第２条の２]　[毎年度、点検する。] | （新設）\n"
    );
    assert_eq!(
        shown(OLD, &with("　(2)　通信の記録\n　(3)　操作の記録\n", "　(2)　操作の記録\n")),
        "第２条（略） | 第２条（略）\n  ２（略） | ２（略）\n    (1)（略） | (1)（略）\n    （削る） | [(2)]　[通信の記録]\n\
         \u{20}   [(2)]（略） | [(3)]（略）\n  ３（略） | ３（略）\n"
    );
}

#[test]
fn a_new_unit_stands_in_one_row_with_all_below_it() {
    assert_eq!(
        shown(
            OLD,
            &with("３　管理者が決める。", "３　次の者が決める。\n　(1)　課長\n　(2)　係長\n４　管理者が決める。")
        ),
        "第２条（略） | 第２条（略）\n  ２（略） | ２（略）\n\
         \u{20} [３]　[次の者が決める。]／＞[(1)]　[課長]／＞[(2)]　[係長] | （新設）\n  [４]（略） | [３]（略）\n"
    );
}

#[test]
fn a_number_that_stays_without_words_is_a_change_and_not_gone() {
    let new = with("（委任）\n第３条　細目は、課長が定める。", "第３条　削除");
    assert_eq!(shown(OLD, &new), "[第３条]　[削除] | [（委任）]／[第３条]　[細目は、課長が定める。]\n");
}

#[test]
fn later_supplements_stand_outside() {
    let new = format!("{OLD}附　則\nこの規程は、令和８年４月１日から施行する。\n");
    assert_eq!(shown(OLD, &new), "");
}

#[test]
fn a_table_is_compared_row_by_row() {
    let old = "第１条　別表による。\n別表\n\n| 区分 | 期間 |\n|---|---|\n| 甲 | １年 |\n| 乙 | ３年 |\n";
    assert_eq!(
        shown(old, &old.replace("３年", "５年")),
        "別表（略） | 別表（略）\n  区分│期間 | 区分│期間\n  （略） | （略）\n  乙│[５]年 | 乙│[３]年\n"
    );
}

#[test]
fn what_follows_a_new_unit_moves_in_one_run_and_its_labels_are_marked() {
    let old = "第１条　次のとおりとする。\n　(1)　端末\n　(2)　媒体\n　(3)　回線\n　(4)　帳票\n";
    let new = "第１条　次のとおりとする。\n　(1)　端末\n　(2)　電子署名\n　(3)　媒体\n　(4)　回線\n　(5)　帳票\n";
    assert_eq!(
        shown(old, new),
        "第１条（略） | 第１条（略）\n    (1)（略） | (1)（略）\n    [(2)]　[電子署名] | （新設）\n\
         \u{20}   [(3)～(5)]（略） | [(2)～(4)]（略）\n"
    );
    assert_eq!(
        shown(new, old),
        "第１条（略） | 第１条（略）\n    (1)（略） | (1)（略）\n    （削る） | [(2)]　[電子署名]\n\
         \u{20}   [(2)～(4)]（略） | [(3)～(5)]（略）\n"
    );
}

#[test]
fn a_number_that_stays_stands_for_all_that_was_below_it() {
    let new = with(
        "（期間）\n第２条　記録は、１年保存する。\n２　次の記録を除く。\n　(1)　入退室の記録\n　(2)　通信の記録\n　(3)　操作の記録\n３　管理者が決める。",
        "第２条　削除",
    );
    assert_eq!(
        shown(OLD, &new),
        "[第２条]　[削除] | [（期間）]／[第２条]　[記録は、１年保存する。]／＞[２]　[次の記録を除く。]／\
         ＞＞[(1)]　[入退室の記録]／＞＞[(2)]　[通信の記録]／＞＞[(3)]　[操作の記録]／＞[３]　[管理者が決める。]\n"
    );
    // and back
    assert!(shown(&new, OLD).starts_with("[（期間）]／[第２条]　[記録は、"));
}

#[test]
fn one_line_may_stand_for_several_articles() {
    let old = "第１条　甲は、情報資産を管理する。\n第２条　乙は、端末を点検する。\n第３条　丙は、記録を保存する。\n第４条　丁は、回線を監視する。\n";
    let new = "第１条　甲は、情報資産を管理する。\n第２条及び第３条　削除\n第４条　丁は、回線を監視する。\n";
    assert_eq!(
        shown(old, new),
        "[第２条及び第３条]　[削除] | [第２条]　[乙は、端末を点検する。]／[第３条]　[丙は、記録を保存する。]\n"
    );
}

#[test]
fn an_article_may_move_to_another_chapter_and_another_place() {
    let old = "第１章　総則\n第１条　甲は、情報資産を管理する。\n第２条　乙は、端末を点検する。\n第２章　記録\n第３条　丙は、記録を保存する。\n";
    let new = "第１章　総則\n第１条　甲は、情報資産を管理する。\n第２章　記録\n第２条　丙は、記録を保存する。\n第３章　点検\n第３条　乙は、端末を毎年度点検する。\n";
    assert_eq!(
        shown(old, new),
        "[第２条]（略） | [第３条]（略）\n[第３章]　[点検] | （新設）\n\
         [第３条]　乙は、端末を[毎年度点検]する。 | [第２条]　乙は、端末を[点検]する。\n"
    );
}

#[test]
fn a_chapter_that_moved_is_shown_with_its_heading() {
    let old = "第１章　総則\n第１条　甲は、情報資産を管理する。\n第２章　記録\n第２条　丙は、記録を保存する。\n";
    let new = "第１章　総則\n第１条　甲は、情報資産を管理する。\n第２章　点検\n第２条　削除\n第３章　記録\n第３条　丙は、記録を保存する。\n";
    let rows = shown(old, new);
    assert!(rows.contains("[第３章]　記録 | [第２章]　記録\n[第３条]（略） | [第２条]（略）\n"), "{rows}");
}

#[test]
fn split_and_merged_units_leave_the_greater_part_in_its_place() {
    let whole = "第１条　管理者は、情報資産の台帳を作り、毎年度これを点検しなければならない。\n２　職員等は、端末を庁舎の外に持ち出してはならない。\n";
    let split = "第１条　管理者は、情報資産の台帳を作らなければならない。\n２　管理者は、前項の台帳を毎年度点検しなければならない。\n３　職員等は、端末を庁舎の外に持ち出してはならない。\n";
    assert_eq!(
        shown(whole, split),
        "第１条　管理者は、情報資産の台帳を[作らなければならない]。 | 第１条　管理者は、情報資産の台帳を[作り、毎年度これを点検しなければならない]。\n\
         \u{20} [２]　[管理者は、前項の台帳を毎年度点検しなければならない。] | （新設）\n  [３]（略） | [２]（略）\n"
    );
    let merged = shown(split, whole);
    assert!(merged.contains("  （削る） | [２]　[管理者は、前項の台帳を"), "{merged}");
    assert!(merged.ends_with("  [２]（略） | [３]（略）\n"), "{merged}");
}

#[test]
fn a_paragraph_that_went_to_another_article_is_gone_here_and_new_there() {
    let old = "第１条　甲は、情報資産を管理する。\n２　職員等は、端末を庁舎の外に持ち出してはならない。\n第２条　乙は、記録を保存する。\n";
    let new = "第１条　甲は、情報資産を管理する。\n第２条　乙は、記録を保存する。\n２　職員等は、端末を庁舎の外に持ち出してはならない。\n";
    let rows = shown(old, new);
    assert!(
        rows.contains("  （削る） | [２]　[職員等は、") && rows.contains("持ち出してはならない。] | （新設）\n"),
        "{rows}"
    );
    let aligned = crate::compare::aligned(&texts(old), &texts(new));
    // 第１条, its first 項, 第２項, 第２条, its first 項
    assert_eq!(aligned.of_old, [Some(0), Some(1), Some(4), Some(2), Some(3)]);
}

#[test]
fn a_form_is_shown_before_and_after_as_a_whole() {
    let old = "第１条　様式第１号による。\n様式第１号（第１条関係）\n申請書\n\n所属と氏名を書くこと。\n";
    assert_eq!(
        shown(old, &old.replace("所属と氏名", "所属、氏名及び電話番号")),
        "様式第１号（第１条関係）／申請書／所属[、氏名及び電話番号]を書くこと。 | \
         様式第１号（第１条関係）／申請書／所属[と氏名]を書くこと。\n"
    );
}

#[test]
fn supplements_keep_their_permanent_places() {
    let old = format!("{OLD}附　則（令和５年訓令第１号）\nこの規程は、令和５年４月１日から施行する。\n");
    let new = format!("{old}附　則（令和８年訓令第５号）\nこの規程は、令和８年４月１日から施行する。\n");
    let aligned = crate::compare::aligned(&texts(&old), &texts(&new));
    assert!(aligned.of_old.iter().enumerate().all(|(at, to)| *to == Some(at)), "{aligned:?}");
    assert!(aligned.of_new.iter().skip(aligned.of_old.len()).all(Option::is_none));
}

#[test]
fn bullets_that_change_places_are_gone_and_new() {
    let text = |words: &str| vec![Arc::new(read_text(words, Numbering::Bullets))];
    let old = text("１ 脅威\n\n次のものとする。\n\n・災害によるもの\n\n・故意によるもの\n\n・過失によるもの\n");
    let new = text("１ 脅威\n\n次のものとする。\n\n・過失によるもの\n\n・災害によるもの\n\n・故意によるもの\n");
    let rows = compare(&old, &new).rows;
    let kinds: Vec<bool> =
        rows.iter().map(|row| matches!((&row.new, &row.old), (Cell::Same(_), Cell::Same(_)))).collect();
    assert_eq!(kinds, [true, false, true, false], "{rows:?}");
}

#[test]
fn a_first_paragraph_is_followed_when_one_is_put_before_it() {
    let old = "第１条　職員等は、端末を庁舎の外に持ち出してはならない。\n２　管理者は、記録を作る。\n";
    let new = "第１条　管理者は、情報資産の台帳を備える。\n２　職員等は、端末を庁舎の外に持ち出してはならない。\n３　管理者は、記録を作る。\n";
    let aligned = |old: &str, new: &str| crate::compare::aligned(&texts(old), &texts(new));
    // 第１条, its first 項, 第２項, 第３項
    assert_eq!(aligned(old, new).of_old, [Some(0), Some(2), Some(3)]);
    assert_eq!(aligned(old, new).of_new, [Some(0), None, Some(1), Some(2)]);
    assert_eq!(aligned(new, old).of_old, [Some(0), None, Some(1), Some(2)]);
}

#[test]
fn words_that_stand_right_behind_a_label_stay_there() {
    let text = |words: &str| vec![Arc::new(read_text(words, Numbering::Bullets))];
    let old = "１ 脅威\n\n次のものとする。\n\n・災害によるもの\n\n・故意によるもの\n";
    let rows = compare(&text(old), &text(&old.replace("災害", "地震"))).rows;
    let first = rows.iter().find_map(|row| if let Cell::Words(lines) = &row.new { lines.first() } else { None });
    let words: String = first.into_iter().flat_map(|line| line.columns.concat()).map(|piece| piece.words).collect();
    assert_eq!(words, "・地震によるもの");
}
