//! The one maker of [`Verified`]: content whose signature held under a key.
//!
//! Whose key it was is not said here; `verify/` asks trust for that, and only it makes an `Accepted`.

use super::envelope::Envelope;
use super::key::{KeyId, PublicKey};

/// Content as an envelope claims it: read strictly, not proven.
#[derive(Clone, Debug)]
pub struct Claimed<'a, T> {
    envelope: Envelope<'a>,
    key_id: Option<KeyId>,
    content: T,
}

/// Content that was signed by the key it was checked against.
///
/// There is no other way to one than [`Claimed::verify`]: the field is private, and no `Default`, `From` or
/// `Deserialize` makes it.
///
/// ```
/// use yanzheng::credential::{Claims, Verified};
/// fn read(proof: &Verified<Claims>) -> &str { proof.get().issuer.as_str() }
/// ```
/// The same names, but made from nothing, do not compile:
/// ```compile_fail,E0423
/// use yanzheng::credential::{Claims, Verified};
/// fn forge(claims: Claims) -> Verified<Claims> { Verified(claims) }
/// ```
/// ```compile_fail,E0277
/// use yanzheng::credential::{Claims, Verified};
/// fn forge(text: &str) -> Verified<Claims> { serde_json::from_str(text).unwrap() }
/// ```
/// ```compile_fail,E0277
/// use yanzheng::credential::{Claims, Verified};
/// fn forge(claims: Claims) -> Verified<Claims> { claims.into() }
/// ```
/// ```compile_fail,E0277
/// use yanzheng::credential::{Claims, Verified};
/// fn forge() -> Verified<Claims> { Default::default() }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<T>(T);

impl<T> Verified<T> {
    /// The content.
    pub fn get(&self) -> &T {
        &self.0
    }
}

impl<'a, T> Claimed<'a, T> {
    pub(super) fn new(envelope: Envelope<'a>, key_id: Option<KeyId>, content: T) -> Self {
        Claimed { envelope, key_id, content }
    }

    /// The content, **unproven**: for choosing a key, and for testers under 未经证实.
    pub fn unproven(&self) -> &T {
        &self.content
    }

    /// The hint which key signed; live proofs have none.
    pub fn key_id(&self) -> Option<KeyId> {
        self.key_id
    }

    /// Whether `key` signed it.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        key.has_signed(&self.envelope.signed_bytes(), self.envelope.signature)
    }

    /// Proves the content, or gives the claim back.
    ///
    /// # Errors
    /// The claim itself, when `key` did not sign it.
    #[allow(clippy::result_large_err, reason = "the claim is handed back, so that the next key can be tried")]
    pub fn verify(self, key: &PublicKey) -> Result<Verified<T>, Self> {
        if self.is_signed_by(key) { Ok(Verified(self.content)) } else { Err(self) }
    }
}
