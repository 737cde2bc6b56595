//! Which page belongs to which part, and what is said of it.

use super::doc::{PartId, SearchPage};
use crate::model::Tier;
use crate::model::ledger::Ledger;
use crate::register::{Published, Target};
use crate::views::lists::List;
use crate::views::pages::{Kind, Leaf};

/// The part of a page; `None` where nobody looks for it, or for words that nobody has decided.
pub fn part_of(leaf: &Leaf<'_>) -> Option<PartId> {
    match leaf.kind {
        Kind::Law(document, ..) | Kind::Stub(document, _) => Some(of_tier(document.tier)),
        Kind::AsItStood(_, body, ..) => body.state.is_past().then_some(PartId::Past),
        Kind::Revision(..) | Kind::List(_) | Kind::About => Some(PartId::Records),
        Kind::Guide(_) | Kind::Dictionary => Some(PartId::Guide),
        Kind::Front | Kind::Contents | Kind::Draft(..) | Kind::TierStub(..) | Kind::Missing => None,
    }
}

fn of_tier(tier: Tier) -> PartId {
    match tier {
        Tier::Policy => PartId::Policy,
        Tier::Standard => PartId::Standards,
        Tier::Procedure => PartId::Procedures,
    }
}

/// What is said of a page.
pub fn page(published: &Published, leaf: &Leaf<'_>) -> SearchPage {
    let kind = match leaf.kind {
        Kind::List(List::Record(Ledger::Questions, _)) => "question",
        kind => kind.name(),
    };
    let sample = match leaf.kind {
        Kind::Law(document, ..) | Kind::AsItStood(document, ..) | Kind::Revision(document, ..) => document.sample,
        _ => leaf.shows_sample(published),
    };
    SearchPage {
        href: leaf.address(),
        title: leaf.title.to_owned(),
        kind,
        departments: departments(published, leaf),
        sample,
    }
}

/// What a document is called, on its first page; a further one has none.
pub fn names<'a>(leaf: &Leaf<'a>) -> Vec<&'a str> {
    match leaf.kind {
        Kind::Law(document, body, ..) => {
            let names = [document.name.value().map(String::as_str), Some(body.short_name.as_str())];
            let mut names: Vec<&str> = names.into_iter().flatten().collect();
            names.dedup();
            names
        }
        _ => Vec::new(),
    }
}

/// The names of the departments by which hits can be narrowed.
pub fn department_names(published: &Published) -> Vec<&str> {
    let name = |at: usize| {
        let department = published.registers.departments.iter().nth(at);
        department.and_then(|department| department.name.value()).map_or("", String::as_str)
    };
    (0..published.registers.departments.iter().len()).map(name).collect()
}

fn departments(published: &Published, leaf: &Leaf<'_>) -> Vec<usize> {
    let named = |name: &str| department_names(published).iter().position(|own| *own == name);
    match leaf.kind {
        Kind::Law(_, body, ..) | Kind::AsItStood(_, body, ..) | Kind::Revision(_, body, _) => {
            body.department.value().and_then(|name| named(name)).into_iter().collect()
        }
        Kind::List(List::Department(at)) => vec![at],
        Kind::List(List::Record(of, at)) => {
            let record = published.ledger(of).and_then(|ledger| ledger.get(at));
            let kept = record.filter(|_| of.field("department").is_some());
            match kept.and_then(|record| record.target(of, "department")) {
                Some(Target::Department(at)) => vec![at],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
