//! 枠組みとの対応: numbered lists that others made, and the clauses that answer to each of their parts.

use super::lists::{samples_tie, share, sheet};
use super::table::{Cell, Column, Row, Run, Table};
use super::{address, ends, ledger};
use crate::model::ledger::Ledger;
use crate::model::{Edition, Tier};
use crate::register::{
    Body, Gaps, PartState, Published, PublishedFramework, PublishedPart, Target, TieKind, UnitState,
};
use crate::templates::{Broken, Templates, Words};

/// Where the list is.
const HERE: &str = "frameworks.html";

/// Whether a framework has a page: officers see every part, staff those to which a clause answers.
pub fn has_rows(published: &Published, at: usize) -> bool {
    let Some(framework) = published.registers.frameworks.iter().nth(at) else { return false };
    let answers = || {
        let bodies = published.documents.iter().filter_map(|document| document.body.value());
        bodies.flat_map(|body| &body.links.ties).any(|tie| is_of(at, tie.to))
    };
    if published.edition == Edition::Officer { !parts(framework).is_empty() } else { answers() }
}

fn is_of(framework: usize, to: Target) -> bool {
    matches!(to, Target::Part(of, _) if of == framework)
}

/// Whether a clause of a sample answers to it.
pub fn shows_sample(published: &Published, at: usize) -> bool {
    // what rests on a clause that answers may be a sample too
    samples_tie(published, |tie| is_of(at, tie.to))
        || (is_counted(published, at)
            && published.registers.frameworks.iter().nth(at).is_some_and(|framework| {
                (0..parts(framework).len()).any(|part| {
                    let clauses = answers(published, at, part);
                    procedures(published, &clauses).iter().any(|end| ends::is_sample(published, *end))
                })
            }))
}

fn is_counted(published: &Published, at: usize) -> bool {
    published.registers.frameworks.iter().nth(at).and_then(|framework| framework.counted.value()) == Some(&true)
}

fn parts(framework: &PublishedFramework) -> &[PublishedPart] {
    framework.parts.value().map(Vec::as_slice).unwrap_or_default()
}

/// The clauses that answer to a part.
fn answers(published: &Published, framework: usize, part: usize) -> Vec<Target> {
    ends::tied(published, TieKind::Framework, |to| to == Target::Part(framework, part))
}

