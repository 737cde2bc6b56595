//! Words that differ from the newest text on record: nobody has decided them yet, so that they are not published.

use super::histories::Rows;
use super::kept::{Kept, KeptFile, KeptTexts};
use super::names::Names;
use super::repository::{DocumentText, TextState, Wording, document_text};
use crate::model::fingerprint::of_text;
use crate::model::force::is_drafted;
use crate::model::{Act, Document};
use crate::source::{Code, Diagnostic, Origin, Severity, Source};
use crate::text::forms::FINGERPRINT_VERSION;
use std::sync::Arc;

/// OnRecord is what is known of the texts of all documents.
#[derive(Clone, Copy)]
pub struct OnRecord<'a> {
    /// Every 履歴.
    pub rows: &'a Rows,
    /// The texts as they stood.
    pub kept: &'a KeptTexts,
    /// What made or changed them.
    pub acts: &'a [Act],
    /// What texts call one another.
    pub names: &'a Names,
}

/// Says which documents have words that are not on record, and for what is published puts the recorded text in their place;
/// also in the place of one that cannot be shown, and of one that does not hold yet.
pub fn settle(
    documents: &mut [(Box<Document>, DocumentText)],
    on_record: OnRecord<'_>,
    wording: Wording,
    faults: &mut Vec<Diagnostic>,
) {
    for (document, text) in documents {
        let kept = on_record.kept.get(document.id.as_str()).map_or(&[][..], Vec::as_slice);
        let Some(newest) = kept.last() else { continue };
        let before = on_record.before_all(document, newest);
        let current = kept.iter().rfind(|kept| kept.in_force).or((!before).then_some(newest));
        let changed = changed(document, text, newest);
        let is_broken = text.files.len() < document.files.len() || text.files.iter().any(|file| file.broken);
        let holds = current.is_some_and(|current| current.entry == newest.entry);
        if changed.is_none() && !is_broken && holds {
            continue;
        }
        let Some(current) = current else {
            faults.push(unkept(document, newest));
            *text = DocumentText { state: TextState::BeforeChange, ..DocumentText::default() };
            continue;
        };
        let sources = || text.files.iter().map(|file| Arc::clone(&file.manuscript.source)).collect();
        let mut draft = None;
        if let Some(place) = changed {
            let is_drafted = on_record.is_drafted(document);
            // a text that cannot be read is no draft to show
            draft = ((is_drafted || wording == Wording::Edited) && !is_broken).then(sources);
            if !is_drafted {
                faults.push(unrecorded(document, newest, current, place));
            }
            text.state = TextState::InWork;
        } else if !is_broken {
            *text = recorded(document, current, on_record.names);
            text.state = TextState::BeforeChange;
            continue;
        }
        if !current.altered {
            soften(text, faults);
        }
        if wording == Wording::Recorded {
            *text = recorded(document, current, on_record.names);
        }
        text.draft = draft;
    }
}

impl OnRecord<'_> {
    /// Whether the words of the document that held before `newest` were not kept, so that nobody can show them.
    fn before_all(self, document: &Document, newest: &Kept) -> bool {
        let rows = self.rows.get(document.id.as_str()).map_or(&[][..], Vec::as_slice);
        !newest.in_force && rows.first().is_some_and(|row| row.id.as_str() != newest.entry)
    }

    /// Whether an act that nobody has decided yet names the document: what stands in its files is a draft (改正案).
    fn is_drafted(self, document: &Document) -> bool {
        let names = |act: &&Act| act.documents.iter().any(|id| id.value == document.id);
        self.acts.iter().filter(names).any(is_drafted)
    }
}

fn unkept(document: &Document, newest: &Kept) -> Diagnostic {
    let message = format!(
        "「{}」の今の文の控えがないので、載せませんでした（最も新しい行（{}）は、まだ施行されていません）",
        document.name, newest.day
    );
    let hint = "今の文を本文に戻し、kitei revise で前の行に控えを付けてから、改正を記録してください";
    Diagnostic::new(Severity::Omitted, Code::MissingText, document.origin.start(), message).hint(hint)
}

