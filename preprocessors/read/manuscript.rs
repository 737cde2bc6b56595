//! A file of a document, and the Text in it.

use super::clauses;
use super::expected::Order;
use crate::model::{Document, Numbering, Text};
use crate::source::{Diagnostic, Severity, Source};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A Manuscript is one file of a document, from which its [`Text`] is read whenever it is wanted. A Text takes five times
/// the room of its file and is read in the time it takes to print it: a book of thousands of pages holds the files, and
/// of the Texts only those that are being printed; a small book keeps them.
#[derive(Debug)]
pub struct Manuscript {
    /// The file, for diagnostics.
    pub source: Arc<Source>,
    /// The document's name, which is its title where it stands over the text.
    name: Arc<str>,
    numbering: Numbering,
    /// Where the document's numbers stood before this file.
    order: Order,
    /// Its clauses, in a small book.
    kept: Option<Arc<Text>>,
    /// Clauses that it does not tell, by their index (from 0) in its Text, and why.
    withheld: BTreeMap<usize, Option<Box<str>>>,
}

impl Manuscript {
    /// Reads a file of `document` for the first time: what is wrong with it is said here. `order` is where the document's
    /// numbers stand after its earlier files, and is carried on.
    pub fn new(
        source: Arc<Source>,
        document: &Document,
        severity: Severity,
        order: &mut Order,
        keep: bool,
    ) -> (Self, Arc<Text>, Vec<Diagnostic>) {
        let before = order.clone();
        let (text, faults) = clauses::read(&source, &document.name, document.numbering, severity, order);
        let text = Arc::new(text);
        let kept = keep.then(|| Arc::clone(&text));
        let name = document.name.as_str().into();
        let withheld = BTreeMap::new();
        (Self { source, name, numbering: document.numbering, order: before, kept, withheld }, text, faults)
    }

    /// The same without the words of some clauses, by their index (from 0) in its Text.
    #[must_use]
    pub fn without(&self, withheld: BTreeMap<usize, Option<Box<str>>>) -> Self {
        let mut without = Self {
            source: Arc::clone(&self.source),
            name: Arc::clone(&self.name),
            numbering: self.numbering,
            order: self.order.clone(),
            kept: None,
            withheld,
        };
        without.kept = self.kept.is_some().then(|| without.text());
        without
    }

    /// Its clauses, read again where they are not kept.
    pub fn text(&self) -> Arc<Text> {
        if let Some(kept) = &self.kept {
            return Arc::clone(kept);
        }
        let mut order = self.order.clone();
        let mut text = clauses::read(&self.source, &self.name, self.numbering, Severity::Note, &mut order).0;
        if !self.withheld.is_empty() {
            text.withhold(&self.withheld);
        }
        Arc::new(text)
    }
}
