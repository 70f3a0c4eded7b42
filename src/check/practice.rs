//! Codes to practise with: a few of the samples, with the demo office's trust, carried in the program itself. Each is
//! judged at its own instant, so they never age.

use std::sync::LazyLock;

use super::content::Content;
use super::expectation::Expectation;
use crate::domain::{At, Question};
use crate::trust::Trust;

/// Names each code and carries its sample.
macro_rules! codes {
    ($($(#[$doc:meta])+ $code:ident = $sample:literal;)+) => {
        /// What a code to practise with shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum PracticeCode {
            $($(#[$doc])+ $code,)+
        }

        /// In the order of their story: the code, its expectation file, its text.
        static SAMPLES: &[(PracticeCode, &str, &[u8])] = &[$((
            PracticeCode::$code,
            include_str!(concat!("../../samples/", $sample, ".json")),
            include_bytes!(concat!("../../samples/", $sample, ".txt")),
        )),+];
    };
}

// What is right, what needs a person, what is refused, what proves nothing.
codes! {
    /// The owner's phone, live.
    Presentation = "presentation-person";
    /// A grantee's, with purpose and bearer asked and right.
    Grant = "grant-person";
    /// A grantee's, with nothing asked.
    GrantNotAsked = "grant-not-asked";
    /// A download whose picture was not compared.
    Download = "download-not-compared";
    /// The vehicle's inspection is overdue.
    InspectionOverdue = "inspection-overdue";
    /// Somebody else than the grantee.
    OtherBearer = "grant-bearer-mismatch";
    /// Another purpose than the granted ones.
    OtherPurpose = "grant-purpose-mismatch";
    /// Too old for a live code.
    Stale = "live-one-after";
    /// Without a live proof.
    Copied = "proof-missing";
    /// Ended by the owner.
    Ended = "status-revoked";
    /// The issuer's signature does not hold.
    Tampered = "inner-signature-invalid";
    /// Signed by a key that nobody vouches for.
    Forged = "key-unknown";
    /// No code of ours.
    Other = "text-not-ours";
}

/// A code to practise with.
#[derive(Clone, Debug)]
pub struct Practice {
    /// What it shows.
    pub code: PracticeCode,
    /// Its text.
    pub text: &'static [u8],
    /// What the desk asks of it.
    pub question: Question,
    /// The bearer's number as it would be typed, made up.
    pub bearer: Option<String>,
    /// When it is judged.
    pub at: At,
}

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

fn read((code, expectation, text): &(PracticeCode, &str, &'static [u8])) -> Option<Practice> {
    let file: Expectation = serde_json::from_str(expectation).ok()?;
    Some(Practice {
        code: *code,
        text: Content::only_line(text),
        question: file.question().ok()?,
        at: file.at(),
        bearer: file.bearer,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::{EvidenceFile, Expected, Memory, Terms, check_code};

    #[test]
    fn every_code_comes_out_as_its_sample_says_and_every_word_is_met() {
        assert_eq!(practice().len(), SAMPLES.len());
        let mut words = BTreeSet::new();
        for (one, (code, json, _)) in practice().iter().zip(SAMPLES) {
            let file: Expectation = serde_json::from_str(json).unwrap();
            assert!(file.evidence == EvidenceFile::default() && file.skew.is_none(), "{code:?}");
            assert!(file.trust.is_some_and(|trust| trust == "../keys"), "{code:?}");
            let (trust, question) = (practice_trust(), one.question.clone());
            let terms = Terms { trust, question, at: one.at, memory: Memory::none() };
            let verdict = check_code(one.text, &terms).unwrap().verdict;
            assert_eq!(Expected::of(&verdict), file.expect, "{code:?}");
            words.insert(verdict.word());
        }
        assert_eq!(words.len(), 5);
    }
}
