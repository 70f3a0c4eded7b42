//! Codes to practise with: a few of the samples, with the demo office's trust, carried in the program itself. Each is
//! judged at its own instant, so they never age.

use std::sync::LazyLock;

use super::content::Content;
use super::expectation::Expectation;
use crate::domain::{At, Question};
use crate::trust::Trust;

/// A code to practise with.
#[derive(Clone, Debug)]
pub struct Practice {
    /// What it shows, Chinese.
    pub zh: String,
    /// What it shows, English.
    pub en: String,
    /// The code's text.
    pub code: &'static [u8],
    /// What the desk asks of it.
    pub question: Question,
    /// The bearer's number as it would be typed, made up.
    pub bearer: Option<String>,
    /// When it is judged.
    pub at: At,
}

macro_rules! samples {
    ($($name:literal),* $(,)?) => {
        [$((
            include_str!(concat!("../../samples/", $name, ".json")),
            include_bytes!(concat!("../../samples/", $name, ".txt")),
        )),*]
    };
}

/// In the order in which they tell their story: what is right, what needs a person, what is refused, what proves
/// nothing.
static SAMPLES: [(&str, &[u8]); 13] = samples![
    "presentation-person",
    "grant-person",
    "grant-not-asked",
    "download-not-compared",
    "inspection-overdue",
    "grant-bearer-mismatch",
    "grant-purpose-mismatch",
    "live-one-after",
    "proof-missing",
    "status-revoked",
    "inner-signature-invalid",
    "key-unknown",
    "text-not-ours",
];

macro_rules! keys {
    ($($name:literal),* $(,)?) => { [$(($name, include_bytes!(concat!("../../keys/", $name)).as_slice())),*] };
}

static KEYS: [(&str, &[u8]); 7] = keys![
    "issuers.json",
    "calendar.json",
    "purposes.json",
    "release.json",
    "status-371100-1.cwt",
    "status-371100-2.cwt",
    "status-371100-3.cwt",
];

/// All of them, in the order of their story.
pub fn practice() -> &'static [Practice] {
    static ALL: LazyLock<Vec<Practice>> = LazyLock::new(|| SAMPLES.iter().filter_map(read).collect());
    &ALL
}

/// The demo office's trust, with which they are judged.
pub fn practice_trust() -> Trust {
    // The tests below would show a bundle that cannot be read.
    Trust::read_bundle(&KEYS).map_or_else(|_| Trust::none(), |(trust, _)| trust)
}

fn read((expectation, code): &(&str, &'static [u8])) -> Option<Practice> {
    let file: Expectation = serde_json::from_str(expectation).ok()?;
    Some(Practice {
        question: file.question().ok()?,
        at: file.at(),
        bearer: file.bearer,
        code: Content::only_line(code),
        zh: file.zh,
        en: file.en,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::{EvidenceFile, Expected, Terms, check_code};

    #[test]
    fn every_code_comes_out_as_its_sample_says_and_every_word_is_met() {
        assert_eq!(practice().len(), SAMPLES.len());
        let mut words = BTreeSet::new();
        for (one, (json, _)) in practice().iter().zip(&SAMPLES) {
            let file: Expectation = serde_json::from_str(json).unwrap();
            assert!(file.evidence == EvidenceFile::default() && file.skew.is_none(), "{}", one.en);
            assert!(file.trust.is_some_and(|trust| trust == "../keys"), "{}", one.en);
            let terms = Terms { trust: practice_trust(), question: one.question.clone(), at: one.at };
            let verdict = check_code(one.code, &terms).unwrap().verdict;
            assert_eq!(Expected::of(&verdict), file.expect, "{}", one.en);
            words.insert(verdict.word());
        }
        assert_eq!(words.len(), 5);
    }
}
