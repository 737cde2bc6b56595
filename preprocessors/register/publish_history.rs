//! 履歴 → what an edition may know of each row: the act behind it, and the text as it stood.

use super::anchors::Anchors;
use super::births::birth;
use super::linked::{LinkedDocument, Register};
use super::publish::{known_day, may_show};
use super::publish_links::BodyLinks;
use super::published::{Body, BodyState, Draft, LeftClause, Page, Past, PastText, PublishedAct, PublishedOrgan};
use crate::model::force::{act_of, effective, in_force};
use crate::model::{Act, Edition, HistoryEntry, Known, Structure};
use crate::read::{Manuscript, Order};
use crate::source::{Severity, Source};
use crate::text::days::{Today, WrittenDate};
use std::collections::BTreeMap;
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
        let past = |row: &HistoryEntry| {
            let act = act_of(row, &self.acts);
            let holds = in_force(row, act, today);
            let known = act.filter(|act| may_show(act, edition, today)).map(|act| published(act, edition));
            let text = match linked.kept.iter().find(|kept| kept.entry == row.id.as_str()) {
                None => PastText::NotKept,
                Some(_) if body.withholds => PastText::Withheld,
                Some(kept) if kept.altered => PastText::Altered,
                Some(kept) => {
                    let sources: Vec<_> = kept.files.iter().filter_map(|file| file.source.clone()).collect();
                    let words = Stood {
                        sources: &sources,
                        folder: format!("history/{}/{}", linked.document.id, kept.entry),
                        name: kept.day.clone(),
                        rows: upto(&linked.history, row.id.as_str()),
                        state: if holds {
                            BodyState::AsOf(kept.day.clone())
                        } else {
                            BodyState::ToCome(kept.day.clone())
                        },
                    };
                    let mut text = words.body(linked, body);
                    text.history = upto(rows, row.id.as_str()).to_vec();
                    text.dates.effective = known.as_ref().map_or(Known::Unconfirmed, |act| act.effective.clone());
                    PastText::Kept(Box::new(text))
                }
            };
            let note = row.date_note.as_deref().map_or_else(String::new, |note| format!(" {note}"));
            let title = format!("{} {}{note}", linked.document.name, row.date);
            let effective = effective(row, act);
            Past { title, act: known, text, effective, to_come: !holds, has_comparison: false }
        };
        rows.iter().map(past).collect()
    }

    /// The words that an officer has before him and nobody has decided yet.
    pub(super) fn draft(&self, linked: &LinkedDocument, body: &Body) -> Option<Draft> {
        let sources = linked.draft.as_deref()?;
        let words = Stood {
            sources,
            folder: format!("drafts/{}", linked.document.id),
            name: "改正案".to_owned(),
            rows: &linked.history,
            state: BodyState::InWork,
        };
        let title = format!("{}の改正案", linked.document.name);
        Some(Draft { title, body: Box::new(words.body(linked, body)) })
    }

    /// The clauses that left the document with rows that are known and hold.
    pub(super) fn left(&self, linked: &LinkedDocument, body: &Body) -> Vec<LeftClause> {
        let mut left: Vec<LeftClause> = Vec::new();
        for (at, row) in body.history.iter().enumerate().filter(|(at, _)| body.holds(*at)) {
            let rows = upto(&linked.history, row.id.as_str());
            let before = rows.split_last().map_or(rows, |(_, before)| before);
            for clause in &row.left {
                let anchor = Anchors::of(linked.document.id.as_str(), &birth(&clause.at, before));
                // its letters may be another's by now
                if body.anchors.has(&anchor) || left.iter().any(|other| other.anchors.contains(&anchor)) {
                    continue;
                }
                match left.last_mut().filter(|other| other.row == at && is_below(&clause.at, &other.at)) {
                    Some(above) => above.anchors.push(anchor),
                    None => left.push(LeftClause {
                        row: at,
                        at: clause.at.clone(),
                        place: clause.place.clone(),
                        page: body.pages.iter().position(|page| page.path == clause.file).unwrap_or_default(),
                        anchors: vec![anchor],
                    }),
                }
            }
        }
        left
    }
}

