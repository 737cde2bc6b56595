//! What one edition may know. Everything that is printed, searched or exported comes from here and nowhere else.

use super::anchors::Anchors;
use super::bands::Attended;
use super::deadlines::Deadline;
use super::defined::Terms;
use super::figures::Figures;
use super::gaps::Gaps;
use super::ledgers::{PublishedLedger, PublishedRecord};
use super::lessons::Lesson;
use super::publish_links::BodyLinks;
use super::published_registers::Registers;
use super::risk::Risk;
use super::suspects::Standing;
use super::yearly::Yearly;
use crate::compare::ChangeKind;
use crate::model::act::ActKind;
use crate::model::document::{MeasureCategory, Readers};
use crate::model::ledger::Ledger;
use crate::model::structure::Entry;
use crate::model::{Edition, Effort, HistoryEntry, Known, Level, Structure, Text, Tier};
use crate::read::Manuscript;
use crate::text::days::{Coarse, Today};
use crate::text::forms::join_lines;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A Shown is a value that the edition may know, or the reason why it may not: never absent by accident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<T> {
    /// May be shown.
    Shown(T),
    /// May not; the value is not here.
    Withheld(Reason),
}

/// A Reason is why something is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is for a narrower circle; the municipality's own words on why, if it gave any.
    NotForEdition(Option<String>),
    /// Its files have a fault (contract 1, *omitted*).
    Broken,
}

impl<T> Shown<T> {
    /// The value, if it may be shown.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Withheld(_) => None,
        }
    }

    /// Why it may not be shown, if so.
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Shown(_) => None,
            Self::Withheld(reason) => Some(reason),
        }
    }
}

/// A Published is one edition's whole knowledge. Made by `Register::publish` only; owns its data.
#[derive(Debug)]
pub struct Published {
    /// For whom.
    pub edition: Edition,
    /// The day it stands at.
    pub today: Today,
    /// Whose site it is.
    pub site: SiteFacts,
    /// In the order of reading.
    pub documents: Vec<PublishedDocument>,
    /// A document's record cannot be read, so that nobody knows which document is left out.
    pub lacks_documents: bool,
    /// How many documents each tier has.
    pub counts: Vec<(Tier, Shown<usize>)>,
    /// 所属, 役割, 情報資産 and so on.
    pub registers: Registers,
    /// 台帳, in the order of [`Ledger::ALL`].
    pub ledgers: Vec<PublishedLedger>,
    /// Findings by 年度 and grade, small counts masked.
    pub yearly_findings: Yearly,
    /// Incidents by 年度 and kind, small counts masked.
    pub yearly_incidents: Yearly,
    /// The least count that is told there.
    pub fewest: usize,
    /// How many of a department took part in trainings, by its index; staff and officers.
    pub attended: Vec<Option<Attended>>,
    /// What incidents and findings taught, without where; staff and officers.
    pub lessons: Vec<Lesson>,
    /// How the risk of each asset is reckoned, in the order of that register; officers only.
    pub risks: Shown<Vec<Option<Risk>>>,
    /// What the dashboard counts; officers only.
    pub figures: Shown<Figures>,
    /// Records whose day presses; officers only.
    pub deadlines: Shown<Vec<Deadline>>,
    /// Figures as they were reported, in the order of the files; officers only.
    pub snapshots: Shown<Vec<PublishedSnapshot>>,
    /// The bands of risk, the gravest first; officers only.
    pub bands: Vec<Band>,
    /// How the site is kept; officer edition only, in the order of reading.
    pub guides: Vec<PublishedGuide>,
    /// The words that are defined.
    pub terms: Terms,
    /// Words that are the same to who searches, group by group.
    pub synonyms: Vec<Vec<String>>,
    /// What has nothing below or above it; officers only.
    pub gaps: Shown<Gaps>,
    /// Acts that are decided and not yet published; officers only.
    pub waiting: Shown<Vec<WaitingAct>>,
    /// How every link between two tiers stands; officers only.
    pub standings: Shown<Vec<Standing>>,
    /// Attachments that a shown page refers to, by their name in `data/attachments/`, in order.
    pub attachments: Vec<String>,
    /// The project's own theme files by name.
    pub theme: BTreeMap<String, Arc<str>>,
}

