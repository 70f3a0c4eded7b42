//! The unified social credit code (统一社会信用代码) of organisations, GB 32100-2015, and the organisation code
//! (GB 11714) within it.

use super::{IdError, each, normalise_id};
use crate::domain::checksum;

const LENGTH: usize = 18;
/// The values 0 to 30 in order: digits and letters without I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u32; LENGTH - 1] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// The organisation code: characters 9 to 16 and their check character, the 17th.
const ORGANISATION: std::ops::Range<usize> = 8..17;
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A text of the shape of a unified social credit code. Its checks are [`findings`](Self::findings) and do not keep
/// it from being one: some codes in use fail them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uscc(String);

impl Uscc {
    /// Normalises `text` and reads it.
    ///
    /// # Errors
    /// [`IdError::Length`] or [`IdError::Character`].
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let code = normalise_id(text);
        shape(&code)?;
        Ok(Self(code))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which of its two check characters do not follow from the others; show them as notes.
    pub fn findings(&self) -> Vec<IdError> {
        [own_check(&self.0), organisation_check(&self.0)].into_iter().filter_map(Result::err).collect()
    }
}

/// Checks shape, check character and the organisation code's check character of `code` as it is.
///
/// # Errors
/// [`IdError`], in that order; all but the shape are notes ([`IdError::is_note`]).
pub fn check_uscc(code: &str) -> Result<(), IdError> {
    shape(code)?;
    own_check(code)?;
    organisation_check(code)
}

fn shape(code: &str) -> Result<(), IdError> {
    match code.chars().count() {
        LENGTH => each(code, |_, c| ALPHABET.contains(c)),
        found => Err(IdError::Length { expected: "18", found }),
    }
}

fn own_check(code: &str) -> Result<(), IdError> {
    let value = |c| ALPHABET.chars().zip(0..).find(|(symbol, _)| *symbol == c).map(|(_, value)| value);
    let wanted = (31 - checksum::weighted(code.chars().filter_map(value), &WEIGHTS) % 31) % 31;
    match ALPHABET.chars().find(|c| value(*c) == Some(wanted)).zip(code.chars().next_back()) {
        Some((expected, found)) if expected != found => Err(IdError::SocialCreditCheck { expected, found }),
        _ => Ok(()),
    }
}

fn organisation_check(code: &str) -> Result<(), IdError> {
    let organisation = code.get(ORGANISATION).unwrap_or_default();
    // GB 11714 counts all letters: A is 10, Z is 35.
    let sum = checksum::weighted(organisation.chars().filter_map(|c| c.to_digit(36)), &ORGANISATION_WEIGHTS);
    let expected = checksum::of_eleven((11 - sum % 11) % 11);
    match organisation.chars().next_back() {
        Some(found) if found != expected => Err(IdError::OrganisationCheck { expected, found }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_hold() {
        for code in [
            "91350100M000100Y43",
            "11100000000013338W",
            "11430000006122244L",
            "11330105002500287C",
            "91371199MA0000TX1B",
        ] {
            assert_eq!(check_uscc(code), Ok(()), "{code}");
            assert_eq!(Uscc::parse(code).unwrap().findings(), []);
        }
        assert_eq!(Uscc::parse(" ９1350100m000100y43 ").unwrap().as_str(), "91350100M000100Y43");
    }

    #[test]
    fn each_fault_is_named_and_a_failed_check_is_a_note() {
        let cases = [
            ("91350100M000100Y44", IdError::SocialCreditCheck { expected: '3', found: '4' }, true),
            ("91350100M000I00Y43", IdError::Character { place: 13, found: 'I' }, false),
            ("913501000000100Y4", IdError::Length { expected: "18", found: 17 }, false),
        ];
        for (code, expected, note) in cases {
            assert_eq!(check_uscc(code), Err(expected.clone()), "{code}");
            assert_eq!(expected.is_note(), note);
            assert_eq!(Uscc::parse(code).is_ok(), note);
        }
    }

    #[test]
    fn the_organisation_code_has_its_own_finding() {
        // The 17th character changed from 4 to 5 breaks both checks: 28 more, modulo 31, moves the last one from 3 to 6.
        let both = Uscc::parse("91350100M000100Y53").unwrap().findings();
        let own = IdError::SocialCreditCheck { expected: '6', found: '3' };
        let organisation = IdError::OrganisationCheck { expected: '4', found: '5' };
        assert_eq!(both, [own, organisation.clone()]);
        assert_eq!(
            Uscc::parse("91350100M000100Y56").unwrap().findings(),
            std::slice::from_ref(&organisation)
        );
        assert_eq!(check_uscc("91350100M000100Y56"), Err(organisation));
    }
}
