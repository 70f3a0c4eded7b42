//! Plates that must be read and plates that must not, each with its reason.

use super::error::MARKS;
use super::*;

const VALID: [(&str, PlateClass); 19] = [
    ("鲁L12345", PlateClass::Ordinary),
    ("鲁LA1B23", PlateClass::Ordinary),
    ("京AF0236", PlateClass::Ordinary),
    ("粤BB4321", PlateClass::Ordinary),
    ("鲁LD12345", PlateClass::NewEnergySmall),
    ("京ADA1234", PlateClass::NewEnergySmall),
    ("鲁LF01234", PlateClass::NewEnergySmall),
    ("京A12345D", PlateClass::NewEnergyLarge),
    ("鲁L00001F", PlateClass::NewEnergyLarge),
    ("桂N3060挂", PlateClass::Trailer),
    ("鲁L123A学", PlateClass::Coach),
    ("京A0006警", PlateClass::Police),
    ("粤Z1234港", PlateClass::HongKongMacau),
    ("粤ZF023澳", PlateClass::HongKongMacau),
    ("224578使", PlateClass::Embassy),
    ("使014578", PlateClass::Embassy),
    ("沪22478领", PlateClass::Consulate),
    ("沪A0023领", PlateClass::Consulate),
    ("鲁O12345", PlateClass::Ordinary),
];

#[test]
fn every_form_has_its_class() {
    for (text, class) in VALID {
        assert_eq!(PlateClass::of(text), Some(class), "{text}");
        let plate = Plate::parse(text).unwrap();
        assert_eq!((plate.as_str(), plate.class()), (text, class));
    }
    assert_eq!(PlateClass::of("沪领12345"), Some(PlateClass::Consulate));
}

#[test]
fn what_is_no_plate_says_why() {
    let cases = [
        ("鲁LI2345", PlateError::Serial { found: 'I' }),
        ("鲁L1234O", PlateError::Serial { found: 'O' }),
        ("鲁I12345", PlateError::Office { found: 'I' }),
        ("台A12345", PlateError::Province { found: '台' }),
        ("鲁L1234", PlateError::Length { found: 6 }),
        ("鲁L123456", PlateError::NoEnergyLetter),
        ("京A1D2345", PlateError::NoEnergyLetter),
        ("京ADAB123", PlateError::NewEnergyDigits),
        ("鲁LL12345", PlateError::NoEnergyLetter),
        ("粤A1234港", PlateError::Marked { mark: '港', example: "粤ZA123港" }),
        ("鲁L12345挂", PlateError::Marked { mark: '挂', example: "鲁LA123挂" }),
        ("L12345鲁", PlateError::Province { found: 'L' }),
        ("", PlateError::Length { found: 0 }),
        ("· -", PlateError::Length { found: 0 }),
        ("鲁L123456789", PlateError::Length { found: 11 }),
        ("使12345", PlateError::Marked { mark: '使', example: "123456使" }),
        ("沪领1234", PlateError::Marked { mark: '领', example: "沪12345领" }),
        ("鲁L12中45", PlateError::Serial { found: '中' }),
    ];
    for (text, reason) in cases {
        assert_eq!(PlateClass::of(text), None, "{text}");
        assert_eq!(Plate::parse(text), Err(reason), "{text}");
    }
}

#[test]
fn the_example_of_each_mark_is_a_plate() {
    for (mark, example) in MARKS {
        assert!(example.contains(mark) && PlateClass::of(example).is_some(), "{example}");
    }
}

#[test]
fn full_width_lower_case_and_separators_are_brought_into_normal_form() {
    assert_eq!(PlateClass::of("京Ａ12345"), None);
    assert_eq!(Plate::parse("京Ａ12345").unwrap().as_str(), "京A12345");
    for text in
        ["鲁L·12345", "鲁 l•1 2345", "鲁Ｌ・１２３４５", "鲁L.123-45", "\u{3000}鲁L－12345\n", "鲁L･12345"]
    {
        assert_eq!(PlateClass::of(text), None, "{text}");
        assert_eq!(Plate::parse(text).unwrap().as_str(), "鲁L12345", "{text}");
    }
}

#[test]
fn input_is_bounded() {
    let padded = |spaces: usize| format!("{}鲁L12345", " ".repeat(spaces));
    assert!(Plate::parse(&padded(MAX_INPUT - 7)).is_ok());
    assert_eq!(Plate::parse(&padded(MAX_INPUT - 6)), Err(PlateError::TooLong));
    assert_eq!(Plate::parse(&"\u{FDFA}".repeat(MAX_INPUT + 1)), Err(PlateError::TooLong));
}

#[test]
fn the_energy_letter_tells_what_drives_it() {
    let energy = |text: &str| Plate::parse(text).unwrap().energy();
    for (letter, expected) in "DABCE"
        .chars()
        .map(|c| (c, Energy::PureElectric))
        .chain("FGHJK".chars().map(|c| (c, Energy::NotPure)))
    {
        assert_eq!(energy(&format!("鲁L{letter}12345")), Some(expected), "{letter} first");
        assert_eq!(energy(&format!("鲁L12345{letter}")), Some(expected), "{letter} last");
    }
    // A serial that begins with such a letter is no new-energy plate by that alone.
    assert_eq!(energy("鲁LD1234"), None);
}

#[test]
fn a_masked_plate_keeps_four_characters() {
    for (text, masked) in [
        ("鲁L12345", "鲁L···45"),
        ("鲁LD12345", "鲁L···45"),
        ("桂N3060挂", "桂N···0挂"),
        ("224578使", "22···8使"),
    ] {
        assert_eq!(Plate::parse(text).unwrap().masked(), masked);
    }
}
