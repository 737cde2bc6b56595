//! Floor 2. The things the site is about: plain types without IO, mdBook or HTML.
//!
//! ```text
//! Site            whose policy this is, and whose name stands over samples
//! Document        a text of one of the three tiers, and what is known of it
//!   Text          one file of it, read
//!     Clause      条・項・号 … with its Label, words and children
//! Act             訓令・告示・決裁 that made or changed documents
//! HistoryEntry    one row of a document's 履歴
//! Department      所属; Role 役割; Asset 情報資産; System 情報システム
//! Law             法令; Framework 枠組み; Term 用語; Confirmation 確認
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

pub mod department;

pub mod role;

pub mod asset;

pub mod system;

pub mod law;

pub mod term;

pub mod framework;

pub mod confirmation;
pub mod kinds;

pub use act::Act;
pub use asset::{Asset, AssetKind};
pub use clause::{Block, Clause, Text, Words};
pub use confirmation::Confirmation;
pub use department::Department;
pub use document::{Document, Numbering};
pub use edition::{Edition, Tier, Visibility};
pub use framework::{Framework, FrameworkPart};
pub use history::HistoryEntry;
pub use label::{Kind, Label, Number};
pub use law::Law;
pub use record::{Id, Known, Located};
pub use role::Role;
pub use site::Site;
pub use structure::{Level, Structure};
pub use system::System;
pub use term::Term;
