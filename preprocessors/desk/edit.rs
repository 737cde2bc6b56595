//! One change of one file.

use sha2::{Digest as _, Sha256};
use std::ops::Range;

/// An Edit puts new bytes in the place of a stretch of a file. Several may change one file: all of them count its bytes as
/// they stood before, and none may overlap another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file, relative to the project's folder, divided by `/`.
    pub file: String,
    /// The bytes that go; empty where something is put in.
    pub range: Range<usize>,
    /// The bytes that come.
    pub bytes: Vec<u8>,
    /// The file is to be no more.
    pub removes: bool,
    /// SHA-256 of the whole file it was made from; `None`: there is no such file yet.
    pub made_from: Option<[u8; 32]>,
}

impl Edit {
    /// An edit of a stretch of a file that had the bytes `made_from`.
    pub fn of(file: impl Into<String>, range: Range<usize>, bytes: impl Into<Vec<u8>>, made_from: &[u8]) -> Self {
        Self { file: file.into(), range, bytes: bytes.into(), removes: false, made_from: Some(hash(made_from)) }
    }

    /// The whole of a file that had the bytes `made_from`, or that is new.
    pub fn whole(file: impl Into<String>, bytes: impl Into<Vec<u8>>, made_from: Option<&[u8]>) -> Self {
        let range = 0..made_from.map_or(0, <[u8]>::len);
        Self { file: file.into(), range, bytes: bytes.into(), removes: false, made_from: made_from.map(hash) }
    }

    /// The end of a file that had the bytes `made_from`.
    pub fn removal(file: impl Into<String>, made_from: &[u8]) -> Self {
        Self { removes: true, ..Self::of(file, 0..made_from.len(), Vec::new(), made_from) }
    }
}

/// SHA-256.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
