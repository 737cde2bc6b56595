//! A document's clauses without their words: what citations are resolved against.

use super::clause::{Part, Words};
use super::label::is_bracketed;
use super::{Block, Clause, Kind, Label, Text};
use std::collections::HashMap;
use std::ops::Range;

/// A Level is the part a clause plays in its document, whatever its label looks like: in `第１条` → `２` → `(1)` the second
/// is a 項, in `１` → `(1)` → `①` the first stands where 条 would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 編
    Part,
    /// 章
    Chapter,
    /// 節
    Section,
    /// 款
    Subsection,
    /// 目
    Division,
    /// 附則
    Supplement,
    /// 別表
    Annex,
    /// 様式
    Form,
    /// 条, and a number that stands where 条 would
    Article,
    /// 項
    Paragraph,
    /// 号
    Item,
    /// イロハ and what is below
    SubItem,
}

/// An Entry is one clause of a [`Structure`].
#[derive(Debug, Clone)]
pub struct Entry {
    /// As in the text.
    pub label: Label,
    /// Its part in the document.
    pub level: Level,
    /// Index (from 0) of the clause it stands under, in the same structure.
    pub parent: Option<usize>,
    /// Index behind its last descendant.
    pub end: usize,
    /// Index (from 0) of its file among the document's.
    pub file: usize,
    /// A first 項, which bears no number.
    pub is_bare: bool,
    /// It says 「削除」 and nothing else.
    pub is_repealed: bool,
    /// Bytes of its caption or heading in its file; empty where it has none.
    pub heading: Range<usize>,
    /// Bytes of its first paragraph in its file; empty where it has none.
    pub words: Range<usize>,
    /// What is in brackets behind 附則; as `anchor` and `written`, bytes of the structure's own `names`.
    pub(super) remark: Range<usize>,
    anchor: Range<usize>,
    written: Range<usize>,
}

/// A Structure is the clauses of a document, over all its files, in the order of the text: each before its children.
#[derive(Debug, Default)]
pub struct Structure {
    entries: Vec<Entry>,
    /// Anchors, labels as written and what is in brackets behind 附則, one behind the other.
    names: String,
    /// Further anchors of runs (第10条から第12条まで): the entry, and its anchor.
    also: Vec<(usize, String)>,
    /// 条, 章 and the like, 別表, 様式 by scope, level and number.
    numbered: HashMap<(Option<usize>, Level, Vec<u32>), usize>,
    /// 条 by scope, in the order of the text.
    articles: HashMap<Option<usize>, Vec<usize>>,
    files: usize,
    supplements: usize,
}

impl Structure {
    /// Takes in the clauses of the document's next file.
    pub fn add(&mut self, text: &Text) {
        let file = self.files;
        self.files += 1;
        for part in &text.parts {
            if let Part::Clause(clause) = part {
                self.push(clause, None, None, file);
            }
        }
    }

    fn push(&mut self, clause: &Clause, parent: Option<usize>, scope: Option<usize>, file: usize) {
        let at = self.entries.len();
        let level = level(clause.label.kind, parent.and_then(|above| self.entries.get(above)));
        let remark = clause.heading.as_ref().filter(|_| level == Level::Supplement).map_or("", |words| &words.text);
        let remark = self.name(if is_bracketed(remark) { remark } else { "" });
        let (anchor, written) = (self.name(&clause.anchor), self.name(&clause.written));
        self.supplements += usize::from(level == Level::Supplement);
        let paragraph = first_paragraph(clause);
        let range = |words: Option<&Words>| words.map_or(0..0, |words| words.range.clone());
        self.entries.push(Entry {
            label: clause.label.clone(),
            level,
            parent,
            end: at + 1,
            file,
            is_bare: clause.written.is_empty(),
            is_repealed: paragraph.is_some_and(|words| words.text == "削除")
                || clause.heading.as_ref().is_some_and(|words| words.text == "削除"),
            heading: range(clause.caption.as_ref().or(clause.heading.as_ref())),
            words: range(paragraph),
            remark,
            anchor,
            written,
        });
        self.also.extend(clause.also.iter().map(|anchor| (at, anchor.clone())));
        if level <= Level::Article {
            self.number(at, scope);
        }
        // 附則 count their 条 and 項 for themselves
        let scope = if level == Level::Supplement { Some(at) } else { scope };
        for child in &clause.children {
            self.push(child, Some(at), scope, file);
        }
        let end = self.entries.len();
        if let Some(entry) = self.entries.get_mut(at) {
            entry.end = end;
        }
    }

