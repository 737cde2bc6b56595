//! Why source files were not written.

use std::fmt;
use std::io;

/// A Refusal is the reason why nothing was written. But for [`Refusal::Unfinished`], every file is as it was.
#[derive(Debug)]
pub enum Refusal {
    /// The file lies outside the project, or its path is none.
    Outside {
        /// As it was given.
        file: String,
    },
    /// The file is not what the edit was made from.
    Changed {
        /// The file.
        file: String,
    },
    /// The file was to be new, and is there.
    Exists {
        /// The file.
        file: String,
    },
    /// Edits that overlap, or that reach beyond the end.
    Overlap {
        /// The file.
        file: String,
    },
    /// Reading or writing failed.
    Io {
        /// The file.
        file: String,
        /// What the system said.
        error: io::Error,
    },
    /// A change could not be taken back after another had failed.
    Unfinished {
        /// The file that is changed, while others are not.
        file: String,
        /// What the system said.
        error: io::Error,
    },
}

impl Refusal {
    /// Makes the mapper from what the system said about `file`.
    pub(super) fn io(file: &str) -> impl Fn(io::Error) -> Self + use<'_> {
        move |error| Self::Io { file: file.to_owned(), error }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside { file } => {
                write!(f, "「{file}」はプロジェクトの外か、書けない名前なので、何も書き換えませんでした。")
            }
            Self::Changed { file } => write!(
                f,
                "「{file}」が、読んだ後に変わったので、何も書き換えませんでした。もう一度同じ命令を実行してください。"
            ),
            Self::Exists { file } => {
                write!(f, "「{file}」は、もうあるので、何も書き換えませんでした。もう一度同じ命令を実行してください。")
            }
            Self::Overlap { file } => write!(f, "「{file}」の書き換えが重なるので、何も書き換えませんでした。"),
            Self::Io { file, error } => write!(
                f,
                "「{file}」を書けません（{}）。何も書き換えませんでした。書く権限と、ほかのソフトで開いていないかを確かめてください。",
                error.kind()
            ),
            Self::Unfinished { file, error } => write!(
                f,
                "途中で書けなくなり、「{file}」を元に戻せませんでした（{}）。ほかのソフトで開いていないかを確かめて、もう一度同じ命令を実行してください。",
                error.kind()
            ),
        }
    }
}

impl std::error::Error for Refusal {}
