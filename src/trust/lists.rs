//! Status lists: proven once, when trust is loaded, then only looked up.

use super::contents::Contents;
use super::key::KeyUse;
use crate::credential::{FormatError, MAX_PACKED, MAX_UNPACKED, StatusList};
use crate::domain::{IssuerId, Reason};

/// The most lists of a folder.
pub const MAX_LISTS: usize = 1_024;
/// The most bytes that all lists together take in memory once unpacked.
pub const MAX_TOTAL: usize = 8 * MAX_UNPACKED;

/// Why a status list cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListFault {
    /// Not a regular file.
    #[error("not a regular file")]
    NotAFile,
    /// Larger than [`MAX_PACKED`].
    #[error("larger than {MAX_PACKED} bytes")]
    TooLarge,
    /// More than [`MAX_LISTS`]; those last by name are left out.
    #[error("the folder has more than {MAX_LISTS} status lists")]
    TooMany,
    /// Its form is broken.
    #[error("{0}")]
    Form(#[from] FormatError),
    /// Its name and its content disagree.
    #[error("the file's name and its content name different lists")]
    Name,
    /// Trust does not hold its issuer.
    #[error("its issuer is not in trust")]
    IssuerUnknown,
    /// No key of the issuer may have signed it.
    #[error("no key of its issuer may have signed it ({})", .0.code())]
    Key(Reason),
    /// It is dated after the release that carries it.
    #[error("it is dated after the release that carries it")]
    AfterRelease,
    /// All lists together would take too much memory.
    #[error("all lists together take more than {MAX_TOTAL} bytes")]
    TooMuch,
}

/// Whether a file's name is that of a list: `status-<issuer>-<number>.cwt`.
pub(super) fn is_list_name(name: &str) -> bool {
    name.starts_with("status-") && name.ends_with(".cwt")
}

/// The name of a list's file.
pub fn file_name(issuer: IssuerId, number: u32) -> String {
    format!("status-{issuer}-{number}.cwt")
}

/// Proves a list and adds it.
pub(super) fn add(contents: &mut Contents, name: &str, bytes: &[u8]) -> Result<(), ListFault> {
    let claimed = StatusList::read(bytes)?;
    let list = claimed.unproven();
    let (issuer_id, number, issued) = (list.issuer, list.number, list.issued);
    if name != file_name(issuer_id, number) {
        return Err(ListFault::Name);
    }
    if contents.release.is_some_and(|release| issued > release.published) {
        return Err(ListFault::AfterRelease);
    }
    if contents.list_bytes() + list.statuses.len() > MAX_TOTAL {
        return Err(ListFault::TooMuch);
    }
    let issuer = contents.issuer(issuer_id).ok_or(ListFault::IssuerUnknown)?.clone();
    // A list has no end of its own that a key could be too short for.
    let proven = issuer.prove(claimed, KeyUse::Status, issued, issued);
    contents.add_list(proven.map_err(|(refusal, _)| ListFault::Key(refusal))?);
    Ok(())
}
