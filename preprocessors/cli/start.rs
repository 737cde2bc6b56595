//! How every verb begins: which project, and which day it is.

use super::Exit;
use super::args::Args;
use super::stages;
use crate::text::days::Today;
use std::path::PathBuf;

/// The project's folder and today, or how the program ends when there is none; that is said.
pub fn start(args: &Args) -> Result<(PathBuf, Today), Exit> {
    let root = stages::root(args).map_err(|wrong| usage(&wrong))?;
    let today = stages::today(args).ok_or_else(|| {
        usage("この機械の時計から今日の日付が分かりません。「--today 2026-04-01」のように指定してください。")
    })?;
    Ok((root, today))
}

/// Says what is wrong with how the program was called.
pub fn usage(wrong: &str) -> Exit {
    err!("{wrong}");
    Exit::Usage
}
