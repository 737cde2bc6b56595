//! A [`Journal`] says what a swap is about to do, so that the next command can complete it.
//!
//! It is text: a line for the format, a line for the strategy, and for a file-by-file swap the
//! names of the new site's files in the order in which they are placed.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::names::check_name;
use super::refusal::Refusal;

/// The first line; the number changes when the journal does.
const FORMAT: &str = "kitei-journal 1";

/// A Journal is a swap that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Journal {
    /// The site is renamed to `old-<number>`, then `new-<number>` becomes the site.
    Rename {
        /// Which pair of folders.
        number: u32,
    },
    /// Files are moved from the incoming folder into the site, then all others removed.
    InPlace {
        /// The edition of the new site.
        edition: String,
        /// Every file of the new site but its marker: first assets, then pages.
        names: Vec<String>,
    },
}

impl Journal {
    /// Puts the journal on disk whole or not at all, and for good.
    pub(super) fn write(&self, path: &Path) -> Result<(), Refusal> {
        let part = path.with_extension("part");
        let written = File::create(&part).and_then(|mut file| {
            file.write_all(self.to_text().as_bytes())?;
            file.sync_all()
        });
        written.map_err(Refusal::io(&part))?;
        fs::rename(&part, path).map_err(Refusal::io(path))
    }

    /// Reads the journal; `None` when no swap has begun.
    pub(super) fn read(path: &Path) -> Result<Option<Journal>, Refusal> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Refusal::io(path)(error)),
        };
        let text = std::str::from_utf8(&bytes).ok();
        match text.and_then(Journal::from_text) {
            Some(journal) => Ok(Some(journal)),
            None => Err(Refusal::Journal { path: path.to_path_buf() }),
        }
    }

    /// Removes the journal: its swap is complete, or was taken back.
    pub(super) fn remove(path: &Path) -> Result<(), Refusal> {
        fs::remove_file(path).map_err(Refusal::unfinished(path))
    }

    fn to_text(&self) -> String {
        match self {
            Journal::Rename { number } => format!("{FORMAT}\nrename {number}\n"),
            Journal::InPlace { edition, names } => {
                let mut text = format!("{FORMAT}\nin-place {edition}\n");
                for name in names {
                    text.push_str(name);
                    text.push('\n');
                }
                text
            }
        }
    }

    fn from_text(text: &str) -> Option<Journal> {
        let mut lines = text.lines();
        (lines.next()? == FORMAT).then_some(())?;
        match lines.next()?.split_once(' ')? {
            ("rename", number) => Some(Journal::Rename { number: number.parse().ok()? }),
            ("in-place", edition) => {
                let names: Vec<String> = lines.map(str::to_owned).collect();
                let sound = names.iter().all(|name| check_name(name).is_ok());
                sound.then(|| Journal::InPlace { edition: edition.to_owned(), names })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(names in prop::collection::vec("[^/]{1,8}(/[^/]{1,8})?", 0..5)) {
            let names: Vec<String> = names.into_iter().filter(|n| check_name(n).is_ok()).collect();
            let journal = Journal::InPlace { edition: "public".into(), names };
            prop_assert_eq!(Journal::from_text(&journal.to_text()), Some(journal));
        }

        #[test]
        fn any_text_is_read_without_panic(text in r"(kitei-journal 1\n)?(rename |in-place )?.*") {
            let _ = Journal::from_text(&text);
        }
    }

    #[test]
    fn a_rename_is_read_and_a_name_that_leads_out_is_not() {
        let journal = Journal::Rename { number: 7 };
        assert_eq!(Journal::from_text(&journal.to_text()), Some(journal));
        assert_eq!(Journal::from_text("kitei-journal 1\nin-place public\n../a\n"), None);
        assert_eq!(Journal::from_text("kitei-journal 2\nrename 7\n"), None);
    }
}
