//! Staging: the whole new site is written beside the old one, on all cores.

use std::collections::BTreeSet;
use std::fs::{self, File, FileTimes};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::SystemTime;

use super::content::Site;
use super::manifest::{self, MANIFEST};
use super::names::path_of;
use super::refusal::Refusal;
use super::step::{Step, Strategy};
use super::target::{MARKER, Place, marker_text};
use crate::source::parallel;

/// A Staged is a whole new site beside the old one.
#[derive(Debug)]
pub(super) struct Staged {
    /// The edition.
    pub edition: &'static str,
    /// The number of its folder.
    pub number: u32,
    /// Its marker.
    pub marker: StagedFile,
    /// Its other files, in order.
    pub files: Vec<StagedFile>,
    /// Their size together.
    pub bytes: u64,
}

/// A `StagedFile` is one of its files.
#[derive(Debug)]
pub(super) struct StagedFile {
    /// The name in the site.
    pub name: String,
    /// Whether the old site has the very same bytes under this name.
    pub same: bool,
    /// SHA-256 of the bytes, in hexadecimal digits.
    hash: String,
}

impl Staged {
    /// The files that are not as they were, the marker among them.
    pub(super) fn changed(&self) -> impl Iterator<Item = &StagedFile> {
        self.all().filter(|file| !file.same)
    }

    /// The files that are as they were, the marker among them.
    pub(super) fn same(&self) -> impl Iterator<Item = &StagedFile> {
        self.all().filter(|file| file.same)
    }

    fn all(&self) -> impl Iterator<Item = &StagedFile> {
        self.files.iter().chain([&self.marker])
    }
}

/// Writes the site into a fresh folder. When that fails the folder is removed again.
///
/// When files will be replaced one by one from the start, those that stay the same are left out.
pub(super) fn stage(
    site: &Site<'_>,
    place: &Place,
    first: Strategy,
    watch: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Staged, Refusal> {
    let number = place.free_number();
    let folder = place.coming(number);
    let made = make_folders(site, &folder).and_then(|()| {
        let old = fs::symlink_metadata(&place.site).is_ok().then_some(&*place.site);
        let stage = Stage { new: &folder, old, first };
        let marker = stage.write(MARKER, marker_text(site.edition).as_bytes())?;
        let (mut files, bytes) = write_all(site, &stage, watch)?;
        let hashes = files.iter().map(|file| (file.name.clone(), file.hash.clone())).collect();
        let manifest = stage.write(MANIFEST, manifest::text(site.edition, &hashes).as_bytes())?;
        files.insert(files.partition_point(|file| file.name < manifest.name), manifest);
        Ok(Staged { edition: site.edition, number, marker, files, bytes })
    });
    // Should this removal fail too, the next command does it.
    made.inspect_err(|_| drop(fs::remove_dir_all(&folder)))
}

/// Makes every folder once, before the workers start.
fn make_folders(site: &Site<'_>, folder: &Path) -> Result<(), Refusal> {
    fs::create_dir(folder).map_err(Refusal::io(folder))?;
    let parents: BTreeSet<&str> =
        site.entries.keys().filter_map(|name| name.rsplit_once('/').map(|(parent, _)| parent)).collect();
    for parent in parents {
        let path = path_of(folder, parent);
        fs::create_dir_all(&path).map_err(Refusal::io(&path))?;
    }
    Ok(())
}

/// Writes all files; each worker takes the next one as soon as it is free, so that at most one
/// file for each core lies in memory.
fn write_all(
    site: &Site<'_>,
    stage: &Stage<'_>,
    watch: &(dyn Fn(Step<'_>) + Sync),
) -> Result<(Vec<StagedFile>, u64), Refusal> {
    let entries: Vec<_> = site.entries.iter().collect();
    let total = entries.len();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (bytes, failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let work = || {
        let mut mine = Vec::new();
        while !failed.load(Ordering::Relaxed) {
            let Some(&(name, content)) = entries.get(next.fetch_add(1, Ordering::Relaxed)) else {
                break;
            };
            let made = content.bytes().map_err(|reason| Refusal::Unmade { name: name.clone(), reason });
            let written = made.and_then(|content| Ok((stage.write(name, &content)?, content)));
            let (file, content) = written.inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
            bytes.fetch_add(content.len() as u64, Ordering::Relaxed);
            mine.push(file);
            watch(Step::Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
        }
        Ok(mine)
    };
    // this thread works too, and alone where there is little to do
    let workers = parallel::threads(total);
    let mut files = thread::scope(|scope| {
        let threads: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut files = work()?;
        for thread in threads {
            match thread.join() {
                Ok(mine) => files.extend(mine?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(files)
    })?;
    files.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok((files, bytes.into_inner()))
}

/// A Stage is where the new files are written and the old ones looked at.
struct Stage<'a> {
    new: &'a Path,
    /// Where the old ones are, if anything is.
    old: Option<&'a Path>,
    first: Strategy,
}

impl Stage<'_> {
    /// Writes one file; when the old one has the same bytes, the new one takes over its time.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<StagedFile, Refusal> {
        let since = self.time_if_same(name, bytes);
        let file = StagedFile { name: name.to_owned(), same: since.is_some(), hash: manifest::hash(bytes) };
        if file.same && self.first == Strategy::InPlace {
            return Ok(file);
        }
        let path = path_of(self.new, name);
        let write = || {
            let mut file = File::create_new(&path)?;
            file.write_all(bytes)?;
            since.map_or(Ok(()), |time| file.set_times(FileTimes::new().set_modified(time)))
        };
        write().map_err(Refusal::io(&path))?;
        Ok(file)
    }

    /// The modification time of the old file when it has just these bytes. One that cannot be
    /// read, or is reached over a link, is simply not the same.
    fn time_if_same(&self, name: &str, bytes: &[u8]) -> Option<SystemTime> {
        let old = self.old?;
        for (end, _) in name.match_indices('/') {
            let folder = fs::symlink_metadata(path_of(old, &name[..end])).ok()?;
            folder.is_dir().then_some(())?;
        }
        let old = path_of(old, name);
        let about = fs::symlink_metadata(&old).ok()?;
        if !about.is_file() || about.len() != bytes.len() as u64 {
            return None;
        }
        let same = fs::read(&old).ok()? == bytes;
        same.then(|| about.modified().ok())?
    }
}
