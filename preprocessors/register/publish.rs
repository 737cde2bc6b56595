//! Register → Published: the one place where it is decided what an edition may know (domain §8).

use super::amendments::compare_rows;
use super::defined::Terms;
use super::embed::Embed;
use super::linked::{LinkedDocument, Register};
use super::publish_links::BodyLinks;
use super::published::{
    Body, BodyState, Dates, Page, Published, PublishedDocument, PublishedGuide, PublishedSnapshot, Reason, Shown,
    SiteFacts, WaitingAct,
};
use super::withheld::{Places, WithheldParts, Withholding};
use crate::model::act::{ActKind, ActState};
use crate::model::document::NewTextSide;
use crate::model::site::AmendmentForm;
use crate::model::{Act, Edition, HistoryEntry, Known, Snapshot, Tier};
use crate::read::{Listed, TextState, is_page};
use crate::text::days::{Coarse, Today, WrittenDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

impl Register {
    /// What `edition` may know as of `today`; `None` while nobody has said whose policy it is.
    pub fn publish(&self, edition: Edition, today: Today) -> Option<Arc<Published>> {
        let site = self.site.as_ref()?;
        let titles: HashMap<&str, &Listed> = self.outline.pages.iter().map(|page| (page.path.as_str(), page)).collect();
        let is_listed = |linked: &&LinkedDocument| linked.files.first().is_none_or(|file| file.listed);
        let listed = self.documents.iter().filter(is_listed);
        let withheld: Vec<Withholding> = (0..self.documents.len()).map(|at| self.withholding(at, edition)).collect();
        let mut documents = Vec::with_capacity(listed.clone().count());
        let all = self.documents.iter().zip(&withheld).filter(|(linked, _)| is_listed(linked));
        documents.extend(all.map(|(linked, withheld)| self.document(linked, withheld, edition, today, &titles)));
        let mut next = 0..;
        let at: Vec<Option<usize>> =
            self.documents.iter().map(|linked| if is_listed(&linked) { next.next() } else { None }).collect();
        let places = Places::new(at, &documents, withheld);
        let counts = Tier::ALL.iter().map(|&tier| (tier, count(&documents, tier))).collect();
        // the guide tells how the site is kept: officers only (no rule means officer only)
        let guides: Vec<_> = if edition == Edition::Officer { self.guides.iter().collect() } else { Vec::new() };
        let listed = || guides.iter().filter_map(|guide| Some((guide, titles.get(guide.path.as_str())?)));
        let referred: BTreeSet<String> = listed().flat_map(|(guide, _)| guide.attachments()).collect();
        let attachments = self.attachments.iter().filter(|name| referred.contains(*name));
        let listed = listed().map(|(guide, page)| {
            let tables = guide.tables().into_iter().filter_map(|(words, _)| Embed::read(words).ok());
            PublishedGuide {
                path: guide.path.clone(),
                title: page.title.clone(),
                tables: tables.map(|embed| embed.ledger).collect(),
                lines: guide.lines(),
            }
        });
        let mut published = Published {
            edition,
            today,
            site: SiteFacts {
                municipality: site.municipality.clone(),
                sample_municipality: site.sample_municipality.clone(),
                title: site.title.clone(),
                contact: site.contact.clone(),
                emergency: site.emergency.value().filter(|_| edition >= Edition::Staff).cloned(),
                disclosure: site.disclosure.clone(),
                url: site.url.as_ref().map(|url| url.0.clone()),
                efforts: site.efforts.clone(),
                amends_by_table: site.amendment_form.value() == Some(&AmendmentForm::Table),
            },
            documents,
            lacks_documents: self.lost_documents.file || !self.lost_documents.nodes.is_empty(),
            counts,
            registers: self.registers(edition),
            ledgers: Vec::new(),
            yearly_findings: self.yearly_findings(),
            yearly_incidents: self.yearly_incidents(),
            fewest: self.fewest(),
            attended: self.attended(edition),
            lessons: self.lessons(edition),
            risks: Shown::Withheld(Reason::NotForEdition(None)),
            bands: Vec::new(),
            deadlines: Shown::Withheld(Reason::NotForEdition(None)),
            snapshots: Shown::Withheld(Reason::NotForEdition(None)),
            figures: Shown::Withheld(Reason::NotForEdition(None)),
            guides: listed.collect(),
            terms: Terms::default(),
            synonyms: self.rolls.synonyms.records.iter().map(|it| it.words.clone()).collect(),
            gaps: Shown::Withheld(Reason::NotForEdition(None)),
            standings: Shown::Withheld(Reason::NotForEdition(None)),
            waiting: Shown::Withheld(Reason::NotForEdition(None)),
            attachments: attachments.cloned().collect(),
            theme: self.theme.iter().map(|(name, source)| (name.clone(), Arc::from(source.text.as_str()))).collect(),
        };
        self.publish_ledgers(&mut published, &places);
        self.publish_links(&mut published, &places);
        published.terms = self.terms(&published, &places);
        if edition == Edition::Officer {
            self.publish_marks(&mut published, &places);
            published.waiting = Shown::Shown(self.waiting(&places));
            published.deadlines = Shown::Shown(self.deadlines(today));
            let snapshot = |it: &Snapshot| PublishedSnapshot {
                name: it.name.clone(),
                day: it.day.value,
                figures: it
                    .figures
                    .iter()
                    .map(|it| (it.figure.clone(), it.part as usize, it.whole.map(|whole| whole as usize)))
                    .collect(),
                sample: it.sample,
            };
            published.snapshots = Shown::Shown(self.rolls.snapshots.records.iter().map(snapshot).collect());
            published.figures = Shown::Shown(self.figures(&published, today));
        }
        Some(Arc::new(published))
    }

    /// Acts that are decided and not yet published; what is not to be published at all says 非該当.
    fn waiting(&self, places: &Places) -> Vec<WaitingAct> {
        let waits = |act: &&Act| {
            let decided = matches!(act.state.value(), Some(ActState::Decided | ActState::InForce));
            decided && matches!(act.published, Known::Blank | Known::Unconfirmed)
        };
        let place = |id: &str| {
            let at = self.documents.iter().position(|linked| linked.document.id.as_str() == id)?;
            places.document(at)
        };
        let named = |act: &Act| {
            let number = act.number.value().cloned();
            act.name.clone().or(number).unwrap_or_else(|| act.kind.name().to_owned())
        };
        let waiting = |act: &Act| WaitingAct {
            name: named(act),
            effective: act.effective.value().map(|date| date.value),
            documents: act.documents.iter().filter_map(|id| place(id.value.as_str())).collect(),
        };
        self.acts.iter().filter(waits).map(waiting).collect()
    }

    fn document(
        &self,
        linked: &LinkedDocument,
        withholding: &Withholding,
        edition: Edition,
        today: Today,
        titles: &HashMap<&str, &Listed>,
    ) -> PublishedDocument {
        let document = &linked.document;
        let reason = document.reason.clone().filter(|reason| !reason.trim().is_empty());
        let withheld = (!edition.may_show(document.visibility)).then_some(Reason::NotForEdition(reason));
        // titles alone of procedures tell: what is withheld of that tier is withheld with its name
        let nameless = withheld.as_ref().filter(|_| document.tier == Tier::Procedure);
        let named = |value: String| nameless.map_or(Shown::Shown(value), |reason| Shown::Withheld(reason.clone()));
        let body = match &withheld {
            Some(reason) => Shown::Withheld(reason.clone()),
            None if linked.broken => Shown::Withheld(Reason::Broken),
            None => match withholding {
                Withholding::All => Shown::Withheld(Reason::NotForEdition(document.reason.clone())),
                Withholding::Some(parts) => {
                    Shown::Shown(Box::new(self.body(linked, Some(parts), edition, today, titles)))
                }
                Withholding::Nothing => Shown::Shown(Box::new(self.body(linked, None, edition, today, titles))),
            },
        };
        PublishedDocument {
            id: document.id.as_str().to_owned(),
            tier: document.tier,
            sample: document.sample,
            name: named(document.name.clone()),
            place: named(self.place(linked)),
            body,
        }
    }

    /// Where the document's page is: its first file, or, where that is not its own, an address made from its id.
    fn place(&self, linked: &LinkedDocument) -> String {
        let document = &linked.document;
        let named = document.files.first().map_or("", |file| file.value.as_str());
        let own = linked.files.iter().any(|file| file.path == named) || self.file(named).is_none();
        if own && is_page(named) && !self.unfit_files.contains(named) {
            named.to_owned()
        } else {
            format!("documents/{}.md", document.id)
        }
    }

    fn body(
        &self,
        linked: &LinkedDocument,
        withheld: Option<&WithheldParts>,
        edition: Edition,
        today: Today,
        titles: &HashMap<&str, &Listed>,
    ) -> Body {
        let document = &linked.document;
        // a row of the 履歴 tells as much as its act
        let known = |entry: &&HistoryEntry| {
            let own = linked.acts.iter().filter_map(|&at| self.acts.get(at));
            let act = entry.act.value().and_then(|id| {
                // mostly it is one of the document's own
                own.chain(&self.acts).find(|act| act.id == id.value)
            });
            // where nobody can tell how far its act has come, what is yet to be may be a draft
            let told = act.is_some_and(|act| act.state.value().is_some());
            let day_has_come = edition == Edition::Officer || entry.date.value.last_day() <= today.day();
            act.is_none_or(|act| may_show(act, edition, today)) && (told || day_has_come)
        };
        let acts: Vec<&Act> = linked
            .acts
            .iter()
            .filter_map(|&at| self.acts.get(at))
            .filter(|act| may_show(act, edition, today))
            .collect();
        let history: Vec<HistoryEntry> = exact(linked.history.iter().filter(known).cloned());
        let mut body = Body {
            document: usize::MAX, // given when all documents are known
            short_name: document.short_names.first().unwrap_or(&document.name).clone(),
            reading: document.reading.clone(),
            pages: exact(linked.files.iter().filter(|file| file.listed).map(|file| Page {
                path: file.path.clone(),
                title:
                    titles.get(file.path.as_str()).map_or_else(|| document.name.clone(), |listed| listed.title.clone()),
                titled: file.titled,
                manuscript: Arc::clone(&file.manuscript),
            })),
            anchors: Arc::clone(&linked.anchors),
            structure: Arc::clone(&linked.structure),
            withholds: withheld.is_some(),
            links: BodyLinks::default(),
            history: Vec::new(),
            past: Vec::new(),
            left: Vec::new(),
            amendments: BTreeMap::new(),
            draft: None,
            new_first: document.amendment_side.value() != Some(&NewTextSide::Before),
            state: match linked.state {
                TextState::AsRecorded => BodyState::Current,
                TextState::InWork => BodyState::InWork,
                TextState::StoodIn => BodyState::StoodIn,
                TextState::BeforeChange => BodyState::BeforeChange,
            },
            // an act that could not be read may have changed them: an older date would be false
            dates: match self.lost_acts.may_name(document.id.as_str()) {
                true => dates(&[], today),
                // a model that nobody enacted has no day
                false if document.sample && linked.acts.is_empty() => {
                    Dates { enacted: Known::NotApplicable, effective: Known::NotApplicable }
                }
                false => dates(&acts, today),
            },
            department: self.department_name(&document.department),
            category: document.category.clone(),
            enacted_by: document.enacted_by.clone(),
            legal_form: document.legal_form.clone(),
            number: document.number.clone(),
            original: document.original.clone(),
            visibility: document.visibility.name(),
            standing: document.standing.clone(),
            readers: document.readers.filter(|_| edition >= Edition::Staff),
            in_trouble: document.in_trouble.clone().filter(|_| edition >= Edition::Staff),
        };
        if let Some(parts) = withheld {
            parts.take_out(linked, &mut body);
        }
        body.past = self.past(linked, &body, &history, edition, today);
        body.history = history;
        body.left = self.left(linked, &body);
        compare_rows(&mut body);
        body.draft = if edition == Edition::Officer { self.draft(linked, &body) } else { None };
        body
    }
}

/// A list without room for more: a book has thousands, most of them of one.
fn exact<T>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = values.collect();
    all.shrink_to_fit();
    all
}

