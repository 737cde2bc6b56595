//! The figures of the dashboard: each counted once, here, with what it is a part of, of which day it is and where the very
//! records are that it counts. Names and formulas in words are the theme's.

use super::computed::{self, DueStanding, tenths};
use super::gaps::{Coverage, Gaps};
use super::linked::Register;
use super::measures::{Measure, is_fresh, measures};
use super::published::Published;
use crate::model::contractor::ContractKind;
use crate::model::finding::FindingState;
use crate::model::ledger::Ledger;
use crate::model::record::Known;
use crate::model::{Contractor, Finding};
use crate::text::days::{Day, FiscalYear, Today, WrittenDate};
use std::collections::{BTreeMap, BTreeSet};

/// A Figure is one number of the dashboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Names it in `words.json` and in snapshots.
    pub key: &'static str,
    /// Under which heading it stands.
    pub group: Group,
    /// How many.
    pub part: usize,
    /// Of how many; `None`: a number that is no part of another.
    pub whole: Option<usize>,
    /// The newest day of what it was counted from: older than twelve months it is 未確認. `None`: nothing in it has a day.
    pub dated: Option<Day>,
    /// Where the very records are.
    pub rows: Rows,
    /// That there are any is a reason to act.
    pub is_alarm: bool,
}

/// A Group is under which heading a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 国が挙げる弱点: what the ministry names as weak in municipalities.
    Weak,
    /// 抜けと対応
    Coverage,
    /// 監査の指摘
    Findings,
    /// 期限の近いもの
    Deadlines,
    /// 研修と点検
    Staff,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 5] = [Self::Weak, Self::Coverage, Self::Findings, Self::Deadlines, Self::Staff];
}

/// Rows are where the records lie that a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// In a register, narrowed by a column and a choice; `None`: all of it.
    Ledger(Ledger, Option<(&'static str, &'static str)>),
    /// On the page of gaps.
    Gaps,
    /// On the pages of frameworks.
    Frameworks,
}

/// A Cross is a table of counts, two ways.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cross {
    /// What its rows are called.
    pub rows: Vec<String>,
    /// What its columns are called.
    pub columns: Vec<String>,
    /// Row by row.
    pub counts: Vec<Vec<usize>>,
}

impl Cross {
    fn new(rows: Vec<String>, columns: Vec<String>) -> Self {
        let counts = vec![vec![0; columns.len()]; rows.len()];
        Self { rows, columns, counts }
    }

    fn add(&mut self, row: usize, column: usize) {
        if let Some(count) = self.counts.get_mut(row).and_then(|row| row.get_mut(column)) {
            *count += 1;
        }
    }

    /// All that it counts.
    pub fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }
}

/// A YearShare is a share in one 年度.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearShare {
    /// Which.
    pub year: FiscalYear,
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

/// Figures are all that the dashboard and the committee's pages count.
#[derive(Debug, Default)]
pub struct Figures {
    /// In the order of their groups.
    pub figures: Vec<Figure>,
    /// The measures that a law asks to be carried out.
    pub measures: Vec<Measure>,
    /// Findings by 年度 (rows) and grade.
    pub grades: Cross,
    /// Findings by 年度 (rows) and category of measures.
    pub categories: Cross,
    /// Assets by importance (rows) and by frequency with likelihood.
    pub heat: Cross,
    /// Days from finding to 完了報告: the median by 年度, and of how many.
    pub correction: Vec<(FiscalYear, u32, usize)>,
    /// Training attended.
    pub training: Vec<YearShare>,
    /// Self-checks answered.
    pub selfchecks: Vec<YearShare>,
    /// Records with something 未入力, by register: how many of how many.
    pub blanks: Vec<(Ledger, usize, usize)>,
}

impl Figures {
    /// The figure of that key.
    pub fn get(&self, key: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.key == key)
    }
}

/// 「90.0」 for 18 of 20; `None` of nothing.
pub fn per_cent(part: usize, whole: usize) -> Option<String> {
    (whole > 0).then(|| tenths(part as u64, whole as u64))
}

struct Counter<'a> {
    register: &'a Register,
    today: Today,
    figures: Vec<Figure>,
}

