//! That the items tile the bytes, that the fault is the reader's, and what sound objects look like.

mod hostile;
mod samples;

use super::*;
use crate::credential::cbor::CborFault;
use crate::credential::{Claim, Header};
use crate::domain::{Field, Table, UseKind};

/// Each byte belongs to exactly one item, nesting grows by one at a time, the fault is at an item or an end.
fn check(bytes: &[u8]) -> Anatomy {
    let anatomy = dissect(bytes);
    let mut at = 0;
    for item in &anatomy.items {
        assert_eq!(item.at, at, "a gap or an overlap at {at} of {}", hex(bytes));
        assert!(item.len > 0 && !item.diagnostic.is_empty(), "{item:?}");
        assert_eq!(item.bytes(bytes).len(), item.len);
        at += item.len;
    }
    assert_eq!(at, bytes.len());
    for pair in anatomy.items.windows(2) {
        assert!(pair[1].depth <= pair[0].depth + 1, "{pair:?}");
    }
    assert!(anatomy.fault.is_none() || anatomy.proof_fault.is_none());
    let error = anatomy.fault.or(anatomy.proof_fault);
    if let Some(error) = error {
        let begins = anatomy.item_at(error.at).is_some_and(|item| item.at == error.at);
        assert!(begins || error.at == bytes.len(), "{error} in {}", hex(bytes));
    }
    assert!(anatomy.unread().next().is_none() || error.is_some() || anatomy.ended_early.is_some());
    // Where an item hides what follows it, nothing is claimed to have been read.
    if let Some(FormatError { at, fault: Fault::Cbor(fault) }) = error {
        use CborFault::{Indefinite, NotShortest, NotUtf8, Range, Reserved, Simple, Trailing};
        let hides =
            matches!(fault, Trailing | NotShortest | Indefinite | Reserved | Simple | Range | NotUtf8);
        assert!(!hides || anatomy.unread().any(|range| range.start == at), "{error:?} in {}", hex(bytes));
    }
    anatomy
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the reader that belongs to the object says by itself.
fn readers_fault(object: ObjectKind, bytes: &[u8]) -> Option<FormatError> {
    match object {
        ObjectKind::StatusList => StatusList::read(bytes).err(),
        _ => Code::read(bytes).err(),
    }
}

#[test]
fn sound_objects_are_explained_to_the_last_byte() {
    for sample in samples::all() {
        let anatomy = check(&sample.bytes);
        assert_eq!((anatomy.fault, anatomy.proof_fault), (None, None), "{}", sample.name);
        assert_eq!((anatomy.object, anatomy.ended_early), (sample.object, None), "{}", sample.name);
        for item in &anatomy.items {
            assert!(!matches!(item.role, Role::Unknown | Role::Unread), "{}: {item:?}", sample.name);
            assert!(item.feeds.is_some() || item.object == ObjectKind::Proof, "{}: {item:?}", sample.name);
        }
    }
}

#[test]
fn unknown_parts_are_told_apart_and_serve_no_step() {
    let bytes = samples::with_unknown_parts();
    let anatomy = check(&bytes);
    assert_eq!(anatomy.fault.or(anatomy.proof_fault), None);
    assert_eq!(anatomy.unread().next(), None);
    let unknown: Vec<_> = anatomy.items.iter().filter(|item| item.role == Role::Unknown).collect();
    assert_eq!(unknown.len(), 2 * (1 + 9));
    assert!(unknown.iter().all(|item| item.feeds.is_none()));
    assert_eq!(unknown.iter().map(|item| item.depth).max(), Some(16));
    assert!(anatomy.items.iter().any(|item| item.role == Role::CriticalLabel));
}

#[test]
fn a_presentation_in_full() {
    use Role::*;
    let bytes = samples::presentation();
    let anatomy = check(&bytes);
    let find = |object, role| {
        let mut items = anatomy.items.iter().filter(|item| item.object == object && item.role == role);
        let item = items.next().unwrap_or_else(|| panic!("no {role:?}"));
        (item.depth, item.diagnostic.as_str(), item.feeds.map(Step::number), item.explained.clone())
    };
    let beginning: Vec<_> = anatomy.items.iter().take(6).map(|i| (i.at, i.len, i.depth, i.role)).collect();
    let expected = [
        (0, 1, 0, Tag),
        (1, 1, 1, Envelope),
        (2, 3, 2, Protected),
        (5, 1, 3, HeaderMap),
        (6, 1, 4, HeaderKey(Header::Alg)),
        (7, 1, 4, HeaderValue(Header::Alg)),
    ];
    assert_eq!(beginning, expected);

    let (proof, statement) = (ObjectKind::Proof, ObjectKind::Statement);
    let instant = |text| Some(Explained::Instant(samples::instant(text)));
    let ed25519 = Some(Explained::Algorithm(Algorithm::Ed25519));
    assert_eq!(find(proof, Tag), (0, "18(", Some(2), None));
    assert_eq!(find(proof, HeaderValue(Header::Alg)), (4, "-19", Some(5), ed25519.clone()));
    assert_eq!(find(proof, HeaderKey(Header::Kcwt)), (4, "13", Some(5), None));
    assert_eq!(find(proof, HeaderValue(Header::Typ)), (4, "65002", Some(2), Some(Explained::Object(proof))));
    assert_eq!(find(proof, Unprotected), (2, "{}", Some(5), Some(Explained::Holds(0))));
    assert_eq!(find(proof, ProofMade), (4, "1795312830", Some(5), instant("2026-11-22T10:00:30+08:00")));

    let kid = Some(Explained::KeyId(samples::public(1).id()));
    let issuer = Some(Explained::Issuer("371100".to_owned().try_into().unwrap()));
    let code = |table, code: &str| Some(Explained::Code(table, code.to_owned()));
    let phone = Some(Explained::PublicKey(samples::public(2).id()));
    let x = format!("h'{}'", hex(samples::public(2).as_bytes()));
    assert_eq!(find(statement, Tag), (4, "18(", Some(2), None));
    assert_eq!(find(statement, HeaderValue(Header::Alg)), (8, "-19", Some(4), ed25519));
    assert_eq!(find(statement, HeaderValue(Header::Kid)).3, kid);
    assert_eq!(find(statement, Payload).1, "<<");
    assert_eq!(find(statement, ClaimKey(Claim::Issuer)), (8, "1", Some(3), None));
    assert_eq!(find(statement, ClaimValue(Claim::Issuer)), (8, "\"371100\"", Some(3), issuer));
    let until = instant("2026-11-23T10:00:00+08:00");
    assert_eq!(find(statement, ClaimValue(Claim::Expiry)), (8, "1795399200", Some(6), until));
    assert_eq!(find(statement, ClaimValue(Claim::Id)).2, Some(11));
    assert_eq!(find(statement, CoseKeyValue(KeyPart::Public)), (10, x.as_str(), Some(5), phone));
    assert_eq!(find(statement, LicenceKey(Field::PlateNo)), (9, "1", Some(2), None));
    assert_eq!(find(statement, LicenceValue(Field::PlateNo)), (9, "\"鲁L12345\"", Some(2), None));
    let sedan = code(Table::VehicleType, "K33");
    assert_eq!(find(statement, LicenceValue(Field::VehicleType)), (9, "\"K33\"", Some(12), sedan));
    let day = Some(Explained::Day(crate::domain::Day::parse("2027-01-31").unwrap()));
    assert_eq!(find(statement, LicenceValue(Field::InspectionValidUntil)).3, day);
    let offence = code(Table::VehicleStatus, "G");
    assert_eq!(find(statement, LicenceEntry(Field::Status, 1)), (10, "\"G\"", Some(12), offence));
    assert_eq!(find(statement, LicenceEntry(Field::OverallDimension, 2)), (10, "1450", Some(2), None));
    let presentation = Some(Explained::Use(UseKind::Presentation));
    assert_eq!(find(statement, UseValue(UsePart::Kind)), (9, "1", Some(3), presentation));
    assert_eq!(find(statement, StatusIndex), (9, "4711", Some(7), None));
    assert_eq!(find(statement, Signature).2, Some(4));
}

#[test]
fn grants_downloads_and_lists_have_parts_of_their_own() {
    let of = |name: &str| {
        let sample = samples::all().into_iter().find(|sample| sample.name == name).unwrap();
        check(&sample.bytes).items
    };
    let step = |items: &[Item], role: Role| {
        let item = items.iter().find(|item| item.role == role).unwrap();
        (item.feeds.map(Step::number), item.explained.clone())
    };
    let grant = of("grant");
    let document = Some(Explained::Code(Table::IdDocument, "A".into()));
    assert_eq!(step(&grant, Role::BearerValue(BearerPart::Document)), (Some(9), document));
    assert_eq!(step(&grant, Role::UseValue(UsePart::User)), (Some(2), None));
    let claim = Some(Explained::Purpose("51".to_owned().try_into().unwrap()));
    assert_eq!(step(&grant, Role::PurposeCode), (Some(8), claim));
    let download = of("download of the owner");
    assert_eq!(step(&download, Role::UseValue(UsePart::User)), (Some(10), Some(Explained::Owner)));
    assert_eq!(step(&download, Role::LicenceValue(Field::Owner)), (Some(10), None));
    let list = of("status list");
    let subject = Some(Explained::Subject("371100".to_owned().try_into().unwrap(), 1));
    assert_eq!(step(&list, Role::ClaimValue(Claim::Subject)), (Some(7), subject));
    let count = StatusCount { valid: 3000, revoked: 3000, suspended: 3000, undefined: 3000 };
    let packed = step(&list, Role::StatusListValue(ListPart::Packed));
    assert_eq!(packed, (Some(7), Some(Explained::Statuses(count))));
}