/// The procedures among clauses, and those that rest on them.
fn procedures(published: &Published, clauses: &[Target]) -> Vec<Target> {
    let is_procedure = |end: &Target| tier(published, *end) == Some(Tier::Procedure);
    let mut found: Vec<Target> = clauses.iter().copied().filter(is_procedure).collect();
    for clause in clauses {
        let Some(body) = body(published, *clause) else { continue };
        let ties = match clause {
            Target::Clause(at) => {
                let end = body.structure.get(at.clause).map_or(at.clause + 1, |entry| entry.end());
                body.links.ties_of(at.clause..end)
            }
            _ => body.links.ties_of_all(),
        };
        let below = ties.iter().filter(|tie| tie.kind == TieKind::Below).map(|tie| tie.to);
        found.extend(below.filter(|end| is_procedure(end)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn tier(published: &Published, end: Target) -> Option<Tier> {
    end.document().and_then(|at| published.documents.get(at)).map(|document| document.tier)
}

fn body(published: &Published, at: Target) -> Option<&Body> {
    published.documents.get(at.document()?)?.body.value().map(Box::as_ref)
}

/// The table of all frameworks.
pub fn list(published: &Published, words: &Words) -> Table {
    let said = &words.lists.frameworks;
    let officer = published.edition == Edition::Officer;
    let mut columns = ends::columns(&said.columns);
    if !officer {
        columns.pop();
    }
    let there = published.registers.frameworks.iter().enumerate().filter(|(at, _)| has_rows(published, *at));
    let rows = there.map(|(at, framework)| {
        let name = framework.name.value().map_or("", String::as_str);
        let href = address::relative(HERE, &format!("frameworks/{}.html", framework.id));
        let mut cells = vec![
            Cell::link(name, href),
            ends::known(&framework.dated, |day| day.wareki()),
            ends::words(framework.status.value().and_then(Option::as_deref)),
        ];
        if officer {
            let (tied, counted, _) = counts(published, at);
            let is_counted = framework.counted.value() == Some(&true);
            cells.push(if is_counted { Cell::words(share(tied, counted, &words.lists.parts)) } else { ends::dash() });
        }
        Row::new(cells)
    });
    let rows = rows.collect();
    Table {
        id: "wakugumi".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows,
        names_sample: samples_tie(published, |tie| tie.kind == TieKind::Framework),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

/// Of the parts that are counted, those with a clause; all of them; and those for which none is needed.
fn counts(published: &Published, at: usize) -> (usize, usize, usize) {
    let parts = || states(published).filter(|part| part.framework == at).map(|part| &part.state);
    let (missing, all) = Gaps::count_states(parts());
    let not_needed = parts().filter(|state| matches!(state, UnitState::NotNeeded(_))).count();
    (all.saturating_sub(missing), all, not_needed)
}

/// Of every part that is counted, where the edition may know it.
fn states(published: &Published) -> impl Iterator<Item = &PartState> {
    published.gaps.value().into_iter().flat_map(|gaps| &gaps.parts)
}

/// The page of one framework.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, at: usize, here: &str) -> Result<String, Broken> {
    let said = &templates.words.lists;
    let Some(framework) = published.registers.frameworks.iter().nth(at) else { return Ok(String::new()) };
    let is_counted = framework.counted.value() == Some(&true);
    let name = framework.name.value().map_or("", String::as_str);
    let title = format!("{name}{}", if is_counted { &said.framework_title } else { &said.framework_reference });
    let mut lead: Vec<String> = Vec::new();
    if !is_counted {
        lead.push(said.framework_note.clone());
    }
    lead.extend(framework.note.value().cloned().flatten());
    if let Some(day) = framework.dated.value().and_then(|dated| dated.value()) {
        lead.push(format!("{}{}", said.framework_dated, day.wareki()));
    }
    if let Some(status) = framework.status.value().and_then(Option::as_ref) {
        lead.push(format!("{}{status}", said.framework_status));
    }
    if published.edition == Edition::Officer && is_counted {
        let (tied, counted, not_needed) = counts(published, at);
        let mut line = format!("{}{}", said.framework_share, share(tied, counted, &said.parts));
        if not_needed > 0 {
            line.push_str(&format!("、{}{not_needed}{}", said.not_needed, said.parts));
        }
        lead.push(line);
    }
    let table = table(published, &templates.words, at, framework, here).print(templates, here)?;
    sheet(templates, &title, &lead, &table)
}

/// The newest evidence of a part of a framework, marked where it is too old to count; `None` where there is none.
fn evidence(published: &Published, words: &Words, (framework, part): (usize, usize), here: &str) -> Option<Cell> {
    let measures = &published.figures.value()?.measures;
    let mut parts = measures.iter().filter(|measure| measure.framework == framework).flat_map(|measure| &measure.parts);
    let own = parts.find(|own| own.part == part)?;
    let (at, day) = own.evidence?;
    let record = published.ledger(Ledger::Evidence)?.get(at)?;
    let href = address::relative(here, &ledger::record_address(Ledger::Evidence, record));
    let mut runs = vec![Run::link(day.wareki(), href)];
    if !own.is_seen {
        runs.push(Run::mark(words.dashboard.unconfirmed.as_str()));
    }
    Some(Cell::of(runs))
}

/// Whether a part has a row: that nothing answers to it, only officers may know.
pub fn shows(published: &Published, at: usize, part: usize) -> bool {
    published.edition == Edition::Officer || !answers(published, at, part).is_empty()
}

fn table(published: &Published, words: &Words, at: usize, framework: &PublishedFramework, here: &str) -> Table {
    let said = &words.lists;
    let officer = published.edition == Edition::Officer;
    let is_counted = framework.counted.value() == Some(&true);
    let mut rows = Vec::new();
    for (index, part) in parts(framework).iter().enumerate() {
        let clauses = answers(published, at, index);
        if !shows(published, at, index) {
            continue;
        }
        let mut cells =
            vec![Cell::words(part.number.as_str()).by(format!("{index:04}")), Cell::words(part.name.as_str())];
        let state = states(published).find(|state| (state.framework, state.part) == (at, index));
        let missing = || match state.map(|state| &state.state) {
            Some(UnitState::NotNeeded(reason)) => {
                Cell::of([Run::words(said.not_needed.as_str()).noted(reason.as_str())])
            }
            Some(UnitState::Gap) => Cell::of([Run::mark(said.no_clause.as_str())]),
            Some(UnitState::Covered) | None => ends::dash(),
        };
        if is_counted {
            let is_fixed = |end: &Target| tier(published, *end) != Some(Tier::Procedure);
            let fixed: Vec<Target> = clauses.iter().copied().filter(is_fixed).collect();
            cells.push(if clauses.is_empty() {
                missing()
            } else if fixed.is_empty() {
                ends::dash()
            } else {
                ends::cell(published, fixed, here)
            });
            cells.push(ends::cell(published, procedures(published, &clauses), here));
            // whether a measure is carried out is for officers (domain §8)
            if officer {
                let none = || if clauses.is_empty() { ends::dash() } else { Cell::words(said.no_evidence.as_str()) };
                cells.push(evidence(published, words, (at, index), here).unwrap_or_else(none));
            }
        } else {
            cells.push(if clauses.is_empty() { missing() } else { ends::cell(published, clauses, here) });
        }
        rows.push(Row::new(cells).at(format!("part-{index}")));
    }
    let (caption, columns, empty): (_, Vec<Column>, _) = if is_counted {
        let said = &said.framework_counted;
        let mut columns = ends::columns(&said.columns);
        if !officer {
            columns.pop();
        }
        (&said.caption, columns, &said.empty)
    } else {
        let said = &said.framework;
        (&said.caption, ends::columns(&said.columns), &said.empty)
    };
    Table {
        id: "bubun".to_owned(),
        caption: caption.clone(),
        columns,
        rows,
        names_sample: shows_sample(published, at),
        empty: empty.clone(),
        ..Table::default()
    }
}
