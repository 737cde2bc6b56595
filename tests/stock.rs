//! The book is no prisoner of this program (contract 10): stock mdBook, with this program as its preprocessor, shows the
//! same chapters whole — every text node, link target and table cell of `<main>` in order, and every internal link leads
//! somewhere. `nasty.rs` is the same for words that renderers like to alter.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use support::html::{Dom, text};
use support::stock::{assert_links_resolve, assert_same_chapters, chapter};
use support::{Document, EDITIONS, Site, Town, own, stock};

// ---- the same chapters ---------------------------------------------------------------------------

/// A town with every kind of page: documents of each tier and circle, one of two files, and a guide. Left out is what
/// stock mdBook itself does otherwise on a guide page: a link to README.md (it leads to README.html, which mdBook writes
/// as index.html), attachments (it has none), the title word of an alert, markup (we show its letters).
fn every_kind() -> Town {
    let law = "\
管理規程

（目的）
第１条　この規程は、「町方針」９(3)に基づき、\"管理\"に必要な事項を定める。
２　前項の規定は、次に掲げる者に適用する。
(1) 職員
(2) 委託先
  ア　その従業員
（定義）
第２条　次の表のとおりとする。

| 用語 | 意味 |
|------|:----:|
| 情報 | 記録されたもの * _ ` <b> |
| 資産 | 情報と、それを扱うもの |

第３条及び第４条　削除

附則
この規程は、令和８年４月１日から施行する。

別表第１（第２条関係）

```
  一列目    二列目

  三行目
```
";
    let guide = "\
# はじめに

[方針の第１条](../policy/policy.md#a1)、[規程](../standards/kanri.md)、[同じページ](#用語)、
[外](https://example.jp/)、\"引用符\" と -- と ... はそのまま。

## 用語

## 用語

| 左 | 中 | 右 |
|:---|:--:|---:|
| `a | **b** | c |

1. 一
2. 二
   - 点

> 引用

~~削る~~ 、`<b>` 、&copy; 。

- [ ] まだ
- [x] 済み

    字下げ

```text
囲み <b> &amp;
```

用語
: 定義

![図の説明](../図.png)
";
    Town::new()
        .document(Document::new("kanri", "管理規程").text(law).with("department", "somu"))
        .document(Document::new("naibu", "内部規程").with("visibility", "職員").with("reason", "守るため"))
        .document(Document::new("kimitsu", "機密規程").with("visibility", "担当").with("reason", "守るため"))
        .document(Document::new("tejun", "手順").tier("実施手順").with("visibility", "職員").with("reason", "守るため"))
        .document(Document::new("mihon", "見本規程").with("sample", true))
        .records(
            "data/documents/two.json",
            &[serde_json::json!({
                "id": "two", "name": "二つの規程", "short_names": [], "tier": "対策基準", "numbering": "条項号",
                "files": ["standards/two/一 章.md", "standards/two/2.md"], "visibility": "公開"
            })],
        )
        .file("book/standards/two/一 章.md", "二つの規程\n\n第１章　総則\n\n第１条　総則の条。\n")
        .file("book/standards/two/2.md", "第２章　雑則\n\n第２条　雑則の条。\n")
        .summary("- [一章](<standards/two/一 章.md>)\n  - [二章](standards/two/2.md)\n\n# 手引\n")
        .guide("guide/README.md", "はじめに", guide)
        .guide("guide/次.md", "次に", "# 次に\n\n[規程](../standards/kanri.md)\n")
        .records(
            "data/history/kanri/entries.json",
            &[serde_json::json!({
                "id": "r8", "date": "令和８年４月１日", "place": "－", "content": "新規制定", "act": "未確認"
            })],
        )
}

#[test]
fn stock_mdbook_shows_the_same_chapters_of_a_town() {
    let town = every_kind();
    for edition in EDITIONS {
        let ours = town.build(edition);
        let stock = stock::build(&town.write(), edition);
        assert_same_chapters(&ours, &stock);
        assert_links_resolve(&ours);
        assert_links_resolve(&stock);
    }
}

#[test]
fn stock_mdbook_shows_the_same_chapters_of_this_project() {
    for edition in EDITIONS {
        let ours = support::build(own(), edition);
        let stock = stock::build(&Town::of(own()).write(), edition);
        assert_same_chapters(&ours, &stock);
        assert_links_resolve(&ours);
        assert_links_resolve(&stock);
    }
}

#[test]
fn a_fenced_block_keeps_its_lines_in_both() {
    let town = every_kind();
    for site in [town.build("public"), stock::build(&town.write(), "public")] {
        let block = text(&Dom::read(&site["standards/kanri.html"]).one("pre"));
        assert_eq!(block, "  一列目    二列目\n\n  三行目\n");
    }
}

