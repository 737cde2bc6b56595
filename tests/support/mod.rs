//! What the tests by the outer door share: a [`Town`] is a small project in a folder of its own, built by the program
//! itself; [`html`] reads a page as a browser does.
#![allow(dead_code, reason = "each test file is a program of its own and uses a part of this")]
#![allow(unreachable_pub, reason = "the same")]

pub mod html;
pub mod stock;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The day on which all tests build, so that they find the same pages every day.
pub const TODAY: &str = "2026-12-01";

/// Every edition, the widest circle first.
pub const EDITIONS: [&str; 3] = ["public", "staff", "officer"];

/// This repository's own folder, which is a project too.
pub fn own() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A Site is what a build wrote: path, divided by `/` → bytes.
pub type Site = BTreeMap<String, Vec<u8>>;

/// A Town is a project being put together. A new one has a basic policy and nothing else; it is written when it is built,
/// into a folder that goes with it.
pub struct Town {
    folder: tempfile::TempDir,
    files: BTreeMap<String, Vec<u8>>,
    /// Lines of SUMMARY.md, which is made of them unless it is given as a file.
    summary: Vec<String>,
}

/// A Document is the record of a legal text, as JSON, and the text.
pub struct Document {
    id: String,
    folder: &'static str,
    record: serde_json::Map<String, serde_json::Value>,
    text: String,
}

impl Document {
    /// A public standard in articles, not yet with words.
    pub fn new(id: &str, name: &str) -> Self {
        let record = serde_json::json!({
            "id": id,
            "name": name,
            "short_names": [],
            "tier": "対策基準",
            "numbering": "条項号",
            "files": [],
            "visibility": "公開",
        });
        let serde_json::Value::Object(record) = record else { unreachable!("it is written as an object above") };
        Self {
            id: id.to_owned(), folder: "standards", record, text: format!("{name}\n\n第１条　この規程を定める。\n")
        }
    }

    /// Its floor: 基本方針, 対策基準 or 実施手順.
    pub fn tier(mut self, tier: &str) -> Self {
        self.folder = match tier {
            "基本方針" => "policy",
            "実施手順" => "procedures",
            _ => "standards",
        };
        self.with("tier", tier)
    }

    /// The text, whole.
    pub fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// One key of its record.
    pub fn with(mut self, key: &str, value: impl Into<serde_json::Value>) -> Self {
        self.record.insert(key.to_owned(), value.into());
        self
    }
}

impl Town {
    /// A town with a basic policy of one article, 町方針.
    pub fn new() -> Self {
        let site = serde_json::json!({
            "id": "site",
            "municipality": "試み町",
            "sample_municipality": "見本市（架空）",
            "title": "情報セキュリティポリシー",
            "contact": "未確認",
            "disclosure": "未確認",
        });
        Self::bare()
            .file("book.toml", &fs::read_to_string(own().join("book.toml")).expect("book.toml"))
            .file("theme/stock/README.md", "empty\n")
            .records("data/site/site.json", &[site])
            .records("data/departments/somu.json", &[serde_json::json!({ "id": "somu", "name": "総務課" })])
            .document(Document::new("policy", "町方針").tier("基本方針"))
    }

