//! Why a text is no plate number.

use super::{MAX_INPUT, fits};

/// The characters that mark a plate of its own form, each with an example of it.
pub(super) const MARKS: [(char, &str); 7] = [
    ('挂', "鲁LA123挂"),
    ('学', "鲁LA123学"),
    ('警', "鲁LA123警"),
    ('港', "粤ZA123港"),
    ('澳', "粤ZA123澳"),
    ('使', "123456使"),
    ('领', "沪12345领"),
];

/// Why a text is no plate number; the first fault from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlateError {
    /// More than is read at all.
    #[error("a plate number has at most 8 characters; over {MAX_INPUT} are not read")]
    TooLong,
    /// Neither 7 nor 8 characters (0 if nothing is left after normalising).
    #[error("a plate number has 7 or 8 characters, this one {found}")]
    Length {
        /// How many it has.
        found: usize,
    },
    /// The first character is no province's abbreviation.
    #[error("{found:?} is not the abbreviation of a province")]
    Province {
        /// The first character.
        found: char,
    },
    /// The second character is no office letter.
    #[error("{found:?} is not the letter of an issuing office (A-Z without I)")]
    Office {
        /// The second character.
        found: char,
    },
    /// A character that no serial holds.
    #[error("{found:?} does not occur in a plate's serial (digits and A-Z without I and O)")]
    Serial {
        /// That character.
        found: char,
    },
    /// Eight characters without an energy letter at its place.
    #[error(
        "eight characters are a new-energy plate: A-K without I comes first or last after the office letter"
    )]
    NoEnergyLetter,
    /// A new-energy plate with letters where digits belong.
    #[error(
        "a new-energy plate ends in four digits (small) or has five digits before its last letter (large)"
    )]
    NewEnergyDigits,
    /// It bears a mark such as 挂, and a plate with this mark has another form.
    #[error("a plate with {mark} is written like {example}")]
    Marked {
        /// The mark.
        mark: char,
        /// A plate with this mark.
        example: &'static str,
    },
}

impl PlateError {
    /// What is wrong with a text in normal form that has no class.
    pub(super) fn of(text: &str) -> Self {
        let found = text.chars().count();
        let mut chars = text.chars();
        let (Some(province), Some(office)) = (chars.next(), chars.next()) else {
            return Self::Length { found };
        };
        // 使 is the one mark that may stand first, the others stand second (领) or last.
        if let Some(&(mark, example)) = MARKS.iter().find(|(mark, _)| {
            text.ends_with(*mark) || (*mark == '使' && province == '使') || (*mark == '领' && office == '领')
        }) {
            return Self::Marked { mark, example };
        }
        if !fits('p', province) {
            return Self::Province { found: province };
        }
        if !fits('o', office) {
            return Self::Office { found: office };
        }
        if !matches!(found, 7 | 8) {
            return Self::Length { found };
        }
        if let Some(found) = chars.clone().find(|c| !fits('s', *c)) {
            return Self::Serial { found };
        }
        let energy = |c: Option<char>| c.is_some_and(|c| fits('e', c));
        if energy(chars.clone().next()) || energy(chars.next_back()) {
            return Self::NewEnergyDigits;
        }
        Self::NoEnergyLetter
    }
}
