//! Floor 3. The only door in: the project's files → records, clauses, pages. Nothing above reads the project
//! (mdBook's own loader, which reads the chapters that are listed here, is the named exception).
//!
//! What cannot be read is a diagnostic, and its neighbours still arrive.

mod anchors;
mod annotation;
mod book;
mod clauses;
mod expected;
mod file_names;
mod files;
mod includes;
mod manuscript;
mod missing;
mod records;
mod repository;

pub use book::{Listed, Outline, plain};
pub use file_names::is_page;
pub use files::{find_root, is_project, read_attachment};
pub use manuscript::Manuscript;
pub use records::Lost;
pub use repository::{DocumentFile, Guide, Repository, read};
