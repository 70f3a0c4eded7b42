//! No bit of a genuine code can be changed, and no character of its text, without the verdict saying so.
#![cfg(test)]
#![cfg(feature = "office")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use yanzheng::check::{Expectation, Vectors};
use yanzheng::credential::armor::armor;
use yanzheng::credential::cbor::{CborError, Label, Reader};
use yanzheng::credential::unarmor;
use yanzheng::domain::{Evidence, Question};
use yanzheng::trust::Trust;
use yanzheng::verify::{Verdict, Word, judge, open};

struct Valid {
    name: String,
    text: Vec<u8>,
    expectation: Expectation,
    trust: Trust,
}

/// The samples that are accepted.
fn valid() -> Vec<Valid> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut trusts: HashMap<PathBuf, Trust> = HashMap::new();
    let mut valid = Vec::new();
    for file in Vectors::list(&folder).unwrap() {
        let expectation: Expectation = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        if expectation.expect.verdict != Word::Accepted {
            continue;
        }
        let path = folder.join(expectation.trust.as_ref().unwrap());
        let trust =
            trusts.entry(path.clone()).or_insert_with(|| Trust::read_folder(&path).unwrap().0).clone();
        let text = std::fs::read(folder.join(&expectation.code)).unwrap();
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        valid.push(Valid { name, text, expectation, trust });
    }
    assert!(valid.len() >= 20, "{} accepted samples", valid.len());
    valid
}

impl Valid {
    /// The verdict about another text, asked as the sample is. The bearer is asked about only where the answer could
    /// still be Accepted, since each such question costs 64 MiB and a tenth of a second.
    fn verdict(&self, text: &[u8]) -> Verdict {
        let opened = open(text, &self.trust);
        let evidence: Evidence = self.expectation.evidence.evidence().unwrap();
        let asked = self.expectation.question().unwrap();
        let question = Question { bearer: None, ..asked.clone() };
        let verdict = judge(&opened, &question, &evidence, self.expectation.at()).unwrap();
        if verdict.word() == Word::Attention {
            return judge(&opened, &asked, &evidence, self.expectation.at()).unwrap();
        }
        verdict
    }
}

/// Unproven, or refused because the phone's envelope is broken; for texts also none, when the prefix is gone.
fn is_caught(verdict: &Verdict) -> bool {
    match verdict.word() {
        Word::Unproven => true,
        Word::Refused => verdict.reasons().iter().any(|reason| reason.code() == "proof-invalid"),
        Word::Accepted | Word::Attention | Word::None => false,
    }
}

#[test]
fn every_bit_of_every_byte_counts() {
    valid().par_iter().for_each(|sample| {
        let bytes = unarmor(&sample.text).unwrap();
        let statement = statement_range(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                let verdict = sample.verdict(armor(&changed).as_bytes());
                assert!(is_caught(&verdict), "{}: bit {bit} of byte {at}: {:?}", sample.name, verdict.word());
                // What the issuer signed is unproven at once; only the phone's own envelope can be refused.
                let unproven = verdict.word() == Word::Unproven;
                assert!(unproven || !statement.contains(&at), "{}: byte {at} of the statement", sample.name);
            }
        }
    });
}

/// Where the statement stands: all of a download, and in a live code the item behind kcwt (13) of the outer header.
fn statement_range(bytes: &[u8]) -> std::ops::Range<usize> {
    let mut reader = Reader::new(bytes);
    reader.tag(18).unwrap();
    reader.array_of(4).unwrap();
    let mut range = 0..bytes.len();
    let mut header = reader.embedded_cbor().unwrap();
    let read: Result<(), CborError> = header.map(|label, value| {
        let start = value.position();
        value.skip()?;
        if label == Label::Int(13) {
            range = start..value.position();
        }
        Ok(())
    });
    read.unwrap();
    range
}

#[test]
fn every_character_counts() {
    let valid = valid();
    let places: Vec<(&Valid, usize)> =
        valid.iter().flat_map(|sample| (0..sample.text.len()).map(move |at| (sample, at))).collect();
    assert!(places.len() > 10_000);
    places.par_iter().for_each(|(sample, at)| {
        for other in 0..=255u8 {
            if other == sample.text[*at] {
                continue;
            }
            let mut changed = sample.text.clone();
            changed[*at] = other;
            let verdict = sample.verdict(&changed);
            let caught = if *at < 4 { verdict.word() == Word::None } else { is_caught(&verdict) };
            assert!(caught, "{}: character {at} as {other}: {:?}", sample.name, verdict.word());
        }
    });
}
