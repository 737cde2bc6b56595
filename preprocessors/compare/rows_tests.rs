use super::*;
use crate::model::Numbering;
use crate::read::read_text;
use proptest::prelude::*;

fn texts(text: &str) -> Vec<Arc<Text>> {
    vec![Arc::new(read_text(text, Numbering::Articles))]
}

/// Rows as a person reads them: new | old, marks in brackets, two spaces for each step down.
fn shown(old: &str, new: &str) -> String {
    let pieces = |line: &[Piece]| -> String {
        line.iter().map(|it| if it.changed { format!("[{}]", it.words) } else { it.words.clone() }).collect()
    };
    let cell = |cell: &Cell| match cell {
        Cell::Words(lines) => lines.iter().map(|line| pieces(line)).collect::<Vec<_>>().join("／"),
        Cell::Same(label) => format!("{}（略）", pieces(label)),
        Cell::Established => "（新設）".to_owned(),
        Cell::Gone => "（削る）".to_owned(),
    };
    let row = |row: &Row| format!("{}{} | {}\n", "  ".repeat(row.depth), cell(&row.new), cell(&row.old));
    compare(&texts(old), &texts(new)).iter().map(row).collect()
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
        "（期間）／第２条　記録は、[２]年保存する。 | （期間）／第２条　記録は、[１]年保存する。\n  ２～３（略） | ２～３（略）\n"
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
         \u{20} [３]　[次の者が決める。]／[(1)]　[課長]／[(2)]　[係長] | （新設）\n  [４]（略） | [３]（略）\n"
    );
}

#[test]
fn a_number_that_stays_without_words_is_a_change_and_not_gone() {
    let new = with("（委任）\n第３条　細目は、課長が定める。", "第３条　削除");
    assert_eq!(shown(OLD, &new), "第３条　[削除] | [（委任）]／第３条　[細目は、課長が定める。]\n");
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
        "別表（略） | 別表（略）\n  （略） | （略）\n  乙　[５]年 | 乙　[３]年\n"
    );
}

/// What one side of the rows says, and of the units that are shown in full all of it.
fn side(rows: &[Row], new: bool) -> String {
    let cell = |row: &Row| if new { row.new.clone() } else { row.old.clone() };
    let words = rows.iter().map(cell).filter_map(|cell| match cell {
        Cell::Words(lines) => Some(lines.into_iter().flatten().map(|piece| piece.words).collect::<String>()),
        _ => None,
    });
    words.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Each unit of either text is in one pair, once; those that changed are in the rows with all their words.
    #[test]
    fn no_unit_is_lost(words in proptest::collection::vec("[甲乙丙丁安全記録を図る]{3,9}", 1..9), edits in proptest::collection::vec((0usize..9, 0u8..4), 0..5)) {
        let mut changed = words.clone();
        for (at, how) in edits {
            let at = at.min(changed.len().saturating_sub(1));
            match how {
                0 => changed.insert(at, "新たに設ける".to_owned()),
                1 if changed.len() > 1 => drop(changed.remove(at)),
                2 => changed.rotate_left(at),
                _ => changed[at].push_str("ものとする"),
            }
        }
        let text = |words: &[String]| -> String {
            words.iter().enumerate().map(|(at, words)| format!("第{}条　{words}。\n", at + 1)).collect()
        };
        let (old, new) = (texts(&text(&words)), texts(&text(&changed)));
        let (a, b) = (units(&old), units(&new));
        let pairs = align(&a, &b);
        let mut olds: Vec<usize> = pairs.iter().filter_map(|pair| pair.old).collect();
        let news: Vec<usize> = pairs.iter().filter_map(|pair| pair.new).collect();
        olds.sort_unstable();
        prop_assert_eq!(olds, (0..a.len()).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..b.len()).collect::<Vec<_>>());
        let rows = compare(&old, &new);
        prop_assert_eq!(rows.is_empty(), words == changed);
        // the old text with the changes made is the new one
        let made: String = pairs.iter().filter_map(|pair| {
            let to = b.get(pair.new?)?;
            let kept = pair.old.and_then(|at| a.get(at)).filter(|from| from.says == to.says);
            Some(format!("{}　{}\n", to.label, kept.map_or_else(|| to.lines.concat(), |from| from.lines.concat())))
        }).collect();
        prop_assert_eq!(made, text(&changed));
        let (old_side, new_side) = (side(&rows, false), side(&rows, true));
        for pair in pairs {
            let (from, to) = (pair.old.and_then(|at| a.get(at)), pair.new.and_then(|at| b.get(at)));
            if from.map(|unit| &unit.says) != to.map(|unit| &unit.says) {
                prop_assert!(from.is_none_or(|unit| old_side.contains(&unit.lines.concat())));
                prop_assert!(to.is_none_or(|unit| new_side.contains(&unit.lines.concat())));
            }
        }
    }
}
