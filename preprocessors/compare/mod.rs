//! Floor 5. Two versions of a text → what changed, as a 新旧対照表 shows it: units are aligned, those that stayed are left out,
//! and of those that changed the words that did are marked. 附則 stand outside (they pile up; domain §6).

mod align;
mod rows;
mod unit;
mod words;

pub use rows::{Cell, Line, Row, compare};
pub use words::Piece;
