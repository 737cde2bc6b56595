//! The steps of writing a site, by name, so that a progress line can follow them and a test can
//! kill the process at each one.

use std::time::Duration;

/// A Step is something that has just happened while a site is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Another build holds the target; this one waits its turn.
    Waiting,
    /// This build alone works on the target now.
    Locked,
    /// So many files of the new site are made. Workers report side by side, so that `done` may
    /// arrive out of order.
    Progress {
        /// Files written so far.
        done: usize,
        /// Files of the site.
        total: usize,
    },
    /// The new site is whole, beside the old one.
    Staged,
    /// Old and new site have changed places in one step.
    Exchanged,
    /// The new files lie inside the old site's folder, in a folder of their own.
    Gathered,
    /// What is about to happen is on disk, for the next command if this one dies.
    JournalWritten,
    /// The old site is out of the way; no site stands at the target.
    MovedAway,
    /// The new site stands at the target.
    MovedIn,
    /// One new or changed file stands in its place (file by file).
    Placed(&'a str),
    /// One file of the old site is gone (file by file).
    Removed(&'a str),
    /// The swap is complete and its journal removed.
    JournalRemoved,
    /// What was left of the old site is gone.
    Swept,
}

impl Step<'_> {
    /// The step's name, without its data.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Step::Waiting => "waiting",
            Step::Locked => "locked",
            Step::Progress { .. } => "progress",
            Step::Staged => "staged",
            Step::Exchanged => "exchanged",
            Step::Gathered => "gathered",
            Step::JournalWritten => "journal-written",
            Step::MovedAway => "moved-away",
            Step::MovedIn => "moved-in",
            Step::Placed(_) => "placed",
            Step::Removed(_) => "removed",
            Step::JournalRemoved => "journal-removed",
            Step::Swept => "swept",
        }
    }
}

/// A Strategy is a way to put the new site in the old one's place; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strategy {
    /// Both folders change places in one step of the system (Linux): there is always a site.
    Exchange,
    /// The old folder is renamed away and the new one in: for an instant there is no site.
    Rename,
    /// The folder stays (it is a mount point, or in use) and its files are replaced one by one,
    /// each whole: for a moment readers meet old and new pages side by side. Chosen as the first,
    /// it writes changed files only, and suits a server that holds on to the folder itself, such
    /// as a container that mounts it or a process whose working folder it is.
    InPlace,
}

/// A Plan says how to swap and how long to wait for another build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The strategy to try first; when the system refuses it, those below it follow.
    pub first: Strategy,
    /// How long to wait for another build of the same target before refusing.
    pub patience: Duration,
}

impl Default for Plan {
    /// The best strategy, and five seconds: `serve` rebuilds in less, so that an officer's build
    /// beside it never fails by chance, and whoever starts two long builds soon learns why the
    /// second does nothing.
    fn default() -> Self {
        Plan { first: Strategy::Exchange, patience: Duration::from_secs(5) }
    }
}
