//! What the system and SQLite say, as what a person can do something about.

use std::io;
use std::path::Path;

use rusqlite::{Error, ErrorCode, ffi};

use crate::history::HistoryFault;

pub(super) fn of_io(path: &Path, error: &io::Error) -> HistoryFault {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => HistoryFault::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => HistoryFault::Full(path),
        _ => HistoryFault::Other { path, why: error.to_string() },
    }
}

pub(super) fn of_sqlite(path: &Path, error: &Error) -> HistoryFault {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => HistoryFault::Locked(path),
        Some(ErrorCode::DiskFull) => HistoryFault::Full(path),
        // The log's index could not be made larger, or the log not be written: on a full disk these come first.
        Some(ErrorCode::SystemIoFailure)
            if matches!(
                error.sqlite_extended_error_code(),
                Some(ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_WRITE)
            ) =>
        {
            HistoryFault::Full(path)
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => HistoryFault::ReadOnly(path),
        _ if is_damage(error) => HistoryFault::Stuck(path),
        _ => HistoryFault::Other { path, why: error.to_string() },
    }
}

/// Whether the file is no whole database.
pub(super) fn is_damage(error: &Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}
