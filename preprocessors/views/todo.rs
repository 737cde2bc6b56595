//! What officers have to do, the most pressing first: the one list of `kitei todo` and of 担当の机.

use super::{ends, publication, target};
use crate::model::ledger::Ledger;
use crate::register::{Coverage, Deadline, LinkState, Published, Shown, Target, UnitState};
use crate::templates::{DeskWords, Words};
use crate::text::days::Coarse;

/// So many days are a week.
const WEEK: i32 = 7;

/// A Todo is what there is to do as of the day of what is published.
#[derive(Debug)]
pub struct Todo {
    /// Due today or before.
    pub today: usize,
    /// Due within seven days.
    pub week: usize,
    /// Acts that wait to be published.
    pub waiting: usize,
    /// Everything, the most pressing first.
    pub tasks: Vec<Task>,
}

/// A TaskKind is what kind of work a task is, in the order in which it presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// 公表待ち
    Publish,
    /// A record has a day: a finding, an exception, a contract …
    Due,
    /// 要確認
    Suspect,
    /// 抜け
    Gap,
    /// Links that nobody has looked at yet.
    Unconfirmed,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Publish, Self::Due, Self::Suspect, Self::Gap, Self::Unconfirmed];

    /// For programs.
    pub fn token(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Due => "due",
            Self::Suspect => "suspect",
            Self::Gap => "gap",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// For readers.
    pub fn name(self, words: &DeskWords) -> &str {
        words.kinds.get(self as usize).map_or("", String::as_str)
    }
}

/// A Task is one thing to do.
#[derive(Debug)]
pub struct Task {
    /// What kind of work.
    pub kind: TaskKind,
    /// By when, where that is known.
    pub due: Option<Coarse>,
    /// What it is about.
    pub what: String,
    /// Who keeps that; `None` where nobody is recorded.
    pub department: Option<String>,
    /// What to do next: the file and what to write there, or the command.
    pub next: String,
    /// Where it is.
    pub target: Option<Target>,
    /// It is about a sample.
    pub sample: bool,
}

/// What there is to do; nothing where the edition may not know.
pub fn todo(published: &Published, words: &Words) -> Todo {
    let said = &words.desk;
    let mut tasks = waiting(published, said);
    let waits = tasks.len();
    tasks.extend(looks(published, said));
    tasks.extend(due(published, said));
    tasks.extend(links(published, said));
    tasks.extend(gaps(published, said));
    // what has a day comes first, then what presses more; the rest stays in the order of reading
    tasks.sort_by_key(|task| (task.due.is_none(), task.due.map(Coarse::last_day), task.kind));
    let now = published.today.day();
    let within = |days: i32| {
        let due = tasks.iter().filter_map(|task| task.due);
        due.filter(|due| now.days_until(due.last_day()) <= days).count()
    };
    Todo { today: within(0), week: within(WEEK), waiting: waits, tasks }
}

fn waiting(published: &Published, said: &DeskWords) -> Vec<Task> {
    let acts = published.waiting.value().map(Vec::as_slice).unwrap_or_default();
    let task = |act: &crate::register::WaitingAct| {
        let target = act.documents.first().map(|document| Target::Document(*document));
        let effective = act.effective.map(|day| format!("（{}施行）", day.wareki())).unwrap_or_default();
        Task {
            kind: TaskKind::Publish,
            // the law says 遅滞なく and names no day: none is made up
            due: None,
            what: fill(&said.publish, &[("act", &act.name), ("effective", &effective)]),
            department: target.and_then(|target| department(published, target)),
            next: said.publish_next.clone(),
            sample: target.is_some_and(|target| ends::is_sample(published, target)),
            target,
        }
    };
    acts.iter().map(task).collect()
}

/// Public pages that nobody has looked at since a text was published.
fn looks(published: &Published, said: &DeskWords) -> Vec<Task> {
    let task = |standing: publication::Standing<'_>| {
        let name = standing.document.name.value().map_or("", String::as_str);
        let target = Target::Document(standing.at);
        Task {
            kind: TaskKind::Publish,
            due: None,
            what: fill(&said.look, &[("document", name), ("organ", &standing.organ.name)]),
            department: department(published, target),
            next: said.look_next.clone(),
            target: Some(target),
            sample: standing.document.sample,
        }
    };
    publication::standings(published).into_iter().filter(publication::Standing::waits_for_a_look).map(task).collect()
}

