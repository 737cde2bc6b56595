//! What cites what, and what rests on what: every link of the whole book, known from both ends (contract 6).

use super::linked::LinkedDocument;
use super::resolve::{CitedText, Meaning, Resolver};
use super::target::{Clause, Target};
use crate::model::Structure;
use crate::model::clause::NoteKind;
use crate::model::structure::Level;
use crate::read::{CitationReader, Cited, Names};
use crate::source::{Origin, parallel};
use std::ops::Range;

/// A CitedLink is a citation in running text and what it leads to.
#[derive(Debug)]
pub struct CitedLink {
    /// Index of the clause it stands in.
    pub clause: usize,
    /// Index of the paragraph among the clause's blocks.
    pub block: usize,
    /// Bytes in that paragraph's words.
    pub range: Range<usize>,
    /// At least one, in the order of the text.
    pub to: Vec<Target>,
}

/// A Dangling is a citation that leads nowhere.
#[derive(Debug)]
pub struct Dangling {
    /// Where it stands; `None`: beside the text of the document as a whole.
    pub clause: Option<usize>,
    /// Index of the paragraph, in running text.
    pub block: usize,
    /// Bytes in the paragraph's words.
    pub range: Range<usize>,
    /// The document in which it was sought.
    pub document: usize,
    /// The nearest clause of that document.
    pub near: Option<usize>,
}

/// A Basis is 〔根拠：…〕: a clause, or a whole document, rests on an upper one.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The document it stands in.
    pub document: usize,
    /// The clause; `None`: the whole document.
    pub clause: Option<usize>,
    /// What it rests on: a clause or a document.
    pub upper: Target,
    /// Where that is written.
    pub origin: Origin,
}

/// A LostNote is a word of an annotation that says nothing anybody knows.
#[derive(Debug)]
pub struct LostNote {
    /// What it was to say.
    pub kind: NoteKind,
    /// The word.
    pub word: String,
    /// Where it stands.
    pub origin: Origin,
    /// What the word may have meant: a clause near by.
    pub near: Option<Clause>,
}

/// Links are those of every document, by its index.
#[derive(Debug, Default)]
pub struct Links {
    /// In the order of the text.
    pub cited: Vec<Vec<CitedLink>>,
    /// Citations that lead nowhere.
    pub dangling: Vec<Vec<Dangling>>,
    /// What rests on what, in the order of the documents.
    pub bases: Vec<Basis>,
    /// Words of annotations that nobody knows.
    pub lost: Vec<LostNote>,
}

impl Links {
    /// Resolves what the documents cite. `cited` is by document; `meant` what the names are the names of.
    pub fn new(documents: &[LinkedDocument], cited: &[Vec<Cited>], names: &Names, meant: &[CitedText]) -> Self {
        let structures: Vec<&Structure> = documents.iter().map(|linked| &*linked.structure).collect();
        let indices: Vec<usize> = (0..documents.len()).collect();
        let resolved = parallel::map(&indices, |&document| {
            resolve(document, &structures, meant, cited.get(document).map_or(&[][..], Vec::as_slice))
        });
        let mut links = Self::default();
        for (cited, dangling) in resolved {
            links.cited.push(cited);
            links.dangling.push(dangling);
        }
        for (at, linked) in documents.iter().enumerate() {
            links.notes(at, linked, &structures, names, meant);
        }
        links
    }

    fn notes(
        &mut self,
        at: usize,
        linked: &LinkedDocument,
        structures: &[&Structure],
        names: &Names,
        meant: &[CitedText],
    ) {
        let reader = CitationReader::of_list(names);
        for (file, note) in linked.notes.iter().filter(|(_, note)| note.kind == NoteKind::Basis) {
            let Some(file) = linked.files.get(*file) else { continue };
            let clause = note.anchor.as_deref().and_then(|anchor| linked.structure.find(anchor));
            let origin = |range: Range<usize>| {
                file.manuscript.source.at(note.range.start + range.start..note.range.start + range.end)
            };
            let mut resolver = Resolver::new(structures, meant, at);
            let mut read_to = 0;
            for citation in reader.read(&note.value) {
                self.between(note.kind, &note.value, read_to..citation.range.start, &origin);
                read_to = citation.range.end;
                let here = origin(citation.range.clone());
                let word = note.value[citation.range.clone()].to_owned();
                match resolver.resolve(clause, &citation) {
                    Meaning::Found(targets) => {
                        let bases = targets.into_iter().filter(|target| !matches!(target, Target::Law(_)));
                        let basis = |upper| Basis { document: at, clause, upper, origin: here.clone() };
                        self.bases.extend(bases.map(basis));
                    }
                    Meaning::Nothing { document, near } => {
                        let near = near.map(|clause| Clause { document, clause });
                        self.lost.push(LostNote { kind: note.kind, word, origin: here, near });
                    }
                    Meaning::Outside | Meaning::NoCitation => {
                        self.lost.push(LostNote { kind: note.kind, word, origin: here, near: None });
                    }
                }
            }
            self.between(note.kind, &note.value, read_to..note.value.len(), &origin);
        }
    }

    /// What stands between the citations of a list and is none.
    fn between(&mut self, kind: NoteKind, value: &str, range: Range<usize>, origin: &impl Fn(Range<usize>) -> Origin) {
        let joint = |c: char| c.is_whitespace() || "、，・及び並びに又は若しくからまで".contains(c);
        let words = value.get(range.clone()).unwrap_or_default();
        let word = words.trim_matches(joint);
        if !word.is_empty() {
            let start = range.start + words.find(word).unwrap_or_default();
            let origin = origin(start..start + word.len());
            self.lost.push(LostNote { kind, word: word.to_owned(), origin, near: None });
        }
    }
}

/// The citations of one document.
fn resolve(
    document: usize,
    structures: &[&Structure],
    meant: &[CitedText],
    cited: &[Cited],
) -> (Vec<CitedLink>, Vec<Dangling>) {
    let mut resolver = Resolver::new(structures, meant, document);
    let (mut links, mut dangling) = (Vec::with_capacity(cited.len()), Vec::new());
    let mut article = None;
    for Cited { clause, block, citation } in cited {
        let here = structures.get(document).and_then(|structure| structure.above(*clause, Level::Article));
        if here != article {
            resolver.begin_article();
            article = here;
        }
        let (clause, block, range) = (*clause, *block, citation.range.clone());
        match resolver.resolve(Some(clause), citation) {
            Meaning::Found(to) => links.push(CitedLink { clause, block, range, to }),
            Meaning::Nothing { document, near } => {
                dangling.push(Dangling { clause: Some(clause), block, range, document, near });
            }
            Meaning::Outside | Meaning::NoCitation => {}
        }
    }
    (links, dangling)
}
