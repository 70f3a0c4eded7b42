//! Numbers that hold and numbers that do not, each with its reason. No living person has one of these: the citizen
//! numbers are the examples of GB 11643 itself or name births in 1900.

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn on() -> Day {
    day("2026-11-22")
}

#[test]
fn citizen_numbers_that_hold() {
    for number in [
        "11010519491231002X",
        "440524188001010014",
        "37110219000101001X",
        "371102190001010028",
        "371102190001010044",
    ] {
        for document in ["A", "M", "H"] {
            assert_eq!(
                check_id_number(IdDocument::from_code(document).unwrap(), number, on()),
                Ok(()),
                "{number}"
            );
        }
        assert_eq!(CitizenId::parse(number, on()).unwrap().as_str(), number);
    }
}

#[test]
fn each_fault_of_a_citizen_number_is_named() {
    let no_date = |found: &str| IdError::NoSuchDate { found: found.into() };
    let check = |expected, found| IdError::CheckCharacter { expected, found };
    let cases = [
        ("110105194912310021", check('X', '1')),
        ("11010519491331002X", no_date("19491331")),
        ("440524188001010015", check('4', '5')),
        ("11010519491231002", IdError::Length { expected: "18", found: 17 }),
        ("110105194912310O2X", IdError::Character { place: 16, found: 'O' }),
        ("11010519491231002x", IdError::Character { place: 18, found: 'x' }),
        ("1101051949123100X2", IdError::Character { place: 17, found: 'X' }),
        ("01010519491231002X", IdError::Character { place: 1, found: '0' }),
        ("110105190002290021", no_date("19000229")),
        ("110105179912310021", no_date("17991231")),
        ("110105210001010021", no_date("21000101")),
        ("", IdError::Length { expected: "18", found: 0 }),
    ];
    for (number, expected) in cases {
        assert_eq!(check_citizen_id(number, on()), Err(expected), "{number}");
    }
}

#[test]
fn nobody_is_born_after_the_day_of_the_check() {
    let number = "11010519491231002X";
    assert_eq!(check_citizen_id(number, day("1949-12-31")), Ok(()));
    let born = day("1949-12-31");
    assert_eq!(check_citizen_id(number, day("1949-12-30")), Err(IdError::BornLater { born }));
}

#[test]
fn typed_numbers_are_brought_into_normal_form() {
    let number = " \u{3000}１１０１０５19491231002ｘ\n";
    assert!(check_citizen_id(number, on()).is_err());
    assert_eq!(CitizenId::parse(number, on()).unwrap().as_str(), "11010519491231002X");
    assert_eq!(format!("{:?}", CitizenId::parse(number, on()).unwrap()), "CitizenId(…)");
    // A full cut leaves no number behind, whatever stands before it.
    let far = format!("11010519491231002X{}y", " ".repeat(100));
    assert_eq!(normalise_id(&far).chars().count(), MAX_INPUT);
    assert!(CitizenId::parse(&far, on()).is_err());
    assert!(normalise_id(&"\u{FDFA}".repeat(10_000)).chars().count() <= 18 * MAX_INPUT);
}

#[test]
fn residence_permits() {
    for number in ["810000199001010019", "82000019850505002X", "830000197912310033"] {
        assert_eq!(check_id_number(IdDocument::ResidencePermit, number, on()), Ok(()), "{number}");
    }
    let permit = |number| check_residence_permit(number, on());
    assert_eq!(permit("11010519491231002X"), Err(IdError::Region { found: "110105".into() }));
    assert_eq!(permit("810000199001010018"), Err(IdError::CheckCharacter { expected: '9', found: '8' }));
    assert_eq!(permit("81000019900101001"), Err(IdError::Length { expected: "18", found: 17 }));
    assert_eq!(permit("810000199013010019"), Err(IdError::NoSuchDate { found: "19901301".into() }));
}

#[test]
fn permanent_residents() {
    let card = |number| check_id_number(IdDocument::PermanentResident, number, on());
    assert_eq!(card("911124198108030024"), Ok(()));
    assert_eq!(card("911124198108030025"), Err(IdError::CheckCharacter { expected: '4', found: '5' }));
    assert_eq!(card("811124198108030024"), Err(IdError::Character { place: 1, found: '8' }));
    assert_eq!(card("CAN110078103001"), Ok(()));
    assert_eq!(card("CA1110078103001"), Err(IdError::Character { place: 3, found: '1' }));
    assert_eq!(card("CAN11007810300X"), Err(IdError::Character { place: 15, found: 'X' }));
    assert_eq!(card("CAN1100781030"), Err(IdError::Length { expected: "18 or 15", found: 13 }));
}

#[test]
fn passports_have_a_shape_only() {
    let passport = |number| check_id_number(IdDocument::FromAbroad, number, on());
    for number in ["E12345678", "12345", "ABCDEFGHIJKLMNOPQ"] {
        assert_eq!(passport(number), Ok(()), "{number}");
    }
    assert_eq!(passport("1234"), Err(IdError::Length { expected: "5 to 17", found: 4 }));
    assert_eq!(passport("123456789012345678"), Err(IdError::Length { expected: "5 to 17", found: 18 }));
    assert_eq!(passport("E1234-678"), Err(IdError::Character { place: 6, found: '-' }));
}

#[test]
fn documents_choose_the_check() {
    assert_eq!(check_id_number(IdDocument::SocialCreditCode, "91350100M000100Y43", on()), Ok(()));
    let officer = |number| check_id_number(IdDocument::OfficerCard, number, on());
    assert_eq!(officer("军字第2001988号"), Ok(()));
    assert_eq!(officer("军字 2001988"), Err(IdError::Character { place: 3, found: ' ' }));
    assert_eq!(officer("\u{202E}12"), Err(IdError::Character { place: 1, found: '\u{202E}' }));
    assert_eq!(officer(""), Err(IdError::Length { expected: "1 to 32", found: 0 }));
    assert_eq!(officer(&"1".repeat(33)), Err(IdError::Length { expected: "1 to 32", found: 33 }));
}

#[test]
fn every_document_is_in_the_code_table_and_no_other() {
    let listed: Vec<_> = crate::domain::Table::IdDocument.entries().iter().map(|entry| entry.code).collect();
    assert_eq!(IdDocument::ALL.map(IdDocument::code), listed[..]);
    assert_eq!(IdDocument::from_code("O"), None);
    assert_eq!(
        (IdDocument::SocialCreditCode.zh(), IdDocument::SocialCreditCode.en()),
        ("统一社会信用代码", "Unified social credit code")
    );
    assert!(IdDocument::ALL.iter().all(|document| document.zh() != document.code()));
}
