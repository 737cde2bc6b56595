//! Writing a site: everything that can fail happens beside the old site; only then is it swapped.
//!
//! The promise holds against the death of the process at any moment (kill, log-off, panic).
//! Against the loss of power it does not: only journals are synced, as syncing each of thousands
//! of pages would cost minutes, and the site can be written again.

use std::path::{Path, PathBuf};

use super::content::Site;
use super::lock::Lock;
use super::names;
use super::recover::{finish, sweep};
use super::refusal::Refusal;
use super::stage::stage;
use super::step::{Plan, Step, Strategy};
use super::swap::swap;
use super::target::Place;

/// A Written is what became of a site that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The folder, absolute, behind any symbolic link.
    pub path: PathBuf,
    /// Files of the site, its manifest counted and its marker not.
    pub files: usize,
    /// Those among them whose bytes are what they were; they keep their modification time.
    pub unchanged: usize,
    /// The size of all files together, in bytes.
    pub bytes: u64,
    /// The strategy that worked. A target that did not exist is a plain `Rename`.
    pub by: Strategy,
}

/// Writes the site to the folder `target`, replacing the site that stands there.
///
/// `watch` is told each step as it is done, from several threads.
///
/// # Errors
///
/// A [`Refusal`]; but for [`Refusal::Unfinished`] the old site stands untouched.
pub fn write(site: &Site<'_>, target: &Path, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<Written, Refusal> {
    write_by(site, target, Plan::default(), watch)
}

/// Writes the site as [`write()`] does, by a plan of the caller's.
///
/// # Errors
///
/// As for [`write()`].
pub fn write_by(
    site: &Site<'_>,
    target: &Path,
    plan: Plan,
    watch: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Written, Refusal> {
    names::check(site)?;
    let place = Place::of(target)?;
    if !place.work.exists() {
        // Looked at before anything is made, so that a refusal leaves nothing behind. Where we
        // have been before, what looks foreign may be our own swap half done.
        place.accept(site.edition)?;
    }
    let _lock = Lock::take(&place, plan, watch)?;
    watch(Step::Locked);
    finish(&place, watch)?;
    let standing = place.accept(site.edition)?;
    let staged = stage(site, &place, plan.first, watch)?;
    watch(Step::Staged);
    let by = swap(&place, &standing, &staged, plan.first, watch).inspect_err(|_| sweep(&place))?;
    sweep(&place);
    watch(Step::Swept);
    Ok(Written {
        path: place.site,
        files: staged.files.len(),
        unchanged: staged.files.iter().filter(|file| file.same).count(),
        bytes: staged.bytes,
        by,
    })
}
