//! わたしの課: the departments, and for each what it keeps, what it follows and what it manages.

use super::lists::{share, sheet};
use super::table::{Cell, Filter, Form, Row, Run, Table};
use super::{address, ends};
use crate::model::document::Readers;
use crate::model::{Known, Tier};
use crate::register::{
    Named, Published, PublishedAsset, PublishedDepartment, PublishedDocument, PublishedRole, PublishedSystem, Shown,
    Target,
};
use crate::templates::{Broken, TableWords, Templates, Words};
use std::collections::BTreeSet;

/// Where the list is.
const HERE: &str = "departments.html";

/// Where a department's page is.
pub fn address(department: &PublishedDepartment) -> String {
    format!("departments/{}.html", department.id)
}

/// Whether a sample shows on a department's page.
pub fn shows_sample(published: &Published, at: usize) -> bool {
    let Some(department) = published.registers.departments.iter().nth(at) else { return false };
    let registers = &published.registers;
    let is_common = |document: &PublishedDocument| document.body.value().is_some_and(|body| body.readers.is_some());
    let mut documents = shown(published).filter(|(_, document)| keeps(department, document) || is_common(document));
    department.sample
        || documents.any(|(_, document)| document.sample)
        || assets(published, department).any(|asset| asset.sample)
        || systems(published, department).any(|system| system.sample)
        || registers.roles.iter().any(|role| role.sample && is_at(role, department))
}

/// The page of all departments.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print_all(published: &Published, templates: &Templates, title: &str, here: &str) -> Result<String, Broken> {
    let said = &templates.words.lists;
    let mut tables = table(published, &templates.words).print(templates, here)?;
    let past = past(published, &templates.words);
    if !past.rows.is_empty() {
        tables.push_str(&past.print(templates, here)?);
    }
    sheet(templates, title, &said.departments.lead, &tables)
}

/// Whether a department is there today.
fn is_in_force(published: &Published, department: &PublishedDepartment) -> bool {
    let today = published.today.day();
    let from = department.valid_from.value().and_then(Known::value);
    let until = department.valid_until.value().and_then(Option::as_ref);
    from.is_none_or(|day| day.first_day() <= today) && until.is_none_or(|day| day.last_day() >= today)
}

