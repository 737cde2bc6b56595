//! `kitei check --style` by the outer door: `tests/town` with one fault of style each, and the whole of what is said beyond
//! what is said of the town itself (`tests/town-style/<name>.txt`; `UPDATE=1 cargo test --test style` writes them anew).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/town.rs"]
mod town;

use kitei::source::Code;
use std::fs;
use town::{TODAY, Town, compare, tests};

/// Spoils a town.
type Spoil = fn(&Town);

const KANRI: &str = "book/standards/kanri/02.md";
const LOG: &str = "book/procedures/log.md";
const MOCHIDASHI: &str = "book/procedures/mochidashi.md";

/// Behind the last article of 管理規程.
fn article(town: &Town, words: &str) {
    const FIRST: &str = "附　則\nこの訓令は、令和２年４月１日";
    town.change(KANRI, FIRST, &format!("{words}\n\n{FIRST}"));
}

/// One fault each; some are faults only by what is marked.
const FAULTS: [(&str, Spoil); 22] = [
    ("no-subject", |town| {
        town.change(KANRI, "責任者は、前条の申請を記録しなければならない", "前条の申請は、記録しなければならない");
    }),
    ("long-sentence", |town| {
        let words = "端末、媒体、書類、".repeat(14);
        town.change(KANRI, "責任者は、前条の申請を記録", &format!("責任者は、{words}前条の申請を記録"));
    }),
    ("unused-term", |town| {
        town.change(KANRI, "前条の申請を", "前条の申請（以下「持出申請」という。）を");
    }),
    ("term-twice", |town| {
        town.change(LOG, "(1) 毎月", "(1) 「職員等」とは、本市の職員をいう。毎月");
    }),
    ("variant-kanji", |town| {
        town.change(MOCHIDASHI, "端末と付属品を", "端末および付属品を");
    }),
    ("variant-mixed", |town| {
        town.change(MOCHIDASHI, "端末と付属品を", "サーバーの端末を").change(LOG, "おかしな点は", "サーバの記録は");
    }),
    ("variant-comma", |town| {
        town.change(LOG, "おかしな点は、", "おかしな点は，");
    }),
    ("uncited-form", |town| {
        town.change(KANRI, "様式第１号により申請", "書面により申請");
        town.change(KANRI, "端末持出許可申請書\n", "記録の紙\n");
    }),
    ("dead-form", |town| {
        town.change(MOCHIDASHI, "申請書に", "持出し申請書、媒体貸出簿と返却確認票に");
    }),
    ("vague", |town| {
        town.change(KANRI, "責任者は、前条の申請を記録", "責任者は、前条の申請を適切に記録");
    }),
    ("vague-etc", |town| {
        town.change(KANRI, "責任者は、前条の申請を記録", "責任者は、申請等の内容等を記録");
    }),
    ("number-of-a-row", |town| {
        numbers(town).change(
            MOCHIDASHI,
            "(1) 返却の日に",
            "(1) 20日以内に返します（運用対策基準別表第1の1の項）。返却の日に",
        );
    }),
    ("number-outside", |town| {
        numbers(town).change(KANRI, "前条の申請を記録", "前条の申請を10日以内に記録");
    }),
    ("number-twice", |town| {
        numbers(town).change(
            KANRI,
            "別表（第５条関係）\n\n| 項 | 区分 | 責任者 |\n|---|---|---|\n",
            "別表（第５条関係）\n\n| 項 | 区分 | 責任者 |\n|---|---|---|\n| ３ | 端末の持出し | 10日以内 |\n",
        );
    }),
    ("staff-monotosuru", |town| {
        town.change(KANRI, "端末を持ち出してはならない", "端末を持ち出さないものとする");
    }),
    ("municipality", |town| {
        town.change(LOG, "おかしな点は", "見本市のおかしな点は");
    }),
    ("overlap", |town| {
        let steps = "終わり\n\n(1) 記録の写しを担当の者に渡します。\n(2) 担当の者は、その日のうちに棚へしまいます。\n(3) 棚の鍵は、課の鍵箱へ戻します。\n";
        for (file, number) in [(LOG, 2), (MOCHIDASHI, 3)] {
            let text = fs::read_to_string(town.at(file)).unwrap();
            town.write(file, format!("{text}\n{number} {steps}"));
        }
    }),
    ("annotations", |town| {
        town.change("book/standards/jinteki.md", "〔根拠：基本方針４〕", "〔根拠：基本方針３、４〕");
    }),
    ("needless-reason", |town| {
        article(town, "（雑則）\n第14条　責任者は、台帳を備える。\n\n〔書き方：長い文（定義を一文で示すため）〕");
    }),
    ("reason-missing", |town| {
        article(town, "（雑則）\n第14条　台帳は、備えなければならない。\n〔書き方：主語〕");
    }),
    ("reason-unknown", |town| {
        article(town, "（雑則）\n第14条　責任者は、台帳を備える。\n〔書き方：主誤（主語は前条にあるため）〕");
    }),
    ("reason-elsewhere", |town| {
        article(
            town,
            "（雑則）\n第14条　台帳は、備えなければならない。\n２　責任者は、台帳を見る。\n〔書き方：主語（前条と同じため）〕",
        );
    }),
];

