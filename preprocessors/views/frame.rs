//! The frame of a page: all that stands around its body.

use super::front::{EditionView, Link, municipality};
use super::lists::List;
use super::pages::{Kind, Leaf};
use super::tiers::Place;
use super::{address, contents, feed, pages, tree};
use crate::model::{Block, Edition, Text, Tier};
use crate::register::Published;
use crate::templates::{Broken, HOLE, Templates, Words};
use serde::Serialize;
use std::sync::Arc;

/// A description is cut at so many characters.
const LONGEST_DESCRIPTION: usize = 110;

/// So many entries has the top level at most.
const MOST_TOP: usize = 6;

/// A Frame is what `page.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    title: &'a str,
    page_title: String,
    description: String,
    kind: &'static str,
    own_heading: bool,
    root: String,
    style: &'a str,
    head_script: &'a str,
    script: &'a str,
    search_script: &'a str,
    municipality: &'a str,
    site_title: &'a str,
    /// Where staff call in an emergency.
    emergency: Option<&'a str>,
    sample: bool,
    edition: EditionView,
    robots: Option<&'static str>,
    canonical: Option<String>,
    /// Where the feed is, on the pages that lead to changes.
    feed: Option<String>,
    breadcrumbs: Vec<Crumb<'a>>,
    top: Vec<Top<'a>>,
    tree: Option<String>,
    previous: Option<Link<'a>>,
    next: Option<Link<'a>>,
    /// In place of the body.
    body: &'static str,
    today: TodayView,
}

#[derive(Debug, Serialize)]
struct Crumb<'a> {
    title: &'a str,
    href: Option<String>,
}

#[derive(Debug, Serialize)]
struct Top<'a> {
    title: &'a str,
    href: String,
    current: bool,
}

/// A day as a template shows it.
#[derive(Debug, Serialize)]
pub struct TodayView {
    written: String,
    iso: String,
}

impl TodayView {
    /// The day a site stands at.
    pub fn of(published: &Published) -> Self {
        let day = published.today.day();
        Self { written: day.both(), iso: day.to_string() }
    }
}

/// Assets are the names of the files every page calls, with the hash of their bytes behind `?v=`.
#[derive(Debug)]
pub struct Assets {
    /// `style.css?v=…`
    pub style: String,
    /// `head.js?v=…`
    pub head_script: String,
    /// `kitei.js?v=…`
    pub script: String,
    /// The searcher, which a page asks for when a reader first searches.
    pub search_script: String,
}

/// A Setting is what all frames of a site share.
pub struct Setting<'a> {
    /// What may be known.
    pub published: &'a Published,
    /// The theme.
    pub templates: &'a Templates,
    /// Style and scripts.
    pub assets: &'a Assets,
    /// Where each tier is.
    pub tiers: &'a [(Tier, Place)],
    /// Every page, in order.
    pub leaves: &'a [Leaf<'a>],
}

impl<'a> Setting<'a> {
    /// The frame, with a hole for the body, of the page at index `at` (from 0), whose document has these `texts`.
    ///
    /// # Errors
    /// A tree template that cannot be printed.
    pub fn frame(&self, at: usize, leaf: &'a Leaf<'a>, texts: &[Arc<Text>]) -> Result<Frame<'a>, Broken> {
        let Self { published, templates, assets, tiers, leaves } = *self;
        let words = &templates.words;
        let here = leaf.address();
        let sample = leaf.shows_sample(published);
        let municipality = municipality(published, sample);
        let site = &published.site;
        let page_title = match leaf.kind {
            Kind::Front => format!("{municipality} {}", site.title),
            _ => format!("{}｜{municipality} {}", leaf.title, site.title),
        };
        let tree = match leaf.kind {
            Kind::Law(document, body, ..) | Kind::AsItStood(document, body, ..) => {
                let title = document.name.value().map_or(leaf.title, String::as_str);
                Some(tree::print(templates, title, body, texts, &here, contents::is_brief(published))?)
            }
            _ => None,
        };
        let neighbour = |leaf: Option<&'a Leaf<'a>>| {
            leaf.map(|leaf| Link { title: leaf.title, href: address::relative(&here, &leaf.address()) })
        };
        let in_order = leaf.kind.is_read_in_order();
        let reads = |leaf: &&Leaf<'_>| leaf.kind.is_read_in_order();
        Ok(Frame {
            title: leaf.title,
            page_title,
            description: description(published, leaf, texts, words),
            kind: leaf.kind.name(),
            own_heading: own_heading(leaf),
            root: address::root(&here),
            style: &assets.style,
            head_script: &assets.head_script,
            script: &assets.script,
            search_script: &assets.search_script,
            municipality,
            emergency: published.site.emergency.as_deref(),
            site_title: &site.title,
            sample,
            edition: EditionView::of(published),
            robots: (published.edition != Edition::Public
                || matches!(leaf.kind, Kind::Missing | Kind::AsItStood(..) | Kind::Draft(..)))
            .then_some("noindex"),
            canonical: site
                .url
                .as_ref()
                .filter(|_| published.edition == Edition::Public)
                .map(|url| format!("{url}{}", address::encode(&here))),
            feed: feed::url(published)
                .filter(|_| matches!(leaf.kind, Kind::Front | Kind::List(List::Timeline)))
                .map(|_| address::relative(&here, feed::PATH)),
            breadcrumbs: breadcrumbs(published, leaf, &here, words),
            top: top(published, tiers, leaf, &here, words),
            tree,
            previous: neighbour(leaves[..at].last().filter(reads).filter(|_| in_order)),
            next: neighbour(leaves.get(at + 1).filter(reads).filter(|_| in_order)),
            body: HOLE,
            today: TodayView::of(published),
        })
    }
}

