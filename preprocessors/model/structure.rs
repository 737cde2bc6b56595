//! A document's clauses without their words: what citations are resolved against.

use super::clause::{Part, Words};
use super::label::is_bracketed;
use super::{Block, Clause, Kind, Label, Number, Text};
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
    /// 項 of a 別表: a row of its table, which citations lead to and no [`Entry`] is
    Row,
}

/// An Entry is one clause of a [`Structure`]. A book has a hundred thousand of them, so they are small.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What its label is the label of.
    pub kind: Kind,
    /// Its part in the document.
    pub level: Level,
    /// A first 項, which bears no number.
    pub is_bare: bool,
    /// It says 「削除」 and nothing else.
    pub is_repealed: bool,
    file: u16,
    /// The label's number, where it has no branches and is of no run; else it is among `Structure::long`.
    number: u32,
    /// Bytes in `Structure::names` of the anchor, and how many of the label as written stand right behind it.
    names: u32,
    anchor: u16,
    written: u16,
    is_long: bool,
    /// `NONE` where it stands under none.
    parent: u32,
    end: u32,
    heading: Small,
    words: Small,
}

/// No clause.
const NONE: u32 = u32::MAX;

/// A Small is a range of bytes; nothing above four gigabytes is read.
#[derive(Debug, Clone, Copy, Default)]
struct Small {
    start: u32,
    length: u32,
}

impl Small {
    fn of(range: &Range<usize>) -> Self {
        match (u32::try_from(range.start), u32::try_from(range.len())) {
            (Ok(start), Ok(length)) => Self { start, length },
            _ => Self::default(),
        }
    }

    fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.length as usize
    }
}

impl Entry {
    /// Index (from 0) of its file among the document's.
    pub fn file(&self) -> usize {
        usize::from(self.file)
    }

    /// Index (from 0) of the clause it stands under, in the same structure.
    pub fn parent(&self) -> Option<usize> {
        (self.parent != NONE).then_some(self.parent as usize)
    }

    /// Index behind its last descendant.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// Bytes of its caption or heading in its file; empty where it has none.
    pub fn heading(&self) -> Range<usize> {
        self.heading.range()
    }

    /// Bytes of its first paragraph in its file; empty where it has none.
    pub fn words(&self) -> Range<usize> {
        self.words.range()
    }
}

/// A Structure is the clauses of a document, over all its files, in the order of the text: each before its children.
#[derive(Debug, Default)]
pub struct Structure {
    entries: Vec<Entry>,
    /// Anchors and labels as written, one behind the other.
    names: String,
    /// Labels with branches and of runs, in the order of the entries: few have any.
    long: Vec<(u32, Label)>,
    /// What is in brackets behind 附則, in the order of the entries.
    remarks: Vec<(u32, Box<str>)>,
    /// Further anchors of runs (第10条から第12条まで): the entry, and its anchor.
    also: Vec<(usize, String)>,
    /// 条, 章 and the like, 別表, 様式, each with the 附則 it is in: by scope, level and number; of equals the first.
    numbered: Vec<(u32, u32)>,
    /// The further numbers of runs.
    runs: Vec<(u32, Number, u32)>,
    /// The tables in 別表, in the order of the text: the entry, and bytes in its file. What stands in their rows is looked
    /// up in the file when one is cited.
    tables: Vec<(u32, Small)>,
    files: u16,
    supplements: usize,
}

impl Structure {
    /// Takes in the clauses of the document's next file.
    pub fn add(&mut self, text: &Text) {
        // a book has thousands: none grows by steps that leave holes
        self.entries.reserve_exact(text.clauses().count());
        let file = self.files;
        self.files = self.files.saturating_add(1);
        for part in &text.parts {
            if let Part::Clause(clause) = part {
                self.push(clause, NONE, NONE, file);
            }
        }
        let mut numbered = std::mem::take(&mut self.numbered);
        numbered.sort_unstable_by_key(|&(scope, at)| (scope, self.key(at), at));
        self.numbered = numbered;
        // most documents are one file
        self.entries.shrink_to_fit();
        self.names.shrink_to_fit();
        self.numbered.shrink_to_fit();
        self.tables.shrink_to_fit();
    }

