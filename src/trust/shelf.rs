//! Where the files of a trust stand: in a folder, or in the program itself.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::folder::TrustError;

/// The most entries of a folder that are looked at.
pub const MAX_ENTRIES: usize = 10_000;

/// Files with flat names, each read within a bound.
pub(super) trait Shelf {
    /// What the file of a name is called in errors.
    fn path(&self, name: &str) -> PathBuf;

    /// Every name that is Unicode, in no order.
    fn names(&self) -> Result<Vec<String>, TrustError>;

    /// A file's bytes; `None` if there is none.
    fn read(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, TrustError>;
}

impl Shelf for Path {
    fn path(&self, name: &str) -> PathBuf {
        self.join(name)
    }

    fn names(&self) -> Result<Vec<String>, TrustError> {
        let io_error = |error| TrustError::Io { path: self.to_owned(), error };
        let mut names = Vec::new();
        for (count, entry) in std::fs::read_dir(self).map_err(io_error)?.enumerate() {
            if count >= MAX_ENTRIES {
                return Err(TrustError::TooManyEntries { path: self.to_owned() });
            }
            names.extend(entry.map_err(io_error)?.file_name().into_string());
        }
        Ok(names)
    }

    /// Regular files only; symbolic links are not followed.
    fn read(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, TrustError> {
        let path = self.join(name);
        let io_error = |error| TrustError::Io { path: path.clone(), error };
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io_error(error)),
            Ok(meta) if !meta.is_file() => return Err(TrustError::NotAFile { path }),
            Ok(_) => {}
        }
        let mut bytes = Vec::new();
        let bound = u64::try_from(limit).unwrap_or(u64::MAX);
        File::open(&path).map_err(io_error)?.take(bound + 1).read_to_end(&mut bytes).map_err(io_error)?;
        if bytes.len() > limit { Err(TrustError::TooLarge { path, limit }) } else { Ok(Some(bytes)) }
    }
}

/// Names and bytes that a program carries in itself.
impl Shelf for [(&str, &[u8])] {
    fn path(&self, name: &str) -> PathBuf {
        name.into()
    }

    fn names(&self) -> Result<Vec<String>, TrustError> {
        Ok(self.iter().map(|(name, _)| (*name).to_owned()).collect())
    }

    fn read(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, TrustError> {
        match self.iter().find(|(known, _)| *known == name) {
            Some((_, bytes)) if bytes.len() > limit => {
                Err(TrustError::TooLarge { path: self.path(name), limit })
            }
            found => Ok(found.map(|(_, bytes)| bytes.to_vec())),
        }
    }
}
