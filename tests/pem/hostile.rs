use std::time::{Duration, Instant};

use ed25519_dalek::SigningKey;
use pkcs8::der::asn1::{BitStringRef, OctetStringRef};
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::{self, Kdf, Parameters, Pbkdf2Params, Pbkdf2Prf, Salt, ScryptParams};
use pkcs8::{EncodePrivateKey, EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument};
use yanzheng::office::{PemError, test_key};

use crate::{PASSPHRASE, PBKDF2, PLAIN, PUBLIC, SCRYPT, public, refusal};

fn pem(label: &'static str, document: &SecretDocument) -> String {
    document.to_pem(label, LineEnding::LF).unwrap().to_string()
}

fn plain(der: &[u8]) -> String {
    pem("PRIVATE KEY", &SecretDocument::try_from(der).unwrap())
}

fn encrypted(der: &[u8]) -> String {
    pem("ENCRYPTED PRIVATE KEY", &SecretDocument::try_from(der).unwrap())
}

/// A file that says it is encrypted so.
fn encrypted_with(kdf: Kdf) -> String {
    let encryption = pbes2::EncryptionScheme::Aes256Cbc { iv: [7; 16] };
    let info = EncryptedPrivateKeyInfoRef {
        encryption_algorithm: EncryptionScheme::Pbes2(Parameters { kdf, encryption }),
        encrypted_data: OctetStringRef::new(&[7; 64]).unwrap(),
    };
    pem("ENCRYPTED PRIVATE KEY", &SecretDocument::try_from(info).unwrap())
}

fn scrypt(cost_parameter: u64, block_size: u16, parallelization: u16) -> String {
    let salt = Salt::new([7; 32]).unwrap();
    encrypted_with(
        ScryptParams { salt, cost_parameter, block_size, parallelization, key_length: None }.into(),
    )
}

fn pbkdf2(iteration_count: u32, prf: Pbkdf2Prf) -> String {
    let salt = Salt::new([7; 32]).unwrap();
    encrypted_with(Pbkdf2Params { salt, iteration_count, key_length: None, prf }.into())
}

/// An item of DER; its content is shorter than 128 bytes.
fn item(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    assert!(content.len() < 128);
    [&[tag, u8::try_from(content.len()).unwrap()], &content[..]].concat()
}

fn oid(body: &[u8]) -> Vec<u8> {
    item(6, &[body])
}

#[test]
fn no_passphrase_is_tried_beyond_the_bounds() {
    const SHA256: Pbkdf2Prf = Pbkdf2Prf::HmacWithSha256;
    for within in [
        // 256 MiB, 16 lanes.
        scrypt(1 << 18, 8, 16),
        scrypt(1 << 6, 1 << 15, 1),
        scrypt(2, 1, 1),
        pbkdf2(1, SHA256),
        pbkdf2(10_000_000, SHA256),
    ] {
        assert!(matches!(refusal(&within, None), PemError::PassphraseNeeded));
    }
    let start = Instant::now();
    for beyond in [
        scrypt(1 << 19, 8, 1),
        scrypt(1 << 18, 9, 1),
        scrypt(1 << 18, 8, 17),
        scrypt(1 << 14, 8, u16::MAX),
        scrypt(1 << 14, u16::MAX, 1),
        scrypt(1 << 63, 8, 1),
        scrypt(1 << 63, u16::MAX, u16::MAX),
        // No cost at all, and none that scrypt knows.
        scrypt(0, 8, 1),
        scrypt(1, 8, 1),
        scrypt(1 << 14, 0, 1),
        scrypt(1 << 14, 8, 0),
        scrypt(3, 8, 1),
        scrypt(u64::MAX, 1, 1),
        pbkdf2(0, SHA256),
        pbkdf2(10_000_001, SHA256),
        pbkdf2(u32::MAX, SHA256),
    ] {
        for passphrase in [None, Some(PASSPHRASE)] {
            let error = refusal(&beyond, passphrase);
            assert!(matches!(error, PemError::Cost), "{error}\n{beyond}");
        }
    }
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

/// A file encrypted with this function and this cipher, by their object identifiers.
fn by_hand(kdf: &[u8], parameters: &[&[u8]], cipher: &[u8]) -> String {
    let pbes2 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13];
    let kdf = item(0x30, &[&oid(kdf), &item(0x30, parameters)]);
    let cipher = item(0x30, &[&oid(cipher), &item(4, &[&[7; 16]])]);
    let algorithm = item(0x30, &[&oid(&pbes2), &item(0x30, &[&kdf, &cipher])]);
    encrypted(&item(0x30, &[&algorithm, &item(4, &[&[7; 16]])]))
}

#[test]
fn numbers_beyond_every_integer_are_out_of_bounds_too() {
    let (salt, wide) = (item(4, &[&[7; 8]]), item(2, &[&[1; 9]]));
    let pbkdf2 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12];
    let scrypt = [0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 11];
    let aes = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 42];
    let one = item(2, &[&[1]]);
    for text in [
        by_hand(&pbkdf2, &[&salt, &wide], &aes),
        by_hand(&scrypt, &[&salt, &wide, &one, &one], &aes),
        by_hand(&scrypt, &[&salt, &one, &wide, &one], &aes),
        by_hand(&scrypt, &[&salt, &one, &one, &wide], &aes),
    ] {
        let error = refusal(&text, Some(PASSPHRASE));
        assert!(matches!(error, PemError::Cost), "{error}\n{text}");
    }
    // A negative one is no number of rounds at all.
    let negative = by_hand(&pbkdf2, &[&salt, &item(2, &[&[0xff]])], &aes);
    assert!(matches!(refusal(&negative, Some(PASSPHRASE)), PemError::Malformed | PemError::Cost));
}

