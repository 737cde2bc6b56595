//! Repository → Register: what was read, each thing knowing what belongs to it.

use super::anchors::Anchors;
use super::gaps::Gaps;
use super::links::Links;
use super::resolve::CitedText;
use super::suspects::Standing;
use crate::model::clause::Note;
use crate::model::{Act, Document, HistoryEntry, Site, Structure};
use crate::read::{
    Definition, DocumentText, Guide, Kept, Lost, Manuscript, Names, Outline, Repository, Rolls, TextState,
};
use crate::source::{Diagnostic, Source, parallel};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A Register is the whole project, linked from both ends. Only `checks` and `desk` see it; all others see `Published`.
#[derive(Debug)]
pub struct Register {
    /// Whose policy it is.
    pub site: Option<Site>,
    /// In the order of reading; what SUMMARY.md does not name stands last.
    pub documents: Vec<LinkedDocument>,
    /// In the order of their files' names.
    pub acts: Vec<Act>,
    /// In the order of reading.
    pub guides: Vec<Guide>,
    /// Entries whose folder is named after no document, by folder.
    pub stray_history: BTreeMap<String, Vec<HistoryEntry>>,
    /// What cites what, and what rests on what.
    pub links: Links,
    /// What has nothing below or above it.
    pub gaps: Gaps,
    /// How every link between two tiers stands.
    pub standings: Vec<Standing>,
    /// SUMMARY.md.
    pub outline: Outline,
    /// Every Markdown file of `book/`, relative to it.
    pub book_files: BTreeSet<String>,
    /// Those of them that cannot be files of a site.
    pub unfit_files: BTreeSet<String>,
    /// Files in `data/attachments/`.
    pub attachments: BTreeSet<String>,
    /// Files of the project's own theme.
    pub theme: BTreeMap<String, Arc<Source>>,
    /// 所属, 役割, 情報資産 and so on.
    pub rolls: Rolls,
    /// Document records that could not be read.
    pub lost_documents: Lost,
    /// Records of acts that could not be read.
    pub lost_acts: Lost,
    /// What could not be read.
    pub faults: Vec<Diagnostic>,
    /// The names by which texts are cited.
    pub(super) names: Names,
    /// What they are the names of.
    pub(super) meant: Vec<CitedText>,
}

/// A LinkedDocument is a document with its texts, its 履歴 and the acts that made it.
#[derive(Debug)]
pub struct LinkedDocument {
    /// What is known of it.
    pub document: Box<Document>,
    /// Its files, in its order.
    pub files: Vec<LinkedFile>,
    /// Its text cannot be shown: a file is missing or at fault.
    pub broken: bool,
    /// In the order of the file.
    pub history: Vec<HistoryEntry>,
    /// The permanent anchors of its clauses.
    pub anchors: Arc<Anchors>,
    /// Its clauses.
    pub structure: Arc<Structure>,
    /// The words it defines.
    pub definitions: Vec<Definition>,
    /// What is said beside its words, each with the index (from 0) of its file.
    pub notes: Vec<(usize, Note)>,
    /// Indices (from 0) in `Register::acts`, in their order.
    pub acts: Vec<usize>,
    /// How its text stands to the newest one on record.
    pub state: TextState,
    /// The row of the 履歴 whose words are shown, where it is not the newest.
    pub row: Option<String>,
    /// The words of its files that are not on record yet, where somebody may see them as a draft.
    pub draft: Option<Vec<Arc<Source>>>,
    /// Its text as it stood with each row of its 履歴 that has one.
    pub kept: Vec<Kept>,
}

/// A LinkedFile is one file of a document.
#[derive(Debug)]
pub struct LinkedFile {
    /// Relative to `book/`.
    pub path: String,
    /// The file, with its clauses.
    pub manuscript: Arc<Manuscript>,
    /// The document's title stands over its text.
    pub titled: bool,
    /// Whether SUMMARY.md names it.
    pub listed: bool,
}

