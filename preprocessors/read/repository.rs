//! The project as it was read: one value that holds everything, not yet linked.

use super::expected::Order;
use super::{book, clauses, files, includes, records};
use crate::model::{Act, Document, HistoryEntry, Id, Site, Text, Tier};
use crate::source::{Code, Diagnostic, Node, Severity, Source};
use mdbook_core::config::Config;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A Repository is all that was read, and all that could not be.
#[derive(Debug)]
pub struct Repository {
    /// The project's folder.
    pub root: PathBuf,
    /// book.toml.
    pub config: Config,
    /// SUMMARY.md.
    pub outline: book::Outline,
    /// Whose policy it is; `None` when that cannot be read.
    pub site: Option<Site>,
    /// In the order of their files' names.
    pub documents: Vec<(Document, Vec<DocumentFile>)>,
    /// In the order of their files' names.
    pub acts: Vec<Act>,
    /// By document, in the order of the file.
    pub history: BTreeMap<String, Vec<HistoryEntry>>,
    /// Every Markdown file of `book/`, relative to it.
    pub book_files: BTreeSet<String>,
    /// Pages of `book/` that belong to no document, in the order of their names.
    pub guides: Vec<Guide>,
    /// Names of the files in `data/attachments/`.
    pub attachments: BTreeSet<String>,
    /// Files of `theme/` by their name there.
    pub theme: BTreeMap<String, Arc<Source>>,
    /// What could not be read.
    pub faults: Vec<Diagnostic>,
}

/// A DocumentFile is one file of a document, read.
#[derive(Debug)]
pub struct DocumentFile {
    /// Relative to `book/`.
    pub path: String,
    /// The file.
    pub source: Arc<Source>,
    /// Its clauses.
    pub text: Text,
    /// It had a fault that keeps the document from being shown.
    pub broken: bool,
}

/// A Guide is a Markdown page that is no legal text.
#[derive(Debug)]
pub struct Guide {
    /// Relative to `book/`.
    pub path: String,
    /// The file.
    pub source: Arc<Source>,
}

impl Guide {
    /// Whether the page refers to that file of `data/attachments/`.
    pub fn refers_to(&self, attachment: &str) -> bool {
        let plain = format!("attachments/{attachment}");
        let encoded = plain.replace(' ', "%20");
        self.source.text.contains(&plain) || self.source.text.contains(&encoded)
    }
}

/// Folders of `book/` whose pages are legal texts and need a document record.
const LEGAL: [&str; 3] = ["policy/", "standards/", "procedures/"];

/// Reads the project.
///
/// # Errors
/// What keeps anything from being read: book.toml or SUMMARY.md.
pub fn read(root: &Path) -> Result<Repository, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let config = book::config(root).map_err(|fault| vec![fault])?;
    let folder = config.book.src.to_string_lossy().replace('\\', "/");
    let outline = book::outline(root, &folder).map_err(|fault| vec![fault])?;
    let data = files::find(root, "data", &mut faults);
    let kind = |prefix: &str| -> BTreeMap<String, PathBuf> {
        let json = |path: &str| path.strip_prefix(prefix).is_some_and(is_json);
        data.iter().filter(|(path, _)| json(path)).map(|(path, place)| (path.clone(), place.clone())).collect()
    };
    let mut lost = Vec::new();
    let sites: Vec<Site> = records::read(&kind("data/site/"), Severity::Error, &mut faults, &mut lost);
    let documents: Vec<Document> = records::read(&kind("data/documents/"), Severity::Omitted, &mut faults, &mut lost);
    let acts: Vec<Act> = records::read(&kind("data/acts/"), Severity::Omitted, &mut faults, &mut lost);
    let history = histories(&kind("data/history/"), &documents, &mut faults);
    unlisted_data(&data, &mut faults);

    let found: BTreeMap<String, PathBuf> = files::find(root, &folder, &mut faults)
        .into_iter()
        .map(|(path, place)| (path[folder.len() + 1..].to_owned(), place))
        .collect();
    let mut pages = found.clone();
    pages.retain(|path, _| is_markdown(path) && path != "SUMMARY.md");
    let book_files = pages.keys().cloned().collect();
    let documents = documents.into_iter().map(|document| {
        let read = document_files(&document, &folder, &mut pages, &mut faults);
        (document, read)
    });
    let documents: Vec<_> = documents.collect();
    // the files of a record that could not be read are no strays
    for file in lost.iter().filter_map(|node| node.get("files")).flat_map(Node::list).filter_map(Node::text) {
        pages.remove(file);
    }
    let guides = guides(pages, &found, &folder, &mut faults);
    let attachments =
        data.keys().filter_map(|path| path.strip_prefix("data/attachments/")).map(str::to_owned).collect();
    let theme = theme(root, &mut faults);
    let site = sites.into_iter().next();
    Ok(Repository {
        root: root.to_owned(),
        config,
        outline,
        site,
        documents,
        acts,
        history,
        book_files,
        guides,
        attachments,
        theme,
        faults,
    })
}

