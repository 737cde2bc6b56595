//! `kitei serve`: shows an edition in the browser of this machine, as new as the files.

use super::Exit;
use super::args::Args;
use super::progress::say;
use super::stages::{self, Project};
use super::start::start;
use crate::model::Edition;
use crate::read::Wording;
use crate::site::Live;
use crate::site::serve::{Event, Rebuilt, ServeOptions, serve};
use crate::source::{Diagnostic, draw, sorted};
use crate::templates::Templates;
use crate::text::days::Today;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub fn run(args: &Args) -> Exit {
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let mut options = ServeOptions::new(root.clone(), args.port.unwrap_or(3000));
    options.look = args.look;
    let served = serve(&options, |_| rebuild(args, &root, today), |event| announce(&event, args.quiet));
    match served {
        Ok(()) => Exit::Clean,
        Err(error) => {
            err!("{error}");
            Exit::Faulty
        }
    }
}

/// One rebuild: everything is read again, and pages are made when somebody looks at them.
fn rebuild(args: &Args, root: &Path, today: Today) -> Rebuilt {
    let result = Project::read_as(root, today, Wording::Edited).and_then(|mut project| {
        let edition = stages::edition(args, &project.config).unwrap_or(Edition::Public);
        let (published, templates) = project.publish(edition, today)?;
        let rendering = project.bake(&published, &templates)?;
        Ok((rendering, project.diagnostics))
    });
    match result {
        Ok((rendering, diagnostics)) => {
            if !args.quiet {
                say(&diagnostics);
            }
            Rebuilt::Good(Arc::new(Live::new(rendering, root.to_owned())))
        }
        Err(diagnostics) => {
            let diagnostics = sorted(diagnostics);
            say(&diagnostics);
            Rebuilt::Bad { page: problem_page(&diagnostics) }
        }
    }
}

/// The page that shows what is to be mended, with the built-in theme: the project's own may be what is broken.
fn problem_page(diagnostics: &[Diagnostic]) -> Vec<u8> {
    let Ok(templates) = Templates::new(&BTreeMap::new()) else { return Vec::new() };
    let shown: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let at = diagnostic.origin.position();
            json!({
                "severity": diagnostic.severity.name(),
                "code": diagnostic.code.name(),
                "message": diagnostic.message,
                "place": format!("{}:{}:{}", diagnostic.origin.source.path, at.line, at.column),
                "excerpt": excerpt(diagnostic),
                "hint": diagnostic.hint,
                "manual": format!("kitei check --explain {}", diagnostic.code),
            })
        })
        .collect();
    templates.print("problem", &json!({ "count": shown.len(), "diagnostics": shown })).unwrap_or_default().into_bytes()
}

/// The lines of the drawing that show the place.
fn excerpt(diagnostic: &Diagnostic) -> String {
    draw(diagnostic).lines().filter(|line| line.contains(" | ")).collect::<Vec<_>>().join("\n")
}

fn announce(event: &Event, quiet: bool) {
    let files = |changed: &[PathBuf]| {
        let names: Vec<String> = changed.iter().take(3).map(|path| path.display().to_string()).collect();
        let more = if changed.len() > 3 { format!(" ほか{}件", changed.len() - 3) } else { String::new() };
        format!("{}{more}", names.join("、"))
    };
    match event {
        Event::Listening { url } => out!("{url} で見られます。やめるときは Ctrl+C を押してください。"),
        Event::Rebuilt { changed, took } if !quiet && !changed.is_empty() => {
            out!("{} が変わったので、作り直しました（{}ミリ秒）。", files(changed), took.as_millis());
        }
        Event::Faulty { .. } => err!("直すところがあるので、前のページを表示したままにしています。"),
        Event::Looking { reason } => {
            err!("変更の知らせを受け取れないので、1秒ごとにファイルを見ます（{reason}）。")
        }
        Event::Rebuilt { .. } => {}
    }
}
