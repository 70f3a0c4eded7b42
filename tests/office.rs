//! The reference issuer: what it refuses to sign, what just fits, and that what it makes is read back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test or bench fails by panicking"
)]
#![cfg(feature = "office")]

mod common;

use std::path::Path;

use common::{NBF, at, claims};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::DecodePrivateKey;
use image::GrayImage;
use yanzheng::credential::armor::{armor, chars_for};
use yanzheng::credential::{Authorisation, Claim, Claims, Fault, StatusList, StatusRef, User};
use yanzheng::domain::{Field, Kind, Licence, TextFault, UseKind, Value};
use yanzheng::office::{OfficeKey, QrError, Refusal, issue, prove, publish_list, qr_png, test_key};
use yanzheng::scan::{Effort, scan};
use yanzheng::trust::Trust;
use yanzheng::verify::{Opened, open};

/// The demo office's key, which `keys/` vouches for.
fn office() -> OfficeKey {
    test_key("rizhao-current").unwrap()
}

/// The phone of the claims of `common`.
fn phone() -> OfficeKey {
    OfficeKey::from_seed(&[2; 32]).unwrap()
}

/// What a verifier with the demo office's trust makes of a code.
fn opened(bytes: &[u8]) -> Opened {
    let (trust, _) = Trust::read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("keys")).unwrap();
    open(armor(bytes).as_bytes(), &trust)
}

#[track_caller]
fn refused(kind: UseKind, fault: Fault, change: impl FnOnce(&mut Claims)) {
    let mut claims = claims(kind);
    change(&mut claims);
    assert_eq!(issue(&claims, &office()), Err(Refusal::Form(fault)), "{kind:?}");
}

#[test]
fn what_the_format_refuses_is_not_signed() {
    for kind in UseKind::ALL {
        let value = |claim| Fault::ClaimValue(claim);
        refused(kind, value(Claim::NotBefore), |claims| claims.issued = at(NBF + 1));
        refused(kind, value(Claim::NotBefore), |claims| claims.issued = at(NBF - 30 * 86_400 - 1));
        refused(kind, value(Claim::Expiry), |claims| claims.period.until = at(NBF));
        let status = [(1 << 31, 0), (0, 1 << 31), (u32::MAX, u32::MAX)];
        for (list, index) in status {
            refused(kind, value(Claim::Status), |claims| claims.status = StatusRef { list, index });
        }
        refused(kind, Fault::FieldMissing(Field::PlateNo), |claims| claims.licence = Licence::new());
    }
    refused(UseKind::Download, Fault::FieldMissing(Field::Address), |claims| {
        let mut less = Licence::new();
        for (field, value) in claims.licence.iter().filter(|(field, _)| *field != Field::Address) {
            less.set(field, value.clone()).unwrap();
        }
        claims.licence = less;
    });
    for kind in [UseKind::Grant, UseKind::Download] {
        let name = |claims: &mut Claims, new: &str| match &mut claims.authorisation {
            Authorisation::Grant { grantee, .. } => *grantee = new.to_owned(),
            Authorisation::Download { user, .. } => *user = User::Named(new.to_owned()),
            Authorisation::Presentation { .. } => panic!("nobody is named"),
        };
        let (long, hidden) = (TextFault::TooLong { chars: 65, limit: 64 }, TextFault::Invisible(0x202e));
        refused(kind, Fault::Name(TextFault::Empty), |claims| name(claims, ""));
        refused(kind, Fault::Name(long), |claims| name(claims, &"张".repeat(65)));
        refused(kind, Fault::Name(hidden), |claims| name(claims, "张\u{202e}三"));
        refused(kind, Fault::ClaimValue(Claim::Use), |claims| match &mut claims.authorisation {
            Authorisation::Grant { purposes, .. } | Authorisation::Download { purposes, .. } => {
                purposes.clear()
            }
            Authorisation::Presentation { .. } => panic!("no purposes"),
        });
    }
    for kind in [UseKind::Presentation, UseKind::Grant] {
        refused(kind, Fault::PhoneIsIssuer, |claims| match &mut claims.authorisation {
            Authorisation::Presentation { phone } | Authorisation::Grant { phone, .. } => {
                *phone = office().public().clone();
            }
            Authorisation::Download { .. } => panic!("no phone"),
        });
    }
}

