//! Ed25519 as the code's keys check it: the vectors of RFC 8032, Wycheproof, and forgeries that lenient verifiers
//! take.
#![cfg(test)]

mod common;

use std::ops::{Add, Mul};

use common::{hex, issuer, phone, public};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha512};
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};
use yanzheng::credential::{KeyError, PublicKey};

/// The group order L, lowest byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];
/// The eight points whose order divides 8.
const SMALL_ORDER: [&str; 8] = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];
/// Their other encodings: x = 0 with a sign, and y = p or p + 1.
const SMALL_ORDER_AGAIN: [&str; 6] = [
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];
const MESSAGE: &[u8] = b"Signature1";

fn point(text: &str) -> [u8; 32] {
    hex(text).try_into().unwrap()
}

fn joined(r: [u8; 32], s: [u8; 32]) -> [u8; 64] {
    [r, s].concat().try_into().unwrap()
}

/// What a lenient verifier says: the equation alone, R and the key of any order.
#[allow(
    clippy::disallowed_methods,
    reason = "shows that a forgery would pass where verify_strict is not used"
)]
fn holds_leniently(key: &[u8; 32], signature: &[u8; 64]) -> bool {
    use ed25519_dalek::Verifier;
    VerifyingKey::from_bytes(key).unwrap().verify(MESSAGE, &Signature::from_bytes(signature)).is_ok()
}

/// S = r + k a for the scalars r (0 for `None`) and a, where k = SHA-512(R ‖ A ‖ M): what makes S B = R + k A hold
/// for R = r B.
fn answer<S>(nonce: Option<S>, secret: S, r: &[u8; 32], key: &[u8; 32]) -> S
where
    S: Copy + From<u8> + From<u16> + Add<Output = S> + Mul<Output = S>,
{
    let hash = Sha512::new().chain_update(r).chain_update(key).chain_update(MESSAGE).finalize();
    let k = hash.iter().rev().fold(S::from(0u8), |k, &byte| k * S::from(256u16) + S::from(byte));
    nonce.unwrap_or(S::from(0u8)) + k * secret
}

/// Whether k, the number that is hashed from R, the key and the message, is odd.
fn k_is_odd(r: &[u8; 32], key: &[u8; 32]) -> bool {
    let one = issuer().to_scalar() * issuer().to_scalar().invert();
    (answer(None, one, r, key).to_bytes()[0] & 1) == 1
}

/// The point plus the one of order 2, which is (-x, -y): p - y, and the other sign.
fn plus_order_two(bytes: &[u8; 32]) -> [u8; 32] {
    let p = point(SMALL_ORDER_AGAIN[2]);
    let mut borrow = 0;
    let mut sum: [u8; 32] = std::array::from_fn(|i| {
        let y = if i == 31 { bytes[i] & 0x7f } else { bytes[i] };
        let (difference, one) = p[i].overflowing_sub(y);
        let (difference, two) = difference.overflowing_sub(borrow);
        borrow = u8::from(one || two);
        difference
    });
    sum[31] |= !bytes[31] & 0x80;
    sum
}

#[test]
fn rfc_8032_section_7_1() {
    let corpus = TestSet::load(TestName::Ed25519).unwrap();
    // The 1023 bytes of TEST 1024 stand in Wycheproof too; only its signature makes sure that they are these.
    let long = corpus.test_groups.iter().flat_map(|group| &group.tests).find(|test| test.msg.len() == 1023);
    let vectors: [(&str, &str, &[u8], &str); 5] = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            b"",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155
             5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            &[0x72],
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            &[0xaf, 0x82],
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac
             18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
        (
            "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
            "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
            &long.unwrap().msg,
            "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350
             aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6ac00a9704a188a03",
        ),
        (
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            &Sha512::digest(b"abc"),
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589
             09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
        ),
    ];
    for (secret, key, message, signature) in vectors {
        let secret = SigningKey::from_bytes(&point(secret));
        let key = PublicKey::from_bytes(&point(key)).unwrap();
        let signature: [u8; 64] = hex(signature).try_into().unwrap();
        assert_eq!(secret.verifying_key().as_bytes(), key.as_bytes());
        assert_eq!(secret.sign(message).to_bytes(), signature);
        assert!(key.has_signed(message, &signature));
        assert!(!key.has_signed(&[message, b"\0"].concat(), &signature));
    }
}

#[test]
fn wycheproof() {
    let corpus = TestSet::load(TestName::Ed25519).unwrap();
    let (mut held, mut refused) = (0, 0);
    for group in &corpus.test_groups {
        let key = PublicKey::from_bytes(group.key.pk[..].try_into().unwrap()).unwrap();
        for test in &group.tests {
            let holds = <&[u8; 64]>::try_from(&test.sig[..]).is_ok_and(|sig| key.has_signed(&test.msg, sig));
            // There is none of the third kind; should one come, somebody must read it.
            assert_ne!(test.result, TestResult::Acceptable, "{test:?}");
            assert_eq!(holds, test.result == TestResult::Valid, "{test:?}");
            *(if holds { &mut held } else { &mut refused }) += 1;
        }
    }
    assert_eq!(held + refused, corpus.number_of_tests);
    assert!(held > 50 && refused > 50, "{held} held, {refused} were refused");
    assert!(held + refused > 100);
}

