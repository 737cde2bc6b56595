//! The 新旧対照表 as a word processor opens it, by the outer door: its rows and underlined words are those of the page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/html.rs"]
mod html;
#[path = "support/town.rs"]
mod town;

use markup5ever_rcdom::Handle;
use std::io::Read as _;
use town::{TODAY, Town};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const FILE: &str = "book/standards/kanri/02.md";

/// A town of which the rule was amended with these words in the place of 「許可を受けずに」.
fn amended(words: &str) -> Town {
    let town = Town::new();
    assert_eq!(town.kitei(&["revise", "--all", TODAY[0], TODAY[1]]).code, 0);
    town.change(FILE, "許可を受けずに", words);
    town.change(FILE, "| ２ | その他の情報 | 総務課長 |", "| ２ | その他の情報 | 情報課長 |");
    let run = town.kitei(&["revise", "kanri", "--date", "令和8年11月30日", "--content", "届出制", TODAY[0], TODAY[1]]);
    assert_eq!(run.code, 0, "{}", run.err);
    town
}

/// The parts of the file of a row, by name.
fn parts(town: &Town, path: &str) -> Vec<(String, String)> {
    let bytes = std::fs::read(town.at(&format!("site/{path}"))).unwrap();
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = file.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut words = String::new();
        file.by_name(&name).unwrap().read_to_string(&mut words).unwrap();
        roxmltree::Document::parse(&words).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, words)
    };
    names.into_iter().map(read).collect()
}

/// The cells of the table: for each its paragraphs, and which of their words are underlined.
fn cells(document: &str) -> Vec<Vec<(String, String)>> {
    let tree = roxmltree::Document::parse(document).unwrap();
    let paragraph = |paragraph: roxmltree::Node<'_, '_>| {
        let (mut all, mut underlined) = (String::new(), String::new());
        for run in paragraph.descendants().filter(|node| node.has_tag_name((W, "r"))) {
            let words: String =
                run.descendants().filter(|node| node.has_tag_name((W, "t"))).filter_map(|node| node.text()).collect();
            if run.descendants().any(|node| node.has_tag_name((W, "u"))) {
                underlined.push_str(&words);
            }
            all.push_str(&words);
        }
        (all, underlined)
    };
    let cells = tree.descendants().filter(|node| node.has_tag_name((W, "tc")));
    let of_cell = |cell: roxmltree::Node<'_, '_>| {
        cell.children().filter(|node| node.has_tag_name((W, "p"))).map(paragraph).collect()
    };
    cells.map(of_cell).collect()
}

/// The same of the page.
fn cells_of_page(page: &str) -> Vec<Vec<(String, String)>> {
    let page = html::Dom::read(page.as_bytes());
    let heads = page.all("th").into_iter().map(|head| vec![(html::text(&head), String::new())]);
    let rows = page.all("td").into_iter().map(|cell| {
        let line = |line: Handle| (html::text(&line), below(&line, "u").iter().map(html::text).collect::<String>());
        below(&cell, "p").into_iter().map(line).collect()
    });
    heads.chain(rows).collect()
}

/// The elements of that name below a node, in order.
fn below(node: &Handle, name: &str) -> Vec<Handle> {
    let mut found = Vec::new();
    for child in node.children.borrow().iter() {
        if html::tag(child) == name {
            found.push(child.clone());
        }
        found.extend(below(child, name));
    }
    found
}

