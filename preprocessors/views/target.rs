//! The one resolver: what a Target is called, and where its page is (contract 6).

use super::previews::Opening;
use super::{address, pages};
use crate::model::Structure;
use crate::register::{Body, ClauseAt, Published, Target, row_anchor};

/// A Found is where a target is and what it is called there.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The page's address in the site and the anchor on it; `None` where it has no page in this edition.
    pub place: Option<(String, String)>,
    /// 管理規程第6条第2項
    pub citation: String,
    /// What it is about: its heading; empty where it has none.
    pub heading: String,
}

impl Found {
    /// The way there from the page at `here`.
    pub fn href(&self, here: &str) -> Option<String> {
        let (page, anchor) = self.place.as_ref()?;
        let way = if page == here && !anchor.is_empty() { String::new() } else { address::relative(here, page) };
        Some(if anchor.is_empty() { way } else { format!("{way}#{anchor}") })
    }
}

/// Finds a target; `None` where the edition may not know it.
pub fn find(published: &Published, target: Target) -> Option<Found> {
    let registers = &published.registers;
    match target {
        Target::Document(document) => {
            let document = published.documents.get(document)?;
            let place = pages::document_address(document).map(|page| (page, String::new()));
            Some(Found { place, citation: document.name.value()?.clone(), heading: String::new() })
        }
        Target::Clause(at) => clause(published, at),
        Target::Row(at, row) => self::row(published, at, row as usize),
        Target::Law(law) => {
            let law = registers.laws.iter().nth(law)?;
            let place = Some(("laws.html".to_owned(), format!("law-{}", law.id)));
            let number = law.number.value().and_then(|number| number.value().cloned());
            Some(Found { place, citation: law.name.value()?.clone(), heading: number.unwrap_or_default() })
        }
        Target::Role(role) => {
            let role = registers.roles.iter().nth(role)?;
            let place = Some(("roles.html".to_owned(), format!("role-{}", role.id)));
            let holder = role.held_by.value().and_then(|holder| holder.value().cloned());
            Some(Found { place, citation: role.name.value()?.clone(), heading: holder.unwrap_or_default() })
        }
        Target::Part(framework, part) => {
            let framework = registers.frameworks.iter().nth(framework)?;
            let place = Some((format!("frameworks/{}.html", framework.id), format!("part-{part}")));
            let part = framework.parts.value()?.get(part)?;
            let short = framework.short_names.value().and_then(|names| names.first());
            let name = short.or(framework.name.value())?;
            let number = &part.number;
            Some(Found { place, citation: format!("{name}{number}"), heading: part.name.clone() })
        }
        Target::Department(department) => {
            let department = registers.departments.records.value()?.get(department)?;
            let place = Some((super::departments::address(department), String::new()));
            Some(Found { place, citation: department.name.value()?.clone(), heading: String::new() })
        }
        Target::Record(of, at) => {
            let ledger = published.ledger(of)?;
            let record = ledger.get(at)?;
            let page = ledger.has_pages().then(|| (super::ledger::record_address(of, record), String::new()));
            Some(Found { place: page, citation: record.name.clone(), heading: String::new() })
        }
        Target::Term(term) => {
            let term = registers.terms.iter().nth(term)?;
            let place = Some(("terms.html".to_owned(), format!("t-{}", term.id)));
            Some(Found { place, citation: term.name.value()?.clone(), heading: String::new() })
        }
    }
}

fn clause(published: &Published, at: ClauseAt) -> Option<Found> {
    let body = published.documents.get(at.document)?.body.value()?;
    let page = body.page_of(at.clause)?;
    let anchor = body.anchors.at(at.clause).unwrap_or_default();
    Some(Found {
        place: Some((address::of(&page.path), anchor.to_owned())),
        citation: format!("{}{}", body.short_name, body.structure.cite(at.clause)),
        heading: heading(body, at.clause).to_owned(),
    })
}

fn row(published: &Published, at: ClauseAt, row: usize) -> Option<Found> {
    let Found { place, heading, .. } = clause(published, at)?;
    let body = published.documents.get(at.document)?.body.value()?;
    let ground = body.ground();
    let number = ground.row(at.clause, row)?.number()?;
    Some(Found {
        place: place.map(|(page, annex)| (page, row_anchor(&annex, &number))),
        citation: format!("{}{}", body.short_name, ground.cite_row(at.clause, row)),
        heading,
    })
}

/// What a clause is about: the words of its caption or heading, without brackets, or those of the 条 it is in.
pub fn heading(body: &Body, clause: usize) -> &str {
    let structure: &Structure = &body.structure;
    let has_heading = |&at: &usize| structure.get(at).is_some_and(|entry| !entry.heading().is_empty());
    let words = structure.up(clause).find(has_heading).map_or("", |at| body.heading(at));
    words.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')).unwrap_or(words)
}

/// The first words of a target, for a preview.
pub fn opening(published: &Published, target: Target) -> Opening {
    let Target::Row(at, row) = target else { return Opening::Words(words(published, target)) };
    let body = published.documents.get(at.document).and_then(|document| document.body.value());
    let row = body.and_then(|body| body.ground().row(at.clause, row as usize));
    row.map_or_else(|| Opening::Words(String::new()), |row| Opening::row(&row))
}

fn words(published: &Published, target: Target) -> String {
    match target {
        Target::Clause(at) => {
            let body = published.documents.get(at.document).and_then(|document| document.body.value());
            body.map_or_else(String::new, |body| body.opening(at.clause))
        }
        Target::Law(law) => {
            let law = published.registers.laws.iter().nth(law);
            let note = law.and_then(|law| Some((law.number.value()?.value().cloned(), law.note.value()?.clone())));
            let (number, note) = note.unwrap_or_default();
            [number, note].into_iter().flatten().collect::<Vec<_>>().join("　")
        }
        Target::Term(term) => {
            let term = published.registers.terms.iter().nth(term);
            term.and_then(|term| term.definition.value().cloned()).unwrap_or_default()
        }
        _ => String::new(),
    }
}
