//! The second reader, written in Python from FORMAT.md alone, agrees on every sample.
#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "whether this is CI, only the environment says")]

use std::path::Path;
use std::process::Command;

#[test]
fn a_second_reader_agrees_on_every_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join(".venv/bin/python");
    if !python.exists() {
        // On a user's machine the libraries may be missing; in CI that would be a test that cannot fail.
        assert!(std::env::var_os("CI").is_none(), "no .venv: run ./dev setup");
        eprintln!("skipped: no .venv, run ./dev setup");
        return;
    }
    let output =
        Command::new(python).arg("tests/second_reader.py").arg("samples").current_dir(root).output().unwrap();
    let (said, faults) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let samples = std::fs::read_dir(root.join("samples")).unwrap();
    let expectations = samples.filter(|entry| {
        entry.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "json")
    });
    let all = format!("{} passed, 0 failed", expectations.count());
    assert_eq!(said.trim_end().lines().last(), Some(all.as_str()), "{said}{faults}");
    assert!(output.status.success());
}
