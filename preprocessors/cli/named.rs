//! What the command line names.

use crate::register::{LinkedDocument, Register};
use crate::source::nearest;

/// The document of that id, name or short name.
///
/// # Errors
/// That there is none, with the nearest, in Japanese.
pub fn document<'a>(register: &'a Register, word: &str) -> Result<&'a LinkedDocument, String> {
    let names = |linked: &'a LinkedDocument| {
        let document = &linked.document;
        let short = document.short_names.iter().map(String::as_str);
        [document.id.as_str(), document.name.as_str()].into_iter().chain(short)
    };
    register.documents.iter().find(|linked| names(linked).any(|name| name == word)).ok_or_else(|| {
        let near = nearest(word, register.documents.iter().flat_map(names));
        let hint = near.map_or_else(String::new, |near| format!("「{near}」ではありませんか。"));
        format!("「{word}」という文書はありません。{hint}")
    })
}
