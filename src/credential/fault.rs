//! What can be wrong with a code's form, and where.

use std::fmt;

use super::armor::{ArmorError, MAX_LIVE_CHARS};
use super::cbor::{CborError, CborFault};
use super::key::KeyError;
use crate::domain::{Field, FieldFault, TextFault};

/// A header parameter of COSE that this format uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// alg (1).
    Alg,
    /// kid (4).
    Kid,
    /// kcwt (13).
    Kcwt,
    /// typ (16).
    Typ,
}

/// A claim of a statement, a live proof or a status list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// iss (1).
    Issuer,
    /// sub (2).
    Subject,
    /// exp (4).
    Expiry,
    /// nbf (5).
    NotBefore,
    /// iat (6).
    IssuedAt,
    /// cti (7).
    Id,
    /// cnf (8).
    Confirmation,
    /// status_list (65533).
    StatusList,
    /// licence (-65537).
    Licence,
    /// use (-65538).
    Use,
    /// status (-65539).
    Status,
}

impl Header {
    /// Its name in the registry and its label.
    pub fn name(self) -> &'static str {
        match self {
            Header::Alg => "alg (1)",
            Header::Kid => "kid (4)",
            Header::Kcwt => "kcwt (13)",
            Header::Typ => "typ (16)",
        }
    }
}

impl Claim {
    /// Its name in the registry, or in FORMAT.md, and its label.
    pub fn name(self) -> &'static str {
        match self {
            Claim::Issuer => "iss (1)",
            Claim::Subject => "sub (2)",
            Claim::Expiry => "exp (4)",
            Claim::NotBefore => "nbf (5)",
            Claim::IssuedAt => "iat (6)",
            Claim::Id => "cti (7)",
            Claim::Confirmation => "cnf (8)",
            Claim::StatusList => "status_list (65533)",
            Claim::Licence => "licence (-65537)",
            Claim::Use => "use (-65538)",
            Claim::Status => "status (-65539)",
        }
    }
}

impl fmt::Display for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A rule of the form that is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The text is not armor.
    #[error(transparent)]
    Armor(#[from] ArmorError),
    /// The bytes are not CBOR of our profile.
    #[error(transparent)]
    Cbor(#[from] CborFault),
    /// A header parameter is missing from the protected header.
    #[error("the protected header lacks {0}")]
    HeaderMissing(Header),
    /// A header parameter has a value that the format does not allow.
    #[error("the header parameter {0} has a value that is not allowed")]
    HeaderValue(Header),
    /// crit names a parameter that we do not process, or nothing.
    #[error("crit (2) is empty or names a header parameter that this format does not have")]
    CriticalHeader,
    /// The unprotected map has entries.
    #[error("the unprotected header is not empty")]
    UnprotectedNotEmpty,
    /// A live proof where only a statement may stand.
    #[error("a live proof inside a live proof")]
    NestedProof,
    /// A live proof around a download, which has no phone.
    #[error("a live proof around a download")]
    ProofAroundDownload,
    /// A live code longer than a phone's screen can show.
    #[error("a live code of {0} characters; the format allows {MAX_LIVE_CHARS}")]
    LiveTooLong(usize),
    /// A claim is missing.
    #[error("the claim {0} is missing")]
    ClaimMissing(Claim),
    /// A claim has a value that the format does not allow.
    #[error("the claim {0} has a value that is not allowed")]
    ClaimValue(Claim),
    /// A claim that this use must not have.
    #[error("the claim {0} is not allowed in this use")]
    ClaimForbidden(Claim),
    /// A name may not stand in a code.
    #[error("a name: {0}")]
    Name(TextFault),
    /// A COSE_Key of another shape than OKP, Ed25519, public.
    #[error("the COSE_Key is not exactly a public Ed25519 key")]
    KeyShape,
    /// The key's bytes are refused.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The phone's key is one that trust holds for an issuer.
    #[error("the phone's key is an issuer's key")]
    PhoneIsIssuer,
    /// A licence field that this use must carry is missing.
    #[error("the licence lacks {id}", id = .0.id())]
    FieldMissing(Field),
    /// A licence field's value is refused.
    #[error("{id}: {1}", id = .0.id())]
    FieldValue(Field, FieldFault),
    /// A compressed status list that is damaged or too large.
    #[error("the status list cannot be unpacked within its bound")]
    Compression,
}

/// A broken rule and where: a byte of the decoded CBOR, or a character of the text for [`Fault::Armor`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at {at}: {fault}")]
pub struct FormatError {
    /// Offset from 0.
    pub at: usize,
    /// The rule.
    pub fault: Fault,
}

impl Fault {
    /// This fault at an offset.
    pub fn at(self, at: usize) -> FormatError {
        FormatError { at, fault: self }
    }
}

impl From<CborError> for FormatError {
    fn from(error: CborError) -> Self {
        Fault::Cbor(error.fault).at(error.at)
    }
}