/// A PublishedSnapshot is the figures of a day as they were reported.
#[derive(Debug)]
pub struct PublishedSnapshot {
    /// What it was kept for.
    pub name: String,
    /// As of which day.
    pub day: Coarse,
    /// The key of a figure, how many, and of how many.
    pub figures: Vec<(String, usize, Option<usize>)>,
    /// Counted from samples.
    pub sample: bool,
}

/// A Band is a stretch of risk points and what it asks for.
#[derive(Debug)]
pub struct Band {
    /// As it is called.
    pub name: String,
    /// From how many points.
    pub from: u32,
    /// What is done besides; empty where nothing is recorded.
    pub measures: String,
}

/// Whose site it is and whose name stands over samples.
#[derive(Debug)]
pub struct SiteFacts {
    /// Whose policy it is.
    pub municipality: String,
    /// Whose name stands over a page that shows a sample.
    pub sample_municipality: String,
    /// What the site is called.
    pub title: String,
    /// Where readers turn to.
    pub contact: Known<String>,
    /// Where staff call in an emergency; staff and officers.
    pub emergency: Option<String>,
    /// Where readers ask for disclosure.
    pub disclosure: Known<String>,
    /// The public address, ends with `/`.
    pub url: Option<String>,
    /// What the municipality says of its measures.
    pub efforts: Vec<Effort>,
    /// A 新旧対照表 is the amendment itself, and no aid (参考).
    pub amends_by_table: bool,
}

/// A PublishedDocument is a document as far as the edition may know it.
#[derive(Debug)]
pub struct PublishedDocument {
    /// Names it in addresses.
    pub id: String,
    /// Its floor.
    pub tier: Tier,
    /// A model text that nobody enacted.
    pub sample: bool,
    /// Its title; the titles of withheld procedures tell too much (domain §8).
    pub name: Shown<String>,
    /// The path of its first file below `book/`, where its page or what stands in its place is; withheld with the name.
    pub place: Shown<String>,
    /// The text and what is known of it.
    pub body: Shown<Box<Body>>,
}

/// A Body is a document's text with what is known of it.
#[derive(Debug)]
pub struct Body {
    /// Index of its document in [`Published::documents`].
    pub document: usize,
    /// What citations call it.
    pub short_name: String,
    /// How its title is read, in hiragana.
    pub reading: Option<String>,
    /// One per file, in order.
    pub pages: Vec<Page>,
    /// The permanent anchors of its clauses.
    pub anchors: Arc<Anchors>,
    /// Its clauses.
    pub structure: Arc<Structure>,
    /// Some of its clauses are withheld: what they said before is not told either.
    pub withholds: bool,
    /// What leads from its clauses elsewhere, and from elsewhere to them.
    pub links: BodyLinks,
    /// 履歴, in the order of the file.
    pub history: Vec<HistoryEntry>,
    /// What is known of each row of `history`, in its order; empty in a text as it stood.
    pub past: Vec<Past>,
    /// The clauses that are no more, in the order of `history`; empty in a text as it stood.
    pub left: Vec<LeftClause>,
    /// What has amended a clause, by its index, the oldest first; empty in a text as it stood.
    pub amendments: BTreeMap<usize, Vec<Amendment>>,
    /// The words that nobody has decided yet (改正案); officers only.
    pub draft: Option<Draft>,
    /// In its 新旧対照表 the new words stand first, on the left.
    pub new_first: bool,
    /// Which words these are.
    pub state: BodyState,
    /// When it was made and came into force.
    pub dates: Dates,
    /// 所管
    pub department: Known<String>,
    /// 対策の区分
    pub category: Known<MeasureCategory>,
    /// 制定者
    pub enacted_by: Known<String>,
    /// 法形式
    pub legal_form: Known<String>,
    /// 番号
    pub number: Known<String>,
    /// 正本の所在
    pub original: Known<String>,
    /// 公開範囲, in words.
    pub visibility: &'static str,
    /// How the text stands.
    pub standing: Option<String>,
    /// Which of the staff read it, where it is a procedure for all departments.
    pub readers: Option<Readers>,
    /// What a person in trouble would say who needs it.
    pub in_trouble: Option<String>,
}

