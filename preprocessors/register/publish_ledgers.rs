//! Registers → what one edition may know of them: links at both ends or at neither.

use super::anchors::letters;
use super::computed;
use super::ledgers::{Datum, PublishedLedger, PublishedRecord};
use super::linked::Register;
use super::links::{Pointer, PointerField};
use super::publish_registers::shown;
use super::published::{Band, Published, Reason, Shown};
use super::target::Target;
use super::withheld::Places;
use crate::model::ledger::Ledger;
use crate::model::record::FieldDoc;
use crate::model::scheme::RiskBand;
use crate::model::value::Value;
use crate::model::{Department, Edition, Role, Visibility};
use std::collections::{HashMap, HashSet};

/// Where the records of each ledger stand in what is published, by their place in the roll.
type RecordPlaces = HashMap<&'static str, Vec<Option<usize>>>;

/// A Setting is what data are made with.
struct Setting<'a> {
    register: &'a Register,
    edition: Edition,
    places: RecordPlaces,
    /// Of documents and their clauses.
    documents: &'a Places,
    /// Which documents may be named.
    named: Vec<bool>,
    /// What the citations of each record lead to.
    pointers: HashMap<(Ledger, usize), Vec<&'a Pointer>>,
}

impl Register {
    /// Gives `published` its ledgers; `documents` is where documents and clauses stand in it.
    pub(super) fn publish_ledgers(&self, published: &mut Published, documents: &Places) {
        let edition = published.edition;
        let mut pointers: HashMap<(Ledger, usize), Vec<&Pointer>> = HashMap::new();
        for pointer in &self.links.pointers {
            if let PointerField::Entry { ledger, .. } = pointer.field {
                pointers.entry((ledger, pointer.record)).or_default().push(pointer);
            }
        }
        let setting = Setting {
            register: self,
            edition,
            places: self.record_places(edition),
            documents,
            named: published.documents.iter().map(|document| document.name.value().is_some()).collect(),
            pointers,
        };
        let today = published.today;
        let mut ledgers: Vec<PublishedLedger> = Ledger::ALL.iter().map(|&ledger| setting.ledger(ledger)).collect();
        if edition == Edition::Officer {
            let classes = self.classes();
            for ledger in &mut ledgers {
                computed::reckon(self, &classes, today, ledger);
            }
            let risks = (0..self.rolls.assets.records.len()).map(|at| self.risk(&classes, at));
            published.risks = Shown::Shown(risks.collect());
            let bands = self.scheme().map(|scheme| scheme.bands.as_slice()).unwrap_or_default();
            let band = |band: &RiskBand| Band {
                name: band.name.clone(),
                from: band.from,
                measures: band.measures.value().cloned().unwrap_or_default(),
            };
            published.bands = bands.iter().map(band).collect();
        }
        name_back(&mut ledgers);
        ledgers.iter_mut().for_each(PublishedLedger::arrange);
        published.ledgers = ledgers;
    }

    /// A record's own visibility may only narrow the circle of its kind.
    fn record_places(&self, edition: Edition) -> RecordPlaces {
        let mut places = RecordPlaces::new();
        for ledger in Ledger::ALL {
            let Some(roll) = self.rolls.of(ledger.folder()) else { continue };
            let own = ledger.field("visibility");
            let mut next = 0..;
            let place = |at: usize| {
                let narrowed = own.and_then(|own| match roll.held(at)?.2.get(own) {
                    Some(Value::Words(word)) => {
                        Visibility::ALL.iter().copied().find(|visibility| visibility.name() == *word)
                    }
                    _ => None,
                });
                if narrowed.is_none_or(|visibility| edition.may_show(visibility)) { next.next() } else { None }
            };
            places.insert(ledger.folder(), (0..roll.count()).map(place).collect());
        }
        places
    }
}

