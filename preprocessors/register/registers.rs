//! The links of departments, roles, assets and so on: what names what, and where that leads round.

use super::circles::{Closing, closings};
use super::linked::Register;
use crate::model::record::{Record, To};
use crate::model::value::Value;
use crate::model::{Act, Department, Document, Id, Known, Located};
use crate::read::Roll;

/// A Reference is an id by which a record or a document names another, and the folder of that other's kind.
pub type Reference<'a> = (&'static str, &'a Located<Id>);

impl Register {
    /// The department of that id.
    pub fn department(&self, id: &Located<Id>) -> Option<&Department> {
        self.rolls.departments.get(id.value.as_str())
    }

    /// The name of the department: an unknown one is 未確認.
    pub(super) fn department_name(&self, id: &Known<To<Department>>) -> Known<String> {
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

    /// Calls `visit` with each id by which a record of any kind, or a document, names another.
    pub fn references<'a>(&'a self, mut visit: impl FnMut(Reference<'a>)) {
        for linked in &self.documents {
            linked.document.department.value().iter().for_each(|id| visit((Department::FOLDER, id)));
        }
        let acts = self.acts.iter().flat_map(|act| &act.documents);
        acts.for_each(|id| visit((Document::FOLDER, id)));
        let histories = self.documents.iter().map(|linked| &linked.history).chain(self.stray_history.values());
        histories.flatten().filter_map(|entry| entry.act.value()).for_each(|id| visit((Act::FOLDER, id)));
        for roll in self.rolls.all() {
            for at in 0..roll.count() {
                for value in roll.held(at).map(|(_, _, values)| values).unwrap_or_default() {
                    value.walk(&mut |value| {
                        if let Value::Record(folder, id) = value {
                            visit((folder, id));
                        }
                    });
                }
            }
        }
    }

    /// Where departments' successors lead round; places are those in `rolls.departments`.
    pub fn department_circles(&self) -> Vec<Closing> {
        circles(&self.rolls.departments, |record| record.successors.iter().map(|to| &**to).collect())
    }

    /// Where roles report round.
    pub fn role_circles(&self) -> Vec<Closing> {
        circles(&self.rolls.roles, |record| record.reports_to.iter().map(|to| &**to).collect())
    }

    /// Where laws' successors lead round.
    pub fn law_circles(&self) -> Vec<Closing> {
        circles(&self.rolls.laws, |record| record.successor.iter().map(|to| &**to).collect())
    }
}

fn circles<T: Record>(roll: &Roll<T>, links: impl Fn(&T) -> Vec<&Located<Id>>) -> Vec<Closing> {
    // nobody is at the place of an unknown id
    let place = |id: &Located<Id>| roll.place(id.value.as_str()).unwrap_or(usize::MAX);
    let links: Vec<Vec<usize>> =
        roll.records.iter().map(|record| links(record).into_iter().map(place).collect()).collect();
    closings(&links)
}
