use serde_json::{Value, json};
use yanzheng::credential::{KeyError, LiveProof, StatusRef, ToSign, armor::armor};
use yanzheng::domain::{At, AtSource, Evidence, Question, StatusGap, TextFault, UseKind};
use yanzheng::trust::{IssuerFault, KeyState, KeyUse, ListFault, LoadNote, StatusAnswer, TrustError};
use yanzheng::verify::{judge, open};

use crate::common::{NBF, at, claims, phone, public, signed, statement};
use crate::folder::{FROM, Folder, UNTIL, id, issuer, key, list, numbered};

/// Every encoding of the eight points of small order whose y is below p.
const WEAK: [&str; 10] = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];

#[track_caller]
fn fault(issuers: &Value) -> IssuerFault {
    match Folder::of(issuers).error() {
        TrustError::Issuers(fault) => fault,
        other => panic!("{other:?}"),
    }
}

/// What is wrong with an issuer whose second key has this at a member.
#[track_caller]
fn with_key(member: &str, value: Value) -> IssuerFault {
    let mut wrong = key(&numbered(2));
    wrong[member] = value;
    fault(&json!([issuer("371100", &[key(&numbered(1)), wrong])]))
}

#[test]
fn what_is_read_is_what_was_written() {
    let trust = Folder::issuers().trust();
    assert!(!trust.is_empty());
    assert_eq!(trust.issuers_published().to_string(), "2026-11-20T00:00:00+08:00");
    let read = trust.issuer(id("371100")).unwrap();
    assert_eq!((&*read.zh, &*read.en, read.test), ("某市公安局", "Somewhere", true));
    assert_eq!(read.activation.to_string(), "2024-12-02");
    let keys: Vec<_> = read.keys.iter().map(|key| (key.key.clone(), key.state)).collect();
    let retired = yanzheng::domain::Instant::parse("2026-11-01T00:00:00+08:00").unwrap();
    let expected = [
        (public(&crate::common::issuer()), KeyState::Active),
        (public(&numbered(12)), KeyState::Compromised),
        (public(&numbered(13)), KeyState::Retired(retired)),
        (public(&numbered(14)), KeyState::Active),
    ];
    assert_eq!(keys, expected);
    assert_eq!(read.keys[3].uses, [KeyUse::Presentation, KeyUse::Grant, KeyUse::Download]);
    assert_eq!((read.keys[0].period.from, read.keys[0].period.until), (at(FROM), at(UNTIL)));
    assert_eq!(read.keys_named(public(&numbered(13)).id()).count(), 1);
    assert_eq!(trust.issuer(id("110000")), None);
    // Empty lists are lists.
    assert!(Folder::of(&json!([])).trust().is_empty());
    assert_eq!(Folder::of(&json!([issuer("371100", &[])])).trust().issuer(id("371100")).unwrap().keys, []);
}

#[test]
fn a_key_is_64_digits_of_a_point_that_is_not_weak() {
    let id = id("371100");
    for weak in WEAK {
        assert_eq!(with_key("x", json!(weak)), IssuerFault::Key(id, KeyError::SmallOrder), "{weak}");
    }
    for low in 0xed..=0xff_u8 {
        for high in ["7f", "ff"] {
            let x = format!("{low:02x}{}{high}", "ff".repeat(30));
            assert_eq!(with_key("x", json!(x)), IssuerFault::Key(id, KeyError::NotCanonical), "{x}");
        }
    }
    let two = format!("02{}", "00".repeat(31));
    assert_eq!(with_key("x", json!(two)), IssuerFault::Key(id, KeyError::NotAPoint));

    let good = key(&numbered(2))["x"].as_str().unwrap().to_owned();
    assert!(good.contains(|c: char| c.is_ascii_lowercase()));
    let letter = good.find(|c: char| c.is_ascii_lowercase()).unwrap();
    let mut one_upper = good.clone();
    one_upper[letter..=letter].make_ascii_uppercase();
    let wrong = [
        String::new(),
        good[1..].to_owned(),
        format!("{good}0"),
        format!("0x{}", &good[2..]),
        good.to_uppercase(),
        one_upper,
        format!("g{}", &good[1..]),
        format!(" {}", &good[1..]),
        format!("é{}", &good[2..]),
        "ａ".repeat(64),
    ];
    for x in wrong {
        assert_eq!(with_key("x", json!(x)), IssuerFault::KeyText(id), "{x}");
    }
}

