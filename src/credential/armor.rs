//! The armor: `YZ1:` and Base45 (RFC 9285), the text that a QR symbol's alphanumeric mode carries.

/// What every code of this format begins with; the digit is the version of the whole format.
pub const PREFIX: &str = "YZ1:";

/// The longest code in characters: what a QR symbol of version 25, level M, holds in alphanumeric mode.
///
/// Beyond it a symbol has more modules than a messenger's recompression of the picture leaves legible.
pub const MAX_CHARS: usize = 1_451;

/// The longest code of a presentation or grant in characters: QR version 20, level M, read from a phone's screen.
pub const MAX_LIVE_CHARS: usize = 970;

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const NOT_IN_ALPHABET: u8 = u8::MAX;
const VALUES: [u8; 256] = values();

#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs in the compiler, which checks both"
)]
const fn values() -> [u8; 256] {
    let mut values = [NOT_IN_ALPHABET; 256];
    let mut i = 0;
    while i < ALPHABET.len() {
        values[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    values
}

/// Why a text is not armor. Positions count bytes of the text from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArmorError {
    /// It does not begin with [`PREFIX`]: some other code.
    #[error("the text does not begin with YZ1:")]
    NotOurs,
    /// Longer than [`MAX_CHARS`].
    #[error("the text has {chars} characters; the format allows {MAX_CHARS}")]
    TooLong {
        /// Its length.
        chars: usize,
    },
    /// A character outside the Base45 alphabet.
    #[error("character {at} is not in the Base45 alphabet")]
    Character {
        /// Where it stands.
        at: usize,
    },
    /// A group of three above 65535, or of two above 255.
    #[error("the Base45 group at character {at} stands for a number too large for its bytes")]
    Overflow {
        /// Where the group begins.
        at: usize,
    },
    /// One character is left over after the groups of three.
    #[error("one character is left over at {at}: the text was cut or lengthened")]
    Remainder {
        /// Where it stands.
        at: usize,
    },
}

/// The bytes that `text` carries.
///
/// # Errors
/// [`ArmorError`]; only [`NotOurs`](ArmorError::NotOurs) means that the text is some other code.
pub fn unarmor(text: &[u8]) -> Result<Vec<u8>, ArmorError> {
    let body = text.strip_prefix(PREFIX.as_bytes()).ok_or(ArmorError::NotOurs)?;
    if text.len() > MAX_CHARS {
        return Err(ArmorError::TooLong { chars: text.len() });
    }
    let mut bytes = Vec::with_capacity(body.len() / 3 * 2 + 1);
    for (i, group) in body.chunks(3).enumerate() {
        let at = PREFIX.len() + i * 3;
        let digit = |k: usize| -> Result<u32, ArmorError> {
            let value = group
                .get(k)
                .map_or(NOT_IN_ALPHABET, |&c| VALUES.get(usize::from(c)).copied().unwrap_or(NOT_IN_ALPHABET));
            if value == NOT_IN_ALPHABET {
                Err(ArmorError::Character { at: at + k })
            } else {
                Ok(u32::from(value))
            }
        };
        match group.len() {
            3 => {
                let number = digit(0)? + 45 * digit(1)? + 2025 * digit(2)?;
                let pair = u16::try_from(number).map_err(|_| ArmorError::Overflow { at })?;
                bytes.extend_from_slice(&pair.to_be_bytes());
            }
            2 => {
                let number = digit(0)? + 45 * digit(1)?;
                bytes.push(u8::try_from(number).map_err(|_| ArmorError::Overflow { at })?);
            }
            _ => return Err(ArmorError::Remainder { at }),
        }
    }
    Ok(bytes)
}

/// The text that carries `bytes`. Its length is not checked here: a code is bounded where it is issued.
pub fn armor(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(PREFIX.len() + bytes.len() / 2 * 3 + 2);
    text.push_str(PREFIX);
    let mut push = |value: u16| {
        let c = ALPHABET.get(usize::from(value % 45)).copied().unwrap_or(b'0');
        text.push(char::from(c));
    };
    for pair in bytes.chunks(2) {
        match *pair {
            [high, low] => {
                let number = u16::from_be_bytes([high, low]);
                push(number);
                push(number / 45);
                push(number / 2025);
            }
            [last] => {
                push(u16::from(last));
                push(u16::from(last) / 45);
            }
            _ => {}
        }
    }
    text
}

/// How many characters the text that carries this many bytes has, prefix included.
pub const fn chars_for(bytes: usize) -> usize {
    PREFIX.len() + bytes / 2 * 3 + bytes % 2 * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(body: &str) -> Result<Vec<u8>, ArmorError> {
        unarmor(format!("{PREFIX}{body}").as_bytes())
    }

    #[test]
    fn the_examples_of_rfc_9285() {
        for (plain, coded) in
            [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")]
        {
            assert_eq!(armor(plain.as_bytes()), format!("{PREFIX}{coded}"));
            assert_eq!(decode(coded).unwrap(), plain.as_bytes());
            assert_eq!(chars_for(plain.len()), PREFIX.len() + coded.len());
        }
    }

    #[test]
    fn each_fault_is_named_where_it_stands() {
        assert_eq!(unarmor(b"yz1:BB8"), Err(ArmorError::NotOurs));
        assert_eq!(unarmor(b""), Err(ArmorError::NotOurs));
        assert_eq!(decode("bb8"), Err(ArmorError::Character { at: 4 }));
        assert_eq!(decode("BB8\n"), Err(ArmorError::Remainder { at: 7 }));
        assert_eq!(decode("BB8B"), Err(ArmorError::Remainder { at: 7 }));
        assert_eq!(decode("FGW").unwrap(), [0xff, 0xff]);
        assert_eq!(decode("GGW"), Err(ArmorError::Overflow { at: 4 }));
        assert_eq!(decode("U5").unwrap(), [0xff]);
        assert_eq!(decode("V5"), Err(ArmorError::Overflow { at: 4 }));
        assert_eq!(decode(&"0".repeat(MAX_CHARS - 3)), Err(ArmorError::TooLong { chars: MAX_CHARS + 1 }));
        assert_eq!(decode("").unwrap(), b"");
    }
}
