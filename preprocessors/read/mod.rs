//! Floor 3. The only door in: the project's files → records, clauses, pages. Nothing above reads the project
//! (mdBook's own loader, which reads the chapters that are listed here, is the named exception).
//!
//! What cannot be read is a diagnostic, and its neighbours still arrive.

mod anchors;
mod annotation;
mod book;
mod citation;
mod clauses;
mod data_files;
mod definition_forms;
mod definition_items;
mod definition_phrases;
mod definitions;
mod expected;
mod file_names;
mod files;
mod histories;
mod includes;
mod kept;
mod links;
mod manuscript;
mod missing;
mod names;
mod records;
mod registers;
mod repository;
mod steps;
mod table;
mod unrecorded;

pub use annotation::Annotation;
pub use book::{Listed, Outline, plain};
pub use citation::Reader as CitationReader;
pub use data_files::{DataFile, data_files};
pub use definitions::{Definition, DefinitionKind, Place, PlacePart, Scope};
pub use expected::Order;
pub use file_names::is_page;
pub use files::{find_root, is_project, read_attachment};
pub use kept::{Kept, KeptFile, KeptTexts, folder as kept_folder, sha256};
pub use links::{Target, decode, tags, target};
pub use manuscript::Manuscript;
pub use names::Names;
pub use records::Lost;
pub use registers::{AnyRoll, Roll, Rolls};
pub use repository::{Cited, DocumentFile, DocumentText, Guide, Repository, TextState, Wording, read, read_as};
pub use table::{Row, Table, row_number};

/// The clauses of a text alone, for tests of what is made of them.
#[cfg(test)]
pub(crate) fn read_text(text: &str, numbering: crate::model::Numbering) -> crate::model::Text {
    let source = crate::source::Source::new("book/a.md", text);
    clauses::read(&source, "見本規程", numbering, crate::source::Severity::Note, &mut expected::Order::default()).0
}
