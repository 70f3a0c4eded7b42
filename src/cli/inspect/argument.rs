//! What a tester gives: a code's text, bytes in hexadecimal digits, or a file with either.

use std::borrow::Cow;
use std::path::Path;

use crate::check::Content;
use crate::credential::armor::PREFIX;
use crate::credential::{HexError, from_hex};

/// What bytes in hexadecimal digits begin with.
const HEX_PREFIX: &str = "hex:";

/// What a signed object begins with: tag 18 and an array of four. No picture begins so, and as text it would be a
/// combining mark upon nothing.
const SIGNED: [u8; 2] = [0xd2, 0x84];

/// An argument of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument<'a> {
    /// `YZ1:…`: a code's text.
    Text(&'a [u8]),
    /// `hex:…`: bytes.
    Bytes(Vec<u8>),
    /// Anything else: a file, whose content [`in_file`] tells.
    Path(&'a Path),
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum InFile<'a> {
    /// Codes, each with the number of its line.
    Lines(Vec<(usize, &'a [u8])>),
    /// The bytes of a signed object, as they are or in hexadecimal digits.
    Bytes(Cow<'a, [u8]>),
    /// Perhaps a picture, to be scanned.
    Picture(&'a [u8]),
}

/// Reads an argument. One that is no UTF-8 can only be a path.
///
/// # Errors
/// [`HexError`] behind `hex:`.
pub(super) fn parse(arg: &str) -> Result<Argument<'_>, HexError> {
    if arg.starts_with(PREFIX) {
        return Ok(Argument::Text(arg.as_bytes()));
    }
    match arg.strip_prefix(HEX_PREFIX) {
        Some(digits) => Ok(Argument::Bytes(from_hex(digits.as_bytes())?)),
        None => Ok(Argument::Path(Path::new(arg))),
    }
}

/// Tells what a file holds: bytes after `hex:` or behind a tag of COSE_Sign1, a text with a code a line, or else
/// perhaps a picture.
///
/// # Errors
/// [`HexError`] behind `hex:`.
pub(super) fn in_file(content: &[u8]) -> Result<InFile<'_>, HexError> {
    if content.starts_with(&SIGNED) {
        return Ok(InFile::Bytes(Cow::Borrowed(content)));
    }
    Ok(match Content::of(content) {
        Content::Text(text) => match text.strip_prefix(HEX_PREFIX.as_bytes()) {
            Some(digits) => InFile::Bytes(Cow::Owned(from_hex(digits)?)),
            None => InFile::Lines(Content::lines(text)),
        },
        Content::Picture(bytes) => InFile::Picture(bytes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_told_by_how_they_begin() {
        assert_eq!(parse("YZ1:BB8"), Ok(Argument::Text(b"YZ1:BB8")));
        assert_eq!(parse("hex:d2 84"), Ok(Argument::Bytes(vec![0xd2, 0x84])));
        assert_eq!(parse("hex:d2 8"), Err(HexError::Odd));
        for path in ["yz1:BB8", "a/YZ1:BB8", "./hex:d2", "HEX:d2", "code.png", ""] {
            assert_eq!(parse(path), Ok(Argument::Path(Path::new(path))));
        }
    }

    #[test]
    fn files_are_told_by_their_content() {
        assert_eq!(
            in_file(b"\xef\xbb\xbfYZ1:A\r\n\nYZ1:B\n"),
            Ok(InFile::Lines(vec![(1, b"YZ1:A"), (3, b"YZ1:B")]))
        );
        assert_eq!(in_file(b"hex:d2 84\n40a0\n"), Ok(InFile::Bytes(vec![0xd2, 0x84, 0x40, 0xa0].into())));
        assert_eq!(in_file(b"hex:0x"), Err(HexError::Character { at: 1 }));
        assert_eq!(in_file(b"\xd2\x84\x40"), Ok(InFile::Bytes(Cow::Borrowed(b"\xd2\x84\x40"))));
        assert_eq!(in_file(b"\xd2\x84"), Ok(InFile::Bytes(Cow::Borrowed(b"\xd2\x84"))));
        assert_eq!(in_file(b"\x89PNG\r\n\x1a\n"), Ok(InFile::Picture(b"\x89PNG\r\n\x1a\n")));
        // The same first byte.
        assert_eq!(in_file("ҏ".as_bytes()), Ok(InFile::Lines(vec![(1, "ҏ".as_bytes())])));
        assert_eq!(in_file(b""), Ok(InFile::Lines(vec![])));
    }
}
