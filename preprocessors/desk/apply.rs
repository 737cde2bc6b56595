//! Applying edits, all or nothing.

use super::edit::hash;
use super::{Edit, Refusal};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The bytes of a file that is to be edited; `None` when there is none yet.
///
/// # Errors
/// That it lies outside the project, or what the system says.
pub fn read(root: &Path, file: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let root = root.canonicalize().map_err(Refusal::io(file))?;
    bytes(&place(&root, file)?).map_err(Refusal::io(file))
}

/// Applies the edits; the files that were changed, in the order of their places.
///
/// # Errors
/// A [`Refusal`]; but for [`Refusal::Unfinished`] every file is as it was.
pub fn apply(root: &Path, edits: &[Edit]) -> Result<Vec<String>, Refusal> {
    apply_with(root, edits, &|_| ())
}

/// As [`apply`]; `before` is told which swap (from 0) is to come.
fn apply_with(root: &Path, edits: &[Edit], before: &dyn Fn(usize)) -> Result<Vec<String>, Refusal> {
    let changes = plan(root, edits)?;
    let mut made = Vec::new();
    let written = changes.iter().try_for_each(|change| change.stage(&mut made)).and_then(|()| swap(&changes, before));
    if written.is_err() {
        // what was to be removed may lie there and nowhere else
        let staged = changes.iter().filter(|change| change.new.is_some());
        staged.for_each(|change| drop(fs::remove_file(&change.beside)));
        // a folder that is not empty stays
        made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
    written.map(|()| changes.into_iter().map(|change| change.file).collect())
}

/// A Change is what becomes of one file.
struct Change {
    file: String,
    place: PathBuf,
    /// Where its new bytes wait, or where it waits to be removed.
    beside: PathBuf,
    old: Option<Vec<u8>>,
    /// `None`: it is to be no more.
    new: Option<Vec<u8>>,
}

/// Looks at everything and writes nothing.
fn plan(root: &Path, edits: &[Edit]) -> Result<Vec<Change>, Refusal> {
    let mut by_place: BTreeMap<PathBuf, Vec<&Edit>> = BTreeMap::new();
    if let Some(first) = edits.first() {
        let root = root.canonicalize().map_err(Refusal::io(&first.file))?;
        for edit in edits {
            by_place.entry(place(&root, &edit.file)?).or_default().push(edit);
        }
    }
    let mut changes = Vec::new();
    for (place, mut edits) in by_place {
        let Some(file) = edits.first().map(|edit| edit.file.clone()) else { continue };
        let old = bytes(&place).map_err(Refusal::io(&file))?;
        let found = old.as_deref().map(hash);
        match edits.iter().find(|edit| edit.made_from != found) {
            Some(edit) if edit.made_from.is_none() => return Err(Refusal::Exists { file }),
            Some(_) => return Err(Refusal::Changed { file }),
            None => {}
        }
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let new = joined(old.as_deref().unwrap_or_default(), &edits)
            .ok_or_else(|| Refusal::Overlap { file: file.clone() })?;
        let new = (!edits.iter().any(|edit| edit.removes)).then_some(new);
        if old == new {
            continue;
        }
        if old.is_some() && fs::metadata(&place).is_ok_and(|about| about.permissions().readonly()) {
            return Err(Refusal::Io { file, error: ErrorKind::PermissionDenied.into() });
        }
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // hidden, so that nobody takes it for a file of the project
        let beside = place.with_file_name(format!(".{name}.{}.kitei", std::process::id()));
        changes.push(Change { file, place, beside, old, new });
    }
    Ok(changes)
}

/// The bytes with all edits made; `None` where they overlap or reach beyond the end.
fn joined(old: &[u8], edits: &[&Edit]) -> Option<Vec<u8>> {
    let mut new = Vec::with_capacity(old.len());
    let mut from = 0;
    for edit in edits {
        new.extend_from_slice(old.get(from..edit.range.start)?);
        old.get(edit.range.clone())?;
        new.extend_from_slice(&edit.bytes);
        from = edit.range.end;
    }
    new.extend_from_slice(old.get(from..)?);
    Some(new)
}

/// Where a file lies, behind any link; a file that is to be made lies below the nearest folder that is there.
fn place(root: &Path, file: &str) -> Result<PathBuf, Refusal> {
    let outside = || Refusal::Outside { file: file.to_owned() };
    let plain = |part: &str| {
        !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']) && !part.contains(char::is_control)
    };
    if !file.split('/').all(plain) {
        return Err(outside());
    }
    let wanted: PathBuf = root.join(file.split('/').collect::<PathBuf>());
    let there = wanted.ancestors().find(|place| fs::symlink_metadata(place).is_ok()).ok_or_else(outside)?;
    // a link that leads nowhere has no place
    let real = there.canonicalize().map_err(|_| outside())?;
    if !real.starts_with(root) {
        return Err(outside());
    }
    match wanted.strip_prefix(there) {
        Ok(rest) if rest.as_os_str().is_empty() => Ok(real),
        Ok(rest) => Ok(real.join(rest)),
        Err(_) => Err(outside()),
    }
}

fn bytes(place: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

impl Change {
    /// Writes the new bytes beside the place; the folders made for it are added to `made`.
    fn stage(&self, made: &mut Vec<PathBuf>) -> Result<(), Refusal> {
        let Some(new) = &self.new else { return Ok(()) };
        let missing = self.place.ancestors().skip(1).take_while(|folder| !folder.exists());
        let missing: Vec<_> = missing.map(Path::to_path_buf).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(&folder).map_err(Refusal::io(&self.file))?;
            made.push(folder);
        }
        self.write(new).map_err(Refusal::io(&self.file))
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut beside = File::create(&self.beside)?;
        beside.write_all(bytes)?;
        if let Ok(about) = fs::metadata(&self.place) {
            beside.set_permissions(about.permissions())?;
        }
        beside.sync_all()
    }

    fn swap(&self) -> Result<(), Refusal> {
        let now = bytes(&self.place).map_err(Refusal::io(&self.file))?;
        if now != self.old {
            return Err(Refusal::Changed { file: self.file.clone() });
        }
        let (from, to) = if self.new.is_some() { (&self.beside, &self.place) } else { (&self.place, &self.beside) };
        fs::rename(from, to).map_err(Refusal::io(&self.file))
    }

    fn take_back(&self) -> io::Result<()> {
        match &self.old {
            Some(_) if self.new.is_none() => fs::rename(&self.beside, &self.place),
            Some(old) => self.write(old).and_then(|()| fs::rename(&self.beside, &self.place)),
            None => fs::remove_file(&self.place),
        }
    }
}

/// Swaps every file; where one cannot be, takes back those before it.
fn swap(changes: &[Change], before: &dyn Fn(usize)) -> Result<(), Refusal> {
    for (at, change) in changes.iter().enumerate() {
        before(at);
        let Err(refusal) = change.swap() else { continue };
        let mut lost = None;
        for done in changes[..at].iter().rev() {
            if let Err(error) = done.take_back() {
                lost = Some(Refusal::Unfinished { file: done.file.clone(), error });
            }
        }
        return Err(lost.unwrap_or(refusal));
    }
    for change in changes.iter().filter(|change| change.new.is_none()) {
        drop(fs::remove_file(&change.beside));
        // a folder that is not empty stays
        let folders = change.place.ancestors().skip(1);
        folders.take_while(|folder| fs::remove_dir(folder).is_ok()).for_each(drop);
    }
    changes.iter().filter_map(|change| change.place.parent()).for_each(sync);
    Ok(())
}

/// The names in a folder outlive the loss of power, where the system lets a folder be synced.
fn sync(folder: &Path) {
    if cfg!(unix) {
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
}

#[cfg(test)]
#[path = "apply_tests.rs"]
mod tests;
