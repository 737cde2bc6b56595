//! `kitei help`.

use super::Exit;

/// Prints how the program is used.
pub fn run() -> Exit {
    out!("{}", include_str!("help.txt").trim_end());
    Exit::Clean
}

/// Prints which program it is.
pub fn version() -> Exit {
    out!("kitei {}", env!("CARGO_PKG_VERSION"));
    Exit::Clean
}
