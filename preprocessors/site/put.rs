//! One file outside a site: written beside its place, then moved there, so that nobody ever sees half of it.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Puts the bytes there, in place of a file that is there already.
///
/// # Errors
/// What the system says; what was there is then untouched.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(".kitei-new");
    let beside = folder.join(beside);
    let written =
        File::create(&beside).and_then(|mut file| file.write_all(bytes)).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // what could not be moved is no one's
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_a_folder_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台帳.csv");
        put(&path, b"a").unwrap();
        put(&path, b"bc").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"bc");
        assert!(put(&folder.path().join("no/such.csv"), b"x").is_err());
        fs::create_dir(folder.path().join("d")).unwrap();
        assert!(put(&folder.path().join("d"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside");
    }
}
