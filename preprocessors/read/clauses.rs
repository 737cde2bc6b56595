//! Legal text → clauses, line by line from the source, before any Markdown (contract 3).
//!
//! Each line is one of: blank, `---`, an annotation 〔…〕, a row of a table, a fence, a caption （目的）, a label with
//! words behind it, or words. Open clauses lie on a stack, the deepest last; a label decides how far it is taken down.

use super::annotation::{Annotation, Read};
use super::expected::{Expected, Order};
use super::includes;
use super::table::Table;
use crate::model::clause::{Note, NoteKind, Part};
use crate::model::label::is_bracketed;
use crate::model::{Block, Clause, Kind, Label, Number, Numbering, Text, Words};
use crate::source::{Code, Diagnostic, Origin, Severity, Source};
use crate::text::days::parse_whole;
use crate::text::forms::{join_lines, words};
use std::ops::Range;
use std::sync::Arc;

/// A heading behind a label is at most so many characters; what is longer is text.
const LONGEST_HEADING: usize = 60;

/// Reads one file of a document of that name and numbering. `order` is where the document's numbers stand after its earlier files, and is
/// carried on. Faults have the severity that a fault of this document has.
pub fn read(
    source: &Arc<Source>,
    name: &str,
    numbering: Numbering,
    severity: Severity,
    order: &mut Order,
) -> (Text, Vec<Diagnostic>) {
    let mut reader = Reader {
        source,
        name,
        numbering,
        severity,
        order,
        text: Text::default(),
        open: Vec::new(),
        closing: None,
        paragraph: None,
        caption: None,
        faults: Vec::new(),
    };
    reader.run();
    (reader.text, reader.faults)
}

/// A Line is one line of the file, without white space around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Byte at which `text` begins in the file.
    start: usize,
    /// White space stood before it that begins a paragraph (a full-width space).
    indented: bool,
}

impl Line<'_> {
    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// A Paragraph is being gathered from soft-wrapped lines.
