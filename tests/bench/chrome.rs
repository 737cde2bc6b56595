//! Chrome: what stands on each page around its own words, in bytes.

use crate::Result;
use std::fs;
use std::path::Path;

/// A Chrome is the largest of a sample of pages, in bytes.
pub struct Chrome {
    /// Without `<main>`'s content and without the document's own tree.
    pub kitei: usize,
    /// The tree that was left out.
    pub tree: usize,
    /// Without `<main>`'s content.
    pub stock: usize,
}

/// Weighs the regulations that both sites have.
pub fn of(ours: &Path, theirs: &Path) -> Result<Chrome> {
    let mut chrome = Chrome { kitei: 0, tree: 0, stock: 0 };
    let mut names: Vec<_> =
        fs::read_dir(ours.join("standards"))?.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    names.sort();
    for name in names.iter().step_by(7) {
        let page = fs::read_to_string(ours.join("standards").join(name))?;
        let tree = length(&page, "<nav class=\"tree\"", "</nav>");
        chrome.tree = chrome.tree.max(tree);
        chrome.kitei = chrome.kitei.max(page.len() - tree - length(&page, "<main", "</main>"));
        let page = fs::read_to_string(theirs.join("standards").join(name))?;
        chrome.stock = chrome.stock.max(page.len() - length(&page, "<main", "</main>"));
    }
    Ok(chrome)
}

fn length(page: &str, from: &str, to: &str) -> usize {
    let Some(start) = page.find(from) else { return 0 };
    page[start..].find(to).map_or(0, |end| end + to.len())
}
