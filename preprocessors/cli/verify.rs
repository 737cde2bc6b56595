//! `kitei verify`: whether a site is still what was built.

use super::Exit;
use super::args::Args;
use super::start::usage;
use crate::site::{MANIFEST, NotVerified, verify};
use std::path::PathBuf;

pub fn run(args: &Args) -> Exit {
    let Some(folder) = args.rest.first().map(PathBuf::from) else { return Exit::Usage };
    if !folder.is_dir() {
        return usage(&format!("フォルダー「{}」がありません。", folder.display()));
    }
    let verified = match verify(&folder) {
        Ok(verified) => verified,
        Err(NotVerified::NoManifest) => {
            err!(
                "{} に {MANIFEST} がないので、確かめられません。kitei build で作ったサイトのフォルダーを書いてください。",
                folder.display()
            );
            return Exit::Faulty;
        }
        Err(NotVerified::Broken) => {
            err!(
                "{} の {MANIFEST} が壊れているので、確かめられません。kitei build で作り直してください。",
                folder.display()
            );
            return Exit::Faulty;
        }
        Err(NotVerified::Io(path, error)) => {
            err!("{} を読めないので、確かめ終えていません（{error}）。", path.display());
            return Exit::Faulty;
        }
    };
    verified.changed.iter().for_each(|name| out!("{name}: 作ったときと違います。"));
    verified.missing.iter().for_each(|name| out!("{name}: なくなっています。"));
    verified.foreign.iter().for_each(|name| out!("{name}: 作ったものではありません。"));
    let [changed, missing, foreign] = [&verified.changed, &verified.missing, &verified.foreign].map(Vec::len);
    out!("同じもの {}、変わったもの {changed}、なくなったもの {missing}、作っていないもの {foreign}", verified.same);
    if changed + missing + foreign == 0 { Exit::Clean } else { Exit::Faulty }
}
