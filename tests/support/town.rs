//! A Town is a copy of `tests/town` in a folder of its own, to be spoilt and looked at by the outer door.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The day on which every test stands.
pub const TODAY: [&str; 2] = ["--today", "2026-12-01"];

/// A Town is a project that goes when the test ends.
pub struct Town {
    folder: TempDir,
}

/// A Run is what a command said and how it ended.
#[derive(Debug)]
pub struct Run {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// The exit code.
    pub code: i32,
}

/// A path below `tests/`.
pub fn tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// Runs the program in a folder; the path of the project it lies in is printed as 〈町〉.
pub fn kitei(folder: &Path, words: &[&str]) -> Run {
    let run = Command::new(env!("CARGO_BIN_EXE_kitei")).current_dir(folder).args(words).output().unwrap();
    let here = folder.canonicalize().unwrap();
    let here = here.ancestors().find(|above| above.join("book.toml").is_file()).unwrap_or(&here);
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(here.to_str().unwrap(), "〈町〉");
    Run { out: words(run.stdout), err: words(run.stderr), code: run.status.code().unwrap() }
}

impl Town {
    /// A fresh copy of `tests/town`.
    pub fn new() -> Self {
        let town = Self { folder: tempfile::tempdir().unwrap() };
        town.lay(&tests("town"));
        town
    }

    /// Where a file of the town is.
    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Lays the files of a folder over the town's. `remove.txt` lists what goes; `expected.txt` is for the test.
    pub fn lay(&self, folder: &Path) -> &Self {
        for (path, bytes) in files(folder) {
            match path.as_str() {
                "expected.txt" => {}
                "remove.txt" => {
                    for gone in String::from_utf8(bytes).unwrap().lines() {
                        self.remove(gone);
                    }
                }
                _ => {
                    self.write(&path, bytes);
                }
            }
        }
        self
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let place = self.at(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
        self
    }

    /// Takes a file or a folder out.
    #[track_caller]
    pub fn remove(&self, path: &str) -> &Self {
        let place = self.at(path);
        if place.is_dir() {
            fs::remove_dir_all(place).unwrap()
        } else {
            fs::remove_file(place).unwrap()
        }
        self
    }

    /// Writes other words in a file: all that are `old` become `new`.
    #[track_caller]
    pub fn change(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(old), "{path}: {old}");
        self.write(path, text.replace(old, new))
    }

    /// Runs the program in the town.
    pub fn kitei(&self, words: &[&str]) -> Run {
        kitei(self.folder.path(), words)
    }

    /// `kitei build` of an edition on the day of all tests.
    pub fn build(&self, edition: &str) -> Run {
        self.kitei(&["build", "--edition", edition, "--quiet", TODAY[0], TODAY[1]])
    }

    /// `kitei check` on the day of all tests.
    pub fn check(&self) -> Run {
        self.kitei(&["check", TODAY[0], TODAY[1]])
    }

    /// The bytes of the site of an edition, by path.
    pub fn site(&self, edition: &str) -> BTreeMap<String, Vec<u8>> {
        files(&self.at(&format!("site/{edition}")))
    }

    /// A page of a site.
    #[track_caller]
    pub fn page(&self, path: &str) -> String {
        fs::read_to_string(self.at("site").join(path)).unwrap()
    }
}

/// Every file below a folder, by its path there, divided by `/`.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(&here).unwrap() {
            let (path, kind) = entry.map(|entry| (entry.path(), entry.file_type().unwrap())).unwrap();
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The whole output is what the file says; `UPDATE=1` writes the file instead.
#[track_caller]
pub fn compare(place: &Path, said: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, said).unwrap();
        return;
    }
    // a checkout may have other line ends
    let expected = fs::read_to_string(place).unwrap_or_default().replace("\r\n", "\n");
    if expected != said {
        wrong.push(format!("== {}\n-- expected\n{expected}\n-- said\n{said}", place.display()));
    }
}
