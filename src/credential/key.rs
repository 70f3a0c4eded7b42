//! Ed25519 public keys as this format allows them, and their names.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::cbor::{Label, Reader, Writer};
use super::fault::{Fault, FormatError};

/// The first 8 bytes of a key's COSE Key Thumbprint (RFC 9679, SHA-256): a hint which key to try, never a proof.
pub type KeyId = [u8; 8];

/// An Ed25519 public key in its canonical encoding, not of small order.
///
/// A key of small order makes signatures that hold for almost any message; a second encoding of the same key
/// would have another thumbprint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PublicKey(VerifyingKey);

/// Why 32 bytes are not such a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// No point of the curve has this encoding.
    #[error("the key is not a point of the curve")]
    NotAPoint,
    /// The y coordinate is not below 2^255 - 19.
    #[error("the key is not in its canonical encoding")]
    NotCanonical,
    /// The order of the point divides 8.
    #[error("the key is of small order")]
    SmallOrder,
}

impl PublicKey {
    /// The key of these 32 bytes (RFC 8032 §5.1.2).
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_canonical(bytes) {
            return Err(KeyError::NotCanonical);
        }
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAPoint)?;
        // Also catches the one other kind of second encoding, x = 0 with the sign bit set: both points are weak.
        if key.is_weak() { Err(KeyError::SmallOrder) } else { Ok(PublicKey(key)) }
    }

    /// Its 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether it signed these bytes: Ed25519 by the strict rules (S below the group order, R canonical, neither R
    /// nor the key of small order).
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(bytes, &Signature::from_bytes(signature)).is_ok()
    }

    /// Its COSE_Key (RFC 9053 §7.2): key type OKP, curve Ed25519, the public part.
    pub fn write(&self, writer: Writer) -> Writer {
        writer.map(3).int(1).int(1).int(-1).int(6).int(-2).bytes(self.as_bytes())
    }

    /// Its COSE Key Thumbprint (RFC 9679): SHA-256 of exactly the map that [`write`](Self::write) makes.
    pub fn thumbprint(&self) -> [u8; 32] {
        Sha256::digest(self.write(Writer::new()).into_bytes()).into()
    }

    /// Its key identifier: the first 8 bytes of the thumbprint.
    pub fn id(&self) -> KeyId {
        let [a, b, c, d, e, f, g, h, ..] = self.thumbprint();
        [a, b, c, d, e, f, g, h]
    }

    /// Reads a COSE_Key that has these three parameters and no other.
    ///
    /// # Errors
    /// Another shape, or bytes that are no such key.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, FormatError> {
        let start = reader.position();
        let (mut kind, mut curve, mut bytes) = (None, None, None);
        reader.map::<FormatError>(|label, reader| {
            match label {
                Label::Int(1) => kind = Some(reader.int()?),
                Label::Int(-1) => curve = Some(reader.int()?),
                Label::Int(-2) => bytes = Some((reader.position(), reader.bytes_of()?)),
                // -4 would be a private key; whatever else it is, it has no business here.
                _ => return Err(Fault::KeyShape.at(reader.position())),
            }
            Ok(())
        })?;
        match (kind, curve, bytes) {
            (Some(1), Some(6), Some((at, bytes))) => {
                Self::from_bytes(bytes).map_err(|error| Fault::Key(error).at(at))
            }
            _ => Err(Fault::KeyShape.at(start)),
        }
    }
}

/// Whether y, the number without the top bit, is below p = 2^255 - 19.
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [low, middle @ .., high] = bytes;
    high & 0x7f != 0x7f || middle.iter().any(|&byte| byte != 0xff) || *low < 0xed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thumbprint_is_that_of_the_deterministic_cose_key() {
        let bytes: [u8; 32] = std::array::from_fn(|i| {
            [
                0xd7u8, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07,
                0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07,
                0x51, 0x1a,
            ][i]
        });
        let key = PublicKey::from_bytes(&bytes).unwrap();
        let encoded = key.write(Writer::new()).into_bytes();
        assert_eq!(encoded[..6], [0xa3, 0x01, 0x01, 0x20, 0x06, 0x21]);
        assert_eq!(encoded.len(), 40);
        assert_eq!(key.thumbprint()[..], Sha256::digest(&encoded)[..]);
        assert_eq!(PublicKey::read(&mut Reader::new(&encoded)), Ok(key));
    }

    #[test]
    fn every_second_encoding_and_every_weak_point_is_refused() {
        for low in 0xed..=0xffu8 {
            for high in [0x7f, 0xff] {
                let mut bytes = [0xff; 32];
                (bytes[0], bytes[31]) = (low, high);
                assert_eq!(PublicKey::from_bytes(&bytes), Err(KeyError::NotCanonical));
            }
        }
        let mut negative_zero = [0; 32];
        (negative_zero[0], negative_zero[31]) = (1, 0x80);
        for weak in [[0; 32], negative_zero, {
            let mut one = [0; 32];
            one[0] = 1;
            one
        }] {
            assert!(PublicKey::from_bytes(&weak).is_err());
        }
    }
}