/// A BodyState is which words of a document a body has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyState {
    /// Those of today.
    Current,
    /// Those of the file, which are not on record yet (改正作業中).
    InWork,
    /// Those on record, since the file has words that are not.
    StoodIn,
    /// Those on record that hold today, since those of the file hold from a day to come (未施行).
    BeforeChange,
    /// Those of a row of the 履歴: the row's day, in its words.
    AsOf(String),
    /// Those of a row that does not hold yet.
    ToCome(String),
}

/// A Past is a row of a 履歴 with the act behind it and the text as it stood.
#[derive(Debug)]
pub struct Past {
    /// What its page is called: the document and the day.
    pub title: String,
    /// The act, where one is named that the edition may know.
    pub act: Option<PublishedAct>,
    /// The text.
    pub text: PastText,
    /// From which day it holds, where that is known.
    pub effective: Option<Coarse>,
    /// It does not hold yet (未施行).
    pub to_come: bool,
    /// It has a 新旧対照表: the text before it is on record too, and something else than 附則 changed.
    pub has_comparison: bool,
}

/// A Draft is what nobody has decided yet of a document.
#[derive(Debug)]
pub struct Draft {
    /// What its page is called.
    pub title: String,
    /// The words, on pages of their own.
    pub body: Box<Body>,
}

/// A LeftClause is a clause that is no more.
#[derive(Debug)]
pub struct LeftClause {
    /// Index (from 0) in [`Body::history`] of the row with which it left.
    pub row: usize,
    /// Its number anchor then.
    pub at: String,
    /// How it was cited.
    pub place: String,
    /// Index (from 0) of the page in [`Body::pages`] on which it stood.
    pub page: usize,
    /// Its permanent anchor, and those of the clauses below that left with it.
    pub anchors: Vec<String>,
}

/// An Amendment is what a row of the 履歴 did to an article, 別表 and the like.
#[derive(Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Index (from 0) in [`Body::history`].
    pub row: usize,
    /// What was done.
    pub kind: ChangeKind,
    /// Its words before: the address of its page and anchor.
    pub before: Option<(String, String)>,
    /// How it was cited before, where its number is another since: 「第4条」.
    pub moved_from: Option<String>,
}

/// A PastText is the text as it stood with a row of a 履歴.
#[derive(Debug)]
pub enum PastText {
    /// Nobody kept it.
    NotKept,
    /// It is no more what was recorded, or cannot be had.
    Altered,
    /// The document has clauses now that the edition may not know: they may have said the same elsewhere.
    Withheld,
    /// It, on pages of its own.
    Kept(Box<Body>),
}

/// A PublishedAct is what an edition may know of an act.
#[derive(Debug)]
pub struct PublishedAct {
    /// Its own title.
    pub name: Option<String>,
    /// What it does.
    pub kind: ActKind,
    /// 法形式 and 番号, as far as they are known.
    pub number: Known<String>,
    /// The organs that decided.
    pub organs: Vec<PublishedOrgan>,
    /// 決定
    pub decided: Known<Coarse>,
    /// 施行
    pub effective: Known<Coarse>,
    /// 公表
    pub published: Known<Coarse>,
}

/// A PublishedOrgan is what is known of what one organ decided and published.
#[derive(Debug)]
pub struct PublishedOrgan {
    /// The organ.
    pub name: String,
    /// 決定
    pub decided: Known<Coarse>,
    /// 施行
    pub effective: Known<Coarse>,
    /// 公表
    pub published: Known<Coarse>,
    /// Where it stands in public.
    pub address: Option<String>,
    /// When somebody looked whether it stands there; officers only.
    pub looked_on: Option<Coarse>,
}

/// A Page is one file of a document.
#[derive(Debug)]
pub struct Page {
    /// Relative to `book/`, ends with `.md`.
    pub path: String,
    /// What SUMMARY.md calls it, or the document's name.
    pub title: String,
    /// The document's title stands over its text.
    pub titled: bool,
    /// The file, with its clauses.
    pub(super) manuscript: Arc<Manuscript>,
}

/// When a document was made and came into force.
#[derive(Debug, Clone)]
pub struct Dates {
    /// 制定・策定
    pub enacted: Known<Coarse>,
    /// 施行 of the text as it stands.
    pub effective: Known<Coarse>,
}

