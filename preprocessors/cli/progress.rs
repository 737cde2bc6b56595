//! Progress, for work of over a second; and diagnostics, drawn.

use crate::site::Step;
use crate::source::{Diagnostic, draw, summary};
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Work shorter than this is over before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// A Progress tells how far a build has come.
pub struct Progress {
    start: Instant,
    quiet: bool,
    said: AtomicBool,
    tenth: AtomicUsize,
}

impl Progress {
    /// Begins now.
    pub fn new(quiet: bool) -> Self {
        Self { start: Instant::now(), quiet, said: AtomicBool::new(false), tenth: AtomicUsize::new(0) }
    }

    /// Takes a step of the writing.
    pub fn step(&self, step: Step<'_>) {
        match step {
            Step::Waiting if !self.quiet => eprintln!("ほかの build が終わるのを待っています…"),
            Step::Progress { done, total } if !self.quiet && total > 0 && self.start.elapsed() > PATIENCE => {
                let tenth = done * 10 / total;
                if self.tenth.fetch_max(tenth, Ordering::Relaxed) < tenth {
                    self.said.store(true, Ordering::Relaxed);
                    let end = if std::io::stderr().is_terminal() { "\r" } else { "\n" };
                    eprint!("{done}/{total}ファイルを書きました{end}");
                }
            }
            _ => {}
        }
    }

    /// How long it took so far.
    pub fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Ends the line that was written over.
    pub fn end(&self) {
        if self.said.load(Ordering::Relaxed) && std::io::stderr().is_terminal() {
            eprintln!();
        }
    }
}

/// Draws all diagnostics and counts them, on standard error.
pub fn say(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        eprintln!("{}", draw(diagnostic));
    }
    if let Some(counts) = summary(diagnostics) {
        eprintln!("{counts}。くわしくは kitei check --explain 〈検査の名前〉");
    }
}
