//! All rows of a register that has several pages, as a classic script: a page's tools sort and filter over all of them,
//! also straight from a file share, where nothing can be fetched.

use crate::model::kinds::Ledger;
use crate::register::Published;
use crate::templates::{Broken, Templates};
use crate::views::ledger;

/// The script: hands the rows, printed as on the pages, to `theme/js/tables.js`.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn script(published: &Published, templates: &Templates, of: Ledger) -> Result<Vec<u8>, Broken> {
    let table = ledger::all_rows(published, of);
    let rows = table.print_rows(templates)?;
    let rows = serde_json::to_string(&rows).unwrap_or_default();
    Ok(format!("window.kiteiRows = window.kiteiRows || {{}};\nwindow.kiteiRows[\"{}\"] = {rows};\n", of.folder())
        .into_bytes())
}
