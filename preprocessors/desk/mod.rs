//! Floor 8. The other door out: writes source files, and nothing else does.
//!
//! What is to be written is a list of [`Edit`]s, [applied](apply()) all or nothing:
//!
//! 1. A file is only changed from the very bytes an edit was made from: what somebody else wrote meanwhile is never lost.
//! 2. Everything is looked at before anything is written; every new file is written and synced beside its place before
//!    the first is swapped; when a swap fails, those before it are taken back.
//! 3. A file is always whole, old or new. (Where the process is killed between two swaps, the set may be half applied:
//!    each file tells by its own bytes, and applying the same change again goes on from there.)
//! 4. Nothing outside the project is written, by whatever path or link.
//! 5. A file whose bytes stay the same is not touched.

mod apply;
mod edit;
mod refusal;

pub use apply::{apply, read};
pub use edit::Edit;
pub use refusal::Refusal;