/// The rows up to the one that has this id.
fn upto<'a>(rows: &'a [HistoryEntry], id: &str) -> &'a [HistoryEntry] {
    let last = rows.iter().position(|row| row.id.as_str() == id);
    last.and_then(|last| rows.get(..=last)).unwrap_or_default()
}

fn is_below(number: &str, above: &str) -> bool {
    number.strip_prefix(above).is_some_and(|rest| rest.starts_with('-'))
}

fn published(act: &Act, edition: Edition) -> PublishedAct {
    let number = match (act.legal_form.value(), act.number.value()) {
        (_, Some(number)) => Known::Value(number.clone()),
        (Some(form), None) => Known::Value(form.clone()),
        (None, None) => act.number.clone(),
    };
    PublishedAct {
        name: act.name.clone(),
        kind: act.kind,
        number,
        organs: organs(act, edition),
        decided: known_day(&act.decided),
        effective: known_day(&act.effective),
        published: known_day(&act.published),
    }
}

/// Each organ with its own days, or those of the act.
fn organs(act: &Act, edition: Edition) -> Vec<PublishedOrgan> {
    let own = |name: &str| act.publications.iter().find(|own| own.organ == name);
    let others = act.publications.iter().map(|own| own.organ.as_str());
    let others = others.filter(|name| !act.organs.iter().any(|organ| organ == name));
    let organ = |name: &str| {
        let own = own(name);
        let day = |own: Option<&Known<WrittenDate>>, of_act: &Known<WrittenDate>| match own {
            Some(own) if !matches!(own, Known::Blank) => known_day(own),
            _ => known_day(of_act),
        };
        PublishedOrgan {
            name: name.to_owned(),
            decided: day(own.map(|own| &own.decided), &act.decided),
            effective: day(own.map(|own| &own.effective), &act.effective),
            published: day(own.map(|own| &own.published), &act.published),
            address: own.and_then(|own| Some(own.address.value()?.0.clone())),
            looked_on: own.filter(|_| edition == Edition::Officer).and_then(|own| Some(own.looked_on.value()?.value)),
        }
    };
    act.organs.iter().map(String::as_str).chain(others).map(organ).collect()
}

/// Stood is words of a document that are not those of today.
struct Stood<'a> {
    /// Its files.
    sources: &'a [Arc<Source>],
    /// Of its pages.
    folder: String,
    /// Stands behind the document's name.
    name: String,
    /// Of its 履歴, up to its own.
    rows: &'a [HistoryEntry],
    /// Which words they are.
    state: BodyState,
}

impl Stood<'_> {
    /// The document with these words: its clauses have links to nowhere, since what they cite has changed too.
    fn body(self, linked: &LinkedDocument, body: &Body) -> Body {
        let document = &linked.document;
        let mut structure = Structure::default();
        let mut order = Order::default();
        let mut pages = Vec::with_capacity(self.sources.len());
        for (at, source) in self.sources.iter().enumerate() {
            // the texts of many years are read again where they are printed
            let read = Manuscript::new(Arc::clone(source), document, Severity::Note, &mut order, false);
            let (manuscript, text, _) = read;
            structure.add(&text);
            let number = if at == 0 { String::new() } else { format!("-{}", at + 1) };
            let count = self.sources.len();
            let of = if count > 1 { format!("（{}/{count}）", at + 1) } else { String::new() };
            pages.push(Page {
                path: format!("{}/text{number}.md", self.folder),
                title: format!("{} {}{of}", document.name, self.name),
                titled: text.title.is_some(),
                manuscript: Arc::new(manuscript),
            });
        }
        Body {
            document: body.document,
            short_name: body.short_name.clone(),
            reading: body.reading.clone(),
            pages,
            anchors: Arc::new(Anchors::new(document.id.as_str(), self.rows, &structure)),
            structure: Arc::new(structure),
            withholds: false,
            links: BodyLinks::default(),
            history: Vec::new(),
            past: Vec::new(),
            left: Vec::new(),
            amendments: BTreeMap::new(),
            draft: None,
            new_first: body.new_first,
            state: self.state,
            dates: body.dates.clone(),
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
}
