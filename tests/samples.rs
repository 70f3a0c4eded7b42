//! The samples: made again bit for bit, and each with the outcome that its expectation names.
#![cfg(test)]
#![cfg(feature = "office")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use yanzheng::check::Vectors;
use yanzheng::office::samples::{files, worked_examples};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn listed(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            listed(&path, into);
        } else {
            into.insert(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
}

#[test]
fn the_samples_are_made_again_bit_for_bit() {
    let made = files().unwrap();
    for (path, bytes) in &made {
        let there = std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(there == *bytes, "{path} differs: run yanzheng-office samples .");
    }
    let mut there = BTreeSet::new();
    for folder in ["samples", "keys", "tests/keys"] {
        listed(&root().join(folder), &mut there);
    }
    // openssl made these, for tests/pem.
    there.retain(|path| !path.starts_with("tests/keys/openssl-"));
    let extra: Vec<_> = there.iter().filter(|path| !made.contains_key(*path)).collect();
    assert!(extra.is_empty(), "nobody makes {extra:?}");
}

#[test]
fn every_sample_has_its_outcome() {
    let mut vectors = Vectors::with(&yanzheng::scan::Scanner::here());
    let files = Vectors::list(&root().join("samples")).unwrap();
    assert!(files.len() >= 60, "{} samples", files.len());
    let failures: Vec<String> = files
        .iter()
        .filter_map(|file| Some(format!("{}: {}", file.display(), vectors.run(file).failure?)))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_worked_examples_in_format_md_are_those_of_the_samples() {
    let format = std::fs::read_to_string(root().join("src/credential/FORMAT.md")).unwrap();
    let (_, written) = format.split_once("<!-- worked examples -->\n").expect("the marker");
    assert_eq!(written, worked_examples().unwrap());
}
