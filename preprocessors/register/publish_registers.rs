//! Departments, roles, assets and so on → what one edition may know of them.

use super::circles::Closing;
use super::linked::Register;
use super::published::{Reason, Shown};
use super::published_registers::{
    Listing, Named, PublishedConfirmation, PublishedDepartment, PublishedFramework, PublishedLaw, PublishedRole,
    PublishedTerm, Registers,
};
use crate::model::record::{FieldDoc, Record};
use crate::model::{Department, Edition, Id, Known, Law, Located, Role, Visibility};
use crate::read::Roll;
use crate::text::days::{Coarse, WrittenDate};
use std::collections::HashSet;

/// Links follow ids to names; those that lead round in a circle are cut where they close it.
pub(super) struct Links<'a> {
    /// For whom.
    pub edition: Edition,
    register: &'a Register,
    departments: HashSet<(usize, usize)>,
    roles: HashSet<(usize, usize)>,
    laws: HashSet<(usize, usize)>,
}

impl Register {
    /// What `edition` may know of these kinds.
    pub(super) fn registers(&self, edition: Edition) -> Registers {
        let cut = |circles: Vec<Closing>| circles.into_iter().map(|closing| (closing.from, closing.link)).collect();
        let links = Links {
            edition,
            register: self,
            departments: cut(self.department_circles()),
            roles: cut(self.role_circles()),
            laws: cut(self.law_circles()),
        };
        let rolls = &self.rolls;
        let own = |visibility: Visibility| edition.may_show(visibility);
        Registers {
            departments: listing(&rolls.departments, edition, |_| true, |it| PublishedDepartment::of(it, &links)),
            roles: listing(&rolls.roles, edition, |_| true, |it| PublishedRole::of(it, &links)),
            laws: listing(&rolls.laws, edition, |_| true, |it| PublishedLaw::of(it, &links)),
            terms: listing(&rolls.terms, edition, |it| own(it.visibility), |it| PublishedTerm::of(it, &links)),
            frameworks: listing(&rolls.frameworks, edition, |_| true, |it| PublishedFramework::of(it, &links)),
            confirmations: listing(&rolls.confirmations, edition, |_| true, |it| PublishedConfirmation::of(it, &links)),
        }
    }
}

/// The records of a kind, where the edition may know that they are there: who may not know their ids may not count them.
fn listing<T: Record, P>(
    roll: &Roll<T>,
    edition: Edition,
    may_show: impl Fn(&T) -> bool,
    publish: impl Fn(&T) -> P,
) -> Listing<P> {
    let records = shown(T::FIELDS, "id", edition, || {
        roll.records.iter().filter(|record| may_show(record)).map(publish).collect()
    });
    let lacks = records.value().is_some() && (roll.lost.file || !roll.lost.nodes.is_empty());
    Listing { records, lacks }
}

/// The value of a field, where the edition may know it: by the circle in `fields`, and without one for officers only.
pub(super) fn shown<T>(fields: &[FieldDoc], key: &str, edition: Edition, make: impl FnOnce() -> T) -> Shown<T> {
    let circle = fields.iter().find(|field| field.key == key).map_or(Visibility::Officer, |field| field.visible);
    if edition.may_show(circle) { Shown::Shown(make()) } else { Shown::Withheld(Reason::NotForEdition(None)) }
}

/// The day alone, without how it was written.
pub(super) fn coarse(date: &WrittenDate) -> Coarse {
    date.value
}

/// The same with another value.
pub(super) fn known<T, U>(known: &Known<T>, make: impl FnOnce(&T) -> U) -> Known<U> {
    match known {
        Known::Value(value) => Known::Value(make(value)),
        Known::Blank => Known::Blank,
        Known::Unconfirmed => Known::Unconfirmed,
        Known::NotApplicable => Known::NotApplicable,
        Known::Nothing => Known::Nothing,
    }
}

impl Links<'_> {
    /// The department of that id; an unknown one is 未確認.
    pub(super) fn department(&self, id: &Located<Id>) -> Known<Named> {
        self.register.department(id).map_or(Known::Unconfirmed, |record| Known::Value(named(record, &record.name)))
    }

    /// The role of that id.
    pub(super) fn role(&self, id: &Located<Id>) -> Option<Named> {
        self.register.rolls.roles.get(id.value.as_str()).map(|record| named(record, &record.name))
    }

    /// The law of that id.
    pub(super) fn law(&self, id: &Located<Id>) -> Option<Named> {
        self.register.rolls.laws.get(id.value.as_str()).map(|record| named(record, &record.name))
    }

    /// Who took a department's work over.
    pub(super) fn successors(&self, record: &Department) -> Vec<Named> {
        let place = self.register.rolls.departments.place(record.id.as_str()).unwrap_or(usize::MAX);
        let there =
            record.successors.iter().enumerate().filter(|(link, _)| !self.departments.contains(&(place, *link)));
        let found = there.filter_map(|(_, id)| self.register.department(id));
        found.map(|record| named(record, &record.name)).collect()
    }

    /// The role above.
    pub(super) fn reports_to(&self, record: &Role) -> Option<Named> {
        let place = self.register.rolls.roles.place(record.id.as_str())?;
        record.reports_to.as_ref().filter(|_| !self.roles.contains(&(place, 0))).and_then(|id| self.role(id))
    }

    /// What took a law's place.
    pub(super) fn law_successor(&self, record: &Law) -> Option<Named> {
        let place = self.register.rolls.laws.place(record.id.as_str())?;
        record.successor.as_ref().filter(|_| !self.laws.contains(&(place, 0))).and_then(|id| self.law(id))
    }
}

fn named<T: Record>(record: &T, name: &str) -> Named {
    Named { id: record.id().as_str().to_owned(), name: name.to_owned() }
}
