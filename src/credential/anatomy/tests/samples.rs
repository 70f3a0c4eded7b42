//! One sound object of each kind.

use ed25519_dalek::{Signer, SigningKey};

use super::super::ObjectKind;
use crate::credential::cbor::Writer;
use crate::credential::{
    Authorisation, Claims, IdCommitment, LiveProof, PublicKey, StatementId, StatusList, StatusRef, ToSign,
    User,
};
use crate::domain::{Day, DocumentCode, Field, Instant, IssuerId, Licence, Period, Purpose, Value};

pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) object: ObjectKind,
    pub(super) bytes: Vec<u8>,
}

pub(super) fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub(super) fn public(seed: u8) -> PublicKey {
    PublicKey::from_bytes(key(seed).verifying_key().as_bytes()).unwrap()
}

pub(super) fn sign(seed: u8, object: &ToSign) -> Vec<u8> {
    object.with_signature(&key(seed).sign(&object.signed_bytes()).to_bytes())
}

fn licence() -> Licence {
    let mut licence = Licence::new();
    let text = |text: &str| Value::Text(text.to_owned());
    let day = |text: &str| Value::Day(Day::parse(text).unwrap());
    for (field, value) in [
        (Field::PlateNo, text("鲁L12345")),
        (Field::VehicleType, Value::Code("K33".into())),
        (Field::Owner, text("张三")),
        (Field::Address, text("山东省日照市东港区")),
        (Field::UseCharacter, Value::Code("A".into())),
        (Field::Model, text("大众牌SVW71510DU")),
        (Field::Vin, text("LSVAM4187C2184847")),
        (Field::EngineNo, text("416098")),
        (Field::IssuingAuthority, text("山东省日照市公安局交通警察支队")),
        (Field::RegisterDate, day("2020-01-02")),
        (Field::IssueDate, day("2020-01-03")),
        (Field::FileNo, text("371100012345")),
        (Field::OverallDimension, Value::Size([4687, 1700, 1450])),
        (Field::Status, Value::Codes(vec!["A".into(), "G".into()])),
        (Field::InspectionValidUntil, day("2027-01-31")),
        (Field::GeneratedAt, Value::Instant(instant("2026-11-22T10:00:00+08:00"))),
    ] {
        licence.set(field, value).unwrap();
    }
    licence
}

pub(super) fn claims(authorisation: Authorisation) -> Claims {
    Claims {
        issuer: IssuerId::parse("371100").unwrap(),
        period: Period {
            from: instant("2026-11-22T10:00:00+08:00"),
            until: instant("2026-11-23T10:00:00+08:00"),
        },
        issued: instant("2026-11-22T09:59:00+08:00"),
        id: StatementId::new(b"statement").unwrap(),
        authorisation,
        licence: licence(),
        status: StatusRef { list: 1, index: 4711 },
        unknown_items: 0,
    }
}

pub(super) fn live(claims: &Claims) -> Vec<u8> {
    let statement = sign(1, &ToSign::statement(public(1).id(), claims));
    let made = instant("2026-11-22T10:00:30+08:00");
    sign(2, &ToSign::proof(&statement, LiveProof { made }))
}

pub(super) fn presentation() -> Vec<u8> {
    live(&claims(Authorisation::Presentation { phone: public(2) }))
}

/// A statement with as many levels as a reader passes over, in a header parameter, a claim and a licence field.
pub(super) fn with_unknown_parts() -> Vec<u8> {
    let claims = claims(Authorisation::Presentation { phone: public(2) });
    let mut deep = [&[0x81; 8][..], &[0x01]].concat();
    deep[1] = 0xc1;
    // The last claim is status, -65539; the new one sorts behind it.
    let mut payload = claims.write();
    payload[0] += 1;
    payload.extend(Writer::new().int(-70_000).raw(&deep).into_bytes());
    let header = Writer::new().map(5).int(1).int(-8).int(2).array(1).int(4).int(4).bytes(&public(1).id());
    let header = header.int(16).int(65_001).text("x").raw(&deep);
    let statement = sign(1, &ToSign::raw(header.into_bytes(), payload));
    sign(2, &ToSign::proof(&statement, LiveProof { made: claims.issued }))
}

pub(super) fn all() -> Vec<Sample> {
    let purposes = vec![Purpose::parse("51").unwrap(), Purpose::parse("99").unwrap()];
    let grant = Authorisation::Grant {
        phone: public(2),
        grantee: "李四".into(),
        purposes: purposes.clone(),
        bearer: IdCommitment { document: DocumentCode::parse("A").unwrap(), salt: [3; 16], hash: [4; 16] },
    };
    let download = |user| Authorisation::Download { user, purposes: purposes.clone() };
    let statement = |authorisation| sign(1, &ToSign::statement(public(1).id(), &claims(authorisation)));
    let list = StatusList {
        issuer: IssuerId::parse("371100").unwrap(),
        number: 1,
        issued: instant("2026-11-22T00:00:00+08:00"),
        expires: Some(instant("2026-11-29T00:00:00+08:00")),
        statuses: vec![0b11_10_01_00; 3000],
    };
    let sample = |name, object, bytes| Sample { name, object, bytes };
    vec![
        sample("presentation", ObjectKind::Proof, presentation()),
        sample("grant", ObjectKind::Proof, live(&claims(grant.clone()))),
        sample("grant without proof", ObjectKind::Statement, statement(grant)),
        sample("download", ObjectKind::Statement, statement(download(User::Named("王五".into())))),
        sample("download of the owner", ObjectKind::Statement, statement(download(User::Owner))),
        sample("status list", ObjectKind::StatusList, sign(1, &ToSign::status_list(public(1).id(), &list))),
    ]
}
