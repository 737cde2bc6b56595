//! `kitei preprocess`: answers a plain `mdbook build`, so that the book is never a prisoner of this program.

use super::Exit;
use super::args::Args;
use super::progress::say;
use super::stages::{self, Project};
use super::start::usage;
use crate::site::preprocess_stdin;

pub fn run(args: &Args) -> Exit {
    if args.rest.first().is_some_and(|word| word == "supports") {
        // what we leave in a chapter is HTML that any renderer of HTML carries through
        return if args.rest.get(1).is_some_and(|renderer| renderer == "html") { Exit::Clean } else { Exit::Faulty };
    }
    let Some(today) = stages::today(args) else { return usage("今日の日付が分かりません。") };
    let answered = preprocess_stdin(std::io::stdin().lock(), std::io::stdout().lock(), |root| {
        let mut project = Project::read(root, today).map_err(|faults| say(&faults)).ok()?;
        let edition = stages::edition(args, &project.config).map_err(|wrong| err!("{wrong}")).ok()?;
        let published = project.publish(edition, today).map_err(|faults| say(&faults)).ok()?;
        if !args.quiet {
            say(&project.diagnostics);
        }
        Some(published)
    });
    match answered {
        Ok(true) => Exit::Clean,
        Ok(false) => Exit::Faulty,
        Err(error) => {
            err!("mdBookから受け取った本を読めません（{:#}）。", error.0);
            Exit::Faulty
        }
    }
}
