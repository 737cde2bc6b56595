//! The project as it was read: one value that holds everything, not yet linked.

use super::annotation::Annotation;
use super::citation::{self, Reader};
use super::definitions::Definition;
use super::expected::Order;
use super::kept::{self, KeptTexts};
use super::links::{self, Target};
use super::manuscript::Manuscript;
use super::missing::{self, Missing};
use super::names::Names;
use super::records::Lost;
use super::{book, file_names, files, histories, includes, records, registers, unrecorded};
use crate::model::citation::Citation;
use crate::model::clause::Note;
use crate::model::{Act, Block, Document, HistoryEntry, Law, Site, Structure, Text, Tier};
use crate::source::{Code, Diagnostic, Severity, Source, nearest, parallel};
use crate::text::days::Today;
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
    pub documents: Vec<(Box<Document>, DocumentText)>,
    /// In the order of their files' names.
    pub acts: Vec<Act>,
    /// By what names texts call one another: the index of a document.
    pub names: Names,
    /// By document, in the order of the file.
    pub history: BTreeMap<String, Vec<HistoryEntry>>,
    /// The texts as they stood.
    pub kept: KeptTexts,
    /// Every Markdown file of `book/`, relative to it.
    pub book_files: BTreeSet<String>,
    /// Those of them that cannot be files of a site.
    pub unfit_files: BTreeSet<String>,
    /// Pages of `book/` that belong to no document, in the order of their names.
    pub guides: Vec<Guide>,
    /// Names of the files in `data/attachments/`.
    pub attachments: BTreeSet<String>,
    /// Files of `theme/` by their name there.
    pub theme: BTreeMap<String, Arc<Source>>,
    /// 所属, 役割, 情報資産 and so on.
    pub rolls: registers::Rolls,
    /// Document records that could not be read.
    pub lost_documents: Lost,
    /// Records of acts that could not be read.
    pub lost_acts: Lost,
    /// What could not be read.
    pub faults: Vec<Diagnostic>,
}

/// A DocumentText is the text of a document, over all its files.
#[derive(Debug, Default)]
pub struct DocumentText {
    /// In the document's order.
    pub files: Vec<DocumentFile>,
    /// Its clauses.
    pub structure: Structure,
    /// What its clauses cite, in the order of the text.
    pub citations: Vec<Cited>,
    /// The words it defines.
    pub definitions: Vec<Definition>,
    /// What is said beside its words, each with the index (from 0) of its file.
    pub notes: Vec<(usize, Note)>,
    /// How it stands to the newest recorded text.
    pub state: TextState,
    /// The row of the 履歴 whose words these are, where they are not those of the newest.
    pub row: Option<String>,
    /// The words of the files that are not on record yet, where somebody may see them as a draft.
    pub draft: Option<Vec<Arc<Source>>>,
}

/// A TextState is how a text stands to the newest text on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextState {
    /// Nothing else is on record.
    #[default]
    AsRecorded,
    /// It is being changed, and the change is not on record yet (改正作業中).
    InWork,
    /// It is the recorded one, since the file has words that are not on record.
    StoodIn,
    /// It is the recorded one that holds today: that of the file is on record and holds from a day to come (未施行).
    BeforeChange,
}

/// A Wording is which words of a text that is being changed are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// Those on record: what may be published.
    Recorded,
    /// Those in the file: what somebody works on.
    Edited,
}

/// A Cited is a citation and where it stands.
#[derive(Debug)]
pub struct Cited {
    /// Index of the clause in the structure (from 0).
    pub clause: usize,
    /// Index of the paragraph among the clause's blocks (from 0).
    pub block: usize,
    /// Its range is in that paragraph's words.
    pub citation: Citation,
}

/// A DocumentFile is one file of a document, read.
#[derive(Debug)]
pub struct DocumentFile {
    /// Relative to `book/`.
    pub path: String,
    /// The file.
    pub manuscript: Manuscript,
    /// The document's title stands over its text.
    pub titled: bool,
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
    /// The files of `data/attachments/` that the page links to or shows, by their names there.
    pub fn attachments(&self) -> BTreeSet<String> {
        let name = |(tag, _)| match links::target(&tag) {
            Some(Target::Attachment { name, .. }) => Some(name),
            _ => None,
        };
        links::tags(&self.source.text).filter_map(name).collect()
    }

