//! A Watch tells which of the project's files changed, one batch of edits at a time.
//!
//! The system's own notice is used where there is one; where it fails (a network share, too many
//! files) the files are looked over once a second instead. notify's polling is not used for that:
//! it compares whole seconds, so that a second edit within the same second would be lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

/// A batch ends when nothing has changed for this long: an editor that writes by truncating,
/// writing and renaming is done by then.
const QUIET: Duration = Duration::from_millis(40);

/// A batch ends after this long in any case, so that a long copy shows its progress.
const LONGEST: Duration = Duration::from_millis(200);

/// How often the files are looked over where the system gives no notice.
const LOOK: Duration = Duration::from_millis(if cfg!(test) { 20 } else { 1000 });

/// What a Watch is told, by the system's notice, by looking, or by the server.
pub(super) enum Signal {
    /// This file or folder changed; the path is absolute.
    Changed(PathBuf),
    /// Notices were lost: anything may have changed.
    Anything,
    /// The system's notice does not work any more; the reason is the system's own.
    Deaf(String),
    /// The server has ended and nobody needs the changes; the reason is the system's own.
    Stopped(String),
}

/// What there is to do next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// These changed, relative to the project's root, in order. A folder stands for all in it.
    Changed(Vec<PathBuf>),
    /// From now on the files are looked over every second; with the system's reason.
    Looking(String),
    /// There will be no more; with the system's reason.
    Stopped(String),
}

/// A Watch is the set of watched files and folders with the signals that came in about them.
pub(super) struct Watch {
    root: PathBuf,
    entries: Vec<PathBuf>,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    native: Option<RecommendedWatcher>,
}

impl Watch {
    /// Starts watching `entries` (files and folders relative to `root`; they need not exist yet).
    /// Never fails: where the system cannot notify, the first [`Next`] is `Looking`.
    pub(super) fn start(root: &Path, entries: &[PathBuf], look: bool) -> Watch {
        // Some systems report the real path whatever path was asked for.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let entries: Vec<PathBuf> = entries.iter().map(|entry| root.join(entry)).collect();
        let (sender, signals) = mpsc::channel();
        let native = if look {
            Err("polling was asked for".to_owned())
        } else {
            listen(&entries, sender.clone()).map_err(|error| error.to_string())
        };
        let mut watch = Watch { root, entries, signals, sender, native: None };
        match native {
            Ok(native) => watch.native = Some(native),
            Err(reason) => watch.send(Signal::Deaf(reason)),
        }
        watch
    }

    /// Where others put their signals.
    pub(super) fn sender(&self) -> Sender<Signal> {
        self.sender.clone()
    }

    /// Waits for the next batch of changes. Signals that come in between two calls are kept, so
    /// an edit during a rebuild is the next batch.
    pub(super) fn next(&mut self) -> Next {
        let mut changed = BTreeSet::new();
        let mut first: Option<Instant> = None;
        loop {
            let wait = first.map_or(Duration::MAX, |first| QUIET.min(LONGEST.saturating_sub(first.elapsed())));
            match self.signals.recv_timeout(wait) {
                Ok(Signal::Changed(path)) => {
                    changed.insert(path);
                }
                Ok(Signal::Anything) => changed.extend(self.entries.iter().cloned()),
                Ok(Signal::Deaf(reason)) => return self.look(reason),
                Ok(Signal::Stopped(reason)) => return Next::Stopped(reason),
                Err(_) => break,
            }
            first.get_or_insert_with(Instant::now);
        }
        self.listen_again(&changed);
        Next::Changed(changed.iter().map(|path| self.relative(path)).collect())
    }

    /// A folder that was deleted took its watch along; the new one of that name needs its own.
    /// This is done before the rebuild reads, so no file falls between the two.
    fn listen_again(&mut self, changed: &BTreeSet<PathBuf>) {
        let Some(native) = &mut self.native else {
            return;
        };
        let folders = self.entries.iter().filter(|entry| changed.contains(*entry) && entry.is_dir());
        let failed = folders.map(|folder| native.watch(folder, RecursiveMode::Recursive)).find_map(Result::err);
        if let Some(error) = failed {
            self.send(Signal::Deaf(error.to_string()));
        }
    }

