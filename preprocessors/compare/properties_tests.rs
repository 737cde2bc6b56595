//! From random texts with random edits.

use super::*;
use crate::model::{Block, Clause, Numbering};
use crate::read::read_text;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write as _;

/// An article: 見出し, words, 号, and further 項 with theirs.
#[derive(Debug, Clone)]
struct Article {
    caption: Option<String>,
    paragraphs: Vec<(String, Vec<String>)>,
}

#[derive(Debug, Clone)]
enum Edit {
    Change(usize, usize),
    Insert(usize, Article),
    Delete(usize),
    Move(usize, usize),
    InsertItem(usize, usize, String),
    DeleteItem(usize, usize),
    MoveParagraph(usize, usize),
    Caption(usize),
    Repeal(usize),
}

fn words() -> impl Strategy<Value = String> {
    vec(
        prop::sample::select(vec![
            "情報資産",
            "職員等",
            "端末",
            "記録",
            "保存",
            "は、",
            "を",
            "及び",
            "する",
            "２年",
            "サーバ",
            "第３条",
        ]),
        2..9,
    )
    .prop_map(|words| words.concat() + "。")
}

fn article() -> impl Strategy<Value = Article> {
    let caption = prop::option::of("（[甲乙丙丁]{2}）");
    (caption, vec((words(), vec(words(), 0..4)), 1..4))
        .prop_map(|(caption, paragraphs)| Article { caption, paragraphs })
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..9usize, 0..3usize).prop_map(|(a, b)| Edit::Change(a, b)),
        (0..9usize, article()).prop_map(|(a, b)| Edit::Insert(a, b)),
        (0..9usize).prop_map(Edit::Delete),
        (0..9usize, 0..9usize).prop_map(|(a, b)| Edit::Move(a, b)),
        (0..9usize, 0..4usize, words()).prop_map(|(a, b, c)| Edit::InsertItem(a, b, c)),
        (0..9usize, 0..4usize).prop_map(|(a, b)| Edit::DeleteItem(a, b)),
        (0..9usize, 0..9usize).prop_map(|(a, b)| Edit::MoveParagraph(a, b)),
        (0..9usize).prop_map(Edit::Caption),
        (0..9usize).prop_map(Edit::Repeal),
    ]
}

fn edited(mut text: Vec<Article>, edits: &[Edit]) -> Vec<Article> {
    for edit in edits {
        let count = text.len();
        let place = |at: &usize| at % count.max(1);
        match edit {
            Edit::Insert(at, article) => text.insert(place(at), article.clone()),
            _ if count == 0 => {}
            Edit::Change(at, paragraph) => {
                let paragraphs = &mut text[place(at)].paragraphs;
                let paragraph = paragraph % paragraphs.len();
                paragraphs[paragraph].0.insert_str(0, "管理者は、");
            }
            Edit::Delete(at) => drop(text.remove(place(at))),
            Edit::Move(from, to) => {
                let article = text.remove(place(from));
                text.insert(to % count, article);
            }
            Edit::InsertItem(at, item, words) => {
                let items = &mut text[place(at)].paragraphs[0].1;
                items.insert(item % (items.len() + 1), words.clone());
            }
            Edit::DeleteItem(at, item) => {
                let items = &mut text[place(at)].paragraphs[0].1;
                if !items.is_empty() {
                    items.remove(item % items.len());
                }
            }
            Edit::MoveParagraph(from, to) => {
                if text[place(from)].paragraphs.len() > 1
                    && let Some(paragraph) = text[place(from)].paragraphs.pop()
                {
                    text[place(to)].paragraphs.push(paragraph);
                }
            }
            Edit::Caption(at) => text[place(at)].caption = Some("（細目）".to_owned()),
            Edit::Repeal(at) => {
                text[place(at)] = Article { caption: None, paragraphs: vec![("削除".to_owned(), Vec::new())] };
            }
        }
    }
    text
}

