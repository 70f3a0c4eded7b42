//! Keyed hashes that stand for codes: whoever reads the database without the machine's key cannot tell which code was
//! here, nor ask it about one.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::history::Check;
use crate::verify::Genuine;

/// Bytes of the machine's key.
pub(super) const KEY_BYTES: usize = 32;

/// A keyed hash.
pub(super) type Mark = [u8; 32];

/// Makes them. Never printed.
pub(super) struct Marks(Hmac<Sha256>);

impl Marks {
    /// With the machine's key; `None` where it has another length.
    pub(super) fn with(key: &[u8]) -> Option<Self> {
        (key.len() == KEY_BYTES).then(|| Hmac::new_from_slice(key).ok().map(Marks)).flatten()
    }

    /// Of the statement that was shown, or of the text of what proves nothing.
    pub(super) fn check(&self, check: &Check<'_>) -> Mark {
        match check.opened.and_then(|opened| opened.genuine()) {
            Some(genuine) => {
                let claims = genuine.claims();
                self.of(b"cti", &[claims.issuer.as_str().as_bytes(), claims.id.as_bytes()])
            }
            None => self.of(b"text", &[check.text]),
        }
    }

    /// Of an authorisation on a phone: every renewed code of it has the same mark, and all its proofs are made by one
    /// clock. Nothing where no phone is needed.
    pub(super) fn live(&self, genuine: &Genuine) -> Option<Mark> {
        let claims = genuine.claims();
        let phone = claims.authorisation.phone()?;
        let place = [claims.status.list.to_be_bytes(), claims.status.index.to_be_bytes()].concat();
        Some(self.of(b"live", &[claims.issuer.as_str().as_bytes(), &place, phone.as_bytes()]))
    }

    /// Each part after its length, so that no two lists of parts are the same bytes.
    fn of(&self, what: &[u8], parts: &[&[u8]]) -> Mark {
        let mut hash = self.0.clone();
        for part in std::iter::once(&what).chain(parts) {
            hash.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_differ_by_key_and_by_where_parts_end() {
        let marks = |byte| Marks::with(&[byte; KEY_BYTES]).unwrap();
        assert_eq!(marks(1).of(b"a", &[b"b"]), marks(1).of(b"a", &[b"b"]));
        assert_ne!(marks(1).of(b"a", &[b"b"]), marks(2).of(b"a", &[b"b"]));
        assert_ne!(marks(1).of(b"a", &[b"bc", b"d"]), marks(1).of(b"a", &[b"b", b"cd"]));
        assert!(Marks::with(&[1; 31]).is_none() && Marks::with(&[1; 33]).is_none());
    }
}