/// 運用対策基準 sets numbers in a 別表 that it cites.
fn numbers(town: &Town) -> &Town {
    let file = "book/standards/unyo.md";
    let text = fs::read_to_string(town.at(file))
        .unwrap()
        .replace("管理者は、監視の結果", "管理者は、別表第1により、監視の結果");
    let annex = "\n別表第1（1関係）\n\n| 項 | 事項 | 基準 |\n|---|---|---|\n| 1 | 端末の持出し | 30日以内 |\n| 2 | 記録の点検 | 1か月に1回 |\n";
    town.write(file, text + annex)
}

fn style(town: &Town) -> String {
    town.kitei(&["check", "--style", TODAY[0], TODAY[1]]).out
}

/// What is said of style and of reasons, a block each.
fn blocks(out: &str) -> Vec<&str> {
    let is_style = |block: &&str| {
        let code = block.split(['[', ']']).nth(1).unwrap_or_default();
        code.starts_with("style-") || ["empty-reason", "unknown-annotation"].contains(&code)
    };
    out.split("\n\n").filter(is_style).collect()
}

#[test]
fn each_fault_of_style_is_said_whole() {
    let plain = style(&Town::new());
    let own = blocks(&plain);
    let wrong = kitei::source::parallel::map(&FAULTS, |(name, spoil)| {
        let mut wrong = Vec::new();
        let town = Town::new();
        spoil(&town);
        let out = style(&town);
        // what is said of the town itself may have moved by a line
        let title = |block: &str| block.lines().next().unwrap_or_default().to_owned();
        let known: Vec<String> = own.iter().map(|block| title(block)).collect();
        let said: Vec<&str> = blocks(&out).into_iter().filter(|block| !known.contains(&title(block))).collect();
        compare(&tests("town-style").join(format!("{name}.txt")), &format!("{}\n", said.join("\n\n")), &mut wrong);
        if said.is_empty() || out.contains("panicked") {
            wrong.push(format!("== {name}: nothing is said"));
        }
        wrong
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_of_style_is_said_unless_it_is_asked_for() {
    for (name, spoil) in FAULTS {
        let town = Town::new();
        spoil(&town);
        let out = town.check().out;
        assert!(blocks(&out).is_empty(), "{name}: {out}");
        let build = town.build("officer");
        assert!(build.code == 0 && !build.out.contains("style-") && !build.err.contains("style-"), "{name}: {build:?}");
    }
}

#[test]
fn a_reason_takes_the_warning_away_where_it_stands() {
    let count = |note: &str| {
        let town = Town::new();
        article(&town, &format!("（雑則）\n第14条　台帳は、備えなければならない。\n{note}"));
        let out = style(&town);
        let of = |code: &str| out.matches(&format!("[{code}]")).count();
        (of("style-no-subject"), of("style-needless-reason"), of("empty-reason"), of("unknown-annotation"))
    };
    assert_eq!(count(""), (1, 0, 0, 0));
    assert_eq!(count("〔書き方：主語（前条と同じ者が行うため）〕"), (0, 0, 0, 0));
    assert_eq!(count("\n〔書き方：主語（前条と同じ者が行うため）〕"), (0, 0, 0, 0));
    assert_eq!(count("〔書き方：主語〕"), (0, 0, 1, 0), "the fault is that no reason is given");
    assert_eq!(count("〔書き方：主語（）〕"), (0, 0, 1, 0));
    assert_eq!(count("〔書き方：長い文（前条と同じ者が行うため）〕"), (1, 1, 0, 0));
    assert_eq!(count("〔書き方〕"), (1, 0, 0, 1));
    assert_eq!(count("〔書き方：しゅご（理由）〕"), (1, 0, 0, 1));
}

#[test]
fn what_is_marked_is_printed_as_it_stands() {
    let town = Town::new();
    assert_eq!(town.build("staff").code, 0);
    let before = town.page("staff/standards/kanri/02.html");
    town.change(
        KANRI,
        "記録しなければならない。",
        "記録しなければならない。\n〔書き方：主語（前条と同じ者が行うため）〕",
    );
    assert_eq!(town.build("staff").code, 0);
    assert_eq!(town.page("staff/standards/kanri/02.html"), before);
}

#[test]
fn strict_takes_style_for_what_it_says() {
    let town = Town::new();
    town.change(KANRI, "前条の申請を記録", "前条の申請を適切に記録");
    assert_eq!(town.kitei(&["check", "--style", TODAY[0], TODAY[1]]).code, 0);
    assert_eq!(town.kitei(&["check", "--style", "--strict", TODAY[0], TODAY[1]]).code, 1);
    assert_eq!(town.kitei(&["build", "--style"]).code, 2);
}

#[test]
fn every_style_has_a_manual_with_both_examples() {
    for code in Code::ALL.iter().filter(|code| code.name().starts_with("style-")) {
        for part in ["悪い例:", "良い例:", "kitei check --style"] {
            assert!(code.manual().contains(part), "{code}: {part}");
        }
    }
}
