//! Clauses that fewer may read than the rest of their document: their number stays, and nothing else. What an edition does
//! not show of a text is taken out of its words, its structure and its links in one place, so that nobody above can tell.

use super::anchors::Anchors;
use super::linked::{LinkedDocument, Register};
use super::published::{Body, PublishedDocument};
use super::target::{Clause, Target};
use crate::model::structure::Entry;
use crate::model::{Edition, Structure};
use crate::read::TextState;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A Withholding is what an edition may not know of a document's clauses.
#[derive(Debug)]
pub(super) enum Withholding {
    /// It may know all.
    Nothing,
    /// Nobody can tell which clauses are meant: it may know none.
    All,
    /// Some.
    Some(WithheldParts),
}

/// WithheldParts are some of a document's clauses.
#[derive(Debug)]
pub(super) struct WithheldParts {
    /// The outermost, by their index (from 0) in the register's structure, and why.
    roots: BTreeMap<usize, Option<Box<str>>>,
    /// Where each clause of the register's structure stands in what is published; none that is withheld.
    places: Vec<Option<usize>>,
}

impl Register {
    /// What `edition` may not know of the clauses of the document at an index.
    pub(super) fn withholding(&self, at: usize, edition: Edition) -> Withholding {
        let Some(linked) = self.documents.get(at) else { return Withholding::Nothing };
        let found = self.links.withheld.get(at).map(Vec::as_slice).unwrap_or_default();
        let hidden = linked.document.withheld.iter().enumerate().filter(|(_, said)| !edition.may_show(said.visibility));
        let mut roots = BTreeMap::new();
        for (nth, said) in hidden {
            // a citation names a clause of the file's words: of others it may be another one
            let is_own = matches!(linked.state, TextState::AsRecorded | TextState::InWork);
            let Some(root) = found.get(nth).copied().flatten().filter(|_| is_own) else { return Withholding::All };
            let reason = said.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            roots.insert(root, reason.map(Box::from));
        }
        if roots.is_empty() {
            Withholding::Nothing
        } else {
            Withholding::Some(WithheldParts::new(roots, &linked.structure))
        }
    }
}

impl WithheldParts {
    fn new(mut roots: BTreeMap<usize, Option<Box<str>>>, structure: &Structure) -> Self {
        let all: Vec<usize> = roots.keys().copied().collect();
        roots.retain(|root, _| !structure.up(*root).skip(1).any(|above| all.contains(&above)));
        let mut places = Vec::with_capacity(structure.entries().len());
        let mut next = 0..;
        let mut hidden_to = 0;
        for at in 0..structure.entries().len() {
            let is_root = roots.contains_key(&at);
            if is_root {
                hidden_to = structure.get(at).map_or(at + 1, Entry::end);
                next.next(); // its label stays
            }
            places.push(if at < hidden_to { None } else { next.next() });
        }
        Self { roots, places }
    }

    /// Takes the words of the withheld clauses, and all that is below them, out of the body.
    pub(super) fn take_out(&self, linked: &LinkedDocument, body: &mut Body) {
        let mut structure = Structure::default();
        let mut first = 0;
        // a document's files are its pages, but for those that nobody listed, which make it broken
        for (page, file) in body.pages.iter_mut().zip(&linked.files) {
            let count = file.manuscript.text().clauses().count();
            let own = self.roots.range(first..first + count).map(|(at, reason)| (at - first, reason.clone()));
            page.manuscript = Arc::new(file.manuscript.without(own.collect()));
            structure.add(&page.manuscript.text());
            first += count;
        }
        body.anchors = Arc::new(Anchors::new(linked.document.id.as_str(), &linked.history, &structure));
        body.structure = Arc::new(structure);
    }
}

/// Places are where what the register knows of texts stands in what is published.
#[derive(Debug)]
pub(super) struct Places {
    documents: Vec<Option<usize>>,
    shown: Vec<bool>,
    withheld: Vec<Withholding>,
}

impl Places {
    /// `at` is the index in `documents` by that in the register; so is `withheld`.
    pub(super) fn new(at: Vec<Option<usize>>, documents: &[PublishedDocument], withheld: Vec<Withholding>) -> Self {
        let shown = documents.iter().map(|document| document.body.value().is_some()).collect();
        Self { documents: at, shown, withheld }
    }

    /// The index in what is published of the document at an index of the register; it may be withheld.
    pub(super) fn document(&self, at: usize) -> Option<usize> {
        self.documents.get(at).copied().flatten()
    }

    /// The index in the published structure of a clause of that document; `None` where it is withheld.
    pub(super) fn clause(&self, document: usize, clause: usize) -> Option<usize> {
        match self.withheld.get(document) {
            Some(Withholding::Some(parts)) => parts.places.get(clause).copied().flatten(),
            Some(Withholding::All) => None,
            Some(Withholding::Nothing) | None => Some(clause),
        }
    }

    /// Whether one of some clauses of that document is withheld, by their indices.
    pub(super) fn withholds(&self, document: usize, clauses: Range<usize>) -> bool {
        clauses.into_iter().any(|clause| self.clause(document, clause).is_none())
    }

    /// The target in what is published, where the edition may know it.
    pub(super) fn target(&self, to: Target) -> Option<Target> {
        let own = |document: usize| self.document(document).filter(|&at| self.shown.get(at) == Some(&true));
        let clause =
            |at: Clause| Some(Clause { document: own(at.document)?, clause: self.clause(at.document, at.clause)? });
        match to {
            Target::Document(document) => own(document).map(Target::Document),
            Target::Clause(at) => clause(at).map(Target::Clause),
            Target::Row(at, row) => clause(at).map(|at| Target::Row(at, row)),
            other => Some(other),
        }
    }
}
