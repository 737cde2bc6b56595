//! Words that differ from the newest text on record: nobody has decided them yet, so that they are not published.

use super::kept::{Kept, KeptTexts};
use super::names::Names;
use super::repository::{DocumentText, TextState, Wording, document_text};
use crate::model::Document;
use crate::model::fingerprint::of_text;
use crate::source::{Code, Diagnostic, Origin, Severity, Source};
use crate::text::forms::FINGERPRINT_VERSION;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Says which documents have words that are not on record, and for what is published puts the recorded text in their place.
pub fn settle(
    documents: &mut [(Box<Document>, DocumentText)],
    kept: &KeptTexts,
    wording: Wording,
    names: &Names,
    faults: &mut Vec<Diagnostic>,
) {
    for (document, text) in documents {
        let Some(newest) = kept.get(document.id.as_str()).and_then(|kept| kept.last()) else { continue };
        let is_broken = text.files.len() < document.files.len() || text.files.iter().any(|file| file.broken);
        let Some(changed) = changed(document, text, newest) else {
            // what is wrong has been said: a file is gone
            if is_broken && !newest.altered && wording == Wording::Recorded {
                *text = recorded(document, newest, names);
            }
            continue;
        };
        let so = if newest.altered {
            "確かめられる控えもないので、サイトには載せません"
        } else {
            "サイトには、記録した文を載せます（kitei serve では改正作業中として示します）"
        };
        let message =
            format!("「{}」の文が、履歴の最も新しい行（{}）の全文の控えと違います。{so}", document.name, newest.day);
        let hint = "改めたのであれば kitei revise で記録し、そうでなければ元に戻してください";
        faults.push(Diagnostic::new(Severity::Omitted, Code::UnrecordedChange, changed, message).hint(hint));
        text.state = TextState::InWork;
        if wording == Wording::Recorded {
            *text = recorded(document, newest, names);
        }
    }
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
    let copies: BTreeMap<&str, _> = newest.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let whole = || document.origin.start();
    for file in &text.files {
        let Some(copy) = copies.get(file.path.as_str()) else { return Some(file.manuscript.source.whole().start()) };
        let own = &file.manuscript.source;
        let same_bytes = copy.source.as_ref().is_some_and(|copy| copy.text == own.text);
        if !same_bytes && !says_the_same(&file.manuscript.text(), copy.source.as_ref(), &copy.fingerprint, document) {
            return Some(copy.source.as_ref().map_or_else(|| own.whole().start(), |copy| first_change(own, copy)));
        }
    }
    // a file that is listed and cannot be had has been said already
    let gone = newest.files.iter().find(|copy| !document.files.iter().any(|file| file.value == copy.path));
    gone.map(|_| whole())
}

/// Whether a text says what is on record. A fingerprint of an older rule is made anew from the copy.
fn says_the_same(
    text: &crate::model::Text,
    copy: Option<&Arc<Source>>,
    fingerprint: &str,
    document: &Document,
) -> bool {
    let own = of_text(text);
    let of_today = fingerprint.split(':').next() == Some(FINGERPRINT_VERSION.to_string().as_str());
    if of_today {
        return own == fingerprint;
    }
    let mut order = super::expected::Order::default();
    copy.is_some_and(|copy| {
        let read = super::clauses::read(copy, &document.name, document.numbering, Severity::Note, &mut order).0;
        of_text(&read) == own
    })
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
