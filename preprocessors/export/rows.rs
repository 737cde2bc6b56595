//! All rows of a register that has several pages, as a classic script: a page's tools sort and filter over all of them,
//! also straight from a file share, where nothing can be fetched.

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
    let mut out = format!("window.kiteiRows = window.kiteiRows || {{}};\nwindow.kiteiRows[\"{}\"] = [", of.folder());
    let mut first = true;
    for table in ledger::all_rows(published, ledger) {
        for row in table.print_rows(templates)? {
            out.push_str(if first { "\n" } else { ",\n" });
            out.push_str(&serde_json::Value::String(row).to_string());
            first = false;
        }
    }
    out.push_str("\n];\n");
    Ok(out.into_bytes())
}
