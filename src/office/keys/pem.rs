//! Private keys as PKCS#8 PEM, plain or under a passphrase (PBES2), as openssl reads and writes them.

use std::io;

use ed25519_dalek::pkcs8::ALGORITHM_ID;
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::der::pem::PemLabel;
use pkcs8::der::zeroize::Zeroizing;
use pkcs8::der::{Decode, Encode, ErrorKind, Tag};
use pkcs8::pkcs5::pbes2::{EncryptionScheme, Kdf, Parameters, Pbkdf2Prf, Salt, ScryptParams};
use pkcs8::{EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument, pkcs5};

use super::OfficeKey;

/// The most bytes of a PEM: a hundred times what an Ed25519 key takes, so that text around it does not hurt.
pub const MAX_PEM: usize = 16 << 10;

/// The cost of our own: OWASP's for scrypt with 16 MiB, because openssl refuses to read what takes 32 MiB or more.
const COST: (u64, u16, u16) = (1 << 14, 8, 5);

// A file from outside may cost us seconds and no more: each bound is well above what programs write.
const MAX_SCRYPT_MEMORY: u64 = 256 << 20;
const MAX_SCRYPT_LANES: u16 = 16;
const MAX_PBKDF2_ROUNDS: u32 = 10_000_000;

/// Why a private key was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum PemError {
    /// Larger than [`MAX_PEM`].
    #[error("larger than {MAX_PEM} bytes")]
    TooLarge,
    /// Not one private key in PKCS#8 PEM and nothing behind it.
    #[error("no PKCS#8 private key in PEM (BEGIN PRIVATE KEY or BEGIN ENCRYPTED PRIVATE KEY)")]
    NotPem,
    /// PEM around something that is not PKCS#8, or holds no key of the right size.
    #[error("the private key is damaged")]
    Malformed,
    /// A key of another algorithm.
    #[error("not an Ed25519 key")]
    OtherAlgorithm,
    /// The public half beside it belongs to another key.
    #[error("the public key in it does not belong to the private key")]
    PublicDiffers,
    /// Encrypted otherwise than with scrypt or PBKDF2 (HMAC with SHA-2) and AES.
    #[error("encrypted in a way that is not read here: only scrypt or PBKDF2 with SHA-2, and AES")]
    OtherEncryption,
    /// To try one passphrase would cost more than the bounds allow, or nothing.
    #[error("trying a passphrase would cost more than is allowed here, or nothing")]
    Cost,
    /// Encrypted, and no passphrase was given.
    #[error("a passphrase is needed")]
    PassphraseNeeded,
    /// Another passphrase, or a damaged file: the encryption cannot tell them apart.
    #[error("the passphrase is wrong")]
    PassphraseWrong,
    /// The source of chance failed.
    #[error("no random numbers: {0}")]
    Chance(#[from] io::Error),
    /// Whatever the encoder says.
    #[error("{0}")]
    Encoder(#[from] pkcs8::Error),
}

impl OfficeKey {
    /// The private key as PKCS#8 PEM, unencrypted.
    ///
    /// # Errors
    /// Whatever the encoder says.
    pub fn to_pem(&self) -> Result<String, pkcs8::Error> {
        let document = self.with_info(|info| Ok(SecretDocument::encode_msg(info)?))?;
        Ok(document.to_pem(PrivateKeyInfoRef::PEM_LABEL, LineEnding::LF)?.to_string())
    }

    /// The private key as PKCS#8 PEM under a passphrase: PBES2 with scrypt and AES-256-CBC.
    ///
    /// # Errors
    /// [`PemError::Chance`], or whatever the encoder says.
    pub fn to_encrypted_pem(
        &self,
        passphrase: &[u8],
        random: fn(&mut [u8]) -> io::Result<()>,
    ) -> Result<String, PemError> {
        let (mut salt, mut iv) = ([0; 16], [0; 16]);
        random(&mut salt)?;
        random(&mut iv)?;
        let (cost_parameter, block_size, parallelization) = COST;
        let salt = Salt::new(salt).map_err(pkcs8::Error::from)?;
        let kdf = ScryptParams { salt, cost_parameter, block_size, parallelization, key_length: None };
        let parameters = Parameters { kdf: kdf.into(), encryption: EncryptionScheme::Aes256Cbc { iv } };
        let document = self.with_info(|info| info.encrypt_with_params(parameters, passphrase))?;
        let pem = document.to_pem(EncryptedPrivateKeyInfoRef::PEM_LABEL, LineEnding::LF);
        Ok(pem.map_err(pkcs8::Error::from)?.to_string())
    }

    /// Hands out the key as PKCS#8 has it.
    fn with_info<T>(
        &self,
        then: impl FnOnce(&PrivateKeyInfoRef<'_>) -> Result<T, pkcs8::Error>,
    ) -> Result<T, pkcs8::Error> {
        // An octet string within the octet string (RFC 8410 §7).
        let nested = Zeroizing::new(OctetStringRef::new(self.signing.as_bytes())?.to_der()?);
        // Without the public half (version 1), as openssl writes it.
        then(&PrivateKeyInfoRef::new(ALGORITHM_ID, OctetStringRef::new(&nested)?))
    }

    /// Reads a private key in PKCS#8 PEM. A passphrase that is not needed is not looked at.
    ///
    /// # Errors
    /// What is wrong with it, or that a passphrase is needed. No passphrase is tried, nor asked for, where that would
    /// cost more than seconds.
    pub fn from_pem(text: &str, passphrase: Option<&[u8]>) -> Result<Self, PemError> {
        if text.len() > MAX_PEM {
            return Err(PemError::TooLarge);
        }
        let (label, document) = SecretDocument::from_pem(text).map_err(|_| PemError::NotPem)?;
        if label == PrivateKeyInfoRef::PEM_LABEL {
            read(document.as_bytes())
        } else if label == EncryptedPrivateKeyInfoRef::PEM_LABEL {
            read_encrypted(document.as_bytes(), passphrase)
        } else {
            Err(PemError::NotPem)
        }
    }
}

/// The key of a PrivateKeyInfo, or of RFC 5958's OneAsymmetricKey with its public half.
fn read(bytes: &[u8]) -> Result<OfficeKey, PemError> {
    let info = PrivateKeyInfoRef::try_from(bytes).map_err(|_| PemError::Malformed)?;
    if info.algorithm.oid != ALGORITHM_ID.oid {
        return Err(PemError::OtherAlgorithm);
    }
    let nested = <&OctetStringRef>::from_der(info.private_key.as_bytes()).ok();
    let seed = nested.and_then(|nested| <&[u8; 32]>::try_from(nested.as_bytes()).ok());
    let seed = seed.filter(|_| info.algorithm.parameters.is_none()).ok_or(PemError::Malformed)?;
    let key = OfficeKey::from_seed(seed).map_err(|_| PemError::Malformed)?;
    match info.public_key {
        Some(public) if public.as_bytes() != Some(key.public.as_bytes()) => Err(PemError::PublicDiffers),
        _ => Ok(key),
    }
}

fn read_encrypted(bytes: &[u8], passphrase: Option<&[u8]>) -> Result<OfficeKey, PemError> {
    let info = EncryptedPrivateKeyInfoRef::try_from(bytes).map_err(|error| match error {
        pkcs8::Error::Asn1(error) => match error.kind() {
            // The second is how the library says that of what is not even PBES2.
            ErrorKind::OidUnknown { .. } | ErrorKind::Value { tag: Tag::ObjectIdentifier } => {
                PemError::OtherEncryption
            }
            // A part of the cost that fits none of the library's integers.
            ErrorKind::Length { tag: Tag::Integer } | ErrorKind::Noncanonical { tag: Tag::Integer } => {
                PemError::Cost
            }
            _ => PemError::Malformed,
        },
        _ => PemError::Malformed,
    })?;
    let parameters = info.encryption_algorithm.pbes2().ok_or(PemError::OtherEncryption)?;
    check_cost(&parameters.kdf)?;
    let passphrase = passphrase.ok_or(PemError::PassphraseNeeded)?;
    let mut buffer = Zeroizing::new(info.encrypted_data.as_bytes().to_vec());
    let plain = parameters.decrypt_in_place(passphrase, &mut buffer).map_err(|error| match error {
        pkcs5::Error::DecryptFailed => PemError::PassphraseWrong,
        pkcs5::Error::UnsupportedAlgorithm { .. } => PemError::OtherEncryption,
        _ => PemError::Malformed,
    })?;
    // A wrong passphrase leaves a valid padding once in 256 times.
    read(plain).map_err(|error| match error {
        PemError::Malformed => PemError::PassphraseWrong,
        other => other,
    })
}

/// Whether a passphrase may be tried at this cost.
fn check_cost(kdf: &Kdf) -> Result<(), PemError> {
    let within = match kdf {
        Kdf::Pbkdf2(cost) if cost.prf == Pbkdf2Prf::HmacWithSha1 => return Err(PemError::OtherEncryption),
        Kdf::Pbkdf2(cost) => (1..=MAX_PBKDF2_ROUNDS).contains(&cost.iteration_count),
        Kdf::Scrypt(cost) => {
            let memory = cost.cost_parameter.saturating_mul(128 * u64::from(cost.block_size));
            // The library takes a cost of 0 for a mistake of its own and panics.
            (1..=MAX_SCRYPT_MEMORY).contains(&memory)
                && cost.cost_parameter.is_power_of_two()
                && cost.cost_parameter > 1
                && (1..=MAX_SCRYPT_LANES).contains(&cost.parallelization)
        }
        _ => return Err(PemError::OtherEncryption),
    };
    if within { Ok(()) } else { Err(PemError::Cost) }
}