    /// Keeps a few words.
    fn name(&mut self, words: &str) -> Range<usize> {
        let start = self.names.len();
        self.names.push_str(words);
        start..self.names.len()
    }

    fn number(&mut self, at: usize, scope: Option<usize>) {
        let Some(entry) = self.entries.get(at) else { return };
        let (level, number) = (entry.level, entry.label.number.parts().to_vec());
        // 節 begin anew under each 章: there are few, so they are sought below it
        let divided = matches!(level, Level::Section | Level::Subsection | Level::Division);
        let last = entry.label.through.as_ref().map(|last| last.parts().to_vec());
        if level == Level::Article {
            self.articles.entry(scope).or_default().push(at);
        }
        if let Some(last) = last {
            for member in run(&number, &last) {
                self.numbered.entry((scope, level, member)).or_insert(at);
            }
        }
        if !divided {
            self.numbered.entry((scope, level, number)).or_insert(at);
        }
    }

    /// Every clause, in the order of the text.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The clause at an index.
    pub fn get(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)
    }

    /// The number anchor of a clause, e.g. `a15-2`.
    pub fn anchor(&self, at: usize) -> &str {
        self.entries.get(at).map_or("", |entry| self.words_of(&entry.anchor))
    }

    /// The label of a clause as it is written; empty for a first 項.
    pub fn written(&self, at: usize) -> &str {
        self.entries.get(at).map_or("", |entry| self.words_of(&entry.written))
    }

    /// Words kept in `names`.
    pub(super) fn words_of(&self, range: &Range<usize>) -> &str {
        self.names.get(range.clone()).unwrap_or_default()
    }

    /// How many 附則 there are.
    pub fn supplements(&self) -> usize {
        self.supplements
    }

    /// Every number anchor there is, those of runs too.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        (0..self.entries.len()).map(|at| self.anchor(at)).chain(self.also.iter().map(|(_, anchor)| anchor.as_str()))
    }

    /// The clause with that number anchor.
    pub fn find(&self, anchor: &str) -> Option<usize> {
        let also = || self.also.iter().find(|(_, own)| own == anchor).map(|(at, _)| *at);
        (0..self.entries.len()).find(|&at| self.anchor(at) == anchor).or_else(also)
    }

    /// Index of the first clause of a file of the document (both from 0).
    pub fn first_of(&self, file: usize) -> usize {
        self.entries.partition_point(|entry| entry.file < file)
    }

    /// The clause and those above it, the nearest first.
    pub fn up(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |&here| self.entries.get(here)?.parent)
    }

    /// The nearest of a level among a clause and those above it.
    pub fn above(&self, at: usize, level: Level) -> Option<usize> {
        self.up(at).find(|&above| self.entries.get(above).is_some_and(|entry| entry.level == level))
    }

    /// The 附則 that a clause stands in.
    pub fn scope(&self, at: usize) -> Option<usize> {
        self.above(at, Level::Supplement)
    }

    /// The clauses right below one, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.entries.get(at).map_or(0, |entry| entry.end);
        let next = move |child: usize| self.entries.get(child).map(|entry| entry.end).filter(|&next| next < end);
        std::iter::successors(Some(at + 1).filter(|&first| first < end), move |&child| next(child))
    }

    /// The clauses that stand under none.
    pub fn roots(&self) -> impl Iterator<Item = usize> {
        let next = |at: usize| self.entries.get(at).map(|entry| entry.end).filter(|&next| next < self.entries.len());
        std::iter::successors(Some(0).filter(|_| !self.entries.is_empty()), move |&at| next(at))
    }

    /// The 条, 章, 別表 … of that number; `scope` is the 附則 it is sought in, `None` the main text.
    pub fn numbered(&self, scope: Option<usize>, level: Level, number: &[u32]) -> Option<usize> {
        self.numbered.get(&(scope, level, number.to_vec())).copied()
    }

    /// The 条 of a scope in the order of the text.
    pub fn articles(&self, scope: Option<usize>) -> &[usize] {
        self.articles.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// Those of one level under the same clause as `at` (of one scope for 条), in order.
    pub fn siblings(&self, at: usize) -> Vec<usize> {
        let Some(entry) = self.entries.get(at) else { return Vec::new() };
        match (entry.level, entry.parent) {
            (Level::Article, _) => self.articles(self.scope(at)).to_vec(),
            (level, Some(parent)) => self.children(parent).filter(|&child| self.is(child, level)).collect(),
            (level, None) => self.roots().filter(|&root| self.is(root, level)).collect(),
        }
    }

    /// All of one level in a scope: 条 of the main text or of an 附則, 章, 別表 …
    pub fn siblings_of(&self, scope: Option<usize>, level: Level) -> Vec<usize> {
        if level == Level::Article {
            return self.articles(scope).to_vec();
        }
        (0..self.entries.len()).filter(|&at| self.is(at, level)).collect()
    }

    fn is(&self, at: usize, level: Level) -> bool {
        self.entries.get(at).is_some_and(|entry| entry.level == level)
    }

    /// The clause on which a page would be opened that shows it as a whole: the 条 (or what stands in its place) it is in.
    pub fn article(&self, at: usize) -> usize {
        self.above(at, Level::Article).unwrap_or(at)
    }
}

