//! The office's data folder: one SQLite database, and the private keys in files beside it.

mod files;
mod schema;
mod sql;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::error::{Denied, OfficeError};
use crate::domain::{Day, Instant, IssuerId};
pub(super) use files::{create_folder, create_private, read_private};
pub(super) use sql::{purposes_of, purposes_text};

/// A source of chance, which the programs hold.
pub type Random = fn(&mut [u8]) -> io::Result<()>;

const DATABASE: &str = "office.db";
/// How long a command waits for another one that is writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// 发证机关, whose office this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its GB/T 2260 code.
    pub id: IssuerId,
    /// Its name, Chinese.
    pub zh: String,
    /// Its name, English.
    pub en: String,
    /// The day on which electronic licences began there.
    pub activation: Day,
    /// Whether it is for demonstration and tests only.
    pub test: bool,
}

/// An office at work on its data folder.
pub struct Office {
    pub(super) db: Connection,
    pub(super) folder: PathBuf,
    pub(super) authority: Authority,
    /// Whether private keys lie there unencrypted, worthless except for tests.
    pub(super) insecure: bool,
    pub(super) passphrase: Option<Passphrase>,
    pub(super) random: Random,
}

/// What private keys are encrypted with. Never printed.
#[derive(Clone)]
pub struct Passphrase(Vec<u8>);

impl Passphrase {
    /// The most bytes of one.
    pub const MAX: usize = 1024;

    /// A passphrase of these bytes; `None` when there are none or too many.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (1..=Self::MAX).contains(&bytes.len()).then(|| Passphrase(bytes.to_vec()))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// How private keys are kept.
#[derive(Clone)]
pub enum Protection {
    /// Encrypted by a passphrase.
    Passphrase(Passphrase),
    /// Not at all.
    InsecureTestKeys,
}

impl Office {
    /// Whether a data folder lies there.
    pub fn exists(folder: &Path) -> bool {
        folder.join(DATABASE).exists()
    }

    /// Makes a new office in a folder that does not exist or is empty. It has no keys yet.
    ///
    /// # Errors
    /// [`Denied::FolderTaken`], or whatever the system says.
    pub fn create(
        folder: &Path,
        authority: Authority,
        protection: Protection,
        random: Random,
    ) -> Result<Self, OfficeError> {
        create_folder(folder)?;
        let unfinished = folder.join(files::UNFINISHED);
        let insecure = matches!(protection, Protection::InsecureTestKeys);
        // A database that is not whole never has the name under which it is opened.
        let db = Connection::open(&unfinished)?;
        schema::create(&db, &authority, insecure)?;
        db.close().map_err(|(_, error)| error)?;
        let whole = folder.join(DATABASE);
        std::fs::rename(&unfinished, &whole).map_err(|error| OfficeError::File(whole, error))?;
        let passphrase = match protection {
            Protection::Passphrase(passphrase) => Some(passphrase),
            Protection::InsecureTestKeys => None,
        };
        Self::open(folder, passphrase, random)
    }

    /// Opens the office of a folder. The passphrase is needed when something is signed.
    ///
    /// # Errors
    /// [`Denied::NoOffice`] where there is none or one of another version, or whatever the database says.
    pub fn open(folder: &Path, passphrase: Option<Passphrase>, random: Random) -> Result<Self, OfficeError> {
        if !Self::exists(folder) {
            return Err(Denied::NoOffice(folder.to_owned()).into());
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(folder.join(DATABASE), flags)?;
        db.busy_timeout(PATIENCE)?;
        if !schema::is_ours(&db)? {
            return Err(Denied::NoOffice(folder.to_owned()).into());
        }
        schema::settle(&db)?;
        let (authority, insecure) = schema::authority(&db)?;
        Ok(Office { db, folder: folder.to_owned(), authority, insecure, passphrase, random })
    }

    /// Whose office it is.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Does several things or none of them.
    pub(super) fn change<T>(
        &mut self,
        work: impl FnOnce(&Connection, &Desk) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        let desk = Desk { authority: self.authority.clone(), random: self.random };
        let change = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&change, &desk)?;
        change.commit()?;
        Ok(done)
    }

    pub(super) fn chance<const N: usize>(&self) -> Result<[u8; N], OfficeError> {
        chance(self.random)
    }

    /// The last instant at which anything was published; the clock cannot be behind it.
    pub(super) fn last_published(&self) -> Result<Option<Instant>, OfficeError> {
        Ok(self.db.query_row("SELECT published FROM authority", [], |row| row.get(0))?)
    }
}

/// What a change needs to know beside the database.
pub(super) struct Desk {
    pub(super) authority: Authority,
    pub(super) random: Random,
}

/// Bytes drawn by chance.
pub(super) fn chance<const N: usize>(random: Random) -> Result<[u8; N], OfficeError> {
    let mut bytes = [0; N];
    random(&mut bytes).map_err(OfficeError::Chance)?;
    Ok(bytes)
}