    /// What a reader sees of it, line by line.
    pub fn lines(&self) -> Vec<String> {
        let mark = |c: char| matches!(c, '#' | '*' | '`' | '|' | '>' | '-' | ' ');
        let lines = self.source.text.lines().map(|line| line.trim_matches(mark).replace(['`', '*', '|'], " "));
        // a link is its words
        let plain = lines.map(|line| {
            let mut out = String::new();
            let mut rest = line.as_str();
            while let Some((before, link)) = rest.split_once('[') {
                out.push_str(before);
                let Some((words, way)) = link.split_once("](") else {
                    rest = link;
                    continue;
                };
                out.push_str(words);
                rest = way.split_once(')').map_or("", |(_, rest)| rest);
            }
            out + rest
        });
        plain.filter(|line| line.chars().any(char::is_alphanumeric)).collect()
    }

    /// The lines 〔表：…〕 outside listings: what stands behind 「表：」, and its bytes.
    pub fn tables(&self) -> Vec<(&str, std::ops::Range<usize>)> {
        let mut found = Vec::new();
        let (mut at, mut fenced) = (0, false);
        for line in self.source.text.split_inclusive('\n') {
            let trimmed = line.trim();
            fenced ^= trimmed.starts_with("```") || trimmed.starts_with("~~~");
            let value = Annotation::read(trimmed).filter(|it| !fenced && it.name == "表").map(|it| it.value);
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let start = at + line.find(value).unwrap_or_default();
                found.push((value, start..start + value.len()));
            }
            at += line.len();
        }
        found
    }
}

/// Folders of `book/` whose pages are legal texts and need a document record.
const LEGAL: [&str; 3] = ["policy/", "standards/", "procedures/"];

/// Reads the project as it may be published on that day.
///
/// # Errors
/// What keeps anything from being read: book.toml or SUMMARY.md.
pub fn read(root: &Path, today: Today) -> Result<Repository, Vec<Diagnostic>> {
    read_as(root, today, Wording::Recorded)
}

