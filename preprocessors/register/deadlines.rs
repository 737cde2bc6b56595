//! Deadlines: records of registers whose day has passed or comes soon; what `todo` and 担当の机 list.

use super::computed::{self, DueStanding, last_day};
use super::linked::Register;
use crate::model::finding::FindingState;
use crate::model::ledger::Ledger;
use crate::text::days::{Coarse, Day, Today};

/// A Deadline is a day on which something has to be done about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Of which register.
    pub ledger: Ledger,
    /// The record, by its place in the register.
    pub record: usize,
    /// What it is about where that is not the record itself: a homework.
    pub what: Option<String>,
    /// When; `None`: nobody has written the day that there has to be.
    pub day: Option<Coarse>,
    /// It is about a risk that is borne, not about mending.
    pub is_acceptance: bool,
}

impl Register {
    /// Every deadline that presses as of `today`, in the order of the registers.
    pub(super) fn deadlines(&self, today: Today) -> Vec<Deadline> {
        let rolls = &self.rolls;
        let presses = |standing: DueStanding| matches!(standing, DueStanding::Overdue | DueStanding::Soon);
        let mut found = Vec::new();
        let mut rest = Vec::new();
        let mut add = |ledger: Ledger, record: usize, what: Option<&str>, day: Option<Day>| {
            let what = what.map(str::to_owned);
            let day = day.map(Coarse::Day);
            rest.push(Deadline { ledger, record, what, day, is_acceptance: false });
        };
        for (at, it) in rolls.findings.records.iter().enumerate() {
            let standing = computed::finding(it, today);
            if presses(standing) || standing == DueStanding::Unknown {
                let borne = it.acceptance.as_ref().filter(|_| it.state.value() == Some(&FindingState::Accepted));
                let day = borne.map(|acceptance| acceptance.until.value.last_day()).or_else(|| last_day(&it.due));
                let day = day.map(Coarse::Day);
                let is_acceptance = borne.is_some();
                found.push(Deadline { ledger: Ledger::Findings, record: at, what: None, day, is_acceptance });
            }
        }
        for (at, it) in rolls.exceptions.records.iter().enumerate() {
            if presses(computed::exception(it, today)) {
                add(Ledger::Exceptions, at, None, last_day(&it.until));
            }
        }
        for (at, it) in rolls.contractors.records.iter().enumerate() {
            if presses(computed::contract(it, today)) {
                add(Ledger::Contractors, at, None, last_day(&it.until));
            }
        }
        for (at, it) in rolls.applications.records.iter().enumerate() {
            if presses(computed::application(it, today)) {
                add(Ledger::Applications, at, None, last_day(&it.until));
            }
        }
        for (at, it) in rolls.notices.records.iter().enumerate() {
            if presses(computed::notice(it, today)) {
                add(Ledger::Notices, at, None, last_day(&it.due));
            }
        }
        for (at, it) in rolls.incidents.records.iter().enumerate() {
            if presses(computed::incident(it, today)) {
                add(Ledger::Incidents, at, None, computed::report_due(it));
            }
        }
        for (at, it) in rolls.reviews.records.iter().enumerate() {
            let day = last_day(&it.next);
            if day.is_some() && presses(DueStanding::of(day, today)) {
                add(Ledger::Reviews, at, None, day);
            }
        }
        for (at, it) in rolls.meetings.records.iter().enumerate() {
            for homework in it.homework.iter().filter(|homework| homework.done_on.value().is_none()) {
                let day = last_day(&homework.due);
                if day.is_some() && presses(DueStanding::of(day, today)) {
                    add(Ledger::Meetings, at, Some(&homework.what), day);
                }
            }
        }
        found.extend(rest);
        found
    }
}
