//! A [`Site`] is everything one edition puts on disk, as a value: path → bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// A Site is one edition's folder before it is on disk.
#[derive(Debug)]
pub struct Site<'a> {
    /// The edition's token, one word: `public`, `staff` or `officer`. It goes into the marker.
    pub edition: &'static str,
    /// The files by their path in the site, components separated by `/`.
    pub entries: BTreeMap<String, Content<'a>>,
}

/// A Content is the bytes of one file, at hand or made when they are asked for.
pub enum Content<'a> {
    /// Bytes that are already there.
    Bytes(Cow<'a, [u8]>),
    /// Bytes that are there for the first who asks, and made for others: a page that was tried is not made twice, and lies
    /// in memory until it is written only.
    Tried(Mutex<Option<Vec<u8>>>, Box<Make<'a>>),
    /// Bytes made when the file is written, once in each writing, so that the pages of a large
    /// site never lie in memory together. The same call must give the same bytes.
    Made(Box<Make<'a>>),
}

/// A Make makes the bytes of one file, or says in Japanese why it cannot: the site is then not written.
pub type Make<'a> = dyn Fn() -> Result<Vec<u8>, String> + Send + Sync + 'a;

impl Content<'_> {
    /// The bytes; a `Made` content is made anew by each call.
    ///
    /// # Errors
    /// Why a `Made` content cannot be made, in words for an officer.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, String> {
        match self {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Tried(bytes, make) => {
                let tried = bytes.lock().unwrap_or_else(PoisonError::into_inner).take();
                tried.map_or_else(make, Ok).map(Cow::Owned)
            }
            Content::Made(make) => make().map(Cow::Owned),
        }
    }
}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Content::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
            Content::Tried(..) => f.write_str("Tried"),
            Content::Made(_) => f.write_str("Made"),
        }
    }
}
