//! Reading a trust folder: what counts, what is left out, what refuses the whole, and what the rest then answers.
#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;

/// `calendar.json`, `purposes.json` and `release.json`.
mod extras;
/// JSON files that are no such files.
mod files;
/// A folder to write into.
mod folder;
/// Status lists that try something.
mod hostile;
/// `issuers.json`.
mod issuers;
/// A list as large as a province needs.
#[cfg(feature = "office")]
mod large;
/// Who may sign a status list.
mod lists;
/// What trust answers once it is read.
mod status;
/// That list, for the bench too.
#[cfg(feature = "office")]
mod ten_million;
