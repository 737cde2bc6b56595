//! 抜けと要確認: what has nothing below or above it, and links nobody has looked at since the words above changed. For
//! officers.

use super::ends;
use super::lists::{share, sheet};
use super::table::{Cell, Filter, Form, Row, Run, Table};
use crate::model::ledger::Ledger;
use crate::register::{Coverage, Gaps, LinkState, PartState, Published, Shown, Target, Unit, UnitState};
use crate::templates::{Broken, Templates, Words};

/// Where it is.
const HERE: &str = "gaps.html";

/// A Kind is what is missing, in the order of `words.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Standard,
    Procedure,
    Basis,
    Asset,
    Part,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Standard, Self::Procedure, Self::Basis, Self::Asset, Self::Part];

    fn name(self, words: &Words) -> &str {
        words.lists.gap_kinds.get(self as usize).map_or("", String::as_str)
    }
}

/// Whether anything is counted.
pub fn has_rows(published: &Published) -> bool {
    let counted = |gaps: &Gaps| Kind::ALL.iter().any(|kind| count(gaps, *kind).is_some_and(|(_, all)| all > 0));
    published.gaps.value().is_some_and(counted)
}

/// Gaps of a kind and all that is counted; `None` where nothing of the kind can be told.
fn count(gaps: &Gaps, kind: Kind) -> Option<(usize, usize)> {
    match kind {
        Kind::Standard => gaps.standards.as_deref().map(Gaps::count),
        Kind::Procedure => gaps.procedures.as_deref().map(Gaps::count),
        Kind::Basis => Some((gaps.bases.iter().filter(|(_, said)| !said).count(), gaps.bases.len())),
        Kind::Asset => gaps.assets.as_ref().map(|assets| {
            let needed = assets.iter().filter(|(_, coverage)| !matches!(coverage, Coverage::NotNeeded(_)));
            needed.fold((0, 0), |(gaps, all), (_, coverage)| (gaps + usize::from(*coverage == Coverage::Gap), all + 1))
        }),
        Kind::Part => Some(Gaps::count_states(gaps.parts.iter().map(|part| &part.state))),
    }
}

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, title: &str, here: &str) -> Result<String, Broken> {
    let words = &templates.words;
    let said = &words.lists;
    let mut lead = said.gaps.lead.clone();
    if published.gaps.value().is_some_and(|gaps| gaps.lacks) {
        lead.push(said.gaps_lack.clone());
    }
    let tables = [summary(published, words), table(published, words), suspects(published, words)];
    let tables = tables.iter().map(|table| table.print(templates, here)).collect::<Result<String, _>>()?;
    sheet(templates, title, &lead, &tables)
}

