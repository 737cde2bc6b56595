//! The reader's tools on pages as they are built: tables of records with their files, previews of links, relations of a
//! clause. `KITEI_TOOLS_SITE=<folder> cargo test --test tools` writes the pages for the browser's checks.

#![allow(clippy::expect_used, clippy::panic, reason = "tests may fall")]

mod support;

use kitei::export::csv::csv;
use kitei::templates::Templates;
use kitei::views::relations::{Group, Relation, Relations};
use kitei::views::table::{Cell, Column, Filter, Row, Run, Table};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::html::{Dom, text};
use support::{Document, Site, Town};

const LAW: &str = "\
見本規程

第１条　この規程は、第３条に基づき、端末の管理について定める。
２　前項の管理は、第３条に定める者が行う。

第２条　端末は、机の上に置いたままにしない。詳しくは第３条及び町方針による。

第３条　端末の管理者は、課の長とする。
";

/// What a reader finds in a row, in every way of writing.
const NAMES: [&str; 6] =
    ["ファイルサーバー", "ノート端末", "ﾓﾊﾞｲﾙ端末", "ＵＳＢメモリ", "ウィルス対策ソフト", "共有フォルダー"];

fn templates() -> Templates {
    Templates::new(&BTreeMap::new()).expect("the built-in theme")
}

/// A table as 対応表 and 台帳 will be: each kind of column, of filter and of cell; `count` rows.
fn table(count: usize) -> Table {
    let row = |at: usize| {
        let name = format!("{} {}", NAMES[at % NAMES.len()], at + 1);
        let law = Run::link("見本規程第2条", "standards/mihon.html#a2").noted("端末の管理");
        let laws = match at % 4 {
            0 => Cell::of([Run::mark("抜け")]),
            1 => Cell::of([law, Run::link("見本規程第3条", "standards/mihon.html#a3"), Run::mark("要確認")]),
            _ => Cell::of([law]),
        };
        let day = match at % 5 {
            0 => Cell::words("未確認").by(""),
            _ => Cell::words(format!("令和8年{}月1日", at % 12 + 1)).by(format!("2026-{:02}-01", at % 12 + 1)),
        };
        let number = (at * 37) % 101;
        Row::new([Cell::words(name), laws, day, Cell::words(number.to_string()), Cell::words("=1+1")])
            .under("state", if at.is_multiple_of(4) { "gap" } else { "linked" })
            .under("circle", ["public", "staff", "officer"][at % 3])
            .sample(true)
    };
    Table {
        id: "assets".to_owned(),
        caption: "情報資産と規程の対応".to_owned(),
        columns: vec![
            Column::words("情報資産"),
            Column::words("よりどころ"),
            Column::days("確認日"),
            Column::numbers("数（台）"),
            Column::words("備考").unsorted(),
        ],
        rows: (0..count).map(row).collect(),
        filters: vec![
            Filter::new("state", "状態", [("linked", "対応あり"), ("gap", "抜け"), ("suspect", "要確認だけ")]),
            Filter::new("circle", "公開区分", [("public", "公開"), ("staff", "職員"), ("officer", "担当")]),
        ],
        note: Some("「抜け」は、よりどころとなる条項が記録されていない資産です。".to_owned()),
        csv: Some("shisan".to_owned()),
        empty: "情報資産の記録はありません。data/assets/ に書くと、ここに載ります。".to_owned(),
        ..Table::default()
    }
}

