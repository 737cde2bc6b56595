//! All rows of a register that has several pages, as a classic script: a page's tools sort and filter over all of them,
//! also straight from a file share, where nothing can be fetched.

use super::{json, room};
use crate::model::ledger::Ledger;
use crate::register::Published;
use crate::templates::{Broken, Templates};
use crate::views::ledger;

/// The script: hands the rows, printed as on the pages, to `theme/js/tables.js`.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn script(published: &Published, templates: &Templates, of: Ledger) -> Result<Vec<u8>, Broken> {
    let Some(ledger) = published.ledger(of) else { return Ok(Vec::new()) };
    let name = of.folder();
    let mut out =
        format!("window.kiteiRows = window.kiteiRows || {{}};\nwindow.kiteiRows[\"{name}\"] = [").into_bytes();
    let (head, mut nth) = (out.len(), 0);
    let mut add = |row: &str| {
        out.extend_from_slice(if nth == 0 { b"\n" } else { b",\n" });
        json::quote(row, &mut out);
        if nth == 0 {
            out.reserve(room(out.len() - head, ledger.iter().len()));
        }
        nth += 1;
    };
    let path = ledger::rows_path(of);
    for page in 0..ledger::pages(ledger) {
        // mostly the page itself was printed just now
        match templates.shelf.take(&path, page) {
            Some(rows) => rows.iter().for_each(&mut add),
            None => ledger::page_rows(published, ledger, page).print_rows(templates, &mut add)?,
        }
    }
    out.extend_from_slice(b"\n];\n");
    Ok(out)
}
