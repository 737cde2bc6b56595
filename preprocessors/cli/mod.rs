//! Floor 9. The command line: one verb, one file. Here the stages are put together, and only here is anything printed.

/// Prints a line on standard output. Whoever reads may have gone (`kitei check | head`): that is no fault of ours.
macro_rules! out {
    () => { out!("") };
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout().lock(), $($words)*);
    }};
}

/// Prints a line on standard error.
macro_rules! err {
    () => { err!("") };
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr().lock(), $($words)*);
    }};
}

mod append;
mod args;
mod build;
mod check;
mod confirm;
mod diff;
mod export;
mod fmt;
mod help;
mod leaks;
mod named;
mod next;
mod preprocess;
mod progress;
mod revise;
mod revision;
mod schema;
mod search;
mod serve;
mod snapshot;
mod stages;
mod start;
mod todo;
mod verify;
mod withdraw;

use args::{Args, Verb};
use std::ffi::OsString;

/// An Exit is how the program ends (contract 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All is well.
    Clean = 0,
    /// Not published, or `check` found what holds something up.
    Faulty = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Published, with omissions.
    Omitted = 3,
}

/// Runs the program with the words behind its name.
pub fn run(words: impl Iterator<Item = OsString>) -> Exit {
    let args = match Args::parse(words) {
        Ok(args) => args,
        Err(wrong) => {
            err!("{wrong}\n使い方は「kitei help」で見られます。");
            return Exit::Usage;
        }
    };
    match args.verb {
        Verb::Next => next::run(&args),
        Verb::Help => help::run(),
        Verb::Version => help::version(),
        Verb::Build => build::run(&args),
        Verb::Check => check::run(&args),
        Verb::Serve => serve::run(&args),
        Verb::Preprocess => preprocess::run(&args),
        Verb::Fmt => fmt::run(&args),
        Verb::Schema => schema::run(&args),
        Verb::Confirm => confirm::run(&args),
        Verb::Todo => todo::run(&args),
        Verb::Export => export::run(&args),
        Verb::Search => search::run(&args),
        Verb::Snapshot => snapshot::run(&args),
        Verb::Revise => revise::run(&args),
        Verb::Diff => diff::run(&args),
        Verb::Leaks => leaks::run(&args),
        Verb::Verify => verify::run(&args),
    }
}