/// What a label is in its place: see [`Level`].
fn level(kind: Kind, parent: Option<&Entry>) -> Level {
    let above = parent.map(|parent| parent.level);
    match kind {
        Kind::Part => Level::Part,
        Kind::Chapter => Level::Chapter,
        Kind::Section => Level::Section,
        Kind::Subsection => Level::Subsection,
        Kind::Division => Level::Division,
        Kind::Supplement => Level::Supplement,
        Kind::Annex => Level::Annex,
        Kind::Form => Level::Form,
        Kind::Article | Kind::Unit => Level::Article,
        Kind::Number | Kind::Hyphenated => match above {
            None => Level::Article,
            Some(above) if above <= Level::Division => Level::Article,
            Some(Level::Paragraph) => Level::Item,
            Some(Level::Item | Level::SubItem) => Level::SubItem,
            Some(_) => Level::Paragraph,
        },
        Kind::Paren | Kind::Kanji if !matches!(above, Some(Level::Item | Level::SubItem)) => Level::Item,
        _ => Level::SubItem,
    }
}

/// The first paragraph of a clause or of its first 項, which bears no number.
fn first_paragraph(clause: &Clause) -> Option<&Words> {
    let own = clause.blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) => Some(words),
        _ => None,
    });
    own.or_else(|| clause.children.first().filter(|child| child.written.is_empty()).and_then(first_paragraph))
}

/// The numbers from the first to the last of a run, both included: 第10条から第12条まで, 第1条の2から第1条の4まで.
fn run(first: &[u32], last: &[u32]) -> Vec<Vec<u32>> {
    /// A run that is longer is a slip of the pen.
    const LONGEST: u32 = 1000;
    match (first.split_last(), last.split_last()) {
        (Some((from, stem)), Some((to, same))) if stem == same && to.saturating_sub(*from) <= LONGEST => {
            (*from..=*to).map(|number| [stem, &[number]].concat()).collect()
        }
        _ => vec![last.to_vec()],
    }
}
