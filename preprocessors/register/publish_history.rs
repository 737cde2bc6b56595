//! 履歴 → what an edition may know of each row: the act behind it, and the text as it stood.

use super::anchors::Anchors;
use super::linked::{LinkedDocument, Register};
use super::publish::{known_day, may_show};
use super::publish_links::BodyLinks;
use super::published::{Body, BodyState, Page, Past, PastText, PublishedAct};
use crate::model::{Act, Edition, HistoryEntry, Known, Structure};
use crate::read::{Kept, Manuscript, Order};
use crate::source::Severity;
use crate::text::days::Today;
use std::sync::Arc;

impl Register {
    /// What is known of each of these rows of a document's 履歴; `body` is the document's of today.
    pub(super) fn past(
        &self,
        linked: &LinkedDocument,
        body: &Body,
        rows: &[HistoryEntry],
        edition: Edition,
        today: Today,
    ) -> Vec<Past> {
        let past = |(at, row): (usize, &HistoryEntry)| {
            let act = row.act.value().and_then(|id| self.acts.iter().find(|act| act.id == id.value));
            let act = act.filter(|act| may_show(act, edition, today)).map(published);
            let text = match linked.kept.iter().find(|kept| kept.entry == row.id.as_str()) {
                None => PastText::NotKept,
                Some(kept) if kept.altered => PastText::Altered,
                Some(kept) => PastText::Kept(Box::new(as_it_stood(linked, body, kept, rows.get(..=at), act.as_ref()))),
            };
            let note = row.date_note.as_deref().map_or_else(String::new, |note| format!(" {note}"));
            Past { title: format!("{} {}{note}", linked.document.name, row.date), act, text }
        };
        rows.iter().enumerate().map(past).collect()
    }
}

fn published(act: &Act) -> PublishedAct {
    let number = match (act.legal_form.value(), act.number.value()) {
        (_, Some(number)) => Known::Value(number.clone()),
        (Some(form), None) => Known::Value(form.clone()),
        (None, None) => act.number.clone(),
    };
    PublishedAct {
        name: act.name.clone(),
        kind: act.kind.name(),
        number,
        organs: act.organs.clone(),
        decided: known_day(&act.decided),
        effective: known_day(&act.effective),
        published: known_day(&act.published),
    }
}

/// The document with the words of a row: its clauses have links to nowhere, since what they cite has changed too, and the
/// permanent anchors they had by their numbers then.
fn as_it_stood(
    linked: &LinkedDocument,
    body: &Body,
    kept: &Kept,
    rows: Option<&[HistoryEntry]>,
    act: Option<&PublishedAct>,
) -> Body {
    let document = &linked.document;
    let mut structure = Structure::default();
    let mut order = Order::default();
    let mut pages = Vec::with_capacity(kept.files.len());
    for (at, file) in kept.files.iter().enumerate() {
        let Some(source) = &file.source else { continue };
        // the texts of many years are read again where they are printed
        let read = Manuscript::new(Arc::clone(source), document, Severity::Note, &mut order, false);
        let (manuscript, text, _) = read;
        structure.add(&text);
        let number = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        let of = if kept.files.len() > 1 { format!("（{}/{}）", at + 1, kept.files.len()) } else { String::new() };
        pages.push(Page {
            path: format!("history/{}/{}/text{number}.md", document.id, kept.entry),
            title: format!("{} {}{of}", document.name, kept.day),
            titled: text.title.is_some(),
            manuscript: Arc::new(manuscript),
        });
    }
    let rows = rows.unwrap_or_default();
    let first = rows.first().map_or("", |row| row.id.as_str());
    let mut dates = body.dates.clone();
    dates.effective = act.map_or(Known::Unconfirmed, |act| act.effective.clone());
    Body {
        document: body.document,
        short_name: body.short_name.clone(),
        pages,
        anchors: Arc::new(Anchors::new(document.id.as_str(), first, &structure)),
        structure: Arc::new(structure),
        links: BodyLinks::default(),
        history: rows.to_vec(),
        past: Vec::new(),
        state: BodyState::AsOf(kept.day.clone()),
        dates,
        department: body.department.clone(),
        category: body.category.clone(),
        enacted_by: body.enacted_by.clone(),
        legal_form: body.legal_form.clone(),
        number: body.number.clone(),
        original: body.original.clone(),
        visibility: body.visibility,
        standing: None,
        readers: None,
        in_trouble: None,
    }
}
