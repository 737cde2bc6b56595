//! `kitei check`: says all that is wrong, without writing anything.

use super::Exit;
use super::args::{Args, Format};
use super::stages::Project;
use super::start::start;
use crate::model::Edition;
use crate::read::Wording;
use crate::site::assemble;
use crate::source::{Diagnostic, Severity, draw, summary};
use serde_json::json;

pub fn run(args: &Args) -> Exit {
    if let Some(code) = args.explain {
        out!("{}", code.manual().trim_end());
        return Exit::Clean;
    }
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    // the widest look: whoever checks wants to know everything
    let edition = args.edition.unwrap_or(Edition::Officer);
    let diagnostics = match Project::read_as(&root, today, Wording::Edited) {
        Ok(mut project) => match project.with_style(args.style).publish(edition, today) {
            Ok((published, templates)) => {
                let printed = project.bake(&published, &templates).and_then(|rendering| {
                    // pages are tried, none is written
                    let printed = assemble(&rendering, &rendering.leaves(), &root).err();
                    printed.map_or(Ok(()), |broken| Err(project.broken(vec![broken])))
                });
                [project.diagnostics, printed.err().unwrap_or_default()].concat()
            }
            Err(faults) => faults,
        },
        Err(faults) => faults,
    };
    match args.format.unwrap_or(Format::Human) {
        Format::Human | Format::Csv => human(&diagnostics, edition, args.quiet),
        Format::Json => out!("{}", as_json(&diagnostics, edition)),
    }
    let worst = diagnostics.iter().map(|diagnostic| diagnostic.severity).min();
    match worst {
        Some(Severity::Error | Severity::Omitted) => Exit::Faulty,
        Some(Severity::Warning) if args.strict => Exit::Faulty,
        _ => Exit::Clean,
    }
}

fn human(diagnostics: &[Diagnostic], edition: Edition, quiet: bool) {
    for diagnostic in diagnostics {
        out!("{}", draw(diagnostic));
    }
    match summary(diagnostics) {
        Some(counts) => {
            out!("{}として検査しました。{counts}。くわしくは kitei check --explain 〈検査の名前〉", edition.name())
        }
        None if quiet => {}
        None => out!("{}として検査しました。直すところはありません。", edition.name()),
    }
}

/// One object: the edition, and every diagnostic with line and column from 1.
fn as_json(diagnostics: &[Diagnostic], edition: Edition) -> serde_json::Value {
    let all = diagnostics.iter().map(|diagnostic| {
        let at = diagnostic.origin.position();
        json!({
            "severity": diagnostic.severity.token(),
            "code": diagnostic.code.name(),
            "message": diagnostic.message,
            "file": diagnostic.origin.source.path,
            "line": at.line,
            "column": at.column,
            "hint": diagnostic.hint,
        })
    });
    json!({ "format": 1, "edition": edition.token(), "diagnostics": all.collect::<Vec<_>>() })
}
