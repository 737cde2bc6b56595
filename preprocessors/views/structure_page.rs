//! 構成図: the three tiers, and every document with where it stands in them.

use super::lists::sheet;
use super::pages::Leaf;
use super::table::{Cell, Filter, Form, Row, Table};
use super::{ends, tiers};
use crate::model::{Level, Tier};
use crate::register::{Body, Published, PublishedDocument, Shown, Target};
use crate::templates::{Broken, Templates, Words};

/// Where it is.
const HERE: &str = "structure.html";

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, leaf: &Leaf<'_>, here: &str) -> Result<String, Broken> {
    let words = &templates.words;
    let figure = templates.print("tiers", &tiers::tiers(published, words, here, leaf.shows_sample(published)))?;
    let tables = format!("{figure}{}", table(published, words).print(templates, here)?);
    sheet(templates, leaf.title, &words.lists.structure.lead, &tables)
}

/// The table: a row for each document that may be named.
pub fn table(published: &Published, words: &Words) -> Table {
    let said = &words.lists.structure;
    let mut columns = ends::columns(&said.columns);
    if let Some(last) = columns.last_mut() {
        last.form = Form::Number;
    }
    let tiers = Tier::ALL.iter().map(|tier| (tier.name(), tier.name()));
    let rows = published.documents.iter().enumerate().filter(|(_, document)| document.name.value().is_some());
    Table {
        id: "bunsho".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: rows.map(|(at, document)| row(published, at, document)).collect(),
        filters: vec![Filter::new("tier", &words.lists.filters.tier, tiers)],
        csv: Some("bunsho".to_owned()),
        empty: said.empty.clone(),
        ..Table::default()
    }
}

fn row(published: &Published, at: usize, document: &PublishedDocument) -> Row {
    let body = document.body.value();
    let department = body.map(|body| Shown::Shown(body.department.clone()));
    let category = body.map(|body| Shown::Shown(body.category.clone()));
    let place = Tier::ALL.iter().position(|tier| *tier == document.tier).unwrap_or_default();
    Row::new([
        ends::cell(published, [Target::Document(at)], HERE),
        Cell::words(document.tier.name()).by(place.to_string()),
        department.as_ref().map_or_else(ends::dash, |it| ends::known(it, String::clone)),
        category.as_ref().map_or_else(ends::dash, |it| ends::known(it, |it| it.name().to_owned())),
        ends::words(body.map(|body| body.visibility)),
        body.map_or_else(ends::dash, |body| Cell::words(articles(body).to_string())),
    ])
    .under("tier", document.tier.name())
    .sample(document.sample)
}

/// How many 条, or numbers that stand where 条 would, its main text has.
fn articles(body: &Body) -> usize {
    let structure = &body.structure;
    let entries = structure.entries().iter().enumerate();
    entries.filter(|(at, entry)| entry.level == Level::Article && structure.scope(*at).is_none()).count()
}
