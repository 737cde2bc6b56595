//! Swapping: the staged site takes the old one's place, by the best strategy the system allows.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::journal::Journal;
use super::names::path_of;
use super::refusal::Refusal;
use super::settle::{move_file, settle};
use super::stage::{Staged, StagedFile};
use super::step::{Step, Strategy};
use super::target::{Place, Standing};

/// A Tried is what became of a strategy that the system may refuse.
#[derive(PartialEq, Eq)]
enum Tried {
    /// The new site stands.
    Swapped,
    /// The old site stands, and nothing is left of the attempt.
    Refused,
}

/// Puts the staged site in place and says by which strategy.
pub(super) fn swap(
    place: &Place,
    standing: &Standing,
    staged: &Staged,
    first: Strategy,
    watch: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Strategy, Refusal> {
    if *standing == Standing::Missing {
        let coming = place.coming(staged.number);
        fs::rename(&coming, &place.site).map_err(Refusal::io(&place.site))?;
        watch(Step::MovedIn);
        return Ok(Strategy::Rename);
    }
    if first <= Strategy::Exchange && exchange(place, staged, watch) == Tried::Swapped {
        return Ok(Strategy::Exchange);
    }
    if first <= Strategy::Rename && rename(place, staged, watch)? == Tried::Swapped {
        return Ok(Strategy::Rename);
    }
    in_place(place, staged, watch)?;
    Ok(Strategy::InPlace)
}

/// Lets the two folders change places. Whatever the reason of a refusal — an old kernel, a
/// network drive, a mount point — nothing has moved, and the next strategy will tell.
#[cfg(target_os = "linux")]
fn exchange(place: &Place, staged: &Staged, watch: &(dyn Fn(Step<'_>) + Sync)) -> Tried {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let coming = place.coming(staged.number);
    match renameat_with(CWD, &coming, CWD, &place.site, RenameFlags::EXCHANGE) {
        Ok(()) => {
            watch(Step::Exchanged);
            Tried::Swapped
        }
        Err(_) => Tried::Refused,
    }
}

/// Elsewhere the standard library offers no exchange.
#[cfg(not(target_os = "linux"))]
fn exchange(_: &Place, _: &Staged, _: &(dyn Fn(Step<'_>) + Sync)) -> Tried {
    Tried::Refused
}

/// Renames the old site away and the new one in.
fn rename(place: &Place, staged: &Staged, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<Tried, Refusal> {
    let (coming, going) = (place.coming(staged.number), place.going(staged.number));
    let journal = place.journal();
    Journal::Rename { number: staged.number }.write(&journal)?;
    watch(Step::JournalWritten);
    if fs::rename(&place.site, &going).is_err() {
        Journal::remove(&journal)?;
        return Ok(Tried::Refused);
    }
    watch(Step::MovedAway);
    if fs::rename(&coming, &place.site).is_err() {
        fs::rename(&going, &place.site).map_err(Refusal::unfinished(&place.site))?;
        Journal::remove(&journal)?;
        return Ok(Tried::Refused);
    }
    watch(Step::MovedIn);
    Journal::remove(&journal)?;
    watch(Step::JournalRemoved);
    Ok(Tried::Swapped)
}

/// Replaces the files one by one.
fn in_place(place: &Place, staged: &Staged, watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<(), Refusal> {
    gather(place, staged)?;
    watch(Step::Gathered);
    let mut names: Vec<String> = staged.files.iter().map(|file| file.name.clone()).collect();
    // Assets first: a new page with an old style sheet looks broken, an old page with a new one
    // hardly ever does.
    names.sort_by_key(|name| Path::new(name).extension().is_some_and(|end| end == "html"));
    let journal = place.journal();
    Journal::InPlace { edition: staged.edition.to_owned(), names: names.clone() }.write(&journal)?;
    watch(Step::JournalWritten);
    settle(place, &names, watch)?;
    Journal::remove(&journal)?;
    watch(Step::JournalRemoved);
    Ok(())
}

/// Brings the new and changed files onto the site's own file system, inside its
/// folder: what follows are renames there, which a full disk does not stop.
fn gather(place: &Place, staged: &Staged) -> Result<(), Refusal> {
    let (coming, incoming) = (place.coming(staged.number), place.incoming());
    for file in staged.same() {
        let path = path_of(&coming, &file.name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Refusal::io(&path)(error)),
            _ => {}
        }
    }
    if fs::rename(&coming, &incoming).is_ok() {
        return Ok(());
    }
    // A mount point: its files have to be copied across.
    fs::create_dir(&incoming).map_err(Refusal::io(&incoming))?;
    for StagedFile { name, .. } in staged.changed() {
        move_file(&coming, &incoming, name).map_err(Refusal::io(&path_of(&incoming, name)))?;
    }
    Ok(())
}
