//! The target: the folder readers see, and the hidden folder beside it in which we work.
//!
//! ```text
//! site/public/             the site; `.kitei` in it is the marker
//! site/.public.kitei/      beside it, so on the same file system:
//!     lock                 held while somebody writes
//!     journal              what a swap was about to do, until it is done
//!     new-1/  old-1/       the site that comes and the one that goes
//! ```

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::refusal::Refusal;

/// The file in a site that says it is ours, and of which edition.
pub(super) const MARKER: &str = ".kitei";

/// Where a file-by-file swap gathers the new files, inside the site.
const INCOMING: &str = ".kitei-incoming";

/// The first line of a marker; the number changes when the marker does.
const MARKER_FORMAT: &str = "kitei-site 1";

/// The longest chain of symbolic links that is followed, as Linux has it.
const LINKS: usize = 40;

/// A Place is one target: the real folder of the site, and our working folder beside it.
#[derive(Debug)]
pub(super) struct Place {
    /// The site's folder, which may not exist yet. Never a symbolic link.
    pub site: PathBuf,
    /// The working folder.
    pub work: PathBuf,
}

/// A Standing is what is at the target.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Missing,
    /// An empty folder.
    Empty,
    /// A site of ours, of this edition.
    Site(String),
    /// Anything else.
    Foreign,
}

impl Place {
    /// Finds the real folder behind `target`, without touching the disk's contents.
    pub(super) fn of(target: &Path) -> Result<Place, Refusal> {
        let mut path = std::path::absolute(target).map_err(Refusal::io(target))?;
        for _ in 0..LINKS {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
                return Err(Refusal::Nameless { path: target.to_path_buf() });
            };
            // Put together anew, a trailing slash is gone: `link/` would not be seen as a link.
            let site = parent.join(name);
            // A link that dangles is followed too: between the two renames of a swap it does.
            if let Ok(next) = fs::read_link(&site) {
                path = parent.join(next);
                continue;
            }
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(".kitei");
            let work = parent.join(hidden);
            return Ok(Place { site, work });
        }
        Err(Refusal::Io { path: target.to_path_buf(), error: io::Error::other("too many symbolic links") })
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.work.join("lock")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.work.join("journal")
    }

    pub(super) fn incoming(&self) -> PathBuf {
        self.site.join(INCOMING)
    }

    pub(super) fn coming(&self, number: u32) -> PathBuf {
        self.work.join(format!("new-{number}"))
    }

    pub(super) fn going(&self, number: u32) -> PathBuf {
        self.work.join(format!("old-{number}"))
    }

    /// The first number under which nothing is left of an earlier writing. There may be
    /// something: a file open on Windows keeps its folder.
    pub(super) fn free_number(&self) -> u32 {
        let taken = |number: &u32| self.coming(*number).exists() || self.going(*number).exists();
        (1..u32::MAX).find(|number| !taken(number)).unwrap_or(u32::MAX)
    }

    /// Looks at what is at the target now.
    pub(super) fn standing(&self) -> Result<Standing, Refusal> {
        let mut empty = true;
        match fs::read_dir(&self.site) {
            Ok(entries) => {
                for entry in entries {
                    let entry = entry.map_err(Refusal::io(&self.site))?;
                    empty &= entry.file_name() == INCOMING;
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Missing),
            Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(Standing::Foreign),
            Err(error) => return Err(Refusal::io(&self.site)(error)),
        }
        if empty {
            return Ok(Standing::Empty);
        }
        let marker = self.site.join(MARKER);
        match fs::read(&marker) {
            Ok(bytes) => Ok(marker_edition(&bytes).map_or(Standing::Foreign, Standing::Site)),
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::IsADirectory => Ok(Standing::Foreign),
                _ => Err(Refusal::io(&marker)(error)),
            },
        }
    }

    /// Looks at the target and refuses what a site of `edition` may not replace.
    pub(super) fn accept(&self, edition: &'static str) -> Result<Standing, Refusal> {
        match self.standing()? {
            Standing::Foreign => Err(Refusal::Foreign { path: self.site.clone() }),
            Standing::Site(found) if found != edition => {
                Err(Refusal::OtherEdition { path: self.site.clone(), found, wanted: edition })
            }
            standing => Ok(standing),
        }
    }
}

/// The marker's text for an edition.
pub(super) fn marker_text(edition: &str) -> String {
    format!("{MARKER_FORMAT}\n{edition}\n")
}

/// The edition a marker names; `None` when it is none of ours.
pub(super) fn marker_edition(marker: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(marker).ok()?;
    let mut lines = text.lines();
    (lines.next()? == MARKER_FORMAT).then_some(())?;
    Some(lines.next()?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_comes_back_as_written() {
        assert_eq!(marker_edition(marker_text("staff").as_bytes()).as_deref(), Some("staff"));
        assert_eq!(marker_edition(b"kitei-site 1\r\npublic\r\n").as_deref(), Some("public"));
        assert_eq!(marker_edition(b"kitei-site 2\npublic\n"), None);
        assert_eq!(marker_edition(b"\xff"), None);
        assert_eq!(marker_edition(b""), None);
    }

    #[test]
    fn a_target_needs_a_name() {
        assert!(matches!(Place::of(Path::new("/")), Err(Refusal::Nameless { .. })));
        assert!(matches!(Place::of(Path::new("a/..")), Err(Refusal::Nameless { .. })));
        let place = Place::of(Path::new("no-such-folder/public/")).unwrap();
        assert!(place.site.ends_with("no-such-folder/public"));
        assert!(place.work.ends_with("no-such-folder/.public.kitei"));
    }
}
