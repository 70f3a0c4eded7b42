//! What somebody without the office's keys makes of a genuine download.

use crate::credential::armor::armor;
use crate::credential::{Claims, Code, KeyId, ToSign, unarmor};
use crate::domain::Field;
use crate::office::error::OfficeError;
use crate::office::example::{self, text};
use crate::office::keyring::new_key;
use crate::office::store::Random;
use crate::office::{Downloaded, issue};

/// A download as a forger reads it.
pub(super) struct Genuine {
    /// What it says.
    pub(super) claims: Claims,
    key: KeyId,
    signature: [u8; 64],
}

impl Genuine {
    pub(super) fn read(downloaded: &Downloaded) -> Result<Self, OfficeError> {
        let read = || {
            let bytes = unarmor(downloaded.code.as_bytes()).ok()?;
            let statement = Code::read(&bytes).ok()?.statement;
            let (key, claims) = (statement.key_id()?, statement.unproven().clone());
            Some(Genuine { claims, key, signature: *bytes.last_chunk()? })
        };
        read().ok_or(OfficeError::Damaged("statement"))
    }

    /// What it says, but for the plate.
    pub(super) fn with_plate(&self, plate: &str) -> Claims {
        let mut claims = self.claims.clone();
        claims.licence = example::with(claims.licence, [(Field::PlateNo, text(plate))]);
        claims
    }

    /// A code of other claims under its signature.
    pub(super) fn code_of(&self, claims: &Claims) -> String {
        armor(&ToSign::statement(self.key, claims).with_signature(&self.signature))
    }

    /// The same claims signed by a key that nobody vouches for.
    pub(super) fn imitated(&self, random: Random) -> Result<String, OfficeError> {
        Ok(armor(&issue(&self.claims, &new_key(random)?)?))
    }
}
