//! What an item's place means.

use super::super::fault::{Claim, Header};
use crate::domain::Field;

/// A signed object, told by its typ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObjectKind {
    /// A statement of the issuing authority.
    Statement,
    /// A live proof; also what carries a statement in its header and whose typ cannot be read.
    Proof,
    /// A status list.
    StatusList,
    /// Something else, or nothing that can be told.
    Other,
}

/// What an item's place means in the format. Names of parts are map keys, values what stands behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The tag of COSE_Sign1, or one around it.
    Tag,
    /// The array of four that is COSE_Sign1.
    Envelope,
    /// The byte string that carries the protected header.
    Protected,
    /// The map of header parameters in it.
    HeaderMap,
    /// The label of a header parameter.
    HeaderKey(Header),
    /// The value of a header parameter.
    HeaderValue(Header),
    /// The label crit (2).
    CriticalKey,
    /// The array of crit.
    Critical,
    /// A label that crit names.
    CriticalLabel,
    /// The unprotected header, which must be empty.
    Unprotected,
    /// The byte string that carries the payload.
    Payload,
    /// The map of claims in it.
    ClaimsMap,
    /// The label of a claim.
    ClaimKey(Claim),
    /// The value of a claim, or its container.
    ClaimValue(Claim),
    /// iat of a live proof: when the phone made it.
    ProofMade,
    /// The one key of cnf (RFC 8747).
    CnfKey,
    /// The COSE_Key in cnf.
    CoseKey,
    /// The label of a part of the COSE_Key.
    CoseKeyName(KeyPart),
    /// A part of the COSE_Key.
    CoseKeyValue(KeyPart),
    /// The number of a licence field.
    LicenceKey(Field),
    /// The value of a licence field, or its array.
    LicenceValue(Field),
    /// The entry at this index in the array of a licence field.
    LicenceEntry(Field, usize),
    /// The key of a part of the use.
    UseKey(UsePart),
    /// A part of the use, or its array.
    UseValue(UsePart),
    /// One of the purposes 用途事项.
    PurposeCode,
    /// A part of the ID commitment.
    BearerValue(BearerPart),
    /// The number of the status list that the statement names.
    StatusListNumber,
    /// The index in that list.
    StatusIndex,
    /// The key of a part of a status list.
    StatusListKey(ListPart),
    /// A part of a status list.
    StatusListValue(ListPart),
    /// The signature.
    Signature,
    /// An item, and all inside it, that this version gives no meaning: passed over, or the fault itself.
    Unknown,
    /// Bytes that are not read: a broken item and what follows it, or what stands behind the last item.
    Unread,
}

/// A part of a COSE_Key (RFC 9053 §7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPart {
    /// kty (1): 1, OKP.
    Type,
    /// crv (-1): 6, Ed25519.
    Curve,
    /// x (-2): the key's 32 bytes.
    Public,
}

/// A part of the use map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsePart {
    /// 1: which use it is.
    Kind,
    /// 2: 被授权人 of a grant, 使用人 of a download.
    User,
    /// 3: 用途事项.
    Purposes,
    /// 4: the ID commitment of a grant.
    Bearer,
}

/// A part of the ID commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BearerPart {
    /// The kind of document.
    Document,
    /// The random bytes.
    Salt,
    /// The hash.
    Hash,
}

/// A part of a status list's claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPart {
    /// lst: the packed statuses.
    Packed,
    /// bits: how many an entry has.
    Bits,
}
