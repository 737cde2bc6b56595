//! What is reckoned of every record of a register and written in none: classes inherited, risk, what is overdue. For officers.

use super::ledgers::{Computed, Datum, PublishedLedger};
use super::linked::Register;
use super::published::Shown;
use super::risk::{Axis, Class, Classes};
use super::target::Target;
use crate::model::application::ApplicationState;
use crate::model::finding::FindingState;
use crate::model::incident::Report;
use crate::model::ledger::Ledger;
use crate::model::notice::NoticeState;
use crate::model::record::Known;
use crate::model::scheme::Scheme;
use crate::model::{Application, ApprovedException, Asset, Contractor, Finding, Incident, Notice};
use crate::text::days::{Coarse, Day, Today, WrittenDate};

/// Where nothing can be reckoned.
const UNKNOWN: &str = "未確認";

const fn computed(key: &'static str, title: &'static str) -> Computed {
    Computed { key, title }
}

const ASSETS: &[Computed] = &[
    computed("class", "機密性（承継を含む）"),
    computed("class_from", "承継元"),
    computed("importance", "重要度（点）"),
    computed("threat", "脅威の頻度と度合い（点）"),
    computed("risk_points", "リスク（点）"),
    computed("risk_band", "リスクの段階"),
];
const SYSTEMS: &[Computed] = &[computed("class", "機密性（承継）"), computed("class_from", "承継元")];
const FINDINGS: &[Computed] =
    &[computed("standing", "期限との関係"), computed("days", "是正までの日数（日）"), computed("year", "年度")];
const STANDING: &[Computed] = &[computed("standing", "期限との関係")];
const SHARES: &[Computed] = &[computed("share", "割合（％）")];

/// A Standing is how something with a deadline stands to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueStanding {
    /// It is over and done.
    Done,
    /// Its day has passed.
    Overdue,
    /// Its day comes within thirty days.
    Soon,
    /// Its day is further on.
    Later,
    /// The department says that it is done, and the auditor has yet to look.
    Waiting,
    /// It has no day, and need have none.
    NoDay,
    /// Nobody has written its day.
    Unknown,
}

/// So many days are soon.
pub const SOON: i32 = 30;

impl DueStanding {
    /// Every way to stand, the most pressing first.
    pub const ALL: [Self; 7] =
        [Self::Overdue, Self::Unknown, Self::Soon, Self::Waiting, Self::Later, Self::NoDay, Self::Done];

    /// For readers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "済み",
            Self::Overdue => "期限超過",
            Self::Soon => "30日以内",
            Self::Later => "期限内",
            Self::Waiting => "確かめ待ち",
            Self::NoDay => "期限なし",
            Self::Unknown => "期限未入力",
        }
    }

    /// How a day that is not met yet stands.
    pub fn of(due: Option<Day>, today: Today) -> Self {
        match due.map(|due| today.day().days_until(due)) {
            None => Self::Unknown,
            Some(days) if days < 0 => Self::Overdue,
            Some(days) if days <= SOON => Self::Soon,
            Some(_) => Self::Later,
        }
    }
}

/// The last day that something written may mean.
pub fn last_day(date: &Known<WrittenDate>) -> Option<Day> {
    date.value().map(|date| date.value.last_day())
}

/// How a finding stands: what is mended on the spot needs no day, a borne risk has its own.
pub fn finding(finding: &Finding, today: Today) -> DueStanding {
    let state = finding.state.value().copied();
    match (state, &finding.acceptance) {
        (Some(FindingState::Accepted), Some(acceptance)) => {
            match DueStanding::of(Some(acceptance.until.value.last_day()), today) {
                DueStanding::Overdue => DueStanding::Overdue,
                _ => DueStanding::Done,
            }
        }
        (Some(FindingState::Verified), _) if finding.is_verified_by_itself() => DueStanding::Waiting,
        (Some(state), _) if state.is_closed() => DueStanding::Done,
        // its day is that of 完了報告; what follows is for the auditor
        _ if finding.completed_on.value().is_some() => DueStanding::Waiting,
        _ if finding.on_the_spot && finding.due.value().is_none() => DueStanding::NoDay,
        _ => DueStanding::of(last_day(&finding.due), today),
    }
}

