//! The vehicle identification number (车辆识别代号), GB 16735-2019 and ISO 3779.

use super::checksum;

const LENGTH: usize = 17;
/// By place; the check digit itself (the ninth) has weight 0.
const WEIGHTS: [u32; LENGTH] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const CHECK_PLACE: usize = 8;

/// What is unusual about a VIN. It is a note and never changes a verdict: imported vehicles, and those
/// registered before 2004, may bear a number that fails the check or a shorter chassis number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VinError {
    /// It has not 17 characters.
    #[error("a VIN has 17 characters, this one {found}")]
    Length {
        /// How many it has.
        found: usize,
    },
    /// A character that no VIN holds: I, O, Q, or no upper-case letter or digit at all.
    #[error("{found:?} at place {place} is not in the alphabet of a VIN (digits and A-Z without I, O, Q)")]
    Character {
        /// Counted from 1.
        place: usize,
        /// The character there.
        found: char,
    },
    /// The ninth character is not the one that follows from the others.
    #[error("the check digit of the VIN is {found:?}, the other characters give {expected:?}")]
    CheckDigit {
        /// What the other characters give.
        expected: char,
        /// What stands at the ninth place.
        found: char,
    },
}

/// Checks length, alphabet and check digit of `text` as it is.
///
/// # Errors
/// [`VinError`], the first finding in that order; show it as a note.
pub fn check_vin(text: &str) -> Result<(), VinError> {
    let length = text.chars().count();
    if length != LENGTH {
        return Err(VinError::Length { found: length });
    }
    if let Some((place, found)) = (1..).zip(text.chars()).find(|(_, c)| value(*c).is_none()) {
        return Err(VinError::Character { place, found });
    }
    let expected = checksum::of_eleven(checksum::weighted(text.chars().filter_map(value), &WEIGHTS) % 11);
    match text.chars().nth(CHECK_PLACE) {
        Some(found) if found != expected => Err(VinError::CheckDigit { expected, found }),
        _ => Ok(()),
    }
}

/// GB 16735-2019: the letters count 1 to 9 along three rows (A-H, J-R, S-Z), the last one beginning with 2.
const fn value(c: char) -> Option<u32> {
    Some(match c {
        '0' => 0,
        '1' | 'A' | 'J' => 1,
        '2' | 'B' | 'K' | 'S' => 2,
        '3' | 'C' | 'L' | 'T' => 3,
        '4' | 'D' | 'M' | 'U' => 4,
        '5' | 'E' | 'N' | 'V' => 5,
        '6' | 'F' | 'W' => 6,
        '7' | 'G' | 'P' | 'X' => 7,
        '8' | 'H' | 'Y' => 8,
        '9' | 'R' | 'Z' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_and_made_up_numbers_pass() {
        for vin in [
            "1M8GDM9AXKP042788",
            "11111111111111111",
            "LBEHDAEB58Y038860",
            "LSVWY4180KN246094",
            "LZFF25M4X8D004248",
            "LTESTVEH1TX000001",
        ] {
            assert_eq!(check_vin(vin), Ok(()), "{vin}");
        }
    }

    #[test]
    fn each_fault_is_named() {
        let cases = [
            ("1M8GDM9A0KP042788", VinError::CheckDigit { expected: 'X', found: '0' }),
            ("1M8GDM9AXKPO42788", VinError::Character { place: 12, found: 'O' }),
            ("1M8GDM9AXKP04278", VinError::Length { found: 16 }),
            ("1m8GDM9AXKP042788", VinError::Character { place: 2, found: 'm' }),
            ("", VinError::Length { found: 0 }),
        ];
        for (vin, expected) in cases {
            assert_eq!(check_vin(vin), Err(expected), "{vin}");
        }
    }
}
