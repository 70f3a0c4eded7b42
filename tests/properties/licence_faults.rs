use yanzheng::credential::cbor::{CborFault, Wanted};
use yanzheng::credential::{Code, Fault, REQUIRED, REQUIRED_IN_DOWNLOAD};
use yanzheng::domain::{Day, Field, FieldFault, Instant, Kind, Licence, TextFault, UseKind, Value};

use crate::common::tree::Tree;
use crate::common::{carried, claims, expected, payload, refusal, sealed, value};

const LICENCE: i64 = -65_537;
const USE: i64 = -65_538;

/// What FORMAT.md forbids in a text, as ranges.
const FORBIDDEN: [(u32, u32); 9] = [
    (0x00, 0x1f),
    (0x7f, 0x9f),
    (0x61c, 0x61c),
    (0x200e, 0x200f),
    (0x2028, 0x2028),
    (0x2029, 0x2029),
    (0x202a, 0x202e),
    (0x2066, 0x2069),
    (0xfeff, 0xfeff),
];

/// The statement of a download whose licence has this value.
fn code(field: Field, value: Tree) -> Vec<u8> {
    let mut claims = payload(UseKind::Download);
    let licence = claims.at(LICENCE).with(Tree::Int(field.key().unwrap().into()), value);
    sealed(&claims.with(Tree::Int(LICENCE), licence))
}

/// What is wrong with it.
fn with(field: Field, value: Tree) -> Fault {
    refusal(&code(field, value))
}

/// The value that is read back.
fn read(field: Field, value: Tree) -> Value {
    let bytes = code(field, value);
    Code::read(&bytes).unwrap().statement.unproven().licence.get(field).unwrap().clone()
}

/// The fields that hold words, and how many characters each allows (FORMAT.md's table).
fn texts() -> Vec<(Field, usize)> {
    let limit = |kind| match kind {
        Kind::Text { max_chars } => Some(max_chars),
        Kind::Plate => Some(10),
        _ => None,
    };
    carried().filter_map(|field| Some((field, limit(field.kind())?))).collect()
}

fn of_kind(kinds: &[Kind]) -> impl Iterator<Item = Field> {
    carried().filter(move |field| kinds.contains(&field.kind()))
}

#[test]
fn the_bounds_of_texts_are_those_of_format_md() {
    let limits = [
        ("plate_no", 10),
        ("owner", 64),
        ("address", 100),
        ("model", 40),
        ("engine_no", 30),
        ("issuing_authority", 40),
        ("file_no", 20),
        ("remarks", 120),
        ("inspection_record", 60),
    ];
    assert_eq!(texts().iter().map(|(field, limit)| (field.id(), *limit)).collect::<Vec<_>>(), limits);
    for (field, limit) in texts() {
        let long = |chars| Tree::Text("𠮷".repeat(chars));
        assert_eq!(read(field, long(limit)), Value::Text("𠮷".repeat(limit)));
        let too_long = FieldFault::Text(TextFault::TooLong { chars: limit + 1, limit });
        assert_eq!(with(field, long(limit + 1)), Fault::FieldValue(field, too_long));
        let empty = FieldFault::Text(TextFault::Empty);
        assert_eq!(with(field, Tree::text("")), Fault::FieldValue(field, empty));
        assert_eq!(with(field, Tree::Int(1)), expected(Wanted::Text));
        assert_eq!(with(field, Tree::Null), expected(Wanted::Text));
    }
}

#[test]
fn no_text_holds_a_control_or_bidirectional_character() {
    let forbidden: Vec<char> =
        FORBIDDEN.iter().flat_map(|&(a, z)| a..=z).filter_map(char::from_u32).collect();
    assert!(forbidden.len() > 75);
    for &c in &forbidden {
        let hidden = TextFault::Invisible(u32::from(c));
        for text in [format!("{c}"), format!("鲁{c}L"), format!("鲁L{c}")] {
            for (field, _) in texts() {
                let fault = Fault::FieldValue(field, FieldFault::Text(hidden));
                assert_eq!(with(field, Tree::text(&text)), fault, "U+{:04X}", u32::from(c));
            }
            for kind in [UseKind::Grant, UseKind::Download] {
                let mut claims = payload(kind);
                *claims.at(USE).at(2) = Tree::text(&text);
                assert_eq!(refusal(&sealed(&claims)), Fault::Name(hidden), "U+{:04X}", u32::from(c));
            }
        }
        let fault = Fault::FieldValue(Field::Vin, FieldFault::Text(hidden));
        assert_eq!(with(Field::Vin, Tree::text(&format!("LSV{c}"))), fault);
    }
    // The neighbours of the ranges, and other characters without a glyph, are allowed.
    let allowed = " \u{a0}\u{ad}\u{61b}\u{61d}\u{200b}\u{200c}\u{200d}\u{2010}\u{2027}\u{202f}\u{2065}\u{206a}\
                   \u{3000}\u{fefe}\u{ff00}";
    for c in allowed.chars() {
        assert_eq!(read(Field::Remarks, Tree::text(&format!("甲{c}"))), Value::Text(format!("甲{c}")));
    }
}

