//! Why a check was not kept, or history cannot be read. About the licence this says nothing, and it never stops a check.

use std::path::PathBuf;

use super::entry::EntryId;

/// What is wrong with history.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryFault {
    /// The program was built without it.
    #[error("built without history")]
    NotBuilt,
    /// The environment names no folder for it.
    #[error("no folder for history")]
    NoPlace,
    /// Nothing was ever kept there.
    #[error("{}: no history there", .0.display())]
    Nothing(PathBuf),
    /// The folder, or its disk, can only be read.
    #[error("{}: read only", .0.display())]
    ReadOnly(PathBuf),
    /// The disk is full.
    #[error("{}: the disk is full", .0.display())]
    Full(PathBuf),
    /// Another program holds it.
    #[error("{}: locked", .0.display())]
    Locked(PathBuf),
    /// It was damaged; it lies here now, and a new one was begun.
    #[error("damaged, moved to {}", .0.display())]
    Damaged(PathBuf),
    /// Damaged, and it cannot be moved aside.
    #[error("{}: damaged", .0.display())]
    Stuck(PathBuf),
    /// A database of another program, or of a newer version of this one. It was not touched.
    #[error("{}: another program's, or a newer version's", .0.display())]
    Foreign(PathBuf),
    /// Anything else that the system says.
    #[error("{}: {why}", path.display())]
    Other {
        /// About which file or folder.
        path: PathBuf,
        /// What it says.
        why: String,
    },
    /// There is no such entry.
    #[error("no entry {0}")]
    NoEntry(EntryId),
    /// Its verdict leaves nothing to decide.
    #[error("entry {0} leaves nothing to decide")]
    NothingToDecide(EntryId),
}

impl HistoryFault {
    /// Whether checks are kept all the same.
    pub fn is_mended(&self) -> bool {
        matches!(self, HistoryFault::Damaged(_))
    }
}
