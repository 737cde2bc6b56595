//! Floor 2. The things the site is about: plain types without IO, mdBook or HTML.
//!
//! ```text
//! Site            whose policy this is, and whose name stands over samples
//! Document        a text of one of the three tiers, and what is known of it
//!   Text          one file of it, read
//!     Clause      条・項・号 … with its Label, words and children
//! Act             訓令・告示・決裁 that made or changed documents
//! HistoryEntry    one row of a document's 履歴
//! ```

pub mod edition;
pub mod record;

pub mod site;

pub mod document;

pub mod label;

pub mod clause;

pub mod structure;

mod cite;

pub mod citation;

pub mod act;

pub mod history;

pub use act::Act;
pub use clause::{Block, Clause, Text, Words};
pub use document::{Document, Numbering};
pub use edition::{Edition, Tier, Visibility};
pub use history::HistoryEntry;
pub use label::{Kind, Label, Number};
pub use record::{Id, Known, Located};
pub use site::Site;
pub use structure::{Level, Structure};