/// The departments of today.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.departments;
    let there = || published.registers.departments.iter().filter(|department| is_in_force(published, department));
    let bureaus: BTreeSet<&str> = there().filter_map(bureau).collect();
    let rows = there().map(|department| {
        let documents = kept(published, department).count();
        let assets = assets(published, department).count();
        let bureau = bureau(department);
        let mut row = Row::new([
            Cell::link(name(department), address::relative(HERE, &address(department))),
            ends::words(bureau),
            Cell::words(documents.to_string()),
            Cell::words(assets.to_string()),
        ]);
        if let Some(bureau) = bureau {
            row = row.under("bureau", bureau);
        }
        row.sample(department.sample)
    });
    let rows = rows.collect();
    let mut columns = ends::columns(&said.columns);
    columns.iter_mut().skip(2).for_each(|column| column.form = Form::Number);
    let bureaus = bureaus.iter().map(|&bureau| (bureau, bureau));
    Table {
        id: "ka".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows,
        filters: vec![Filter::new("bureau", &words.lists.filters.bureau, bureaus)],
        csv: Some("shozoku".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

/// Departments of other days, with who took their work over.
fn past(published: &Published, words: &Words) -> Table {
    let others = published.registers.departments.iter().filter(|department| !is_in_force(published, department));
    let rows = others.map(|department| {
        let until = department.valid_until.value().and_then(Option::as_ref);
        let successors = department.successors.value().map(Vec::as_slice).unwrap_or_default();
        let link = |named: &Named| Run::link(named.name.as_str(), format!("departments/{}.html", named.id));
        let successors: Vec<Run> = successors.iter().map(link).collect();
        let day = |day: Option<&crate::text::days::Coarse>| match day {
            Some(day) => Cell::words(day.wareki()).by(day.first_day().to_string()),
            None => ends::dash(),
        };
        Row::new([
            Cell::link(name(department), address::relative(HERE, &address(department))),
            day(department.valid_from.value().and_then(Known::value)),
            day(until),
            if successors.is_empty() { ends::dash() } else { Cell::of(successors) },
        ])
        .sample(department.sample)
    });
    let said = &words.lists.departments_past;
    let mut columns = ends::columns(&said.columns);
    columns.iter_mut().skip(1).take(2).for_each(|column| column.form = Form::Day);
    Table { columns, ..named("moto-no-ka", said, rows.collect()) }
}

/// The page of one department.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, at: usize, here: &str) -> Result<String, Broken> {
    let said = &templates.words.lists;
    let Some(department) = published.registers.departments.iter().nth(at) else { return Ok(String::new()) };
    let mut lead: Vec<String> = bureau(department).map(str::to_owned).into_iter().collect();
    if let Some(day) = department.valid_until.value().and_then(Option::as_ref)
        && !is_in_force(published, department)
    {
        let next = department.successors.value().map(Vec::as_slice).unwrap_or_default();
        let next: Vec<&str> = next.iter().map(|named| named.name.as_str()).collect();
        let successor =
            if next.is_empty() { String::new() } else { format!("{}：{}", said.successor, next.join("、")) };
        lead.push(format!("{}{}。{successor}", day.wareki(), said.abolished));
    }
    let tables = tables(published, &templates.words, department, here);
    if let Some(assets) = tables.iter().find(|table| table.id == "shisan") {
        let blanks = ends::blanks(&assets.rows);
        if blanks > 0 {
            lead.push(format!("{}{}", said.blanks, share(blanks, assets.rows.len(), &templates.words.count)));
        }
    }
    let printed = tables.iter().map(|table| table.print(templates, here)).collect::<Result<String, _>>()?;
    sheet(templates, name(department), &lead, &printed)
}

/// What is on the page of a department; a table with no rows is left out, but for documents and assets: that there are none
/// is an answer.
fn tables(published: &Published, words: &Words, department: &PublishedDepartment, here: &str) -> Vec<Table> {
    let said = &words.lists;
    let link = |at: usize| ends::cell(published, [Target::Document(at)], here);
    let documents = kept(published, department).map(|(at, document)| {
        let category = document.body.value().map(|body| Shown::Shown(body.category.clone()));
        let category = category.as_ref().map_or_else(ends::dash, |it| ends::known(it, |it| it.name().to_owned()));
        Row::new([link(at), Cell::words(document.tier.name()), category]).sample(document.sample)
    });
    let common = |readers: Readers| {
        let all = shown(published).filter(move |(_, document)| {
            let body = document.body.value().filter(|_| document.tier == Tier::Procedure);
            body.is_some_and(|body| body.readers == Some(readers))
        });
        let rows = all.map(|(at, document)| {
            let keeper = document.body.value().map(|body| Shown::Shown(body.department.clone()));
            let keeper = keeper.as_ref().map_or_else(ends::dash, |it| ends::known(it, String::clone));
            Row::new([link(at), keeper]).sample(document.sample)
        });
        rows.collect()
    };
    let assets = assets(published, department).map(|asset| {
        let handling = asset.handling.value().map(Vec::as_slice).unwrap_or_default();
        let handling = if handling.is_empty() { ends::dash() } else { Cell::of(handling.iter().map(Run::words)) };
        let name = Cell::words(asset.name.value().cloned().unwrap_or_default());
        Row::new([name, ends::known(&asset.confidentiality, String::clone), handling]).sample(asset.sample)
    });
    let systems = systems(published, department)
        .map(|system| Row::new([Cell::words(system.name.value().cloned().unwrap_or_default())]).sample(system.sample));
    let roles =
        published.registers.roles.iter().enumerate().filter(|(_, role)| is_at(role, department)).map(|(at, role)| {
            let role_link = ends::run(published, Target::Role(at), here).map(|run| Run { note: None, ..run });
            Row::new([Cell::of(role_link), ends::known(&role.held_by, String::clone)]).sample(role.sample)
        });
    let optional = [
        named("system", &said.department_systems, systems.collect()),
        named("yakuwari", &said.department_roles, roles.collect()),
    ];
    let mut tables = vec![
        named("bunsho", &said.department_documents, documents.collect()),
        named("minna", &said.department_procedures, common(Readers::Everybody)),
        named("bamen", &said.department_cases, common(Readers::WhenNeeded)),
        named("shisan", &said.department_assets, assets.collect()),
    ];
    tables.extend(optional.into_iter().filter(|table| !table.rows.is_empty()));
    tables
}

fn named<const N: usize>(id: &str, said: &TableWords<N>, rows: Vec<Row>) -> Table {
    Table {
        id: id.to_owned(),
        caption: said.caption.clone(),
        columns: ends::columns(&said.columns),
        rows,
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn name(department: &PublishedDepartment) -> &str {
    department.name.value().map_or("", String::as_str)
}

fn bureau(department: &PublishedDepartment) -> Option<&str> {
    department.bureau.value().and_then(Option::as_deref)
}

/// The shown documents, each with its index.
fn shown(published: &Published) -> impl Iterator<Item = (usize, &PublishedDocument)> {
    published.documents.iter().enumerate().filter(|(_, document)| document.body.value().is_some())
}

/// Whether a document is of a department, by its name.
fn keeps(department: &PublishedDepartment, document: &PublishedDocument) -> bool {
    let keeper = document.body.value().and_then(|body| body.department.value());
    keeper.is_some_and(|keeper| keeper == name(department))
}

fn kept<'a>(
    published: &'a Published,
    department: &'a PublishedDepartment,
) -> impl Iterator<Item = (usize, &'a PublishedDocument)> {
    shown(published).filter(|(_, document)| keeps(department, document))
}

fn is_of(of: &Shown<Known<Named>>, department: &PublishedDepartment) -> bool {
    of.value().and_then(Known::value).is_some_and(|named| named.id == department.id)
}

fn assets<'a>(
    published: &'a Published,
    department: &'a PublishedDepartment,
) -> impl Iterator<Item = &'a PublishedAsset> {
    published.registers.assets.iter().filter(|asset| is_of(&asset.department, department))
}

fn systems<'a>(
    published: &'a Published,
    department: &'a PublishedDepartment,
) -> impl Iterator<Item = &'a PublishedSystem> {
    published.registers.systems.iter().filter(|system| is_of(&system.department, department))
}

fn is_at(role: &PublishedRole, department: &PublishedDepartment) -> bool {
    let at = role.department.value().and_then(Option::as_ref).and_then(Known::value);
    at.is_some_and(|named| named.id == department.id)
}