impl Counter<'_> {
    fn add(&mut self, key: &'static str, group: Group, of: (usize, Option<usize>), dated: Option<Day>, rows: Rows) {
        let is_alarm = matches!(group, Group::Deadlines) || key.ends_with("_overdue");
        let (part, whole) = of;
        self.figures.push(Figure { key, group, part, whole, dated, rows, is_alarm });
    }

    fn fresh(&self, date: &Known<WrittenDate>) -> bool {
        date.value().is_some_and(|date| is_fresh(date.value.last_day(), self.today))
    }
}

/// The newest of some days.
fn newest<'a>(dates: impl IntoIterator<Item = &'a Known<WrittenDate>>) -> Option<Day> {
    dates.into_iter().filter_map(|date| date.value()).map(|date| date.value.last_day()).max()
}

impl Register {
    /// Counts everything, for officers; `published` has its registers and links.
    pub(super) fn figures(&self, published: &Published, today: Today) -> Figures {
        let mut counter = Counter { register: self, today, figures: Vec::new() };
        let measures = measures(published);
        counter.weak();
        counter.coverage(published);
        counter.findings();
        counter.deadlines();
        counter.staff();
        let figures = counter.figures;
        Figures {
            figures,
            measures,
            grades: self.grades(),
            categories: self.categories(),
            heat: self.heat(published),
            correction: self.correction(),
            training: shares(self.rolls.trainings.records.iter().map(|it| (it.fiscal_year, &it.attended, &it.target))),
            selfchecks: shares(
                self.rolls.selfchecks.records.iter().map(|it| (it.fiscal_year, &it.answered, &it.target)),
            ),
            blanks: blanks(published),
        }
    }

    /// The 年度 in which a finding falls: that of its audit, else that of its day.
    pub(super) fn year_of(&self, finding: &Finding) -> Option<FiscalYear> {
        let audit = finding.audit.value().and_then(|id| self.rolls.audits.get(id.value.as_str()));
        audit
            .map(|audit| audit.fiscal_year)
            .or_else(|| finding.found_on.value().map(|date| date.value.last_day().fiscal_year()))
    }

    fn years(&self) -> Vec<FiscalYear> {
        let years: BTreeSet<FiscalYear> =
            self.rolls.findings.records.iter().filter_map(|finding| self.year_of(finding)).collect();
        years.into_iter().collect()
    }

    /// Findings by 年度 and by a word of theirs: the `known` words first, then others as records have them.
    fn cross<'a>(&'a self, known: impl Iterator<Item = &'a str>, word: impl Fn(&'a Finding) -> &'a str) -> Cross {
        let years = self.years();
        let mut columns: Vec<&str> = known.chain([UNKNOWN]).collect();
        for finding in &self.rolls.findings.records {
            let word = word(finding);
            if !columns.contains(&word) {
                columns.push(word);
            }
        }
        let named = columns.iter().map(|&word| word.to_owned()).collect();
        let mut cross = Cross::new(years.iter().map(|year| year.wareki()).collect(), named);
        for finding in &self.rolls.findings.records {
            let row = self.year_of(finding).and_then(|year| years.iter().position(|other| *other == year));
            let column = columns.iter().position(|other| *other == word(finding));
            if let (Some(row), Some(column)) = (row, column) {
                cross.add(row, column);
            }
        }
        cross
    }

    fn grades(&self) -> Cross {
        let grades = self.scheme().map(|scheme| scheme.grades.as_slice()).unwrap_or_default();
        self.cross(grades.iter().map(String::as_str), |finding| match finding.grade.value() {
            Some(grade) => &grade.value,
            None => finding.grade.absence().unwrap_or(UNKNOWN),
        })
    }

    fn categories(&self) -> Cross {
        let all = crate::model::document::MeasureCategory::ALL;
        self.cross(all.iter().map(|category| category.name()), |finding| match finding.category.value() {
            Some(category) => category.name(),
            None => finding.category.absence().unwrap_or(UNKNOWN),
        })
    }

    fn heat(&self, published: &Published) -> Cross {
        let risks = published.risks.value().map(Vec::as_slice).unwrap_or_default();
        let points = || risks.iter().flatten().map(|risk| (risk.importance, risk.threat()));
        let rows: BTreeSet<u32> = points().map(|(importance, _)| importance).collect();
        let columns: BTreeSet<u32> = points().map(|(_, threat)| threat).collect();
        let words = |all: &BTreeSet<u32>| all.iter().map(u32::to_string).collect();
        let mut cross = Cross::new(words(&rows), words(&columns));
        for (importance, threat) in points() {
            let row = rows.iter().position(|own| *own == importance);
            let column = columns.iter().position(|own| *own == threat);
            if let (Some(row), Some(column)) = (row, column) {
                cross.add(row, column);
            }
        }
        cross
    }

    /// The median of the days from finding to 完了報告, by the 年度 of the finding.
    fn correction(&self) -> Vec<(FiscalYear, u32, usize)> {
        let mut days: BTreeMap<FiscalYear, Vec<u32>> = BTreeMap::new();
        for finding in &self.rolls.findings.records {
            let took = computed::days_taken(finding);
            if let (Some(year), Some(took)) = (self.year_of(finding), took) {
                days.entry(year).or_default().push(took);
            }
        }
        let median = |mut days: Vec<u32>| {
            days.sort_unstable();
            days.get(days.len() / 2).copied().unwrap_or_default()
        };
        days.into_iter().map(|(year, days)| (year, median(days.clone()), days.len())).collect()
    }
}

