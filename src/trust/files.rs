//! The JSON files of a trust folder as they are written. FORMAT.md gives their schemas and bounds.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key::{KeyState, KeyUse};
use crate::domain::{Day, Instant, IssuerId, Purpose};

/// The version of every file.
pub(crate) const VERSION: u32 = 1;

/// `issuers.json`: who may sign.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuersFile {
    /// The version of this file's schema: 1.
    pub v: u32,
    /// When the list was published.
    pub published: Instant,
    /// At most 1,000.
    pub issuers: Vec<IssuerEntry>,
}

/// An issuer in `issuers.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuerEntry {
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
    /// At most 64.
    pub keys: Vec<KeyEntry>,
}

/// A key in `issuers.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyEntry {
    /// The 32 bytes of the Ed25519 public key as 64 lower-case hexadecimal digits.
    pub x: String,
    /// What it may sign.
    pub uses: Vec<KeyUse>,
    /// The first instant at which it may sign.
    pub from: Instant,
    /// The first instant at which it may no longer, and which nothing that it signed may outlive.
    pub until: Instant,
    /// Its state.
    pub state: KeyState,
}

/// `calendar.json`: the State Council's schedules of working days.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarFile {
    /// The version of this file's schema: 1.
    pub v: u32,
    /// When the file was published.
    pub published: Instant,
    /// A year may stand more than once, when its schedule was amended.
    pub years: Vec<YearEntry>,
}

/// A year's schedule in `calendar.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearEntry {
    /// The year.
    pub year: i32,
    /// The day of the State Council's notice.
    pub published: Day,
    /// Days off by statute or by the notice; weekends need not stand here.
    pub off: BTreeSet<Day>,
    /// Weekend days on which is worked.
    pub work: BTreeSet<Day>,
}

/// `purposes.json`: names of purposes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposesFile {
    /// The version of this file's schema: 1.
    pub v: u32,
    /// At most 100.
    pub purposes: Vec<PurposeEntry>,
}

/// A purpose in `purposes.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposeEntry {
    /// Its code.
    pub code: Purpose,
    /// Its name, Chinese.
    pub zh: String,
    /// Its name, English.
    pub en: String,
}

/// `release.json`: which publication this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseFile {
    /// The version of this file's schema: 1.
    pub v: u32,
    /// When it was published: what an honest clock cannot be behind.
    pub published: Instant,
    /// Its number; later releases have greater ones.
    pub sequence: u64,
}
