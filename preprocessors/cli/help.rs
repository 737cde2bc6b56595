//! `kitei help`.

use super::Exit;

/// Prints how the program is used.
pub fn run() -> Exit {
    println!("{}", include_str!("help.txt").trim_end());
    Exit::Clean
}

/// Prints which program it is.
pub fn version() -> Exit {
    println!("kitei {}", env!("CARGO_PKG_VERSION"));
    Exit::Clean
}