/// A WaitingAct is an act that is decided and has yet to be published (地方自治法第244条の6: 遅滞なく).
#[derive(Debug)]
pub struct WaitingAct {
    /// What it is called: its name, its number, or what it does.
    pub name: String,
    /// 施行, where it is recorded.
    pub effective: Option<Coarse>,
    /// Its documents: indices in [`Published::documents`].
    pub documents: Vec<usize>,
}

/// A PublishedGuide is a page on how the site is kept.
#[derive(Debug)]
pub struct PublishedGuide {
    /// Relative to `book/`, ends with `.md`.
    pub path: String,
    /// What SUMMARY.md calls it.
    pub title: String,
    /// The registers of which tables stand on it.
    pub tables: Vec<Ledger>,
    /// Its words, line by line, for the search.
    pub lines: Vec<String>,
}

impl BodyState {
    /// Whether these are words of a row of the 履歴.
    pub fn is_past(&self) -> bool {
        matches!(self, Self::AsOf(_) | Self::ToCome(_))
    }
}

impl Body {
    /// Whether the words of the row at an index (from 0) of the 履歴 hold today, or held once.
    pub fn holds(&self, row: usize) -> bool {
        self.past.get(row).is_none_or(|past| !past.to_come)
    }

    /// The text as it stood with the row at an index (from 0) of the 履歴.
    pub fn stood(&self, row: usize) -> Option<&Body> {
        match &self.past.get(row)?.text {
            PastText::Kept(body) => Some(body),
            PastText::NotKept | PastText::Altered | PastText::Withheld => None,
        }
    }

    /// The 条, 別表 and the like that a clause is in, or is: where its amendments are named.
    pub fn holder(&self, clause: usize) -> usize {
        let holds = |&at: &usize| {
            self.structure.get(at).is_some_and(|entry| {
                matches!(entry.level, Level::Article | Level::Supplement | Level::Annex | Level::Form)
            })
        };
        self.structure.up(clause).find(holds).unwrap_or(clause)
    }

    /// The page that a clause is on.
    pub fn page_of(&self, clause: usize) -> Option<&Page> {
        self.pages.get(self.structure.get(clause)?.file())
    }

    /// The caption or heading of a clause, as written; empty where it has none.
    pub fn heading(&self, clause: usize) -> &str {
        self.words(clause, Entry::heading)
    }

    /// The first paragraph of a clause, its lines joined.
    pub fn opening(&self, clause: usize) -> String {
        join_lines(self.words(clause, Entry::words).lines())
    }

    fn words(&self, clause: usize, range: impl Fn(&Entry) -> Range<usize>) -> &str {
        let entry = self.structure.get(clause);
        let words = entry.and_then(|entry| self.pages.get(entry.file())?.manuscript.source.text.get(range(entry)));
        words.unwrap_or_default()
    }

    /// The clauses of each page, read from its file: what needs them takes them for the moment and lets them go.
    pub fn texts(&self) -> Vec<Arc<Text>> {
        self.pages.iter().map(|page| page.manuscript.text()).collect()
    }

    /// The clauses of one of them, from 0.
    pub fn text_of(&self, page: usize) -> Option<Arc<Text>> {
        self.pages.get(page).map(|page| page.manuscript.text())
    }
}

impl Published {
    /// The documents of a tier, in the order of reading.
    pub fn tier(&self, tier: Tier) -> impl Iterator<Item = &PublishedDocument> {
        self.documents.iter().filter(move |document| document.tier == tier)
    }

    /// How many documents a tier has; `None` where its documents may not be named.
    pub fn count(&self, tier: Tier) -> Option<usize> {
        self.counts.iter().find(|(counted, _)| *counted == tier)?.1.value().copied()
    }

    /// How many of a tier's documents are samples.
    pub fn samples(&self, tier: Tier) -> usize {
        self.tier(tier).filter(|document| document.sample).count()
    }

    /// One register.
    pub fn ledger(&self, of: Ledger) -> Option<&PublishedLedger> {
        self.ledgers.iter().find(|ledger| ledger.ledger == of)
    }

    /// The records of a register that may be shown.
    pub fn records(&self, of: Ledger) -> std::slice::Iter<'_, PublishedRecord> {
        self.ledger(of).map_or([].iter(), PublishedLedger::iter)
    }

    /// Whether there is a sample, be its name withheld: that something is withheld is said of it too.
    pub fn shows_sample(&self) -> bool {
        self.documents.iter().any(|document| document.sample)
    }
}
