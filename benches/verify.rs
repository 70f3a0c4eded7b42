//! Code to verdict, and the signature checks that it cannot do without, on the same messages.
//!
//! `./dev bench`. Issuer keys are parsed beforehand on both sides, the phone's key on neither; the bearer's ID, which
//! costs a tenth of a second by design, is not asked.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test or bench fails by panicking"
)]

use divan::{Bencher, black_box};
use ed25519_dalek::{Signature, VerifyingKey};
use yanzheng::credential::cbor::Reader;
use yanzheng::credential::unarmor;
use yanzheng::domain::{At, AtSource, Evidence, Instant, Question};
use yanzheng::trust::Trust;
use yanzheng::verify::{judge, open};

const SAMPLES: [&str; 3] = ["presentation-person", "grant-person", "download-person"];

fn main() {
    divan::main();
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/samples/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn keys_folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("keys")
}

#[divan::bench(args = SAMPLES, sample_count = 300, sample_size = 20)]
fn code_to_verdict(bencher: Bencher<'_, '_>, name: &str) {
    let (trust, _) = Trust::read_folder(&keys_folder()).unwrap();
    let text = sample(name);
    let at = At { instant: Instant::parse("2026-11-22T10:00:00+08:00").unwrap(), source: AtSource::Chosen };
    bencher.bench(|| {
        judge(&open(black_box(&text), &trust), &Question::default(), &Evidence::default(), at).unwrap()
    });
}

/// A COSE_Sign1's Sig_structure and signature.
fn signed(bytes: &[u8]) -> (Vec<u8>, Signature) {
    let mut reader = Reader::new(bytes);
    reader.tag(18).unwrap();
    reader.array_of(4).unwrap();
    let protected = reader.bytes().unwrap();
    reader.skip().unwrap();
    let payload = reader.bytes().unwrap();
    let signature = Signature::from_bytes(reader.bytes_of().unwrap());
    let writer = yanzheng::credential::cbor::Writer::new().array(4).text("Signature1").bytes(protected);
    (writer.bytes(&[]).bytes(payload).into_bytes(), signature)
}

#[divan::bench(args = SAMPLES, sample_count = 300, sample_size = 20)]
fn verify_strict_alone(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = unarmor(&sample(name)).unwrap();
    let code = yanzheng::credential::Code::read(&bytes).unwrap();
    let phone = code.statement.unproven().authorisation.phone().map(|phone| *phone.as_bytes());
    let statement = match phone {
        None => bytes.clone(),
        Some(_) => {
            // The statement stands as kcwt (13) in the outer protected header.
            let mut reader = Reader::new(&bytes);
            reader.tag(18).unwrap();
            reader.array_of(4).unwrap();
            let mut header = reader.embedded_cbor().unwrap();
            let mut inner = Vec::new();
            header
                .map::<yanzheng::credential::cbor::CborError>(|label, value| {
                    let item = value.skip()?;
                    if label == yanzheng::credential::cbor::Label::Int(13) {
                        inner = item.to_vec();
                    }
                    Ok(())
                })
                .unwrap();
            inner
        }
    };
    let (message, signature) = signed(&statement);
    let issuer = yanzheng::office::test_key("rizhao-current").unwrap();
    let issuer = VerifyingKey::from_bytes(issuer.public().as_bytes()).unwrap();
    let live = phone.map(|phone| (phone, signed(&bytes)));
    bencher.bench(|| {
        issuer.verify_strict(black_box(&message), &signature).unwrap();
        if let Some((phone, (message, signature))) = &live {
            let phone = VerifyingKey::from_bytes(black_box(phone)).unwrap();
            phone.verify_strict(message, signature).unwrap();
        }
    });
}