    /// Gives up the system's notice. Whatever it missed before is told as a change of everything.
    fn look(&mut self, reason: String) -> Next {
        self.native = None;
        let (entries, sender) = (self.entries.clone(), self.sender.clone());
        let mut before = Look::over(&entries);
        self.send(Signal::Anything);
        thread::spawn(move || {
            loop {
                thread::sleep(LOOK);
                let now = Look::over(&entries);
                for path in before.differences(&now) {
                    if sender.send(Signal::Changed(path)).is_err() {
                        return;
                    }
                }
                before = now;
            }
        });
        Next::Looking(reason)
    }

    fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_path_buf()
    }

    fn send(&self, signal: Signal) {
        // This Watch holds the other end itself, so the signal always arrives.
        let _ = self.sender.send(signal);
    }
}

/// Asks the system for notice of everything under `entries`. The folder above each entry is
/// watched too (not what is under it), for entries that are files, are replaced, or come later;
/// this is also why `site/` and `target/` beside them do not matter.
fn listen(entries: &[PathBuf], sender: Sender<Signal>) -> notify::Result<RecommendedWatcher> {
    let wanted = entries.to_vec();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        for signal in signals(&wanted, event) {
            // Fails only when nobody watches any more.
            let _ = sender.send(signal);
        }
    })?;
    let above: BTreeSet<&Path> = entries.iter().filter_map(|entry| entry.parent()).collect();
    for folder in above {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    for folder in entries.iter().filter(|entry| entry.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(watcher)
}

/// What one notice of the system says about the watched entries.
fn signals(entries: &[PathBuf], event: notify::Result<notify::Event>) -> Vec<Signal> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return vec![Signal::Deaf(error.to_string())],
    };
    if event.need_rescan() {
        return vec![Signal::Anything];
    }
    let changed = event.paths.into_iter().filter(|path| concerns(entries, path));
    match event.kind {
        // Reading: our own rebuild does it.
        EventKind::Access(_) => Vec::new(),
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Create(_) | EventKind::Remove(_) => {
            changed.map(Signal::Changed).collect()
        }
        // Some systems call a folder modified when a file in it is, which has its own notice.
        _ => changed.filter(|path| !path.is_dir()).map(Signal::Changed).collect(),
    }
}

/// Whether `path` is a watched entry or lies under one, and is not an editor's scratch file: Vim
/// writes its swap file while one types, which is not a reason to reload.
fn concerns(entries: &[PathBuf], path: &Path) -> bool {
    let under = entries.iter().find_map(|entry| path.strip_prefix(entry).ok());
    under.is_some_and(|under| !under.components().any(is_scratch))
}

fn is_scratch(part: Component) -> bool {
    let name = part.as_os_str().to_string_lossy();
    // 4913 is the file with which Vim tries whether a folder can be written to.
    name.starts_with(['.', '#']) || name.starts_with("~$") || name.ends_with('~') || name == "4913"
}

