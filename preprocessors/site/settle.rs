//! Settling: the gathered files take their places in a site whose folder stays. Done over again
//! from any point it comes to the same end, which is how the next command completes it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::WalkDir;

use super::names::{fold, path_of};
use super::refusal::Refusal;
use super::step::Step;
use super::target::{MARKER, Place};

/// Moves every gathered file to its place, then removes what the new site does not have.
pub(super) fn settle(place: &Place, names: &[String], watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<(), Refusal> {
    let incoming = place.incoming();
    // The marker is first, so that from here on the folder is known as ours.
    for name in [MARKER].into_iter().chain(names.iter().map(String::as_str)) {
        if fs::symlink_metadata(path_of(&incoming, name)).is_ok() {
            let path = path_of(&place.site, name);
            move_file(&incoming, &place.site, name).map_err(Refusal::unfinished(&path))?;
            watch(Step::Placed(name));
        }
    }
    match fs::remove_dir_all(&incoming) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Refusal::unfinished(&incoming)(error)),
        _ => remove_others(&place.site, names, watch),
    }
}

/// Moves one file between two folders that share their structure. It appears whole: by a rename,
/// or between file systems as a copy, which nobody reads before it is gathered.
pub(super) fn move_file(from: &Path, to: &Path, name: &str) -> io::Result<()> {
    make_room(to, name)?;
    let (source, destination) = (path_of(from, name), path_of(to, name));
    match fs::rename(&source, &destination) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            fs::copy(&source, &destination)?;
            fs::remove_file(&source)
        }
        moved => moved,
    }
}

/// Makes the folders of an entry. What stands in the way was a file and is now a folder, or the
/// other way round, or is a link that would lead out of the site.
fn make_room(root: &Path, name: &str) -> io::Result<()> {
    for (end, _) in name.match_indices('/') {
        let folder = path_of(root, &name[..end]);
        match fs::symlink_metadata(&folder) {
            Ok(about) if about.is_dir() => continue,
            Ok(_) => fs::remove_file(&folder)?,
            Err(_) => {}
        }
        fs::create_dir(&folder)?;
    }
    let path = path_of(root, name);
    match fs::symlink_metadata(&path) {
        Ok(about) if about.is_dir() => fs::remove_dir_all(&path),
        _ => Ok(()),
    }
}

/// Removes every file that is not of the new site, and the folders this leaves empty.
fn remove_others(site: &Path, names: &[String], watch: &(dyn Fn(Step<'_>) + Sync)) -> Result<(), Refusal> {
    let wanted: HashSet<&str> = names.iter().map(String::as_str).chain([MARKER]).collect();
    let by_fold: HashMap<String, &str> = wanted.iter().map(|name| (fold(name), *name)).collect();
    let mut folders = Vec::new();
    let mut present = Vec::new();
    for entry in WalkDir::new(site).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(site).to_path_buf();
            Refusal::unfinished(&path)(error.into())
        })?;
        if entry.file_type().is_dir() {
            folders.push(entry.into_path());
        } else {
            present.push((name_of(site, entry.path()), entry.into_path()));
        }
    }
    let spelt: HashSet<&str> = present.iter().map(|(name, _)| name.as_str()).collect();
    for (name, path) in &present {
        // Where case does not count, a file may keep the spelling of the old site: it is the
        // wanted one, unless that one is there under its own spelling as well.
        let wanted_here = by_fold.get(&fold(name)).is_some_and(|&by| by == name || !spelt.contains(by));
        if !wanted_here {
            fs::remove_file(path).map_err(Refusal::unfinished(path))?;
            watch(Step::Removed(name));
        }
    }
    for folder in folders {
        // Refused for every folder that has something in it, which is what is wanted.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// The entry's name of a file below the site. One that is not Unicode is no name of ours: what
/// stands for its bytes matches none.
fn name_of(site: &Path, path: &Path) -> String {
    let below = path.strip_prefix(site).unwrap_or(path);
    let components: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    components.join("/")
}