    fn push(&mut self, clause: &Clause, parent: u32, scope: u32, file: u16) {
        let Ok(at) = u32::try_from(self.entries.len()) else { return };
        let level = level(clause.label.kind, self.entries.get(parent as usize));
        let remark = clause.heading.as_ref().filter(|_| level == Level::Supplement).map_or("", |words| &words.text);
        let remark = if is_bracketed(remark) { remark } else { "" };
        let names = u32::try_from(self.names.len()).unwrap_or(NONE);
        let [anchor, written] = [&clause.anchor, &clause.written].map(|words| self.name(words));
        if !remark.is_empty() {
            self.remarks.push((at, remark.into()));
        }
        let is_long = clause.label.number.parts().len() != 1 || clause.label.through.is_some();
        if is_long {
            self.long.push((at, clause.label.clone()));
        }
        self.supplements += usize::from(level == Level::Supplement);
        let paragraph = first_paragraph(clause);
        let range = |words: Option<&Words>| words.map_or_else(Small::default, |words| Small::of(&words.range));
        self.entries.push(Entry {
            kind: clause.label.kind,
            level,
            is_bare: clause.written.is_empty(),
            is_repealed: paragraph.is_some_and(|words| words.text == "削除")
                || clause.heading.as_ref().is_some_and(|words| words.text == "削除"),
            file,
            number: match clause.label.number.parts() {
                [number, ..] => *number,
                [] => 0,
            },
            names,
            anchor,
            written,
            is_long,
            parent,
            end: at + 1,
            heading: range(clause.caption.as_ref().or(clause.heading.as_ref())),
            words: range(paragraph),
        });
        let tables = clause.blocks.iter().filter_map(|block| match block {
            Block::Table { range, .. } => Some((at, Small::of(&(range.start as usize..range.end as usize)))),
            _ => None,
        });
        let mut tables = tables.peekable();
        if tables.peek().is_some() && self.above(at as usize, Level::Annex).is_some() {
            self.tables.extend(tables);
        }
        self.also.extend(clause.also.iter().map(|anchor| (at as usize, anchor.clone())));
        // 節 begin anew under each 章: there are few, so they are sought below it
        if level <= Level::Article && !matches!(level, Level::Section | Level::Subsection | Level::Division) {
            self.numbered.push((scope, at));
            if let Some(last) = &clause.label.through {
                let members = run(clause.label.number.parts(), last.parts());
                let members = members.iter().filter_map(|member| Number::branched(member));
                self.runs.extend(members.map(|member| (scope, member, at)));
            }
        }
        // 附則 count their 条 and 項 for themselves
        let scope = if level == Level::Supplement { at } else { scope };
        for child in &clause.children {
            self.push(child, at, scope, file);
        }
        let end = u32::try_from(self.entries.len()).unwrap_or(NONE);
        if let Some(entry) = self.entries.get_mut(at as usize) {
            entry.end = end;
        }
    }

    /// Keeps a few words; how many bytes.
    fn name(&mut self, words: &str) -> u16 {
        let Ok(length) = u16::try_from(words.len()) else { return 0 };
        self.names.push_str(words);
        length
    }