/// Guide pages carry their `# heading`; a legal text without a title line has none.
fn own_heading(leaf: &Leaf<'_>) -> bool {
    match leaf.kind {
        Kind::Law(_, _, page, _) | Kind::AsItStood(_, _, page, _) => page.titled,
        _ => true,
    }
}

fn breadcrumbs<'a>(published: &'a Published, leaf: &Leaf<'a>, here: &str, words: &'a Words) -> Vec<Crumb<'a>> {
    if matches!(leaf.kind, Kind::Front) {
        return Vec::new();
    }
    let way = |to: &str| Some(address::relative(here, to));
    let mut crumbs = vec![Crumb { title: &words.front.title, href: way("index.html") }];
    match leaf.kind {
        Kind::Law(document, ..) | Kind::Stub(document, _) => {
            let group = document.tier as usize;
            crumbs.push(Crumb {
                title: document.tier.name(),
                href: way("contents.html").map(|href| format!("{href}#group-{group}")),
            });
        }
        Kind::Revision(document, ..) | Kind::AsItStood(document, ..) | Kind::Draft(document, ..) => {
            // a text has its own tree of contents to pass by keyboard
            if matches!(leaf.kind, Kind::Revision(..)) {
                let (title, href) = (List::Timeline.said(published, words).0, List::Timeline.address());
                crumbs.push(Crumb { title, href: way(&href) });
            }
            let name = document.name.value().map_or("", String::as_str);
            crumbs.push(Crumb { title: name, href: pages::document_address(document).and_then(|to| way(&to)) });
        }
        Kind::Guide(_) | Kind::Dictionary => crumbs.push(Crumb {
            title: &words.guide.title,
            href: way("contents.html").map(|href| format!("{href}#group-3")),
        }),
        Kind::List(list) if list != List::Index => {
            let above = [Some(List::Index), list.above()].into_iter().flatten();
            crumbs.extend(
                above.map(|above| Crumb { title: above.said(published, words).0, href: way(&above.address()) }),
            );
        }
        _ => {}
    }
    crumbs.push(Crumb { title: leaf.title, href: None });
    crumbs
}

fn top<'a>(
    published: &'a Published,
    tiers: &[(Tier, Place)],
    leaf: &Leaf<'_>,
    here: &str,
    words: &'a Words,
) -> Vec<Top<'a>> {
    let tier_here = match leaf.kind {
        Kind::Law(document, ..) | Kind::Stub(document, _) => Some(document.tier),
        Kind::TierStub(tier, _) => Some(tier),
        _ => None,
    };
    let mut top: Vec<Top<'_>> = tiers
        .iter()
        .map(|(tier, place)| Top { title: tier.name(), href: place.href(here), current: tier_here == Some(*tier) })
        .collect();
    let way = |to: &str| address::relative(here, to);
    if List::Desk.is_there(published) {
        let current = matches!(leaf.kind, Kind::List(List::Desk));
        top.insert(0, Top { title: &words.desk.title, href: way(&List::Desk.address()), current });
    }
    if List::Index.is_there(published) {
        let title = &words.lists.index.title;
        let current = matches!(leaf.kind, Kind::List(list) if list != List::Desk);
        top.push(Top { title, href: way(&List::Index.address()), current });
    }
    if let Some(first) = published.guides.first() {
        let current = matches!(leaf.kind, Kind::Guide(_) | Kind::Dictionary);
        top.push(Top { title: &words.guide.title, href: way(&address::of(&first.path)), current });
    }
    // whoever goes by keyboard passes them all; 目次 is in every foot too
    if top.len() < MOST_TOP {
        let current = matches!(leaf.kind, Kind::Contents);
        top.push(Top { title: &words.contents.title, href: way("contents.html"), current });
    }
    top
}

fn description(published: &Published, leaf: &Leaf<'_>, texts: &[Arc<Text>], words: &Words) -> String {
    match leaf.kind {
        Kind::Front => words.front.description.clone(),
        Kind::Contents if contents::is_brief(published) => words.contents_brief.description.clone(),
        Kind::Contents => words.contents.description.clone(),
        Kind::Dictionary => words.dictionary.description.clone(),
        Kind::List(list) => {
            let (title, what) = list.said(published, words);
            if list.above().is_some() { format!("{title}。{what}") } else { what.to_owned() }
        }
        Kind::About => words.about.description.clone(),
        Kind::Missing => words.missing.description.clone(),
        Kind::Guide(_) => format!("{}。{}", leaf.title, words.guide.description),
        Kind::Stub(..) | Kind::TierStub(..) => format!("{}。{}", leaf.title, words.stub.description),
        Kind::Revision(..) | Kind::AsItStood(..) | Kind::Draft(..) => {
            format!("{}。{}", leaf.title, words.revision.description)
        }
        Kind::Law(.., at) => texts
            .get(at)
            .and_then(|text| first_words(text))
            .unwrap_or_else(|| format!("{}{}", leaf.title, words.law.description)),
    }
}

/// The first paragraph of a text, cut.
fn first_words(text: &Text) -> Option<String> {
    let text = text.clauses().flat_map(|clause| &clause.blocks).find_map(|block| match block {
        Block::Paragraph(words) => Some(words.text.as_str()),
        _ => None,
    })?;
    let cut: String = text.chars().take(LONGEST_DESCRIPTION).collect();
    Some(if cut.len() < text.len() { format!("{cut}…") } else { cut })
}
