//! How every verb begins: which project, and which day it is.

use super::Exit;
use super::args::Args;
use super::progress::say;
use super::stages::{self, Project};
use crate::read::Wording;
use crate::register::Register;
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

/// The same with the register of the words that somebody works on, for verbs that write data.
pub fn edited(args: &Args) -> Result<(PathBuf, Today, Register), Exit> {
    let (root, today) = start(args)?;
    match Project::read_as(&root, today, Wording::Edited) {
        Ok(project) => Ok((root, today, project.register)),
        Err(faults) => {
            say(&faults);
            Err(Exit::Faulty)
        }
    }
}

/// Says what is wrong with how the program was called.
pub fn usage(wrong: &str) -> Exit {
    err!("{wrong}");
    Exit::Usage
}
