//! History in SQLite: one folder with the database and the machine's key.

mod kept;
mod marks;
mod open;
mod read;
mod schema;
mod trouble;
mod write;

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{HistoryFault, Random};
use crate::domain::Instant;
use marks::Marks;
use open::Care;

/// What was checked on this machine.
pub struct History {
    db: Connection,
    marks: Marks,
    /// Where it lies, for what is said about it.
    folder: PathBuf,
}

impl History {
    /// Opens the history of a folder, or begins one. What is older than it may be is deleted. What a person should know
    /// besides is handed back: a damaged database was moved aside; the disk is full or can only be read, so that nothing
    /// new is kept.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn open(
        folder: &Path,
        now: Instant,
        random: Random,
    ) -> Result<(Self, Option<HistoryFault>), HistoryFault> {
        open::open(folder, now, random, Care::Usual)
    }

    /// The same after something in it was found damaged: looked through to the last row.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn open_doubted(
        folder: &Path,
        now: Instant,
        random: Random,
    ) -> Result<(Self, Option<HistoryFault>), HistoryFault> {
        open::open(folder, now, random, Care::Doubt)
    }

    /// The same of a history that somebody wants to read: where there is none, none is begun.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn open_existing(
        folder: &Path,
        now: Instant,
        random: Random,
    ) -> Result<(Self, Option<HistoryFault>), HistoryFault> {
        if !folder.join(open::DATABASE).exists() {
            return Err(HistoryFault::Nothing(folder.to_owned()));
        }
        Self::open(folder, now, random)
    }

    fn fault(&self, error: &rusqlite::Error) -> HistoryFault {
        trouble::of_sqlite(&self.folder, error)
    }
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "History({})", self.folder.display())
    }
}