fn printed(articles: &[Article]) -> Text {
    let mut text = String::new();
    for (at, article) in articles.iter().enumerate() {
        if let Some(caption) = &article.caption {
            let _ = writeln!(text, "{caption}");
        }
        for (number, (words, items)) in article.paragraphs.iter().enumerate() {
            let _ = match number {
                0 => writeln!(text, "第{}条　{words}", at + 1),
                _ => writeln!(text, "{}　{words}", number + 1),
            };
            for (item, words) in items.iter().enumerate() {
                let _ = writeln!(text, "　({})　{words}", item + 1);
            }
        }
    }
    text.push_str("附　則\nこの規程は、公布の日から施行する。\n");
    read_text(&text, Numbering::Articles)
}

/// The words of a clause, without its label and what is below it.
fn said(clause: &Clause) -> Vec<&str> {
    let heads = clause.caption.iter().chain(&clause.heading).map(|words| words.text.as_str());
    let blocks = clause.blocks.iter().map(|block| match block {
        Block::Paragraph(words) => words.text.as_str(),
        other => panic!("{other:?}"),
    });
    heads.chain(blocks).collect()
}

/// For each clause the one it stands under, by index.
fn parents(text: &Text) -> Vec<Option<usize>> {
    let structure = structure(&[text]);
    structure.entries().iter().map(|entry| entry.parent()).collect()
}