impl Setting<'_> {
    fn ledger(&self, ledger: Ledger) -> PublishedLedger {
        let roll = self.register.rolls.of(ledger.folder());
        let there = shown(ledger.fields(), "id", self.edition, || ());
        let records = match (there, roll) {
            (Shown::Shown(()), Some(_)) => {
                let places = self.places.get(ledger.folder()).map(Vec::as_slice).unwrap_or_default();
                let own = places.iter().enumerate().filter(|(_, place)| place.is_some());
                Shown::Shown(own.filter_map(|(at, _)| self.record(ledger, at)).collect())
            }
            (Shown::Withheld(reason), _) => Shown::Withheld(reason),
            (Shown::Shown(()), None) => Shown::Shown(Vec::new()),
        };
        let mut records = records;
        let is_narrowed = self.places.get(ledger.folder()).is_some_and(|places| places.contains(&None));
        if let (Shown::Shown(records), true) = (&mut records, is_narrowed) {
            hide_ids(ledger, records);
        }
        let lost = roll.is_some_and(|roll| roll.lost().file || !roll.lost().nodes.is_empty());
        let lacks = records.value().is_some() && lost;
        PublishedLedger { ledger, records, computed: &[], order: Vec::new(), facets: Vec::new(), blank: 0, lacks }
    }

    fn record(&self, ledger: Ledger, at: usize) -> Option<PublishedRecord> {
        let (id, _, values) = self.register.rolls.of(ledger.folder())?.held(at)?;
        let words = |key: &str| match ledger.field(key).and_then(|at| values.get(at)) {
            Some(Value::Words(words)) => (*words).to_owned(),
            _ => String::new(),
        };
        let sample = matches!(ledger.field("sample").and_then(|at| values.get(at)), Some(Value::Yes(true)));
        let pointers = self.pointers.get(&(ledger, at)).map(Vec::as_slice).unwrap_or_default();
        let mut nth = 0;
        let data = ledger.fields().iter().zip(&values).map(|(field, value)| {
            // citations are counted whether they are shown or not
            if self.edition.may_show(field.visible) {
                Shown::Shown(self.datum(value, pointers, &mut nth))
            } else {
                value.walk(&mut |value| nth += u32::from(matches!(value, Value::Citation(_) | Value::Part(_))));
                Shown::Withheld(Reason::NotForEdition(None))
            }
        });
        let data = data.collect();
        let (id, name) = (id.as_str().to_owned(), words("name"));
        Some(PublishedRecord { id, name, sample, data, computed: Vec::new(), named_by: Vec::new() })
    }

    fn datum(&self, value: &Value<'_>, pointers: &[&Pointer], nth: &mut u32) -> Datum {
        match value {
            Value::Words(words) => Datum::Words((*words).to_owned()),
            Value::Number(number) => Datum::Number(*number),
            Value::Yes(yes) => Datum::Yes(*yes),
            Value::Day(day) => Datum::Day(day.value),
            Value::Year(year) => Datum::Year(*year),
            Value::Web(address) => Datum::Web((*address).to_owned()),
            Value::Record(folder, id) => self.named(folder, id.value.as_str()),
            Value::Citation(words) | Value::Part(words) => {
                let own = *nth;
                *nth += 1;
                let is_own =
                    |pointer: &&&Pointer| matches!(pointer.field, PointerField::Entry { nth, .. } if nth == own);
                let to: Vec<Target> = pointers.iter().filter(is_own).map(|pointer| pointer.to).collect();
                // the words would name what the edition may not know of
                if to.iter().any(|to| !self.may_name(*to)) {
                    return Datum::Withheld;
                }
                let to = to.into_iter().filter_map(|to| self.documents.target(to));
                Datum::Citation(Box::new((words.value.clone(), to.collect())))
            }
            Value::Absent(word) => Datum::Absent(word),
            Value::Nothing => Datum::Nothing,
            Value::List(values) => Datum::List(values.iter().map(|value| self.datum(value, pointers, nth)).collect()),
            Value::Inside(fields) => Datum::Inside(self.inside(fields, pointers, nth)),
        }
    }

    /// Whether the edition may know the name of the document that a target is of.
    fn may_name(&self, to: Target) -> bool {
        let Some(document) = to.document() else { return true };
        self.documents.document(document).is_none_or(|at| self.named.get(at) != Some(&false))
    }

    fn inside(
        &self,
        fields: &[(&'static FieldDoc, Value<'_>)],
        pointers: &[&Pointer],
        nth: &mut u32,
    ) -> Vec<(&'static FieldDoc, Datum)> {
        let made: Vec<_> = fields.iter().map(|(field, value)| (*field, self.datum(value, pointers, nth))).collect();
        made.into_iter().filter(|(field, _)| self.edition.may_show(field.visible)).collect()
    }

    /// What readers see of a record that another names; an id of nobody is 未確認.
    fn named(&self, folder: &'static str, id: &str) -> Datum {
        if folder == "documents" {
            let Some(at) = self.register.documents.iter().position(|linked| linked.document.id.as_str() == id) else {
                return Datum::Absent("未確認");
            };
            let place = self.documents.document(at).filter(|&at| self.named.get(at) == Some(&true));
            let name = self.register.documents.get(at).map(|linked| linked.document.name.clone());
            return match (place, name) {
                (Some(place), Some(name)) => Datum::link(name, Target::Document(place)),
                _ => Datum::Withheld,
            };
        }
        let rolls = &self.register.rolls;
        let Some((roll, at)) = rolls.of(folder).and_then(|roll| Some((roll, roll.place(id)?))) else {
            return Datum::Absent("未確認");
        };
        let (fields, to) = match Ledger::of_folder(folder) {
            Some(ledger) => {
                let place = self.places.get(folder).and_then(|places| places.get(at).copied().flatten());
                let Some(place) = place else { return Datum::Withheld };
                (ledger.fields(), Target::Record(ledger, place))
            }
            None if folder == "departments" => (Department::FIELDS, Target::Department(at)),
            None if folder == "roles" => (Role::FIELDS, Target::Role(at)),
            None => return Datum::Withheld,
        };
        let named = fields.iter().position(|field| field.key == "name").zip(roll.held(at));
        match named.and_then(|(field, (_, _, values))| Some((fields.get(field)?, values.into_iter().nth(field)?))) {
            Some((field, Value::Words(name))) if self.edition.may_show(field.visible) => {
                Datum::link(name.to_owned(), to)
            }
            _ => Datum::Withheld,
        }
    }
}

