//! What an input is: a picture, or text with a code a line. Told by its content, never by its name.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::CheckError;
use crate::credential::armor::PREFIX;

/// The most bytes of a text: ten thousand codes of the greatest length.
pub const MAX_TEXT_BYTES: usize = 16 << 20;
/// The most codes of a text.
pub const MAX_LINES: usize = 10_000;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Whether a file in a folder is called like a picture that is read. What it is, its content tells.
pub fn is_called_picture(path: &Path) -> bool {
    has_extension(path, &["png", "jpg", "jpeg", "webp", "bmp", "gif", "tif", "tiff", "pdf"])
}

/// Whether a file in a folder is called like a text with codes.
pub fn is_called_text(path: &Path) -> bool {
    has_extension(path, &["txt"])
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| known.contains(&extension.to_ascii_lowercase().as_str()))
}

/// An input by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Text.
    Text(&'a [u8]),
    /// Anything else; the scanner says whether it is a picture.
    Picture(&'a [u8]),
}

impl<'a> Content<'a> {
    /// What these bytes are: text if they begin like a code, or are UTF-8 without control characters but for white
    /// space. No bytes at all are a text without a code.
    pub fn of(bytes: &'a [u8]) -> Self {
        let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
        let plain = |text: &str| !text.chars().any(|c| c.is_control() && !c.is_whitespace());
        // A PDF can be all letters.
        let is_text = bytes.starts_with(PREFIX.as_bytes())
            || !bytes.starts_with(b"%PDF-") && std::str::from_utf8(bytes).is_ok_and(plain);
        if is_text { Content::Text(bytes) } else { Content::Picture(bytes) }
    }

    /// The one code of a text: without byte order mark and line ends. Spaces are kept, they belong to Base45.
    pub fn only_line(bytes: &[u8]) -> &[u8] {
        let mut line = bytes.strip_prefix(BOM).unwrap_or(bytes);
        while let [rest @ .., b'\r' | b'\n'] = line {
            line = rest;
        }
        line
    }

    /// The codes of a text, with the numbers of their lines from 1. When no line begins like a code, the whole text
    /// is one that is not ours.
    pub fn lines(text: &[u8]) -> Vec<(usize, &[u8])> {
        let lines = text.split(|&byte| byte == b'\n').map(Self::only_line).enumerate();
        let lines: Vec<_> =
            lines.filter(|(_, line)| !line.is_empty()).map(|(i, line)| (i + 1, line)).collect();
        if lines.iter().any(|(_, line)| line.starts_with(PREFIX.as_bytes())) {
            lines
        } else {
            lines.into_iter().take(1).collect()
        }
    }
}

/// Reads a regular file within a bound.
///
/// # Errors
/// [`CheckError`]: it cannot be read, is no regular file, is too large.
pub fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, CheckError> {
    let io_error = |error| CheckError::Io { path: path.to_owned(), error };
    // Opening a pipe can wait for ever, reading a device too; a link is what it leads to.
    if !std::fs::metadata(path).map_err(io_error)?.is_file() {
        return Err(CheckError::NotAFile { path: path.to_owned() });
    }
    read_bounded(File::open(path).map_err(io_error)?, limit)
        .map_err(io_error)?
        .ok_or_else(|| CheckError::TooLarge { path: path.to_owned(), limit })
}

/// Reads to the end, or gives up beyond the bound.
pub fn read_bounded(source: impl Read, limit: usize) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    source.take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_split_into_codes_and_spaces_are_kept() {
        let text = b"\xef\xbb\xbfYZ1:A \r\n\r\nsomething else\nYZ1:B\n";
        let Content::Text(text) = Content::of(text) else { panic!("text") };
        let lines: Vec<_> = Content::lines(text).into_iter().map(|(n, line)| (n, line.to_vec())).collect();
        let expected: [(usize, &[u8]); 3] = [(1, b"YZ1:A "), (3, b"something else"), (4, b"YZ1:B")];
        assert_eq!(lines, expected.map(|(n, line)| (n, line.to_vec())));
        assert_eq!(Content::lines(b"one\ntwo\n").len(), 1);
        assert_eq!(Content::lines(b"\n\n").len(), 0);
        assert_eq!(Content::only_line(b"YZ1:A \r\n"), b"YZ1:A ");
    }

    #[test]
    fn pictures_are_what_is_not_text() {
        assert!(matches!(Content::of(b"\x89PNG\r\n\x1a\n"), Content::Picture(_)));
        assert!(matches!(Content::of(b"%PDF-1.7\n"), Content::Picture(_)));
        assert!(matches!(Content::of(b""), Content::Text(b"")));
        assert!(matches!(Content::of(b"YZ1:\xff"), Content::Text(_)));
        assert!(matches!(Content::of("鲁L12345".as_bytes()), Content::Text(_)));
        assert_eq!(read_bounded(&b"abc"[..], 2).unwrap(), None);
    }
}
