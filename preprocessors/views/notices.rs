//! What is said over a page before its own words: which words of a text it has, what is to come, what is missing.

use super::pages::{Kind, Leaf};
use super::{address, draft, revision};
use crate::model::Edition;
use crate::register::{BodyState, Published};
use crate::templates::{Broken, Templates, Words};
use serde::Serialize;

/// A Notice is what is said over a page, and where more of it is.
#[derive(Debug, Serialize)]
struct Notice {
    words: String,
    href: Option<String>,
    link: String,
}

impl Notice {
    fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), href: None, link: String::new() }
    }
}

/// The notices of a page, printed; empty where there are none.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, leaf: &Leaf<'_>) -> Result<String, Broken> {
    let notices = notices(published, leaf, &leaf.address(), &templates.words);
    if notices.is_empty() { Ok(String::new()) } else { templates.print_each("notice", notices) }
}

/// Lists of documents say when one is missing, and a text which words it has.
fn notices(published: &Published, leaf: &Leaf<'_>, here: &str, words: &Words) -> Vec<Notice> {
    let said = &words.revision;
    let (document, body) = match leaf.kind {
        Kind::Front | Kind::Contents if published.lacks_documents => {
            return vec![Notice::words(words.lacks_documents.as_str())];
        }
        Kind::Draft(..) => return vec![Notice::words(said.draft_notice.as_str())],
        Kind::Revision(_, body, at) if !body.holds(at) => return vec![Notice::words(said.not_in_force.as_str())],
        Kind::Law(document, body, ..) | Kind::AsItStood(document, body, ..) => (document, body),
        _ => return Vec::new(),
    };
    let own = match &body.state {
        BodyState::InWork => Some(said.in_work.clone()),
        // what the file has besides is for officers
        BodyState::StoodIn if published.edition == Edition::Officer => Some(said.stood_in.clone()),
        BodyState::AsOf(day) => Some(said.as_of.replace("{day}", day)),
        BodyState::ToCome(day) => Some(said.to_come.replace("{day}", day)),
        BodyState::Current | BodyState::StoodIn | BodyState::BeforeChange => None,
    };
    let mut notices: Vec<Notice> = own.into_iter().map(Notice::words).collect();
    // what staff ask for in March: what holds from April
    notices.extend(body.history.iter().zip(&body.past).filter(|(_, past)| past.to_come).map(|(row, past)| Notice {
        words: match past.effective {
            Some(day) => said.changes_on.replace("{day}", &day.both()),
            None => said.changes.clone(),
        },
        href: Some(address::relative(here, &revision::address(document, row))),
        link: said.see_change.clone(),
    }));
    notices.extend(body.draft.as_ref().map(|_| Notice {
        words: said.has_draft.clone(),
        href: Some(address::relative(here, &address::of(&draft::path(document)))),
        link: said.see_change.clone(),
    }));
    notices
}
