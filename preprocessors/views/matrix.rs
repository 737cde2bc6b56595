//! 対応表: each clause of 基本方針, the clauses of 対策基準 that rest on it, and the 実施手順 that rest on those.

use super::ends;
use super::lists::share;
use super::table::{Cell, Filter, Row, Run, Table};
use crate::model::document::MeasureCategory;
use crate::model::{Known, Tier};
use crate::register::{Body, ClauseAt, Gaps, Published, Shown, Target, TieKind, UnitState};
use crate::templates::Words;
use std::collections::BTreeSet;

/// Where it is.
const HERE: &str = "matrix.html";

/// Whether something rests on a clause of 基本方針.
pub fn has_rows(published: &Published) -> bool {
    policies(published).any(|(_, body)| body.links.ties.iter().any(|tie| tie.kind == TieKind::Below))
}

fn policies(published: &Published) -> impl Iterator<Item = (usize, &Body)> {
    let documents = published.documents.iter().enumerate().filter(|(_, document)| document.tier == Tier::Policy);
    documents.filter_map(|(at, document)| Some((at, &**document.body.value()?)))
}

/// The table: a row for each pair of a clause and a 条 that rests on it.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.matrix;
    let mut rows = Vec::new();
    let mut departments = BTreeSet::new();
    for unit in units(published) {
        let below = below(published, unit);
        let (standards, direct): (Vec<Target>, Vec<Target>) =
            below.into_iter().partition(|&end| tier(published, end) == Some(Tier::Standard));
        let first = || ends::run(published, unit, HERE).unwrap_or_default();
        let upper = || if is_whole(unit) { first().noted(words.lists.whole.as_str()) } else { first() };
        if standards.is_empty() || !direct.is_empty() {
            let standard = if standards.is_empty() { nothing(published, unit, words) } else { ends::dash() };
            rows.push(row(published, upper(), standard, direct, None, &mut departments));
        }
        for standard in standards {
            let procedures = below_all(published, standard);
            let cell = ends::cell(published, [standard], HERE);
            rows.push(row(published, upper(), cell, procedures, Some(standard), &mut departments));
        }
    }
    let names = departments.iter().map(|name| (name.as_str(), name.as_str()));
    let categories = MeasureCategory::ALL.iter().map(|category| (category.name(), category.name()));
    let filters = &words.lists.filters;
    Table {
        id: "taiohyo".to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        rows,
        filters: vec![
            Filter::new("department", &filters.department, names),
            Filter::new("category", &filters.category, categories),
        ],
        csv: Some("taiohyo".to_owned()),
        names_sample: published.shows_sample(),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn is_whole(unit: Target) -> bool {
    matches!(unit, Target::Document(_))
}

/// Over the table; for officers, also of how many clauses something is recorded.
pub fn lead(published: &Published, words: &Words) -> Vec<String> {
    let mut lead = words.lists.matrix.lead.clone();
    if let Some(units) = published.gaps.value().and_then(|gaps| gaps.standards.as_ref()) {
        let (missing, whole) = Gaps::count(units);
        let share = share(whole.saturating_sub(missing), whole, &words.lists.clauses);
        lead.push(format!("{}{share}", words.lists.matrix_share));
    }
    lead
}

/// What has a row: the text as a whole where something rests on it, and what is counted (`register/gaps.rs`): each 条 of
/// the main text, or where what is below it bears headings, each of that.
fn units(published: &Published) -> impl Iterator<Item = Target> {
    policies(published).flat_map(|(document, body)| {
        let structure = &body.structure;
        let whole = body.links.ties_of_all().iter().any(|tie| tie.kind == TieKind::Below);
        let units = structure.units().into_iter();
        let whole = whole.then_some(Target::Document(document));
        whole.into_iter().chain(units.map(move |clause| Target::Clause(ClauseAt { document, clause })))
    })
}

fn tier(published: &Published, end: Target) -> Option<Tier> {
    end.document().and_then(|at| published.documents.get(at)).map(|document| document.tier)
}

/// What rests on a clause, on anything in it, or on what it is in; on a text as a whole.
fn below(published: &Published, upper: Target) -> Vec<Target> {
    let Target::Clause(at) = upper else {
        let ties = body(published, upper).map(|body| body.links.ties_of_all()).unwrap_or_default();
        return ties.iter().filter(|tie| tie.kind == TieKind::Below).map(|tie| tie.to).collect();
    };
    let Some(body) = body(published, upper) else { return Vec::new() };
    let above = body.structure.up(at.clause).skip(1).flat_map(|above| body.links.ties_of(above..above + 1));
    let mut ends: Vec<Target> = above.filter(|tie| tie.kind == TieKind::Below).map(|tie| tie.to).collect();
    ends.extend(below_all(published, upper));
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// What rests on a clause or anything in it; on a text, or anything in it.
fn below_all(published: &Published, upper: Target) -> Vec<Target> {
    let Some(body) = body(published, upper) else { return Vec::new() };
    let ties = match upper {
        Target::Clause(at) => {
            let end = body.structure.get(at.clause).map_or(at.clause + 1, |entry| entry.end());
            body.links.ties_of(at.clause..end)
        }
        _ => body.links.ties.as_slice(),
    };
    let mut ends: Vec<Target> = ties.iter().filter(|tie| tie.kind == TieKind::Below).map(|tie| tie.to).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn body(published: &Published, at: Target) -> Option<&Body> {
    published.documents.get(at.document()?)?.body.value().map(Box::as_ref)
}

/// That nothing is recorded below a clause: officers see whether that is a gap.
fn nothing(published: &Published, unit: Target, words: &Words) -> Cell {
    let units = published.gaps.value().and_then(|gaps| gaps.standards.as_ref());
    let state = units.and_then(|units| units.iter().find(|counted| Target::Clause(counted.at) == unit));
    match state.map(|unit| &unit.state) {
        Some(UnitState::Gap) => Cell::of([Run::mark(words.lists.nothing_below.as_str())]),
        Some(UnitState::NotNeeded(reason)) => {
            Cell::of([Run::words(words.lists.not_needed.as_str()).noted(reason.as_str())])
        }
        Some(UnitState::Covered) | None => ends::dash(),
    }
}

fn row(
    published: &Published,
    upper: Run,
    standard: Cell,
    procedures: Vec<Target>,
    lower: Option<Target>,
    departments: &mut BTreeSet<String>,
) -> Row {
    let lower = lower.or(procedures.first().copied());
    let body = lower.and_then(|lower| body(published, lower));
    let none = || Shown::Shown(Known::<String>::NotApplicable);
    let department = body.map_or_else(none, |body| Shown::Shown(body.department.clone()));
    let category = body.map(|body| Shown::Shown(body.category.clone()));
    let cells = [
        Cell::of([upper]),
        standard,
        ends::cell(published, procedures, HERE),
        if body.is_some() { ends::known(&department, String::clone) } else { ends::dash() },
        category.as_ref().map_or_else(ends::dash, |it| ends::known(it, |it: &MeasureCategory| it.name().to_owned())),
    ];
    let mut row = Row::new(cells);
    if let Some(name) = department.value().and_then(Known::value) {
        departments.insert(name.clone());
        row = row.under("department", name);
    }
    if let Some(category) = category.as_ref().and_then(Shown::value).and_then(Known::value) {
        row = row.under("category", category.name());
    }
    row
}
