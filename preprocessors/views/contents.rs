//! 目次: every document with its clauses.

use super::front::withheld_words;
use super::tree::{self, Entry};
use super::{address, dictionary, pages};
use crate::model::{Edition, Tier};
use crate::register::{Published, Shown};
use crate::templates::{Broken, Templates};
use serde::Serialize;

/// Where the 目次 is.
const HERE: &str = "contents.html";

/// Above so many documents the 目次 lists them without their clauses: each has its own tree on its page.
const MOST_WITH_CLAUSES: usize = 80;

/// Whether the 目次 lists documents alone.
pub fn is_brief(published: &Published) -> bool {
    published.documents.len() > MOST_WITH_CLAUSES
}

/// A Contents is what `contents.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Contents<'a> {
    /// It lists documents without their clauses.
    brief: bool,
    groups: Vec<Group<'a>>,
}

#[derive(Debug, Serialize)]
struct Group<'a> {
    title: &'a str,
    /// Printed, as a book may have thousands.
    documents: String,
}

/// A Document is what `listed.hbs` shows.
#[derive(Debug, Serialize)]
struct Document<'a> {
    title: &'a str,
    href: String,
    withheld: Option<&'a str>,
    entries: Vec<Entry>,
}

/// The view of the 目次.
///
/// # Errors
/// The template of a document that cannot be printed.
pub fn contents<'a>(published: &'a Published, templates: &'a Templates) -> Result<Contents<'a>, Broken> {
    let words = &templates.words;
    let brief = is_brief(published);
    let tier = |&tier: &Tier| {
        let documents = published.tier(tier).filter_map(|document| {
            let href = address::relative(HERE, &pages::document_address(document)?);
            let (withheld, entries) = match &document.body {
                Shown::Shown(_) if brief => (None, Vec::new()),
                Shown::Shown(body) => (None, tree::entries(body, &body.texts(), HERE, false)),
                Shown::Withheld(reason) => (Some(withheld_words(published, reason, words)), Vec::new()),
            };
            Some(Document { title: document.name.value()?, href, withheld, entries })
        });
        let stub = pages::withheld_tier(published, tier).map(|reason| {
            let href = address::relative(HERE, &address::of(&pages::tier_stub(tier)));
            Document {
                title: tier.name(),
                href,
                withheld: Some(withheld_words(published, reason, words)),
                entries: Vec::new(),
            }
        });
        Ok(Group { title: tier.name(), documents: templates.print_each("listed", documents.chain(stub))? })
    };
    let mut groups = Tier::ALL.iter().map(tier).collect::<Result<Vec<_>, Broken>>()?;
    if published.edition == Edition::Officer {
        let guides = published.guides.iter().map(|guide| Document {
            title: &guide.title,
            href: address::relative(HERE, &address::of(&guide.path)),
            withheld: None,
            entries: Vec::new(),
        });
        let dictionary = Document {
            title: &words.dictionary.title,
            href: address::relative(HERE, &address::of(dictionary::PATH)),
            withheld: None,
            entries: Vec::new(),
        };
        groups.push(Group {
            title: &words.guide.title,
            documents: templates.print_each("listed", guides.chain([dictionary]))?,
        });
    }
    Ok(Contents { brief, groups })
}
