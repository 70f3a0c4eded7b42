//! Reads a trust folder: flat names, regular files, every size bounded. Files are read; none is believed further
//! than its own checks go, and a plain folder counts for issuers marked `test` only.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use serde::de::DeserializeOwned;

use super::contents::{Contents, PurposeFault, Release};
use super::files::{CalendarFile, IssuersFile, PurposesFile, ReleaseFile};
use super::issuers::{self, IssuerFault};
use super::lists::{self, ListFault};
use super::shelf::{MAX_ENTRIES, Shelf};
use crate::credential::MAX_PACKED;
use crate::domain::{Calendar, CalendarError, Instant, IssuerId, Schedule};

/// The most bytes of a JSON file: 1,000 issuers with their keys stay far below it.
pub const MAX_JSON_BYTES: usize = 4 << 20;

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

/// Reads a trust from where its files stand.
pub(super) fn read<S: Shelf + ?Sized>(folder: &S) -> Result<(Contents, Vec<LoadNote>), TrustError> {
    let mut notes = Vec::new();
    let file: IssuersFile =
        read_json(folder, "issuers.json", |file: &IssuersFile| file.v)?.ok_or_else(|| TrustError::Io {
            path: folder.path("issuers.json"),
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

fn read_json<T: DeserializeOwned, S: Shelf + ?Sized>(
    folder: &S,
    name: &str,
    version: impl Fn(&T) -> u32,
) -> Result<Option<T>, TrustError> {
    let Some(bytes) = folder.read(name, MAX_JSON_BYTES)? else { return Ok(None) };
    let path = folder.path(name);
    match serde_json::from_slice::<T>(&bytes) {
        Ok(file) if version(&file) != super::files::VERSION => {
            Err(TrustError::Version { path, found: version(&file) })
        }
        Ok(file) => Ok(Some(file)),
        Err(error) => Err(TrustError::Json { path, error }),
    }
}

/// The names of status lists, in order.
fn list_names<S: Shelf + ?Sized>(folder: &S) -> Result<Vec<String>, TrustError> {
    let mut names = folder.names()?;
    names.retain(|name| lists::is_list_name(name));
    names.sort();
    Ok(names)
}

/// Reads, proves and adds a list. One that cannot be used is left out; the folder stays good.
fn add_list<S: Shelf + ?Sized>(
    contents: &mut Contents,
    folder: &S,
    file: &str,
) -> Result<Result<(), ListFault>, TrustError> {
    match folder.read(file, MAX_PACKED) {
        Ok(Some(bytes)) => Ok(lists::add(contents, file, &bytes)),
        Ok(None) => Ok(Ok(())),
        Err(TrustError::TooLarge { .. }) => Ok(Err(ListFault::TooLarge)),
        Err(TrustError::NotAFile { .. }) => Ok(Err(ListFault::NotAFile)),
        Err(error) => Err(error),
    }
}