#[test]
fn keys_of_small_order_are_refused() {
    for key in SMALL_ORDER {
        assert_eq!(PublicKey::from_bytes(&point(key)), Err(KeyError::SmallOrder), "{key}");
    }
    for key in SMALL_ORDER_AGAIN {
        let canonical = SMALL_ORDER_AGAIN[..2].contains(&key);
        let expected = if canonical { KeyError::SmallOrder } else { KeyError::NotCanonical };
        assert_eq!(PublicKey::from_bytes(&point(key)), Err(expected), "{key}");
    }
}

#[test]
fn keys_have_one_encoding_and_lie_on_the_curve() {
    for y in 0..19u8 {
        for sign in [0, 0x80] {
            let mut key = point(SMALL_ORDER_AGAIN[2]);
            key[0] += y;
            key[31] |= sign;
            assert_eq!(PublicKey::from_bytes(&key), Err(KeyError::NotCanonical), "y = p + {y}");
        }
    }
    // (y² - 1) / (d y² + 1) is no square for y = 2 and y = 7, and is one for y = 3.
    for (y, on_curve) in [(2, false), (3, true), (7, false)] {
        let mut key = [0; 32];
        key[0] = y;
        let expected = if on_curve { Ok(()) } else { Err(KeyError::NotAPoint) };
        assert_eq!(PublicKey::from_bytes(&key).map(drop), expected, "y = {y}");
    }
}

#[test]
fn a_signature_made_by_hand_holds() {
    let (nonce, secret) = (phone(), issuer());
    let (r, key) = (*public(&nonce).as_bytes(), *public(&secret).as_bytes());
    let s = answer(Some(nonce.to_scalar()), secret.to_scalar(), &r, &key).to_bytes();
    assert!(public(&secret).has_signed(MESSAGE, &joined(r, s)));
    assert!(!public(&secret).has_signed(b"another message", &joined(r, s)));
    assert!(!public(&nonce).has_signed(MESSAGE, &joined(r, s)));
}

#[test]
fn s_above_the_group_order_is_refused() {
    let signature = issuer().sign(MESSAGE).to_bytes();
    let key = public(&issuer());
    let mut s: [u8; 32] = signature[32..].try_into().unwrap();
    for times in 0..15 {
        let many = [&signature[..32], &s].concat().try_into().unwrap();
        assert_eq!(key.has_signed(MESSAGE, &many), times == 0, "S + {times} L");
        let mut carry = 0;
        for (byte, order) in s.iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(order) + carry;
            carry = sum >> 8;
            *byte = sum.to_le_bytes()[0];
        }
        assert_eq!(carry, 0, "the sum fits its bytes");
    }
}

#[test]
fn r_of_small_order_is_refused() {
    // With r = 0, R is the neutral point and S = k a: whoever has the key can make it, and it says nothing else.
    let (key, a) = (*public(&issuer()).as_bytes(), issuer().to_scalar());
    let r = point(SMALL_ORDER[0]);
    let forged = joined(r, answer(None, a, &r, &key).to_bytes());
    assert!(holds_leniently(&key, &forged));
    assert!(!public(&issuer()).has_signed(MESSAGE, &forged));

    // A key with a part of order 2 takes the R of order 2 whenever k is odd.
    let r = point(SMALL_ORDER[1]);
    let (mixed, a) = (0..32)
        .map(|seed| SigningKey::from_bytes(&[seed; 32]))
        .map(|key| (plus_order_two(key.verifying_key().as_bytes()), key.to_scalar()))
        .find(|(mixed, _)| k_is_odd(&r, mixed))
        .unwrap();
    let forged = joined(r, answer(None, a, &r, &mixed).to_bytes());
    assert!(holds_leniently(&mixed, &forged));
    assert!(!PublicKey::from_bytes(&mixed).unwrap().has_signed(MESSAGE, &forged));
}

#[test]
fn r_in_another_encoding_is_refused() {
    // The second encodings of the neutral point: S = k a would hold where R is decoded before it is compared.
    let (key, a) = (*public(&issuer()).as_bytes(), issuer().to_scalar());
    for r in [SMALL_ORDER_AGAIN[0], SMALL_ORDER_AGAIN[4], SMALL_ORDER_AGAIN[5]].map(point) {
        let forged = joined(r, answer(None, a, &r, &key).to_bytes());
        assert!(!public(&issuer()).has_signed(MESSAGE, &forged));
        // Not even for a challenge that was hashed from the one encoding.
        let s = answer(None, a, &point(SMALL_ORDER[0]), &key).to_bytes();
        assert!(!public(&issuer()).has_signed(MESSAGE, &joined(r, s)));
    }
}

#[test]
fn the_equation_is_the_one_without_the_cofactor() {
    let (nonce, secret) = (phone().to_scalar(), issuer().to_scalar());
    let key = *public(&issuer()).as_bytes();
    let plain = *public(&phone()).as_bytes();
    let mixed_r = plus_order_two(&plain);
    // Eight times both sides are equal, the sides are not: what a verifier with the cofactor would accept.
    let s = answer(Some(nonce), secret, &mixed_r, &key).to_bytes();
    assert!(!public(&issuer()).has_signed(MESSAGE, &joined(mixed_r, s)));

    // With a part of order 2 in the key, R must have it exactly when k is odd.
    let mixed_key = plus_order_two(&key);
    let verifier = PublicKey::from_bytes(&mixed_key).unwrap();
    for (r, has_part) in [(plain, false), (mixed_r, true)] {
        let s = answer(Some(nonce), secret, &r, &mixed_key).to_bytes();
        assert_eq!(verifier.has_signed(MESSAGE, &joined(r, s)), k_is_odd(&r, &mixed_key) == has_part);
    }
}
