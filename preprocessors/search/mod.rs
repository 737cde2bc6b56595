//! Floor 7. What readers search: every page of an edition as units of text, each with its citation, title, tier, department
//! and address. The searcher in the browser (`theme/js/search.js`), `kitei search` and the lunr export all read the same.
//!
//! ```text
//! &Published ─docs→ Doc, Doc, Doc … ─Scripts→ search/data/policy.js, search/data/standards.js …
//!                                   └──────→ search/index.js: which parts there are, names, synonyms
//! ```
//!
//! Text is shipped once and unfolded: the browser folds it when it is loaded. Earlier wordings are a part of their own, which
//! is loaded when somebody asks for them.

mod doc;
mod find;
mod lunr;
mod numbers;
mod pages;
mod records;
mod script;
mod teaser;
mod texts;
mod variants;

pub use doc::{Doc, DocBlock, PartId, SearchPage, See};
pub use find::{Hit, Searcher, terms};
pub use lunr::{Japanese, lunr, lunr_script};
pub use script::{INDEX, Scripts};
pub use teaser::teaser;
pub use variants::{Form, Why};

use crate::register::Published;
use crate::templates::Words;
use crate::views::pages::{Kind, Leaf, all};

/// Where the page of results lies, without JavaScript a page on where else to look.
pub const PAGE: &str = "search.html";

/// The leaves of a part, in the order of reading.
pub fn leaves<'a>(published: &'a Published, words: &'a Words, part: PartId) -> Vec<Leaf<'a>> {
    let mut leaves = all(published, words);
    leaves.retain(|leaf| pages::part_of(leaf) == Some(part));
    leaves
}

/// The same of every part at once, in the order of [`PartId::ALL`].
fn leaves_of(all: Vec<Leaf<'_>>) -> [Vec<Leaf<'_>>; PartId::ALL.len()] {
    let mut of: [Vec<Leaf<'_>>; PartId::ALL.len()] = Default::default();
    for leaf in all {
        if let Some(of) = pages::part_of(&leaf).and_then(|part| of.get_mut(part as usize)) {
            of.push(leaf);
        }
    }
    of
}

/// Calls `take` with every unit of a part; its page is an index (from 0) in `leaves`.
pub fn docs(published: &Published, leaves: &[Leaf<'_>], take: &mut dyn FnMut(Doc)) {
    for (page, leaf) in leaves.iter().enumerate() {
        match leaf.kind {
            Kind::Law(_, body, _, file) | Kind::AsItStood(_, body, _, file) => {
                texts::docs(published, body, file, page, take);
            }
            _ => records::docs(published, leaf, page, take),
        }
    }
}
