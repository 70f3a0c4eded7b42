//! Number plates (号牌号码): their forms by GA 36, their classes, and what may be kept of them.

mod error;

use std::fmt;

use unicode_normalization::UnicodeNormalization;

pub use error::PlateError;

/// Characters read before normalising. A plate has at most eight; the rest is room for separators and spaces,
/// and keeps small what NFKC can grow (18 characters out of one at worst).
const MAX_INPUT: usize = 32;

/// The abbreviations that begin a plate: 31 provinces, autonomous regions and municipalities.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Every form of a plate, place by place: `p` province, `o` office letter, `s` serial character, `d` digit,
/// `e` energy letter, `l` letter; any other character stands for itself. No text has two of these forms.
const FORMS: [(&str, PlateClass); 13] = [
    ("posssss", PlateClass::Ordinary),
    ("poesdddd", PlateClass::NewEnergySmall),
    ("poddddde", PlateClass::NewEnergyLarge),
    ("possss挂", PlateClass::Trailer),
    ("possss学", PlateClass::Coach),
    ("possss警", PlateClass::Police),
    ("粤Zssss港", PlateClass::HongKongMacau),
    ("粤Zssss澳", PlateClass::HongKongMacau),
    ("dddddd使", PlateClass::Embassy),
    ("使dddddd", PlateClass::Embassy),
    ("pddddd领", PlateClass::Consulate),
    ("p领ddddd", PlateClass::Consulate),
    ("pldddd领", PlateClass::Consulate),
];

fn fits(mark: char, c: char) -> bool {
    match mark {
        'p' => PROVINCES.contains(c),
        // O is a province's own department (鲁O); I is not used.
        'o' => c.is_ascii_uppercase() && c != 'I',
        's' => c.is_ascii_digit() || (c.is_ascii_uppercase() && c != 'I' && c != 'O'),
        'd' => c.is_ascii_digit(),
        'e' => Energy::of_letter(c).is_some(),
        'l' => c.is_ascii_uppercase(),
        _ => mark == c,
    }
}

/// What kind of plate a number is on, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlateClass {
    /// 普通汽车/摩托车/低速车号牌.
    Ordinary,
    /// 小型新能源汽车号牌: the energy letter comes first.
    NewEnergySmall,
    /// 大型新能源汽车号牌: the energy letter comes last.
    NewEnergyLarge,
    /// 挂车号牌.
    Trailer,
    /// 教练汽车号牌.
    Coach,
    /// 警用汽车号牌.
    Police,
    /// 港澳入出境车号牌.
    HongKongMacau,
    /// 使馆号牌.
    Embassy,
    /// 领馆号牌.
    Consulate,
}

impl PlateClass {
    /// The class of a text that is in normal form already; `None` if no plate is written so.
    pub fn of(normalised: &str) -> Option<Self> {
        let fits_all = |form: &str| {
            let mut text = normalised.chars();
            form.chars().all(|mark| text.next().is_some_and(|c| fits(mark, c))) && text.next().is_none()
        };
        FORMS.iter().find(|(form, _)| fits_all(form)).map(|(_, class)| *class)
    }

    /// Its Chinese name.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Ordinary => "普通汽车/摩托车/低速车号牌",
            Self::NewEnergySmall => "小型新能源汽车号牌",
            Self::NewEnergyLarge => "大型新能源汽车号牌",
            Self::Trailer => "挂车号牌",
            Self::Coach => "教练汽车号牌",
            Self::Police => "警用汽车号牌",
            Self::HongKongMacau => "港澳入出境车号牌",
            Self::Embassy => "使馆号牌",
            Self::Consulate => "领馆号牌",
        }
    }

    /// Its English name.
    pub const fn en(self) -> &'static str {
        match self {
            Self::Ordinary => "Ordinary plate (car, motorcycle, low-speed vehicle)",
            Self::NewEnergySmall => "Small new-energy vehicle plate",
            Self::NewEnergyLarge => "Large new-energy vehicle plate",
            Self::Trailer => "Trailer plate",
            Self::Coach => "Driving school plate",
            Self::Police => "Police plate",
            Self::HongKongMacau => "Hong Kong and Macau cross-border plate",
            Self::Embassy => "Embassy plate",
            Self::Consulate => "Consulate plate",
        }
    }
}

/// What drives a vehicle with a new-energy plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Energy {
    /// 纯电动: D, A, B, C, E.
    PureElectric,
    /// 非纯电动: F, G, H, J, K.
    NotPure,
}

impl Energy {
    const fn of_letter(c: char) -> Option<Self> {
        match c {
            'A'..='E' => Some(Self::PureElectric),
            'F' | 'G' | 'H' | 'J' | 'K' => Some(Self::NotPure),
            _ => None,
        }
    }
}

/// A plate number in normal form: no spaces or separators, half-width, upper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plate(String);

impl Plate {
    /// Brings `text` into normal form (NFKC; spaces and the separators · • ・ . - removed; upper case) and reads it.
    ///
    /// # Errors
    /// [`PlateError`]: why no plate is written so.
    pub fn parse(text: &str) -> Result<Self, PlateError> {
        if text.chars().nth(MAX_INPUT).is_some() {
            return Err(PlateError::TooLong);
        }
        let ignored = |c: char| c.is_whitespace() || matches!(c, '·' | '•' | '・' | '.' | '-');
        let normal: String = text.nfkc().filter(|c| !ignored(*c)).map(|c| c.to_ascii_uppercase()).collect();
        if PlateClass::of(&normal).is_some() { Ok(Self(normal)) } else { Err(PlateError::of(&normal)) }
    }

    /// The number in normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its class.
    pub fn class(&self) -> PlateClass {
        // A plate is made by `parse` only, so it has a class; the default is never met.
        PlateClass::of(&self.0).unwrap_or(PlateClass::Ordinary)
    }

    /// What drives the vehicle, if the plate is a new-energy one.
    pub fn energy(&self) -> Option<Energy> {
        let letter = match self.class() {
            PlateClass::NewEnergySmall => self.0.chars().nth(2),
            PlateClass::NewEnergyLarge => self.0.chars().next_back(),
            _ => None,
        };
        letter.and_then(Energy::of_letter)
    }

    /// What history may keep: the first two and the last two characters, 鲁L···45. The dots do not tell how many
    /// characters they hide.
    pub fn masked(&self) -> String {
        let hidden_from = self.0.chars().count().saturating_sub(2);
        let (head, tail): (String, String) =
            (self.0.chars().take(2).collect(), self.0.chars().skip(hidden_from).collect());
        format!("{head}···{tail}")
    }
}

impl fmt::Display for Plate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests;