/// Where nobody has said under which heading something falls.
const UNKNOWN: &str = "未入力";

fn shares<'a>(of: impl Iterator<Item = (FiscalYear, &'a Known<u32>, &'a Known<u32>)>) -> Vec<YearShare> {
    let mut years: BTreeMap<FiscalYear, (usize, usize)> = BTreeMap::new();
    for (year, part, whole) in of {
        // one without the other is no share
        if let (Some(part), Some(whole)) = (part.value(), whole.value()) {
            let own = years.entry(year).or_default();
            own.0 += *part as usize;
            own.1 += *whole as usize;
        }
    }
    years.into_iter().map(|(year, (part, whole))| YearShare { year, part, whole }).collect()
}

fn blanks(published: &Published) -> Vec<(Ledger, usize, usize)> {
    let mut blanks = Vec::new();
    for ledger in published.ledgers.iter().filter(|ledger| ledger.iter().len() > 0) {
        blanks.push((ledger.ledger, ledger.blank, ledger.iter().len()));
    }
    blanks
}

impl Counter<'_> {
    /// What the ministry names: 脆弱性診断, 監査, リスクアセスメント, 要件を踏まえた調達, 委託契約の要件.
    fn weak(&mut self) {
        let rolls = &self.register.rolls;
        let systems = &rolls.systems.records;
        let tested = systems.iter().filter(|system| self.fresh(&system.tested_on)).count();
        let dated = newest(systems.iter().map(|system| &system.tested_on));
        self.add("tested", Group::Weak, (tested, Some(systems.len())), dated, Rows::Ledger(Ledger::Systems, None));

        let there: BTreeSet<&str> = rolls
            .departments
            .records
            .iter()
            .filter(|it| it.valid_until.as_ref().is_none_or(|day| day.value.last_day() >= self.today.day()))
            .map(|it| it.id.as_str())
            .collect();
        let this = self.today.day().fiscal_year().year();
        let lately = rolls.audits.records.iter().filter(|audit| (this - 2..=this).contains(&audit.fiscal_year.year()));
        let is_over =
            |audit: &&crate::model::Audit| computed::last_day(&audit.until).is_some_and(|day| day <= self.today.day());
        let lately: Vec<_> = lately.filter(is_over).collect();
        let audited: BTreeSet<&str> = lately
            .iter()
            .flat_map(|audit| &audit.audited)
            .map(|id| id.value.as_str())
            .filter(|id| there.contains(id))
            .collect();
        let dated = newest(lately.iter().map(|audit| &audit.until));
        let of = (audited.len(), Some(there.len()));
        self.add("audited", Group::Weak, of, dated, Rows::Ledger(Ledger::Audits, None));

        let classes = self.register.classes();
        let assets = &rolls.assets.records;
        let reckoned =
            (0..assets.len()).filter(|at| self.register.risk(&classes, *at).is_some_and(|risk| risk.is_sure()));
        let of = (reckoned.count(), Some(assets.len()));
        let dated = newest(assets.iter().map(|asset| &asset.confirmed_on));
        self.add("assessed", Group::Weak, of, dated, Rows::Ledger(Ledger::Assets, None));

        let running = |it: &&Contractor| computed::contract(it, self.today) != DueStanding::Done;
        let contracts: Vec<&Contractor> = rolls.contractors.records.iter().filter(running).collect();
        let bought: Vec<&&Contractor> =
            contracts.iter().filter(|it| it.kind.value() != Some(&ContractKind::Administrator)).collect();
        let checked = bought.iter().filter(|it| self.fresh(&it.checked_on)).count();
        let dated = newest(bought.iter().map(|it| &it.checked_on));
        let of = (checked, Some(bought.len()));
        self.add("procured", Group::Weak, of, dated, Rows::Ledger(Ledger::Contractors, None));
        let agreed = |it: &&&Contractor| {
            it.subcontract.value().is_some() && it.contact_hours.value().is_some() && it.location.value().is_some()
        };
        let of = (contracts.iter().filter(agreed).count(), Some(contracts.len()));
        let dated = newest(contracts.iter().map(|it| &it.confirmed_on));
        self.add("agreed", Group::Weak, of, dated, Rows::Ledger(Ledger::Contractors, None));
    }

    fn coverage(&mut self, published: &Published) {
        let Some(gaps) = published.gaps.value() else { return };
        let met = |(gaps, all): (usize, usize)| (all - gaps, Some(all));
        if let Some(units) = &gaps.standards {
            self.add("standards", Group::Coverage, met(Gaps::count(units)), Some(self.today.day()), Rows::Gaps);
        }
        if let Some(units) = &gaps.procedures {
            self.add("procedures", Group::Coverage, met(Gaps::count(units)), Some(self.today.day()), Rows::Gaps);
        }
        if let Some(assets) = &gaps.assets {
            let needed = assets.iter().filter(|(_, coverage)| !matches!(coverage, Coverage::NotNeeded(_)));
            let covered = needed.clone().filter(|(_, coverage)| *coverage != Coverage::Gap).count();
            let of = (covered, Some(needed.count()));
            self.add("assets_covered", Group::Coverage, of, Some(self.today.day()), Rows::Gaps);
        }
        if !gaps.parts.is_empty() {
            let of = met(Gaps::count_states(gaps.parts.iter().map(|part| &part.state)));
            self.add("parts", Group::Coverage, of, Some(self.today.day()), Rows::Frameworks);
        }
    }

    fn findings(&mut self) {
        let findings = &self.register.rolls.findings.records;
        let (group, all) = (Group::Findings, findings.len());
        let dated = newest(findings.iter().flat_map(|it| [&it.found_on, &it.completed_on, &it.verified_on]));
        let count = |is: &dyn Fn(&Finding) -> bool| findings.iter().filter(|it| is(it)).count();
        let standing = |it: &Finding| computed::finding(it, self.today);
        let open = |it: &Finding| standing(it) != DueStanding::Done;
        let opened = count(&open);
        let rows = |choice: DueStanding| Rows::Ledger(Ledger::Findings, Some(("standing", choice.name())));
        let numbers = [
            ("findings_open", (opened, Some(all)), Rows::Ledger(Ledger::Findings, None)),
            (
                "findings_overdue",
                (count(&|it| standing(it) == DueStanding::Overdue), Some(opened)),
                rows(DueStanding::Overdue),
            ),
            ("findings_soon", (count(&|it| standing(it) == DueStanding::Soon), Some(opened)), rows(DueStanding::Soon)),
            (
                "findings_undated",
                (count(&|it| standing(it) == DueStanding::Unknown), Some(opened)),
                rows(DueStanding::Unknown),
            ),
            (
                "findings_verified",
                (count(&Finding::is_verified), Some(all)),
                Rows::Ledger(Ledger::Findings, Some(("state", FindingState::Verified.name()))),
            ),
            (
                "findings_repeated",
                (count(&|it| it.repeated_from.is_some()), Some(all)),
                Rows::Ledger(Ledger::Findings, None),
            ),
        ];
        for (key, of, rows) in numbers {
            self.add(key, group, of, dated, rows);
        }
    }

    fn deadlines(&mut self) {
        let (rolls, today, group) = (&self.register.rolls, self.today, Group::Deadlines);
        let day = Some(today.day());
        let of = |standings: Vec<DueStanding>, sought: DueStanding| {
            let running = standings.iter().filter(|it| **it != DueStanding::Done).count();
            (standings.iter().filter(|it| **it == sought).count(), Some(running))
        };
        let exceptions = || rolls.exceptions.records.iter().map(|it| computed::exception(it, today)).collect();
        let contracts = || rolls.contractors.records.iter().map(|it| computed::contract(it, today)).collect();
        let applications = || rolls.applications.records.iter().map(|it| computed::application(it, today)).collect();
        let notices = || rolls.notices.records.iter().map(|it| computed::notice(it, today)).collect();
        let incidents = || rolls.incidents.records.iter().map(|it| computed::incident(it, today)).collect();
        let standings: [(&str, Ledger, Vec<DueStanding>, DueStanding); 7] = [
            ("exceptions_overdue", Ledger::Exceptions, exceptions(), DueStanding::Overdue),
            ("exceptions_soon", Ledger::Exceptions, exceptions(), DueStanding::Soon),
            ("contracts_soon", Ledger::Contractors, contracts(), DueStanding::Soon),
            ("applications_overdue", Ledger::Applications, applications(), DueStanding::Overdue),
            ("notices_overdue", Ledger::Notices, notices(), DueStanding::Overdue),
            ("notices_soon", Ledger::Notices, notices(), DueStanding::Soon),
            ("reports_overdue", Ledger::Incidents, incidents(), DueStanding::Overdue),
        ];
        for (key, ledger, all, sought) in standings {
            self.add(key, group, of(all, sought), day, Rows::Ledger(ledger, Some(("standing", sought.name()))));
        }
        let systems = &rolls.systems.records;
        let known = systems.iter().filter_map(|it| computed::last_day(&it.support_end)).collect::<Vec<_>>();
        let over = known.iter().filter(|end| **end < today.day()).count();
        self.add("support_over", group, (over, Some(known.len())), day, Rows::Ledger(Ledger::Systems, None));
        let next = |it: &crate::model::Review| computed::last_day(&it.next);
        let due: Vec<Day> = rolls.reviews.records.iter().filter_map(next).collect();
        let over = due.iter().filter(|day| **day < today.day()).count();
        self.add("reviews_overdue", group, (over, Some(due.len())), day, Rows::Ledger(Ledger::Reviews, None));
        let homework = || rolls.meetings.records.iter().flat_map(|it| &it.homework);
        let open = || homework().filter(|it| it.done_on.value().is_none());
        let over = open().filter(|it| computed::last_day(&it.due).is_some_and(|due| due < today.day())).count();
        self.add("homework_overdue", group, (over, Some(open().count())), day, Rows::Ledger(Ledger::Meetings, None));
    }

    fn staff(&mut self) {
        let (rolls, group) = (&self.register.rolls, Group::Staff);
        let trainings = || rolls.trainings.records.iter();
        let attended = shares(trainings().map(|it| (it.fiscal_year, &it.attended, &it.target)));
        if let Some(last) = attended.last() {
            let of = (last.part, Some(last.whole));
            let dated = newest(trainings().map(|it| &it.held_on));
            self.add("attended", group, of, dated, Rows::Ledger(Ledger::Trainings, None));
        }
        let checks = || rolls.selfchecks.records.iter();
        let dated = newest(checks().map(|it| &it.held_on));
        let answered = shares(checks().map(|it| (it.fiscal_year, &it.answered, &it.target)));
        if let Some(last) = answered.last() {
            self.add("answered", group, (last.part, Some(last.whole)), dated, Rows::Ledger(Ledger::SelfChecks, None));
            let own = checks().filter(|it| it.fiscal_year == last.year).flat_map(|it| &it.answers);
            let (yes, all) =
                own.fold((0, 0), |(yes, all), it| (yes + it.yes as usize, all + (it.yes + it.partly + it.no) as usize));
            self.add("kept", group, (yes, Some(all)), dated, Rows::Ledger(Ledger::SelfChecks, None));
        }
        let this = self.today.day().fiscal_year();
        let known = |it: &&crate::model::Incident| {
            it.known_on.value().is_some_and(|date| date.value.last_day().fiscal_year() == this)
        };
        let count = rolls.incidents.records.iter().filter(known).count();
        let dated = newest(rolls.incidents.records.iter().map(|it| &it.known_on));
        self.add("incidents", group, (count, None), dated, Rows::Ledger(Ledger::Incidents, None));
    }
}
