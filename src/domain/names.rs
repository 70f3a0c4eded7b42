//! Short names that codes carry: the issuing authority's, and the purposes of a grant or download.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The issuing authority 发证机关, by the GB/T 2260 code of its region: six digits, the first not zero ("371100").
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IssuerId([u8; 6]);

/// A purpose 用途事项, by its code of two digits ("51" 车险理赔). The list is open: trust carries its names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Purpose([u8; 2]);

/// A text that is no such name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Not six digits, the first not zero.
    #[error("an issuing authority is six digits of GB/T 2260, such as 371100")]
    Issuer,
    /// Not two digits.
    #[error("a purpose is two digits, such as 51")]
    Purpose,
}

impl IssuerId {
    /// Reads six digits.
    ///
    /// # Errors
    /// [`NameError::Issuer`].
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let digits: [u8; 6] = text.as_bytes().try_into().map_err(|_| NameError::Issuer)?;
        let shaped = digits.iter().all(u8::is_ascii_digit) && !digits.starts_with(b"0");
        if shaped { Ok(IssuerId(digits)) } else { Err(NameError::Issuer) }
    }

    /// Its six digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Purpose {
    /// Reads two digits.
    ///
    /// # Errors
    /// [`NameError::Purpose`].
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let digits: [u8; 2] = text.as_bytes().try_into().map_err(|_| NameError::Purpose)?;
        if digits.iter().all(u8::is_ascii_digit) { Ok(Purpose(digits)) } else { Err(NameError::Purpose) }
    }

    /// Its two digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl TryFrom<String> for $name {
            type Error = NameError;
            fn try_from(text: String) -> Result<Self, NameError> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(name: $name) -> String {
                name.as_str().to_owned()
            }
        }
    };
}
as_text!(IssuerId);
as_text!(Purpose);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_one_form() {
        assert_eq!(IssuerId::parse("371100").unwrap().as_str(), "371100");
        for wrong in ["", "37110", "3711000", "037110", "37110A", "３７１１００"] {
            assert_eq!(IssuerId::parse(wrong), Err(NameError::Issuer), "{wrong}");
        }
        assert_eq!(Purpose::parse("51").unwrap().to_string(), "51");
        for wrong in ["", "5", "510", "5A", "5 "] {
            assert_eq!(Purpose::parse(wrong), Err(NameError::Purpose), "{wrong}");
        }
    }
}
