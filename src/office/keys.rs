//! Private keys of issuers and phones.

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{self, EncodePrivateKey};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use crate::credential::{KeyError, PublicKey, ToSign};

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

    /// The private key as PKCS#8 PEM, unencrypted.
    ///
    /// # Errors
    /// Whatever the encoder says.
    pub fn to_pem(&self) -> Result<String, pkcs8::Error> {
        // Without the public half (version 1), as openssl writes it.
        let bytes =
            ed25519_dalek::pkcs8::KeypairBytes { secret_key: self.signing.to_bytes(), public_key: None };
        Ok(bytes.to_pkcs8_pem(LineEnding::LF)?.to_string())
    }
}

/// A key that anybody can make again from its label: worthless except for tests.
///
/// # Errors
/// As [`OfficeKey::from_seed`].
pub fn test_key(label: &str) -> Result<OfficeKey, KeyError> {
    OfficeKey::from_seed(&Sha256::digest(format!("yanzheng worthless test key: {label}")).into())
}
// STUB
#[allow(missing_docs)]
#[derive(Debug, thiserror::Error)]
pub enum PemError {
    #[error("x")]
    PassphraseNeeded,
    #[error("{0}")]
    E(#[from] pkcs8::Error),
}
#[allow(missing_docs)]
impl OfficeKey {
    pub fn to_encrypted_pem(&self, _p: &[u8], _r: super::store::Random) -> Result<String, PemError> {
        Ok(self.to_pem()?)
    }
    pub fn from_pem(text: &str, _p: Option<&[u8]>) -> Result<Self, PemError> {
        use ed25519_dalek::pkcs8::DecodePrivateKey;
        let kp = ed25519_dalek::pkcs8::KeypairBytes::from_pkcs8_pem(text)?;
        OfficeKey::from_seed(&kp.secret_key).map_err(|_| PemError::PassphraseNeeded)
    }
}
