//! `kitei fmt`: one layout for all data files, so that two officers' edits differ only where they wrote different things.

use super::Exit;
use super::args::Args;
use super::progress::say;
use super::start::start;
use crate::desk::{self, Edit};
use crate::model::kinds::FileOrder;
use crate::read::data_files;
use crate::source::layout::lay;

/// Lays out every data file anew; with `--check` only says which are not laid out so.
pub fn run(args: &Args) -> Exit {
    let root = match start(args) {
        Ok((root, _)) => root,
        Err(exit) => return exit,
    };
    let (files, faults) = data_files(&root);
    let edits: Vec<Edit> = files
        .into_iter()
        .filter_map(|file| {
            let text = lay(&file.node, FileOrder::Envelope(file.kind));
            (text.as_bytes() != file.bytes).then(|| Edit::whole(file.path, text, Some(&file.bytes)))
        })
        .collect();
    say(&faults);
    let changed = if args.check {
        edits.iter().for_each(|edit| out!("整っていません: {}", edit.file));
        edits.len()
    } else {
        match desk::apply(&root, &edits) {
            Ok(written) => {
                written.iter().for_each(|file| out!("整えました: {file}"));
                written.len()
            }
            Err(refusal) => {
                err!("{refusal}");
                return Exit::Faulty;
            }
        }
    };
    if !faults.is_empty() {
        err!("読めないファイルは、そのままにしました。");
    } else if changed == 0 && !args.quiet {
        out!("データのファイルは、どれも整っています。");
    } else if args.check && changed > 0 {
        out!("整えるとき\n    kitei fmt");
    }
    if !faults.is_empty() || (args.check && changed > 0) { Exit::Faulty } else { Exit::Clean }
}
