//! What stands where: the role of an item from the item that it stands in.

use super::super::authorisation::key as use_key;
use super::super::cbor::{Head, Label, Reader};
use super::super::claims::label as claim_label;
use super::super::envelope::{TYP_PROOF, TYP_STATEMENT, TYP_STATUS_LIST, label as header_label};
use super::super::fault::{Claim, Header};
use super::super::status::label as list_label;
use super::role::{BearerPart, KeyPart, ListPart, ObjectKind, Role, UsePart};
use super::walk::lenient_head;
use crate::domain::{Field, Kind};

/// A place in a signed object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) role: Role,
    pub(super) object: ObjectKind,
}

impl Place {
    /// The place where a signed object begins, with the tag or without; looks ahead for what object it is.
    pub(super) fn envelope(reader: &Reader<'_>) -> Self {
        Place { role: Role::Tag, object: look_ahead(reader.clone()) }
    }

    fn with(self, role: Role) -> Self {
        Place { role, ..self }
    }

    /// The same place, now that it is known what stands there.
    pub(super) fn holding(self, head: Head) -> Self {
        match (self.role, head) {
            (Role::Tag, Head::Tag(_)) => self,
            (Role::Tag, Head::Array(_)) => self.with(Role::Envelope),
            (Role::Tag, _) => self.with(Role::Unknown),
            _ => self,
        }
    }

    /// The item inside a byte string, if it carries CBOR.
    pub(super) fn inside(self) -> Option<Self> {
        match self.role {
            Role::Protected => Some(self.with(Role::HeaderMap)),
            Role::Payload => Some(self.with(Role::ClaimsMap)),
            _ => None,
        }
    }

    /// The item behind a tag.
    pub(super) fn tagged(self) -> Self {
        self.with(if self.role == Role::Tag { Role::Tag } else { Role::Unknown })
    }

    /// An item of an array.
    pub(super) fn element(self, index: usize) -> Self {
        self.with(match (self.role, index) {
            (Role::Envelope, 0) => Role::Protected,
            (Role::Envelope, 1) => Role::Unprotected,
            (Role::Envelope, 2) => Role::Payload,
            (Role::Envelope, 3) => Role::Signature,
            (Role::Critical, _) => Role::CriticalLabel,
            (Role::LicenceValue(field), _) if matches!(field.kind(), Kind::Codes(_) | Kind::Millimetres3) => {
                Role::LicenceEntry(field, index)
            }
            (Role::UseValue(UsePart::Purposes), _) => Role::PurposeCode,
            (Role::UseValue(UsePart::Bearer), 0) => Role::BearerValue(BearerPart::Document),
            (Role::UseValue(UsePart::Bearer), 1) => Role::BearerValue(BearerPart::Salt),
            (Role::UseValue(UsePart::Bearer), 2) => Role::BearerValue(BearerPart::Hash),
            (Role::ClaimValue(Claim::Status), 0) => Role::StatusListNumber,
            (Role::ClaimValue(Claim::Status), 1) => Role::StatusIndex,
            _ => Role::Unknown,
        })
    }

    /// A key of a map, and what stands behind it. A key of `None` is none that a map may have.
    pub(super) fn entry(self, label: Option<Label<'_>>) -> (Self, Self) {
        let (key, value) = match (self.role, label) {
            (Role::HeaderMap, Some(Label::Int(label))) => header(label),
            (Role::ClaimsMap, Some(Label::Int(label))) => claim(self.object, label),
            (Role::ClaimValue(Claim::Confirmation), Some(Label::Int(claim_label::COSE_KEY))) => {
                Some((Role::CnfKey, Role::CoseKey))
            }
            (Role::CoseKey, Some(Label::Int(label))) => match label {
                1 => Some(KeyPart::Type),
                -1 => Some(KeyPart::Curve),
                -2 => Some(KeyPart::Public),
                _ => None,
            }
            .map(|part| (Role::CoseKeyName(part), Role::CoseKeyValue(part))),
            (Role::ClaimValue(Claim::Licence), Some(Label::Int(label))) => {
                let field = u8::try_from(label).ok().and_then(Field::from_key);
                field.map(|field| (Role::LicenceKey(field), Role::LicenceValue(field)))
            }
            (Role::ClaimValue(Claim::Use), Some(Label::Int(label))) => match label {
                use_key::KIND => Some(UsePart::Kind),
                use_key::USER => Some(UsePart::User),
                use_key::PURPOSES => Some(UsePart::Purposes),
                use_key::BEARER => Some(UsePart::Bearer),
                _ => None,
            }
            .map(|part| (Role::UseKey(part), Role::UseValue(part))),
            (Role::ClaimValue(Claim::StatusList), Some(Label::Text(name))) => match name {
                list_label::LIST => Some(ListPart::Packed),
                list_label::BITS => Some(ListPart::Bits),
                _ => None,
            }
            .map(|part| (Role::StatusListKey(part), Role::StatusListValue(part))),
            _ => None,
        }
        .unwrap_or((Role::Unknown, Role::Unknown));
        (self.with(key), self.with(value))
    }
}