/// Each renderer prints the notes of a guide page in its own manner: their words are there and they are reached.
#[test]
fn footnotes_of_a_guide_page_are_reached_in_both() {
    let town = Town::new().guide("guide/README.md", "手引", "# 手引\n\n本文[^1]。\n\n[^1]: 注の文。\n");
    for site in [town.build("officer"), stock::build(&town.write(), "officer")] {
        let texts = chapter(&site["guide/index.html"]).texts;
        assert!(texts.contains(&"注の文。".to_owned()), "{texts:?}");
        assert_links_resolve(&site);
    }
}

#[test]
fn a_chapter_that_differs_is_found() {
    let page = |main: &str| Site::from([("a.html".to_owned(), format!("<main>{main}</main>").into_bytes())]);
    let ours = page("<p>一<a href=\"x\">二</a></p><table><tr><td>三</td><td></td></tr></table>");
    assert_same_chapters(&ours, &ours.clone());
    for other in [
        "<p>一<a href=\"x\">ニ</a></p><table><tr><td>三</td><td></td></tr></table>",
        "<p>一<a href=\"y\">二</a></p><table><tr><td>三</td><td></td></tr></table>",
        "<p>一<a href=\"x\">二</a></p><table><tr><td></td><td>三</td></tr></table>",
        "<a href=\"x\">二</a><p>一</p><table><tr><td>三</td><td></td></tr></table>",
    ] {
        let found = std::panic::catch_unwind(|| assert_same_chapters(&ours, &page(other)));
        assert!(found.is_err(), "{other}");
    }
    let lost = page("<a href=\"#there\">一</a>");
    assert!(std::panic::catch_unwind(|| assert_links_resolve(&lost)).is_err());
}

// ---- the protocol --------------------------------------------------------------------------------

/// Runs `kitei preprocess` with these words on that input.
fn preprocess(words: &[&str], input: &[u8]) -> std::process::Output {
    let mut command = support::kitei();
    command.arg("preprocess").args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    // a program that answers without reading has closed its end
    let _ = child.stdin.take().expect("its input").write_all(input);
    child.wait_with_output().expect("the program ends")
}

#[test]
fn it_says_which_renderers_it_is_for() {
    assert_eq!(preprocess(&["supports", "html"], b"").status.code(), Some(0));
    assert_eq!(preprocess(&["supports", "epub"], b"").status.code(), Some(1));
}

#[test]
fn the_edition_is_that_of_the_command_line_else_of_book_toml() {
    let pages = |town: &Town, words: &[&str]| -> BTreeSet<String> {
        let output = preprocess(words, &stock::input(&town.write()));
        assert_eq!(output.status.code(), Some(0), "{}", support::said(&output));
        let book = stock::answer(&output.stdout);
        book.chapters().filter_map(|chapter| Some(chapter.path.as_ref()?.to_string_lossy().into_owned())).collect()
    };
    let town = every_kind();
    let public = pages(&town, &[]);
    assert!(public.contains("procedures/withheld.md") && !public.contains("guide/次.md"), "{public:?}");
    let staff = pages(&town, &["--edition", "staff"]);
    assert!(staff.contains("procedures/tejun.md") && !staff.contains("guide/次.md"), "{staff:?}");
    let town = town.edit("book.toml", |toml| toml.replace("edition = \"public\"", "edition = \"officer\""));
    let officer = pages(&town, &[]);
    assert!(officer.contains("guide/次.md"), "{officer:?}");
    assert_eq!(pages(&town, &["--edition", "public"]), public);
}

#[test]
fn the_answer_is_a_book_and_nothing_else() {
    let town = every_kind();
    let output = preprocess(&["--quiet"], &stock::input(&town.write()));
    assert!(output.stderr.is_empty(), "{}", support::said(&output));
    let chapters = stock::answer(&output.stdout).chapters().count();
    assert!(chapters > 5, "{chapters}");
}

#[test]
fn what_is_no_book_is_said() {
    for input in [&b""[..], b"{}", b"[1, 2]", b"\xff"] {
        let output = preprocess(&[], input);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("mdBookから受け取った本を読めません"));
    }
}

#[test]
fn a_policy_that_cannot_be_published_stops_mdbook_too() {
    let town = Town::new();
    let input = stock::input(&town.write());
    let town = town.edit("book/policy/policy.md", |text| text.replace("第１条", "第９条"));
    town.write();
    let output = preprocess(&[], &input);
    assert_eq!(output.status.code(), Some(1), "{}", support::said(&output));
    assert!(output.stdout.is_empty());
    fs::remove_dir_all(town.root()).expect("the town goes");
}