    /// Every clause, in the order of the text.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The clause at an index.
    pub fn get(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)
    }

    /// The label of a clause, as in the text.
    pub fn label(&self, at: usize) -> Label {
        let Some(entry) = self.entries.get(at) else { return Label::new(Kind::Number, Number::new(0)) };
        self.long_label(at).cloned().unwrap_or_else(|| Label::new(entry.kind, Number::new(entry.number)))
    }

    /// The (first) number of a clause's label.
    pub fn number(&self, at: usize) -> Number {
        let short = || Number::new(self.entries.get(at).map_or(0, |entry| entry.number));
        self.long_label(at).map_or_else(short, |label| label.number)
    }

    fn long_label(&self, at: usize) -> Option<&Label> {
        self.entries.get(at).filter(|entry| entry.is_long)?;
        let found = self.long.binary_search_by_key(&at, |(at, _)| *at as usize).ok()?;
        self.long.get(found).map(|(_, label)| label)
    }

    /// The number anchor of a clause, e.g. `a15-2`.
    pub fn anchor(&self, at: usize) -> &str {
        self.name_of(at, |entry| (0, entry.anchor))
    }

    /// The label of a clause as it is written; empty for a first 項.
    pub fn written(&self, at: usize) -> &str {
        self.name_of(at, |entry| (entry.anchor, entry.written))
    }

    /// What is in brackets behind an 附則: 「（令和8年3月31日訓令第5号）」.
    pub fn remark(&self, at: usize) -> &str {
        let found = self.remarks.binary_search_by_key(&at, |(at, _)| *at as usize);
        found.ok().and_then(|found| self.remarks.get(found)).map_or("", |(_, remark)| remark)
    }

    /// Some bytes of an entry's names: behind how many, and how many.
    fn name_of(&self, at: usize, part: impl Fn(&Entry) -> (u16, u16)) -> &str {
        let Some(entry) = self.entries.get(at) else { return "" };
        let (behind, length) = part(entry);
        let start = entry.names as usize + usize::from(behind);
        self.names.get(start..start + usize::from(length)).unwrap_or_default()
    }

    /// How many 附則 there are.
    pub fn supplements(&self) -> usize {
        self.supplements
    }

    /// Every number anchor there is, those of runs too.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        (0..self.entries.len()).map(|at| self.anchor(at)).chain(self.also.iter().map(|(_, anchor)| anchor.as_str()))
    }

    /// The tables of a 別表, in order: bytes in the file that the 別表 is in; none of what is no 別表.
    pub fn tables(&self, annex: usize) -> impl Iterator<Item = Range<usize>> {
        let end = self.entries.get(annex).map_or(0, Entry::end);
        let from = self.tables.partition_point(|(at, _)| (*at as usize) < annex);
        let of_annex = self.tables.get(from..).unwrap_or_default().iter();
        of_annex.take_while(move |(at, _)| (*at as usize) < end).map(|(_, range)| range.range())
    }

    /// The clause with that number anchor.
    pub fn find(&self, anchor: &str) -> Option<usize> {
        let also = || self.also.iter().find(|(_, own)| own == anchor).map(|(at, _)| *at);
        self.find_from(0, anchor).or_else(also)
    }

    /// The clause with that number anchor, not before an index.
    pub fn find_from(&self, from: usize, anchor: &str) -> Option<usize> {
        (from..self.entries.len()).find(|&at| self.anchor(at) == anchor)
    }

    /// Index of the first clause of a file of the document (both from 0).
    pub fn first_of(&self, file: usize) -> usize {
        self.entries.partition_point(|entry| entry.file() < file)
    }

    /// The clause and those above it, the nearest first.
    pub fn up(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |&here| self.entries.get(here)?.parent())
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
        let end = self.entries.get(at).map_or(0, Entry::end);
        let next = move |child: usize| self.entries.get(child).map(Entry::end).filter(|&next| next < end);
        std::iter::successors(Some(at + 1).filter(|&first| first < end), move |&child| next(child))
    }

    /// The clauses that stand under none.
    pub fn roots(&self) -> impl Iterator<Item = usize> {
        let next = |at: usize| self.entries.get(at).map(Entry::end).filter(|&next| next < self.entries.len());
        std::iter::successors(Some(0).filter(|_| !self.entries.is_empty()), move |&at| next(at))
    }

    /// The 条, 章, 別表 … of that number; `scope` is the 附則 it is sought in, `None` the main text.
    pub fn numbered(&self, scope: Option<usize>, level: Level, number: &[u32]) -> Option<usize> {
        let scope = scope.and_then(|scope| u32::try_from(scope).ok()).unwrap_or(NONE);
        let key = |&(own, at): &(u32, u32)| (own, self.key(at));
        let wanted = (scope, Some((level, Number::branched(number)?)));
        let from = self.numbered.partition_point(|entry| key(entry) < wanted);
        let found = self.numbered.get(from).filter(|entry| key(entry) == wanted).map(|(_, at)| *at);
        let in_run = || {
            let of = |(own, member, at): &&(u32, Number, u32)| {
                *own == scope && member.parts() == number && self.is(*at as usize, level)
            };
            self.runs.iter().find(of).map(|(.., at)| *at)
        };
        found.or_else(in_run).map(|at| at as usize)
    }

    /// The 条 of a scope in the order of the text.
    pub fn articles(&self, scope: Option<usize>) -> Vec<usize> {
        let scope = scope.and_then(|scope| u32::try_from(scope).ok()).unwrap_or(NONE);
        let from = self.numbered.partition_point(|(own, _)| *own < scope);
        let of_scope = self.numbered.get(from..).unwrap_or_default().iter().take_while(|(own, _)| *own == scope);
        let mut all: Vec<usize> =
            of_scope.map(|(_, at)| *at as usize).filter(|&at| self.is(at, Level::Article)).collect();
        all.sort_unstable();
        all
    }

    /// Those of one level under the same clause as `at` (of one scope for 条), in order.
    pub fn siblings(&self, at: usize) -> Vec<usize> {
        let Some(entry) = self.entries.get(at) else { return Vec::new() };
        match (entry.level, entry.parent()) {
            (Level::Article, _) => self.articles(self.scope(at)),
            (level, Some(parent)) => self.children(parent).filter(|&child| self.is(child, level)).collect(),
            (level, None) => self.roots().filter(|&root| self.is(root, level)).collect(),
        }
    }

    /// All of one level in a scope: 条 of the main text or of an 附則, 章, 別表 …
    pub fn siblings_of(&self, scope: Option<usize>, level: Level) -> Vec<usize> {
        if level == Level::Article {
            return self.articles(scope);
        }
        (0..self.entries.len()).filter(|&at| self.is(at, level)).collect()
    }

    /// The level and number of an entry.
    fn key(&self, at: u32) -> Option<(Level, Number)> {
        let at = at as usize;
        self.entries.get(at).map(|entry| (entry.level, self.number(at)))
    }

    fn is(&self, at: usize, level: Level) -> bool {
        self.entries.get(at).is_some_and(|entry| entry.level == level)
    }

    /// The clauses that are counted when it is asked what rests on a text, in order: each 条 of the main text, or where its
    /// 項 or 号 bear headings of their own, each of these; not what says 「削除」.
    pub fn units(&self) -> Vec<usize> {
        let mut units = Vec::new();
        for article in self.articles(None) {
            if self.get(article).is_some_and(|entry| entry.is_repealed) {
                continue;
            }
            let headed = |&child: &usize| {
                let numbered = self.is(child, Level::Paragraph) || self.is(child, Level::Item);
                numbered && self.get(child).is_some_and(|entry| !entry.heading().is_empty())
            };
            let own: Vec<usize> = self.children(article).filter(headed).collect();
            if own.is_empty() { units.push(article) } else { units.extend(own) }
        }
        units
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
