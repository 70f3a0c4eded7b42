//! Numbers of identity documents (身份证明号码) of persons. Area codes are not checked: they change over the years,
//! and a list by year of birth refuses genuine numbers.
//!
//! The `check_` functions take a text as it is; bring it into normal form with [`normalise_id`] first.
//! Errors may name a date of birth or a character of the number: they are for the person at the desk, not for logs.

mod document;
mod uscc;

use std::fmt;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::{Day, checksum};
pub use document::{IdDocument, check_id_number};
pub use uscc::{Uscc, check_uscc};

/// Characters of a number that are read. The longest form has 32, so what is cut was no number.
const MAX_INPUT: usize = 64;

/// The weights of the first 17 digits (ISO 7064 MOD 11-2 as GB 11643 writes it out).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// What is wrong with a number; the first fault found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// It has not as many characters as a number of this document.
    #[error("this number has {found} characters, the document's numbers have {expected}")]
    Length {
        /// How many there should be, in words.
        expected: &'static str,
        /// How many it has.
        found: usize,
    },
    /// A character that cannot stand at its place.
    #[error("{found:?} cannot stand at place {place}")]
    Character {
        /// Counted from 1.
        place: usize,
        /// The character there.
        found: char,
    },
    /// A residence permit's number that begins like none.
    #[error("the number begins with {found}, not with 810000 (Hong Kong), 820000 (Macau) or 830000 (Taiwan)")]
    Region {
        /// The first six digits.
        found: String,
    },
    /// The eight digits of the date of birth name no date between 1800 and 2099.
    #[error("{found} is no date of the calendar")]
    NoSuchDate {
        /// The digits.
        found: String,
    },
    /// The date of birth lies after the day of the check.
    #[error("the date of birth {born} lies in the future")]
    BornLater {
        /// The date of birth.
        born: Day,
    },
    /// The last character is not the one that follows from the others.
    #[error("the check character is {found:?}, the other characters give {expected:?}")]
    CheckCharacter {
        /// What the other characters give.
        expected: char,
        /// What stands at the end.
        found: char,
    },
    /// A unified social credit code fails its check.
    #[error("the check character of the code is {found:?}, the other characters give {expected:?}")]
    SocialCreditCheck {
        /// What the other characters give.
        expected: char,
        /// What stands at the end.
        found: char,
    },
    /// The organisation code within a unified social credit code fails its own check.
    #[error(
        "the check character of the organisation code is {found:?}, its other characters give {expected:?}"
    )]
    OrganisationCheck {
        /// What the other characters of the organisation code give.
        expected: char,
        /// What stands at its end.
        found: char,
    },
}

impl IdError {
    /// Whether it is to be told but no reason to refuse: some unified social credit codes in use fail their checks.
    pub const fn is_note(&self) -> bool {
        matches!(self, Self::SocialCreditCheck { .. } | Self::OrganisationCheck { .. })
    }
}

/// Brings a typed number into normal form: NFKC, Latin letters in upper case, no white space around it.
///
/// Over 64 characters are cut. White space that the cut brings to the end stays, or a number followed by anything
/// far enough away would pass for the number.
pub fn normalise_id(text: &str) -> String {
    text.trim().chars().take(MAX_INPUT).nfkc().map(|c| c.to_ascii_uppercase()).collect()
}

/// A citizen identity number (公民身份号码) that holds all checks of GB 11643-1999. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct CitizenId(String);

impl CitizenId {
    /// Normalises `text` and checks it as on the day `on`.
    ///
    /// # Errors
    /// [`IdError`] as of [`check_citizen_id`].
    pub fn parse(text: &str, on: Day) -> Result<Self, IdError> {
        let number = normalise_id(text);
        check_citizen_id(&number, on)?;
        Ok(Self(number))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenId(…)")
    }
}

