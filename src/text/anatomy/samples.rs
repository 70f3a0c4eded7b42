//! Every place and meaning once, for the tests.

use crate::credential::{
    Algorithm, BearerPart, Claim, Explained, Header, KeyError, KeyPart, ListPart, ObjectKind, Role,
    StatusCount, UsePart,
};
use crate::domain::{Day, Field, Instant, IssuerId, Purpose, Table, UseKind};
use crate::text::samples::every;

fn headers() -> Vec<Header> {
    every!(Header:
        Header::Alg => [Header::Alg],
        Header::Kid => [Header::Kid],
        Header::Kcwt => [Header::Kcwt],
        Header::Typ => [Header::Typ],
    )
}

fn claims() -> Vec<Claim> {
    every!(Claim:
        Claim::Issuer => [Claim::Issuer],
        Claim::Subject => [Claim::Subject],
        Claim::Expiry => [Claim::Expiry],
        Claim::NotBefore => [Claim::NotBefore],
        Claim::IssuedAt => [Claim::IssuedAt],
        Claim::Id => [Claim::Id],
        Claim::Confirmation => [Claim::Confirmation],
        Claim::StatusList => [Claim::StatusList],
        Claim::Licence => [Claim::Licence],
        Claim::Use => [Claim::Use],
        Claim::Status => [Claim::Status],
    )
}

fn key_parts() -> Vec<KeyPart> {
    every!(KeyPart:
        KeyPart::Type => [KeyPart::Type],
        KeyPart::Curve => [KeyPart::Curve],
        KeyPart::Public => [KeyPart::Public],
    )
}

fn use_parts() -> Vec<UsePart> {
    every!(UsePart:
        UsePart::Kind => [UsePart::Kind],
        UsePart::User => [UsePart::User],
        UsePart::Purposes => [UsePart::Purposes],
        UsePart::Bearer => [UsePart::Bearer],
    )
}

fn bearer_parts() -> Vec<BearerPart> {
    every!(BearerPart:
        BearerPart::Document => [BearerPart::Document],
        BearerPart::Salt => [BearerPart::Salt],
        BearerPart::Hash => [BearerPart::Hash],
    )
}

fn list_parts() -> Vec<ListPart> {
    every!(ListPart:
        ListPart::Packed => [ListPart::Packed],
        ListPart::Bits => [ListPart::Bits],
    )
}

pub(super) fn objects() -> Vec<ObjectKind> {
    every!(ObjectKind:
        ObjectKind::Statement => [ObjectKind::Statement],
        ObjectKind::Proof => [ObjectKind::Proof],
        ObjectKind::StatusList => [ObjectKind::StatusList],
        ObjectKind::Other => [ObjectKind::Other],
    )
}