/// How many of how many, by kind.
fn summary(published: &Published, words: &Words) -> Table {
    let said = &words.lists.gaps_summary;
    let row = |kind: Kind| {
        let (gaps, all) = count(published.gaps.value()?, kind).filter(|(_, all)| *all > 0)?;
        let met = all.saturating_sub(gaps);
        Some(Row::new([
            Cell::words(kind.name(words)),
            Cell::words(gaps.to_string()),
            Cell::words(share(met, all, &words.count)),
        ]))
    };
    let mut columns = ends::columns(&said.columns);
    columns.iter_mut().skip(1).for_each(|column| column.form = Form::Number);
    Table {
        id: "kazu".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: Kind::ALL.into_iter().filter_map(row).collect(),
        names_sample: published.shows_sample(),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

/// Every gap.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.gaps;
    let mut rows = Vec::new();
    if let Some(gaps) = published.gaps.value() {
        let missing = |units: &Option<Vec<Unit>>| {
            let units = units.as_deref().unwrap_or_default().iter();
            let gaps = units.filter(|unit| unit.state == UnitState::Gap);
            gaps.map(|unit| Target::Clause(unit.at)).collect::<Vec<_>>()
        };
        let parts = gaps.parts.iter().filter(|part| part.state == UnitState::Gap);
        let assets = gaps.assets.as_deref().unwrap_or_default().iter();
        let found = [
            (Kind::Standard, missing(&gaps.standards)),
            (Kind::Procedure, missing(&gaps.procedures)),
            (Kind::Basis, gaps.bases.iter().filter(|(_, said)| !said).map(|(at, _)| Target::Document(*at)).collect()),
            (
                Kind::Asset,
                assets
                    .filter(|(_, coverage)| *coverage == Coverage::Gap)
                    .map(|(at, _)| Target::Record(Ledger::Assets, *at))
                    .collect(),
            ),
            (Kind::Part, parts.map(|PartState { framework, part, .. }| Target::Part(*framework, *part)).collect()),
        ];
        for (kind, targets) in found {
            rows.extend(targets.into_iter().filter_map(|to| row(published, words, kind, to)));
        }
    }
    let kinds = Kind::ALL.iter().map(|kind| (kind.name(words), kind.name(words)));
    Table {
        id: "nuke".to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        rows,
        filters: vec![Filter::new("kind", &words.lists.filters.kind, kinds)],
        csv: Some("nuke".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn row(published: &Published, words: &Words, kind: Kind, to: Target) -> Option<Row> {
    let run = ends::run(published, to, HERE)?;
    let asset = match to {
        Target::Record(of, at) => published.ledger(of).and_then(|ledger| ledger.get(at)),
        _ => None,
    };
    let document = to.document().and_then(|at| published.documents.get(at));
    let keeper = match (asset, document.and_then(|document| document.body.value())) {
        (Some(asset), _) => super::ledger::said(published, asset, Ledger::Assets, "department", HERE),
        (None, Some(body)) => ends::known(&Shown::Shown(body.department.clone()), String::clone),
        (None, None) => ends::dash(),
    };
    let sample = asset.is_some_and(|asset| asset.sample) || ends::is_sample(published, to);
    let name = kind.name(words);
    Some(Row::new([Cell::of([run]), Cell::of([Run::mark(name)]), keeper]).under("kind", name).sample(sample))
}

/// Links that nobody has looked at since the words above them last changed.
pub fn suspects(published: &Published, words: &Words) -> Table {
    let said = &words.lists.suspects;
    let [suspect, unconfirmed] = &words.lists.link_states;
    let standings = published.standings.value().map(Vec::as_slice).unwrap_or_default();
    let rows = standings.iter().filter_map(|standing| {
        let (state, seen) = match &standing.state {
            LinkState::Confirmed(_) => return None,
            LinkState::Suspect(seen) => (suspect, Some(seen)),
            LinkState::Unconfirmed => (unconfirmed, None),
        };
        let sample = ends::is_sample(published, standing.lower) || ends::is_sample(published, standing.upper);
        let day = |seen: &crate::register::Seen| {
            Cell::words(seen.date.value.wareki()).by(seen.date.value.first_day().to_string())
        };
        let marked = if seen.is_some() { Run::mark(state.as_str()) } else { Run::words(state.as_str()) };
        let cells = [
            Cell::of([ends::run(published, standing.lower, HERE)?]),
            Cell::of([ends::run(published, standing.upper, HERE)?]),
            Cell::of([marked]),
            seen.map_or_else(ends::dash, |seen| Cell::words(seen.post.as_str())),
            seen.map_or_else(ends::dash, day),
        ];
        Some(Row::new(cells).under("state", state).sample(sample))
    });
    let rows: Vec<Row> = rows.collect();
    let mut columns = ends::columns(&said.columns);
    if let Some(last) = columns.last_mut() {
        last.form = Form::Day;
    }
    let confirmed = standings.len().saturating_sub(rows.len());
    let note = format!("{}{}", words.lists.confirmed, share(confirmed, standings.len(), &words.count));
    Table {
        id: "yokakunin".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows,
        note: (!standings.is_empty()).then_some(note),
        filters: vec![Filter::new(
            "state",
            &words.lists.filters.state,
            [suspect, unconfirmed].map(|state| (state.as_str(), state.as_str())),
        )],
        csv: Some("yokakunin".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

/// Whether a sample shows on the page.
pub fn shows_sample(published: &Published) -> bool {
    published.shows_sample() || published.records(Ledger::Assets).any(|asset| asset.sample)
}
