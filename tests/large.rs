//! What is too much for one page says where the rest is.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use serde_json::json;
use std::fmt::Write as _;
use support::html::{Dom, Seen};
use support::{Document, Site, Town, said};

/// A rule of so many articles, each with a caption of so many characters.
fn rule(articles: usize, caption: usize) -> String {
    let mut text = "大規程\n".to_owned();
    for number in 1..=articles {
        let _ = write!(text, "\n（{}）\n第{number}条　甲\n", "長".repeat(caption));
    }
    text
}

/// The tree of a page, from tag to tag.
fn tree(site: &Site, path: &str) -> String {
    let page = String::from_utf8_lossy(&site[path]).into_owned();
    let start = page.find("<nav class=\"tree\"").expect("a tree");
    let end = page[start..].find("</nav>").expect("its end");
    page[start..start + end].to_owned()
}

#[test]
fn a_tree_has_at_most_six_kilobytes() {
    for (articles, caption) in [(300, 4), (40, 100), (300, 600)] {
        let town = Town::new().document(Document::new("large", "大規程").text(&rule(articles, caption)));
        let tree = tree(&town.build("public"), "standards/large.html");
        assert!(tree.len() <= 6 * 1024 + 120, "{articles}, {caption}: {}", tree.len());
        assert!(tree.contains("<a href=\"../contents.html\">すべての条項は目次へ</a></li>\n</ul>"), "{tree}");
    }
    let town = Town::new().document(Document::new("large", "大規程").text(&rule(40, 4)));
    let tree = tree(&town.build("public"), "standards/large.html");
    assert!(tree.contains("第40条") && !tree.contains("目次へ"), "{tree}");
}

#[test]
fn a_book_of_many_documents_lists_them_without_clauses_and_says_so() {
    let few = Town::new().document(Document::new("large", "大規程").text(&rule(60, 4)));
    let many = (0..200)
        .fold(Town::new().document(Document::new("large", "大規程").text(&rule(60, 4))), |town, at| {
            town.document(Document::new(&format!("d{at}"), &format!("規程{at}")))
        });
    for (town, brief) in [(few, false), (many, true)] {
        let site = town.build("public");
        let main = Seen::of(&Dom::read(&site["contents.html"]).one("main")).texts.join("");
        assert_eq!(main.contains("文書の名前だけを載せています"), brief);
        assert_eq!(main.contains("第41条"), !brief);
        let page = String::from_utf8_lossy(&site["contents.html"]).into_owned();
        assert_eq!(page.contains("content=\"収めているすべての文書と、その条項の一覧です。\""), !brief);
        let about = String::from_utf8_lossy(&site["about.html"]).into_owned();
        assert_eq!(about.contains("ほかの文書は<a href=\"contents.html\">目次</a>にあります。"), brief);
        // the 目次 has no clauses then: the tree leads on in the text
        let tree = tree(&site, "standards/large.html");
        assert_eq!(tree.contains("すべての条項は目次へ"), !brief);
        assert_eq!(tree.contains("続きは本文へ"), brief, "{tree}");
    }
}

#[test]
fn a_slip_in_the_first_row_of_the_history_moves_no_anchor() {
    let row = |id: &str, date: &str| json!({ "id": id, "date": date, "place": "－", "content": "甲", "act": "未確認" });
    let anchors = |date: &str| {
        let rows = [row("first", date), row("second", "令和8年4月1日")];
        let town = Town::new()
            .document(Document::new("large", "大規程").text(&rule(3, 4)))
            .records("data/history/large/entries.json", &rows);
        let (output, site) = town.try_build("public");
        let page = String::from_utf8_lossy(&site["standards/large.html"]).into_owned();
        let ids: Vec<String> = page.split("id=\"k").skip(1).map(|rest| rest[..6].to_owned()).collect();
        assert!(ids.len() >= 3, "{}", said(&output));
        (output.status.code(), ids)
    };
    let (whole, slip) = (anchors("令和7年4月1日"), anchors("令和7年4月31日"));
    assert_eq!((whole.0, slip.0), (Some(0), Some(3)));
    assert_eq!(whole.1, slip.1);
}
