//! What a text from a credential may contain, so that it can be shown without lying about its neighbours.

/// Why a text may not stand in a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// No character at all.
    #[error("the text is empty")]
    Empty,
    /// Longer than its field allows.
    #[error("the text has {chars} characters; {limit} are allowed")]
    TooLong {
        /// Its length in characters (Unicode scalar values).
        chars: usize,
        /// What the field allows.
        limit: usize,
    },
    /// A control or bidirectional-format character, or a line or paragraph separator.
    #[error("the text contains the invisible character U+{0:04X}")]
    Invisible(u32),
}

/// Checks a text of 1 to `limit` characters without controls (Cc), bidirectional formats, and separators of
/// lines and paragraphs.
///
/// # Errors
/// [`TextFault`].
pub fn check_text(text: &str, limit: usize) -> Result<(), TextFault> {
    if let Some(hidden) = text.chars().find(|&c| is_hidden(c)) {
        return Err(TextFault::Invisible(u32::from(hidden)));
    }
    match text.chars().count() {
        0 => Err(TextFault::Empty),
        chars if chars > limit => Err(TextFault::TooLong { chars, limit }),
        _ => Ok(()),
    }
}

/// Whether a character moves, hides or breaks what stands around it: Cc, the bidirectional formats of Unicode
/// UAX #9, U+2028, U+2029, and U+FEFF.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a reader would not see a character: it takes no room on the screen, or takes it without ink, or no
/// credential may hold it anyway ([`is_hidden`]).
pub fn is_invisible(c: char) -> bool {
    is_hidden(c)
        || matches!(c,
            // Soft hyphen, grapheme joiner, Mongolian vowel separator.
            '\u{ad}' | '\u{34f}' | '\u{180e}'
            // Fillers of Hangul and Khmer, drawn as nothing.
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{17b4}' | '\u{17b5}'
            // Zero-width space and joiners; invisible operators; deprecated formats.
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}'
            // Interlinear annotation, formats of musical notation and shorthand, tags.
            | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_rare_characters_pass_and_hidden_ones_do_not() {
        assert_eq!(check_text("䶮㛃 · O'Neil", 20), Ok(()));
        assert_eq!(check_text("", 20), Err(TextFault::Empty));
        assert_eq!(check_text("张三丰", 2), Err(TextFault::TooLong { chars: 3, limit: 2 }));
        for hidden in [
            '\0', '\n', '\u{7f}', '\u{85}', '\u{61c}', '\u{200f}', '\u{202e}', '\u{2029}', '\u{2067}',
            '\u{feff}',
        ] {
            assert_eq!(
                check_text(&format!("张{hidden}三"), 20),
                Err(TextFault::Invisible(u32::from(hidden)))
            );
        }
    }
}
