//! A 新旧対照表 as a file of Word (Office Open XML): the parts are printed by the templates in `theme/word/`, here they are put
//! into their container. Nothing in it is of the day or the machine: the same text makes the same bytes.

use crate::register::Published;
use crate::templates::{Broken, HOLE, Templates};
use crate::views::word::{File, Sheet};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write as _;

/// The parts: where each lies in the container, and the template that prints it. What tells of the others comes first.
const PARTS: [(&str, &str); 10] = [
    ("[Content_Types].xml", "word/content-types"),
    ("_rels/.rels", "word/relationships"),
    ("docProps/core.xml", "word/core"),
    ("word/document.xml", "word/document"),
    ("word/_rels/document.xml.rels", "word/document-relationships"),
    ("word/header1.xml", "word/header"),
    ("word/footer1.xml", "word/footer"),
    ("word/styles.xml", "word/styles"),
    ("word/settings.xml", "word/settings"),
    ("word/fontTable.xml", "word/fonts"),
];

/// A Printed is what a template shows around rows that are printed already.
#[derive(serde::Serialize)]
struct Printed<'a> {
    sheet: &'a Sheet<'a>,
    rows: &'static str,
}

/// The file; empty where there is nothing to compare.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn docx(published: &Published, templates: &Templates, file: File) -> Result<Vec<u8>, Broken> {
    let Some(sheet) = file.sheet(published, &templates.words.revision) else { return Ok(Vec::new()) };
    let rows = templates.print_each("word/row", &sheet.rows)?;
    let view = Printed { sheet: &sheet, rows: HOLE };
    let mut parts = Vec::with_capacity(PARTS.len());
    for (name, template) in PARTS {
        parts.push((name, as_xml(templates.print_around(template, &view, &rows)?)));
    }
    // nothing can go wrong with bytes in memory
    packed(&parts).map_err(|error| Broken { name: "word".to_owned(), line: None, reason: error.to_string() })
}

/// What XML cannot hold, not even escaped, is shown as what cannot be shown: such a file would not open.
fn as_xml(printed: String) -> String {
    let may_not_be = |c: char| matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{FFFE}' | '\u{FFFF}');
    if printed.contains(may_not_be) { printed.replace(may_not_be, "\u{FFFD}") } else { printed }
}

fn packed(parts: &[(&str, String)]) -> Result<Vec<u8>, rawzip::Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    let day = UtcDateTime::from_components(1980, 1, 1, 0, 0, 0, 0);
    for (name, text) in parts {
        let mut file = archive.new_file(*name).compression_method(CompressionMethod::DEFLATE);
        if let Some(first_of_zip) = day {
            file = file.last_modified(first_of_zip);
        }
        let (mut entry, config) = file.start()?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes()).map_err(rawzip::Error::from)?;
        let (encoder, descriptor) = writer.finish()?;
        encoder.finish().map_err(rawzip::Error::from)?;
        entry.finish(descriptor)?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::comparison::{CellView, LineView, PieceView, RowView};
    use std::collections::BTreeMap;

    #[test]
    fn what_xml_cannot_hold_is_shown_as_such() {
        let nasty = "a\u{1}\t\n\u{B}\u{1F}\u{7F}\u{FFFF}𠮷";
        assert_eq!(as_xml(nasty.to_owned()), "a\u{FFFD}\t\n\u{FFFD}\u{FFFD}\u{7F}\u{FFFD}𠮷");
    }

    proptest::proptest! {
        #[test]
        fn any_words_come_through(
            words in proptest::collection::vec(("[ -~あ𠮷ｱ＆　\u{1}\u{B}\u{7F}\u{FFFE}\u{FDD2}]{1,8}|\\PC{1,8}", 0..2_u8), 1..5),
        ) {
            let piece = |(words, changed): &(String, u8)| PieceView { words: words.clone(), changed: *changed == 1 };
            let line = |pieces| LineView { depth: 0, hangs: false, pieces };
            let cells = [
                CellView { lines: vec![line(words.iter().map(piece).collect())] },
                CellView { lines: Vec::new() },
            ];
            let templates = Templates::new(&BTreeMap::new()).unwrap();
            let row = as_xml(templates.print("word/row", &RowView { cells, whole: true }).unwrap());
            let xml = format!("<w:tbl xmlns:w=\"w\">{row}</w:tbl>");
            let read = roxmltree::Document::parse(&xml).unwrap();
            let runs = read.descendants().filter(|node| node.has_tag_name(("w", "r")));
            let runs: Vec<(String, u8)> = runs.map(|run| {
                let words = run.descendants().filter_map(|node| node.text().filter(|_| node.is_text()));
                (words.collect(), u8::from(run.descendants().any(|node| node.has_tag_name(("w", "u")))))
            }).collect();
            let expected: Vec<(String, u8)> =
                words.into_iter().map(|(words, changed)| (as_xml(words), changed)).collect();
            proptest::prop_assert_eq!(runs, expected);
        }
    }

    #[test]
    fn the_same_parts_make_the_same_bytes() {
        let parts = [("a.xml", "<a/>".to_owned()), ("b/c.xml", "あ".repeat(1000))];
        let bytes = packed(&parts).unwrap();
        assert_eq!(bytes, packed(&parts).unwrap());
        assert!(bytes.len() < 400, "{}", bytes.len());
    }
}