#[test]
fn a_key_stands_once_is_valid_some_time_and_has_a_use() {
    let (own, other) = (id("371100"), id("370200"));
    let same = key(&numbered(1));
    assert_eq!(fault(&json!([issuer("371100", &[same.clone(), same.clone()])])), IssuerFault::KeyTwice(own));
    let mut another = same.clone();
    another["state"] = json!("compromised");
    let across = json!([issuer("371100", &[same]), issuer("370200", &[key(&numbered(2)), another])]);
    assert_eq!(fault(&across), IssuerFault::KeyTwice(other));
    // An issuer that does not count in the end has its keys all the same.
    let mut real = across.clone();
    real[0]["test"] = json!(false);
    assert_eq!(fault(&real), IssuerFault::KeyTwice(other));

    for until in [FROM, FROM - 1, 0] {
        assert_eq!(with_key("until", json!(at(until).to_string())), IssuerFault::KeyPeriod(own), "{until}");
    }
    assert_eq!(with_key("uses", json!([])), IssuerFault::KeyUse(own));
    let mut second = key(&numbered(1));
    second["until"] = json!(at(FROM + 1).to_string());
    Folder::of(&json!([issuer("371100", &[second])])).trust();
}

#[test]
fn issuers_and_keys_are_counted() {
    let keys: Vec<Value> = (0..65).map(|number| key(&numbered(number))).collect();
    let full = Folder::of(&json!([issuer("371100", &keys[..64])])).trust();
    assert_eq!(full.issuer(id("371100")).unwrap().keys.len(), 64);
    assert_eq!(fault(&json!([issuer("371100", &keys)])), IssuerFault::TooManyKeys(id("371100")));

    let many: Vec<Value> = (100_000..101_001).map(|number| issuer(&number.to_string(), &[])).collect();
    let full = Folder::of(&json!(many[..1_000])).trust();
    assert!(full.issuer(id("100999")).is_some());
    assert_eq!(fault(&json!(many)), IssuerFault::TooManyIssuers);

    let twice = json!([issuer("371100", &keys[..1]), issuer("370200", &[]), issuer("371100", &keys[1..2])]);
    assert_eq!(fault(&twice), IssuerFault::IssuerTwice(id("371100")));
}

#[test]
fn names_can_be_shown() {
    for member in ["zh", "en"] {
        let named = |name: &str| {
            let mut entry = issuer("371100", &[]);
            entry[member] = json!(name);
            json!([entry])
        };
        let name = |text| IssuerFault::Name(id("371100"), text);
        Folder::of(&named(&"𠮷".repeat(120))).trust();
        let too_long = TextFault::TooLong { chars: 121, limit: 120 };
        assert_eq!(fault(&named(&"𠮷".repeat(121))), name(too_long));
        assert_eq!(fault(&named("")), name(TextFault::Empty));
        for hidden in
            ['\0', '\n', '\u{1b}', '\u{9b}', '\u{61c}', '\u{202e}', '\u{2066}', '\u{2028}', '\u{feff}']
        {
            let invisible = name(TextFault::Invisible(u32::from(hidden)));
            assert_eq!(fault(&named(&format!("某{hidden}市"))), invisible, "{hidden:?}");
        }
    }
}

