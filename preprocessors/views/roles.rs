//! 役割 and 体制図: who answers for what, and to whom.

use super::ends;
use super::lists::{samples_tie, share, sheet};
use super::table::{Cell, Filter, Row, Run, Table};
use crate::register::{Published, PublishedRole, Target, TieKind};
use crate::templates::{Broken, HOLE, Templates, Words};
use serde::Serialize;

/// Where it is.
const HERE: &str = "roles.html";

/// An Organ is what `organ.hbs` shows: a role in the 体制図.
#[derive(Serialize)]
struct Organ<'a> {
    name: &'a str,
    href: String,
    /// The office that holds it, where one does.
    holder: Option<&'a str>,
    /// Printed: the roles that report to it.
    below: &'static str,
}

#[derive(Serialize)]
struct Organisation<'a> {
    title: &'a str,
    organs: &'static str,
}

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, title: &str, here: &str) -> Result<String, Broken> {
    let said = &templates.words.lists;
    let table = table(published, &templates.words);
    let mut lead = said.roles.lead.clone();
    let blanks = ends::blanks(&table.rows);
    if blanks > 0 {
        lead.push(format!("{}{}", said.blanks, share(blanks, table.rows.len(), &templates.words.count)));
    }
    let figure = Organisation { title: &said.organisation, organs: HOLE };
    let figure = templates.print_around("organisation", &figure, &organs(published, templates, None)?)?;
    sheet(templates, title, &lead, &format!("{figure}{}", table.print(templates, here)?))
}

/// The roles that report to one, or to none, printed with those below them.
fn organs(published: &Published, templates: &Templates, above: Option<&str>) -> Result<String, Broken> {
    let roles = published.registers.roles.iter();
    let reports =
        |role: &&PublishedRole| role.reports_to.value().and_then(Option::as_ref).map(|to| to.id.as_str()) == above;
    let mut printed = String::new();
    // links are cut where they would close a circle, so that this ends
    for role in roles.filter(reports) {
        let below = organs(published, templates, Some(&role.id))?;
        let organ = Organ {
            name: role.name.value().map_or("", String::as_str),
            href: format!("#role-{}", role.id),
            holder: role.held_by.value().and_then(|holder| holder.value()).map(String::as_str),
            below: if below.is_empty() { "" } else { HOLE },
        };
        printed.push_str(&templates.print_around("organ", &organ, &below)?);
    }
    Ok(printed)
}

/// The table: a row for each role.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.roles;
    let roles = published.registers.roles.iter().enumerate();
    let mut columns = ends::columns(&said.columns);
    columns.iter_mut().skip(5).for_each(|column| column.sortable = false);
    let sample = samples_tie(published, |tie| tie.kind == TieKind::Responsible);
    let kinds = crate::model::role::RoleKind::ALL.iter().map(|kind| (kind.name(), kind.name()));
    Table {
        id: "yakuwari".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: roles.map(|(at, role)| row(published, at, role, words)).collect(),
        filters: vec![Filter::new("kind", &words.lists.filters.kind, kinds)],
        csv: Some("yakuwari".to_owned()),
        names_sample: sample,
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn row(published: &Published, at: usize, role: &PublishedRole, words: &Words) -> Row {
    let short = role.short_names.value().map(|names| names.join("、")).filter(|names| !names.is_empty());
    let note = short.map(|short| format!("{}{short}", words.lists.also));
    let name = Run { note, ..Run::words(role.name.value().cloned().unwrap_or_default()) };
    let above = role.reports_to.value().and_then(Option::as_ref);
    let above = above.map(|to| Cell::link(to.name.as_str(), format!("#role-{}", to.id)));
    let duties = role.duties.value().map(Vec::as_slice).unwrap_or_default();
    let clauses = ends::tied(published, TieKind::Responsible, |to| to == Target::Role(at));
    Row::new([
        Cell::of([name]),
        ends::known(&role.held_by, String::clone),
        ends::known(&role.acting, String::clone),
        above.unwrap_or_else(ends::dash),
        ends::words(role.corresponds_to.value().and_then(Option::as_deref)),
        if duties.is_empty() { ends::dash() } else { Cell::of(duties.iter().map(Run::words)) },
        ends::cell(published, clauses, HERE),
    ])
    .under("kind", role.kind.value().copied().unwrap_or_default())
    .sample(role.sample)
    .at(format!("role-{}", role.id))
}
