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

/// The figure as seen from the page at `here`. Samples count on the page of a `sample` only: under the owner's name they
/// would be taken for the owner's.
pub fn tiers<'a>(published: &Published, words: &'a Words, here: &str, sample: bool) -> Tiers<'a> {
    let count = |tier| {
        let samples = if sample { 0 } else { published.samples(tier) };
        Some(published.count(tier)?.saturating_sub(samples))
    };
    let rows = Tier::ALL.iter().zip(&words.tiers).enumerate().map(|(at, (&tier, what))| Row {
        name: tier.name(),
        what: &what.what,
        // none here is none in this site, not none in the municipality: a nought would say more than is known
        count: count(tier).filter(|&count| count > 0).map(|count| format!("{count}{}", words.count)),
        href: place(published, tier).map(|place| place.href(here)),
        y: at * ROW,
    });
    let rows: Vec<Row<'_>> = rows.collect();
    Tiers { height: rows.len() * ROW - 16, rows }
}

/// A Place is where a tier is. It is the same from every page: found once for a site.
#[derive(Debug)]
pub struct Place {
    address: String,
    /// Its part of the 目次, from 0, where it has several documents.
    group: Option<usize>,
}

impl Place {
    /// The way there from the page at `here`.
    pub fn href(&self, here: &str) -> String {
        match self.group {
            Some(group) => format!("{}#group-{group}", address::relative(here, &self.address)),
            None => address::relative(here, &self.address),
        }
    }
}

/// Where a tier is: its only document, its part of the 目次, or what stands in its place; nowhere when it is empty.
pub fn place(published: &Published, tier: Tier) -> Option<Place> {
    let mut named = published.tier(tier).filter_map(pages::document_address);
    let (address, group) = match (named.next(), named.next()) {
        (Some(only), None) => (only, None),
        (Some(_), Some(_)) => ("contents.html".to_owned(), Tier::ALL.iter().position(|&other| other == tier)),
        (None, _) => {
            pages::withheld_tier(published, tier)?;
            (address::of(&pages::tier_stub(tier)), None)
        }
    };
    Some(Place { address, group })
}

/// Where every tier is that is anywhere, for the top level of navigation.
pub fn places(published: &Published) -> Vec<(Tier, Place)> {
    Tier::ALL.iter().filter_map(|&tier| Some((tier, place(published, tier)?))).collect()
}