#[test]
fn other_states_uses_ids_and_dates_are_refused() {
    let refused = |entry: Value| {
        let error = Folder::of(&json!([entry])).error();
        assert!(matches!(error, TrustError::Json { .. }), "{error:?}");
    };
    let wrong_keys = [
        ("state", json!("Active")),
        ("state", json!("revoked")),
        ("state", json!("retired")),
        ("state", json!({ "retired": null })),
        ("state", json!({ "retired": "soon" })),
        ("state", json!({ "compromised": "2026-11-01" })),
        ("state", json!({})),
        ("state", Value::Null),
        ("uses", json!(["sign"])),
        ("uses", json!(["Status"])),
        ("uses", json!("status")),
        ("from", json!(FROM)),
        ("until", json!("2028-02-30T00:00:00+08:00")),
        ("until", json!("10000-01-01T00:00:00+08:00")),
        ("x", Value::Null),
    ];
    for (member, value) in wrong_keys {
        let mut wrong = key(&numbered(1));
        wrong[member] = value;
        refused(issuer("371100", &[wrong]));
    }
    for wrong in ["", "37110", "3711000", "071100", "37110A", "３７１１００", "../../"] {
        refused(issuer(wrong, &[]));
    }
    for (member, value) in [
        ("test", json!("false")),
        ("test", Value::Null),
        ("activation", json!("2024-12-2")),
        ("activation", json!("2024-12-02T00:00:00+08:00")),
        ("id", json!(371_100)),
        ("keys", json!({})),
    ] {
        let mut wrong = issuer("371100", &[]);
        wrong[member] = value;
        refused(wrong);
    }
}

#[test]
fn a_real_issuer_does_not_count_from_a_plain_folder() {
    let mut real = issuer("371100", &[key(&crate::common::issuer())]);
    let read = |real: &Value| {
        let folder = Folder::of(&json!([real, issuer("370200", &[key(&numbered(15))])]));
        folder.list(&list(vec![0]), &crate::common::issuer());
        folder.read().unwrap()
    };
    let statement = statement(&claims(UseKind::Presentation));
    let proof = ToSign::proof(&statement, LiveProof { made: at(NBF) });
    let code = armor(&signed(&proof, &phone()));
    let reasons = |trust| {
        let opened = open(code.as_bytes(), trust);
        let at = At { instant: at(NBF), source: AtSource::Chosen };
        let verdict = judge(&opened, &Question::default(), &Evidence::default(), at).unwrap();
        let codes = verdict.reasons().into_iter().map(|reason| reason.code()).collect::<Vec<_>>();
        (opened.genuine().is_some(), codes)
    };
    let status = StatusRef { list: 1, index: 0 };

    let (trust, notes) = read(&real);
    assert_eq!((notes, reasons(&trust).0), (vec![], true));
    assert!(trust.holds_key(&public(&crate::common::issuer())));
    assert_eq!(trust.status(id("371100"), status, at(NBF), at(NBF)), StatusAnswer::Clear { listed: at(NBF) });

    real["test"] = json!(false);
    let (trust, notes) = read(&real);
    let list = LoadNote::List { file: "status-371100-1.cwt".to_owned(), fault: ListFault::IssuerUnknown };
    assert_eq!(notes, [LoadNote::RealIssuer(id("371100")), list]);
    assert_eq!(reasons(&trust), (false, vec!["issuer-unknown"]));
    assert_eq!((trust.issuer(id("371100")), trust.is_empty()), (None, false));
    assert!(!trust.holds_key(&public(&crate::common::issuer())));
    assert!(trust.holds_key(&public(&numbered(15))));
    let unknown = StatusAnswer::Unknown(StatusGap::NoList);
    assert_eq!(trust.status(id("371100"), status, at(NBF), at(NBF)), unknown);

    let (alone, notes) = Folder::of(&json!([real])).read().unwrap();
    assert_eq!((notes, alone.is_empty()), (vec![LoadNote::RealIssuer(id("371100"))], true));
}