struct Paragraph<'a> {
    lines: Vec<&'a str>,
    range: Range<usize>,
    /// Nothing may be joined to it: a heading, a date.
    closed: bool,
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    name: &'a str,
    numbering: Numbering,
    severity: Severity,
    order: &'a mut Order,
    text: Text,
    open: Vec<Clause>,
    /// The words after `---`, while they last.
    closing: Option<Vec<Block>>,
    paragraph: Option<Paragraph<'a>>,
    caption: Option<Words>,
    faults: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        let source: &'a Arc<Source> = self.source;
        let lines = lines(&source.text);
        let includes: Vec<usize> = includes::marks(&source.text).map(|(at, _)| at).collect();
        let mut at = 0;
        while let Some(&line) = lines.get(at) {
            at += 1;
            if line.text.is_empty() {
                self.flush();
            } else if line.text.starts_with("```") {
                let close = lines[at..].iter().position(|l| l.text.starts_with("```"));
                if close.is_none() {
                    self.unclosed(line);
                }
                let end = close.map_or(lines.len(), |length| at + length);
                let fenced = lines[at..end].iter().map(|l| whole_line(&source.text, l).to_owned()).collect();
                self.block(Block::Fenced(fenced));
                at = end + 1;
            } else if is_rule(line.text) && is_blank(lines.get(at.wrapping_sub(2))) && is_blank(lines.get(at)) {
                self.flush();
                self.close(0);
                self.end_closing();
                self.closing = Some(Vec::new());
            } else if let Some(annotation) = Annotation::read(line.text) {
                let before = at.checked_sub(2).and_then(|before| lines.get(before));
                self.annotation(&annotation, line, before);
            } else if line.text.starts_with('|') && lines.get(at).is_some_and(|next| is_table_rule(next.text)) {
                let end = lines[at..].iter().position(|l| !l.text.starts_with('|')).map_or(lines.len(), |n| at + n);
                let range = line.start..lines[at..end].last().map_or(line.range().end, |last| last.range().end);
                let table = Table::read(source.text.get(range.clone()).unwrap_or_default());
                let owned = |cells: Vec<&str>| -> Vec<String> { cells.into_iter().map(str::to_owned).collect() };
                let rows = table.rows.into_iter().map(owned).collect();
                let small = |at: usize| u32::try_from(at).unwrap_or_default();
                self.block(Block::Table { head: owned(table.head), rows, range: small(range.start)..small(range.end) });
                at = end;
            } else {
                if let Some(&start) = includes.iter().find(|start| line.range().contains(start)) {
                    self.include(start, line);
                }
                self.words(line, lines[at..].iter().find(|next| !next.text.is_empty()));
            }
        }
        self.flush();
        self.close(0);
        self.end_closing();
    }

    /// A line of legal text: a caption, a labelled line, or words.
    fn words(&mut self, line: Line<'a>, next: Option<&Line<'a>>) {
        let captions = is_bracketed(line.text) && self.label(&line, false).is_none();
        if captions && next.is_some_and(|next| self.label(next, false).is_some()) {
            self.flush();
            self.caption = Some(Words { text: line.text.to_owned(), range: line.range() });
            return;
        }
        match self.label(&line, true) {
            Some((label, end, depth)) => self.clause(label, end, depth, line),
            None => self.plain(line),
        }
    }

    /// The label the line begins with, the bytes it takes, and how deep the stack stays below it.
    fn label(&mut self, line: &Line<'a>, say: bool) -> Option<(Label, usize, usize)> {
        let candidates = Label::candidates(line.text);
        let expected = Expected { open: &self.open, numbering: self.numbering };
        for (label, end) in &candidates {
            if label.kind.is_strong() {
                return Some((label.clone(), *end, expected.strong_depth(label.kind)));
            }
            if self.closing.is_some() {
                return None; // closing words stand outside the clauses
            }
            if let Some(depth) = expected.weak_depth(label) {
                return Some((label.clone(), *end, depth));
            }
        }
        let (label, end) = candidates.into_iter().next().filter(|(label, _)| say && label.kind != Kind::Bullet)?;
        let here = Origin { source: Arc::clone(self.source), range: line.start..line.start + end };
        let message = format!("「{label}」は番号に見えますが、ここで次に来る番号ではないので、本文として読みました");
        self.faults.push(
            Diagnostic::new(Severity::Warning, Code::LabelAsText, here, message)
                .hint("番号なら、順番と、前の番号の書き方を確かめてください。本文ならこのままで構いません"),
        );
        None
    }

    /// Opens the clause that `line` begins.
    fn clause(&mut self, label: Label, end: usize, depth: usize, line: Line<'a>) {
        self.flush();
        self.end_closing();
        let written = &line.text[..end];
        let here = line.start..line.start + end;
        let rest = line.text[end..].trim_start();
        let rest_at = line.start + line.text.len() - rest.len();
        if let Some(first) = self.open.get_mut(depth)
            && first.written.is_empty()
            && label.kind == Kind::Number
            && label.number == Number::new(1)
        {
            // the first 項 is numbered after all
            written.clone_into(&mut first.written);
            first.caption = first.caption.take().or_else(|| self.caption.take());
            self.close(depth + 1);
        } else {
            self.close(depth);
            self.check_order(&label, here.clone());
            let parent = self.open.last();
            let anchor = super::anchors::anchor(parent, &label, self.order.supplements());
            let anchor = self.order.free_anchor(anchor);
            let also = super::anchors::run(&label, &anchor);
            let also = also.into_iter().map(|anchor| self.order.free_anchor(anchor)).collect();
            let caption = self.caption.take();
            let range = here.clone();
            let kind = label.kind;
            self.open.push(Clause {
                label,
                written: written.to_owned(),
                anchor,
                also,
                caption,
                heading: None,
                blocks: Vec::new(),
                children: Vec::new(),
                range,
            });
            if matches!(kind, Kind::Part | Kind::Chapter | Kind::Section | Kind::Subsection | Kind::Division)
                || matches!(kind, Kind::Supplement | Kind::Annex | Kind::Form)
                || (kind == Kind::Article && is_bracketed(rest))
            {
                let heading = Words { text: rest.to_owned(), range: rest_at..rest_at + rest.len() };
                if let Some(clause) = self.open.last_mut() {
                    clause.heading = (!rest.is_empty()).then_some(heading);
                }
                self.first_paragraph(kind, rest_at);
                return;
            }
            self.first_paragraph(kind, rest_at);
        }
        if !rest.is_empty() {
            // 「１ 目的」 stands alone in schemes whose numbers carry headings
            let heads = self
                .open
                .split_last()
                .is_some_and(|(clause, above)| is_headed(clause, self.numbering, above.last(), rest));
            self.paragraph = Some(Paragraph { lines: vec![rest], range: rest_at..rest_at + rest.len(), closed: heads });
        }
    }

    /// 第N条 has a first 項, which is not numbered.
    fn first_paragraph(&mut self, kind: Kind, at: usize) {
        let Some(article) = self.open.last().filter(|_| kind == Kind::Article) else { return };
        let anchor = self.order.free_anchor(format!("{}-1", article.anchor));
        self.open.push(Clause {
            label: Label::new(Kind::Number, Number::new(1)),
            written: String::new(),
            anchor,
            also: Vec::new(),
            caption: None,
            heading: None,
            blocks: Vec::new(),
            children: Vec::new(),
            range: at..at,
        });
    }

    fn check_order(&mut self, label: &Label, here: Range<usize>) {
        let in_supplement = self.open.iter().any(|clause| clause.label.kind == Kind::Supplement);
        if let Err(expected) = self.order.next(label, in_supplement) {
            let message = format!("「{label}」の番号が順番になっていません");
            self.faults.push(
                Diagnostic::new(self.severity, Code::NumberOutOfOrder, self.source.at(here), message)
                    .hint(format!("ここに来るのは{expected}です。抜けや重なりがないか確かめてください")),
            );
        }
    }

    /// Words without a label: they go on with the paragraph above, or begin one.
    fn plain(&mut self, line: Line<'a>) {
        let alone = self.is_title(line.text) || (self.closing.is_some() && parse_whole(line.text).is_ok());
        if let Some(above) = &mut self.paragraph
            && !(above.closed || alone || line.indented)
            && !above.lines.last().is_some_and(|last| ends_sentence(last))
        {
            above.lines.push(line.text);
            above.range.end = line.range().end;
            return;
        }
        self.flush();
        self.paragraph = Some(Paragraph { lines: vec![line.text], range: line.range(), closed: alone });
    }

    /// Ends the paragraph that is being gathered.
    fn flush(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        let text = join_lines(paragraph.lines.iter().copied());
        let range = paragraph.range;
        if self.is_title(&text) {
            self.text.above_title = std::mem::take(&mut self.text.preamble);
            self.text.title = Some(Words { text, range });
            return;
        }
        let block = match &self.closing {
            Some(closing) => match parse_whole(&text) {
                Ok(date) => Block::Date(date),
                Err(_) if closing.iter().any(|block| matches!(block, Block::Date(_))) => {
                    Block::Signature(Words { text, range })
                }
                Err(_) => Block::Paragraph(Words { text, range }),
            },
            None => Block::Paragraph(Words { text, range }),
        };
        self.block(block);
    }

    fn block(&mut self, block: Block) {
        self.flush();
        match (&mut self.closing, self.open.last_mut()) {
            (Some(closing), _) => closing.push(block),
            (None, Some(clause)) => clause.blocks.push(block),
            (None, None) => self.text.preamble.push(block),
        }
    }

    /// The title is the line before the first clause that is the document's name.
    fn is_title(&self, text: &str) -> bool {
        self.open.is_empty()
            && self.closing.is_none()
            && self.text.title.is_none()
            && self.text.parts.is_empty()
            && words(text) == words(self.name)
    }

    /// Takes the stack down to `depth`, each clause going into the one it stands under.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(mut clause) = self.open.pop() else { return };
            find_heading(&mut clause, self.numbering, self.open.last());
            if clause.written.is_empty() && clause.blocks.is_empty() && clause.children.is_empty() {
                continue; // an article of numbered 項 only, or a heading alone: no empty first 項
            }
            match self.open.last_mut() {
                Some(parent) => parent.children.push(clause),
                None => self.text.parts.push(Part::Clause(clause)),
            }
        }
    }

    fn end_closing(&mut self) {
        if let Some(closing) = self.closing.take() {
            self.text.parts.push(Part::Closing(closing));
        }
    }

    fn annotation(&mut self, annotation: &Annotation<'a>, line: Line<'a>, before: Option<&Line<'a>>) {
        match annotation.meaning() {
            Read::Block(block) => self.block(block),
            Read::Note(kind, value) => self.note(kind, value, before),
            Read::Table(value) => {
                let start = line.range().start + line.text.find(value).unwrap_or_default();
                let range = start..start + value.len();
                self.block(Block::Embedded(Words { text: value.to_owned(), range }));
                self.note(NoteKind::Table, value, before);
            }
            Read::Unknown { message, hint } => {
                let fault =
                    Diagnostic::new(self.severity, Code::UnknownAnnotation, self.source.at(line.range()), message);
                self.faults.push(fault.hint(hint));
            }
        }
    }

    /// Right under the words of a clause it is said of that clause; with an empty line between, of the 条 as a whole.
    fn note(&mut self, kind: NoteKind, value: &'a str, before: Option<&Line<'a>>) {
        self.flush();
        let numbers = |kind| matches!(kind, Kind::Article | Kind::Unit | Kind::Number | Kind::Hyphenated);
        let anchor = if before.is_some_and(|line| Annotation::read(line.text).is_some()) {
            // notes below one another are of one clause
            self.text.notes.last().map(|note| note.anchor.clone())
        } else {
            None
        };
        let anchor = anchor.unwrap_or_else(|| {
            let article = self.open.iter().find(|clause| numbers(clause.label.kind)).filter(|_| is_blank(before));
            let first = self.open.iter().rfind(|clause| !clause.written.is_empty());
            article.or(first).map(|clause| clause.anchor.clone())
        });
        let start = (value.as_ptr() as usize).saturating_sub(self.source.text.as_ptr() as usize);
        let range = start..start + value.len();
        self.text.notes.push(Note { kind, value: value.to_owned(), range, anchor });
    }

    fn unclosed(&mut self, line: Line<'a>) {
        let message = "「```」で始めた囲みが閉じていないので、ここから後が条文になりません";
        self.faults.push(
            Diagnostic::new(self.severity, Code::UnclosedFence, self.source.at(line.range()), message)
                .hint("囲みの終わりの行に「```」とだけ書いてください"),
        );
    }

    fn include(&mut self, start: usize, line: Line<'a>) {
        let here = self.source.at(start..line.range().end);
        let message = "規程の本文に {{#include}} などの差込みは書けません";
        self.faults.push(
            Diagnostic::new(self.severity, Code::IncludeInLegalText, here, message)
                .hint("差し込みたい文をここに直接書いてください"),
        );
    }
}

