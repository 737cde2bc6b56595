//! The other ends of links, as runs of a table's cell.

use super::table::{Cell, Column, Row, Run};
use super::{pages, target};
use crate::model::Known;
use crate::register::{ClauseAt, Published, Shown, Target, TieKind};

/// A link to `to`, its heading behind it; `None` where the edition may not know it.
pub fn run(published: &Published, to: Target, here: &str) -> Option<Run> {
    let found = target::find(published, to)?;
    let has_page = pages::has(published, to);
    let href = found.href(here).filter(|_| has_page);
    let note = (!found.heading.is_empty()).then_some(found.heading);
    Some(Run { words: found.citation, href, note, mark: false })
}

/// The clauses and documents that are tied to `to`, in the order of reading.
pub fn tied(published: &Published, kind: TieKind, to: impl Fn(Target) -> bool) -> Vec<Target> {
    let mut ends = Vec::new();
    for (document, body) in published.documents.iter().enumerate().filter_map(|(at, it)| Some((at, it.body.value()?))) {
        let ties = body.links.ties.iter().filter(|tie| tie.kind == kind && to(tie.to));
        ends.extend(ties.map(|tie| Target::at(document, tie.clause)));
    }
    ends.dedup();
    ends
}

/// A cell of links; a dash where there are none.
pub fn cell(published: &Published, ends: impl IntoIterator<Item = Target>, here: &str) -> Cell {
    let runs: Vec<Run> = ends.into_iter().filter_map(|end| run(published, end, here)).collect();
    if runs.is_empty() { dash() } else { Cell::of(runs) }
}

/// Nothing to say.
pub fn dash() -> Cell {
    Cell::words("－").by("")
}

/// A value in words, or the word for its absence.
pub fn known<T>(value: &Shown<Known<T>>, print: impl Fn(&T) -> String) -> Cell {
    match value {
        Shown::Shown(Known::Value(value)) => Cell::words(print(value)),
        Shown::Shown(absent) => Cell::words(absent.absence().unwrap_or_default()).by(""),
        Shown::Withheld(_) => dash(),
    }
}

/// Words, or a dash.
pub fn words(value: Option<&str>) -> Cell {
    value.filter(|words| !words.is_empty()).map_or_else(dash, Cell::words)
}

/// Columns of words with these headings.
pub fn columns<const N: usize>(titles: &[String; N]) -> Vec<Column> {
    titles.iter().map(|title| Column::words(title.as_str())).collect()
}

/// How many rows have a cell that says 未入力.
pub fn blanks(rows: &[Row]) -> usize {
    let blank = Known::<()>::Blank.absence().unwrap_or_default();
    rows.iter().filter(|row| row.cells.iter().any(|cell| cell.runs.iter().any(|run| run.words == blank))).count()
}

/// Whether a target is in a sample text.
pub fn is_sample(published: &Published, to: Target) -> bool {
    to.document().and_then(|at| published.documents.get(at)).is_some_and(|document| document.sample)
}

/// The clause of a target, with its document.
pub fn clause(to: Target) -> Option<ClauseAt> {
    match to {
        Target::Clause(at) => Some(at),
        _ => None,
    }
}
