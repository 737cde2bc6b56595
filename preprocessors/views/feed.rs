//! The Atom feed (RFC 4287) of all 履歴: whoever follows it learns of every change. It needs the public address.

use super::front::municipality;
use super::{address, revision, timeline};
use crate::model::Edition;
use crate::register::Published;
use crate::templates::{Broken, HOLE, Templates};
use serde::Serialize;

/// Where it lies.
pub const PATH: &str = "feed.xml";

/// So many entries has it at most.
const MOST: usize = 50;

#[derive(Serialize)]
struct Feed<'a> {
    title: &'a str,
    author: &'a str,
    url: &'a str,
    updated: String,
    /// In place of the entries.
    entries: &'static str,
}

#[derive(Serialize)]
struct Entry<'a> {
    title: String,
    author: &'a str,
    sample: bool,
    href: String,
    updated: String,
    place: &'a str,
    content: &'a str,
}

/// The public address, where the edition has a feed.
pub fn url(published: &Published) -> Option<&str> {
    let url = published.site.url.as_deref().filter(|_| published.edition == Edition::Public)?;
    timeline::is_there(published).then_some(url)
}

/// The feed, the newest entry first.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates) -> Result<String, Broken> {
    let Some(url) = url(published) else { return Ok(String::new()) };
    let revisions = timeline::revisions(published);
    // a day has no hour: its first moment in Japan
    let moment = |day: crate::text::days::Day| format!("{day}T00:00:00+09:00");
    let newest = revisions.first().map_or_else(String::new, |it| moment(it.row.date.value.last_day()));
    let entries = revisions.into_iter().take(MOST).map(|it| Entry {
        title: format!("{} {}", it.name, revision::when(it.row)),
        author: municipality(published, it.document.sample),
        sample: it.document.sample,
        href: format!("{url}{}", address::encode(&revision::address(it.document, it.row))),
        updated: moment(it.row.date.value.last_day()),
        place: &it.row.place,
        content: &it.row.content,
    });
    let entries = templates.print_each("feed-entry", entries)?;
    let feed = Feed {
        title: &published.site.title,
        author: municipality(published, false),
        url,
        updated: newest,
        entries: HOLE,
    };
    templates.print_around("feed", &feed, &entries)
}