    /// The same without some of its files, by their paths in the project.
    pub fn without(mut self, gone: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|path, _| !gone(path));
        self
    }

    /// A copy of the project at `root`.
    #[track_caller]
    pub fn of(root: &Path) -> Self {
        let mut town = Self::bare();
        for part in ["book.toml", "book", "data", "theme"] {
            for (path, bytes) in files(&root.join(part)) {
                let path = if path.is_empty() { part.to_owned() } else { format!("{part}/{path}") };
                town.files.insert(path, bytes);
            }
        }
        town
    }

    fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a town");
        Self { folder, files: BTreeMap::new(), summary: vec!["# 目次".to_owned(), String::new()] }
    }

    /// Adds a file, or puts it in another's place.
    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// The same for a file that is no text.
    pub fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// Alters a file that is there.
    #[track_caller]
    pub fn edit(self, path: &str, alter: impl FnOnce(String) -> String) -> Self {
        let text = String::from_utf8(self.files[path].clone()).expect("a text");
        self.file(path, &alter(text))
    }

    /// A data file with these records.
    pub fn records(self, path: &str, records: &[serde_json::Value]) -> Self {
        let up = "../".repeat(path.matches('/').count() - 1);
        let file = serde_json::json!({ "$schema": format!("{up}schema/x.json"), "format": 1, "records": records });
        self.file(path, &format!("{file:#}\n"))
    }

    /// A legal text with its record, named in SUMMARY.md.
    pub fn document(self, document: Document) -> Self {
        let Document { id, folder, mut record, text } = document;
        let path = format!("{folder}/{id}.md");
        record.insert("files".to_owned(), serde_json::json!([path]));
        let name = record["name"].as_str().unwrap_or_default().to_owned();
        self.records(&format!("data/documents/{id}.json"), &[record.into()])
            .file(&format!("book/{path}"), &text)
            .summary(&format!("- [{name}](<{path}>)"))
    }

    /// A guide page, named in SUMMARY.md.
    pub fn guide(self, path: &str, title: &str, text: &str) -> Self {
        self.file(&format!("book/{path}"), text).summary(&format!("- [{title}](<{path}>)"))
    }

    /// A line of SUMMARY.md.
    pub fn summary(mut self, line: &str) -> Self {
        self.summary.push(line.to_owned());
        self
    }

    /// Where it lies.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("town")
    }

    /// Writes it and says where it lies. What a former writing left is gone.
    #[track_caller]
    pub fn write(&self) -> PathBuf {
        let root = self.root();
        let _ = fs::remove_dir_all(&root);
        let mut files = self.files.clone();
        if self.summary.len() > 2 {
            files.entry("book/SUMMARY.md".to_owned()).or_insert_with(|| (self.summary.join("\n") + "\n").into_bytes());
        }
        for (path, bytes) in files {
            let place = root.join(path);
            fs::create_dir_all(place.parent().expect("a folder above")).expect("folders");
            fs::write(place, bytes).expect("a file");
        }
        root
    }

    /// Writes it and runs the program on it: `words`, then its folder, then the day.
    #[track_caller]
    pub fn run(&self, words: &[&str]) -> Output {
        let root = self.write();
        let output = kitei().args(words).arg(&root).args(["--today", TODAY]).output();
        output.expect("the program runs")
    }

    /// Builds an edition that is expected to be clean, and reads what was written.
    #[track_caller]
    pub fn build(&self, edition: &str) -> Site {
        let (output, site) = self.try_build(edition);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        site
    }

    /// Builds an edition: what the program said, and what it wrote.
    #[track_caller]
    pub fn try_build(&self, edition: &str) -> (Output, Site) {
        let out = self.folder.path().join(edition);
        let output = self.run(&["build", "--edition", edition, "--out", out.to_str().expect("a path in UTF-8")]);
        (output, files(&out))
    }
}

/// The program, deaf to its caller's input.
pub fn kitei() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kitei"));
    command.stdin(Stdio::null());
    command
}

/// What a run of the program printed, for the message of a test that fails.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Builds an edition of the project at `root` into a folder of its own, and reads what was written.
#[track_caller]
pub fn build(root: &Path, edition: &str) -> Site {
    let out = tempfile::tempdir().expect("a folder for a site");
    let mut command = kitei();
    command.arg("build").arg(root).args(["--edition", edition, "--today", TODAY, "--out"]).arg(out.path());
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    files(out.path())
}

/// Every file below `folder` (or the file itself, by an empty name), in order.
#[track_caller]
pub fn files(folder: &Path) -> Site {
    let mut found = Site::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("below the folder");
            let name: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            found.insert(name.join("/"), fs::read(entry.path()).expect("a file"));
        }
    }
    found
}