/// How an exception stands: one whose last day has passed and that nobody ended is expired.
pub fn exception(exception: &ApprovedException, today: Today) -> DueStanding {
    if exception.ended_on.is_some() { DueStanding::Done } else { DueStanding::of(last_day(&exception.until), today) }
}

/// How a contract stands: over, running out, or running on.
pub fn contract(contractor: &Contractor, today: Today) -> DueStanding {
    match DueStanding::of(last_day(&contractor.until), today) {
        DueStanding::Overdue => DueStanding::Done,
        standing => standing,
    }
}

/// How an application stands: leave that is over and not given back is overdue.
pub fn application(application: &Application, today: Today) -> DueStanding {
    let state = application.state.value();
    match state {
        _ if application.returned_on.value().is_some() => DueStanding::Done,
        Some(ApplicationState::Refused | ApplicationState::Returned) => DueStanding::Done,
        Some(ApplicationState::Waiting) => DueStanding::NoDay,
        _ => DueStanding::of(last_day(&application.until), today),
    }
}

/// How a notice stands.
pub fn notice(notice: &Notice, today: Today) -> DueStanding {
    match (notice.state.value(), &notice.due) {
        (Some(NoticeState::Done | NoticeState::NotNeeded), _) => DueStanding::Done,
        (_, Known::NotApplicable | Known::Nothing) => DueStanding::NoDay,
        (_, due) => DueStanding::of(last_day(due), today),
    }
}

/// How the reports of an incident stand: the most pressing of those not made. One that is not owed (非該当, なし) is none.
pub fn incident(incident: &Incident, today: Today) -> DueStanding {
    if open_reports(incident).next().is_none() {
        return DueStanding::Done;
    }
    DueStanding::of(report_due(incident), today)
}

/// By when the next report of an incident is owed.
pub fn report_due(incident: &Incident) -> Option<Day> {
    let due = |report: &Report| {
        let days = i32::try_from(*report.within.value()?).ok()?;
        last_day(&incident.known_on)?.plus_days(days)
    };
    open_reports(incident).filter_map(due).min()
}

fn open_reports(incident: &Incident) -> impl Iterator<Item = &Report> {
    incident.reports.iter().filter(|report| matches!(report.made_on, Known::Blank | Known::Unconfirmed))
}

/// What is reckoned of the records of a register.
pub fn columns(ledger: Ledger) -> &'static [Computed] {
    match ledger {
        Ledger::Assets => ASSETS,
        Ledger::Systems => SYSTEMS,
        Ledger::Findings => FINDINGS,
        Ledger::Exceptions | Ledger::Contractors | Ledger::Applications | Ledger::Notices | Ledger::Incidents => {
            STANDING
        }
        Ledger::Trainings | Ledger::SelfChecks => SHARES,
        _ => &[],
    }
}

