use proptest::prelude::*;
use yanzheng::credential::armor::{ArmorError, MAX_CHARS, PREFIX, armor, unarmor};
use yanzheng::credential::{Fault, FormatError};
use yanzheng::domain::UseKind;

use crate::common::{cases, claims, statement};

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The text of a group of digits, the lowest first.
fn group(mut number: usize, digits: usize) -> String {
    let mut text = PREFIX.to_owned();
    for _ in 0..digits {
        text.push(char::from(ALPHABET.as_bytes()[number % 45]));
        number /= 45;
    }
    text
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..=964)) {
        let text = armor(&bytes);
        prop_assert!(text.strip_prefix(PREFIX).unwrap().chars().all(|c| ALPHABET.contains(c)));
        prop_assert_eq!(text.len(), PREFIX.len() + bytes.len() / 2 * 3 + bytes.len() % 2 * 2);
        prop_assert_eq!(unarmor(text.as_bytes()), Ok(bytes));
    }

    #[test]
    fn a_text_that_is_read_is_the_only_one_for_its_bytes(body in "[0-9A-Z $%*+./:-]{0,40}") {
        let text = format!("{PREFIX}{body}");
        if let Ok(bytes) = unarmor(text.as_bytes()) {
            prop_assert_eq!(armor(&bytes), text);
        }
    }

    #[test]
    fn a_text_of_any_bytes_is_ours_or_not(text in prop::collection::vec(any::<u8>(), 0..40)) {
        if !text.starts_with(PREFIX.as_bytes()) {
            prop_assert_eq!(unarmor(&text), Err(ArmorError::NotOurs));
        }
    }
}

#[test]
fn every_character_outside_the_alphabet_is_refused_everywhere() {
    let text = armor(&[0; 11]);
    for at in PREFIX.len()..text.len() {
        for byte in 0..=u8::MAX {
            let mut wrong = text.clone().into_bytes();
            wrong[at] = byte;
            let read = unarmor(&wrong);
            if ALPHABET.as_bytes().contains(&byte) {
                assert_ne!(read, Err(ArmorError::Character { at }), "{byte:#04x}");
            } else {
                assert_eq!(read, Err(ArmorError::Character { at }), "{byte:#04x}");
            }
        }
    }
}

#[test]
fn every_group_stands_for_its_number_or_is_above_its_range() {
    let at = PREFIX.len();
    for number in 0..45 * 45 * 45 {
        let expected =
            u16::try_from(number).map(|n| n.to_be_bytes().to_vec()).map_err(|_| ArmorError::Overflow { at });
        assert_eq!(unarmor(group(number, 3).as_bytes()), expected, "{number}");
    }
    for number in 0..45 * 45 {
        let expected = u8::try_from(number).map(|n| vec![n]).map_err(|_| ArmorError::Overflow { at });
        assert_eq!(unarmor(group(number, 2).as_bytes()), expected, "{number}");
    }
    for number in 0..45 {
        assert_eq!(unarmor(group(number, 1).as_bytes()), Err(ArmorError::Remainder { at }));
    }
}

#[test]
fn the_longest_code_is_read_and_no_longer_one() {
    for (bytes, chars) in [(964, 1_450), (965, 1_452), (966, 1_453)] {
        let expected =
            if chars <= MAX_CHARS { Ok(vec![0; bytes]) } else { Err(ArmorError::TooLong { chars }) };
        assert_eq!(unarmor(armor(&vec![0; bytes]).as_bytes()), expected);
    }
    let cut = format!("{PREFIX}{}", "0".repeat(MAX_CHARS - PREFIX.len()));
    assert_eq!(unarmor(cut.as_bytes()), Err(ArmorError::Remainder { at: MAX_CHARS - 1 }));
}

#[test]
fn the_prefix_is_exact_and_a_fault_keeps_its_place() {
    let code = statement(&claims(UseKind::Presentation));
    let text = armor(&code);
    assert_eq!(yanzheng::credential::unarmor(text.as_bytes()), Ok(code));
    let not_ours =
        [&text[1..], &text[4..], &format!(" {text}"), &text.replacen("YZ1", "YZ2", 1), &text.to_lowercase()];
    for wrong in not_ours {
        let fault = Fault::Armor(ArmorError::NotOurs);
        assert_eq!(yanzheng::credential::unarmor(wrong.as_bytes()), Err(FormatError { at: 0, fault }));
    }
    for (wrong, at, fault) in [
        ("YZ1:BB8bb8", 7, ArmorError::Character { at: 7 }),
        ("YZ1:BB8GGW", 7, ArmorError::Overflow { at: 7 }),
        ("YZ1:BB8BB8\n", 10, ArmorError::Remainder { at: 10 }),
        ("YZ1:BB8BB8\r\n", 10, ArmorError::Character { at: 10 }),
    ] {
        let error = FormatError { at, fault: Fault::Armor(fault) };
        assert_eq!(yanzheng::credential::unarmor(wrong.as_bytes()), Err(error), "{wrong:?}");
    }
}
