//! The texts as style looks at them: every stretch of words with its sentences, and what in it is not the text's own.

use crate::model::structure::Level;
use crate::model::{Block, Structure, Text, Tier, Words};
use crate::register::{LinkedDocument, Paragraphs, Register};
use crate::source::{Origin, Source};
use crate::text::enclosed::Enclosures;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Drafts are the texts that style is asked of: 対策基準 and 実施手順. The 基本方針 is carried word for word.
pub struct Drafts<'a> {
    /// The whole.
    pub register: &'a Register,
    /// In the order of the documents.
    pub all: Vec<Draft<'a>>,
}

/// A Draft is one text.
pub struct Draft<'a> {
    /// Index of the document (from 0).
    pub document: usize,
    /// The document.
    pub linked: &'a LinkedDocument,
    /// Its words in the order of the text.
    pub passages: Vec<Passage>,
    /// Its tables in the order of the text.
    pub tables: Vec<Table>,
    paragraphs: Option<Paragraphs<'a>>,
    /// By clause, its paragraphs among `passages`.
    of_clause: HashMap<usize, Vec<usize>>,
}

/// A Passage is a heading, a paragraph or a cell of a table.
pub struct Passage {
    /// The clause it stands in; none before the first.
    pub clause: Option<usize>,
    /// What it is.
    pub kind: PassageKind,
    /// In which part of the text it stands.
    pub part: TextPart,
    /// As written, lines joined.
    pub words: String,
    /// Bytes in `words`, each with its 。.
    pub sentences: Vec<Range<usize>>,
    /// Bytes in `words` that are quoted, cite a clause or name a law or a document: no words of this text's own.
    pub taken: Vec<Range<usize>>,
    file: usize,
    range: Range<usize>,
}

/// A PassageKind is what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// 見出し
    Heading,
    /// A paragraph: its index among the clause's blocks.
    Paragraph(usize),
    /// A cell.
    Cell,
}

/// A TextPart is where in a text words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPart {
    /// 本則, and what stands before it.
    Body,
    /// The 附則 that came with the text; those of amending acts are not looked at.
    Supplement,
    /// 別表
    Annex,
    /// 様式
    Form,
}

/// A Table is one of a text.
pub struct Table {
    /// The clause it stands in.
    pub clause: Option<usize>,
    /// In which part of the text.
    pub part: TextPart,
    /// The rows below its head: cells, and where they stand.
    pub rows: Vec<(Vec<String>, Origin)>,
}

impl<'a> Drafts<'a> {
    /// Reads every text whose style is looked at.
    pub fn of(register: &'a Register) -> Self {
        let names = AhoCorasick::new(names(register)).ok();
        let judged = |tier: Tier| tier != Tier::Policy;
        let documents = register.documents.iter().enumerate().filter(|(_, linked)| judged(linked.document.tier));
        let all = documents.map(|(document, linked)| Draft::of(register, document, linked, names.as_ref())).collect();
        Self { register, all }
    }

    /// The texts of the same set: models are held to models, own texts to own ones.
    pub fn set(&self, sample: bool) -> impl Iterator<Item = &Draft<'a>> {
        self.all.iter().filter(move |draft| draft.linked.document.sample == sample)
    }
}

/// The names of laws and documents, which are written as they are.
fn names(register: &Register) -> Vec<&str> {
    let laws = register.rolls.laws.records.iter().flat_map(|law| law.short_names.iter().chain([&law.name]));
    let documents =
        register.documents.iter().flat_map(|linked| linked.document.short_names.iter().chain([&linked.document.name]));
    laws.chain(documents).map(String::as_str).filter(|name| !name.is_empty()).collect()
}

impl<'a> Draft<'a> {
    fn of(register: &'a Register, document: usize, linked: &'a LinkedDocument, names: Option<&AhoCorasick>) -> Self {
        let mut draft = Self {
            document,
            linked,
            passages: Vec::new(),
            tables: Vec::new(),
            paragraphs: register.paragraphs(document),
            of_clause: HashMap::new(),
        };
        for (file, of_file) in linked.files.iter().enumerate() {
            draft.file(file, &of_file.manuscript.text());
        }
        let mut cited: HashMap<(usize, usize), Vec<Range<usize>>> = HashMap::new();
        for link in register.links.cited.get(document).into_iter().flatten() {
            cited.entry((link.clause(), link.block())).or_default().push(link.range());
        }
        for (at, passage) in draft.passages.iter_mut().enumerate() {
            if let (Some(clause), PassageKind::Paragraph(block)) = (passage.clause, passage.kind) {
                draft.of_clause.entry(clause).or_default().push(at);
                passage.taken.extend(cited.remove(&(clause, block)).unwrap_or_default());
            }
            let named = names.into_iter().flat_map(|names| names.find_overlapping_iter(&passage.words));
            passage.taken.extend(named.map(|name| name.range()));
        }
        draft
    }

    fn file(&mut self, file: usize, text: &Text) {
        let linked = self.linked;
        let Some(source) = linked.files.get(file).map(|file| &file.manuscript.source) else { return };
        self.blocks(file, source, None, &text.preamble);
        let first = linked.structure.first_of(file);
        for (at, clause) in text.clauses().enumerate() {
            let at = first + at;
            if part_of(&linked.structure, at).is_none() {
                continue;
            }
            for heading in clause.caption.iter().chain(&clause.heading) {
                self.words(file, Some(at), PassageKind::Heading, heading);
            }
            self.blocks(file, source, Some(at), &clause.blocks);
        }
    }

