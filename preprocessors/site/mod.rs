//! Floor 8. The door out: a [`Site`] is a value, and here it becomes a folder that readers never see broken.
//!
//! ```text
//! Register ─bake→ Rendering ─assemble→ Site ─names→ checked ─lock→ alone ─recover→ nothing half done
//!                     └─serve→ a browser         ─stage→ a whole new folder ─swap→ the site
//! ```

mod bake;

mod content;

mod names;
mod put;

mod target;

mod manifest;

mod opened;

mod leaks;

mod lock;

mod recover;

mod stage;

mod swap;

mod journal;

mod settle;

mod step;

mod refusal;

mod write;

mod watch;

mod counter;

mod answer;

pub mod serve;

pub use bake::{Live, PreprocessError, assemble, bake, preprocess_stdin};
pub use content::{Content, Site};
pub use leaks::{Leak, Looked, NotLooked, leaks};
pub use manifest::{MANIFEST, NotVerified, Verified, verify};
pub use opened::{Opened, open};
pub use put::put;
pub use recover::{Recovery, recover};
pub use refusal::{NameFault, Refusal};
pub use step::{Plan, Step, Strategy};
pub use write::{Written, write, write_by};
