//! What the tests of the code share: keys from fixed seeds, a sample of each use, and signing.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub(crate) mod tree;

use ed25519_dalek::{Signer, SigningKey};
use proptest::test_runner::{Config, RngSeed};
use tree::Tree;
use yanzheng::credential::cbor::{CborFault, Wanted};
use yanzheng::credential::{
    Authorisation, Claims, Code, Fault, FormatError, IdCommitment, LiveProof, PublicKey, StatementId,
    StatusRef, TYP_STATEMENT, ToSign, User,
};
use yanzheng::domain::{
    Day, DocumentCode, Field, Instant, IssuerId, Kind, Licence, Period, Purpose, UseKind, Value,
};

/// 2026-11-22T10:00:00+08:00, when every sample begins.
pub(crate) const NBF: i64 = 1_795_312_800;

/// The issuing authority's key.
pub(crate) fn issuer() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

/// The phone's key.
pub(crate) fn phone() -> SigningKey {
    SigningKey::from_bytes(&[2; 32])
}

/// A key that nobody named.
pub(crate) fn stranger() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

/// The public part of a key.
pub(crate) fn public(key: &SigningKey) -> PublicKey {
    PublicKey::from_bytes(key.verifying_key().as_bytes()).unwrap()
}

/// The same cases on every machine and every day.
pub(crate) fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(20_261_122), failure_persistence: None, ..Config::default() }
}

/// The bytes of hexadecimal digits, white space aside.
pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().filter_map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
    assert_eq!(digits.len(), text.chars().filter(|c| !c.is_whitespace()).count(), "not hexadecimal: {text}");
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

pub(crate) fn at(unix: i64) -> Instant {
    Instant::from_unix(unix).unwrap()
}

pub(crate) fn purposes(codes: &[&str]) -> Vec<Purpose> {
    codes.iter().map(|code| Purpose::parse(code).unwrap()).collect()
}

/// A value that `field` can hold; texts and plates hold `text`.
pub(crate) fn value(field: Field, text: &str) -> Value {
    match field.kind() {
        Kind::Text { .. } | Kind::Plate => Value::Text(text.to_owned()),
        Kind::Vin => Value::Text("LSVAU2A37N2000001".to_owned()),
        Kind::Code(_) if field == Field::VehicleType => Value::Code("K33".to_owned()),
        Kind::Code(_) => Value::Code("A".to_owned()),
        Kind::Codes(_) => Value::Codes(vec!["A".to_owned(), "G".to_owned()]),
        Kind::Day => Value::Day(Day::from_ymd(2027, 3, 31).unwrap()),
        Kind::Instant => Value::Instant(at(NBF)),
        Kind::Persons => Value::Number(5),
        Kind::Kilograms => Value::Number(1_500),
        Kind::Millimetres3 => Value::Size([4_500, 1_800, 1_500]),
    }
}

/// Every field that a code can carry.
pub(crate) fn carried() -> impl Iterator<Item = Field> {
    Field::ALL.into_iter().filter(|field| field.key().is_some())
}

/// A licence with every field that a code can carry.
pub(crate) fn licence() -> Licence {
    let mut licence = Licence::new();
    for field in carried() {
        licence.set(field, value(field, "鲁L·䶮㛃")).unwrap();
    }
    licence
}

pub(crate) fn authorisation(kind: UseKind) -> Authorisation {
    let phone = public(&phone());
    match kind {
        UseKind::Presentation => Authorisation::Presentation { phone },
        UseKind::Grant => Authorisation::Grant {
            phone,
            grantee: "张䶮".to_owned(),
            purposes: purposes(&["51", "02"]),
            bearer: IdCommitment {
                document: DocumentCode::parse("A").unwrap(),
                salt: [7; 16],
                hash: [9; 16],
            },
        },
        UseKind::Download => Authorisation::Download {
            user: User::Named("日照市某某公司".to_owned()),
            purposes: purposes(&["51"]),
        },
    }
}

/// Claims of a use that nothing is wrong with.
pub(crate) fn claims(kind: UseKind) -> Claims {
    Claims {
        issuer: IssuerId::parse("371100").unwrap(),
        period: Period { from: at(NBF), until: at(NBF + 86_400) },
        issued: at(NBF - 60),
        id: StatementId::new(&[0xc7; 12]).unwrap(),
        authorisation: authorisation(kind),
        licence: licence(),
        status: StatusRef { list: 1, index: 70_000 },
        unknown_items: 0,
    }
}

/// The envelope, signed.
pub(crate) fn signed(to_sign: &ToSign, key: &SigningKey) -> Vec<u8> {
    to_sign.with_signature(&key.sign(&to_sign.signed_bytes()).to_bytes())
}

/// A statement of these claims, signed by the issuer.
pub(crate) fn statement(claims: &Claims) -> Vec<u8> {
    signed(&ToSign::statement(public(&issuer()).id(), claims), &issuer())
}

/// The protected header of a statement.
pub(crate) fn header() -> Tree {
    Tree::map([
        (Tree::Int(1), Tree::Int(-19)),
        (Tree::Int(4), Tree::Bytes(public(&issuer()).id().to_vec())),
        (Tree::Int(16), Tree::Int(TYP_STATEMENT)),
    ])
}

/// The claims of a use as a tree, to break one rule in.
pub(crate) fn payload(kind: UseKind) -> Tree {
    Tree::of(&claims(kind).write())
}

/// A statement of this payload, right or wrong, signed by the issuer.
pub(crate) fn sealed(payload: &Tree) -> Vec<u8> {
    signed(&ToSign::raw(header().encode(), payload.encode()), &issuer())
}

/// A live proof around a statement, signed by the phone.
pub(crate) fn live(statement: &[u8], made: i64) -> Vec<u8> {
    signed(&ToSign::proof(statement, LiveProof { made: at(made) }), &phone())
}

/// What the reader finds wrong with a code; panics when it finds nothing.
pub(crate) fn refusal(bytes: &[u8]) -> Fault {
    let FormatError { at, fault } = Code::read(bytes).expect_err("refused");
    assert!(at <= bytes.len(), "{fault} at {at} of {}", bytes.len());
    fault
}

/// The fault of an item that is not what the format asks for.
pub(crate) fn expected(wanted: Wanted) -> Fault {
    Fault::Cbor(CborFault::Expected(wanted))
}