/// A built town whose two pages have the tools on them.
fn site() -> Site {
    let mut site =
        Town::new().document(Document::new("mihon", "見本規程").text(LAW).with("sample", true)).build("officer");
    let templates = templates();
    let page = |site: &Site, path: &str| String::from_utf8(site[path].clone()).expect("UTF-8");

    let full = table(60);
    let empty = Table { id: "empty".to_owned(), caption: "ないもの".to_owned(), ..table(0) };
    let printed: String = [&full, &empty].map(|table| table.print(&templates, "tools.html").expect("a table")).concat();
    let about = page(&site, "about.html").replace("data-kind=\"about\"", "data-kind=\"tools\"");
    let (head, rest) = about.split_once("</h1>").expect("a heading");
    let (_, foot) = rest.split_once("</main>").expect("the end of main");
    site.insert("tools.html".to_owned(), format!("{head}</h1>\n{printed}</main>{foot}").into_bytes());
    site.insert(full.csv_path().expect("a file"), csv(&full));

    let relation = |title: &str, note: &str| Relation {
        title: title.to_owned(),
        href: Some("../policy/policy.html#a1".to_owned()),
        note: Some(note.to_owned()),
    };
    let relations = Relations {
        citation: "第2条".to_owned(),
        groups: vec![
            Group { title: "根拠".to_owned(), links: vec![relation("町方針第1条", "目的")] },
            Group {
                title: "具体化".to_owned(),
                links: vec![relation("端末の手順１", "貸出し"), relation("端末の手順２", "返却")],
            },
            Group {
                title: "担当".to_owned(),
                links: vec![Relation { title: "情報セキュリティ管理者".to_owned(), href: None, note: None }],
            },
        ],
        marks: vec!["要確認".to_owned()],
    };
    let relations = relations.print(&templates).expect("relations");
    let whole = page(&site, "standards/mihon.html");
    let (head, law) = whole.split_once("<article").expect("an article");
    let (above, below) = law.split_once("<div class=\"unit article\" id=\"").expect("a clause");
    let (second, third) = below.rsplit_once("<div class=\"unit article\" id=\"").expect("another");
    let (second, closing) = second.rsplit_once("</div>").expect("its end");
    let law = format!(
        "{head}<article{above}<div class=\"unit article\" id=\"{second}{relations}</div>{closing}<div class=\"unit article\" id=\"{third}"
    );
    site.insert("standards/mihon.html".to_owned(), law.into_bytes());
    site
}

#[test]
fn the_article_is_the_legal_text_and_nothing_else() {
    let site = site();
    let dom = Dom::read(&site["standards/mihon.html"]);
    assert_eq!(dom.law(), kitei::text::forms::words(LAW));
    let asides = dom.all("aside");
    assert!(asides.iter().any(|aside| text(aside).contains("根拠1件、具体化2件、担当1件")), "the relations are there");
    assert_eq!(dom.values("data-preview").len(), 4, "each link names its preview");
    assert!(dom.values("data-preview").iter().all(|id| dom.ids().contains(id)));
    if let Some(folder) = std::env::var_os("KITEI_TOOLS_SITE") {
        write(Path::new(&folder), &site);
    }
}

#[test]
fn page_and_file_of_a_table_say_the_same() {
    let site = site();
    let dom = Dom::read(&site["tools.html"]);
    let file = String::from_utf8(site["csv/shisan-mihon.csv"].clone()).expect("UTF-8");
    let rows = dom.all("tr");
    assert_eq!(rows.len(), file.lines().count(), "a row is a record, and the head is one too");
    for (row, line) in rows.iter().zip(file.lines()).skip(1) {
        let first = line.split(',').next().expect("a value");
        assert!(text(row).contains(first), "{first} is not in {}", text(row));
        assert!(line.ends_with(",'=1+1,見本"), "{line}");
    }
    assert!(text(&dom.one("main")).contains("情報資産の記録はありません。"));
}

#[test]
fn thousands_of_rows_are_printed_in_a_moment() {
    let start = std::time::Instant::now();
    let printed = table(5_000).print(&templates(), "tools.html").expect("a table");
    assert_eq!(printed.matches("<tr data-facets").count(), 5_000);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

fn write(folder: &Path, site: &Site) {
    for (path, bytes) in site {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().expect("a folder above")).expect("folders");
        fs::write(place, bytes).expect("a file");
    }
}
