//! The 構成 figure: three tiers with how many documents each has.

use super::{address, pages};
use crate::model::Tier;
use crate::register::Published;
use crate::templates::Words;
use serde::Serialize;

/// Each row is 84 high, and 16 between two.
const ROW: usize = 100;

/// A Tiers is what `tiers.hbs` shows.
#[derive(Debug, Serialize)]
pub struct Tiers<'a> {
    rows: Vec<Row<'a>>,
    height: usize,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    name: &'static str,
    what: &'a str,
    count: Option<String>,
    href: Option<String>,
    y: usize,
}

/// The figure as seen from the page at `here`.
pub fn tiers<'a>(published: &Published, words: &'a Words, here: &str) -> Tiers<'a> {
    let rows = Tier::ALL.iter().zip(&words.tiers).enumerate().map(|(at, (&tier, what))| Row {
        name: tier.name(),
        what: &what.what,
        // none here is none in this site, not none in the municipality: a nought would say more than is known
        count: published.count(tier).filter(|&count| count > 0).map(|count| format!("{count}{}", words.count)),
        href: href(published, tier, here),
        y: at * ROW,
    });
    let rows: Vec<Row<'_>> = rows.collect();
    Tiers { height: rows.len() * ROW - 16, rows }
}

/// Where a tier is: its only document, its part of the 目次, or what stands in its place; nowhere when it is empty.
pub fn href(published: &Published, tier: Tier, here: &str) -> Option<String> {
    let mut named = published.tier(tier).filter_map(pages::document_address);
    let target = match (named.next(), named.next()) {
        (Some(only), None) => only,
        (Some(_), Some(_)) => {
            let group = Tier::ALL.iter().position(|&other| other == tier).unwrap_or_default();
            return Some(format!("{}#group-{group}", address::relative(here, "contents.html")));
        }
        (None, _) => {
            pages::withheld_tier(published, tier)?;
            address::of(&pages::tier_stub(tier))
        }
    };
    Some(address::relative(here, &target))
}