fn unrecorded(document: &Document, newest: &Kept, current: &Kept, place: Origin) -> Diagnostic {
    let so = if current.altered {
        "確かめられる控えもないので、サイトには載せません"
    } else {
        "サイトには、記録した文を載せます（kitei serve では改正作業中として示します）"
    };
    let (name, day) = (&document.name, &newest.day);
    let message = format!("「{name}」の文が、履歴の行（{day}）の全文の控えと違います。{so}");
    let hint = "改めたのであれば kitei revise で記録し、そうでなければ元に戻してください";
    Diagnostic::new(Severity::Omitted, Code::UnrecordedChange, place, message).hint(hint)
}

/// What is wrong with a text holds nothing up when the recorded one stands in: nothing false is shown.
fn soften(text: &DocumentText, faults: &mut [Diagnostic]) {
    let is_own = |fault: &&mut Diagnostic| {
        let path = &fault.origin.source.path;
        fault.severity == Severity::Error && text.files.iter().any(|file| file.manuscript.source.path == *path)
    };
    faults.iter_mut().filter(is_own).for_each(|fault| fault.severity = Severity::Omitted);
}

/// The recorded text; without files where it cannot be relied on, so that the document counts as broken.
fn recorded(document: &Document, current: &Kept, names: &Names) -> DocumentText {
    let row = Some(current.entry.clone());
    if current.altered {
        return DocumentText { state: TextState::StoodIn, row, ..DocumentText::default() };
    }
    let files: Vec<_> = current.files.iter().map(|file| (file.path.clone(), file.place.clone())).collect();
    // what is wrong with it was said when it was recorded
    let (text, _) = document_text(document, names, &current.folder, &files, true);
    DocumentText { state: TextState::StoodIn, row, ..text }
}

/// Where the document first says something else than the copies; `None` where it says the same.
fn changed(document: &Document, text: &DocumentText, newest: &Kept) -> Option<Origin> {
    let said = fingerprints(document, newest);
    for file in &text.files {
        let own = &file.manuscript.source;
        let at = newest.files.iter().position(|copy| copy.path == file.path);
        let Some((copy, said)) = at.and_then(|at| newest.files.get(at).zip(said.get(at))) else {
            return Some(own.whole().start());
        };
        let is_same = |copy: &Arc<Source>| copy.text == own.text;
        if !copy.source.as_ref().is_some_and(is_same) && of_text(&file.manuscript.text()) != *said {
            return Some(copy.source.as_ref().map_or_else(|| own.whole().start(), |copy| first_change(own, copy)));
        }
    }
    // a file that is listed and cannot be had has been said already
    let is_listed = |copy: &KeptFile| document.files.iter().any(|file| file.value == copy.path);
    (!newest.files.iter().all(is_listed)).then(|| document.origin.start())
}

/// What the copies say, file by file: as recorded, or made anew from the copies where the rule has changed since.
fn fingerprints(document: &Document, newest: &Kept) -> Vec<String> {
    let rule = format!("{FINGERPRINT_VERSION}:");
    if newest.files.iter().all(|copy| copy.fingerprint.starts_with(&rule)) {
        return newest.files.iter().map(|copy| copy.fingerprint.clone()).collect();
    }
    let texts = newest.texts(document).unwrap_or_default();
    texts.iter().map(|text| of_text(text)).collect()
}

/// The first line of `own` that is not in `copy` at that place.
fn first_change(own: &Arc<Source>, copy: &Arc<Source>) -> Origin {
    let mut start = 0;
    let mut of_copy = copy.text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in own.text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() && of_copy.next() != Some(words) {
            let from = start + line.find(words).unwrap_or_default();
            return own.at(from..from + words.len());
        }
        start += line.len();
    }
    own.whole().start()
}