#[test]
fn what_is_issued_opens_as_genuine() {
    for kind in UseKind::ALL {
        let mut claims = claims(kind);
        claims.status = StatusRef { list: i32::MAX.unsigned_abs(), index: i32::MAX.unsigned_abs() };
        let statement = issue(&claims, &office()).unwrap();
        let genuine = opened(&statement).genuine().cloned().expect("genuine");
        assert_eq!((genuine.claims(), genuine.proof_made()), (&claims, None));
        if kind != UseKind::Download {
            let live = opened(&prove(&statement, &phone(), at(NBF + 5)));
            let genuine = live.genuine().expect("genuine");
            assert_eq!((genuine.claims(), genuine.proof_made()), (&claims, Some(at(NBF + 5))));
            let stolen = opened(&prove(&statement, &office(), at(NBF + 5)));
            assert_eq!(stolen.genuine().expect("genuine").proof_made(), None);
        }
        let other = issue(&claims, &test_key("stranger").unwrap()).unwrap();
        assert!(opened(&other).genuine().is_none());
    }
}

/// A text of so many bytes, most characters of three.
fn text_of(bytes: usize) -> Value {
    Value::Text("汉".repeat(bytes / 3) + &"a".repeat(bytes % 3))
}

/// Claims whose texts have `others` bytes each, but for one field.
fn with_text(kind: UseKind, others: usize, field: Field, bytes: usize) -> Claims {
    let mut claims = claims(kind);
    let long = [Field::Owner, Field::Address, Field::Model, Field::IssuingAuthority, Field::Remarks];
    for other in long {
        claims.licence.set(other, text_of(others)).unwrap();
    }
    claims.licence.set(field, text_of(bytes)).unwrap();
    claims
}

/// Lengthens one field byte by byte: how long the code is that just fits, and why the next one is refused.
fn longest(kind: UseKind, field: Field) -> (usize, Refusal) {
    let Kind::Text { max_chars } = field.kind() else { panic!("{field:?} is no text") };
    let too_long =
        |others: &usize| issue(&with_text(kind, *others, field, max_chars * 3), &office()).is_err();
    let others = (10..).step_by(5).find(too_long).unwrap();
    let mut fits = 0;
    for bytes in others + 1.. {
        let claims = with_text(kind, others, field, bytes);
        match issue(&claims, &office()) {
            Err(refusal) => return (fits, refusal),
            Ok(statement) => {
                let code = match kind {
                    UseKind::Download => statement,
                    _ => prove(&statement, &phone(), at(NBF)),
                };
                assert!(opened(&code).genuine().is_some());
                fits = armor(&code).len();
            }
        }
    }
    unreachable!("no end of bytes")
}

#[test]
fn a_code_that_just_fits_is_issued_and_the_next_names_the_longest_text() {
    for (kind, field) in [
        (UseKind::Presentation, Field::Owner),
        (UseKind::Presentation, Field::Remarks),
        (UseKind::Presentation, Field::Model),
        (UseKind::Presentation, Field::IssuingAuthority),
        (UseKind::Grant, Field::Owner),
        (UseKind::Grant, Field::Remarks),
        (UseKind::Download, Field::Remarks),
        (UseKind::Download, Field::Address),
        (UseKind::Download, Field::Owner),
    ] {
        // 644 bytes are 970 characters; 964 are 1450 and 965 are 1452.
        let (most, limit) = if kind == UseKind::Download { (1_450, 1_451) } else { (970, 970) };
        let (fits, refusal) = longest(kind, field);
        assert_eq!(fits, most, "{kind:?} {field:?}");
        let Refusal::TooLong { chars, limit: said, longest } = refusal else { panic!("{refusal:?}") };
        assert_eq!((chars, said, longest), (most + 2, limit, field), "{kind:?}");
    }
    assert_eq!([chars_for(644), chars_for(645), chars_for(964), chars_for(965)], [970, 972, 1_450, 1_452]);
}

#[test]
fn a_published_list_is_read_under_its_key_only() {
    let issuer = claims(UseKind::Grant).issuer;
    for expires in [None, Some(at(NBF + 86_400))] {
        let list =
            StatusList { issuer, number: 3, issued: at(NBF), expires, statuses: vec![0b11_10_01_00; 99] };
        let bytes = publish_list(&list, &office());
        let claimed = StatusList::read(&bytes).unwrap();
        assert_eq!(claimed.key_id(), Some(office().public().id()));
        assert!(!claimed.is_signed_by(phone().public()));
        assert_eq!(claimed.verify(office().public()).unwrap().get(), &list);
    }
}