#[test]
fn other_encryptions_are_named_as_such() {
    let salt = item(4, &[&[7; 8]]);
    let rounds = item(2, &[&[8, 0]]);
    let pbkdf2_oid = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12];
    let des3 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7];
    let sm4 = [0x2a, 0x81, 0x1c, 0xcf, 0x55, 1, 0x68, 2];
    let aes = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 42];
    let other_kdf = [0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 12];
    // PKCS#12's own scheme with 3DES, which openssl writes when asked with -v1.
    let pkcs12 = oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 3]);
    let pkcs12 = item(0x30, &[&pkcs12, &item(0x30, &[&salt, &rounds])]);
    // PBES1 with MD5 and DES, which the library knows by name.
    let pbes1 = oid(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 3]);
    let pbes1 = item(0x30, &[&pbes1, &item(0x30, &[&salt, &rounds])]);
    for text in [
        pbkdf2(2_048, Pbkdf2Prf::HmacWithSha1),
        by_hand(&pbkdf2_oid, &[&salt, &rounds], &aes),
        by_hand(&pbkdf2_oid, &[&salt, &rounds], &des3),
        by_hand(&pbkdf2_oid, &[&salt, &rounds], &sm4),
        by_hand(&other_kdf, &[&salt, &rounds], &aes),
        encrypted(&item(0x30, &[&pkcs12, &item(4, &[&[7; 16]])])),
        encrypted(&item(0x30, &[&pbes1, &item(4, &[&[7; 16]])])),
    ] {
        for passphrase in [None, Some(PASSPHRASE)] {
            let error = refusal(&text, passphrase);
            assert!(matches!(error, PemError::OtherEncryption), "{error}\n{text}");
        }
    }
}

/// Changes one place of the plain key's 48 bytes.
fn changed(change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut der = SecretDocument::from_pem(PLAIN).unwrap().1.as_bytes().to_vec();
    assert_eq!(der.len(), 48);
    change(&mut der);
    plain(&der)
}

#[test]
fn keys_of_other_algorithms_are_named_as_such() {
    // The last byte of the identifier: X25519, X448, Ed448.
    for algorithm in [0x6e, 0x6f, 0x71] {
        let error = refusal(&changed(|der| der[11] = algorithm), None);
        assert!(matches!(error, PemError::OtherAlgorithm), "{error}");
    }
}

#[test]
fn a_key_of_another_size_or_form_is_damaged() {
    let algorithm = item(0x30, &[&oid(&[0x2b, 0x65, 0x70])]);
    let of = |algorithm: &[u8], private: &[u8]| {
        plain(&item(0x30, &[&item(2, &[&[0]]), algorithm, &item(4, &[private])]))
    };
    let seed = [0x5e; 32];
    public(&of(&algorithm, &item(4, &[&seed])), None);
    let null = item(0x30, &[&oid(&[0x2b, 0x65, 0x70]), &[5, 0]]);
    for text in [
        of(&algorithm, &item(4, &[&seed[1..]])),
        of(&algorithm, &item(4, &[&seed, &[0x5e]])),
        of(&algorithm, &seed),
        of(&algorithm, &[]),
        of(&algorithm, &[&item(4, &[&seed])[..], &[0]].concat()),
        of(&null, &item(4, &[&seed])),
        changed(|der| der[4] = 2),
        // Version 2 without a public half.
        changed(|der| der[4] = 1),
    ] {
        let error = refusal(&text, None);
        assert!(matches!(error, PemError::Malformed), "{error}\n{text}");
    }
}

#[test]
fn a_public_half_beside_the_key_is_its_own() {
    let key = SigningKey::from_bytes(&[0x5e; 32]);
    let own = key.verifying_key().to_bytes();
    let document = key.to_pkcs8_der().unwrap();
    assert_eq!(public(&pem("PRIVATE KEY", &document), None), own);
    let info = PrivateKeyInfoRef::try_from(document.as_bytes()).unwrap();
    assert!(info.public_key.is_some(), "version 2");
    let other = test_key("another").unwrap();
    for half in [&other.public().as_bytes()[..], &own[..31], &[&own[..], &[0]].concat(), &[]] {
        let info =
            PrivateKeyInfoRef { public_key: Some(BitStringRef::new(0, half).unwrap()), ..info.clone() };
        let text = pem("PRIVATE KEY", &SecretDocument::try_from(info).unwrap());
        assert!(matches!(refusal(&text, None), PemError::PublicDiffers));
    }
    let mut even = own;
    even[31] &= 0xfe;
    let info = PrivateKeyInfoRef { public_key: Some(BitStringRef::new(1, &even).unwrap()), ..info };
    let text = pem("PRIVATE KEY", &SecretDocument::try_from(info).unwrap());
    assert!(matches!(refusal(&text, None), PemError::PublicDiffers));
}

#[test]
fn whatever_is_broken_gets_an_answer() {
    for (text, passphrase) in [(PLAIN, None), (PBKDF2, Some(PASSPHRASE)), (SCRYPT, None)] {
        let der = SecretDocument::from_pem(text).unwrap().1;
        for (place, bit) in (0..der.as_bytes().len()).flat_map(|place| (0..8).map(move |bit| (place, bit))) {
            let mut der = der.as_bytes().to_vec();
            der[place] ^= 1 << bit;
            let Ok(document) = SecretDocument::try_from(der) else { continue };
            let label = if text == PLAIN { "PRIVATE KEY" } else { "ENCRYPTED PRIVATE KEY" };
            // Only bits of the seed, or of what hides it, may pass for those of another key.
            if let Ok(key) = yanzheng::office::OfficeKey::from_pem(&pem(label, &document), passphrase) {
                assert_ne!(*key.public().as_bytes(), PUBLIC, "bit {bit} of byte {place}");
            }
        }
    }
}
