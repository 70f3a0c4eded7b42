//! Private keys of issuers and phones.

mod pem;

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use crate::credential::{KeyError, PublicKey, ToSign};

pub use pem::{MAX_PEM, PemError};

/// A private key with its public half.
pub struct OfficeKey {
    signing: SigningKey,
    public: PublicKey,
}

impl OfficeKey {
    /// The key of a 32-byte seed (RFC 8032 §5.1.5).
    ///
    /// # Errors
    /// [`KeyError`], which no seed is known to give.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, KeyError> {
        let signing = SigningKey::from_bytes(seed);
        let public = PublicKey::from_bytes(signing.verifying_key().as_bytes())?;
        Ok(OfficeKey { signing, public })
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs an envelope.
    pub fn sign(&self, envelope: &ToSign) -> Vec<u8> {
        envelope.with_signature(&self.signing.sign(&envelope.signed_bytes()).to_bytes())
    }
}

/// The public half only.
impl fmt::Debug for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OfficeKey").field("public", &self.public).finish_non_exhaustive()
    }
}

/// A key that anybody can make again from its label: worthless except for tests.
///
/// # Errors
/// As [`OfficeKey::from_seed`].
pub fn test_key(label: &str) -> Result<OfficeKey, KeyError> {
    OfficeKey::from_seed(&Sha256::digest(format!("yanzheng worthless test key: {label}")).into())
}