/// Reads the project with these words of texts that are being changed.
///
/// # Errors
/// As [`read`].
pub fn read_as(root: &Path, today: Today, wording: Wording) -> Result<Repository, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let config = book::config(root).map_err(|fault| vec![fault])?;
    let folder = book::plain(&config.book.src).unwrap_or_default();
    let outline = book::outline(root, &folder).map_err(|fault| vec![fault])?;
    let data = files::find(root, "data", &mut faults);
    let kind = |prefix: &str| -> BTreeMap<String, PathBuf> {
        // below a 履歴 there are only copies of texts
        let json = |path: &str| path.strip_prefix(prefix).is_some_and(is_json) && !kept::is_copy(path);
        data.iter().filter(|(path, _)| json(path)).map(|(path, place)| (path.clone(), place.clone())).collect()
    };
    let sites: Vec<Site> = records::read(&kind("data/site/"), Severity::Error, &mut faults, &mut Lost::default());
    let site = only_site(sites, &mut faults);
    let (documents, mut lost_documents) = described(&kind("data/documents/"), &mut faults);
    let mut lost_acts = Lost::default();
    let acts: Vec<Act> = records::read(&kind("data/acts/"), Severity::Omitted, &mut faults, &mut lost_acts);
    let history = histories::read(&kind("data/history/"), &documents, &mut faults);
    let kept = kept::read(&history, &acts, today, &data, &mut faults);
    let rolls = registers::read(&data, &mut faults);
    registers::offer_ids(&rolls, &mut faults);
    unlisted_data(&data, &mut faults);

    let found: BTreeMap<String, PathBuf> = files::find(root, &folder, &mut faults)
        .into_iter()
        .filter_map(|(path, place)| Some((path.strip_prefix(&folder)?.strip_prefix('/')?.to_owned(), place)))
        .collect();
    no_pages(&found, &folder, &mut faults);
    let mut pages = found.clone();
    pages.retain(|path, _| is_markdown(path) && path != "SUMMARY.md");
    let book_files = pages.keys().cloned().collect();
    let mut unfit = file_names::sift(&folder, &mut pages);
    let mut gone = Vec::new();
    let mut owners = HashMap::new();
    let claim = |document: Document| {
        let files = claim(&document, &mut pages, &mut owners, &mut gone);
        // boxed: from here on it goes from list to list
        (Box::new(document), files)
    };
    let mut claimed: Vec<_> = documents.into_iter().map(claim).collect();
    // it stands in the room of the records, which is several times as large
    claimed.shrink_to_fit();
    let names = names(claimed.iter().map(|(document, _)| &**document), &rolls.laws.records);
    let mut documents = texts(claimed, &names, &folder, &mut faults);
    let on_record = unrecorded::OnRecord { rows: &history, kept: &kept, acts: &acts, names: &names };
    unrecorded::settle(&mut documents, on_record, wording, &mut faults);
    // the files of a record that could not be read are no strays
    pages.retain(|path, _| {
        let described = is_legal(path) && lost_documents.may_list(path);
        !(described || lost_documents.lists(path))
    });
    gone.retain(|Missing { file, severity, .. }| match unfit.get_mut(&file.value) {
        Some(fault) => {
            fault.severity = *severity;
            false
        }
        None => true,
    });
    let unfit_files = unfit.keys().cloned().collect();
    faults.extend(unfit.into_values());
    missing::say(gone, &owners, &folder, &mut pages, &mut faults);
    let before = faults.len();
    let has_policy = documents.iter().any(|(document, _)| document.tier == Tier::Policy);
    let guides = guides(pages, &found, &folder, has_policy, &mut faults);
    // a record that names a document nobody has described may mean this one
    lost_documents.file |= faults[before..].iter().any(|fault| fault.code == Code::DocumentWithoutMetadata);
    let attached = data.into_iter().filter_map(|(path, place)| Some((path.strip_prefix("data/")?.to_owned(), place)));
    let mut attached: BTreeMap<String, PathBuf> =
        attached.filter(|(path, _)| path.starts_with("attachments/")).collect();
    faults.extend(file_names::sift("data", &mut attached).into_values());
    let attachments = attached.keys().filter_map(|path| path.strip_prefix("attachments/")).map(str::to_owned).collect();
    let theme = theme(root, &mut faults);
    Ok(Repository {
        root: root.to_owned(),
        config,
        outline,
        site,
        documents,
        acts,
        names,
        history,
        kept,
        book_files,
        unfit_files,
        guides,
        attachments,
        theme,
        rolls,
        lost_documents,
        lost_acts,
        faults,
    })
}

/// The document records. Where none of those that were read is the basic policy, it is among those that were not: what
/// keeps them from being read holds the edition up.
fn described(found: &BTreeMap<String, PathBuf>, faults: &mut Vec<Diagnostic>) -> (Vec<Document>, Lost) {
    let mut lost = Lost::default();
    let before = faults.len();
    let documents: Vec<Document> = records::read(found, Severity::Omitted, faults, &mut lost);
    if !documents.iter().any(|document| document.tier == Tier::Policy) {
        let omitted = |fault: &&mut Diagnostic| fault.severity == Severity::Omitted;
        faults[before..].iter_mut().filter(omitted).for_each(|fault| fault.severity = Severity::Error);
    }
    (documents, lost)
}

/// The one record of its kind: a second would leave open whose policy it is.
fn only_site(sites: Vec<Site>, faults: &mut Vec<Diagnostic>) -> Option<Site> {
    const ONE: &str = "data/site/ の記録は一つだけにしてください";
    for fault in faults.iter_mut().filter(|fault| fault.code == Code::DuplicateId) {
        fault.hint = Some(ONE.to_owned()); // nothing but sites has been read yet
    }
    let mut sites = sites.into_iter();
    let site = sites.next();
    for other in sites {
        let message = "サイトの記録が二つあります";
        faults.push(Diagnostic::new(Severity::Error, Code::DuplicateId, other.origin.start(), message).hint(ONE));
    }
    site
}

