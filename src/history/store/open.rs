//! Finds the files, or makes them: `history.db`, and beside it the machine's key, which only its owner may read.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::History;
use super::marks::{KEY_BYTES, Marks};
use super::schema::{self, Kind};
use super::trouble::{is_damage, of_io, of_sqlite};
use crate::domain::Instant;
use crate::history::{HistoryFault, Random};

pub(super) const DATABASE: &str = "history.db";
const KEY: &str = "history.key";
/// Held while the files are made or moved, so that two windows do not do it at once.
const LOCK: &str = "history.lock";
/// What SQLite lays beside its database.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];
/// How often a lock is tried, and how long is waited between; together half a second.
const TRIES: u32 = 25;
const BETWEEN: Duration = Duration::from_millis(20);
/// Most damaged databases that are kept beside each other; whoever has more has another trouble.
const MAX_ASIDE: u32 = 100;

/// How closely a database is looked at before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// Whether its pages hang together.
    Usual,
    /// Whether every index agrees with its table too: something was found damaged.
    Doubt,
}

type Opened = Result<(History, Option<HistoryFault>), HistoryFault>;

pub(super) fn open(folder: &Path, now: Instant, random: Random, care: Care) -> Opened {
    let held = match lock(folder) {
        Ok(held) => held,
        Err(fault @ HistoryFault::ReadOnly(_)) => return read_only(folder, fault),
        Err(fault) => return Err(fault),
    };
    let marks = key(folder, random)?;
    let (path, folder) = (folder.join(DATABASE), folder.to_owned());
    let (db, mended) = match connect(&path, care) {
        Ok(db) => (db, None),
        Err(Trouble::Sql(error)) if is_damage(&error) => {
            let aside = set_aside(&path).map_err(|_| HistoryFault::Stuck(path.clone()))?;
            (connect(&path, care).map_err(|error| error.about(&folder))?, Some(HistoryFault::Damaged(aside)))
        }
        Err(error) => return Err(error.about(&folder)),
    };
    drop(held);
    let mut history = History { db, marks, folder };
    // On a full disk what was kept can still be read.
    let fault = history.sweep(now).err();
    Ok((history, mended.or(fault)))
}

enum Trouble {
    Sql(rusqlite::Error),
    Io(io::Error),
    Foreign,
}

impl Trouble {
    fn about(self, path: &Path) -> HistoryFault {
        match self {
            Trouble::Sql(error) => of_sqlite(path, &error),
            Trouble::Io(error) => of_io(path, &error),
            Trouble::Foreign => HistoryFault::Foreign(path.join(DATABASE)),
        }
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Trouble::Sql(error)
    }
}

fn connect(path: &Path, care: Care) -> Result<Connection, Trouble> {
    // Made here so that nobody else may read it; SQLite gives its companions the same rights.
    private_options().create(true).append(true).open(path).map_err(Trouble::Io)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    schema::settle(&db)?;
    match schema::kind(&db)? {
        Kind::Ours => {}
        Kind::Empty => schema::create(&mut db)?,
        Kind::Foreign => return Err(Trouble::Foreign),
    }
    let check = match care {
        Care::Usual => "quick_check(1)",
        Care::Doubt => "integrity_check(1)",
    };
    let found: String = db.query_row(&format!("PRAGMA {check}"), [], |row| row.get(0))?;
    if found != "ok" {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        return Err(rusqlite::Error::SqliteFailure(code, Some(found)).into());
    }
    Ok(db)
}

/// Of a disk that can only be read: what was kept before is still read.
fn read_only(folder: &Path, fault: HistoryFault) -> Opened {
    let path = folder.join(DATABASE);
    let Some(marks) = fs::read(folder.join(KEY)).ok().and_then(|key| Marks::with(&key)) else {
        return Err(fault);
    };
    // SQLite lays files beside a database even to read it, unless it is told that nobody writes.
    let address = format!("file:{}?immutable=1", escaped(&path));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(address, flags);
    match opened.and_then(|db| schema::kind(&db).map(|kind| (db, kind))) {
        Ok((db, Kind::Ours)) => Ok((History { db, marks, folder: folder.to_owned() }, Some(fault))),
        _ => Err(fault),
    }
}

/// A path as it stands in an address.
fn escaped(path: &Path) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes
        .iter()
        .map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Takes the folder's lock, which ends with the file that is handed back.
fn lock(folder: &Path) -> Result<File, HistoryFault> {
    let fault = |error: io::Error| of_io(folder, &error);
    if !folder.is_dir() {
        fs::create_dir_all(folder).map_err(fault)?;
        only_owner(folder).map_err(fault)?;
    }
    let file = private_options().create(true).append(true).open(folder.join(LOCK)).map_err(fault)?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
            // Some network folders have no locks; then SQLite's own are all there is.
            Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(HistoryFault::Locked(folder.to_owned()))
}

/// The machine's key, made on first use. One that is damaged is moved aside: what was kept with it is recognised no
/// more, and nothing else changes.
fn key(folder: &Path, random: Random) -> Result<Marks, HistoryFault> {
    let path = folder.join(KEY);
    let fault = |error: io::Error| of_io(folder, &error);
    let limit = u64::try_from(KEY_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut key = Vec::new();
    match File::open(&path) {
        Ok(file) => {
            file.take(limit).read_to_end(&mut key).map_err(fault)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(fault(error)),
    }
    if let Some(marks) = Marks::with(&key) {
        return Ok(marks);
    }
    if !key.is_empty() {
        set_aside(&path).map_err(fault)?;
    }
    let mut fresh = [0; KEY_BYTES];
    random(&mut fresh).map_err(fault)?;
    let draft = folder.join(format!("{KEY}.new"));
    let written = || {
        let mut file = private_options().create(true).write(true).truncate(true).open(&draft)?;
        file.write_all(&fresh)?;
        file.sync_all()?;
        fs::rename(&draft, &path)
    };
    written().map_err(fault)?;
    Marks::with(&fresh).ok_or_else(|| HistoryFault::Stuck(path.clone()))
}

/// Moves a damaged file out of the way, with what SQLite laid beside it. Nothing is deleted.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let named = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let free =
        (1..=MAX_ASIDE).map(|number| format!(".damaged-{number}")).find(|suffix| !named(suffix).exists());
    let suffix = free.ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(path, named(&suffix))?;
    for companion in COMPANIONS.iter().filter(|companion| named(companion).exists()) {
        fs::rename(named(companion), named(&format!("{suffix}{companion}")))?;
    }
    Ok(named(&suffix))
}

#[cfg(unix)]
fn private_options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(unix)]
fn only_owner(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// Not enforced here: the folder's own rights decide.
#[cfg(not(unix))]
fn private_options() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(not(unix))]
fn only_owner(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_an_address_is_that_path() {
        assert_eq!(escaped(Path::new("/a b/鲁?#%.db")), "/a%20b/%E9%B2%81%3F%23%25.db");
    }
}
