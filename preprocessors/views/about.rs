//! このサイトについて.

use super::facts::{self, Fact};
use super::frame::TodayView;
use super::front::EditionView;
use super::{address, front, pages};
use crate::register::Published;
use serde::Serialize;

/// An About is what `about.hbs` shows.
#[derive(Debug, Serialize)]
pub struct About<'a> {
    municipality: &'a str,
    site_title: &'a str,
    sample: bool,
    edition: EditionView,
    today: TodayView,
    url: Option<&'a str>,
    contact: Option<&'a str>,
    documents: Vec<Document<'a>>,
    /// There are documents that the list has no room for.
    more: bool,
}

/// So many documents are listed with what is known of them.
const MOST_DOCUMENTS: usize = 50;

#[derive(Debug, Serialize)]
struct Document<'a> {
    title: &'a str,
    href: String,
    facts: Vec<Fact>,
}

/// The view of the page.
pub fn about(published: &Published) -> About<'_> {
    let site = &published.site;
    let sample = published.shows_sample();
    let mut documents = published.documents.iter().filter_map(|document| {
        let body = document.body.value()?;
        let href = address::encode(&pages::document_address(document)?);
        Some(Document { title: document.name.value()?, href, facts: facts::of(body) })
    });
    About {
        municipality: front::municipality(published, sample),
        site_title: &site.title,
        sample,
        edition: EditionView::of(published),
        today: TodayView::of(published),
        url: site.url.as_deref(),
        contact: site.contact.value().map(String::as_str),
        documents: documents.by_ref().take(MOST_DOCUMENTS).collect(),
        more: documents.next().is_some(),
    }
}
