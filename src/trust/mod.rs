//! Whose signatures count: issuers with their keys, the calendar, the purposes, the status lists, and how old all
//! that is. Nothing that lies beside or inside the input is ever trust.

mod ageing;
mod contents;
mod files;
mod folder;
mod install;
mod issuers;
mod key;
mod lists;
mod shelf;
mod store;

use std::path::Path;
use std::sync::Arc;

use crate::credential::{PublicKey, StatusRef, StatusValue};
use crate::domain::{Calendar, Instant, IssuerId, Purpose, StatusGap, TrustPart};
use contents::Contents;

// Reading it.
pub use folder::{LoadNote, MAX_JSON_BYTES, TrustError};
pub use issuers::{Issuer, IssuerFault, MAX_ISSUERS, MAX_KEYS};
pub use key::{KeyState, KeyUse, TrustedKey};
pub use lists::{ListFault, MAX_LISTS, MAX_TOTAL, file_name};
pub use shelf::MAX_ENTRIES;
pub use store::Places;

// Installing it.
pub use install::{InstallError, install};

// What it holds.
pub use ageing::{Age, AgeLimit, Settings};
pub use contents::{MAX_PURPOSES, PurposeFault, PurposeName, Release};

// Its files as they are written, for whoever publishes them.
pub use files::{
    CalendarFile, IssuerEntry, IssuersFile, KeyEntry, PurposeEntry, PurposesFile, ReleaseFile, YearEntry,
};

/// Whose signatures count. Cheap to clone; what was opened with it keeps it.
#[derive(Clone, Debug)]
pub struct Trust {
    contents: Arc<Contents>,
    settings: Settings,
}

/// A status as trust can tell it, and when the list that tells it was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusAnswer {
    /// Not ended.
    Clear {
        /// The list's date.
        listed: Instant,
    },
    /// 已解除授权（已作废）.
    Revoked {
        /// The list's date.
        listed: Instant,
    },
    /// The vehicle's state is no longer normal.
    Suspended {
        /// The list's date.
        listed: Instant,
    },
    /// It cannot be told.
    Unknown(StatusGap),
}

impl Trust {
    /// Trust in nobody: every code is `issuer-unknown`.
    pub fn none() -> Self {
        Trust { contents: Arc::new(Contents::new(Vec::new(), Instant::MIN)), settings: Settings::default() }
    }

    /// Reads a plain folder, which counts for issuers marked `test` only.
    ///
    /// # Errors
    /// [`TrustError`] when it cannot be used at all; what was merely left out is in the notes.
    pub fn read_folder(folder: &Path) -> Result<(Self, Vec<LoadNote>), TrustError> {
        let (contents, notes) = folder::read(folder)?;
        Ok((Trust { contents: Arc::new(contents), settings: Settings::default() }, notes))
    }

    /// Reads files that a program carries in itself, by name; they count as a plain folder's do.
    ///
    /// # Errors
    /// As [`Trust::read_folder`].
    pub fn read_bundle(files: &[(&str, &[u8])]) -> Result<(Self, Vec<LoadNote>), TrustError> {
        let (contents, notes) = folder::read(files)?;
        Ok((Trust { contents: Arc::new(contents), settings: Settings::default() }, notes))
    }

    /// The same trust under other settings.
    pub fn with_settings(self, settings: Settings) -> Self {
        Trust { settings, ..self }
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether it holds no issuer.
    pub fn is_empty(&self) -> bool {
        self.contents.issuers().next().is_none()
    }

    /// Every issuer, in the order of their codes.
    pub fn issuers(&self) -> Vec<&Arc<Issuer>> {
        let mut issuers: Vec<_> = self.contents.issuers().collect();
        issuers.sort_by_key(|issuer| issuer.id);
        issuers
    }

    /// An issuer.
    pub fn issuer(&self, id: IssuerId) -> Option<&Arc<Issuer>> {
        self.contents.issuer(id)
    }

    /// When the list of issuers was published.
    pub fn issuers_published(&self) -> Instant {
        self.contents.issuers_published
    }

    /// Whether a key is one of any issuer's.
    pub fn holds_key(&self, key: &PublicKey) -> bool {
        self.contents.holds(key)
    }

    /// The calendar and when it was published.
    pub fn calendar(&self) -> Option<(&Calendar, Instant)> {
        self.contents.calendar.as_ref().map(|(calendar, published)| (calendar, *published))
    }

    /// The newest release, whose date is the clock's floor.
    pub fn release(&self) -> Option<Release> {
        self.contents.release
    }

    /// The name of a purpose, if this trust carries one.
    pub fn purpose(&self, purpose: Purpose) -> Option<&PurposeName> {
        self.contents.purpose(purpose)
    }

    /// The status of an authorisation whose statement was issued then, as it can be told at an instant.
    pub fn status(&self, issuer: IssuerId, status: StatusRef, issued: Instant, at: Instant) -> StatusAnswer {
        let Some(list) = self.contents.list(issuer, status.list) else {
            return StatusAnswer::Unknown(StatusGap::NoList);
        };
        let listed = list.issued;
        let ended = list.expires.is_some_and(|end| at >= end);
        if ended || self.settings.age(TrustPart::Status, listed, at) == Age::TooOld {
            return StatusAnswer::Unknown(StatusGap::TooOld { issued: listed });
        }
        match list.get(status.index) {
            Some(StatusValue::Valid) => StatusAnswer::Clear { listed },
            Some(StatusValue::Revoked) => StatusAnswer::Revoked { listed },
            Some(StatusValue::Suspended) => StatusAnswer::Suspended { listed },
            Some(StatusValue::Undefined) => StatusAnswer::Unknown(StatusGap::Undefined),
            // Enrolled after the list was made, so it cannot stand in it yet.
            None if issued > listed => StatusAnswer::Clear { listed },
            None => StatusAnswer::Unknown(StatusGap::BeyondList),
        }
    }
}