/// Where some records of a register are missing, ids that count would tell how many: each is named by what readers see of it
/// instead.
fn hide_ids(ledger: Ledger, records: &mut [PublishedRecord]) {
    let mut taken: HashSet<String> = HashSet::new();
    let own = ledger.field("id");
    for record in records {
        let mut made = (0..).map(|nth| letters(ledger.folder(), &record.name, nth));
        let id = made.find(|id| !taken.contains(id)).unwrap_or_default();
        taken.insert(id.clone());
        if let Some(datum) = own.and_then(|own| record.data.get_mut(own))
            && datum.value().is_some()
        {
            *datum = Shown::Shown(Datum::Words(id.clone()));
        }
        record.id = id;
    }
}

/// Tells every record which others name it.
fn name_back(ledgers: &mut [PublishedLedger]) {
    let mut named: Vec<(Ledger, usize, Target)> = Vec::new();
    for ledger in &*ledgers {
        for (at, record) in ledger.iter().enumerate() {
            let from = Target::Record(ledger.ledger, at);
            for datum in record.data.iter().filter_map(Shown::value) {
                datum.walk(&mut |datum| {
                    if let Datum::Link(link) = datum
                        && let Target::Record(of, to) = link.1
                    {
                        named.push((of, to, from));
                    }
                });
            }
        }
    }
    named.sort_unstable();
    named.dedup();
    for (of, to, from) in named {
        let ledger = ledgers.iter_mut().find(|ledger| ledger.ledger == of);
        if let Some(Shown::Shown(records)) = ledger.map(|ledger| &mut ledger.records)
            && let Some(record) = records.get_mut(to)
        {
            record.named_by.push(from);
        }
    }
}