fn header(label: i64) -> Option<(Role, Role)> {
    let header = match label {
        header_label::ALG => Header::Alg,
        header_label::KID => Header::Kid,
        header_label::TYP => Header::Typ,
        // What stands behind it is a signed object of its own.
        header_label::KCWT => return Some((Role::HeaderKey(Header::Kcwt), Role::Tag)),
        header_label::CRIT => return Some((Role::CriticalKey, Role::Critical)),
        _ => return None,
    };
    Some((Role::HeaderKey(header), Role::HeaderValue(header)))
}

/// The claims that an object has; where it cannot be told which object it is, those of all.
fn claim(object: ObjectKind, label: i64) -> Option<(Role, Role)> {
    use ObjectKind::{Other, Proof, Statement, StatusList};
    let claim = match (label, object) {
        (claim_label::IAT, Proof) => return Some((Role::ClaimKey(Claim::IssuedAt), Role::ProofMade)),
        (_, Proof) => return None,
        (claim_label::EXP, _) => Claim::Expiry,
        (claim_label::IAT, _) => Claim::IssuedAt,
        (list_label::SUB, StatusList | Other) => Claim::Subject,
        (list_label::STATUS_LIST, StatusList | Other) => Claim::StatusList,
        (claim_label::ISS, Statement | Other) => Claim::Issuer,
        (claim_label::NBF, Statement | Other) => Claim::NotBefore,
        (claim_label::CTI, Statement | Other) => Claim::Id,
        (claim_label::CNF, Statement | Other) => Claim::Confirmation,
        (claim_label::LICENCE, Statement | Other) => Claim::Licence,
        (claim_label::USE, Statement | Other) => Claim::Use,
        (claim_label::STATUS, Statement | Other) => Claim::Status,
        _ => return None,
    };
    Some((Role::ClaimKey(claim), Role::ClaimValue(claim)))
}

/// Which object begins here. Its typ stands behind what it decides about, so the header is read twice.
fn look_ahead(mut reader: Reader<'_>) -> ObjectKind {
    let mut carries_statement = false;
    match look_for_typ(&mut reader, &mut carries_statement) {
        Some(object) => object,
        None if carries_statement => ObjectKind::Proof,
        None => ObjectKind::Other,
    }
}

fn look_for_typ(reader: &mut Reader<'_>, carries_statement: &mut bool) -> Option<ObjectKind> {
    loop {
        match lenient_head(reader)? {
            Head::Tag(_) => {}
            Head::Array(_) => break,
            _ => return None,
        }
    }
    let Head::Bytes(length) = lenient_head(reader)? else { return None };
    let content = reader.rest().get(..length).unwrap_or(reader.rest());
    let mut header = Reader::new(content);
    let Head::Map(pairs) = lenient_head(&mut header)? else { return None };
    for _ in 0..pairs {
        match header.label(&[]).ok()?.0 {
            Label::Int(header_label::TYP) => {
                return Some(match (header.clone().int(), header.clone().text()) {
                    (Ok(TYP_STATEMENT), _) => ObjectKind::Statement,
                    (Ok(TYP_PROOF), _) => ObjectKind::Proof,
                    (_, Ok(TYP_STATUS_LIST)) => ObjectKind::StatusList,
                    _ => ObjectKind::Other,
                });
            }
            Label::Int(header_label::KCWT) => *carries_statement = true,
            _ => {}
        }
        header.skip().ok()?;
    }
    None
}
