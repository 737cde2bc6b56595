//! The body of a page that kitei writes itself, printed.

use super::pages::{Kind, Leaf};
use super::{about, contents, dictionary, draft, front, law, notices, revision, stub};
use crate::model::Text;
use crate::register::Published;
use crate::templates::{Broken, Templates, block};
use std::sync::Arc;

/// The content of one page, one block of HTML; `None` for those that officers write. `texts` are the leaf's.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn body(
    published: &Published,
    templates: &Templates,
    leaf: &Leaf<'_>,
    texts: &[Arc<Text>],
) -> Result<Option<String>, Broken> {
    let words = &templates.words;
    let html = match leaf.kind {
        Kind::Front => templates.print("index", &front::front(published, templates)?),
        Kind::Contents => templates.print("contents", &contents::contents(published, templates)?),
        Kind::Dictionary => templates.print("dictionary", &dictionary::dictionary(templates)?),
        Kind::List(list) => list.print(published, templates, leaf),
        Kind::About => templates.print("about", &about::about(published)),
        Kind::Missing => templates.print("missing", &()),
        Kind::Stub(_, reason) | Kind::TierStub(_, reason) => {
            templates.print("stub", &stub::stub(published, words, leaf.title, reason))
        }
        Kind::Revision(document, body, at) => {
            revision::print(published, templates, document, body, at, &leaf.address())
        }
        Kind::Draft(document, body, words) => {
            draft::print(published, templates, document, body, words, &leaf.address())
        }
        Kind::Law(document, body, page, at) | Kind::AsItStood(document, body, page, at) => {
            let Some(text) = texts.get(at) else { return Ok(None) };
            law::law(published, templates, document, body, (at, page), text)
        }
        Kind::Guide(_) => return Ok(None),
    };
    let notices = notices::print(published, templates, leaf)?;
    html.map(|html| Some(block(if notices.is_empty() { html } else { notices + &html })))
}
