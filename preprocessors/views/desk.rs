//! 担当の机: how much there is to do, and the one list of it. Nothing stands above.

use super::ends;
use super::lists::sheet;
use super::table::{Cell, Column, Filter, Form, Row, Run, Table};
use super::todo::{Task, TaskKind, todo};
use crate::register::Published;
use crate::templates::{Broken, Templates, Words};

/// Where it is.
const HERE: &str = "desk.html";

/// The page.
///
/// # Errors
/// A template of the project's own that cannot be printed.
pub fn print(published: &Published, templates: &Templates, title: &str, here: &str) -> Result<String, Broken> {
    let words = &templates.words;
    let list = todo(published, words);
    let said = &words.desk;
    let counts = [(&said.today, list.today), (&said.week, list.week), (&said.waiting, list.waiting)];
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{name}{count}{}", words.count)).collect();
    let lead = [counts.join("　"), said.faults.clone()];
    sheet(templates, title, &lead, &table(published, words, &list.tasks).print(templates, here)?)
}

fn table(published: &Published, words: &Words, tasks: &[Task]) -> Table {
    let said = &words.desk;
    let mut columns: Vec<Column> = ends::columns(&said.columns);
    if let Some(first) = columns.first_mut() {
        first.form = Form::Day;
    }
    let row = |task: &Task| {
        let due = task.due.map_or_else(ends::dash, |due| Cell::words(due.wareki()).by(due.last_day().to_string()));
        let link = task.target.and_then(|target| ends::run(published, target, HERE)).and_then(|run| run.href);
        let what = Run { words: task.what.clone(), href: link, note: None, mark: false };
        let department = task.department.as_deref();
        Row::new([
            due,
            Cell::of([what]),
            Cell::words(task.kind.name(said)),
            ends::words(department),
            Cell::words(task.next.as_str()),
        ])
        .under("kind", task.kind.name(said))
        .under("department", department.unwrap_or_default())
        .sample(task.sample)
    };
    let mut departments: Vec<&str> = Vec::new();
    for task in tasks {
        if let Some(name) = task.department.as_deref().filter(|name| !departments.contains(name)) {
            departments.push(name);
        }
    }
    let filters = vec![
        Filter::new("kind", &words.lists.filters.kind, TaskKind::ALL.map(|kind| (kind.name(said), kind.name(said)))),
        Filter::new("department", &words.lists.filters.department, departments.into_iter().map(|name| (name, name))),
    ];
    Table {
        id: "tsukue".to_owned(),
        caption: said.caption.clone(),
        columns,
        rows: tasks.iter().map(row).collect(),
        filters,
        empty: said.empty.clone(),
        ..Table::default()
    }
}
