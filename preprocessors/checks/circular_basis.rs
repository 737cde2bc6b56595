//! `circular-basis`: texts of one tier rest on one another in a circle.

use crate::register::{Closing, Register, closings};
use crate::source::{Code, Diagnostic, Origin, Severity};

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let (circles, places) = circles(register);
    for closing in circles {
        let Some(place) = places.get(closing.from).and_then(|places| places.get(closing.link)) else { continue };
        let name = |at: &usize| register.documents.get(*at).map_or("", |linked| linked.document.name.as_str());
        let mut names: Vec<&str> = closing.path.iter().map(name).collect();
        names.extend(closing.path.first().map(name));
        let message = format!("根拠をたどると、元に戻ります（{}）", names.join("→"));
        faults.push(
            Diagnostic::new(Severity::Warning, Code::CircularBasis, (*place).clone(), message)
                .hint("輪になっている根拠のうち、誤っているものを直すか、消してください"),
        );
    }
}

/// The links that close a circle of documents of one tier, and by document where each of its links is written. Between
/// tiers there is none: one of the links would lead down.
pub(super) fn circles(register: &Register) -> (Vec<Closing>, Vec<Vec<&Origin>>) {
    let mut links: Vec<Vec<usize>> = vec![Vec::new(); register.documents.len()];
    let mut places: Vec<Vec<&Origin>> = vec![Vec::new(); register.documents.len()];
    let tier = |document: usize| register.documents.get(document).map(|linked| linked.document.tier);
    for basis in &register.links.bases {
        let upper = basis.upper.document().filter(|upper| tier(*upper) == tier(basis.document));
        if let (Some(upper), Some(own), Some(places)) =
            (upper, links.get_mut(basis.document), places.get_mut(basis.document))
        {
            own.push(upper);
            places.push(&basis.origin);
        }
    }
    (closings(&links), places)
}