#[test]
fn file_and_page_say_the_same() {
    let town = amended("届け出ずに");
    assert_eq!(town.build("officer").code, 0);
    let page = town.page("officer/history/kanri/r8-2.html");
    assert!(page.contains("href=\"r8-2-mihon.docx\""), "{page}");
    let parts = parts(&town, "officer/history/kanri/r8-2-mihon.docx");
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    for name in
        ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
    {
        assert!(names.contains(&name), "{names:?}");
    }
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let found = cells(document);
    assert_eq!(found, cells_of_page(&page));
    assert!(found.iter().flatten().any(|(all, under)| all.contains("第６条") && under == "届け出ずに"), "{found:?}");
    for words in ["w:orient=\"landscape\"", "<w:tblHeader/>", "【見本】", "新旧対照表（参考）", "備考　下線の部分は"]
    {
        assert!(document.contains(words), "{words}: {document}");
    }
    // every style that is named is there
    let styles = &parts.iter().find(|(name, _)| name == "word/styles.xml").unwrap().1;
    for part in document.split("Style w:val=\"").skip(1) {
        let name = &part[..part.find('"').unwrap()];
        assert!(styles.contains(&format!("w:styleId=\"{name}\"")), "{name}");
    }
    // the public edition does not know the document, and a first row has nothing to compare
    assert_eq!(town.build("public").code, 0);
    assert!(!town.site("public").keys().any(|path| path.contains("kanri/") && path.ends_with(".docx")));
    assert!(!town.at("site/officer/history/kanri/r8-mihon.docx").exists());
}

#[test]
fn nasty_words_come_through() {
    let words = "<届>&\"出\"'𠮟㈱葛\u{E0100}']]>{{届}}を\u{1}";
    let town = amended(words);
    assert_eq!(town.build("officer").code, 0);
    let parts = parts(&town, "officer/history/kanri/r8-2-mihon.docx");
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let all: String = cells(document).into_iter().flatten().map(|(all, _)| all).collect();
    assert!(all.contains(&words.replace('\u{1}', "\u{FFFD}")), "{all}");
}

#[test]
fn columns_and_heading_are_the_municipality_s() {
    let town = amended("届け出ずに");
    town.change("data/documents/kanri.json", "\"numbering\"", "\"amendment_side\": \"改正前が先\", \"numbering\"");
    town.change("data/site/site.json", "\"contact\"", "\"amendment_form\": \"新旧対照表\", \"contact\"");
    assert_eq!(town.build("officer").code, 0);
    let page = town.page("officer/history/kanri/r8-2.html");
    assert!(!page.contains("（参考）") && page.contains("新旧対照表"), "{page}");
    assert!(page.find("改正前</th>").unwrap() < page.find("改正後</th>").unwrap());
    assert!(page.find("許可を受けずに").unwrap() < page.find("届け出ずに").unwrap());
    let parts = parts(&town, "officer/history/kanri/r8-2-mihon.docx");
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert_eq!(cells(document), cells_of_page(&page));
    assert!(!document.contains("（参考）"));
}

#[test]
#[ignore = "needs LibreOffice: tests/long word"]
fn a_word_processor_opens_it() {
    let town = amended("<届>&\"出\"ずに𠮟");
    assert_eq!(town.build("officer").code, 0);
    let folder = town.at("word");
    let convert = |to: &str| {
        let mut office = std::process::Command::new("soffice");
        office.args(["--headless", "--convert-to", to, "--outdir"]).arg(&folder);
        let run = office.arg(town.at("site/officer/history/kanri/r8-2-mihon.docx")).output().unwrap();
        assert!(run.status.success(), "{run:?}");
    };
    convert("txt:Text (encoded):UTF8");
    let text = std::fs::read_to_string(folder.join("r8-2-mihon.txt")).unwrap();
    let said: Vec<&str> =
        text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let page = town.page("officer/history/kanri/r8-2.html");
    let of_page = cells_of_page(&page).into_iter().flatten().map(|(all, _)| all);
    let of_page: Vec<String> = of_page.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    assert_eq!(said.get(2..said.len() - 1).unwrap(), of_page, "between the head and the note: {text}");
    convert("pdf");
    let about = std::process::Command::new("pdfinfo").arg(folder.join("r8-2-mihon.pdf")).output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    assert!(about.contains("841.89 x 595.3"), "A4, landscape: {about}");
}
