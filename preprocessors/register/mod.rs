//! Floor 4. The whole, linked: which text belongs to which record, which act made it, which page comes after which.
//! What one edition may know of it is [`Published`]; its only constructor is [`Register::publish`].

mod amendments;
mod anchors;
mod bands;
mod births;
mod circles;
mod computed;
mod deadlines;
mod defined;
mod embed;
mod ends;
mod figures;
mod gaps;
mod glossary;
mod glossary_words;
mod ledgers;
mod lessons;
mod linked;
mod links;
mod measures;
mod publish;
mod publish_history;
mod publish_ledgers;
mod publish_links;
mod publish_marks;
mod publish_registers;
mod published;
mod published_registers;
mod registers;
mod resolve;
mod risk;
mod rows;
mod said;
mod suspects;
mod target;
mod withheld;
mod yearly;

pub use anchors::Anchors;
pub use bands::{Attended, AttendedBand};
pub use births::Births;
pub use circles::{Closing, closings};
pub use computed::{DueStanding, SOON};
pub use deadlines::Deadline;
pub use defined::{DefinedTerm, Terms};
pub use embed::{Embed, NoEmbed};
pub use ends::Paragraphs;
pub use figures::{Cross, Figure, Figures, Group, Rows, YearShare, per_cent};
pub use gaps::{Coverage, Gaps, PartState, Unit, UnitState};
pub use glossary::{Glossary, SeenTerms, Term, conflicts};
pub use ledgers::{Computed, Datum, PublishedLedger, PublishedRecord};
pub use lessons::Lesson;
pub use linked::{LinkedDocument, LinkedFile, Register};
pub use links::{Answer, Basis, CitedLink, Dangling, Duty, Links, LostWord, Pointer, PointerField, Sought, Waiver};
pub use measures::{FRESH, Measure, MeasurePart, days_to_come, is_fresh};
pub use publish_links::{BodyLinks, Mark, PublishedCitation, Tie, TieKind};
pub use published::{
    Amendment, Band, Body, BodyState, Dates, Draft, LeftClause, Page, Past, PastText, Published, PublishedAct,
    PublishedDocument, PublishedGuide, PublishedOrgan, PublishedSnapshot, Reason, Shown, SiteFacts, WaitingAct,
};
pub use published_registers::{
    Listing, Named, PublishedConfirmation, PublishedDepartment, PublishedFramework, PublishedLaw, PublishedPart,
    PublishedRole, PublishedTerm, Registers,
};
pub use registers::Reference;
pub use resolve::{CitedText, Meaning, Resolver};
pub use risk::{Axis, Class, Classes, Risk};
pub use rows::{Ground, row_anchor};
pub use said::Said;
pub use suspects::{LinkKey, LinkState, Seen, Standing};
pub use target::{Clause as ClauseAt, Target};
pub use yearly::{Told, Yearly};
