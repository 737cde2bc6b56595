//! Recovering: what a dead build left half done is completed or taken back, then swept up.

use std::fs;
use std::path::Path;

use super::journal::Journal;
use super::lock::Lock;
use super::refusal::Refusal;
use super::settle::settle;
use super::step::{Plan, Step};
use super::target::{Place, Standing};

/// A Recovery is what had to be done for a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// No swap was under way.
    Nothing,
    /// A swap was under way; now one site stands whole.
    Finished,
}

/// Completes a swap of `target` that a dead process left half done. [`super::write()`] does so
/// by itself; this is for commands that only read the site.
///
/// # Errors
///
/// A [`Refusal`] when the target cannot be locked, or the swap still cannot be completed.
pub fn recover(target: &Path) -> Result<Recovery, Refusal> {
    let place = Place::of(target)?;
    if !place.work.exists() {
        return Ok(Recovery::Nothing);
    }
    let _lock = Lock::take(&place, Plan::default(), &|_| {})?;
    finish(&place, &|_| {})
}

/// Completes or takes back what the journal tells of, then sweeps up. The lock must be held.
pub(super) fn finish(place: &Place, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<Recovery, Refusal> {
    let path = place.journal();
    let Some(journal) = Journal::read(&path)? else {
        sweep(place);
        return Ok(Recovery::Nothing);
    };
    match journal {
        Journal::Rename { number } => finish_rename(place, number, watch)?,
        Journal::InPlace { edition, names } => {
            // Files are removed here, so it must still be the folder the journal was about.
            let ours = place.standing()? == Standing::Site(edition) || place.incoming().exists();
            if ours {
                settle(place, &names, watch)?;
            }
        }
    }
    Journal::remove(&path)?;
    watch(Step::JournalRemoved);
    sweep(place);
    Ok(Recovery::Finished)
}

/// If a site stands, either nothing has moved yet or everything has. If none does, the new one
/// moves in; an empty folder is none (some servers make it again when it is missing).
fn finish_rename(place: &Place, number: u32, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<(), Refusal> {
    match place.standing()? {
        Standing::Site(_) | Standing::Foreign => return Ok(()),
        Standing::Empty => fs::remove_dir(&place.site).map_err(Refusal::unfinished(&place.site))?,
        Standing::Missing => {}
    }
    let site = [place.coming(number), place.going(number)].into_iter().find(|folder| folder.exists());
    if let Some(site) = site {
        fs::rename(site, &place.site).map_err(Refusal::unfinished(&place.site))?;
        watch(Step::MovedIn);
    }
    Ok(())
}

/// Removes what dead builds and finished swaps left. What cannot be removed now (a file open on
/// Windows) is left to the next command: it is in nobody's way.
pub(super) fn sweep(place: &Place) {
    if place.journal().exists() {
        return;
    }
    let (lock, incoming) = (place.lock(), place.incoming());
    let left = fs::read_dir(&place.work).into_iter().flatten().flatten();
    for path in left.map(|entry| entry.path()).filter(|path| *path != lock) {
        let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
    }
    if incoming.exists() && !matches!(place.standing(), Ok(Standing::Foreign) | Err(_)) {
        let _ = fs::remove_dir_all(incoming);
    }
}
