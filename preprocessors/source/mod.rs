//! Floor 0. Files as they were read, places in them, and what is said about a place.
//!
//! ```text
//! Source      a file's path and text
//!   Origin    a stretch of bytes in it
//!     Position   its line and column, as an editor counts them
//! Node        a JSON value that knows its Origin
//! Diagnostic  something wrong at an Origin, and what to write instead
//! ```

mod code;
mod diagnostic;
mod draw;
pub mod json;
mod json_error;
pub mod layout;
mod origin;
pub mod parallel;
pub mod path;

pub use code::Code;
pub use diagnostic::{Diagnostic, Severity, nearest, sorted};
pub use draw::{draw, summary};
pub use json::Node;
pub use origin::{Origin, Position, Source};
