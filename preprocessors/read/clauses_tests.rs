//! Small legal texts, and the outline a person sees in them.

use super::*;
use crate::model::clause::Figure;
use std::fmt::Write as _;

fn parse(numbering: Numbering, text: &str) -> (Text, Vec<Diagnostic>) {
    read(&Source::new("book/a.md", text), "見本規程", numbering, Severity::Omitted, &mut Order::default())
}

/// One line a clause: depth, anchor, label, caption, heading, words. The words of blocks are divided by ` / `.
fn outline(text: &Text) -> String {
    let mut out = String::new();
    let line = |out: &mut String, name: &str, blocks: &[Block]| {
        if !blocks.is_empty() {
            let _ = writeln!(out, "{name}: {}", show(blocks));
        }
    };
    line(&mut out, "above", &text.above_title);
    if let Some(title) = &text.title {
        let _ = writeln!(out, "title: {}", title.text);
    }
    line(&mut out, "preamble", &text.preamble);
    for part in &text.parts {
        match part {
            Part::Clause(clause) => describe(clause, 0, &mut out),
            Part::Closing(blocks) => line(&mut out, "closing", blocks),
        }
    }
    out
}

fn describe(clause: &Clause, depth: usize, out: &mut String) {
    let words = |words: &Option<Words>| words.as_ref().map_or(String::new(), |words| format!(" [{}]", words.text));
    let also = if clause.also.is_empty() { String::new() } else { format!("+{}", clause.also.join("+")) };
    let _ = writeln!(
        out,
        "{}{}{also} {}{}{} {}",
        "  ".repeat(depth),
        clause.anchor,
        if clause.written.is_empty() { "-" } else { &clause.written },
        words(&clause.caption),
        words(&clause.heading),
        show(&clause.blocks)
    );
    for child in &clause.children {
        describe(child, depth + 1, out);
    }
}

fn show(blocks: &[Block]) -> String {
    let one = |block: &Block| match block {
        Block::Paragraph(words) => words.text.clone(),
        Block::Table { head, rows, .. } => format!("table {head:?} {rows:?}"),
        Block::Fenced(lines) => format!("fenced {lines:?}"),
        Block::Date(date) => format!("date {date}"),
        Block::Signature(words) => format!("signature {}", words.text),
        Block::Figure(Figure::Tiers) => "figure".to_owned(),
        Block::History => "history".to_owned(),
        Block::Embedded(words) => format!("table {}", words.text),
        Block::Withheld(_) => "withheld".to_owned(), // nobody reads it
    };
    blocks.iter().map(one).collect::<Vec<_>>().join(" / ")
}

