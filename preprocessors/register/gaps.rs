//! 抜け: what has nothing below it, nothing above it, or no procedure; computed once, from both ends of every link.

use super::linked::{LinkedDocument, Register};
use super::links::{Pointer, PointerField, Waiver};
use super::target::{Clause, Target};
use crate::model::ledger::Ledger;
use crate::model::{AssetKind, FrameworkPart, Known, Structure, Tier};
use std::collections::HashSet;

/// A Unit is a clause that is counted: an 条 of the main text, or where its 項 or 号 bear headings of their own, each of
/// these (基本方針９ has four). 附則 and what says 「削除」 are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Where it is.
    pub at: Clause,
    /// Whether what belongs below it is there.
    pub state: UnitState,
}

/// A UnitState says whether what belongs below a unit is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitState {
    /// A clause of the tier below rests on it.
    Covered,
    /// None is needed, and why: 〔対策基準：不要（…）〕.
    NotNeeded(String),
    /// 抜け
    Gap,
}

/// A Coverage is how procedures cover an asset (domain §4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// 直接: its record names a procedure.
    Direct,
    /// システム経由: its system's does.
    System,
    /// 区分による一括: a procedure covers its kind.
    Kind,
    /// 不要, and why.
    NotNeeded(String),
    /// 抜け
    Gap,
}

/// A PartState is whether a part of a framework has a clause that answers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartState {
    /// Index of the framework.
    pub framework: usize,
    /// Index of the part in it.
    pub part: usize,
    /// As of a unit.
    pub state: UnitState,
}

/// Gaps are everything that is counted, and whether it has what belongs to it. Where nothing is there, or no link was ever
/// written, nothing is counted: none in this site is not none in the municipality, and whoever has not begun is not told
/// a thousand times.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    /// Clauses of the basic policy, by the standards that rest on them; `None`: no standard says on what it rests.
    pub standards: Option<Vec<Unit>>,
    /// Clauses of the standards, by the procedures that rest on them; `None`: no procedure says on what it rests.
    pub procedures: Option<Vec<Unit>>,
    /// Documents (their indices) of the tiers of which any says on what it rests, and whether this one does.
    pub bases: Vec<(usize, bool)>,
    /// Every asset, by its index, and how it is covered; `None`: there are no procedures.
    pub assets: Option<Vec<(usize, Coverage)>>,
    /// Parts of the frameworks that are counted and that anything answers to.
    pub parts: Vec<PartState>,
    /// A text or a record could not be read: what is counted may be wrong.
    pub lacks: bool,
}

impl Register {
    /// Counts.
    pub(super) fn find_gaps(&self) -> Gaps {
        let has = |tier: Tier| self.documents.iter().any(|linked| linked.document.tier == tier);
        let tier_of = |document: usize| self.documents.get(document).map(|linked| linked.document.tier);
        let begun = |tier: Tier| self.links.bases.iter().any(|basis| tier_of(basis.document) == Some(tier));
        let rolls = &self.rolls;
        let lost = |lost: &crate::read::Lost| lost.file || !lost.nodes.is_empty();
        Gaps {
            standards: begun(Tier::Standard).then(|| self.units(Tier::Policy, Tier::Standard)),
            procedures: begun(Tier::Procedure).then(|| self.units(Tier::Standard, Tier::Procedure)),
            bases: self.documents_with_bases(&begun),
            assets: (has(Tier::Procedure) && !rolls.assets.records.is_empty()).then(|| self.coverages()),
            parts: self.part_states(),
            lacks: self.documents.iter().any(|linked| linked.broken)
                || lost(&self.lost_documents)
                || lost(&rolls.assets.lost)
                || lost(&rolls.systems.lost)
                || lost(&rolls.frameworks.lost),
        }
    }

    /// The units of a tier, by what rests on them in the tier below.
    fn units(&self, tier: Tier, below: Tier) -> Vec<Unit> {
        let of_tier = |document: usize| self.documents.get(document).map(|linked| linked.document.tier);
        // what rests on a clause rests on all below it, and gives all above it something that rests on them
        let mut resting: HashSet<Clause> = HashSet::new();
        for basis in self.links.bases.iter().filter(|basis| of_tier(basis.document) == Some(below)) {
            if let Target::Clause(upper) = basis.upper {
                resting.insert(upper);
            }
        }
        let mut units = Vec::new();
        let of_tier =
            self.documents.iter().enumerate().filter(|(at, linked)| of_tier(*at) == Some(tier) && !linked.broken);
        for (document, linked) in of_tier {
            let structure = &linked.structure;
            let waivers: Vec<&Waiver> = self
                .links
                .waivers
                .iter()
                .filter(|waiver| waiver.document == document && waiver.tier == below)
                .collect();
            for clause in structure.units() {
                let end = structure.get(clause).map_or(clause, |entry| entry.end());
                let rests = |clause: usize| resting.contains(&Clause { document, clause });
                let covered = structure.up(clause).any(rests) || (clause..end).any(rests);
                let state = match waiver(structure, &waivers, clause) {
                    _ if covered => UnitState::Covered,
                    Some(reason) => UnitState::NotNeeded(reason),
                    None => UnitState::Gap,
                };
                units.push(Unit { at: Clause { document, clause }, state });
            }
        }
        units
    }