pub(super) fn is_json(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn is_markdown(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// The severity of a fault in a document: the basic policy must be right or the edition is not published.
pub(super) fn severity(tier: Tier) -> Severity {
    if tier == Tier::Policy { Severity::Error } else { Severity::Omitted }
}

fn unlisted_data(data: &BTreeMap<String, PathBuf>, faults: &mut Vec<Diagnostic>) {
    const READ: [&str; 4] = ["site", "documents", "acts", "history"];
    let kinds: Vec<&str> = READ.into_iter().chain(registers::FOLDERS.iter().copied()).collect();
    let folders: Vec<&str> = kinds.iter().copied().chain(["attachments", "schema"]).collect();
    for path in data.keys() {
        let folder = path.split('/').nth(1).unwrap_or_default();
        let placed = path.split('/').count() > 2 && folders.contains(&folder);
        if placed && (folder == "attachments" || is_json(path) || kept::is_copy(path)) {
            continue;
        }
        let hint = match nearest(folder, folders.iter().copied()).filter(|near| *near != folder) {
            Some(near) if path.split('/').count() > 2 => format!("フォルダーは「data/{near}/」ではありませんか"),
            _ => format!("置けるのは data/{}/ の中のJSONファイルです", kinds.join("/、data/")),
        };
        let message = "どの種類のデータでもないので、読みませんでした";
        faults.push(
            Diagnostic::new(Severity::Warning, Code::UnlistedFile, Source::new(path, "").whole(), message).hint(hint),
        );
    }
}

/// What lies in `book/` and is no page is in no site of ours; a plain `mdbook build` would copy it, whoever it is for.
fn no_pages(found: &BTreeMap<String, PathBuf>, folder: &str, faults: &mut Vec<Diagnostic>) {
    for path in found.keys().filter(|path| !is_markdown(path)) {
        let message = "ページ（.md）ではないので、載せませんでした";
        let place = Source::new(format!("{folder}/{path}"), "").whole();
        let hint = "data/attachments/ に置いてください（ここにあると、mdbook build ではそのまま公開されます）";
        faults.push(Diagnostic::new(Severity::Warning, Code::UnlistedFile, place, message).hint(hint));
    }
}

/// Takes the files that a document lists out of `pages`, in its order: path and place. What is not to be had is `missing`.
fn claim(
    document: &Document,
    pages: &mut BTreeMap<String, PathBuf>,
    owners: &mut HashMap<String, String>,
    missing: &mut Vec<Missing>,
) -> Vec<(String, PathBuf)> {
    let mut claimed = Vec::with_capacity(document.files.len());
    for file in &document.files {
        let name = document.name.clone();
        match pages.remove_entry(&file.value) {
            Some(page) => {
                owners.insert(file.value.clone(), name);
                claimed.push(page);
            }
            None => {
                missing.push(Missing { document: name, severity: severity(document.tier), file: file.clone() });
            }
        }
    }
    claimed
}

/// A book of so many files of legal text keeps them as clauses; a larger one reads each again where it is printed.
const MOST_KEPT: usize = 200;

/// Pages are files of `book/`: path and place.
type Pages = Vec<(String, PathBuf)>;

/// Reads the files of every document, on all cores.
fn texts(
    claimed: Vec<(Box<Document>, Pages)>,
    names: &Names,
    folder: &str,
    faults: &mut Vec<Diagnostic>,
) -> Vec<(Box<Document>, DocumentText)> {
    let keep = claimed.iter().map(|(_, files)| files.len()).sum::<usize>() <= MOST_KEPT;
    let read = parallel::map(&claimed, |(document, files)| document_text(document, names, folder, files, keep));
    let with_faults = claimed.into_iter().zip(read).map(|((document, _), (files, found))| {
        faults.extend(found);
        (document, files)
    });
    with_faults.collect()
}

/// Reads the files of a document in its order.
pub(super) fn document_text(
    document: &Document,
    names: &Names,
    folder: &str,
    files: &[(String, PathBuf)],
    keep: bool,
) -> (DocumentText, Vec<Diagnostic>) {
    let severity = severity(document.tier);
    let mut faults = Vec::new();
    if document.files.is_empty() {
        let message = format!("「{}」の本文のファイルが書かれていません", document.name);
        faults.push(
            Diagnostic::new(severity, Code::MetadataWithoutDocument, document.origin.start(), message).hint(format!(
                "\"files\" に、{folder}/ の中のファイルを書いてください（例: [\"standards/kanri.md\"]）"
            )),
        );
    }
    let mut order = Order::default();
    let mut own = Names::default();
    let mut read = DocumentText::default();
    for (path, place) in files {
        match files::read(&format!("{folder}/{path}"), place, severity) {
            Ok(source) => {
                citation::own_names(&source.text, names, &mut own);
                // most texts define nothing: a look at the file costs less than one at every clause
                let defines = ["いう", "とは", "意義", "：", "意味"].iter().any(|word| source.text.contains(word));
                let (manuscript, text, found) = Manuscript::new(source, document, severity, &mut order, keep);
                let first = read.structure.entries().len();
                read.structure.add(&text);
                cited(&text, first, Reader::new(names).with(&own), &mut read.citations);
                if defines {
                    read.definitions.extend(text.definitions());
                }
                let file = read.files.len();
                read.notes.extend(text.notes.iter().map(|note| (file, note.clone())));
                read.files.push(DocumentFile {
                    path: path.clone(),
                    manuscript,
                    titled: text.title.is_some(),
                    broken: found.iter().any(|fault| fault.severity <= Severity::Omitted),
                });
                faults.extend(found);
            }
            Err(fault) => faults.push(fault),
        }
    }
    // most documents are one file
    read.citations.shrink_to_fit();
    read.files.shrink_to_fit();
    (read, faults)
}

/// What the clauses of a text cite; `first` is the index of its first clause in the document's structure.
fn cited(text: &Text, first: usize, reader: Reader<'_>, found: &mut Vec<Cited>) {
    for (at, clause) in text.clauses().enumerate() {
        for (block, words) in clause.blocks.iter().enumerate() {
            if let Block::Paragraph(words) = words {
                let here = reader.read(&words.text).into_iter();
                found.extend(here.map(|citation| Cited { clause: first + at, block, citation }));
            }
        }
    }
}

/// What texts call one another and the law: documents by their index, laws by theirs behind all documents.
fn names<'a>(documents: impl Iterator<Item = &'a Document>, laws: &[Law]) -> Names {
    let mut names = Names::default();
    let mut next = 0;
    let mut add = |name: &str, short_names: &[String]| {
        names.add(name, next, true);
        short_names.iter().for_each(|name| names.add(name, next, false));
        next += 1;
    };
    documents.for_each(|document| add(&document.name, &document.short_names));
    laws.iter().for_each(|law| add(&law.name, &law.short_names));
    names
}

/// Whether a file of `book/` is a legal text, by its folder.
pub(super) fn is_legal(path: &str) -> bool {
    LEGAL.iter().any(|folder| path.starts_with(folder))
}

/// What is left of `book/`: guide pages, and legal texts nobody has described.
fn guides(
    pages: BTreeMap<String, PathBuf>,
    found: &BTreeMap<String, PathBuf>,
    folder: &str,
    has_policy: bool,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Guide> {
    let mut guides = Vec::new();
    for (path, place) in pages {
        let full = format!("{folder}/{path}");
        if is_legal(&path) {
            // where there is no other, it is the basic policy that is missing
            let is_policy = !has_policy && path.starts_with(LEGAL[0]);
            let severity = if is_policy { Severity::Error } else { Severity::Omitted };
            let message = "本文がありますが、文書の記録がないので、載せませんでした";
            faults.push(
                Diagnostic::new(severity, Code::DocumentWithoutMetadata, Source::new(full, "").whole(), message)
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

impl Repository {
    /// Index of every listed page in the order of reading.
    pub fn places(&self) -> HashMap<&str, usize> {
        self.outline.pages.iter().enumerate().map(|(at, page)| (page.path.as_str(), at)).collect()
    }
}
