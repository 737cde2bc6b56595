//! What one edition may know of the registers (台帳): every record whatever its kind, its fields by their circle.

use super::computed::DueStanding;
use super::published::Shown;
use super::target::Target;
use crate::model::ledger::Ledger;
use crate::model::record::FieldDoc;
use crate::model::value::Form;
use crate::text::days::{Coarse, FiscalYear};
use std::borrow::Cow;
use std::collections::HashMap;

/// A Datum is what a field of a published record holds, its links resolved. A large register has a million of them and few
/// lead anywhere, so those are boxed.
#[derive(Debug, Clone)]
pub enum Datum {
    /// Words.
    Words(String),
    /// A whole number.
    Number(u32),
    /// はい or いいえ.
    Yes(bool),
    /// A day.
    Day(Coarse),
    /// A 年度.
    Year(FiscalYear),
    /// An address of a page.
    Web(String),
    /// Another record or a document: its name, and where it is.
    Link(Box<(String, Target)>),
    /// A citation as written, and what it leads to; nothing where it leads nowhere that the edition may know.
    Citation(Box<(String, Vec<Target>)>),
    /// 未入力, 未確認, 非該当, なし.
    Absent(&'static str),
    /// Nothing was written, and nothing had to be.
    Nothing,
    /// What it names is not for this edition.
    Withheld,
    /// Several.
    List(Vec<Datum>),
    /// A record inside the record: the fields that the edition may know.
    Inside(Vec<(&'static FieldDoc, Datum)>),
}

impl Datum {
    /// A link: what it says, and where it leads.
    pub fn link(words: String, to: Target) -> Self {
        Self::Link(Box::new((words, to)))
    }

    /// How many pieces it is said in.
    pub fn pieces(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::List(data) => data.iter().map(Self::pieces).sum(),
            _ => 1,
        }
    }

    /// The words under which a record falls when it is narrowed by this: those of a choice, a link or an absence.
    pub fn facets(&self) -> Vec<Cow<'_, str>> {
        let mut found = Vec::new();
        self.walk(&mut |datum| match datum {
            Self::Words(words) | Self::Web(words) => found.push(Cow::Borrowed(words.as_str())),
            Self::Link(link) => found.push(Cow::Borrowed(link.0.as_str())),
            Self::Citation(cited) => found.push(Cow::Borrowed(cited.0.as_str())),
            Self::Number(number) => found.push(Cow::Owned(number.to_string())),
            Self::Yes(yes) => found.push(Cow::Borrowed(if *yes { "はい" } else { "いいえ" })),
            Self::Day(day) => found.push(Cow::Owned(day.wareki())),
            Self::Year(year) => found.push(Cow::Owned(year.wareki())),
            Self::Absent(word) => found.push(Cow::Borrowed(word)),
            Self::Nothing | Self::Withheld | Self::List(_) | Self::Inside(_) => {}
        });
        found
    }

    /// Calls `visit` with each datum that is no list and no record inside, in the order in which they are written.
    pub fn walk<'d>(&'d self, visit: &mut impl FnMut(&'d Self)) {
        match self {
            Self::List(data) => data.iter().for_each(|datum| datum.walk(visit)),
            Self::Inside(fields) => fields.iter().for_each(|(_, datum)| datum.walk(visit)),
            datum => visit(datum),
        }
    }
}

/// A PublishedRecord is one record as far as the edition may know it.
#[derive(Debug)]
pub struct PublishedRecord {
    /// Names it in addresses.
    pub id: String,
    /// What readers see.
    pub name: String,
    /// An invented one.
    pub sample: bool,
    /// One for each of the ledger's fields.
    pub data: Vec<Shown<Datum>>,
    /// One for each of the ledger's [`PublishedLedger::computed`]; officers only.
    pub computed: Vec<Datum>,
    /// Records of this and other ledgers that name it.
    pub named_by: Vec<Target>,
}

/// A Computed is what is reckoned of every record of a ledger and written in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Computed {
    /// In addresses and files for programs.
    pub key: &'static str,
    /// For readers.
    pub title: &'static str,
}

/// A PublishedLedger is one register.
#[derive(Debug)]
pub struct PublishedLedger {
    /// Which.
    pub ledger: Ledger,
    /// In the order of the files.
    pub records: Shown<Vec<PublishedRecord>>,
    /// What is reckoned of each record.
    pub computed: &'static [Computed],
    /// Places of the records as pages show them: where something has a day, what is over it first.
    pub order: Vec<u32>,
    /// How many records have a field that every record should have and that says 未入力.
    pub blank: usize,
    /// By what its page can be narrowed: the key, and each choice with how many records fall under it.
    pub facets: Vec<(&'static str, Vec<(String, usize)>)>,
    /// Some could not be read: the list, and every count of it, is not whole.
    pub lacks: bool,
}

impl PublishedLedger {
    /// The records that may be shown.
    pub fn iter(&self) -> std::slice::Iter<'_, PublishedRecord> {
        self.records.value().map_or([].iter(), |records| records.iter())
    }

