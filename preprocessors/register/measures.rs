//! The measures of a framework that are counted: 定めた / 手順がある / 実施を確かめた, part by part. That a clause exists does
//! not carry a measure out; only dated evidence does, and for twelve months.

use super::ledgers::Datum;
use super::publish_links::TieKind;
use super::published::{Published, Shown};
use super::target::Target;
use crate::model::ledger::Ledger;
use crate::model::{Known, Tier};
use crate::text::days::{Coarse, Day, Today};
use std::collections::{BTreeMap, BTreeSet};

/// For so many days evidence holds: twelve months.
pub const FRESH: i32 = 366;

/// A Measure is one of the numbered measures of a framework (①–⑧ of 規則16条の3) with the parts by which it is counted.
#[derive(Debug)]
pub struct Measure {
    /// Which framework, by its index among those published.
    pub framework: usize,
    /// The measure's own part in it.
    pub part: usize,
    /// As it is cited: ①.
    pub number: String,
    /// What it is about.
    pub name: String,
    /// The parts by which it is counted; the measure itself where it has none.
    pub parts: Vec<MeasurePart>,
}

/// A MeasurePart is one part with its three lines.
#[derive(Debug)]
pub struct MeasurePart {
    /// Its index in the framework.
    pub part: usize,
    /// A clause answers to it.
    pub is_laid_down: bool,
    /// A procedure does, or rests on a clause that does.
    pub has_procedure: bool,
    /// The newest evidence: its record, by its place, and its day.
    pub evidence: Option<(usize, Day)>,
    /// Whether that is no older than twelve months, and not of a day to come.
    pub is_seen: bool,
}

impl Measure {
    /// Of its parts: laid down, with a procedure, seen carried out; and how many there are.
    pub fn counts(&self) -> (usize, usize, usize, usize) {
        let count = |is: fn(&MeasurePart) -> bool| self.parts.iter().filter(|part| is(part)).count();
        (count(|it| it.is_laid_down), count(|it| it.has_procedure), count(|it| it.is_seen), self.parts.len())
    }
}

/// Whether something of that day still counts.
pub fn is_fresh(day: Day, today: Today) -> bool {
    (0..=FRESH).contains(&day.days_until(today.day()))
}

/// The measures of every framework that is counted and that any clause answers to.
pub(super) fn measures(published: &Published) -> Vec<Measure> {
    let answers = answers(published);
    let evidence = evidence(published);
    let mut measures = Vec::new();
    for (framework, record) in published.registers.frameworks.iter().enumerate() {
        let begun = answers.keys().any(|(of, _)| *of == framework);
        let (true, Some(&true), Some(parts)) = (begun, record.counted.value(), record.parts.value()) else { continue };
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.group.is_none()) {
            let below = |(_, other): &(usize, &super::PublishedPart)| other.group.as_ref() == Some(&part.number);
            let mut leaves: Vec<usize> = parts.iter().enumerate().filter(below).map(|(at, _)| at).collect();
            if leaves.is_empty() {
                leaves.push(at);
            }
            let is_needed =
                |at: &usize| parts.get(*at).is_some_and(|part| !matches!(&part.not_needed, Shown::Shown(Some(_))));
            let own = leaves.into_iter().filter(is_needed).map(|leaf| {
                let tiers = answers.get(&(framework, leaf));
                let newest = evidence.get(&(framework, leaf)).copied();
                MeasurePart {
                    part: leaf,
                    is_laid_down: tiers.is_some_and(|tiers| tiers.iter().any(|tier| *tier != Tier::Procedure)),
                    has_procedure: tiers.is_some_and(|tiers| tiers.contains(&Tier::Procedure)),
                    evidence: newest,
                    is_seen: newest.is_some_and(|(_, day)| is_fresh(day, published.today)),
                }
            });
            measures.push(Measure {
                framework,
                part: at,
                number: part.number.clone(),
                name: part.name.clone(),
                parts: own.collect(),
            });
        }
    }
    measures
}

/// The tiers of the clauses that answer to a part, and of the procedures that rest on these.
fn answers(published: &Published) -> BTreeMap<(usize, usize), BTreeSet<Tier>> {
    let mut answers: BTreeMap<(usize, usize), BTreeSet<Tier>> = BTreeMap::new();
    for document in &published.documents {
        let Some(body) = document.body.value() else { continue };
        for tie in body.links.ties.iter().filter(|tie| tie.kind == TieKind::Framework) {
            let Target::Part(framework, part) = tie.to else { continue };
            let tiers = answers.entry((framework, part)).or_default();
            tiers.insert(document.tier);
            let below = match tie.clause {
                Some(at) => {
                    let end = body.structure.get(at).map_or(at + 1, |entry| entry.end());
                    body.links.ties_of(at..end)
                }
                None => body.links.ties_of_all(),
            };
            let below = below.iter().filter(|tie| tie.kind == TieKind::Below).filter_map(|tie| tie.to.document());
            tiers.extend(below.filter_map(|at| published.documents.get(at)).map(|document| document.tier));
        }
    }
    answers
}

/// The newest evidence of each part.
fn evidence(published: &Published) -> BTreeMap<(usize, usize), (usize, Day)> {
    let mut newest: BTreeMap<(usize, usize), (usize, Day)> = BTreeMap::new();
    for (at, record) in published.records(Ledger::Evidence).enumerate() {
        let Some(Datum::Day(day)) = record.datum(Ledger::Evidence, "dated") else { continue };
        let day = Coarse::last_day(*day);
        let Some(measures) = record.datum(Ledger::Evidence, "measures") else { continue };
        measures.walk(&mut |datum| {
            let Datum::Citation(cited) = datum else { return };
            for to in &cited.1 {
                if let Target::Part(framework, part) = to {
                    let own = newest.entry((*framework, *part)).or_insert((at, day));
                    if own.1 < day {
                        *own = (at, day);
                    }
                }
            }
        });
    }
    newest
}

/// From when a framework is in force, and how many days until then; none where that day is past or not recorded.
pub fn days_to_come(published: &Published, framework: usize) -> Option<(Coarse, i32)> {
    let record = published.registers.frameworks.records.value()?.get(framework)?;
    let day = match record.in_force.value()? {
        Known::Value(day) => *day,
        _ => return None,
    };
    let days = published.today.day().days_until(day.first_day());
    (days > 0).then_some((day, days))
}
