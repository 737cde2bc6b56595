//! わたしの課: the departments, and for each what it keeps, what it follows and what it manages.

use super::ledger::{self, kept_by, record_address};
use super::lists::{share, sheet};
use super::table::{Cell, Filter, Form, Row, Run, Table};
use super::{address, ends};
use crate::model::document::Readers;
use crate::model::ledger::Ledger;
use crate::model::{Known, Tier};
use crate::register::{
    AttendedBand, Named, Published, PublishedDepartment, PublishedDocument, PublishedLedger, PublishedRecord,
    PublishedRole, Shown, Target,
};
use crate::templates::{Broken, TableWords, Templates, Words};
use std::collections::{BTreeSet, HashMap};

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
        || published.attended.get(at).copied().flatten().is_some_and(|attended| attended.sample)
        || documents.any(|(_, document)| document.sample)
        || [Ledger::Assets, Ledger::Systems].iter().any(|&of| kept_by(published, of, at).any(|(_, it)| it.sample))
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
    let all = || published.registers.departments.iter().enumerate();
    let there = || all().filter(|(_, department)| is_in_force(published, department));
    let bureaus: BTreeSet<&str> = there().filter_map(|(_, department)| bureau(department)).collect();
    let mut assets: HashMap<usize, usize> = HashMap::new();
    for record in published.records(Ledger::Assets) {
        if let Some(Target::Department(at)) = record.target(Ledger::Assets, "department") {
            *assets.entry(at).or_default() += 1;
        }
    }
    let rows = there().map(|(at, department)| {
        let documents = kept(published, department).count();
        let assets = assets.get(&at).copied().unwrap_or_default();
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
    if let Some(attended) = published.attended.get(at).copied().flatten() {
        let [most, many, fewer, few] = &said.attended;
        let words = match attended.band {
            Some(AttendedBand::Most) => most,
            Some(AttendedBand::Many) => many,
            Some(AttendedBand::Fewer) => fewer,
            None => few,
        };
        lead.push(words.replace("{year}", &attended.year.wareki()));
    }
    let tables = tables(published, &templates.words, at, department, here);
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
fn tables(published: &Published, words: &Words, at: usize, department: &PublishedDepartment, here: &str) -> Vec<Table> {
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
    let name_of =
        |of: Ledger, record: &PublishedRecord| match published.ledger(of).is_some_and(PublishedLedger::has_pages) {
            true => Cell::link(record.name.as_str(), address::relative(here, &record_address(of, record))),
            false => Cell::words(record.name.as_str()),
        };
    let assets = kept_by(published, Ledger::Assets, at).map(|(_, asset)| {
        let field = |key: &str| ledger::said(published, asset, Ledger::Assets, key, here);
        Row::new([name_of(Ledger::Assets, asset), field("confidentiality"), field("handling")]).sample(asset.sample)
    });
    let systems = kept_by(published, Ledger::Systems, at)
        .map(|(_, system)| Row::new([name_of(Ledger::Systems, system)]).sample(system.sample));
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

fn is_at(role: &PublishedRole, department: &PublishedDepartment) -> bool {
    let at = role.department.value().and_then(Option::as_ref).and_then(Known::value);
    at.is_some_and(|named| named.id == department.id)
}
