//! What one edition may know of the registers (台帳): every record whatever its kind, its fields by their circle.

use super::published::Shown;
use super::target::Target;
use crate::model::kinds::Ledger;
use crate::model::record::FieldDoc;
use crate::text::days::{Coarse, FiscalYear};

/// A Datum is what a field of a published record holds, its links resolved.
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
    Link(String, Target),
    /// A citation as written, and what it leads to; nothing where it leads nowhere that the edition may know.
    Citation(String, Vec<Target>),
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

impl PublishedRecord {
    /// Whether a field that every record should have says 未入力.
    pub fn has_blank(&self, ledger: Ledger) -> bool {
        let blank = |key: &&str| matches!(self.datum(ledger, key), Some(Datum::Absent("未入力")));
        ledger.essential().iter().any(blank)
    }

    /// What the field of that key holds, where the edition may know it.
    pub fn datum(&self, ledger: Ledger, key: &str) -> Option<&Datum> {
        let at = ledger.field(key);
        debug_assert!(at.is_some(), "{ledger:?} has no field {key}");
        self.data.get(at?)?.value()
    }

    /// The words of that field.
    pub fn words(&self, ledger: Ledger, key: &str) -> Option<&str> {
        match self.datum(ledger, key)? {
            Datum::Words(words) | Datum::Link(words, _) => Some(words),
            _ => None,
        }
    }

    /// Where the field of that key leads.
    pub fn target(&self, ledger: Ledger, key: &str) -> Option<Target> {
        match self.datum(ledger, key)? {
            Datum::Link(_, to) => Some(*to),
            _ => None,
        }
    }
}
