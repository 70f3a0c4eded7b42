//! Diagnostic notation (RFC 8949 §8, `<<` of RFC 8610 §G.3), shown to people: nothing in it is invisible.

use std::fmt::Write;

use super::explain::Content;
use crate::domain::is_invisible;

/// The longest byte string that is shown whole.
const WHOLE_BYTES: usize = 64;
/// How many bytes of a longer one are shown.
const SHOWN_BYTES: usize = 32;
/// The longest text that is shown whole, in characters: more than any field of a licence may have.
const WHOLE_CHARS: usize = 128;
/// How many characters of a longer one are shown.
const SHOWN_CHARS: usize = 64;

pub(super) fn tag(tag: u64) -> String {
    format!("{tag}(")
}

pub(super) fn array(count: usize) -> String {
    String::from(if count == 0 { "[]" } else { "[" })
}

pub(super) fn map(pairs: usize) -> String {
    String::from(if pairs == 0 { "{}" } else { "{" })
}

pub(super) fn embedded(length: usize) -> String {
    String::from(if length == 0 { "<<>>" } else { "<<" })
}

pub(super) fn scalar(content: Content<'_>) -> String {
    match content {
        Content::Int(number) => number.to_string(),
        Content::Bytes(content) => bytes(content),
        Content::Text(content) => text(content),
        Content::Bool(value) => value.to_string(),
        Content::Null => String::from("null"),
    }
}

/// `h'0123'`, or `h'0123...' / 4096 bytes /`.
pub(super) fn bytes(bytes: &[u8]) -> String {
    let shown = if bytes.len() > WHOLE_BYTES { SHOWN_BYTES } else { bytes.len() };
    let mut out = String::from("h'");
    for byte in bytes.iter().take(shown) {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    if shown < bytes.len() {
        let _ = write!(out, "...' / {} bytes /", bytes.len());
    } else {
        out.push('\'');
    }
    out
}

/// A JSON string, or the beginning of one and its length.
fn text(text: &str) -> String {
    let long = text.chars().nth(WHOLE_CHARS).is_some();
    let mut out = String::from("\"");
    for c in text.chars().take(if long { SHOWN_CHARS } else { WHOLE_CHARS }) {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_doubtful(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    if long {
        let _ = write!(out, "... / {} bytes /", text.len());
    }
    out
}

/// What could be taken for something else in a notation: what cannot be seen, what changes its neighbour or is not
/// assigned, and white space that looks like the plain one.
fn is_doubtful(c: char) -> bool {
    let changes = matches!(c,
        '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{fff8}' | '\u{e0080}'..='\u{e0fff}');
    is_invisible(c) || changes || (c.is_whitespace() && c != ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_hides_nothing() {
        assert_eq!(text("鲁L·12345 \"\\"), r#""鲁L·12345 \"\\""#);
        assert_eq!(text("a\u{202e}b\0\u{1b}[2J"), r#""a\u202eb\u0000\u001b[2J""#);
        assert_eq!(text("\u{200b}\u{3000}\u{e0041}"), r#""\u200b\u3000\udb40\udc41""#);
    }

    #[test]
    fn long_strings_are_shortened_and_say_so() {
        assert_eq!(bytes(&[0xab; 64]).len(), 2 + 128 + 1);
        assert_eq!(bytes(&[0xab; 65]), format!("h'{}...' / 65 bytes /", "ab".repeat(32)));
        assert_eq!(text(&"验".repeat(128)).chars().count(), 130);
        assert_eq!(text(&"验".repeat(129)), format!("\"{}\"... / 387 bytes /", "验".repeat(64)));
    }
}