    /// A record by its place.
    pub fn get(&self, at: usize) -> Option<&PublishedRecord> {
        self.records.value()?.get(at)
    }

    /// Whether the edition may know more of its records than that they are there: such records have pages of their own.
    pub fn has_pages(&self) -> bool {
        let tells = |field: &&FieldDoc| !["id", "name", "department", "visibility", "sample"].contains(&field.key);
        let shown = |record: &PublishedRecord| {
            let fields = self.ledger.fields().iter().zip(&record.data);
            fields.filter(|(field, _)| tells(field)).any(|(_, datum)| datum.value().is_some())
        };
        self.iter().next().is_some_and(shown)
    }
}

impl PublishedLedger {
    /// Puts the records in order and counts what they can be narrowed by.
    pub(super) fn arrange(&mut self) {
        let standing = self.computed.iter().position(|it| it.key == "standing");
        let rank = |record: &PublishedRecord| {
            let said = standing.and_then(|at| record.computed.get(at));
            let is = |standing: &DueStanding| matches!(said, Some(Datum::Words(word)) if word == standing.name());
            DueStanding::ALL.iter().position(is).unwrap_or(usize::MAX)
        };
        let mut order: Vec<(usize, u32)> = self.iter().map(rank).zip(0..).collect();
        order.sort_unstable();
        let facets = self.ledger.filters().iter().filter_map(|key| Some((*key, self.choices(key)?)));
        let facets: Vec<_> = facets.filter(|(_, choices)| choices.len() > 1).collect();
        let essential: Vec<usize> = self.ledger.essential().iter().filter_map(|key| self.ledger.field(key)).collect();
        let is_blank = |record: &&PublishedRecord| {
            let held = |at: &usize| matches!(record.data.get(*at), Some(Shown::Shown(Datum::Absent("未入力"))));
            essential.iter().any(held)
        };
        self.blank = self.iter().filter(is_blank).count();
        (self.order, self.facets) = (order.into_iter().map(|(_, at)| at).collect(), facets);
    }

    /// What a record holds under a key: a field's or that of something reckoned.
    pub fn held<'r>(&self, record: &'r PublishedRecord, key: &str) -> Option<&'r Datum> {
        match self.ledger.field(key) {
            Some(at) => record.data.get(at)?.value(),
            None => record.computed.get(self.computed.iter().position(|it| it.key == key)?),
        }
    }

    /// The choices of a key, those of a closed list in its order, others as they first come; `None` where the edition may
    /// not know it.
    fn choices(&self, key: &str) -> Option<Vec<(String, usize)>> {
        self.iter().next().and_then(|record| self.held(record, key))?;
        let form = self.ledger.field(key).and_then(|at| self.ledger.fields().get(at)).map(|field| (field.form)().0);
        let mut found: Vec<(String, usize)> = match form {
            Some(Form::Choice(words)) => words().into_iter().map(|word| (word.to_owned(), 0)).collect(),
            _ => Vec::new(),
        };
        let mut places: HashMap<String, usize> =
            found.iter().enumerate().map(|(at, (word, _))| (word.clone(), at)).collect();
        for record in self.iter() {
            let mut own = self.held(record, key).map(Datum::facets).unwrap_or_default();
            own.sort_unstable();
            own.dedup();
            for word in own {
                match places.get(word.as_ref()) {
                    Some(at) => {
                        if let Some((_, count)) = found.get_mut(*at) {
                            *count += 1;
                        }
                    }
                    None => {
                        places.insert(word.clone().into_owned(), found.len());
                        found.push((word.into_owned(), 1));
                    }
                }
            }
        }
        Some(found)
    }
}

impl PublishedRecord {
    /// What the field of that key holds, where the edition may know it.
    pub fn datum(&self, ledger: Ledger, key: &str) -> Option<&Datum> {
        let at = ledger.field(key);
        debug_assert!(at.is_some(), "{ledger:?} has no field {key}");
        self.data.get(at?)?.value()
    }

    /// The words of that field.
    pub fn words(&self, ledger: Ledger, key: &str) -> Option<&str> {
        match self.datum(ledger, key)? {
            Datum::Words(words) => Some(words),
            Datum::Link(link) => Some(&link.0),
            _ => None,
        }
    }

    /// Where the field of that key leads.
    pub fn target(&self, ledger: Ledger, key: &str) -> Option<Target> {
        match self.datum(ledger, key)? {
            Datum::Link(link) => Some(link.1),
            _ => None,
        }
    }
}
