//! Progress, for work of over a second; and diagnostics, drawn.

use crate::site::Step;
use crate::source::{Diagnostic, draw, summary};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Work shorter than this is over before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// A Progress tells how far a build has come.
pub struct Progress {
    start: Instant,
    quiet: bool,
    tenth: AtomicUsize,
}

impl Progress {
    /// Begins now.
    pub fn new(quiet: bool) -> Self {
        Self { start: Instant::now(), quiet, tenth: AtomicUsize::new(0) }
    }

    /// Takes a step of the writing.
    pub fn step(&self, step: Step<'_>) {
        match step {
            Step::Waiting if !self.quiet => err!("ほかの build が終わるのを待っています…"),
            Step::Progress { done, total } if !self.quiet && total > 0 && self.start.elapsed() > PATIENCE => {
                let tenth = done * 10 / total;
                if self.tenth.fetch_max(tenth, Ordering::Relaxed) < tenth {
                    err!("{done}/{total}ファイルを書きました");
                }
            }
            _ => {}
        }
    }

    /// How long it took so far.
    pub fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }
}

/// Draws all faults and counts them, on standard error; of work to be done, how much there is.
pub fn say(diagnostics: &[Diagnostic]) {
    let (tasks, faults): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        diagnostics.iter().partition(|diagnostic| diagnostic.code.is_task());
    for fault in &faults {
        err!("{}", draw(fault));
    }
    if let Some(counts) = summary(faults) {
        err!("{counts}。くわしくは kitei check --explain 〈検査の名前〉");
    }
    if !tasks.is_empty() {
        err!("抜けや要確認など、することが{}件あります。くわしくは kitei todo", tasks.len());
    }
}
