//! A [`Refusal`] is why a site was not written, and what an officer can do about it.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A Refusal is the reason why a site was not written. But for [`Refusal::Unfinished`], the old
/// site stands as it stood.
#[derive(Debug)]
pub enum Refusal {
    /// An entry's name cannot be a file of the site on every system.
    Name {
        /// The entry.
        name: String,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// A file of the site could not be made.
    Unmade {
        /// Its name in the site.
        name: String,
        /// Why, in words for an officer.
        reason: String,
    },
    /// Two entries are one file where case or composition of characters does not count, or one
    /// is a file where the other needs a folder.
    Clash {
        /// The first of the two, in order.
        one: String,
        /// The second.
        other: String,
    },
    /// The target has no name of its own, such as the root of a drive.
    Nameless {
        /// The target as given.
        path: PathBuf,
    },
    /// The target exists and is not a site of ours.
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// The target holds the site of another edition.
    OtherEdition {
        /// The folder.
        path: PathBuf,
        /// The edition its marker names.
        found: String,
        /// The edition that was to be written.
        wanted: &'static str,
    },
    /// Another build works on the same target.
    Busy {
        /// The folder both want to write.
        path: PathBuf,
    },
    /// Reading or writing failed.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A swap could not be completed; its journal stays and the next command goes on from it.
    Unfinished {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The journal of an earlier swap is not one this program can read.
    Journal {
        /// The journal.
        path: PathBuf,
    },
}

/// A `NameFault` is what keeps a name from being a file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is empty, begins or ends with `/`, or has `//` in it.
    Empty,
    /// It has a component `.` or `..`.
    Dots,
    /// It has a character that some system forbids in names, or a control character.
    Character(char),
    /// It has a component that ends with a full stop or a space, which Windows drops.
    End,
    /// It has a component that Windows takes for a device, such as `con`.
    Device,
    /// It is kept for the site's own marker.
    Reserved,
}

impl Refusal {
    /// Makes the mapper from what the system said about `path`.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Refusal {
        let path = path.to_path_buf();
        move |error| Refusal::Io { path, error }
    }

    /// Makes the mapper for failures after which only the next command can complete the swap.
    pub(super) fn unfinished(path: &Path) -> impl FnOnce(io::Error) -> Refusal {
        let path = path.to_path_buf();
        move |error| Refusal::Unfinished { path, error }
    }
}

impl std::error::Error for Refusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Refusal::Io { error, .. } | Refusal::Unfinished { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Name { name, fault } => {
                write!(f, "「{name}」はサイトのファイル名にできません。{fault}")
            }
            Refusal::Unmade { name, reason } => write!(
                f,
                "サイトの「{name}」を作れませんでした。{reason}公開中のサイトは元のままです。原因を取り除いてから、もう一度実行してください。"
            ),
            Refusal::Clash { one, other } => write!(
                f,
                "「{one}」と「{other}」は、Windowsなどでは同じ場所のファイルになります。どちらかの名前を変えてください。"
            ),
            Refusal::Nameless { path } => write!(
                f,
                "出力先「{}」は、フォルダーの名前で終わっていません。その中のフォルダーを指定してください（例: site/public）。",
                path.display()
            ),
            Refusal::Foreign { path } => write!(
                f,
                "出力先「{}」には、kiteiが書き出したものではないファイルがあります。何も変えていません。空のフォルダーか、まだないフォルダーを指定してください。",
                path.display()
            ),
            Refusal::OtherEdition { path, found, wanted } => write!(
                f,
                "出力先「{}」は別の公開区分（{found}）のサイトです。何も変えていません。{wanted}用には別のフォルダーを指定してください。",
                path.display()
            ),
            Refusal::Busy { path } => write!(
                f,
                "別のkiteiが「{}」へ書き出しています。終わってから、もう一度実行してください。",
                path.display()
            ),
            Refusal::Io { path, error } => write!(
                f,
                "「{}」を読み書きできませんでした（{error}）。公開中のサイトは元のままです。{}",
                path.display(),
                advice(error)
            ),
            Refusal::Unfinished { path, error } => write!(
                f,
                "サイトの入れ替えが途中で止まりました。「{}」を置き換えられません（{error}）。{}続きから入れ替えます。",
                path.display(),
                advice(error)
            ),
            Refusal::Journal { path } => write!(
                f,
                "前回の入れ替えの記録「{}」を読めません。新しい版のkiteiがあればそれで実行してください。なければ、この記録を削除してから、もう一度実行してください。",
                path.display()
            ),
        }
    }
}

/// What to do next, ending in the command that is to be run again.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "ディスクの空き容量を増やしてから、もう一度実行してください。"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "書き込みの権限を確かめ、このファイルを開いているソフトがあれば閉じてから、もう一度実行してください。"
        }
        _ => "原因を取り除いてから、もう一度実行してください。",
    }
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameFault::Empty => f.write_str("名前のない部分があります。「/」の前後に名前を書いてください。"),
            NameFault::Dots => f.write_str("「.」や「..」は使えません。サイトの中の場所で書いてください。"),
            NameFault::Character(character) => {
                write!(f, "文字「{}」は使えません。ほかの文字に変えてください。", character.escape_default())
            }
            NameFault::End => f.write_str("「.」や空白で終わる名前は使えません。末尾を変えてください。"),
            NameFault::Device => f.write_str("Windowsの装置の名前です。ほかの名前に変えてください。"),
            NameFault::Reserved => f.write_str("「.kitei」で始まる名前はkiteiが使います。ほかの名前に変えてください。"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_as_such() {
        let refusal = Refusal::Io {
            path: PathBuf::from("site/public/index.html"),
            error: io::Error::from(ErrorKind::StorageFull),
        };
        assert_eq!(
            refusal.to_string(),
            "「site/public/index.html」を読み書きできませんでした（no storage space）。公開中のサイトは元のままです。ディスクの空き容量を増やしてから、もう一度実行してください。"
        );
    }

    #[test]
    fn a_control_character_is_shown_readably() {
        let refusal = Refusal::Name { name: "a".into(), fault: NameFault::Character('\n') };
        assert!(refusal.to_string().contains("文字「\\n」は使えません。"));
    }
}