/// Records whose day has passed or comes within thirty days.
fn due(published: &Published, said: &DeskWords) -> Vec<Task> {
    let Some(deadlines) = published.deadlines.value() else { return Vec::new() };
    let task = |deadline: &Deadline| {
        let of = deadline.ledger;
        let record = published.ledger(of)?.get(deadline.record)?;
        let name = deadline.what.as_deref().unwrap_or(&record.name);
        let words = match deadline.day {
            None => "undated",
            Some(_) if deadline.is_acceptance => "acceptance",
            Some(_) => of.folder(),
        };
        let [what, next] = said.due.get(words)?;
        Some(Task {
            kind: TaskKind::Due,
            due: deadline.day,
            what: fill(what, &[("name", name)]),
            department: record.words(of, "department").map(str::to_owned),
            next: next.clone(),
            target: Some(Target::Record(of, deadline.record)),
            sample: record.sample,
        })
    };
    deadlines.iter().filter_map(task).collect()
}

fn links(published: &Published, said: &DeskWords) -> Vec<Task> {
    let standings = published.standings.value().map(Vec::as_slice).unwrap_or_default();
    let mut tasks = Vec::new();
    for standing in standings.iter().filter(|standing| matches!(standing.state, LinkState::Suspect(_))) {
        let (lower, upper) = (name(published, standing.lower), name(published, standing.upper));
        let ends = [("lower", lower.as_str()), ("upper", upper.as_str())];
        tasks.push(Task {
            kind: TaskKind::Suspect,
            due: None,
            what: fill(&said.suspect, &ends),
            department: department(published, standing.lower),
            next: fill(&said.suspect_next, &ends),
            target: Some(standing.lower),
            sample: ends::is_sample(published, standing.lower),
        });
    }
    let unconfirmed = standings.iter().filter(|standing| matches!(standing.state, LinkState::Unconfirmed)).count();
    if unconfirmed > 0 {
        tasks.push(Task {
            kind: TaskKind::Unconfirmed,
            due: None,
            what: fill(&said.unconfirmed, &[("count", &unconfirmed.to_string())]),
            department: None,
            next: said.unconfirmed_next.clone(),
            target: None,
            sample: published.shows_sample(),
        });
    }
    tasks
}

fn gaps(published: &Published, said: &DeskWords) -> Vec<Task> {
    let Some(gaps) = published.gaps.value() else { return Vec::new() };
    let units = |units: &Option<Vec<crate::register::Unit>>| -> Vec<Target> {
        let open = units.as_deref().unwrap_or_default().iter().filter(|unit| unit.state == UnitState::Gap);
        open.map(|unit| Target::Clause(unit.at)).collect()
    };
    let assets = gaps.assets.as_deref().unwrap_or_default().iter();
    let assets =
        assets.filter(|(_, coverage)| *coverage == Coverage::Gap).map(|(at, _)| Target::Record(Ledger::Assets, *at));
    let parts = gaps.parts.iter().filter(|part| part.state == UnitState::Gap);
    let found = [
        units(&gaps.standards),
        units(&gaps.procedures),
        gaps.bases.iter().filter(|(_, said)| !said).map(|(at, _)| Target::Document(*at)).collect(),
        assets.collect(),
        parts.map(|part| Target::Part(part.framework, part.part)).collect(),
    ];
    let tasks = found.into_iter().zip(said.gaps.iter().zip(&said.gaps_next)).flat_map(|(targets, (what, next))| {
        targets.into_iter().map(move |target| {
            let place = name(published, target);
            Task {
                kind: TaskKind::Gap,
                due: None,
                what: fill(what, &[("place", &place)]),
                department: department(published, target),
                next: fill(next, &[("place", &place)]),
                sample: is_sample(published, target),
                target: Some(target),
            }
        })
    });
    tasks.collect()
}

fn name(published: &Published, target: Target) -> String {
    target::find(published, target).map(|found| found.citation).unwrap_or_default()
}

/// Who keeps it: the 所管 of a text, the department of an asset.
fn department(published: &Published, target: Target) -> Option<String> {
    if let Target::Record(of, at) = target {
        return published.ledger(of)?.get(at)?.words(of, "department").map(str::to_owned);
    }
    let document = published.documents.get(target.document()?)?;
    document.body.value()?.department.value().cloned()
}

fn is_sample(published: &Published, target: Target) -> bool {
    match target {
        Target::Record(of, at) => {
            published.ledger(of).and_then(|ledger| ledger.get(at)).is_some_and(|record| record.sample)
        }
        other => ends::is_sample(published, other),
    }
}

/// Words with what belongs into their braces.
fn fill(words: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(words.to_owned(), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
}

/// Whether there is anything that could be told of.
pub fn is_there(published: &Published) -> bool {
    matches!(published.gaps, Shown::Shown(_))
}
