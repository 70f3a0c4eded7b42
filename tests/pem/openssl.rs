use std::path::Path;
use std::process::{Command, Output};

use yanzheng::office::test_key;

use crate::{PASSPHRASE, chance, public};

/// Whether there is an openssl that knows Ed25519 and scrypt. Without one its tests say so and prove nothing.
fn is_here() -> bool {
    let version = Command::new("openssl").arg("version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let version = version.unwrap_or_else(|error| error.to_string());
    let here = version.starts_with("OpenSSL ") && version.as_str() > "OpenSSL 1.1.1";
    if !here {
        eprintln!("NOT TESTED against openssl: no OpenSSL 1.1.1 or newer on PATH ({})", version.trim());
    }
    here
}

fn run(folder: &Path, args: &str) -> Output {
    let passphrase = format!("pass:{}", str::from_utf8(PASSPHRASE).unwrap());
    let args = args.split(' ').map(|arg| if arg == "PASS" { &passphrase } else { arg });
    let output = Command::new("openssl").current_dir(folder).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The public half of a file's key, as openssl reads it.
fn theirs(folder: &Path, name: &str) -> [u8; 32] {
    let der = run(folder, &format!("pkey -in {name} -passin PASS -pubout -outform DER")).stdout;
    // SubjectPublicKeyInfo ends with it.
    *der.last_chunk().unwrap()
}

#[test]
fn openssl_reads_our_keys() {
    if !is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let key = test_key("for openssl").unwrap();
    std::fs::write(folder.path().join("plain.pem"), key.to_pem().unwrap()).unwrap();
    let encrypted = key.to_encrypted_pem(PASSPHRASE, chance).unwrap();
    std::fs::write(folder.path().join("encrypted.pem"), encrypted).unwrap();
    for name in ["plain.pem", "encrypted.pem"] {
        assert_eq!(theirs(folder.path(), name), *key.public().as_bytes(), "{name}");
    }
}

#[test]
fn we_read_fresh_keys_of_openssl() {
    if !is_here() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    run(folder, "genpkey -algorithm ed25519 -out plain.pem");
    run(folder, "genpkey -algorithm ed25519 -aes-256-cbc -pass PASS -out generated.pem");
    run(folder, "pkcs8 -topk8 -in plain.pem -v2 aes-256-cbc -passout PASS -out pbkdf2.pem");
    run(
        folder,
        "pkcs8 -topk8 -in plain.pem -v2 aes-128-cbc -v2prf hmacWithSHA512 -passout PASS -out sha512.pem",
    );
    run(folder, "pkcs8 -topk8 -in plain.pem -scrypt -passout PASS -out scrypt.pem");
    for (name, passphrase) in [
        ("plain.pem", None),
        ("generated.pem", Some(PASSPHRASE)),
        ("pbkdf2.pem", Some(PASSPHRASE)),
        ("sha512.pem", Some(PASSPHRASE)),
        ("scrypt.pem", Some(PASSPHRASE)),
    ] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(public(&text, passphrase), theirs(folder, name), "{name}");
    }
}
