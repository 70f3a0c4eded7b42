//! What the tests of this room share: a trust with names of its own, statements, and what every sentence must keep.

use std::fs;

use ed25519_dalek::{Signer, SigningKey};

use super::{Lang, visible};
use crate::credential::{
    Authorisation, Claims, IdCommitment, PublicKey, REQUIRED, REQUIRED_IN_DOWNLOAD, StatementId, StatusRef,
    ToSign, armor,
};
use crate::domain::{
    At, AtSource, Day, DocumentCode, Evidence, Field, Instant, IssuerId, Kind, Licence, Period, Purpose,
    Question, Value,
};
use crate::trust::Trust;
use crate::verify::{Verdict, judge, open};

/// A vector of samples with their facts, and the proof that no variant lacks one: the patterns must be exhaustive.
macro_rules! every {
    ($of:ty: $($variant:pat => [$($sample:expr),* $(,)?],)+) => {{
        #[allow(dead_code, reason = "only has to compile")]
        fn is_complete(one: &$of) {
            match one {
                $($variant => {})+
            }
        }
        vec![$($($sample,)*)+]
    }};
}
pub(super) use every;

/// Words: there are some, nothing in them is hidden, and the language is kept.
pub(super) fn assert_words(lang: Lang, words: &str) {
    assert!(!words.trim().is_empty() && words.trim() == words, "{words:?}");
    assert_eq!(visible(words), words);
    let is_chinese = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    match lang {
        Lang::En => assert!(!words.chars().any(is_chinese), "{words}"),
        Lang::Zh => assert!(words.chars().any(is_chinese) || words == "DEMO", "{words}"),
    }
    for wrong in ["{", "}", "  ", "。。", "..", "：。", ": .", "，。"] {
        assert!(!words.contains(wrong), "{words}");
    }
}

/// A sentence: words that begin and end as sentences do.
pub(super) fn assert_sentence(lang: Lang, said: &str) {
    assert_words(lang, said);
    match lang {
        Lang::Zh => assert!(said.ends_with('。'), "{said}"),
        Lang::En => {
            assert!(said.ends_with('.') && !said.starts_with(|c: char| c.is_ascii_lowercase()), "{said}")
        }
    }
}

pub(super) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub(super) fn public_key(seed: u8) -> PublicKey {
    PublicKey::from_bytes(SigningKey::from_bytes(&[seed; 32]).verifying_key().as_bytes()).unwrap()
}

/// Trust in the test issuer 371100, whose key is that of seed 1 and which has a name for purpose 51.
pub(super) fn trust() -> Trust {
    let folder = tempfile::tempdir().unwrap();
    let x: String = public_key(1).as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let issuers = format!(
        r#"{{"v":1,"published":"2026-11-20","issuers":[{{"id":"371100","zh":"演示市车辆管理所",
        "en":"Demo City Vehicle Office","activation":"2024-12-02","test":true,"keys":[{{"x":"{x}",
        "uses":["presentation","grant","download"],"from":"2024-12-02","until":"2030-01-01","state":"active"}}]}}]}}"#
    );
    fs::write(folder.path().join("issuers.json"), issuers).unwrap();
    let purposes = r#"{"v":1,"purposes":[{"code":"51","zh":"车险理赔（演示）","en":"Demo claim"}]}"#;
    fs::write(folder.path().join("purposes.json"), purposes).unwrap();
    Trust::read_folder(folder.path()).unwrap().0
}

pub(super) fn grant(grantee: &str) -> Authorisation {
    Authorisation::Grant {
        phone: public_key(2),
        grantee: grantee.to_owned(),
        purposes: ["51", "99", "60"].map(|code| Purpose::parse(code).unwrap()).to_vec(),
        bearer: IdCommitment { document: DocumentCode::parse("A").unwrap(), salt: [0; 16], hash: [0; 16] },
    }
}

/// A statement of 2026-11-22 09:30, valid to 2026-11-30.
pub(super) fn claims(authorisation: Authorisation) -> Claims {
    let mut licence = Licence::new();
    for field in REQUIRED.into_iter().chain(REQUIRED_IN_DOWNLOAD) {
        let value = match (field, field.kind()) {
            (Field::Owner, _) => Value::Text("张三".into()),
            (Field::VehicleType, _) => Value::Code("K33".into()),
            (_, Kind::Code(_)) => Value::Code("A".into()),
            (_, Kind::Codes(_)) => Value::Codes(vec!["A".into()]),
            (_, Kind::Day) => Value::Day(Day::parse("2027-04-30").unwrap()),
            (_, Kind::Instant) => Value::Instant(at("2026-11-22 09:30:00")),
            _ => Value::Text("L1".into()),
        };
        licence.set(field, value).unwrap();
    }
    let issued = at("2026-11-22 09:30:00");
    Claims {
        issuer: IssuerId::parse("371100").unwrap(),
        period: Period { from: issued, until: at("2026-12-01") },
        issued,
        id: StatementId::new(&[7; 16]).unwrap(),
        authorisation,
        licence,
        status: StatusRef { list: 1, index: 0 },
        unknown_items: 0,
    }
}

/// The verdict about a statement signed by the key of that seed, at 2026-11-22 10:00.
pub(super) fn verdict(authorisation: Authorisation, seed: u8, trust: &Trust) -> Verdict {
    let to_sign = ToSign::statement(public_key(seed).id(), &claims(authorisation));
    let signature = SigningKey::from_bytes(&[seed; 32]).sign(&to_sign.signed_bytes());
    let code = armor::armor(&to_sign.with_signature(&signature.to_bytes()));
    verdict_of(code.as_bytes(), trust)
}

/// The verdict about a text, at 2026-11-22 10:00.
pub(super) fn verdict_of(text: &[u8], trust: &Trust) -> Verdict {
    let at = At { instant: at("2026-11-22 10:00:00"), source: AtSource::Chosen };
    judge(&open(text, trust), &Question::default(), &Evidence::default(), at).unwrap()
}
