//! `kitei todo`: what officers have to do, in the terminal.

use super::Exit;
use super::args::{Args, Format};
use super::progress::say;
use super::stages::Project;
use super::start::start;
use crate::model::Edition;
use crate::read::Wording;
use crate::source::{Diagnostic, Severity};
use crate::templates::DeskWords;
use crate::views::todo::{Task, Todo, todo};
use serde_json::json;
use unicode_width::UnicodeWidthChar as _;

/// So many columns a line has.
const WIDTH: usize = 100;

/// Says what there is to do.
pub fn run(args: &Args) -> Exit {
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let published = Project::read_as(&root, today, Wording::Edited).and_then(|mut project| {
        let (published, templates) = project.publish(Edition::Officer, today)?;
        Ok((published, templates, project.diagnostics))
    });
    let (published, templates, diagnostics) = match published {
        Ok(published) => published,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    let list = todo(&published, &templates.words);
    let grave = |diagnostic: &&Diagnostic| diagnostic.severity <= Severity::Omitted;
    let faults = diagnostics.iter().filter(grave).count();
    match args.format.unwrap_or(Format::Human) {
        Format::Human | Format::Csv => human(&list, faults, &templates.words.desk, &templates.words.count),
        Format::Json => out!("{}", as_json(&list, faults)),
    }
    Exit::Clean
}

fn human(list: &Todo, faults: usize, said: &DeskWords, unit: &str) {
    let counts = [
        (&said.today, list.today),
        (&said.week, list.week),
        (&said.waiting, list.waiting),
        (&said.faults_count, faults),
    ];
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{name}{count}{unit}")).collect();
    out!("{}", counts.join("　"));
    if list.tasks.is_empty() {
        out!("{}", said.empty);
        return;
    }
    for (at, task) in list.tasks.iter().enumerate() {
        let number = format!("{:>3}. ", at + 1);
        let indent = " ".repeat(number.len());
        out!();
        out!("{number}{}", wrap(&head(task, said), &indent));
        out!("{indent}{}", wrap(&format!("→ {}", task.next), &format!("{indent}  ")));
    }
}

/// 「要確認　総務課　…」, the day it is due before it.
fn head(task: &Task, said: &DeskWords) -> String {
    let due = task.due.map(|due| format!("【{}】", due.wareki())).unwrap_or_default();
    let department = task.department.as_deref().map(|name| format!("（{name}）")).unwrap_or_default();
    format!("{due}{}：{}{department}", task.kind.name(said), task.what)
}

/// Lines of at most [`WIDTH`] columns, the second and further ones behind `indent`.
fn wrap(words: &str, indent: &str) -> String {
    let mut lines = String::new();
    let mut column = indent.len();
    for c in words.chars() {
        let width = c.width().unwrap_or(0);
        if column + width > WIDTH {
            lines.push('\n');
            lines.push_str(indent);
            column = indent.len();
        }
        lines.push(c);
        column += width;
    }
    lines
}

/// One object: the counts, and every task.
fn as_json(list: &Todo, faults: usize) -> serde_json::Value {
    let task = |task: &Task| {
        json!({
            "kind": task.kind.token(),
            "due": task.due.map(|due| due.last_day().to_string()),
            "what": task.what,
            "department": task.department,
            "next": task.next,
            "sample": task.sample,
        })
    };
    json!({
        "format": 1,
        "counts": { "today": list.today, "week": list.week, "waiting": list.waiting, "faults": faults },
        "tasks": list.tasks.iter().map(task).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_wrap_by_what_they_take_on_the_screen() {
        let words = "あ".repeat(60);
        let wrapped = wrap(&words, "     ");
        let lines: Vec<&str> = wrapped.lines().collect();
        assert_eq!((lines.len(), lines[0].chars().count(), lines[1].trim_start().chars().count()), (2, 47, 13));
    }
}