/// `(1) 情報資産` followed by a paragraph of its own, or `１ 目的` in a scheme of headed numbers: the words on the label's
/// line are a heading.
fn find_heading(clause: &mut Clause, numbering: Numbering, parent: Option<&Clause>) {
    if clause.written.is_empty() || clause.heading.is_some() || clause.label.kind == Kind::Article {
        return;
    }
    let Some(Block::Paragraph(first)) = clause.blocks.first() else { return };
    let on_label_line = first.range.start.saturating_sub(clause.range.end) < 16;
    let followed = matches!(clause.blocks.get(1), Some(Block::Paragraph(_))) && is_short(&first.text, LONGEST_HEADING);
    if on_label_line && (followed || is_headed(clause, numbering, parent, &first.text)) {
        let Block::Paragraph(words) = clause.blocks.remove(0) else { return };
        clause.heading = Some(words);
    }
}

/// Whether the words on the label's line are a heading by the scheme alone: those of the highest numbers, and of every
/// `１―１` where they are few.
fn is_headed(clause: &Clause, numbering: Numbering, parent: Option<&Clause>, words: &str) -> bool {
    let top = parent.is_none_or(|parent| parent.label.kind <= Kind::Division);
    match numbering {
        Numbering::Articles => false,
        _ if top => is_short(words, LONGEST_HEADING),
        Numbering::Hyphenated => clause.label.kind == Kind::Hyphenated && is_short(words, LONGEST_HEADING / 2),
        _ => false,
    }
}

fn is_short(words: &str, most: usize) -> bool {
    !ends_sentence(words) && !words.ends_with(['、', '，']) && words.chars().count() <= most
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split('\n')
        .map(|raw| {
            let here = start;
            start += raw.len() + 1;
            let trimmed = raw.trim_start();
            let lead = raw.len() - trimmed.len();
            Line { text: trimmed.trim_end(), start: here + lead, indented: raw[..lead].ends_with('　') }
        })
        .collect()
}

/// A line of a fence keeps its indent.
fn whole_line<'a>(text: &'a str, line: &Line<'a>) -> &'a str {
    let start = text[..line.start].rfind('\n').map_or(0, |newline| newline + 1);
    text[start..line.range().end].trim_end()
}

fn is_blank(line: Option<&Line<'_>>) -> bool {
    line.is_none_or(|line| line.text.is_empty())
}

fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| byte == b'-')
}

fn is_table_rule(text: &str) -> bool {
    text.starts_with('|') && text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '　'))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['」', '』', '）', ')']).ends_with(['。', '．'])
}

#[cfg(test)]
#[path = "clauses_tests.rs"]
mod tests;