/// Gives every record of a ledger what is reckoned of it.
pub(super) fn reckon(register: &Register, classes: &Classes, today: Today, published: &mut PublishedLedger) {
    let rolls = &register.rolls;
    let standing = |standing: DueStanding| vec![Datum::Words(standing.name().to_owned())];
    let share = |part: &Known<u32>, whole: &Known<u32>| match (part.value(), whole.value()) {
        (Some(part), Some(whole)) if *whole > 0 => vec![Datum::Words(tenths(u64::from(*part), u64::from(*whole)))],
        _ => vec![Datum::Absent(UNKNOWN)],
    };
    let data: Vec<Vec<Datum>> = match published.ledger {
        Ledger::Assets if register.scheme().is_some() => assets(register, classes),
        Ledger::Systems if register.scheme().is_some() => systems(register, classes),
        Ledger::Findings => {
            let row = |it: &Finding| {
                let days = days_taken(it).map_or(Datum::Nothing, Datum::Number);
                let year = register.year_of(it).map_or(Datum::Absent(UNKNOWN), |year| Datum::Words(year.wareki()));
                vec![Datum::Words(finding(it, today).name().to_owned()), days, year]
            };
            rolls.findings.records.iter().map(row).collect()
        }
        Ledger::Exceptions => rolls.exceptions.records.iter().map(|it| standing(exception(it, today))).collect(),
        Ledger::Contractors => rolls.contractors.records.iter().map(|it| standing(contract(it, today))).collect(),
        Ledger::Applications => rolls.applications.records.iter().map(|it| standing(application(it, today))).collect(),
        Ledger::Notices => rolls.notices.records.iter().map(|it| standing(notice(it, today))).collect(),
        Ledger::Incidents => rolls.incidents.records.iter().map(|it| standing(incident(it, today))).collect(),
        Ledger::Trainings => rolls.trainings.records.iter().map(|it| share(&it.attended, &it.target)).collect(),
        Ledger::SelfChecks => rolls.selfchecks.records.iter().map(|it| share(&it.answered, &it.target)).collect(),
        _ => return,
    };
    published.computed = columns(published.ledger);
    if let Shown::Shown(records) = &mut published.records {
        for (record, computed) in records.iter_mut().zip(data) {
            record.computed = computed;
        }
    }
}

/// From the day it was found to that on which it was done, in days; `None` where either is not known to the day.
pub fn days_taken(finding: &Finding) -> Option<u32> {
    let found = finding.found_on.value().map(|date| date.value);
    let done = finding.completed_on.value().map(|date| date.value);
    let (Some(Coarse::Day(found)), Some(Coarse::Day(done))) = (found, done) else { return None };
    u32::try_from(found.days_until(done)).ok()
}

fn assets(register: &Register, classes: &Classes) -> Vec<Vec<Datum>> {
    let Some(scheme) = register.scheme() else { return Vec::new() };
    let row = |at: usize| {
        let class = classes.assets.get(at).and_then(|classes| classes.first().copied().flatten());
        let mut row = class_of(register, scheme, class);
        match register.risk(classes, at) {
            Some(risk) => {
                row.extend([risk.importance, risk.threat(), risk.points].map(Datum::Number));
                let name = |band: usize| scheme.bands.get(band).map(|band| band.name.clone());
                row.push(match risk.holds() {
                    Some(band) => name(band).map_or(Datum::Nothing, Datum::Words),
                    None if risk.judged.is_some() => Datum::Absent(UNKNOWN),
                    None => Datum::Absent("なし"),
                });
            }
            None => row.extend([Datum::Nothing, Datum::Nothing, Datum::Nothing, Datum::Absent(UNKNOWN)]),
        }
        row
    };
    (0..register.rolls.assets.records.len()).map(row).collect()
}

fn systems(register: &Register, classes: &Classes) -> Vec<Vec<Datum>> {
    let Some(scheme) = register.scheme() else { return Vec::new() };
    let row = |classes: &[Option<Class>; 3]| class_of(register, scheme, classes[Axis::Confidentiality as usize]);
    classes.systems.iter().map(row).collect()
}

/// The level and where it comes from.
fn class_of(register: &Register, scheme: &Scheme, class: Option<Class>) -> Vec<Datum> {
    let Some(class) = class else { return vec![Datum::Absent(UNKNOWN), Datum::Nothing] };
    let level = scheme.confidentiality.get(class.level).map(|level| level.level.clone()).unwrap_or_default();
    let from = class.from.and_then(|at| Some((at, register.rolls.assets.records.get(at)?)));
    let link = |(at, asset): (usize, &Asset)| Datum::link(asset.name.clone(), Target::Record(Ledger::Assets, at));
    let from = from.map_or(Datum::Nothing, link);
    let level = if class.raised { format!("{level}（量による）") } else { level };
    vec![Datum::Words(level), from]
}

/// 「90.0」: hundredths of the whole, to one place, half away from nought.
pub fn tenths(part: u64, whole: u64) -> String {
    let tenths = (part * 2000 + whole) / (whole * 2).max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}