impl Register {
    /// Links what was read.
    pub fn new(repository: Repository) -> Self {
        let places: HashMap<String, usize> =
            repository.places().into_iter().map(|(path, at)| (path.to_owned(), at)).collect();
        let Repository {
            book_files,
            unfit_files,
            site,
            mut documents,
            acts,
            names,
            mut history,
            mut kept,
            mut guides,
            outline,
            attachments,
            theme,
            rolls,
            lost_documents,
            lost_acts,
            faults,
            ..
        } = repository;
        let place = |path: &str| places.get(path).copied().unwrap_or(usize::MAX);
        // names were read with the documents in the order of their records
        let first = |text: &DocumentText| text.files.iter().map(|file| place(&file.path)).min().unwrap_or(usize::MAX);
        let mut order: Vec<usize> = (0..documents.len()).collect();
        order.sort_by_cached_key(|&at| documents.get(at).map(|(_, text)| first(text)));
        let mut meant = vec![CitedText::Document(0); documents.len()];
        for (now, before) in order.into_iter().enumerate() {
            if let Some(meant) = meant.get_mut(before) {
                *meant = CitedText::Document(now);
            }
        }
        meant.extend((0..rolls.laws.records.len()).map(CitedText::Law));
        documents.sort_by_cached_key(|(_, text)| first(text));
        let anchors = parallel::map(&documents, |(document, text)| {
            let id = document.id.as_str();
            let rows = history.get(id).map_or(&[][..], Vec::as_slice);
            let of_row = text.row.as_ref().and_then(|own| rows.iter().position(|row| row.id.as_str() == own));
            let rows = of_row.and_then(|last| rows.get(..=last)).unwrap_or(rows);
            Arc::new(Anchors::new(id, rows, &text.structure))
        });
        let mut acts_of: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, act) in acts.iter().enumerate() {
            for id in &act.documents {
                let of_document = acts_of.entry(id.value.as_str()).or_default();
                // an act that names a document twice is one act of it
                if of_document.last() != Some(&at) {
                    of_document.push(at);
                }
            }
        }
        let mut cited = Vec::with_capacity(documents.len());
        let mut linked = Vec::with_capacity(documents.len());
        for ((document, text), anchors) in documents.into_iter().zip(anchors) {
            let DocumentText { files, structure, citations, definitions, notes, state, row, draft } = text;
            let kept = kept.remove(document.id.as_str()).unwrap_or_default();
            let history = history.remove(document.id.as_str()).unwrap_or_default();
            let broken = files.len() < document.files.len()
                || document.files.is_empty()
                // one page of it alone would be taken for all of it
                || files.iter().any(|file| !places.contains_key(&file.path))
                || files.iter().any(|file| file.broken);
            let mut listed = Vec::with_capacity(files.len());
            listed.extend(files.into_iter().map(|file| LinkedFile {
                listed: places.contains_key(&file.path),
                path: file.path,
                manuscript: Arc::new(file.manuscript),
                titled: file.titled,
            }));
            let acts = acts_of.remove(document.id.as_str()).unwrap_or_default();
            let (files, structure) = (listed, Arc::new(structure));
            cited.push(citations);
            linked.push(LinkedDocument {
                document,
                files,
                broken,
                history,
                anchors,
                structure,
                definitions,
                notes,
                acts,
                state,
                row,
                draft,
                kept,
            });
        }
        let documents = linked;
        let links = Links::new(&documents, cited, &names, &meant, &rolls);
        guides.sort_by_key(|guide| place(&guide.path));
        let mut register = Self {
            site,
            documents,
            acts,
            guides,
            stray_history: history,
            links,
            gaps: Gaps::default(),
            standings: Vec::new(),
            outline,
            book_files,
            unfit_files,
            attachments,
            theme,
            rolls,
            lost_documents,
            lost_acts,
            faults,
            names,
            meant,
        };
        register.gaps = register.find_gaps();
        register.standings = register.find_standings();
        register
    }

    /// Lets go what a build no longer asks for when its edition is published: SUMMARY.md, the theme and what was wrong stay.
    pub fn forget_texts(&mut self) {
        (self.documents, self.acts, self.guides) = (Vec::new(), Vec::new(), Vec::new());
        (self.stray_history, self.links, self.gaps) = (BTreeMap::new(), Links::default(), Gaps::default());
        (self.standings, self.rolls) = (Vec::new(), Rolls::default());
        self.meant = Vec::new();
    }

    /// Lets go the names by which texts are cited, when all citations are read.
    pub fn forget_names(&mut self) {
        self.names = Names::default();
    }

    /// The document that holds the file, and the file.
    pub fn file(&self, path: &str) -> Option<(&LinkedDocument, &LinkedFile)> {
        self.documents
            .iter()
            .find_map(|linked| linked.files.iter().find(|file| file.path == path).map(|file| (linked, file)))
    }
}
