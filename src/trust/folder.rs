//! Reads a trust folder: flat names, regular files, every size bounded. Files are read; none is believed further
//! than its own checks go, and a plain folder counts for issuers marked `test` only.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::contents::{Contents, PurposeFault, Release};
use super::files::{CalendarFile, IssuersFile, PurposesFile, ReleaseFile};
use super::issuers::{self, IssuerFault};
use super::lists::{self, ListFault};
use crate::credential::MAX_PACKED;
use crate::domain::{Calendar, CalendarError, Instant, IssuerId, Schedule};

/// The most bytes of a JSON file: 1,000 issuers with their keys stay far below it.
pub const MAX_JSON_BYTES: usize = 4 << 20;
/// The most entries of the folder that are looked at.
pub const MAX_ENTRIES: usize = 10_000;

/// Why a folder cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// A file cannot be read.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file is larger than its bound.
    #[error("{}: larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its bound.
        limit: usize,
    },
    /// Something else than a regular file.
    #[error("{}: not a regular file", path.display())]
    NotAFile {
        /// Its path.
        path: PathBuf,
    },
    /// A file is not the JSON that its schema asks for.
    #[error("{}: {error}", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// Where and what.
        error: serde_json::Error,
    },
    /// A file of another version.
    #[error("{}: version {found} of the file, this program reads version 1", path.display())]
    Version {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
    },
    /// issuers.json breaks a rule.
    #[error("issuers.json: {0}")]
    Issuers(#[from] IssuerFault),
    /// calendar.json breaks a rule.
    #[error("calendar.json: {0}")]
    Calendar(#[from] CalendarError),
    /// purposes.json breaks a rule.
    #[error("purposes.json: {0}")]
    Purposes(#[from] PurposeFault),
    /// More entries than are looked at.
    #[error("{}: more than {MAX_ENTRIES} entries", path.display())]
    TooManyEntries {
        /// The folder.
        path: PathBuf,
    },
}

/// What was left out of a folder that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadNote {
    /// An issuer not marked `test`: those count only from the installed store.
    RealIssuer(IssuerId),
    /// A status list that cannot be used; what it covers is unknown.
    List {
        /// The file's name.
        file: String,
        /// Why.
        fault: ListFault,
    },
}

/// Reads a folder.
pub(super) fn read(folder: &Path) -> Result<(Contents, Vec<LoadNote>), TrustError> {
    let mut notes = Vec::new();
    let file: IssuersFile =
        read_json(folder, "issuers.json", |file: &IssuersFile| file.v)?.ok_or_else(|| TrustError::Io {
            path: folder.join("issuers.json"),
            error: io::ErrorKind::NotFound.into(),
        })?;
    let issuers_published = file.published;
    let mut issuers = issuers::read(file)?;
    issuers.retain(|issuer| {
        if !issuer.test {
            notes.push(LoadNote::RealIssuer(issuer.id));
        }
        issuer.test
    });

    let calendar =
        read_json(folder, "calendar.json", |file: &CalendarFile| file.v)?.map(read_calendar).transpose()?;
    let purposes = read_json(folder, "purposes.json", |file: &PurposesFile| file.v)?;
    let release = read_json(folder, "release.json", |file: &ReleaseFile| file.v)?;
    let release = release.map(|file| Release { published: file.published, sequence: file.sequence });

    let mut contents = Contents::new(issuers, issuers_published);
    contents.calendar = calendar;
    contents.set_purposes(purposes.map(|file| file.purposes).unwrap_or_default())?;
    contents.release = release;
    // One after the other: packed, all of them together could be more than memory holds.
    for (count, file) in list_names(folder)?.into_iter().enumerate() {
        let added = if count < lists::MAX_LISTS {
            add_list(&mut contents, folder, &file)?
        } else {
            Err(ListFault::TooMany)
        };
        if let Err(fault) = added {
            notes.push(LoadNote::List { file, fault });
        }
    }
    Ok((contents, notes))
}

fn read_calendar(file: CalendarFile) -> Result<(Calendar, Instant), TrustError> {
    let mut years: BTreeMap<i32, Vec<Schedule>> = BTreeMap::new();
    for entry in file.years {
        let schedule = Schedule { published: entry.published, off: entry.off, work: entry.work };
        years.entry(entry.year).or_default().push(schedule);
    }
    Ok((Calendar::new(years)?, file.published))
}

fn read_json<T: DeserializeOwned>(
    folder: &Path,
    name: &str,
    version: impl Fn(&T) -> u32,
) -> Result<Option<T>, TrustError> {
    let path = folder.join(name);
    let Some(bytes) = read_bounded(&path, MAX_JSON_BYTES)? else { return Ok(None) };
    match serde_json::from_slice::<T>(&bytes) {
        Ok(file) if version(&file) != super::files::VERSION => {
            Err(TrustError::Version { path, found: version(&file) })
        }
        Ok(file) => Ok(Some(file)),
        Err(error) => Err(TrustError::Json { path, error }),
    }
}

/// The names of status lists, in order.
fn list_names(folder: &Path) -> Result<Vec<String>, TrustError> {
    let io_error = |error| TrustError::Io { path: folder.to_owned(), error };
    let mut names = Vec::new();
    for (count, entry) in std::fs::read_dir(folder).map_err(io_error)?.enumerate() {
        if count >= MAX_ENTRIES {
            return Err(TrustError::TooManyEntries { path: folder.to_owned() });
        }
        let name = entry.map_err(io_error)?.file_name();
        names.extend(name.to_str().filter(|name| lists::is_list_name(name)).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Reads, proves and adds a list. One that cannot be used is left out; the folder stays good.
fn add_list(contents: &mut Contents, folder: &Path, file: &str) -> Result<Result<(), ListFault>, TrustError> {
    match read_bounded(&folder.join(file), MAX_PACKED) {
        Ok(Some(bytes)) => Ok(lists::add(contents, file, &bytes)),
        Ok(None) => Ok(Ok(())),
        Err(TrustError::TooLarge { .. }) => Ok(Err(ListFault::TooLarge)),
        Err(TrustError::NotAFile { .. }) => Ok(Err(ListFault::NotAFile)),
        Err(error) => Err(error),
    }
}

/// Reads a regular file within its bound; `None` if there is none. Symbolic links are not followed.
fn read_bounded(path: &Path, limit: usize) -> Result<Option<Vec<u8>>, TrustError> {
    let io_error = |error| TrustError::Io { path: path.to_owned(), error };
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(error)),
        Ok(meta) if !meta.is_file() => return Err(TrustError::NotAFile { path: path.to_owned() }),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let bound = u64::try_from(limit).unwrap_or(u64::MAX);
    File::open(path).map_err(io_error)?.take(bound + 1).read_to_end(&mut bytes).map_err(io_error)?;
    if bytes.len() > limit {
        Err(TrustError::TooLarge { path: path.to_owned(), limit })
    } else {
        Ok(Some(bytes))
    }
}