#[test]
fn a_test_key_is_that_of_its_label() {
    let public = |label| *test_key(label).unwrap().public().as_bytes();
    // As FORMAT.md prints them.
    let issuer = "36fda14f7de06f3a79c2fa6ee3152778d92bae11083e18c208f5aa3dcda3a3ae";
    let phone = "d905d554caa242cec8bb0bc07f41d7a97edb3326b26f504d26a81b6cc2cf3ab5";
    assert_eq!(public("rizhao-current")[..], common::hex(issuer)[..]);
    assert_eq!(public("phone-owner")[..], common::hex(phone)[..]);
    assert_ne!(public(""), public(" "));
}

#[test]
fn a_private_key_is_written_as_rfc_8410_prints_it() {
    let seed = common::hex("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842");
    let key = OfficeKey::from_seed(&seed.clone().try_into().unwrap()).unwrap();
    let pem = "-----BEGIN PRIVATE KEY-----\n\
               MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
               -----END PRIVATE KEY-----\n";
    assert_eq!(key.to_pem().unwrap(), pem);
    let public = common::hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    assert_eq!(key.public().as_bytes()[..], public[..]);
    for label in ["rizhao-current", "phone-owner", "stranger"] {
        let key = test_key(label).unwrap();
        let read = SigningKey::from_pkcs8_pem(&key.to_pem().unwrap()).unwrap();
        assert_eq!(read.verifying_key().as_bytes(), key.public().as_bytes());
    }
}

/// How many characters versions 1 to 25 hold in alphanumeric mode at level M (ISO/IEC 18004, table 7).
const CAPACITY: [usize; 25] = [
    20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816, 909, 970, 1_035,
    1_134, 1_248, 1_326, 1_451,
];

fn symbol(text: &str, pixels: u32) -> (Vec<u8>, GrayImage) {
    let png = qr_png(&[text], pixels).unwrap();
    let picture = image::load_from_memory(&png).unwrap().into_luma8();
    (png, picture)
}

/// A text of the alphabet.
fn alphanumeric(chars: usize) -> String {
    "YZ1:0 $%*+-./ABCXQ9".chars().cycle().take(chars).collect()
}

#[test]
fn a_symbol_is_the_smallest_that_takes_the_text_at_level_m() {
    for (version, most) in (1..).zip(CAPACITY) {
        let least = if version == 1 { 1 } else { CAPACITY[version - 2] + 1 };
        for chars in [least, most] {
            let (_, picture) = symbol(&alphanumeric(chars), 1);
            let side = u32::try_from(17 + 4 * version + 8).unwrap();
            assert_eq!(picture.dimensions(), (side, side), "{chars} characters");
            // The level stands in the two highest bits of the format, masked with 10: M is 00, so dark and light.
            let dark = |x: u32, y: u32| picture.get_pixel(x + 4, y + 4).0 == [0];
            assert_eq!((dark(0, 8), dark(1, 8)), (true, false), "{chars} characters");
            assert_eq!((dark(8, side - 9), dark(8, side - 10)), (true, false), "{chars} characters");
            let quiet = |x: u32, y: u32| x.min(y) < 4 || x.max(y) >= side - 4;
            assert!(picture.enumerate_pixels().all(|(x, y, pixel)| !quiet(x, y) || pixel.0 == [255]));
        }
    }
}

#[test]
fn a_symbol_is_scanned_back() {
    for chars in [1, 20, 21, 25, 38, 39, 154, 155, 909, 910, 970, 971, 1_326, 1_327, 1_451] {
        let text = alphanumeric(chars);
        let found = scan(&symbol(&text, 4).0, Effort::Normal).unwrap();
        assert_eq!(found.iter().map(|found| &*found.text).collect::<Vec<_>>(), [text], "{chars}");
    }
    // What is not of the alphabet takes more room, and is not lost.
    for text in ["yz1:lower case", "电子行驶证"] {
        let found = scan(&symbol(text, 4).0, Effort::Normal).unwrap();
        assert_eq!(found.iter().map(|found| &*found.text).collect::<Vec<_>>(), [text]);
    }
}

#[test]
fn modules_have_1_to_32_pixels_and_a_symbol_has_an_end() {
    for (pixels, drawn) in [(0, 1), (1, 1), (7, 7), (32, 32), (33, 32), (u32::MAX, 32)] {
        assert_eq!(symbol("A", pixels).1.width(), 29 * drawn, "{pixels}");
    }
    // 40-M holds 3391.
    assert_eq!(symbol(&alphanumeric(3_391), 1).1.width(), 185);
    assert!(matches!(qr_png(&[&alphanumeric(3_392)], 1), Err(QrError::Encode(_))));
}
