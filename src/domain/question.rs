//! What the window asks of a code: the purpose at hand and who stands there.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::names::Purpose;

/// The most characters of a person's or organisation's name.
pub const MAX_NAME_CHARS: usize = 64;
/// The most characters of an ID number; the longest in use have 18, passports up to 17.
pub const MAX_ID_CHARS: usize = 32;

/// The three uses of a licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UseKind {
    /// 本人直接出示.
    Presentation,
    /// 授权他人出示.
    Grant,
    /// 下载.
    Download,
}

impl UseKind {
    /// All three.
    pub const ALL: [UseKind; 3] = [UseKind::Presentation, UseKind::Grant, UseKind::Download];

    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            UseKind::Presentation => "presentation",
            UseKind::Grant => "grant",
            UseKind::Download => "download",
        }
    }
}

/// The kind of an ID document by its letter in GA 24.20 ("A" 居民身份证). The list is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentCode([u8; 1]);

impl DocumentCode {
    /// Reads one upper-case letter.
    pub fn parse(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [letter] if letter.is_ascii_uppercase() => Some(DocumentCode([*letter])),
            _ => None,
        }
    }

    /// Its letter.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The number of an ID document in the one form in which it is compared: NFKC, without white space, ASCII letters
/// in upper case.
///
/// `Debug` shows nothing of it, so that no log can.
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber(String);

impl IdNumber {
    /// Normalises what was typed; `None` if nothing is left, more than 32 characters, or something that no number has:
    /// only letters of any script (officers' numbers hold Chinese), digits and `( ) - / .` pass.
    pub fn parse(typed: &str) -> Option<Self> {
        let usual = |c: char| c.is_alphanumeric() || "()-/.".contains(c);
        let number: String = typed
            .nfkc()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .take(MAX_ID_CHARS + 1)
            .collect();
        let fits = (1..=MAX_ID_CHARS).contains(&number.chars().count()) && number.chars().all(usual);
        fits.then_some(IdNumber(number))
    }

    /// The normalised number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdNumber(…)")
    }
}

/// Who stands at the window, by the document shown there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The kind of document, if it was said; else the kind that the grant names is meant.
    pub document: Option<DocumentCode>,
    /// Its number.
    pub number: IdNumber,
}

impl Bearer {
    /// Reads `NUMBER` or `LETTER:NUMBER` ("A:110105…").
    pub fn parse(typed: &str) -> Option<Self> {
        let (document, number) = match typed.trim().split_once(':') {
            Some((letter, number)) => (Some(DocumentCode::parse(letter)?), number),
            None => (None, typed),
        };
        Some(Bearer { document, number: IdNumber::parse(number)? })
    }
}

/// What is asked of a code. What is `None` was not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The purpose at hand.
    pub purpose: Option<Purpose>,
    /// Who stands there.
    pub bearer: Option<Bearer>,
}

/// An instant to judge by, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// When the code was captured.
    pub instant: super::time::Instant,
    /// Whose word that is.
    pub source: AtSource,
}

/// Whose word an instant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtSource {
    /// This machine's clock, which trust may show to be behind.
    Machine,
    /// Somebody chose it; the clock is not in question.
    Chosen,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_is_read_in_one_form_and_never_printed() {
        let typed = Bearer::parse(" A:１１０１０５１９４９１２３１００２ｘ \n").unwrap();
        assert_eq!(typed.document, DocumentCode::parse("A"));
        assert_eq!(typed.number.as_str(), "11010519491231002X");
        assert_eq!(Bearer::parse("110105 19491231 002x").unwrap().number, typed.number);
        assert!(!format!("{typed:?}").contains("1101"));
        assert!(Bearer::parse("C:军字第(1)-2/3号").is_some());
        for wrong in ["", " ", "a:1", "AB:1", "A:", "1\u{200b}2", "1\u{202e}2", "1\n;2", &"9".repeat(33)] {
            assert_eq!(Bearer::parse(wrong), None, "{wrong}");
        }
    }
}