pub(super) fn roles() -> Vec<Role> {
    let mut roles = every!(Role:
        Role::Tag => [Role::Tag],
        Role::Envelope => [Role::Envelope],
        Role::Protected => [Role::Protected],
        Role::HeaderMap => [Role::HeaderMap],
        Role::HeaderKey(_) => [],
        Role::HeaderValue(_) => [],
        Role::CriticalKey => [Role::CriticalKey],
        Role::Critical => [Role::Critical],
        Role::CriticalLabel => [Role::CriticalLabel],
        Role::Unprotected => [Role::Unprotected],
        Role::Payload => [Role::Payload],
        Role::ClaimsMap => [Role::ClaimsMap],
        Role::ClaimKey(_) => [],
        Role::ClaimValue(_) => [],
        Role::ProofMade => [Role::ProofMade],
        Role::CnfKey => [Role::CnfKey],
        Role::CoseKey => [Role::CoseKey],
        Role::CoseKeyName(_) => [],
        Role::CoseKeyValue(_) => [],
        Role::LicenceKey(_) => [],
        Role::LicenceValue(_) => [],
        Role::LicenceEntry(..) => [],
        Role::UseKey(_) => [],
        Role::UseValue(_) => [],
        Role::PurposeCode => [Role::PurposeCode],
        Role::BearerValue(_) => [],
        Role::StatusListNumber => [Role::StatusListNumber],
        Role::StatusIndex => [Role::StatusIndex],
        Role::StatusListKey(_) => [],
        Role::StatusListValue(_) => [],
        Role::Signature => [Role::Signature],
        Role::Unknown => [Role::Unknown],
        Role::Unread => [Role::Unread],
    );
    roles.extend(headers().into_iter().flat_map(|one| [Role::HeaderKey(one), Role::HeaderValue(one)]));
    roles.extend(claims().into_iter().flat_map(|one| [Role::ClaimKey(one), Role::ClaimValue(one)]));
    roles.extend(key_parts().into_iter().flat_map(|one| [Role::CoseKeyName(one), Role::CoseKeyValue(one)]));
    roles.extend(Field::ALL.into_iter().flat_map(|one| [Role::LicenceKey(one), Role::LicenceValue(one)]));
    roles.extend([0, 1, 2, 3].map(|index| Role::LicenceEntry(Field::OverallDimension, index)));
    roles.push(Role::LicenceEntry(Field::Status, 0));
    roles.push(Role::LicenceEntry(Field::Status, usize::MAX));
    roles.extend(use_parts().into_iter().flat_map(|one| [Role::UseKey(one), Role::UseValue(one)]));
    roles.extend(bearer_parts().into_iter().map(Role::BearerValue));
    let of_list = |one| [Role::StatusListKey(one), Role::StatusListValue(one)];
    roles.extend(list_parts().into_iter().flat_map(of_list));
    roles
}

pub(super) fn meanings() -> Vec<Explained> {
    let issuer = IssuerId::parse("371100").unwrap();
    let mut meanings = every!(Explained:
        Explained::Holds(_) => [Explained::Holds(5)],
        Explained::Instant(_) => [Explained::Instant(Instant::parse("2026-11-22T02:00:00Z").unwrap())],
        Explained::Day(_) => [Explained::Day(Day::parse("2027-04-30").unwrap())],
        Explained::Algorithm(_) => [],
        Explained::Object(_) => [],
        Explained::KeyId(_) => [Explained::KeyId([0, 1, 2, 3, 4, 5, 6, 0xff])],
        Explained::PublicKey(_) => [Explained::PublicKey([0, 1, 2, 3, 4, 5, 6, 0xff])],
        Explained::NoKey(_) => [],
        Explained::Issuer(_) => [Explained::Issuer(issuer)],
        Explained::Subject(..) => [Explained::Subject(issuer, 7)],
        Explained::Use(_) => [],
        Explained::Owner => [Explained::Owner],
        Explained::Purpose(_) => [
            Explained::Purpose(Purpose::parse("51").unwrap()),
            Explained::Purpose(Purpose::parse("60").unwrap()),
        ],
        Explained::Code(..) => [
            Explained::Code(Table::VehicleType, "K33".into()),
            Explained::Code(Table::VehicleType, "B1A".into()),
        ],
        Explained::Statuses(_) => [Explained::Statuses(
            StatusCount { valid: 4, revoked: 3, suspended: 2, undefined: 1 },
        )],
    );
    let algorithms = every!(Algorithm:
        Algorithm::Ed25519 => [Algorithm::Ed25519],
        Algorithm::EdDsa => [Algorithm::EdDsa],
    );
    let keys = every!(KeyError:
        KeyError::NotAPoint => [KeyError::NotAPoint],
        KeyError::NotCanonical => [KeyError::NotCanonical],
        KeyError::SmallOrder => [KeyError::SmallOrder],
    );
    meanings.extend(algorithms.into_iter().map(Explained::Algorithm));
    meanings.extend(keys.into_iter().map(Explained::NoKey));
    meanings.extend(objects().into_iter().map(Explained::Object));
    meanings.extend(UseKind::ALL.map(Explained::Use));
    meanings
}
