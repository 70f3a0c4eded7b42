//! Which step of the ladder an item serves.

use super::super::fault::{Claim, Header};
use super::role::{ObjectKind, Role, UsePart};
use crate::domain::{Field, Kind, Step, UseKind};

/// The first step whose answer hangs on the item, beyond that it has its form; keys serve as their values do.
///
/// A status list as a whole serves the step that looks a status up, a live proof the one that asks for it.
pub(super) fn step(role: Role, object: ObjectKind, use_kind: Option<UseKind>) -> Option<Step> {
    let signature = match object {
        ObjectKind::Statement => Step::Signature,
        ObjectKind::Proof => Step::Proof,
        ObjectKind::StatusList => Step::Status,
        ObjectKind::Other => Step::Form,
    };
    // What only a picture shows is compared in a download; elsewhere it must have its form, no more.
    let shown = if use_kind == Some(UseKind::Download) { Step::Picture } else { Step::Form };
    Some(match role {
        Role::Unknown | Role::Unread => return None,
        Role::Tag | Role::Envelope | Role::HeaderMap | Role::ClaimsMap => Step::Form,
        Role::CriticalKey | Role::Critical | Role::CriticalLabel => Step::Form,
        Role::Unprotected if object == ObjectKind::Proof => Step::Proof,
        Role::Unprotected => Step::Form,
        Role::Protected | Role::Payload | Role::Signature => signature,
        Role::HeaderKey(header) | Role::HeaderValue(header) => match (header, object) {
            (Header::Typ, _) => Step::Form,
            (Header::Alg, _) => signature,
            (Header::Kid, ObjectKind::Statement) => Step::Issuer,
            (Header::Kid, ObjectKind::StatusList) => Step::Status,
            (Header::Kid, ObjectKind::Proof | ObjectKind::Other) => return None,
            (Header::Kcwt, ObjectKind::Proof) => Step::Proof,
            (Header::Kcwt, _) => return None,
        },
        Role::ProofMade => Step::Proof,
        Role::ClaimKey(_) if object == ObjectKind::Proof => Step::Proof,
        Role::ClaimKey(claim) | Role::ClaimValue(claim) => match (claim, object) {
            (_, ObjectKind::StatusList) => Step::Status,
            (Claim::Issuer | Claim::IssuedAt, _) => Step::Issuer,
            (Claim::Expiry | Claim::NotBefore, _) => Step::Period,
            (Claim::Id, _) => Step::Seen,
            (Claim::Confirmation, _) => Step::Proof,
            (Claim::Licence | Claim::Use, _) => Step::Form,
            (Claim::Status | Claim::Subject | Claim::StatusList, _) => Step::Status,
        },
        Role::CnfKey | Role::CoseKey | Role::CoseKeyName(_) | Role::CoseKeyValue(_) => Step::Proof,
        Role::LicenceKey(field) | Role::LicenceValue(field) | Role::LicenceEntry(field, _) => {
            let judged = matches!(field.kind(), Kind::Code(_) | Kind::Codes(_))
                || field == Field::InspectionValidUntil;
            if judged { Step::Vehicle } else { shown }
        }
        Role::UseKey(part) | Role::UseValue(part) => match part {
            // A key signs only for its uses.
            UsePart::Kind => Step::Issuer,
            UsePart::User => shown,
            UsePart::Purposes => Step::Purpose,
            UsePart::Bearer => Step::Bearer,
        },
        Role::PurposeCode => Step::Purpose,
        Role::BearerValue(_) => Step::Bearer,
        Role::StatusListNumber | Role::StatusIndex => Step::Status,
        Role::StatusListKey(_) | Role::StatusListValue(_) => Step::Status,
    })
}