/// A count tells no more than the names do.
fn count(documents: &[PublishedDocument], tier: Tier) -> Shown<usize> {
    let of_tier = || documents.iter().filter(|document| document.tier == tier);
    match of_tier().find_map(|document| document.name.reason()) {
        Some(reason) => Shown::Withheld(reason.clone()),
        None => Shown::Shown(of_tier().count()),
    }
}

/// 未施行 is for staff, drafts are for officers (domain §8). An act whose state nobody has told may be one or the other
/// until its day has come.
pub(super) fn may_show(act: &Act, edition: Edition, today: Today) -> bool {
    match act.state.value() {
        Some(ActState::Draft | ActState::Submitted) => edition == Edition::Officer,
        // once its day has come it is 未施行 no more, whatever its record says
        Some(ActState::Decided) => edition >= Edition::Staff || has_come(act, today),
        Some(ActState::InForce | ActState::Published) => true,
        None => edition == Edition::Officer || day(act).is_none_or(|day| day.last_day() <= today.day()),
    }
}

fn has_come(act: &Act, today: Today) -> bool {
    act.effective.value().is_some_and(|date| date.value.last_day() <= today.day())
}

/// The day from which an act holds, or else that of its decision.
fn day(act: &Act) -> Option<Coarse> {
    act.effective.value().or(act.decided.value()).map(|date| date.value)
}

