//! The program `kitei`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(kitei::cli::run(std::env::args_os().skip(1)) as u8)
}