fn is_json(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn is_markdown(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// The severity of a fault in a document: the basic policy must be right or the edition is not published.
fn severity(tier: Tier) -> Severity {
    if tier == Tier::Policy { Severity::Error } else { Severity::Omitted }
}

fn histories(
    found: &BTreeMap<String, PathBuf>,
    documents: &[Document],
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Vec<HistoryEntry>> {
    let mut by_document: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for (path, place) in found {
        let folder = path.split('/').nth(2).unwrap_or_default();
        by_document.entry(folder.to_owned()).or_default().insert(path.clone(), place.clone());
    }
    let mut histories = BTreeMap::new();
    for (id, files) in by_document {
        let document = documents.iter().find(|document| document.id.as_str() == id);
        // a 履歴 that lacks a row shows something false
        let severity = document.map_or(Severity::Omitted, |document| severity(document.tier));
        let entries = records::read(&files, severity, faults, &mut Vec::new());
        histories.insert(id, entries);
    }
    histories
}

fn unlisted_data(data: &BTreeMap<String, PathBuf>, faults: &mut Vec<Diagnostic>) {
    const FOLDERS: [&str; 6] = ["site", "documents", "acts", "history", "attachments", "schema"];
    for path in data.keys() {
        let folder = path.split('/').nth(1).unwrap_or_default();
        let placed = path.split('/').count() > 2 && FOLDERS.contains(&folder);
        if placed && (folder == "attachments" || is_json(path)) {
            continue;
        }
        let hint = format!("置けるのは data/{} の中のJSONファイルです", FOLDERS[..4].join("/、data/"));
        let message = "どの種類のデータでもないので、読みませんでした";
        faults.push(
            Diagnostic::new(Severity::Warning, Code::UnlistedFile, Source::new(path, "").whole(), message).hint(hint),
        );
    }
}

/// Reads the files of a document in its order; they leave `pages`.
fn document_files(
    document: &Document,
    folder: &str,
    pages: &mut BTreeMap<String, PathBuf>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<DocumentFile> {
    let severity = severity(document.tier);
    let mut order = Order::default();
    let mut read = Vec::new();
    for file in &document.files {
        let Some(place) = pages.remove(&file.value) else {
            let message = format!("「{}」の本文のファイル {} がありません", document.name, file.value);
            faults.push(
                Diagnostic::new(severity, Code::MetadataWithoutDocument, file.origin.clone(), message)
                    .hint(format!("{folder}/ にファイルを置くか、名前を直してください（例: policy/kihon-hoshin.md）")),
            );
            continue;
        };
        let path = format!("{folder}/{}", file.value);
        match files::read(&path, &place, severity) {
            Ok(source) => {
                let (text, found) = clauses::read(&source, document, severity, &mut order);
                let broken = found.iter().any(|fault| fault.severity <= Severity::Omitted);
                faults.extend(found);
                read.push(DocumentFile { path: file.value.clone(), source, text, broken });
            }
            Err(fault) => faults.push(fault),
        }
    }
    read
}

/// What is left of `book/`: guide pages, and legal texts nobody has described.
fn guides(
    pages: BTreeMap<String, PathBuf>,
    found: &BTreeMap<String, PathBuf>,
    folder: &str,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Guide> {
    let mut guides = Vec::new();
    for (path, place) in pages {
        let full = format!("{folder}/{path}");
        if LEGAL.iter().any(|legal| path.starts_with(legal)) {
            let message = "本文がありますが、文書の記録がないので、載せませんでした";
            faults.push(
                Diagnostic::new(
                    Severity::Omitted,
                    Code::DocumentWithoutMetadata,
                    Source::new(full, "").whole(),
                    message,
                )
                .hint(format!("data/documents/ に記録を作り、\"files\": [\"{path}\"] と書いてください")),
            );
            continue;
        }
        match files::read(&full, &place, Severity::Omitted) {
            Ok(source) => match includes::check(&path, &source, found) {
                Some(fault) => faults.push(fault),
                None => guides.push(Guide { path, source }),
            },
            Err(fault) => faults.push(fault),
        }
    }
    guides
}

/// The project's own templates, styles and scripts; mdBook's (`theme/stock`) are not ours, and what only `serve` adds
/// (`theme/serve`) is in no site.
fn theme(root: &Path, faults: &mut Vec<Diagnostic>) -> BTreeMap<String, Arc<Source>> {
    let mut theme = BTreeMap::new();
    for (path, place) in files::find(root, "theme", faults) {
        let name = path.strip_prefix("theme/").unwrap_or(&path).to_owned();
        let ours = [".hbs", ".css", ".js", ".json", ".svg"].iter().any(|extension| name.ends_with(extension));
        if !ours || name.starts_with("stock/") || name.starts_with("serve/") {
            continue;
        }
        match files::read(&path, &place, Severity::Error) {
            Ok(source) => {
                theme.insert(name, source);
            }
            Err(fault) => faults.push(fault),
        }
    }
    theme
}

/// Documents by id, for those who look one up.
impl Repository {
    /// The document of that id.
    pub fn document(&self, id: &Id) -> Option<&Document> {
        self.documents.iter().map(|(document, _)| document).find(|document| document.id == *id)
    }

    /// Index of every listed page in the order of reading.
    pub fn places(&self) -> HashMap<&str, usize> {
        self.outline.pages.iter().enumerate().map(|(at, page)| (page.path.as_str(), at)).collect()
    }
}
