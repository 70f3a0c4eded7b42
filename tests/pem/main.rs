//! Private keys as PKCS#8 PEM: our own, those of openssl, and files that try something.
//!
//! `tests/keys/openssl-*.pem` are one worthless key as openssl 3.0 wrote it, plain and under [`PASSPHRASE`].
#![cfg(test)]
#![cfg(feature = "office")]

/// What files may not do: cost minutes, or pass for a key.
mod hostile;
/// openssl itself, where there is one.
mod openssl;

use std::io;

use yanzheng::office::{MAX_PEM, OfficeKey, PemError, test_key};

const PASSPHRASE: &[u8] = b"worthless, for tests only";
const PLAIN: &str = include_str!("../keys/openssl-plain.pem");
const PBKDF2: &str = include_str!("../keys/openssl-pbkdf2.pem");
const SCRYPT: &str = include_str!("../keys/openssl-scrypt.pem");
/// The public half of that key, as openssl prints it.
const PUBLIC: [u8; 32] = [
    0x53, 0x48, 0xda, 0xf1, 0x78, 0x05, 0x84, 0xcf, 0xbf, 0xa0, 0x59, 0x3b, 0x2b, 0x29, 0xdf, 0x13, 0xc1,
    0x46, 0x5a, 0xc7, 0x74, 0x53, 0xcb, 0xf4, 0x1b, 0xa3, 0xa0, 0x24, 0xb4, 0x14, 0x54, 0x2c,
];

/// The same each time, and another at each length.
fn chance(bytes: &mut [u8]) -> io::Result<()> {
    let length = u8::try_from(bytes.len()).unwrap();
    bytes.iter_mut().zip(length..).for_each(|(byte, value)| *byte = value);
    Ok(())
}

fn no_chance(_: &mut [u8]) -> io::Result<()> {
    Err(io::Error::other("none left"))
}

fn public(text: &str, passphrase: Option<&[u8]>) -> [u8; 32] {
    *OfficeKey::from_pem(text, passphrase).unwrap().public().as_bytes()
}

fn refusal(text: &str, passphrase: Option<&[u8]>) -> PemError {
    OfficeKey::from_pem(text, passphrase).expect_err("refused")
}

#[test]
fn keys_that_openssl_wrote_are_read() {
    assert_eq!(public(PLAIN, None), PUBLIC);
    assert_eq!(public(PLAIN, Some(b"not looked at")), PUBLIC);
    for encrypted in [PBKDF2, SCRYPT] {
        assert_eq!(public(encrypted, Some(PASSPHRASE)), PUBLIC);
        assert!(matches!(refusal(encrypted, None), PemError::PassphraseNeeded));
    }
    // Lines of Windows, and what openssl prints before a key that it takes out of PKCS#12.
    assert_eq!(public(&PLAIN.replace('\n', "\r\n"), None), PUBLIC);
    let bag = format!("Bag Attributes\n    friendlyName: 日照\nKey Attributes: <No Attributes>\n{PLAIN}");
    assert_eq!(public(&bag, None), PUBLIC);
}

#[test]
fn a_key_comes_back_as_it_was_written() {
    let key = test_key("round trip").unwrap();
    assert_eq!(public(&key.to_pem().unwrap(), None), *key.public().as_bytes());
    for passphrase in [&b""[..], b" ", "日照的口令".as_bytes(), &[0, 255], &[b'x'; 1_000]] {
        let text = key.to_encrypted_pem(passphrase, chance).unwrap();
        assert_eq!(public(&text, Some(passphrase)), *key.public().as_bytes());
    }
}

#[test]
fn salt_and_vector_come_from_the_chance_handed_in() {
    let key = test_key("chance").unwrap();
    let text = key.to_encrypted_pem(PASSPHRASE, chance).unwrap();
    assert_eq!(text, key.to_encrypted_pem(PASSPHRASE, chance).unwrap());
    let zeros = key.to_encrypted_pem(PASSPHRASE, |_| Ok(())).unwrap();
    assert_ne!(text, zeros);
    assert_eq!(public(&zeros, Some(PASSPHRASE)), *key.public().as_bytes());
    let error = key.to_encrypted_pem(PASSPHRASE, no_chance).unwrap_err();
    assert!(matches!(error, PemError::Chance(_)), "{error}");
    assert_eq!(error.to_string(), "no random numbers: none left");
}

#[test]
fn another_passphrase_is_wrong() {
    let ours = test_key("ours").unwrap().to_encrypted_pem(PASSPHRASE, chance).unwrap();
    for encrypted in [SCRYPT, &ours] {
        for wrong in [&b""[..], b"Worthless, for tests only", b"worthless, for tests only "] {
            assert!(matches!(refusal(encrypted, Some(wrong)), PemError::PassphraseWrong));
        }
    }
    // Of so many, some leave a valid padding.
    for wrong in 0..1_000 {
        let error = refusal(PBKDF2, Some(format!("{wrong}").as_bytes()));
        assert!(matches!(error, PemError::PassphraseWrong), "{wrong}: {error}");
    }
}

#[test]
fn what_is_printed_of_a_key_is_its_public_half() {
    let key = OfficeKey::from_seed(&[0x5e; 32]).unwrap();
    let printed = format!("{key:?} {key:#?}");
    assert!(printed.contains("OfficeKey"), "{printed}");
    for secret in ["94, 94", "5e5e", "5E5E", "^^"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn text_that_is_no_private_key_is_refused() {
    let wide = |text: &str| text.replace("PRIVATE KEY", "PUBLIC KEY");
    let halves = PLAIN.split_at(PLAIN.len() / 2);
    for text in [
        "",
        "worthless",
        halves.0,
        halves.1,
        &wide(PLAIN),
        &PLAIN.replace("PRIVATE", "EC PRIVATE"),
        &PLAIN.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"),
        &PLAIN.replacen("MC4", "M!4", 1),
        &PLAIN.replacen("MC4", "AC4", 1),
        &[PLAIN, PLAIN].concat(),
        &format!("{PLAIN}behind"),
    ] {
        let error = refusal(text, Some(PASSPHRASE));
        assert!(matches!(error, PemError::NotPem), "{error}\n{text}");
    }
    // Another label than the content's.
    let error = refusal(&PLAIN.replace("PRIVATE", "ENCRYPTED PRIVATE"), Some(PASSPHRASE));
    assert!(matches!(error, PemError::Malformed), "{error}");
    let error = refusal(&SCRYPT.replace("ENCRYPTED ", ""), Some(PASSPHRASE));
    assert!(matches!(error, PemError::Malformed), "{error}");
}

#[test]
fn a_text_larger_than_16_kib_is_refused() {
    let filled = |size: usize| format!("{}\n{PLAIN}", "x".repeat(size - 1 - PLAIN.len()));
    assert_eq!(public(&filled(MAX_PEM), None), PUBLIC);
    assert!(matches!(refusal(&filled(MAX_PEM + 1), None), PemError::TooLarge));
    assert!(matches!(refusal(&"x".repeat(100 << 20), None), PemError::TooLarge));
}
