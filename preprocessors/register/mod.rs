//! Floor 4. The whole, linked: which text belongs to which record, which act made it, which page comes after which.
//! What one edition may know of it is [`Published`]; its only constructor is [`Register::publish`].

mod anchors;
mod circles;
mod defined;
mod ends;
mod gaps;
mod glossary;
mod glossary_words;
mod linked;
mod links;
mod publish;
mod publish_links;
mod publish_marks;
mod publish_registers;
mod published;
mod published_registers;
mod registers;
mod resolve;
mod rows;
mod suspects;
mod target;

pub use anchors::Anchors;
pub use circles::{Closing, closings};
pub use defined::{DefinedTerm, Terms};
pub use ends::Paragraphs;
pub use gaps::{Coverage, Gaps, PartState, Unit, UnitState};
pub use glossary::{Glossary, SeenTerms, Term, conflicts};
pub use linked::{LinkedDocument, LinkedFile, Register};
pub use links::{Answer, Basis, CitedLink, Dangling, Duty, Links, LostWord, Pointer, PointerField, Sought, Waiver};
pub use publish_links::{BodyLinks, Mark, PublishedCitation, Tie, TieKind};
pub use published::{
    Body, Dates, Page, Published, PublishedDocument, PublishedGuide, Reason, Shown, SiteFacts, WaitingAct,
};
pub use published_registers::{
    Listing, Named, PublishedAsset, PublishedConfirmation, PublishedDepartment, PublishedFramework, PublishedLaw,
    PublishedPart, PublishedRole, PublishedSystem, PublishedTerm, Registers,
};
pub use registers::Referent;
pub use resolve::{CitedText, Meaning, Resolver};
pub use rows::{Ground, row_anchor};
pub use suspects::{LinkKey, LinkState, Seen, Standing};
pub use target::{Clause as ClauseAt, Target};