#[test]
fn the_fields_of_the_use_are_required_and_the_others_are_not() {
    for kind in UseKind::ALL {
        for field in carried() {
            let mut claims = payload(kind);
            let less = claims.at(LICENCE).without(field.key().unwrap().into());
            let bytes = sealed(&claims.with(Tree::Int(LICENCE), less));
            let in_download = kind == UseKind::Download && REQUIRED_IN_DOWNLOAD.contains(&field);
            if REQUIRED.contains(&field) || in_download {
                assert_eq!(refusal(&bytes), Fault::FieldMissing(field), "{kind:?}");
            } else {
                let code = Code::read(&bytes).unwrap();
                assert_eq!(code.statement.unproven().licence.get(field), None, "{kind:?}");
            }
        }
    }
    let required: Vec<_> = REQUIRED.iter().filter_map(|field| field.key()).collect();
    assert_eq!(required, [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 22, 23]);
    assert_eq!(REQUIRED_IN_DOWNLOAD.map(|field| field.key().unwrap()), [4, 12, 27]);
}

#[test]
fn codes_and_vins_are_well_formed() {
    let malformed = |field| Fault::FieldValue(field, FieldFault::NotWellFormed);
    for wrong in ["", "K3", "K333", "k33", "K3a", "333", "Ｋ33", "K3 "] {
        assert_eq!(with(Field::VehicleType, Tree::text(wrong)), malformed(Field::VehicleType), "{wrong:?}");
    }
    for field in [Field::UseCharacter, Field::BodyColour, Field::EnergyType] {
        for wrong in ["", "a", "1", "AB", "Ａ", "\n"] {
            assert_eq!(with(field, Tree::text(wrong)), malformed(field), "{wrong:?}");
        }
        // An unknown code of the right shape is none of our business here.
        assert_eq!(read(field, Tree::text("W")), Value::Code("W".to_owned()));
    }
    for wrong in ["lsv", "LSV-1", "LSV 1", "鲁", "ＬＳＶ"] {
        assert_eq!(with(Field::Vin, Tree::text(wrong)), malformed(Field::Vin), "{wrong:?}");
    }
    for right in ["I", "IOQ", "00000000000000000"] {
        assert_eq!(read(Field::Vin, Tree::text(right)), Value::Text(right.to_owned()));
    }
    let too_long = FieldFault::Text(TextFault::TooLong { chars: 18, limit: 17 });
    assert_eq!(with(Field::Vin, Tree::text(&"1".repeat(18))), Fault::FieldValue(Field::Vin, too_long));
    let empty = FieldFault::Text(TextFault::Empty);
    assert_eq!(with(Field::Vin, Tree::text("")), Fault::FieldValue(Field::Vin, empty));
}

#[test]
fn states_are_1_to_17_different_codes() {
    let letters: Vec<String> = ('A'..='R').map(String::from).collect();
    let some = |count: usize| Tree::Array(letters[..count].iter().cloned().map(Tree::Text).collect());
    assert_eq!(read(Field::Status, some(17)), Value::Codes(letters[..17].to_vec()));
    let list = Fault::FieldValue(Field::Status, FieldFault::List);
    for wrong in [some(0), some(18), Tree::texts(&["A", "A"]), Tree::texts(&["A", "G", "A"])] {
        assert_eq!(with(Field::Status, wrong), list);
    }
    let malformed = Fault::FieldValue(Field::Status, FieldFault::NotWellFormed);
    for wrong in [&["a"][..], &["A", "AG"], &[""], &["正常"]] {
        assert_eq!(with(Field::Status, Tree::texts(wrong)), malformed, "{wrong:?}");
    }
    assert_eq!(with(Field::Status, Tree::text("A")), expected(Wanted::Array));
    assert_eq!(with(Field::Status, Tree::ints(&[1])), expected(Wanted::Text));
}