fn sides(rows: &[Row], is_new: bool) -> Vec<String> {
    let cells = rows.iter().map(|row| if is_new { &row.new } else { &row.old });
    let lines = cells.filter_map(|cell| if let Cell::Words(lines) = cell { Some(lines) } else { None });
    let join = |line: &Line| -> String { line.columns.iter().flatten().map(|piece| piece.words.as_str()).collect() };
    lines.flatten().map(join).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_text_and_itself_have_no_row(articles in vec(article(), 0..7)) {
        let text = printed(&articles);
        let same = compare(&[&text], &[&text]);
        prop_assert!(same.rows.is_empty() && same.changes.is_empty());
        prop_assert_eq!(same.place, "－");
        let aligned = aligned(&[&text], &[&text]);
        let all: Vec<_> = (0..text.clauses().count()).map(Some).collect();
        prop_assert_eq!((&aligned.of_old, &aligned.of_new), (&all, &all));
    }

    #[test]
    fn the_old_text_with_the_changes_made_is_the_new_one(articles in vec(article(), 1..8), edits in vec(edit(), 0..6)) {
        let changed = edited(articles.clone(), &edits);
        let (old, new) = (printed(&articles), printed(&changed));
        let (olds, news): (Vec<&Clause>, Vec<&Clause>) = (old.clauses().collect(), new.clauses().collect());
        let aligned = aligned(&[&old], &[&new]);
        let comparison = compare(&[&old], &[&new]);
        let changes = &comparison.changes;
        // each is in one pair at most, and both directions agree
        for (from, to) in aligned.of_old.iter().enumerate() {
            prop_assert!(to.is_none_or(|to| aligned.of_new[to] == Some(from)));
        }
        for (to, from) in aligned.of_new.iter().enumerate() {
            prop_assert!(from.is_none_or(|from| aligned.of_old[from] == Some(to)));
        }
        let above = parents(&new);
        let (old_side, new_side) = (sides(&comparison.rows, false), sides(&comparison.rows, true));
        for (at, clause) in news.iter().enumerate() {
            let here = |at: usize| changes.iter().find(|change| change.new == Some(at));
            let up = std::iter::successors(Some(at), |&at| above[at]);
            let whole = up.filter_map(here).any(|it| matches!(it.kind, ChangeKind::Established | ChangeKind::Repealed));
            let bare = clause.written.is_empty().then_some(above[at]).flatten();
            let own = here(at).or_else(|| bare.and_then(here).filter(|change| change.kind == ChangeKind::Amended));
            // an article that says 「削除」 no longer is one piece with what it says
            let turned = bare.is_some_and(|bare| here(bare).is_some());
            if whole || turned || own.is_some_and(|change| change.kind == ChangeKind::Amended) {
                for words in said(clause) {
                    let is_there = new_side.iter().any(|line| line.ends_with(words));
                    let moved_along = turned && !whole && own.is_none();
                    prop_assert!(is_there || moved_along, "{} of {:?}", words, new_side);
                }
                continue;
            }
            let from = aligned.of_new[at];
            prop_assert!(from.is_some(), "{:?} is new and in no change", clause.written);
            let Some(from) = from.map(|from| olds[from]) else { continue };
            prop_assert_eq!(said(from), said(clause));
            let renumbered = own.is_some_and(|change| change.kind == ChangeKind::Renumbered);
            prop_assert_eq!(from.written == clause.written, !renumbered);
        }
        // what left is in the changes, itself or with what it stood below, and in the rows in full
        let above = parents(&old);
        for (at, clause) in olds.iter().enumerate().filter(|(at, _)| aligned.of_old[*at].is_none()) {
            let mut up = std::iter::successors(Some(at), |&at| above[at]);
            prop_assert!(up.any(|at| changes.iter().any(|change| change.old == Some(at))), "{}", clause.written);
            for words in said(clause) {
                prop_assert!(old_side.iter().any(|line| line.ends_with(words)), "{} of {:?}", words, old_side);
            }
        }
    }

    /// No line of a row says what no line of the text says.
    #[test]
    fn lines_are_the_words_of_the_source(articles in vec(article(), 1..6), edits in vec(edit(), 1..5)) {
        let changed = edited(articles.clone(), &edits);
        let (old, new) = (printed(&articles), printed(&changed));
        let rows = compare(&[&old], &[&new]).rows;
        for (text, is_new) in [(&old, false), (&new, true)] {
            let mut lines: Vec<String> = Vec::new();
            for clause in text.clauses() {
                for words in said(clause) {
                    lines.push(words.to_owned());
                    lines.push(format!("{}　{words}", clause.written));
                }
                // the words of a first 項 stand behind the label of its article
                for words in clause.children.iter().filter(|child| child.written.is_empty()).flat_map(said) {
                    lines.push(format!("{}　{words}", clause.written));
                }
            }
            for line in sides(&rows, is_new) {
                prop_assert!(lines.contains(&line), "{line}");
            }
        }
    }

    /// A clause of several paragraphs and a table: each paragraph is shown on its side when one changed, and each row that
    /// only one version has.
    #[test]
    fn paragraphs_and_rows_are_all_there(
        before in (vec(words(), 1..5), vec(vec("[甲乙丙]{1,2}", 2), 1..6)),
        after in (vec(words(), 1..5), vec(vec("[甲乙丙]{1,2}", 2), 1..6)),
        kept in 0..4usize,
    ) {
        let text = |(paragraphs, rows): &(Vec<String>, Vec<Vec<String>>)| {
            let mut text = format!("第１条　{}\n", paragraphs.join("\n\n"));
            text.push_str("別表第１\n\n| 区分 | 期間 |\n|---|---|\n");
            rows.iter().for_each(|row| text.push_str(&format!("| {} |\n", row.join(" | "))));
            read_text(&text, Numbering::Articles)
        };
        let mut after = after;
        for (to, from) in after.0.iter_mut().zip(&before.0).take(kept) {
            to.clone_from(from);
        }
        for (to, from) in after.1.iter_mut().zip(&before.1).take(kept) {
            to.clone_from(from);
        }
        let (old, new) = (text(&before), text(&after));
        let rows = compare(&[&old], &[&new]).rows;
        for (own, other, is_new) in [(&before, &after, false), (&after, &before, true)] {
            let side = sides(&rows, is_new);
            if own.0 != other.0 {
                let shown: String = side.concat();
                prop_assert!(shown.contains(&own.0.concat()), "{:?} of {:?}", own.0, side);
            }
            let count = |rows: &[Vec<String>], row: &[String]| rows.iter().filter(|it| *it == row).count();
            for row in &own.1 {
                let only = count(&own.1, row).saturating_sub(count(&other.1, row));
                let shown = side.iter().filter(|line| **line == row.concat()).count();
                prop_assert!(shown >= only, "{row:?} of {side:?}");
            }
        }
        prop_assert_eq!(rows.is_empty(), before == after);
    }
}
