//! 目次: every document with its clauses.

use super::tree::{self, Entry};
use super::{address, pages};
use crate::model::Tier;
use crate::register::{Published, Shown};
use crate::templates::Words;
use serde::Serialize;

/// Where the 目次 is.
const HERE: &str = "contents.html";

/// A Contents is what `contents.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Contents<'a> {
    groups: Vec<Group<'a>>,
}

#[derive(Debug, Serialize)]
struct Group<'a> {
    title: &'a str,
    documents: Vec<Document<'a>>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    title: &'a str,
    href: String,
    withheld: Option<&'a str>,
    entries: Vec<Entry<'a>>,
}

/// The view of the 目次.
pub fn contents<'a>(published: &'a Published, words: &'a Words) -> Contents<'a> {
    // a large book lists its documents; each has its own tree on its page
    let brief = published.documents.len() > 200;
    let tiers = Tier::ALL.iter().map(|&tier| {
        let mut documents: Vec<Document<'_>> = published
            .tier(tier)
            .filter_map(|document| {
                let href = address::relative(HERE, &pages::document_address(document)?);
                let (withheld, entries) = match &document.body {
                    Shown::Shown(body) if brief => (None, {
                        let _ = body;
                        Vec::new()
                    }),
                    Shown::Shown(body) => (None, tree::entries(body, HERE, false)),
                    Shown::Withheld(_) => (Some(words.withheld.as_str()), Vec::new()),
                };
                Some(Document { title: document.name.value()?, href, withheld, entries })
            })
            .collect();
        if pages::withheld_tier(published, tier).is_some() {
            let href = address::relative(HERE, &address::of(&pages::tier_stub(tier)));
            documents.push(Document { title: tier.name(), href, withheld: Some(&words.withheld), entries: Vec::new() });
        }
        Group { title: tier.name(), documents }
    });
    let guides = (!published.guides.is_empty()).then(|| Group {
        title: &words.guide.title,
        documents: published
            .guides
            .iter()
            .map(|guide| Document {
                title: &guide.title,
                href: address::relative(HERE, &address::of(&guide.path)),
                withheld: None,
                entries: Vec::new(),
            })
            .collect(),
    });
    Contents { groups: tiers.chain(guides).collect() }
}