    fn documents_with_bases(&self, begun: &impl Fn(Tier) -> bool) -> Vec<(usize, bool)> {
        let said: HashSet<usize> = self.links.bases.iter().map(|basis| basis.document).collect();
        let below = |(_, linked): &(usize, &LinkedDocument)| {
            linked.document.tier != Tier::Policy && begun(linked.document.tier)
        };
        self.documents.iter().enumerate().filter(below).map(|(at, _)| (at, said.contains(&at))).collect()
    }

    fn coverages(&self) -> Vec<(usize, Coverage)> {
        let named = |of: Ledger| -> HashSet<usize> {
            let names = |pointer: &&Pointer| matches!(pointer.field, PointerField::Entry { ledger, key: "procedures", .. } if ledger == of);
            self.links.pointers.iter().filter(names).map(|pointer| pointer.record).collect()
        };
        let (direct, by_system) = (named(Ledger::Assets), named(Ledger::Systems));
        let covered: HashSet<AssetKind> = self
            .documents
            .iter()
            .filter(|linked| linked.document.tier == Tier::Procedure)
            .flat_map(|linked| linked.document.covers.iter().map(|kind| kind.value))
            .collect();
        let rolls = &self.rolls;
        let coverage = |(at, asset): (usize, &crate::model::Asset)| {
            let reason =
                asset.no_procedure.as_ref().map(|reason| reason.value.trim()).filter(|reason| !reason.is_empty());
            let system = asset.system.value().and_then(|id| rolls.systems.place(id.value.as_str()));
            let by_system = system.is_some_and(|system| by_system.contains(&system));
            let by_kind = matches!(&asset.kind, Known::Value(kind) if covered.contains(kind));
            let coverage = match reason {
                _ if direct.contains(&at) => Coverage::Direct,
                Some(reason) => Coverage::NotNeeded(reason.to_owned()),
                None if by_system => Coverage::System,
                None if by_kind => Coverage::Kind,
                None => Coverage::Gap,
            };
            (at, coverage)
        };
        rolls.assets.records.iter().enumerate().map(coverage).collect()
    }

    /// The leaves of every framework that is counted.
    fn part_states(&self) -> Vec<PartState> {
        let answered: HashSet<(usize, usize)> =
            self.links.answers.iter().map(|answer| (answer.framework, answer.part)).collect();
        let mut states = Vec::new();
        let begun = |at: usize| answered.iter().any(|(framework, _)| *framework == at);
        let counted = self.rolls.frameworks.records.iter().enumerate();
        let counted = counted.filter(|(at, framework)| framework.counted && begun(*at));
        for (framework, record) in counted {
            for (part, own) in record.parts.iter().enumerate().filter(|(_, part)| is_leaf(part, &record.parts)) {
                let reason = own.not_needed.as_ref().map(|reason| reason.value.clone());
                let state = match reason {
                    _ if answered.contains(&(framework, part)) => UnitState::Covered,
                    Some(reason) => UnitState::NotNeeded(reason),
                    None => UnitState::Gap,
                };
                states.push(PartState { framework, part, state });
            }
        }
        states
    }
}

/// Why a clause needs nothing below it, if that is said of it, of one above it, or of the whole document.
fn waiver(structure: &Structure, waivers: &[&Waiver], clause: usize) -> Option<String> {
    let holds = |of: Option<usize>| of.is_none_or(|of| structure.up(clause).any(|above| above == of));
    waivers.iter().find(|waiver| holds(waiver.clause)).map(|waiver| waiver.reason.clone())
}

/// A part under which no other stands.
fn is_leaf(part: &FrameworkPart, all: &[FrameworkPart]) -> bool {
    !all.iter().any(|other| other.group.as_ref().is_some_and(|group| group.value == part.number))
}

impl Gaps {
    /// How many of some units are gaps, and how many units there are that need something.
    pub fn count(units: &[Unit]) -> (usize, usize) {
        Self::count_states(units.iter().map(|unit| &unit.state))
    }

    /// The same of any states.
    pub fn count_states<'a>(states: impl Iterator<Item = &'a UnitState>) -> (usize, usize) {
        let needed = states.filter(|state| !matches!(state, UnitState::NotNeeded(_)));
        needed.fold((0, 0), |(gaps, all), state| (gaps + usize::from(*state == UnitState::Gap), all + 1))
    }
}