/// Checks a citizen identity number (GB 11643-1999): shape, date of birth not after `on`, check character.
///
/// # Errors
/// [`IdError`], in that order.
pub fn check_citizen_id(number: &str, on: Day) -> Result<(), IdError> {
    numeric_18(number)?;
    if number.starts_with('0') {
        return Err(IdError::Character { place: 1, found: '0' });
    }
    born_by(number.get(6..14).unwrap_or_default(), on)?;
    mod_11_2(number)
}

/// Checks the number of a residence permit for residents of Hong Kong, Macau and Taiwan (港澳台居民居住证): a citizen
/// number (GB 11643-1999) under one of three region codes of its own.
///
/// # Errors
/// [`IdError`]: shape, then region, then as of [`check_citizen_id`].
pub fn check_residence_permit(number: &str, on: Day) -> Result<(), IdError> {
    numeric_18(number)?;
    match number.get(..6).unwrap_or_default() {
        "810000" | "820000" | "830000" => check_citizen_id(number, on),
        other => Err(IdError::Region { found: other.into() }),
    }
}

/// Checks the number of a foreign permanent resident's card (外国人永久居留身份证): 18 characters that begin with 9
/// and end in the check of GB 11643 (cards since 2023), or three letters and twelve digits (cards of 2017, in use
/// until they expire; no check character).
///
/// # Errors
/// [`IdError`]: shape, then check character.
pub fn check_permanent_resident(number: &str) -> Result<(), IdError> {
    match number.chars().count() {
        15 => each(number, |place, c| if place <= 3 { c.is_ascii_uppercase() } else { c.is_ascii_digit() }),
        18 => {
            numeric_18(number)?;
            each(number, |place, c| place != 1 || c == '9')?;
            mod_11_2(number)
        }
        found => Err(IdError::Length { expected: "18 or 15", found }),
    }
}

/// Checks that a number could be a passport's: 5 to 17 letters and digits. Passports have no common check character.
///
/// # Errors
/// [`IdError`]: length, then characters.
pub fn check_passport(number: &str) -> Result<(), IdError> {
    match number.chars().count() {
        5..=17 => each(number, |_, c| c.is_ascii_uppercase() || c.is_ascii_digit()),
        found => Err(IdError::Length { expected: "5 to 17", found }),
    }
}

/// Every character must be right for its place, counted from 1.
fn each(number: &str, right: impl Fn(usize, char) -> bool) -> Result<(), IdError> {
    match (1..).zip(number.chars()).find(|(place, c)| !right(*place, *c)) {
        Some((place, found)) => Err(IdError::Character { place, found }),
        None => Ok(()),
    }
}

/// Seventeen digits and a digit or X.
fn numeric_18(number: &str) -> Result<(), IdError> {
    match number.chars().count() {
        18 => each(number, |place, c| c.is_ascii_digit() || (place == 18 && c == 'X')),
        found => Err(IdError::Length { expected: "18", found }),
    }
}

/// `digits` (YYYYMMDD) must be a date of the Gregorian calendar in 1800..=2099 and not after `on`.
fn born_by(digits: &str, on: Day) -> Result<(), IdError> {
    let part = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let date = part(0..4)
        .filter(|year| (1800..2100).contains(year))
        .and_then(|year| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, part(4..6)?, part(6..8)?))
        .ok_or_else(|| IdError::NoSuchDate { found: digits.into() })?;
    // Births before 1900 have no `Day`; they lie before any day that can be asked about.
    match Day::from_days(date.to_epoch_days()) {
        Some(born) if born > on => Err(IdError::BornLater { born }),
        _ => Ok(()),
    }
}

fn mod_11_2(number: &str) -> Result<(), IdError> {
    let sum = checksum::weighted(number.chars().filter_map(|c| c.to_digit(10)), &WEIGHTS);
    let expected = checksum::of_eleven((12 - sum % 11) % 11);
    match number.chars().next_back() {
        Some(found) if found != expected => Err(IdError::CheckCharacter { expected, found }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
