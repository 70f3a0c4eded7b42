//! Bytes that a tester writes in hexadecimal digits.

use super::MAX_BYTES;

/// Why a text is not bytes in hexadecimal. Positions count bytes of the text from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HexError {
    /// Neither a hexadecimal digit nor white space.
    #[error("character {at} is not a hexadecimal digit")]
    Character {
        /// Where it stands.
        at: usize,
    },
    /// An odd number of digits.
    #[error("an odd number of hexadecimal digits")]
    Odd,
    /// More than [`MAX_BYTES`].
    #[error("more than {MAX_BYTES} bytes")]
    TooLong,
}

/// The bytes of a text of hexadecimal digits in either case; ASCII white space may stand anywhere.
///
/// # Errors
/// [`HexError`].
pub fn from_hex(text: &[u8]) -> Result<Vec<u8>, HexError> {
    let mut bytes = Vec::new();
    let mut high: Option<u8> = None;
    for (at, &c) in text.iter().enumerate().filter(|(_, c)| !c.is_ascii_whitespace()) {
        let digit = char::from(c).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digit = digit.ok_or(HexError::Character { at })?;
        high = match high {
            None => Some(digit),
            Some(_) if bytes.len() == MAX_BYTES => return Err(HexError::TooLong),
            Some(high) => {
                bytes.push(high << 4 | digit);
                None
            }
        };
    }
    if high.is_none() { Ok(bytes) } else { Err(HexError::Odd) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_read_with_spaces_and_line_ends() {
        assert_eq!(from_hex(b" d2 84\r\n4A fF\n"), Ok(vec![0xd2, 0x84, 0x4a, 0xff]));
        assert_eq!(from_hex(b""), Ok(vec![]));
        assert_eq!(from_hex(b"d2 8"), Err(HexError::Odd));
        assert_eq!(from_hex(b"d2 0x"), Err(HexError::Character { at: 4 }));
        assert_eq!(from_hex("１".as_bytes()), Err(HexError::Character { at: 0 }));
        assert_eq!(from_hex(&vec![b'0'; MAX_BYTES * 2 + 2]), Err(HexError::TooLong));
    }
}