#[test]
fn numbers_days_and_times_lie_in_their_ranges() {
    let ranges = [
        (Kind::Persons, 1, 999),
        (Kind::Kilograms, 1, 999_999),
        (Kind::Day, i64::from(Day::MIN.days()), i64::from(Day::MAX.days())),
        (Kind::Instant, 0, Instant::MAX.unix()),
    ];
    for (kind, least, most) in ranges {
        for field in of_kind(&[kind]) {
            let range = Fault::FieldValue(field, FieldFault::Range);
            for right in [least, most] {
                read(field, Tree::Int(right));
            }
            for wrong in [least - 1, most + 1, i64::MAX, i64::MIN, i64::from(u32::MAX) + 2] {
                if !(least..=most).contains(&wrong) {
                    assert_eq!(with(field, Tree::Int(wrong)), range, "{wrong}");
                }
            }
            assert_eq!(with(field, Tree::text("1")), expected(Wanted::Integer));
            assert_eq!(with(field, Tree::float()), Fault::Cbor(CborFault::Simple));
        }
    }
    assert_eq!((Day::MIN.days(), Day::MAX.days()), (-25_567, 2_932_896));
    assert_eq!(of_kind(&[Kind::Persons, Kind::Kilograms, Kind::Day, Kind::Instant]).count(), 10);
}

#[test]
fn an_overall_dimension_has_three_sides() {
    let field = Field::OverallDimension;
    let range = Fault::FieldValue(field, FieldFault::Range);
    assert_eq!(read(field, Tree::ints(&[1, 99_999, 1])), Value::Size([1, 99_999, 1]));
    for wrong in
        [[0, 1, 1], [1, 0, 1], [1, 1, 0], [100_000, 1, 1], [1, 1, 100_000], [1, -1, 1], [1, 1, i64::MAX]]
    {
        assert_eq!(with(field, Tree::ints(&wrong)), range, "{wrong:?}");
    }
    for wrong in [&[][..], &[1, 1], &[1, 1, 1, 1]] {
        assert_eq!(with(field, Tree::ints(wrong)), expected(Wanted::ArrayOf(3)));
    }
}

#[test]
fn unknown_fields_are_counted_and_passed_over() {
    let mut licence = payload(UseKind::Download).at(LICENCE).clone();
    let mut expected = claims(UseKind::Download);
    // 21 is reserved, 28 to 31 are drawn, and 257 is no 1.
    for key in [0, 21, 28, 29, 30, 31, 32, 255, 256, 257, 65_536 + 3, -1, -2, i64::MAX].map(Tree::Int) {
        licence = licence.with(key, Tree::nested(8));
        expected.unknown_items += 1;
    }
    licence = licence.with(Tree::text("owner"), Tree::Null);
    expected.unknown_items += 1;
    let more = payload(UseKind::Download).with(Tree::Int(LICENCE), licence.clone());
    let bytes = sealed(&more.with(Tree::Int(99), Tree::Null));
    expected.unknown_items += 1;
    assert_eq!(Code::read(&bytes).unwrap().statement.unproven(), &expected);
    for (value, fault) in [(Tree::nested(9), CborFault::TooDeep), (Tree::float(), CborFault::Simple)] {
        let licence = licence.with(Tree::Int(21), value);
        let claims = payload(UseKind::Download).with(Tree::Int(LICENCE), licence);
        assert_eq!(refusal(&sealed(&claims)), Fault::Cbor(fault));
    }
}

#[test]
fn a_licence_that_holds_a_value_would_be_read_with_it() {
    for field in carried() {
        let mut licence = claims(UseKind::Download).licence;
        licence.set(field, value(field, "甲")).unwrap();
        let mut changed = claims(UseKind::Download);
        changed.licence = licence.clone();
        let bytes = crate::common::statement(&changed);
        assert_eq!(Code::read(&bytes).unwrap().statement.unproven().licence, licence);
    }
}

#[test]
fn a_licence_takes_a_value_of_the_fields_kind_and_no_other() {
    let mut values = vec![Value::Text("甲".to_owned())];
    values.extend([Field::VehicleType, Field::Status, Field::RegisterDate].map(|field| value(field, "甲")));
    values.extend([Field::GeneratedAt, Field::GrossMass, Field::OverallDimension].map(|f| value(f, "甲")));
    for field in Field::ALL {
        let own = value(field, "甲");
        for other in &values {
            let same = std::mem::discriminant(&own) == std::mem::discriminant(other);
            let mut licence = Licence::new();
            let answer = licence.set(field, other.clone());
            if field.key().is_none() {
                assert_eq!(answer, Err(FieldFault::NotCarried), "{field:?}");
            } else if !same {
                assert_eq!(answer, Err(FieldFault::Kind), "{field:?} {other:?}");
            }
            assert_eq!(licence.is_empty(), answer.is_err());
        }
        if field.key().is_some() {
            let mut licence = Licence::new();
            licence.set(field, own.clone()).unwrap();
            let wrong = if own == Value::Number(5) { Value::Number(0) } else { Value::Number(1_000_000) };
            licence.set(field, wrong).unwrap_err();
            assert_eq!(licence.get(field), Some(&own), "what was there stays");
        }
    }
}
