//! Every page an edition has, in the order of reading. A new kind of page is one line here.

use super::lists::{self, List};
use super::{address, dictionary, draft, revision};
use crate::model::ledger::Ledger;
use crate::model::{Edition, Text, Tier};
use crate::register::{Body, Page, PastText, Published, PublishedDocument, PublishedGuide, Reason, Shown, Target};
use crate::templates::Words;
use std::sync::Arc;

/// A Leaf is one page of the site.
#[derive(Debug)]
pub struct Leaf<'a> {
    /// The chapter's path in the book, ends with `.md`.
    pub path: String,
    /// Its title.
    pub title: &'a str,
    /// What stands on it.
    pub kind: Kind<'a>,
}

/// A Kind is what a page shows.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'a> {
    /// The first page.
    Front,
    /// 目次
    Contents,
    /// One file of a document: its page and that page's place (from 0) among the document's.
    Law(&'a PublishedDocument, &'a Body, &'a Page, usize),
    /// One row (from 0) of a document's 履歴.
    Revision(&'a PublishedDocument, &'a Body, usize),
    /// One file of a text as it stood: its body and page, and that page's place (from 0).
    AsItStood(&'a PublishedDocument, &'a Body, &'a Page, usize),
    /// What nobody has decided yet of a document, beside what holds (改正案): its body and the draft.
    Draft(&'a PublishedDocument, &'a Body, &'a Body),
    /// In place of a document.
    Stub(&'a PublishedDocument, &'a Reason),
    /// In place of a whole tier, whose titles alone would tell.
    TierStub(Tier, &'a Reason),
    /// A page that lists what is recorded.
    List(List),
    /// A page of the officers' guide.
    Guide(&'a PublishedGuide),
    /// データの書き方
    Dictionary,
    /// このサイトについて
    About,
    /// 404
    Missing,
}

impl Kind<'_> {
    /// The name of the kind, for style sheets and tests.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Contents => "contents",
            Self::Law(..) => "law",
            Self::Revision(..) => "revision",
            Self::AsItStood(..) => "as-it-stood",
            Self::Draft(..) => "draft",
            Self::Stub(..) => "stub",
            Self::TierStub(..) => "tier-stub",
            Self::List(list) => list.name(),
            Self::Guide(_) => "guide",
            Self::Dictionary => "dictionary",
            Self::About => "about",
            Self::Missing => "missing",
        }
    }

    /// Whether the page is read in order, with one before and one after it.
    pub fn is_read_in_order(&self) -> bool {
        matches!(self, Self::Law(..) | Self::Stub(..) | Self::TierStub(..) | Self::Guide(_))
    }
}

impl Leaf<'_> {
    /// Where it lies in the site.
    pub fn address(&self) -> String {
        address::of(&self.path)
    }

    /// The clauses of all files of its document; none where it shows no legal text.
    pub fn texts(&self) -> Vec<Arc<Text>> {
        match self.kind {
            Kind::Law(_, body, ..) | Kind::AsItStood(_, body, ..) => body.texts(),
            _ => Vec::new(),
        }
    }

    /// Whether a sample shows on it: its frame then carries the sample's municipality (house.md, invariants).
    pub fn shows_sample(&self, published: &Published) -> bool {
        match self.kind {
            Kind::Law(document, body, ..) => document.sample || body.links.shows_sample,
            Kind::Stub(document, _)
            | Kind::Revision(document, ..)
            | Kind::AsItStood(document, ..)
            | Kind::Draft(document, ..) => document.sample,
            Kind::Front | Kind::Contents | Kind::About => published.shows_sample(),
            Kind::TierStub(tier, _) => published.samples(tier) > 0,
            Kind::List(list) => list.shows_sample(published),
            Kind::Guide(guide) => {
                let has = |of: &Ledger| published.records(*of).any(|record| record.sample);
                guide.tables.iter().any(has)
            }
            Kind::Dictionary | Kind::Missing => false,
        }
    }
}