#[track_caller]
fn expect(numbering: Numbering, text: &str, expected: &str) {
    let (read, faults) = parse(numbering, text);
    // indents count, gaps inside a line do not
    let trim = |text: &str| {
        let line = |line: &str| {
            let words = line.trim_start();
            format!(
                "{}{}",
                &line[..line.len() - words.len()],
                words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
            )
        };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(trim(&outline(&read)).trim(), trim(expected).trim(), "{faults:#?}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[track_caller]
fn expect_fault(numbering: Numbering, text: &str, code: Code, at: &str, hint: &str) {
    let (_, faults) = parse(numbering, text);
    let [fault] = faults.as_slice() else { panic!("{faults:#?}") };
    assert_eq!(fault.code, code);
    assert_eq!(&fault.origin.source.text[fault.origin.range.clone()], at);
    let said = fault.hint.clone().unwrap_or_default();
    assert!(said.contains(hint), "{said}");
}

#[test]
fn articles_with_everything_a_regulation_has() {
    expect(
        Numbering::Articles,
        "見本市訓令第5号
見本規程
第１章　総則
（目的）
第１条　この規程は、次のことを定める。
(1)　体制
(2)　管理
　ア　分類
　イ　表示
２　前項の細目は別に定める。

第２章　体制

第１節　責任者

（責任者）
第２条　責任者を置く。

第２条の２　補佐を置く。

第３条から第５条まで　削除

第６条　雑則
附　則
この規程は、令和8年4月1日から施行する。
附　則（令和8年3月31日訓令第5号）
（施行期日）
１　この規程は、公布の日から施行する。
２　経過措置は別に定める。
別表第１（第２条関係）
| 区分 | 年限 |
|---|---|
| 甲 | 5年 |
様式第１号（第２条関係）
",
        "above: 見本市訓令第5号
title: 見本規程
c1 第１章 [総則]
  a1 第１条 [（目的）]
    a1-1 -  この規程は、次のことを定める。
      a1-1-1 (1)  体制
      a1-1-2 (2)  管理
        a1-1-2-1 ア  分類
        a1-1-2-2 イ  表示
    a1-2 ２  前項の細目は別に定める。
c2 第２章 [体制]
  c2-1 第１節 [責任者]
    a2 第２条 [（責任者）]
      a2-1 -  責任者を置く。
    a2_2 第２条の２
      a2_2-1 -  補佐を置く。
    a3+a4+a5 第３条から第５条まで
      a3-1 -  削除
    a6 第６条
      a6-1 -  雑則
s1 附　則  この規程は、令和8年4月1日から施行する。
s2 附　則 [（令和8年3月31日訓令第5号）]
  s2-1 １ [（施行期日）] この規程は、公布の日から施行する。
  s2-2 ２  経過措置は別に定める。
t1 別表第１ [（第２条関係）] table [\"区分\", \"年限\"] [[\"甲\", \"5年\"]]
f1 様式第１号 [（第２条関係）]
",
    );
}

#[test]
fn kanji_numbers_and_iroha() {
    expect(
        Numbering::Articles,
        "（定義）
第一条　次のとおりとする。
　一　甲
　　イ　いの一
　　ロ　いの二
　二　乙
２　二項
第二条　終わり
",
        "a1 第一条 [（定義）]
  a1-1 -  次のとおりとする。
    a1-1-1 一  甲
      a1-1-1-1 イ  いの一
      a1-1-1-2 ロ  いの二
    a1-1-2 二  乙
  a1-2 ２  二項
a2 第二条
  a2-1 -  終わり
",
    );
}

#[test]
fn the_other_four_schemes() {
    expect(
        Numbering::Units,
        "第1　趣旨

この要領は、必要なことを定める。
(1) 甲
(2) 乙
第2　適用
ア　丙
",
        "a1 第1 [趣旨] この要領は、必要なことを定める。
  a1-1 (1)  甲
  a1-2 (2)  乙
a2 第2 [適用]
  a2-1 ア  丙
",
    );
    expect(
        Numbering::Circled,
        "１　目的
(1) 甲を定める。
①いち
②に
(2) 乙を定める。
①いち
２　範囲
",
        "a1 １ [目的]
  a1-1 (1)  甲を定める。
    a1-1-1 ①  いち
    a1-1-2 ②  に
  a1-2 (2)  乙を定める。
    a1-2-1 ①  いち
a2 ２ [範囲]
",
    );
    expect(
        Numbering::Hyphenated,
        "１　総則
１―１　目的
この規程は、目的を定める。
１―２　定義
２　体制
２―１　責任者
２―１―１　任命
市長が任命する。
２―２　委員会
",
        "a1 １ [総則]
  a1-1 １―１ [目的] この規程は、目的を定める。
  a1-2 １―２ [定義]
a2 ２ [体制]
  a2-1 ２―１ [責任者]
    a2-1-1 ２―１―１ [任命] 市長が任命する。
  a2-2 ２―２ [委員会]
",
    );
    expect(
        Numbering::Bullets,
        "見本規程

１ 目的

目的を定める。

(1) 資産

資産とは何か。

・名前

その説明

〔図：構成〕

２ 終わり

---

以上，取り組むものとする。

平成１６年４月

見本市長

〔履歴〕
",
        "title: 見本規程
a1 １ [目的] 目的を定める。
  a1-1 (1) [資産] 資産とは何か。
    a1-1-1 ・ [名前] その説明 / figure
a2 ２ [終わり]
closing: 以上，取り組むものとする。 / date 平成１６年４月 / signature 見本市長 / history
",
    );
}

#[test]
fn lines_that_only_look_like_labels_are_text() {
    expect(
        Numbering::Articles,
        "第１条　次の規程は、
第３条の規定により、平成15年法律第57号、
第三者に適用する。
一方で，一般の職員に及ぶ。
一　甲
| は縦棒である。
",
        "a1 第１条
  a1-1 -  次の規程は、第３条の規定により、平成15年法律第57号、第三者に適用する。 / 一方で，一般の職員に及ぶ。
    a1-1-1 一  甲| は縦棒である。
",
    );
    let (text, faults) = parse(Numbering::Articles, "第１条　甲\n３　乙\n");
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::LabelAsText]);
    assert!(outline(&text).contains("甲３　乙"), "{}", outline(&text));
}

#[test]
fn soft_wraps_join_and_paragraphs_stay_apart() {
    expect(
        Numbering::Articles,
        "第１条　職員は、パスワー
ドを守る。
　市長は、これを支える。
Microsoft
Word を使う

空行の後
",
        "a1 第１条
  a1-1 -  職員は、パスワードを守る。 / 市長は、これを支える。 / Microsoft Word を使う / 空行の後
",
    );
}

#[test]
fn fences_keep_their_lines() {
    expect(
        Numbering::Articles,
        "第１条　例
```
第２条　これは例

  字下げ
```
第２条　本文
",
        "a1 第１条
  a1-1 -  例 / fenced [\"第２条\\u{3000}これは例\", \"\", \"  字下げ\"]
a2 第２条
  a2-1 -  本文
",
    );
}

#[test]
fn strong_labels_out_of_order_are_said_where_they_stand() {
    expect_fault(
        Numbering::Articles,
        "第１条　甲\n第３条　乙\n",
        Code::NumberOutOfOrder,
        "第３条",
        "「第2条」か「第1条の2」",
    );
    expect_fault(Numbering::Articles, "第１条　甲\n第１条　乙\n", Code::NumberOutOfOrder, "第１条", "「第2条」");
    expect_fault(Numbering::Articles, "第２条　甲\n", Code::NumberOutOfOrder, "第２条", "「第1条」");
    expect_fault(Numbering::Articles, "第１章　甲\n第３章　乙\n", Code::NumberOutOfOrder, "第３章", "「第2章」");
    expect_fault(
        Numbering::Articles,
        "第１条　甲\n第２条から第４条まで　削除\n第６条　乙\n",
        Code::NumberOutOfOrder,
        "第６条",
        "「第5条」",
    );
}

#[test]
fn annotations_and_includes() {
    expect_fault(Numbering::Articles, "第１条　甲\n〔履厯〕\n", Code::UnknownAnnotation, "〔履厯〕", "〔履歴〕");
    expect_fault(
        Numbering::Articles,
        "第１条　{{#include x.md}}\n",
        Code::IncludeInLegalText,
        "{{#include x.md}}",
        "直接",
    );
}

#[test]
fn captions_stay_with_what_they_are_over() {
    expect(
        Numbering::Articles,
        "第１条
（趣旨）
１　甲。

２　乙。
（定義）
第２条（用語）
(1)
ア　甲
イ　乙
(2)　丙
（資産の分類）
別表第１　分類表
",
        "a1 第１条
  a1-1 １ [（趣旨）] 甲。
  a1-2 ２ 乙。
a2 第２条 [（定義）] [（用語）]
  a2-1 -
    a2-1-1 (1)
      a2-1-1-1 ア 甲
      a2-1-1-2 イ 乙
    a2-1-2 (2) 丙
t1 別表第１ [（資産の分類）] [分類表]
",
    );
}

#[test]
fn runs_have_the_anchors_of_their_own_place() {
    let (text, _) = parse(
        Numbering::Articles,
        "第１条の２から第１条の４まで　削除\n第２条　甲\n第３条　乙\n附　則\n第１条　丙\n第２条から第３条まで　削除\n",
    );
    let anchors: Vec<String> =
        outline(&text).lines().map(|line| line.trim().split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(
        anchors,
        ["a1_2+a1_3+a1_4", "a1_2-1", "a2", "a2-1", "a3", "a3-1", "s1", "s1-a1", "s1-a1-1", "s1-a2+s1-a3", "s1-a2-1"]
    );
}

#[test]
fn an_empty_first_cell_stays_the_first() {
    expect(
        Numbering::Articles,
        "別表
| 一 | 二 |
|---|---|
|| 乙 |
",
        "t0 別表 table [\"一\", \"二\"] [[\"\", \"乙\"]]
",
    );
}

#[test]
fn an_open_fence_is_said() {
    expect_fault(Numbering::Articles, "第１条　甲\n```\n第２条　乙\n", Code::UnclosedFence, "```", "```");
}

#[test]
fn numbers_run_on_from_file_to_file() {
    let mut order = Order::default();
    for text in ["第１章　甲\n第１条　一\n", "第２章　乙\n第２条　二\n"] {
        let (_, faults) =
            read(&Source::new("book/a.md", text), "見本規程", Numbering::Articles, Severity::Omitted, &mut order);
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

proptest::proptest! {
    /// Whatever the text: nothing panics, no word is lost or added, anchors are unique unless a label is out of order.
    #[test]
    fn every_word_comes_through(lines in proptest::collection::vec(
        "(第[一二1２３]+条　?|[２３]　|\\([12]\\) |①|ア　|・|一　|附則|第１章　|（目的）|別表第１|１―１ |  )?[甲乙。，a*<&|]{0,4}|\n---\n", 0..14),
    ) {
        let text = lines.join("\n");
        for &numbering in Numbering::ALL {
            let (read, faults) = parse(numbering, &text);
            let mut printed = String::new();
            print(&read, &mut printed);
            let rules = |line: &&str| line.trim() != "---";
            let source: String = text.lines().filter(rules).collect();
            if !text.contains('|') {
                proptest::prop_assert_eq!(words(&printed), words(&source), "{}", outline(&read));
            }
            let mut anchors: Vec<&str> = read.clauses().flat_map(|clause| std::iter::once(&clause.anchor).chain(&clause.also)).map(String::as_str).collect();
            let count = anchors.len();
            anchors.sort_unstable();
            anchors.dedup();
            let broken = faults.iter().any(|fault| fault.severity == Severity::Omitted);
            proptest::prop_assert!(broken || anchors.len() == count, "{}", outline(&read));
        }
    }
}

/// Every word of a text in its order.
fn print(text: &Text, out: &mut String) {
    out.push_str(&show(&text.above_title).replace(" / ", ""));
    out.push_str(text.title.as_ref().map_or("", |title| &title.text));
    out.push_str(&show(&text.preamble).replace(" / ", ""));
    for part in &text.parts {
        match part {
            Part::Clause(clause) => print_clause(clause, out),
            Part::Closing(blocks) => out.push_str(&show(blocks).replace(" / ", "")),
        }
    }
}

fn print_clause(clause: &Clause, out: &mut String) {
    out.push_str(clause.caption.as_ref().map_or("", |words| &words.text));
    out.push_str(&clause.written);
    out.push_str(clause.heading.as_ref().map_or("", |words| &words.text));
    out.push_str(&show(&clause.blocks).replace(" / ", ""));
    for child in &clause.children {
        print_clause(child, out);
    }
}
