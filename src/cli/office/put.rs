//! Writes files at once: whoever reads one reads what was there before, or all of it.

use std::fs;
use std::path::Path;

use crate::cli::Failure;

/// A file while it is being written: no picture by its name, so that no camera sees it.
pub(super) const UNFINISHED: &str = ".unfinished";

/// Writes a file beside which it is written first.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    put_by(&folder.join(UNFINISHED), path, bytes)
}

/// Writes a file by way of another of the same file system.
pub(super) fn put_by(unfinished: &Path, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(unfinished, bytes))
        .and_then(|()| fs::rename(unfinished, path));
    written.map_err(|error| Failure::Write(path.to_owned(), error))
}
