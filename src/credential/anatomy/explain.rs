//! What a value means at its place.

use super::super::envelope::{ALG_ED25519, ALG_EDDSA, TYP_PROOF, TYP_STATEMENT, TYP_STATUS_LIST};
use super::super::fault::{Claim, Header};
use super::super::key::{KeyError, KeyId, PublicKey};
use super::super::status::parse_subject;
use super::role::{BearerPart, KeyPart, ObjectKind, Role, UsePart};
use crate::domain::{Day, Instant, IssuerId, Kind, Purpose, Table, UseKind};

/// A scalar that was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content<'a> {
    Int(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    Bool(bool),
    Null,
}

/// What a value means, where its bytes do not say it to a reader. Only values of a form that the place allows have
/// one; that says nothing about the fault of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explained {
    /// A container: how many entries or pairs it says it holds; a byte string of CBOR: how many bytes.
    Holds(usize),
    /// An instant; its `Display` is RFC 3339 with China's offset.
    Instant(Instant),
    /// A day; its `Display` is `YYYY-MM-DD`.
    Day(Day),
    /// An algorithm of the signature.
    Algorithm(Algorithm),
    /// What object a typ names.
    Object(ObjectKind),
    /// The key that is said to have signed.
    KeyId(KeyId),
    /// A public key: its identifier, computed.
    PublicKey(KeyId),
    /// 32 bytes that are no key.
    NoKey(KeyError),
    /// 发证机关.
    Issuer(IssuerId),
    /// Whose status list it is, and its number.
    Subject(IssuerId, u32),
    /// The use of a statement.
    Use(UseKind),
    /// The owner, in the place of 使用人.
    Owner,
    /// 用途事项; trust has its name.
    Purpose(Purpose),
    /// A code of the form of this table, listed in it or not.
    Code(Table, String),
    /// What a packed list says.
    Statuses(StatusCount),
}

/// An algorithm that the format reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// -19 (RFC 9864).
    Ed25519,
    /// -8 (RFC 9053).
    EdDsa,
}

/// How many entries of a status list have each value; the last byte's unused entries count as valid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCount {
    /// 0.
    pub valid: u64,
    /// 1.
    pub revoked: u64,
    /// 2.
    pub suspended: u64,
    /// 3.
    pub undefined: u64,
}

impl StatusCount {
    /// Counts unpacked statuses, four in each byte.
    pub(super) fn of(statuses: &[u8]) -> Self {
        let mut count = StatusCount::default();
        let ones = |bits: u8| u64::from((bits & 0x55).count_ones());
        for &byte in statuses {
            let (low, high) = (byte, byte >> 1);
            count.revoked += ones(low & !high);
            count.suspended += ones(high & !low);
            count.undefined += ones(low & high);
            count.valid += ones(!(low | high));
        }
        count
    }
}

/// What `content` means at a place of this role.
pub(super) fn explain(role: Role, content: Content<'_>) -> Option<Explained> {
    match content {
        Content::Int(number) => explain_int(role, number),
        Content::Text(text) => explain_text(role, text),
        Content::Bytes(bytes) => explain_bytes(role, bytes),
        Content::Bool(true) if role == Role::UseValue(UsePart::User) => Some(Explained::Owner),
        Content::Bool(_) | Content::Null => None,
    }
}

fn explain_int(role: Role, number: i64) -> Option<Explained> {
    Some(match (role, number) {
        (Role::HeaderValue(Header::Alg), ALG_ED25519) => Explained::Algorithm(Algorithm::Ed25519),
        (Role::HeaderValue(Header::Alg), ALG_EDDSA) => Explained::Algorithm(Algorithm::EdDsa),
        (Role::HeaderValue(Header::Typ), TYP_STATEMENT) => Explained::Object(ObjectKind::Statement),
        (Role::HeaderValue(Header::Typ), TYP_PROOF) => Explained::Object(ObjectKind::Proof),
        (Role::ClaimValue(Claim::Expiry | Claim::NotBefore | Claim::IssuedAt) | Role::ProofMade, seconds) => {
            Explained::Instant(Instant::from_unix(seconds)?)
        }
        (Role::LicenceValue(field), number) => match field.kind() {
            Kind::Day => Explained::Day(Day::from_days(i32::try_from(number).ok()?)?),
            Kind::Instant => Explained::Instant(Instant::from_unix(number)?),
            _ => return None,
        },
        (Role::UseValue(UsePart::Kind), 1) => Explained::Use(UseKind::Presentation),
        (Role::UseValue(UsePart::Kind), 2) => Explained::Use(UseKind::Grant),
        (Role::UseValue(UsePart::Kind), 3) => Explained::Use(UseKind::Download),
        _ => return None,
    })
}

fn explain_text(role: Role, text: &str) -> Option<Explained> {
    let code = |table: Table| table.well_formed(text).then(|| Explained::Code(table, text.to_owned()));
    Some(match role {
        Role::HeaderValue(Header::Typ) if text == TYP_STATUS_LIST => {
            Explained::Object(ObjectKind::StatusList)
        }
        Role::ClaimValue(Claim::Issuer) => Explained::Issuer(IssuerId::parse(text).ok()?),
        Role::ClaimValue(Claim::Subject) => {
            let (issuer, number) = parse_subject(text)?;
            Explained::Subject(issuer, number)
        }
        Role::LicenceValue(field) | Role::LicenceEntry(field, _) => match field.kind() {
            Kind::Code(table) | Kind::Codes(table) => code(table)?,
            _ => return None,
        },
        Role::PurposeCode => Explained::Purpose(Purpose::parse(text).ok()?),
        Role::BearerValue(BearerPart::Document) => code(Table::IdDocument)?,
        _ => return None,
    })
}

fn explain_bytes(role: Role, bytes: &[u8]) -> Option<Explained> {
    match role {
        Role::HeaderValue(Header::Kid) => Some(Explained::KeyId(bytes.try_into().ok()?)),
        Role::CoseKeyValue(KeyPart::Public) => Some(match PublicKey::from_bytes(bytes.try_into().ok()?) {
            Ok(key) => Explained::PublicKey(key.id()),
            Err(error) => Explained::NoKey(error),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_counted_by_value() {
        let count = StatusCount::of(&[0b11_10_01_00, 0b01_01_00_11]);
        assert_eq!(count, StatusCount { valid: 2, revoked: 3, suspended: 1, undefined: 2 });
    }
}
