//! Links → what one edition may know of them. A link stands at both ends or at neither: where one end is withheld, so is
//! that there is a link.

use super::embed::Embed;
use super::ledgers::Datum;
use super::linked::Register;
use super::links::{CitedLink, PointerField};
use super::published::{Published, Reason, Shown};
use super::target::Target;
use super::withheld::Places;
use crate::model::Edition;
use crate::model::clause::NoteKind;
use crate::model::ledger::Ledger;
use std::ops::Range;

/// BodyLinks are what leads from a document's clauses elsewhere, and from elsewhere to them.
#[derive(Debug, Default)]
pub struct BodyLinks {
    /// Citations in running text, in its order.
    pub cited: Vec<PublishedCitation>,
    /// What stands beside a clause, in the order of the clauses; those of the document as a whole come first.
    pub ties: Vec<Tie>,
    /// What officers must see beside a clause, in the order of the clauses; officers only.
    pub marks: Vec<(Option<usize>, Mark)>,
    /// One of the ties leads to a sample, or a mark stands where there are samples.
    pub shows_sample: bool,
}

/// A Mark is what officers must see beside a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// 抜け: no standard rests on it.
    NoStandard,
    /// 抜け: no procedure rests on it.
    NoProcedure,
    /// 抜け: it does not say on what it rests.
    NoBasis,
    /// 要確認: what it rests on has changed since.
    Suspect,
    /// 要確認: it has changed since somebody looked at what rests on it.
    SuspectBelow,
}

/// A PublishedCitation is a citation in running text.
#[derive(Debug)]
pub struct PublishedCitation {
    /// Index of the clause it stands in.
    clause: u32,
    /// Index of the paragraph among the clause's blocks.
    block: u32,
    /// Bytes in that paragraph's words.
    range: Range<u32>,
    /// Where it leads, the first of several.
    pub to: Shown<Target>,
}

/// A Tie is a link that is not in the words of a clause.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// The clause; `None`: the document as a whole.
    pub clause: Option<usize>,
    /// What the other end is to it.
    pub kind: TieKind,
    /// The other end.
    pub to: Target,
}

/// A TieKind is what the other end of a link is to a clause, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TieKind {
    /// 根拠: what it rests on.
    Basis,
    /// 具体化: what rests on it.
    Below,
    /// 担当
    Responsible,
    /// 情報資産 and 情報システム that a procedure covers.
    Asset,
    /// 監査結果: audits, their findings and what they ask.
    Audit,
    /// 例外: leave not to keep it.
    Exception,
    /// Any other record.
    Record,
    /// 枠組み
    Framework,
    /// 法令 that a record ties to it.
    Law,
    /// 引用元: what cites it.
    CitedBy,
}

impl TieKind {
    /// What a record of that register is to a clause that it names.
    fn of(ledger: Ledger) -> Self {
        match ledger {
            Ledger::Assets | Ledger::Systems => Self::Asset,
            Ledger::Audits | Ledger::Findings | Ledger::CheckPoints | Ledger::SelfChecks => Self::Audit,
            Ledger::Exceptions => Self::Exception,
            _ => Self::Record,
        }
    }
}

impl PublishedCitation {
    /// `None`: it is too far on; nothing above four gigabytes is read.
    fn new(link: &CitedLink, clause: usize, to: Shown<Target>) -> Option<Self> {
        let small = |number: usize| u32::try_from(number).ok();
        let range = link.range();
        let range = small(range.start)?..small(range.end)?;
        Some(Self { clause: small(clause)?, block: small(link.block())?, range, to })
    }

