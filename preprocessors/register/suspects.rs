//! 要確認: a clause rests on another whose words have changed since somebody last looked at both.

use super::linked::{LinkedDocument, Register};
use super::target::{Clause, Target};
use crate::model::clause::Part;
use crate::model::{Confirmation, Text, fingerprint as of_text};
use crate::text::days::WrittenDate;
use crate::text::forms::FINGERPRINT_VERSION;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A Standing is how a link between two tiers stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Index of the basis in `Links::bases`.
    pub basis: usize,
    /// The clause, or document, below.
    pub lower: Target,
    /// The clause, or document, above.
    pub upper: Target,
    /// Whether somebody has looked.
    pub state: LinkState,
}

/// A LinkState says whether somebody has looked at a link since the words above it last changed.
#[derive(Debug, Clone)]
pub enum LinkState {
    /// Nobody has said so yet.
    Unconfirmed,
    /// They have not changed since.
    Confirmed(Seen),
    /// They have (要確認).
    Suspect(Seen),
}

/// A Seen is who looked, and when.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The post.
    pub post: String,
    /// The day.
    pub date: WrittenDate,
}

/// A LinkKey names both ends of a link in confirmations: `document#kanchor`, or `document` alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LinkKey {
    /// The end below.
    pub lower: String,
    /// The end above.
    pub upper: String,
}

impl Register {
    /// How every link between two tiers stands, in their order.
    pub(super) fn find_standings(&self) -> Vec<Standing> {
        let mut newest: HashMap<LinkKey, &Confirmation> = HashMap::new();
        for record in &self.rolls.confirmations.records {
            let key = LinkKey { lower: record.lower.clone(), upper: record.upper.clone() };
            let known = newest.entry(key).or_insert(record);
            if record.date.value.last_day() >= known.date.value.last_day() {
                *known = record;
            }
        }
        let mut texts = HashMap::new();
        let mut met = HashSet::new();
        let bases = self.links.bases.iter().enumerate();
        bases
            .filter_map(|(at, basis)| {
                let lower = Target::at(basis.document, basis.clause);
                let (below, above) =
                    (self.documents.get(basis.document)?, self.documents.get(basis.upper.document()?)?);
                // what leads to no upper tier is said elsewhere; of a broken text nobody knows what it says
                if above.document.tier >= below.document.tier || above.broken {
                    return None;
                }
                let key = self.link_key(lower, basis.upper).filter(|key| met.insert(key.clone()))?;
                let state = match newest.get(&key) {
                    None => LinkState::Unconfirmed,
                    Some(record) => {
                        let seen = Seen { post: record.post.clone(), date: record.date.clone() };
                        // what an older rule made cannot be compared
                        let version = format!("{FINGERPRINT_VERSION}:");
                        match self.fingerprint_of(basis.upper, &mut texts) {
                            _ if !record.fingerprint.starts_with(&version) => LinkState::Unconfirmed,
                            Some(now) if now == record.fingerprint => LinkState::Confirmed(seen),
                            _ => LinkState::Suspect(seen),
                        }
                    }
                };
                Some(Standing { basis: at, lower, upper: basis.upper, state })
            })
            .collect()
    }

    /// The words by which a confirmation names a link.
    pub fn link_key(&self, lower: Target, upper: Target) -> Option<LinkKey> {
        Some(LinkKey { lower: self.end_key(lower)?, upper: self.end_key(upper)? })
    }

    fn end_key(&self, end: Target) -> Option<String> {
        match end {
            Target::Document(document) => Some(self.documents.get(document)?.document.id.as_str().to_owned()),
            Target::Clause(Clause { document, clause }) => {
                let linked = self.documents.get(document)?;
                let anchor = linked.anchors.at(clause)?;
                Some(format!("{}#{anchor}", linked.document.id))
            }
            _ => None,
        }
    }

    /// The fingerprint of the words of a clause, or document, as a confirmation records it.
    pub fn fingerprint(&self, end: Target) -> Option<String> {
        self.fingerprint_of(end, &mut HashMap::new())
    }

    fn fingerprint_of(&self, end: Target, texts: &mut HashMap<usize, Vec<Arc<Text>>>) -> Option<String> {
        let document = end.document()?;
        let linked = self.documents.get(document)?;
        let texts = texts.entry(document).or_insert_with(|| read(linked));
        let mut lines = Vec::new();
        match end {
            Target::Clause(at) => {
                let entry = linked.structure.get(at.clause)?;
                let text = texts.get(entry.file())?;
                let within = at.clause - linked.structure.first_of(entry.file());
                of_text::of_clause(text.clauses().nth(within)?, false, &mut lines);
            }
            _ => {
                for text in texts.iter() {
                    text.preamble.iter().for_each(|block| of_text::of_block(block, &mut lines));
                    for part in &text.parts {
                        if let Part::Clause(clause) = part {
                            of_text::of_clause(clause, true, &mut lines);
                        }
                    }
                }
            }
        }
        Some(of_text::digest(lines))
    }
}

fn read(linked: &LinkedDocument) -> Vec<Arc<Text>> {
    linked.files.iter().map(|file| file.manuscript.text()).collect()
}
