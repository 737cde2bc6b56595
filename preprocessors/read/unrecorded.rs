//! Words that differ from the newest text on record: nobody has decided them yet, so that they are not published.

use super::clauses;
use super::expected::Order;
use super::kept::{Kept, KeptFile, KeptTexts};
use super::names::Names;
use super::repository::{DocumentText, TextState, Wording, document_text};
use crate::model::Document;
use crate::model::fingerprint::of_text;
use crate::source::{Code, Diagnostic, Origin, Severity, Source};
use crate::text::forms::FINGERPRINT_VERSION;
use std::sync::Arc;

/// Says which documents have words that are not on record, and for what is published puts the recorded text in their place;
/// also in the place of one that cannot be shown.
pub fn settle(
    documents: &mut [(Box<Document>, DocumentText)],
    kept: &KeptTexts,
    wording: Wording,
    names: &Names,
    faults: &mut Vec<Diagnostic>,
) {
    for (document, text) in documents {
        let Some(newest) = kept.get(document.id.as_str()).and_then(|kept| kept.last()) else { continue };
        let changed = changed(document, text, newest);
        let is_broken = text.files.len() < document.files.len() || text.files.iter().any(|file| file.broken);
        if changed.is_none() && !is_broken {
            continue;
        }
        if let Some(place) = changed {
            faults.push(unrecorded(document, newest, place));
            text.state = TextState::InWork;
        }
        if !newest.altered {
            soften(text, faults);
        }
        if wording == Wording::Recorded {
            *text = recorded(document, newest, names);
        }
    }
}

fn unrecorded(document: &Document, newest: &Kept, place: Origin) -> Diagnostic {
    let so = if newest.altered {
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
fn recorded(document: &Document, newest: &Kept, names: &Names) -> DocumentText {
    if newest.altered {
        return DocumentText { state: TextState::StoodIn, ..DocumentText::default() };
    }
    let files: Vec<_> = newest.files.iter().map(|file| (file.path.clone(), file.place.clone())).collect();
    // what is wrong with it was said when it was recorded
    let (text, _) = document_text(document, names, &newest.folder, &files, true);
    DocumentText { state: TextState::StoodIn, ..text }
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
    let mut order = Order::default();
    let anew = |copy: &KeptFile| {
        let read = |source| clauses::read(source, &document.name, document.numbering, Severity::Note, &mut order).0;
        copy.source.as_ref().map(read).map_or_else(String::new, |text| of_text(&text))
    };
    newest.files.iter().map(anew).collect()
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