/// A date of which only the meaning is asked.
pub(super) fn known_day(date: &Known<WrittenDate>) -> Known<Coarse> {
    match date {
        Known::Value(date) => Known::Value(date.value),
        Known::Blank => Known::Blank,
        Known::Unconfirmed => Known::Unconfirmed,
        Known::NotApplicable => Known::NotApplicable,
        Known::Nothing => Known::Nothing,
    }
}

/// 制定 is the first decision that made the text, 施行 the newest that changed it, by their days and not by the order of
/// their files.
fn dates(acts: &[&Act], today: Today) -> Dates {
    let drafted = |act: &Act| matches!(act.state.value(), Some(ActState::Draft | ActState::Submitted));
    let made = |act: &&&Act| matches!(act.kind, ActKind::Enactment | ActKind::FullAmendment) && !drafted(act);
    let decided = |act: &&&Act| act.decided.value().map(|date| date.value.last_day());
    let first = acts.iter().filter(made).min_by_key(|act| (decided(act).is_none(), decided(act)));
    // a review or a correction leaves the text's force as it was
    let changes = |act: &&&Act| !matches!(act.kind, ActKind::Review | ActKind::Correction);
    let is_in_force = |act: &&&Act| {
        let to_come = |date: &WrittenDate| date.value.first_day() > today.day();
        let waits = act.state.value() == Some(&ActState::Decided) && !has_come(act, today);
        !drafted(act) && !waits && !act.effective.value().is_some_and(to_come)
    };
    // a change without any day may be the newest, and then an older date would be false; what made the text is not
    let age = |act: &&&Act| match day(act) {
        Some(day) => (1, Some(day.last_day())),
        None => (if act.kind == ActKind::Enactment { 0 } else { 2 }, None),
    };
    let last = acts.iter().filter(changes).filter(is_in_force).max_by_key(age);
    Dates {
        enacted: first.map_or(Known::Unconfirmed, |act| known_day(&act.decided)),
        effective: last.map_or(Known::Unconfirmed, |act| known_day(&act.effective)),
    }
}
