//! The ID commitment: lets a window check the bearer's ID number though the code holds no digit of it.
//!
//! It slows a search down, it does not prevent one; FORMAT.md says what a search costs.

use argon2::{Algorithm, Argon2, Params, Version};

use super::cbor::{Reader, Writer};
use super::fault::{Claim, Fault, FormatError};
use crate::domain::{DocumentCode, IdNumber};

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
const DOMAIN: &[u8] = b"yz-id-v1";

/// Argon2id v1.3 of a document's type and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdCommitment {
    /// The kind of document (GA 24.20), so that the window knows what to ask for.
    pub document: DocumentCode,
    /// 16 random bytes.
    pub salt: [u8; 16],
    /// The 16 bytes of the hash.
    pub hash: [u8; 16],
}

/// The machine could not set 64 MiB aside for the computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Argon2id could not be computed; it needs 64 MiB of memory")]
pub struct CommitmentError;

impl IdCommitment {
    /// Commits to a document.
    ///
    /// # Errors
    /// [`CommitmentError`].
    pub fn new(document: DocumentCode, number: &IdNumber, salt: [u8; 16]) -> Result<Self, CommitmentError> {
        Ok(IdCommitment { document, salt, hash: hash(document, number, &salt)? })
    }

    /// Whether it was made for this number. Costs 64 MiB and about a tenth of a second.
    ///
    /// # Errors
    /// [`CommitmentError`].
    pub fn matches(&self, number: &IdNumber) -> Result<bool, CommitmentError> {
        Ok(self.hash == hash(self.document, number, &self.salt)?)
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, FormatError> {
        let at = reader.position();
        reader.array_of(3)?;
        let document = DocumentCode::parse(reader.text()?).ok_or(Fault::ClaimValue(Claim::Use).at(at))?;
        Ok(IdCommitment { document, salt: *reader.bytes_of()?, hash: *reader.bytes_of()? })
    }

    pub(super) fn write(&self, writer: Writer) -> Writer {
        writer.array(3).text(self.document.as_str()).bytes(&self.salt).bytes(&self.hash)
    }
}

fn hash(document: DocumentCode, number: &IdNumber, salt: &[u8; 16]) -> Result<[u8; 16], CommitmentError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(16)).map_err(|_| CommitmentError)?;
    let input = [DOMAIN, document.as_str().as_bytes(), number.as_str().as_bytes()].concat();
    let mut out = [0; 16];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(&input, salt, &mut out)
        .map_err(|_| CommitmentError)?;
    Ok(out)
}
