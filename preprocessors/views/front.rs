//! The first page.

use super::{address, dictionary, pages, revision, timeline};
use crate::model::{Edition, Tier};
use crate::register::{Published, Reason, Shown};
use crate::templates::{Broken, Templates, Words};
use serde::Serialize;

/// A Front is what `index.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Front<'a> {
    municipality: &'a str,
    site_title: &'a str,
    sample: bool,
    edition: EditionView,
    /// Words of people in trouble, each with the procedure to follow.
    troubles: Vec<Link<'a>>,
    tiers: Vec<TierView<'a>>,
    changes: Vec<Change>,
    /// Printed: pages that list what is recorded.
    lists: Option<String>,
    /// Printed.
    guide: Option<String>,
    about: &'static str,
    contents: &'static str,
    contact: Option<&'a str>,
}

/// An edition as a template shows it.
#[derive(Debug, Serialize)]
pub struct EditionView {
    /// 公開版 …
    pub name: &'static str,
    /// Whether it is for everybody.
    pub public: bool,
}

impl EditionView {
    /// The edition of a site.
    pub fn of(published: &Published) -> Self {
        let edition = published.edition;
        Self { name: edition.name(), public: edition == crate::model::Edition::Public }
    }
}

#[derive(Debug, Serialize)]
struct TierView<'a> {
    name: &'static str,
    what: &'a str,
    /// Printed, as a book may have thousands.
    documents: String,
    withheld: Option<String>,
    empty: bool,
}

/// A DocumentLink is what `link.hbs` shows.
#[derive(Debug, Serialize)]
struct DocumentLink<'a> {
    title: &'a str,
    href: String,
    facts: Option<String>,
}

#[derive(Debug, Serialize)]
struct Change {
    date: String,
    title: String,
    href: String,
    content: String,
    /// It does not hold yet.
    to_come: Option<String>,
}

/// A Link is a title and where it leads.
#[derive(Debug, Serialize)]
pub struct Link<'a> {
    /// What it says.
    pub title: &'a str,
    /// Where it leads.
    pub href: String,
}

/// The view of the first page.
///
/// # Errors
/// The template of a link that cannot be printed.
pub fn front<'a>(published: &'a Published, templates: &'a Templates) -> Result<Front<'a>, Broken> {
    let words = &templates.words;
    let site = &published.site;
    let sample = published.shows_sample();
    let tiers = Tier::ALL.iter().zip(&words.tiers).map(|(&tier, what)| {
        let documents = published.tier(tier).filter_map(|document| {
            let href = address::encode(&pages::document_address(document)?);
            let facts = match &document.body {
                Shown::Shown(body) => body.dates.enacted.value().map(|date| format!("{}制定", date.wareki())),
                Shown::Withheld(reason) => Some(withheld_words(published, reason, words).to_owned()),
            };
            Some(DocumentLink { title: document.name.value()?, href, facts })
        });
        let documents = templates.print_each("link", documents)?;
        let withheld = pages::withheld_tier(published, tier)
            .map(|reason| format!("{}理由：{}", withheld_words(published, reason, words), reason_words(reason, words)));
        Ok(TierView {
            name: tier.name(),
            what: &what.what,
            empty: documents.is_empty() && withheld.is_none(),
            documents,
            withheld,
        })
    });
    let guides = published
        .guides
        .iter()
        .map(|guide| Link { title: &guide.title, href: address::encode(&address::of(&guide.path)) });
    let lists = templates.print_each("link", super::lists::entries(published, words, "index.html"))?;
    let dictionary = (published.edition == Edition::Officer)
        .then(|| Link { title: &words.dictionary.title, href: address::of(dictionary::PATH) });
    let guide = templates.print_each("link", guides.chain(dictionary))?;
    let troubles = published.documents.iter().filter_map(|document| {
        let title = document.body.value()?.in_trouble.as_deref()?;
        Some(Link { title, href: address::encode(&pages::document_address(document)?) })
    });
    Ok(Front {
        troubles: troubles.collect(),
        municipality: if sample { &site.sample_municipality } else { &site.municipality },
        site_title: &site.title,
        sample,
        edition: EditionView::of(published),
        tiers: tiers.collect::<Result<_, Broken>>()?,
        changes: changes(published, words),
        lists: (!lists.is_empty()).then_some(lists),
        guide: (!guide.is_empty()).then_some(guide),
        about: "about.html",
        contents: "contents.html",
        contact: site.contact.value().map(String::as_str),
    })
}

/// The words on that something is withheld, in a list.
pub fn withheld_words<'a>(published: &Published, reason: &Reason, words: &'a Words) -> &'a str {
    match reason {
        Reason::Broken => &words.not_now,
        // what staff may not see is for officers
        Reason::NotForEdition(_) if published.edition == Edition::Staff => &words.officers_only,
        Reason::NotForEdition(_) => &words.withheld,
    }
}

/// The words on why something is withheld.
pub fn reason_words<'a>(reason: &'a Reason, words: &'a Words) -> &'a str {
    match reason {
        Reason::NotForEdition(Some(reason)) => reason,
        Reason::NotForEdition(None) => &words.no_reason,
        Reason::Broken => &words.broken,
    }
}

/// The newest entries of all 履歴 that may be shown, the newest first.
fn changes(published: &Published, words: &Words) -> Vec<Change> {
    let change = |revision: timeline::Revision<'_>| Change {
        date: revision.row.date.value.both(),
        title: revision.name.to_owned(),
        href: address::encode(&revision::address(revision.document, revision.row)),
        content: revision.row.content.clone(),
        to_come: (!revision.body.holds(revision.at)).then(|| words.revision.to_come_mark.clone()),
    };
    timeline::revisions(published).into_iter().take(5).map(change).collect()
}

/// The municipality in the frame of a page.
pub fn municipality(published: &Published, sample: bool) -> &str {
    if sample { &published.site.sample_municipality } else { &published.site.municipality }
}