/// Every page, in order.
pub fn all<'a>(published: &'a Published, words: &'a Words) -> Vec<Leaf<'a>> {
    let plain = |path: &str, title: &'a str, kind| Leaf { path: path.to_owned(), title, kind };
    let mut leaves = vec![
        plain("index.md", &words.front.title, Kind::Front),
        plain("contents.md", &words.contents.title, Kind::Contents),
    ];
    for &tier in Tier::ALL {
        for document in published.tier(tier) {
            leaves.extend(document_leaves(document));
        }
        if let Some(reason) = withheld_tier(published, tier) {
            leaves.push(plain(&tier_stub(tier), tier.name(), Kind::TierStub(tier, reason)));
        }
    }
    leaves.extend(lists::leaves(published, words));
    leaves.extend(published.documents.iter().flat_map(history_leaves));
    leaves.extend(published.guides.iter().map(|guide| plain(&guide.path, &guide.title, Kind::Guide(guide))));
    if published.edition == Edition::Officer {
        leaves.push(plain(dictionary::PATH, &words.dictionary.title, Kind::Dictionary));
    }
    leaves.push(plain("about.md", &words.about.title, Kind::About));
    leaves.push(plain("404.md", &words.missing.title, Kind::Missing));
    leaves
}

fn document_leaves(document: &PublishedDocument) -> Vec<Leaf<'_>> {
    match (&document.body, &document.name, &document.place) {
        (Shown::Shown(body), ..) => body
            .pages
            .iter()
            .enumerate()
            .map(|(at, page)| Leaf {
                path: page.path.clone(),
                title: &page.title,
                kind: Kind::Law(document, body, page, at),
            })
            .collect(),
        (Shown::Withheld(reason), Shown::Shown(name), Shown::Shown(place)) if !place.is_empty() => {
            vec![Leaf { path: place.clone(), title: name, kind: Kind::Stub(document, reason) }]
        }
        _ => Vec::new(),
    }
}

/// The rows of a document's 履歴, each with its text.
fn history_leaves(document: &PublishedDocument) -> Vec<Leaf<'_>> {
    let Shown::Shown(body) = &document.body else { return Vec::new() };
    let mut leaves = Vec::new();
    for (at, (row, past)) in body.history.iter().zip(&body.past).enumerate() {
        let path = revision::path(document, row);
        leaves.push(Leaf { path, title: &past.title, kind: Kind::Revision(document, body, at) });
        if let PastText::Kept(past) = &past.text {
            leaves.extend(text_leaves(document, past));
        }
    }
    if let Some(draft) = &body.draft {
        let path = draft::path(document);
        leaves.push(Leaf { path, title: &draft.title, kind: Kind::Draft(document, body, &draft.body) });
        leaves.extend(text_leaves(document, &draft.body));
    }
    leaves
}

/// The pages of words that are not those of today.
fn text_leaves<'a>(document: &'a PublishedDocument, text: &'a Body) -> impl Iterator<Item = Leaf<'a>> {
    text.pages.iter().enumerate().map(move |(at, page)| Leaf {
        path: page.path.clone(),
        title: &page.title,
        kind: Kind::AsItStood(document, text, page, at),
    })
}

/// Why the tier has documents that may not even be named, if it has.
pub fn withheld_tier(published: &Published, tier: Tier) -> Option<&Reason> {
    published.tier(tier).find_map(|document| match &document.name {
        Shown::Withheld(reason) => Some(reason),
        Shown::Shown(_) => None,
    })
}

/// The path of the page that stands for a withheld tier.
pub fn tier_stub(tier: Tier) -> String {
    let folder = match tier {
        Tier::Policy => "policy",
        Tier::Standard => "standards",
        Tier::Procedure => "procedures",
    };
    format!("{folder}/withheld.md")
}

/// Whether the edition has the page on which a record stands.
pub fn has(published: &Published, target: Target) -> bool {
    match target {
        Target::Document(_) | Target::Clause(_) | Target::Row(..) => true,
        other => lists::of(other).is_some_and(|list| list.is_there(published)),
    }
}

/// Where a document is, as far as the edition knows.
pub fn document_address(document: &PublishedDocument) -> Option<String> {
    document_leaves(document).first().map(Leaf::address)
}
