//! A status list of ten million, 1 % revoked: its size, and what reading, looking up and signing it cost.
//!
//! `./dev bench`. Reading is that of a whole trust folder, signature included. The list must stay within 150,000 bytes
//! and 0.3 s.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test or bench fails by panicking"
)]

#[path = "../tests/trust/ten_million.rs"]
mod ten_million;

use std::path::Path;

use divan::{Bencher, black_box};
use tempfile::TempDir;
use yanzheng::credential::{StatusList, StatusRef};
use yanzheng::domain::{Instant, IssuerId};
use yanzheng::office::{publish_list, test_key};
use yanzheng::trust::{StatusAnswer, Trust, file_name};

fn main() {
    let bytes = signed(&list());
    println!("{} statuses, {} revoked: {} bytes", ten_million::STATUSES, ten_million::REVOKED, bytes.len());
    assert!(bytes.len() <= 150_000);
    divan::main();
}

fn issued() -> Instant {
    Instant::parse("2026-11-22T09:00:00+08:00").unwrap()
}

fn list() -> StatusList {
    ten_million::list(IssuerId::parse("371100").unwrap(), issued())
}

fn signed(list: &StatusList) -> Vec<u8> {
    publish_list(list, &test_key("rizhao-lists").unwrap())
}

/// The demo office's trust with that list alone.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys");
    for name in ["issuers.json", "release.json"] {
        std::fs::copy(keys.join(name), folder.path().join(name)).unwrap();
    }
    let list = list();
    std::fs::write(folder.path().join(file_name(list.issuer, list.number)), signed(&list)).unwrap();
    folder
}

fn read(folder: &Path) -> Trust {
    let (trust, notes) = Trust::read_folder(folder).unwrap();
    assert!(notes.is_empty(), "{notes:?}");
    assert!(!matches!(look(&trust, 7_654_321), StatusAnswer::Unknown(_)));
    trust
}

fn look(trust: &Trust, index: u32) -> StatusAnswer {
    trust.status(IssuerId::parse("371100").unwrap(), StatusRef { list: 9, index }, issued(), issued())
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn read_and_verify(bencher: Bencher<'_, '_>) {
    let folder = folder();
    bencher.bench(|| read(black_box(folder.path())));
}

#[divan::bench]
fn look_up(bencher: Bencher<'_, '_>) {
    let folder = folder();
    let trust = read(folder.path());
    bencher.bench(|| look(&trust, black_box(7_654_321)));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn pack_and_sign(bencher: Bencher<'_, '_>) {
    let list = list();
    bencher.bench(|| signed(black_box(&list)));
}

/// A list as an office publishes it many times a day: 65,536 statuses, 50 of them revoked.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn pack_and_sign_a_small_one(bencher: Bencher<'_, '_>) {
    let mut list = StatusList { statuses: vec![0; 16 << 10], ..list() };
    list.statuses.iter_mut().step_by(331).for_each(|byte| *byte = 0b0100);
    bencher.bench(|| signed(black_box(&list)));
}
