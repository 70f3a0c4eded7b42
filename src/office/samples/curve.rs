//! Signatures and keys that a lenient reader of Ed25519 would take.

use ed25519_dalek::pkcs8::DecodePrivateKey;
use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest, Sha512};

use super::content::{claims_of, signed};
use super::draft::Draft;
use super::world::{World, noon};
use crate::credential::cbor::Writer;
use crate::credential::{Authorisation, Claims, LiveProof, ToSign};
use crate::domain::UseKind;
use crate::office::{OfficeKey, prove};

/// The order of the group, little-endian (RFC 8032 §5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];
/// (0, 1), the neutral element.
const NEUTRAL: [u8; 32] = encoded(1, 0, 0);
/// A point of order 8.
const ORDER_8: [u8; 32] = [
    0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
    0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
];

/// 32 bytes: the first, all between, the last.
const fn encoded(first: u8, between: u8, last: u8) -> [u8; 32] {
    let mut bytes = [between; 32];
    (bytes[0], bytes[31]) = (first, last);
    bytes
}

pub(super) fn drafts(w: &World) -> Vec<Draft> {
    let mut drafts = signatures(w);
    drafts.extend(weak_phones(w));
    drafts.extend(issuers_as_phones(w));
    drafts
}

fn signatures(w: &World) -> Vec<Draft> {
    let download = ToSign::statement(w.current.public().id(), &w.download());
    let presentation = w.sign(&w.presentation());
    let live = ToSign::proof(&presentation, LiveProof { made: noon().plus(-10) });
    let statement = |name, zh, en, signature: [u8; 64]| {
        Draft::bytes(name, zh, en, &download.with_signature(&signature)).unproven(4, "signature-invalid")
    };
    let proof = |name, zh, en, signature: [u8; 64]| {
        Draft::bytes(name, zh, en, &live.with_signature(&signature))
            .of_use(UseKind::Presentation)
            .refused(5, &["proof-invalid"])
    };
    vec![
        statement(
            "signature-s-plus-order",
            "签名的S加群阶",
            "the group order added to S",
            s_plus_order(&w.current, &download),
        ),
        statement(
            "signature-r-neutral",
            "签名的R为单位元",
            "R is the neutral element, and the equation holds",
            with_r(&w.current, &download, NEUTRAL),
        ),
        statement(
            "signature-r-order-8",
            "签名的R为8阶点",
            "R is of order 8, and eight times the equation holds",
            with_r(&w.current, &download, ORDER_8),
        ),
        proof(
            "proof-s-plus-order",
            "凭证签名的S加群阶",
            "the group order added to the S of a proof",
            s_plus_order(&w.owner_phone, &live),
        ),
        proof(
            "proof-r-neutral",
            "凭证签名的R为单位元",
            "the R of a proof is the neutral element",
            with_r(&w.owner_phone, &live, NEUTRAL),
        ),
        proof(
            "proof-r-order-8",
            "凭证签名的R为8阶点",
            "the R of a proof is of order 8",
            with_r(&w.owner_phone, &live, ORDER_8),
        ),
    ]
}

/// The right signature with S + L for S.
fn s_plus_order(key: &OfficeKey, envelope: &ToSign) -> [u8; 64] {
    let signed = key.sign(envelope);
    let mut signature = *signed.last_chunk::<64>().unwrap_or(&[0; 64]);
    let mut carry = 0;
    for (byte, of_order) in signature.iter_mut().skip(32).zip(ORDER) {
        let [low, high] = (u16::from(*byte) + u16::from(of_order) + carry).to_le_bytes();
        (*byte, carry) = (low, u16::from(high));
    }
    signature
}

/// A signature with this R and S = k·a, so that S·B = k·A: the equation holds but for R.
fn with_r(key: &OfficeKey, envelope: &ToSign, r: [u8; 32]) -> [u8; 64] {
    signature(key, key.public().as_bytes(), envelope, r, None).1
}

/// The signature with R and S = r + k·a, and the lowest bytes of k and of k modulo the order; `x` is the key by which
/// it is to be verified.
fn signature(
    key: &OfficeKey,
    x: &[u8; 32],
    envelope: &ToSign,
    r_encoded: [u8; 32],
    r: Option<&SigningKey>,
) -> ([u8; 2], [u8; 64]) {
    let pem = key.to_pem().unwrap_or_default();
    let Ok(key) = SigningKey::from_pkcs8_pem(&pem) else { return ([0; 2], [0; 64]) };
    let hash = Sha512::new().chain_update(r_encoded).chain_update(x);
    let k: [u8; 64] = hash.chain_update(envelope.signed_bytes()).finalize().into();
    let a = key.to_scalar();
    // By doubling and adding from 0 and 1, since the type of a scalar has no name here.
    let (mut reduced, one) = (a + -a, a * a.invert());
    for byte in k.iter().rev() {
        for bit in (0..8).rev() {
            reduced += reduced;
            if byte >> bit & 1 == 1 {
                reduced += one;
            }
        }
    }
    let mut s = reduced * a;
    if let Some(r) = r {
        s += r.to_scalar();
    }
    let both = [r_encoded, s.to_bytes()].concat();
    ([k[0], reduced.to_bytes()[0]], *both.first_chunk().unwrap_or(&[0; 64]))
}

