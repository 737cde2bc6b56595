//! A 新旧対照表 for the word processor of the LGWAN PC: the parts that `views/word.rs` prints, in one file.

use crate::register::Published;
use crate::templates::{Broken, Templates};
use crate::views::word;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Every row that has one: where the file lies, and the indices (from 0) of its document and row.
pub fn all(published: &Published) -> impl Iterator<Item = (String, usize, usize)> {
    let bodies = published.documents.iter().enumerate().filter_map(|(at, it)| Some((at, it, it.body.value()?)));
    bodies.flat_map(|(at, document, body)| {
        let rows = body.history.iter().zip(&body.past).enumerate().filter(|(_, (_, past))| past.has_comparison);
        rows.filter_map(move |(row, (entry, _))| Some((word::path(document, entry)?, at, row)))
    })
}

/// The file of one row.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn file(published: &Published, templates: &Templates, document: usize, row: usize) -> Result<Vec<u8>, Broken> {
    let document = published.documents.get(document);
    let Some((document, body)) = document.and_then(|document| Some((document, document.body.value()?))) else {
        return Ok(Vec::new());
    };
    let parts = word::parts(published, templates, document, body, row)?;
    packed(&parts).map_err(|error| Broken { name: "word.hbs".to_owned(), line: None, reason: error.to_string() })
}

/// The parts in one file, without a clock, so that the same words are the same bytes.
fn packed(parts: &[word::Part]) -> zip::result::ZipResult<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for part in parts {
        file.start_file(part.name, options)?;
        file.write_all(part.words.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}
