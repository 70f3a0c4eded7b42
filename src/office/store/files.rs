//! Files of the data folder that nobody else may read.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::{Denied, OfficeError};
use crate::office::keys::MAX_PEM;

/// The database while it is made.
pub(super) const UNFINISHED: &str = "office.new";

/// Makes the folder, or takes one that is empty. Only its owner may look into it, where the system knows owners.
pub(in crate::office) fn create_folder(folder: &Path) -> Result<(), OfficeError> {
    let fault = |error| OfficeError::File(folder.to_owned(), error);
    fs::create_dir_all(folder).map_err(fault)?;
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        // What a run left that was killed before there was an office.
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(UNFINISHED)) {
            return Err(Denied::FolderTaken(folder.to_owned()).into());
        }
        fs::remove_file(&path).map_err(fault)?;
    }
    only_owner(folder, 0o700).map_err(fault)
}

/// Writes a new file that only its owner may read, and has it on the disk before it returns.
pub(in crate::office) fn create_private(path: &Path, bytes: &[u8]) -> Result<(), OfficeError> {
    let written = || -> io::Result<()> {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        let mut file = private_options().create_new(true).write(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    written().map_err(|error| OfficeError::File(path.to_owned(), error))
}

/// Reads a file of a key.
pub(in crate::office) fn read_private(path: &Path) -> Result<String, OfficeError> {
    let read = || -> io::Result<String> {
        let mut text = String::new();
        // A byte more than a key's file may have, so that one that is too large is called so.
        let limit = u64::try_from(MAX_PEM).unwrap_or(u64::MAX).saturating_add(1);
        fs::File::open(path)?.take(limit).read_to_string(&mut text)?;
        Ok(text)
    };
    read().map_err(|error| OfficeError::File(path.to_owned(), error))
}

#[cfg(unix)]
fn private_options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(unix)]
fn only_owner(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Not enforced here: the folder's own rights decide.
#[cfg(not(unix))]
fn private_options() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(not(unix))]
fn only_owner(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}