    fn blocks(&mut self, file: usize, source: &Arc<Source>, clause: Option<usize>, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(words) => self.words(file, clause, PassageKind::Paragraph(index), words),
                Block::Table { head, rows, range } => {
                    let part = self.part(clause);
                    let mut lines = lines(&source.text, range.start as usize..range.end as usize);
                    if let Some(line) = lines.next() {
                        self.cells(file, source, clause, head, line);
                    }
                    // behind the head and the rule
                    let placed: Vec<_> = rows.iter().zip(lines.skip(1)).collect();
                    for (cells, line) in &placed {
                        self.cells(file, source, clause, cells, line.clone());
                    }
                    let rows = placed.into_iter().map(|(cells, line)| (cells.clone(), source.at(line))).collect();
                    self.tables.push(Table { clause, part, rows });
                }
                _ => {}
            }
        }
    }

    fn cells(
        &mut self,
        file: usize,
        source: &Arc<Source>,
        clause: Option<usize>,
        cells: &[String],
        line: Range<usize>,
    ) {
        let mut from = line.start;
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            let rest = source.text.get(from..line.end).unwrap_or_default();
            let Some(start) = rest.find(cell.as_str()).map(|at| from + at) else { continue };
            from = start + cell.len();
            self.words(file, clause, PassageKind::Cell, &Words { text: cell.clone(), range: start..from });
        }
    }

    fn words(&mut self, file: usize, clause: Option<usize>, kind: PassageKind, words: &Words) {
        let enclosures = Enclosures::of(&words.text);
        let mut ends: Vec<usize> =
            enclosures.stops.iter().filter(|stop| stop.full && stop.within.is_none()).map(|stop| stop.end).collect();
        if ends.last().is_none_or(|&end| end < words.text.len()) {
            ends.push(words.text.len());
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let sentences = starts.zip(ends.iter().copied()).map(|(start, end)| start..end).collect();
        let taken = enclosures.quotations.into_iter().map(|quotation| quotation.range).collect();
        let (part, range) = (self.part(clause), words.range.clone());
        self.passages.push(Passage { clause, kind, part, words: words.text.clone(), sentences, taken, file, range });
    }

    fn part(&self, clause: Option<usize>) -> TextPart {
        clause.and_then(|clause| part_of(&self.linked.structure, clause)).unwrap_or(TextPart::Body)
    }

    /// Where some bytes of a passage's words stand.
    pub fn place(&self, passage: &Passage, range: Range<usize>) -> Origin {
        let Some(source) = self.linked.files.get(passage.file).map(|file| &file.manuscript.source) else {
            return Source::new("", "").whole();
        };
        let start = passage.range.start;
        if source.text.get(passage.range.clone()) == Some(passage.words.as_str()) {
            return source.at(start + range.start..start + range.end);
        }
        // its lines were joined
        let place = match (passage.clause, passage.kind, &self.paragraphs) {
            (Some(clause), PassageKind::Paragraph(block), Some(paragraphs)) => paragraphs.place(clause, block, &range),
            _ => None,
        };
        place.unwrap_or_else(|| source.at(passage.range.clone()))
    }

    /// The first line of the document.
    pub fn whole(&self) -> Origin {
        let file = self.linked.files.first();
        file.map_or_else(|| Source::new("", "").whole(), |file| file.manuscript.source.whole())
    }

    /// The paragraphs on which a clause hangs: those of the clauses above it up to its 条, the nearest first.
    pub fn leads(&self, clause: Option<usize>) -> impl Iterator<Item = &Passage> {
        let structure = &self.linked.structure;
        let above = clause.into_iter().flat_map(|clause| structure.up(clause).skip(1));
        let of_clause = above.flat_map(|above| self.of_clause.get(&above).into_iter().flatten());
        of_clause.filter_map(|&at| self.passages.get(at))
    }

    /// A paragraph by its clause and its index among the clause's blocks.
    pub fn paragraph(&self, clause: usize, block: usize) -> Option<&Passage> {
        let mut own = self.of_clause.get(&clause)?.iter().filter_map(|&at| self.passages.get(at));
        own.find(|passage| passage.kind == PassageKind::Paragraph(block))
    }

    /// Each sentence of the paragraphs of some part, with its passage.
    pub fn sentences(&self, part: TextPart) -> impl Iterator<Item = (&Passage, Range<usize>)> {
        let paragraphs = self.passages.iter().filter(move |passage| passage.part == part && passage.is_paragraph());
        paragraphs.flat_map(|passage| passage.sentences.iter().map(move |range| (passage, range.clone())))
    }
}

impl Passage {
    /// Neither a heading nor a cell.
    pub fn is_paragraph(&self) -> bool {
        matches!(self.kind, PassageKind::Paragraph(_))
    }

    /// Whether a stretch is the text's own words.
    pub fn is_own(&self, range: &Range<usize>) -> bool {
        self.taken.iter().all(|taken| range.end <= taken.start || taken.end <= range.start)
    }

    /// The words in a range.
    pub fn get(&self, range: &Range<usize>) -> &str {
        self.words.get(range.clone()).unwrap_or_default()
    }
}

/// Where a clause stands; none in the 附則 of an amending act, whose words are that act's.
fn part_of(structure: &Structure, clause: usize) -> Option<TextPart> {
    if structure.above(clause, Level::Form).is_some() {
        return Some(TextPart::Form);
    }
    if structure.above(clause, Level::Annex).is_some() {
        return Some(TextPart::Annex);
    }
    let Some(supplement) = structure.scope(clause) else { return Some(TextPart::Body) };
    let first = structure.roots().find(|&root| structure.get(root).is_some_and(|e| e.level == Level::Supplement));
    (first == Some(supplement) && structure.remark(supplement).is_empty()).then_some(TextPart::Supplement)
}

/// The lines of a table, as bytes in the file.
fn lines<'a>(text: &'a str, table: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let mut start = table.start;
    text.get(table).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let here = start..start + line.trim_end().len();
        start += line.len();
        here
    })
}
