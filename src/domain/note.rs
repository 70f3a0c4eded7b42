//! Notes: what is worth saying and never changes a verdict.

use serde::Serialize;

use super::names::Purpose;
use super::time::{Day, Instant};

/// Something worth saying that never changes a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Note {
    /// The VIN fails its check (GB 16735); some genuine ones do.
    VinCheck,
    /// The plate has none of the forms known here.
    PlateForm,
    /// The unified social credit code that was asked about fails its check (GB 32100); some genuine ones do.
    UsccCheck,
    /// The bearer's number as typed fails its own check: probably mistyped.
    BearerNumberCheck,
    /// The statement carries content that this version does not know.
    UnknownContent {
        /// How many items.
        items: usize,
    },
    /// A purpose that trust has no name for.
    PurposeUnnamed {
        /// Its code.
        purpose: Purpose,
    },
    /// A download that was checked here before.
    SeenBefore {
        /// The day it was first checked.
        first: Day,
    },
    /// Part of trust is worn: still good, but time for an update.
    Worn {
        /// Which part.
        part: TrustPart,
        /// When it was published.
        published: Instant,
    },
}

impl Note {
    /// Its name in JSON and expectations.
    pub fn code(&self) -> &'static str {
        match self {
            Note::VinCheck => "vin-check",
            Note::PlateForm => "plate-form",
            Note::UsccCheck => "uscc-check",
            Note::BearerNumberCheck => "bearer-number-check",
            Note::UnknownContent { .. } => "unknown-content",
            Note::PurposeUnnamed { .. } => "purpose-unnamed",
            Note::SeenBefore { .. } => "seen-before",
            Note::Worn { .. } => "worn",
        }
    }
}

/// A part of trust that ages by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrustPart {
    /// The issuers and their keys.
    Issuers,
    /// The working-day calendar.
    Calendar,
    /// The status list that applies.
    Status,
}
