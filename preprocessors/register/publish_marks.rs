//! Gaps and suspect links → what officers see of them: on their own pages, and beside the clauses at both ends.

use super::gaps::{Gaps, Unit, UnitState};
use super::linked::Register;
use super::publish_links::Mark;
use super::published::{Published, Shown};
use super::suspects::{LinkState, Standing};
use super::target::{Clause, Target};
use super::withheld::Places;

impl Register {
    /// Gives the officers' edition its gaps and suspect links; `places` is where documents stand in `published`.
    pub(super) fn publish_marks(&self, published: &mut Published, places: &Places) {
        let place = |document: usize| places.document(document);
        let units = |units: &Option<Vec<Unit>>| {
            let known = |unit: &Unit| {
                let at = Clause { document: place(unit.at.document)?, ..unit.at };
                Some(Unit { at, state: unit.state.clone() })
            };
            units.as_ref().map(|units| units.iter().filter_map(known).collect::<Vec<_>>())
        };
        let target = |target: Target| match target {
            Target::Document(document) => place(document).map(Target::Document),
            Target::Clause(at) => Some(Target::Clause(Clause { document: place(at.document)?, ..at })),
            other => Some(other),
        };
        let bases = self.gaps.bases.iter().filter_map(|(document, said)| Some((place(*document)?, *said)));
        let gaps = Gaps {
            standards: units(&self.gaps.standards),
            procedures: units(&self.gaps.procedures),
            bases: bases.collect(),
            ..self.gaps.clone()
        };
        let known = |standing: &Standing| {
            let (lower, upper) = (target(standing.lower)?, target(standing.upper)?);
            Some(Standing { lower, upper, ..standing.clone() })
        };
        let standings: Vec<Standing> = self.standings.iter().filter_map(known).collect();
        let mut marks: Vec<(Target, Mark)> = Vec::new();
        for (units, mark) in [(&gaps.standards, Mark::NoStandard), (&gaps.procedures, Mark::NoProcedure)] {
            let open = units.iter().flatten().filter(|unit| unit.state == UnitState::Gap);
            marks.extend(open.map(|unit| (Target::Clause(unit.at), mark)));
        }
        let silent = gaps.bases.iter().filter(|(_, said)| !said);
        marks.extend(silent.map(|(document, _)| (Target::Document(*document), Mark::NoBasis)));
        for standing in standings.iter().filter(|standing| matches!(standing.state, LinkState::Suspect(_))) {
            marks.extend([(standing.lower, Mark::Suspect), (standing.upper, Mark::SuspectBelow)]);
        }
        let has_samples = published.shows_sample();
        for (end, mark) in marks {
            let document = end.document().and_then(|document| published.documents.get_mut(document));
            if let Some(Shown::Shown(body)) = document.map(|document| &mut document.body) {
                let clause = match end {
                    Target::Clause(at) => Some(at.clause),
                    _ => None,
                };
                body.links.marks.push((clause, mark));
                // no gap may stand under a real name where what is missing would be a sample
                body.links.shows_sample |= has_samples;
            }
        }
        for document in &mut published.documents {
            if let Shown::Shown(body) = &mut document.body {
                body.links.marks.sort_unstable();
                body.links.marks.dedup();
            }
        }
        (published.gaps, published.standings) = (Shown::Shown(gaps), Shown::Shown(standings));
    }
}