/// A Look is the watched files as they stood at one moment: when each was written, and its size.
struct Look(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Look {
    fn over(entries: &[PathBuf]) -> Look {
        let files = entries.iter().flat_map(WalkDir::new).filter_map(Result::ok);
        let stamps = files.filter(|file| concerns(entries, file.path())).filter_map(|file| {
            let about = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
            Some((file.into_path(), (about.modified().ok(), about.len())))
        });
        Look(stamps.collect())
    }

    /// The files that are new, gone, or written in between.
    fn differences(&self, later: &Look) -> Vec<PathBuf> {
        let gone = self.0.keys().filter(|path| !later.0.contains_key(*path));
        let written = later.0.iter().filter(|(path, stamp)| self.0.get(*path) != Some(stamp));
        gone.chain(written.map(|(path, _)| path)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const WATCHED: [&str; 3] = ["book", "data", "book.toml"];

    fn project() -> (tempfile::TempDir, Vec<PathBuf>) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("book/policy")).unwrap();
        fs::write(root.path().join("book/policy/方針.md"), "一").unwrap();
        fs::write(root.path().join("book.toml"), "[book]").unwrap();
        (root, WATCHED.iter().map(PathBuf::from).collect())
    }

    /// Waits until a batch names `path` or a folder above it.
    #[track_caller]
    fn wait_for(watch: &mut Watch, path: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while Instant::now() < until {
            if let Next::Changed(changed) = watch.next()
                && changed.iter().any(|changed| Path::new(path).starts_with(changed))
            {
                return;
            }
        }
        panic!("no notice of {path}");
    }

    fn sees_every_way_of_writing(look: bool) {
        let (root, entries) = project();
        let mut watch = Watch::start(root.path(), &entries, look);
        if look {
            assert!(matches!(watch.next(), Next::Looking(_)));
            wait_for(&mut watch, "book"); // what was missed before
        }
        let at = |path: &str| root.path().join(path);

        fs::write(at("book/policy/方針.md"), "二二").unwrap();
        wait_for(&mut watch, "book/policy/方針.md");

        // as Vim and VS Code do: a new file is renamed over the old one
        fs::write(at("book/policy/.方針.md.new"), "三三三").unwrap();
        fs::rename(at("book/policy/.方針.md.new"), at("book/policy/方針.md")).unwrap();
        wait_for(&mut watch, "book/policy/方針.md");

        fs::write(at("book.toml.new"), "[book]\n").unwrap();
        fs::rename(at("book.toml.new"), at("book.toml")).unwrap();
        wait_for(&mut watch, "book.toml");

        // a folder that was not there, then one that is replaced, and edits in both afterwards
        fs::create_dir_all(at("data/assets")).unwrap();
        fs::write(at("data/assets/a.json"), "[]").unwrap();
        wait_for(&mut watch, "data/assets/a.json");
        fs::write(at("data/assets/a.json"), "[1]").unwrap();
        wait_for(&mut watch, "data/assets/a.json");

        fs::remove_dir_all(at("book")).unwrap();
        wait_for(&mut watch, "book/policy/方針.md");
        fs::create_dir_all(at("book/policy")).unwrap();
        fs::write(at("book/policy/方針.md"), "四").unwrap();
        wait_for(&mut watch, "book/policy/方針.md");
        fs::write(at("book/policy/方針.md"), "五五").unwrap();
        wait_for(&mut watch, "book/policy/方針.md");

        fs::rename(at("book/policy"), at("book/standards")).unwrap();
        wait_for(&mut watch, "book/standards/方針.md");
        fs::write(at("book/standards/方針.md"), "六六六").unwrap();
        wait_for(&mut watch, "book/standards/方針.md");
    }

    #[test]
    fn the_system_s_notice_sees_every_way_of_writing() {
        sees_every_way_of_writing(false);
    }

    #[test]
    fn looking_sees_every_way_of_writing() {
        sees_every_way_of_writing(true);
    }

    #[test]
    fn outputs_scratch_files_and_reading_do_not_wake() {
        let (root, entries) = project();
        let mut watch = Watch::start(root.path(), &entries, false);
        let at = |path: &str| root.path().join(path);
        for folder in ["site/public", "target/debug", "book/.git"] {
            fs::create_dir_all(at(folder)).unwrap();
            fs::write(at(folder).join("a.html"), "x").unwrap();
        }
        for file in ["book/policy/.方針.md.swp", "book/policy/方針.md~", "book/4913", "other.txt"] {
            fs::write(at(file), "x").unwrap();
        }
        fs::read(at("book/policy/方針.md")).unwrap();
        fs::write(at("book/last.md"), "x").unwrap();
        assert_eq!(watch.next(), Next::Changed(vec![PathBuf::from("book/last.md")]));
    }

    #[test]
    fn a_batch_holds_all_edits_once_and_in_order() {
        let (root, entries) = project();
        let mut watch = Watch::start(root.path(), &entries, false);
        let sender = watch.sender();
        for name in ["book/b.md", "book/a.md", "book/b.md"] {
            sender.send(Signal::Changed(watch.root.join(name))).unwrap();
        }
        assert_eq!(watch.next(), Next::Changed(vec!["book/a.md".into(), "book/b.md".into()]));
    }

    #[test]
    fn a_failing_notice_turns_to_looking_and_misses_nothing() {
        let (root, entries) = project();
        let mut watch = Watch::start(root.path(), &entries, false);
        watch.send(Signal::Deaf("limit".into()));
        assert_eq!(watch.next(), Next::Looking("limit".into()));
        assert_eq!(watch.next(), Next::Changed(vec!["book".into(), "book.toml".into(), "data".into()]));
    }
}
