//! What stands in place of a withheld document.

use super::front::reason_words;
use crate::model::Edition;
use crate::register::{Published, Reason};
use crate::templates::Words;
use serde::Serialize;

/// A Stub is what `stub.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Stub<'a> {
    title: &'a str,
    /// Its files have a fault; it is not withheld on purpose.
    broken: bool,
    /// The edition is for staff: it is not withheld from the public alone, who may ask for disclosure.
    officers_only: bool,
    reason: &'a str,
    disclosure: Option<&'a str>,
}

/// The view of the page.
pub fn stub<'a>(published: &'a Published, words: &'a Words, title: &'a str, reason: &'a Reason) -> Stub<'a> {
    Stub {
        title,
        broken: *reason == Reason::Broken,
        officers_only: published.edition == Edition::Staff,
        reason: reason_words(reason, words),
        disclosure: published.site.disclosure.value().map(String::as_str),
    }
}
