//! The folder of a demo: nothing of a user's is ever overwritten, and whoever reads a file reads it whole.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::put::{UNFINISHED, put_by};
use crate::cli::Failure;

/// Tells a demo's folder from others and, by its content, one demo from the next.
const MARKER: &str = ".yanzheng-demo";

/// The folder of one demo.
pub(super) struct Folder {
    path: PathBuf,
    marker: Vec<u8>,
}

impl Folder {
    /// Whether a demo may be put there: it does not exist, is empty, or holds an earlier demo.
    pub(super) fn is_free(path: &Path) -> io::Result<bool> {
        match fs::read_dir(path) {
            Ok(mut entries) => Ok(path.join(MARKER).is_file() || entries.next().is_none()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Marks a folder that is free as that of the demo of this name.
    pub(super) fn take(path: &Path, name: &str) -> Result<Self, Failure> {
        let marker = format!("{name}\n").into_bytes();
        let folder = Folder { path: path.to_owned(), marker };
        folder.put(MARKER, &folder.marker)?;
        Ok(folder)
    }

    /// Whether it is still that of this demo.
    pub(super) fn is_ours(&self) -> bool {
        fs::read(self.path.join(MARKER)).is_ok_and(|marker| marker == self.marker)
    }

    /// Writes a file at once: a reader sees what was there before or all of it.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        // Beside the phone's folder, where no camera looks.
        put_by(&self.path.join(UNFINISHED), &self.path.join(name), bytes)
    }

    /// Removes a file that an earlier demo may have left.
    pub(super) fn remove(&self, name: &str) -> Result<(), Failure> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::Write(path, error)),
            _ => Ok(()),
        }
    }

    /// Removes a folder that an earlier demo may have left, with all that is in it.
    pub(super) fn remove_folder(&self, name: &str) -> Result<(), Failure> {
        let path = self.path.join(name);
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::Write(path, error)),
            _ => Ok(()),
        }
    }
}
