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
//! Audit           監査, CheckPoint 監査項目 → Finding 指摘事項
//! Training        研修, SelfCheck 自己点検, Incident インシデント, ApprovedException 例外措置
//! Contractor      委託先, Application 申請, Notice 通知, Meeting 委員会, Evidence 証跡, Question よくある質問, Review 見直し
//! Scheme          how assets are classified and risks are reckoned; Snapshot figures as they were reported
//! ```

pub mod edition;
pub mod value;

pub mod record;

mod entry;

pub mod site;

pub mod document;

pub mod label;

pub mod clause;

/// What is compared when it is asked whether words changed.
pub mod fingerprint;
/// Since when words hold.
pub mod force;
pub mod structure;

mod cite;

pub mod citation;

pub mod act;

pub mod history;

pub mod department;

pub mod role;

pub mod asset;

pub mod synonym;
pub mod system;

pub mod law;

pub mod term;

pub mod framework;

pub mod confirmation;

pub mod scheme;

pub mod transition;

pub mod audit;

pub mod finding;

pub mod training;

pub mod incident;

pub mod exception;

pub mod contractor;

pub mod application;

pub mod notice;

pub mod meeting;

pub mod evidence;

pub mod question;

pub mod review;

pub mod snapshot;

pub mod ledger;

pub mod kinds;

pub use act::Act;
pub use application::Application;
pub use asset::{Asset, AssetKind};
pub use audit::{Audit, CheckPoint};
pub use clause::{Block, Clause, Text, Words};
pub use confirmation::Confirmation;
pub use contractor::Contractor;
pub use department::Department;
pub use document::{Document, Numbering};
pub use edition::{Edition, Tier, Visibility};
pub use evidence::Evidence;
pub use exception::ApprovedException;
pub use finding::Finding;
pub use framework::{Framework, FrameworkPart};
pub use history::{HistoryEntry, KeptText};
pub use incident::Incident;
pub use label::{Kind, Label, Number};
pub use law::Law;
pub use meeting::Meeting;
pub use notice::Notice;
pub use question::Question;
pub use record::{Id, Known, Located};
pub use review::Review;
pub use role::Role;
pub use scheme::Scheme;
pub use site::{Effort, Site};
pub use snapshot::Snapshot;
pub use structure::{Level, Structure};
pub use synonym::Synonym;
pub use system::System;
pub use term::Term;
pub use training::{SelfCheck, Training};
