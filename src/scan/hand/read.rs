//! What was typed, read: what system settings did to it is undone where nothing can be lost by it, and named.

use crate::credential::armor::{MAX_CHARS, PREFIX};

/// What was undone. Base45 has neither small letters nor full-width forms, so both are certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandRepair {
    /// Full-width forms, ＹＺ１：, as Chinese input methods make them.
    FullWidth,
    /// Small letters: Caps Lock is on, or the scanner inverts them.
    InvertedCase,
    /// Something stood before the code: a symbology identifier such as `]Q1`, or a prefix that the scanner is set to.
    Before,
}

/// What is wrong and cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandFault {
    /// It does not hold `YZ1:`: another system's code, or its first characters were lost.
    NoPrefix,
    /// A character that Base45 does not have: another keyboard layout than the scanner's, or an input method.
    Foreign(char),
    /// Base45 never has this many characters: some were lost on the way.
    Lost,
    /// More characters than the longest code has.
    TooLong,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandRead {
    /// The code; with a fault, as far as it goes.
    pub code: String,
    /// What was undone.
    pub repairs: Vec<HandRepair>,
    /// What is wrong with it still.
    pub fault: Option<HandFault>,
}

/// Reads what was typed.
pub fn read_hand(typed: &str) -> HandRead {
    let (mut text, mut repairs) = folded(typed.trim_matches(['\r', '\n', '\t']));
    let Some(start) = text.find(PREFIX) else {
        return HandRead { code: text, repairs, fault: Some(HandFault::NoPrefix) };
    };
    if start > 0 {
        text = text.split_off(start);
        repairs.push(HandRepair::Before);
    }
    let body = text.strip_prefix(PREFIX).unwrap_or_default();
    let fault = match body.chars().find(|c| !is_base45(*c)) {
        _ if text.chars().count() > MAX_CHARS => Some(HandFault::TooLong),
        Some(foreign) => Some(HandFault::Foreign(foreign)),
        None if body.len() % 3 == 1 => Some(HandFault::Lost),
        None => None,
    };
    HandRead { code: text, repairs, fault }
}

/// With full-width forms as they are meant, and small letters as capitals where there are no capitals.
pub(super) fn folded(typed: &str) -> (String, Vec<HandRepair>) {
    let mut repairs = Vec::new();
    let mut text: String = typed.chars().map(narrow).collect();
    if text != typed {
        repairs.push(HandRepair::FullWidth);
    }
    // A scanner's own prefix, `]Q1` say, may keep its capitals.
    let code =
        text.to_ascii_lowercase().find(&PREFIX.to_ascii_lowercase()).and_then(|start| text.get(start..));
    let code = code.unwrap_or_default();
    if code.contains(|c: char| c.is_ascii_lowercase()) && !code.contains(|c: char| c.is_ascii_uppercase()) {
        text.make_ascii_uppercase();
        repairs.push(HandRepair::InvertedCase);
    }
    (text, repairs)
}

/// U+FF01 to U+FF5E stand for ASCII, U+3000 for a space.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn is_base45(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c)
}