    /// Bytes in its paragraph's words.
    pub fn range(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}

impl Register {
    /// Gives every shown document its links; `places` is where what the register knows stands in `published`.
    pub(super) fn publish_links(&self, published: &mut Published, places: &Places) {
        let edition = published.edition;
        let samples: Vec<bool> = published.documents.iter().map(|document| document.sample).collect();
        // the real city's text leads to no sample where residents read it, and its words never do
        let is_sample = |target: Target| target.document().is_some_and(|at| samples.get(at) == Some(&true));
        let is_real = |target: Target| target.document().is_some_and(|at| samples.get(at) == Some(&false));
        let mut told: Vec<(Target, Target)> = Vec::new();
        let mut links: Vec<BodyLinks> = published.documents.iter().map(|_| BodyLinks::default()).collect();
        let mut tie = |from: Target, kind: TieKind, to: Target| {
            let (Some(from), Some(to)) = (places.target(from), places.target(to)) else { return };
            if from == to || (edition == Edition::Public && is_real(from) && is_sample(to)) {
                return;
            }
            let clause = match from {
                Target::Clause(at) => Some(at.clause),
                _ => None,
            };
            if let Some(links) = from.document().and_then(|document| links.get_mut(document)) {
                links.ties.push(Tie { clause, kind, to });
            }
        };
        for basis in &self.links.bases {
            let lower = Target::at(basis.document, basis.clause);
            tie(lower, TieKind::Basis, basis.upper);
            tie(basis.upper, TieKind::Below, lower);
        }
        for (document, cited) in self.links.cited.iter().enumerate() {
            for link in cited {
                // from the 条 it stands in: nobody asks for the 号
                let at = link.clause();
                let from = self.documents.get(document).map_or(at, |linked| linked.structure.article(at));
                let others = link.to().filter(|to| to.document().is_some_and(|other| other != document));
                others.for_each(|to| tie(to.whole(), TieKind::CitedBy, Target::at(document, Some(from))));
            }
        }
        if published.registers.roles.records.value().is_some() {
            for duty in &self.links.duties {
                tie(Target::at(duty.document, duty.clause), TieKind::Responsible, Target::Role(duty.role));
            }
        }
        if edition >= Edition::Staff {
            for answer in &self.links.answers {
                let part = Target::Part(answer.framework, answer.part);
                tie(Target::at(answer.document, answer.clause), TieKind::Framework, part);
            }
        }
        for pointer in &self.links.pointers {
            match pointer.field {
                PointerField::LawClause if edition >= Edition::Staff => {
                    tie(pointer.to, TieKind::Law, Target::Law(pointer.record))
                }
                _ => {}
            }
        }
        // what a record of a register says of a clause, where the edition may know both
        for ledger in &published.ledgers {
            for (at, record) in ledger.iter().enumerate() {
                let from = Target::Record(ledger.ledger, at);
                for datum in record.data.iter().filter_map(Shown::value) {
                    datum.walk(&mut |datum| {
                        if let Datum::Citation(cited) = datum {
                            cited.1.iter().for_each(|to| told.push((*to, from)));
                        }
                    });
                }
            }
        }
        for (to, from) in told {
            let Target::Record(ledger, _) = from else { continue };
            let clause = match to {
                Target::Clause(at) => Some(at.clause),
                _ => None,
            };
            if let Some(links) = to.document().and_then(|document| links.get_mut(document)) {
                links.ties.push(Tie { clause, kind: TieKind::of(ledger), to: from });
            }
        }
        for (document, cited) in self.links.cited.iter().enumerate() {
            let Some(at) = places.document(document) else { continue };
            let (Some(links), Some(&sample)) = (links.get_mut(at), samples.get(at)) else { continue };
            links.cited.reserve_exact(cited.len());
            links.cited.extend(cited.iter().filter_map(|link| {
                let to = link.to().next()?;
                let to = places.target(to).filter(|&to| sample || !is_sample(to));
                let to = to.map_or(Shown::Withheld(Reason::NotForEdition(None)), Shown::Shown);
                PublishedCitation::new(link, places.clause(document, link.clause())?, to)
            }));
        }
        let (registers, ledgers) = (&published.registers, &published.ledgers);
        // a register in a text shows what its records are
        let mut embeds = vec![false; published.documents.len()];
        for (document, linked) in self.documents.iter().enumerate() {
            let tables = linked.notes.iter().filter(|(_, note)| note.kind == NoteKind::Table);
            let mut embedded = tables.filter_map(|(_, note)| Embed::read(&note.value).ok());
            let is_sample = |embed: Embed| {
                let ledger = ledgers.iter().find(|own| own.ledger == embed.ledger);
                ledger.is_some_and(|ledger| ledger.iter().any(|record| record.sample))
            };
            if let Some(own) = places.document(document).and_then(|at| embeds.get_mut(at)) {
                *own = embedded.any(is_sample);
            }
        }
        for (at, (document, mut links)) in published.documents.iter_mut().zip(links).enumerate() {
            links.shows_sample = embeds.get(at) == Some(&true)
                || links.ties.iter().any(|tie| match tie.to {
                    Target::Role(role) => registers.roles.iter().nth(role).is_some_and(|role| role.sample),
                    Target::Record(ledger, at) => {
                        let ledger = ledgers.iter().find(|own| own.ledger == ledger);
                        ledger.and_then(|ledger| ledger.get(at)).is_some_and(|record| record.sample)
                    }
                    other => is_sample(other),
                });
            links.ties.sort_unstable();
            links.ties.dedup();
            if let Shown::Shown(body) = &mut document.body {
                (body.document, body.links) = (at, links);
            }
        }
    }
}

impl BodyLinks {
    /// The citations in one paragraph.
    pub fn cited_in(&self, clause: usize, block: usize) -> &[PublishedCitation] {
        let key = |link: &PublishedCitation| (link.clause as usize, link.block as usize);
        let from = self.cited.partition_point(|link| key(link) < (clause, block));
        let to = self.cited.partition_point(|link| key(link) <= (clause, block));
        self.cited.get(from..to).unwrap_or_default()
    }

    /// What stands beside the clauses of a range of indices.
    pub fn ties_of(&self, clauses: Range<usize>) -> &[Tie] {
        let before = |end: usize| self.ties.partition_point(|tie| tie.clause < Some(end));
        self.ties.get(before(clauses.start)..before(clauses.end)).unwrap_or_default()
    }

    /// What officers must see beside the clauses of a range of indices.
    pub fn marks_of(&self, clauses: Range<usize>) -> &[(Option<usize>, Mark)] {
        let before = |end: usize| self.marks.partition_point(|(clause, _)| *clause < Some(end));
        self.marks.get(before(clauses.start)..before(clauses.end)).unwrap_or_default()
    }

    /// What officers must see beside the document as a whole.
    pub fn marks_of_all(&self) -> &[(Option<usize>, Mark)] {
        self.marks.get(..self.marks.partition_point(|(clause, _)| clause.is_none())).unwrap_or_default()
    }

    /// What stands beside the document as a whole.
    pub fn ties_of_all(&self) -> &[Tie] {
        self.ties.get(..self.ties.partition_point(|tie| tie.clause.is_none())).unwrap_or_default()
    }
}