/// A presentation whose phone has the key A + T, with T of order 8, and a proof with S·B - k·(A + T) = R - k·T. That
/// is R if 8 divides k; multiplied by the cofactor it is 8·R in any case. Readers may reduce k by the order of B
/// first, which changes k·T, so the proof is one for which that makes no difference.
fn mixed(w: &World, name: &'static str, zh: &str, en: &str, divisible: bool) -> Draft {
    let of = |bytes: &[u8; 32]| VerifyingKey::from_bytes(bytes).unwrap_or_default().to_edwards();
    let x = (of(w.owner_phone.public().as_bytes()) + of(&ORDER_8)).compress().to_bytes();
    let statement = signed(w, &naming_phone(w, x));
    let envelope = ToSign::proof(&statement, LiveProof { made: noon().plus(-10) });
    let mut signatures = (0..=u8::MAX).map(|seed| {
        let r = SigningKey::from_bytes(&[seed; 32]);
        signature(&w.owner_phone, &x, &envelope, *r.verifying_key().as_bytes(), Some(&r))
    });
    let chosen = signatures.find(|(ks, _)| ks.iter().all(|k| (k % 8 == 0) == divisible));
    let signature = chosen.map_or([0; 64], |(_, signature)| signature);
    Draft::bytes(name, zh, en, &envelope.with_signature(&signature)).of_use(UseKind::Presentation)
}

/// A presentation, without its proof, that names these bytes as the phone's key.
fn naming(w: &World, name: &'static str, zh: &str, en: &str, phone: [u8; 32]) -> Draft {
    Draft::bytes(name, zh, en, &signed(w, &naming_phone(w, phone))).malformed()
}

fn naming_phone(w: &World, phone: [u8; 32]) -> Vec<(i64, Vec<u8>)> {
    let mut pairs = claims_of(&w.presentation());
    let key = Writer::new().map(1).int(1).map(3).int(1).int(1).int(-1).int(6).int(-2).bytes(&phone);
    if let Some((_, cnf)) = pairs.iter_mut().find(|(label, _)| *label == 8) {
        *cnf = key.into_bytes();
    }
    pairs
}

fn weak_phones(w: &World) -> Vec<Draft> {
    let mut other_8 = ORDER_8;
    other_8[31] |= 0x80;
    vec![
        naming(w, "phone-order-2", "手机密钥为2阶点", "a phone's key of order 2", encoded(0xec, 0xff, 0x7f)),
        naming(w, "phone-order-4", "手机密钥为4阶点", "a phone's key of order 4", [0; 32]),
        naming(w, "phone-order-8", "手机密钥为8阶点", "a phone's key of order 8", ORDER_8),
        naming(w, "phone-order-8-negative", "手机密钥为另一8阶点", "its negative", other_8),
        naming(
            w,
            "phone-negative-zero",
            "手机密钥的x为负零",
            "a phone's key whose x is 0 with the sign bit set",
            encoded(1, 0, 0x80),
        ),
        mixed(
            w,
            "phone-mixed-order",
            "手机密钥含8阶分量，等式成立",
            "a phone's key with a part of order 8 is one, where the equation holds",
            true,
        ),
        mixed(
            w,
            "phone-mixed-order-cofactor",
            "手机密钥含8阶分量，乘以余因子后等式才成立",
            "the same, where it holds only when multiplied by the cofactor",
            false,
        )
        .refused(5, &["proof-invalid"]),
    ]
}

fn issuers_as_phones(w: &World) -> Vec<Draft> {
    let made = noon().plus(-10);
    let by = |name, zh, en, key: &OfficeKey| {
        let authorisation = Authorisation::Presentation { phone: key.public().clone() };
        let statement = w.sign(&Claims { authorisation, ..w.presentation() });
        Draft::bytes(name, zh, en, &prove(&statement, key, made)).of_use(UseKind::Presentation)
    };
    vec![
        by(
            "phone-is-lost-issuer",
            "以已泄露的机关密钥充当手机密钥",
            "an issuer's compromised key as the phone's",
            &w.lost,
        )
        .malformed(),
        by(
            "phone-is-list-key",
            "以状态表密钥充当手机密钥",
            "an issuer's key for status lists as the phone's",
            &w.lists,
        )
        .malformed(),
        by(
            "phone-is-other-issuer",
            "以另一机关的密钥充当手机密钥",
            "another issuer's key as the phone's",
            &w.qingdao,
        )
        .malformed(),
        by(
            "phone-is-uncounted-issuer",
            "手机密钥属于不计入的机关",
            "the key of an issuer that does not count is nobody's",
            &w.qingdao,
        )
        .trust("uncounted"),
    ]
}
