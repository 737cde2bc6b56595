//! The links of departments, roles, assets and so on: what names what, and where that leads round.

use super::circles::{Closing, closings};
use super::linked::Register;
use crate::model::record::Record;
use crate::model::{Department, Id, Known, Law, Located, Role};
use crate::read::{Lost, Roll, Rolls};

/// A Referent is a kind of record that others name by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referent {
    /// 所属
    Department,
    /// 役割
    Role,
    /// 情報システム
    System,
    /// 法令
    Law,
}

impl Referent {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Department, Self::Role, Self::System, Self::Law];

    /// What an officer calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => Department::TITLE,
            Self::Role => Role::TITLE,
            Self::System => crate::model::System::TITLE,
            Self::Law => Law::TITLE,
        }
    }

    /// The ids there are, and what could not be read.
    pub fn there(self, rolls: &Rolls) -> (Vec<&str>, &Lost) {
        fn of<T: Record>(roll: &Roll<T>) -> (Vec<&str>, &Lost) {
            (roll.records.iter().map(|record| record.id().as_str()).collect(), &roll.lost)
        }
        match self {
            Self::Department => of(&rolls.departments),
            Self::Role => of(&rolls.roles),
            Self::System => of(&rolls.systems),
            Self::Law => of(&rolls.laws),
        }
    }
}

impl Register {
    /// The department of that id.
    pub fn department(&self, id: &Located<Id>) -> Option<&Department> {
        self.rolls.departments.get(id.value.as_str())
    }

    /// The name of the department: an unknown one is 未確認.
    pub(super) fn department_name(&self, id: &Known<Located<Id>>) -> Known<String> {
        match id {
            Known::Value(id) => {
                self.department(id).map_or(Known::Unconfirmed, |department| Known::Value(department.name.clone()))
            }
            Known::Blank => Known::Blank,
            Known::Unconfirmed => Known::Unconfirmed,
            Known::NotApplicable => Known::NotApplicable,
            Known::Nothing => Known::Nothing,
        }
    }

    /// Every id by which one of these records, or a document, names another.
    pub fn references(&self) -> Vec<(Referent, &Located<Id>)> {
        let rolls = &self.rolls;
        let mut all = Vec::new();
        for linked in &self.documents {
            add(&mut all, Referent::Department, linked.document.department.value());
        }
        for record in &rolls.departments.records {
            add(&mut all, Referent::Department, &record.successors);
        }
        for record in &rolls.roles.records {
            add(&mut all, Referent::Role, record.concurrent.iter().chain(&record.reports_to));
            add(&mut all, Referent::Department, &record.department);
        }
        for record in &rolls.assets.records {
            add(&mut all, Referent::Department, std::iter::once(&record.department).chain(&record.using_departments));
            add(&mut all, Referent::Role, record.custodian.value());
            add(&mut all, Referent::System, record.system.value());
        }
        for record in &rolls.systems.records {
            add(&mut all, Referent::Department, [&record.department]);
        }
        for record in &rolls.laws.records {
            add(&mut all, Referent::Law, &record.successor);
        }
        for record in &rolls.frameworks.records {
            add(&mut all, Referent::Law, &record.law);
        }
        all
    }

    /// Where departments' successors lead round; places are those in `rolls.departments`.
    pub fn department_circles(&self) -> Vec<Closing> {
        circles(&self.rolls.departments, |record| record.successors.iter().collect())
    }

    /// Where roles report round.
    pub fn role_circles(&self) -> Vec<Closing> {
        circles(&self.rolls.roles, |record| record.reports_to.iter().collect())
    }

    /// Where laws' successors lead round.
    pub fn law_circles(&self) -> Vec<Closing> {
        circles(&self.rolls.laws, |record| record.successor.iter().collect())
    }
}

fn add<'a>(all: &mut Vec<(Referent, &'a Located<Id>)>, kind: Referent, ids: impl IntoIterator<Item = &'a Located<Id>>) {
    all.extend(ids.into_iter().map(|id| (kind, id)));
}

fn circles<T: Record>(roll: &Roll<T>, links: impl Fn(&T) -> Vec<&Located<Id>>) -> Vec<Closing> {
    // nobody is at the place of an unknown id
    let place = |id: &Located<Id>| roll.place(id.value.as_str()).unwrap_or(usize::MAX);
    let links: Vec<Vec<usize>> =
        roll.records.iter().map(|record| links(record).into_iter().map(place).collect()).collect();
    closings(&links)
}
