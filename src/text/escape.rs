//! Text from outside, made harmless to whoever reads it: what would move, hide or break its neighbours is shown as an
//! escape such as `\u{202e}`.

use std::borrow::Cow;

use crate::domain::is_invisible;

/// `text` with every character that cannot be seen written as its escape: controls (so ESC and line ends too),
/// bidirectional formats, line and paragraph separators, zero-width and other invisible characters.
///
/// Chinese and emoji stay as they are, with their variation selectors; the joiner inside a composed emoji does not,
/// for it could as well stand between two letters. A backslash stays single: file names on Windows are full of them.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push(&mut shown, c);
    }
    Cow::Owned(shown)
}

/// The same in at most `max_chars` characters, escapes counted as written and never cut; what is left out is marked
/// by `…`.
pub fn visible_up_to(text: &str, max_chars: usize) -> String {
    let mut shown = String::new();
    let mut used = 0;
    // Where to cut if it turns out too long: the last place that leaves room for the mark.
    let mut cut = 0;
    for c in text.chars() {
        let before = shown.len();
        push(&mut shown, c);
        used += shown.get(before..).map_or(0, |piece| piece.chars().count());
        if used > max_chars {
            shown.truncate(cut);
            if max_chars > 0 {
                shown.push('…');
            }
            return shown;
        }
        if used < max_chars {
            cut = shown.len();
        }
    }
    shown
}

fn push(shown: &mut String, c: char) {
    if is_invisible(c) {
        shown.extend(c.escape_unicode());
    } else {
        shown.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_or_hides_others_is_shown() {
        for (text, shown) in [
            ("\u{1b}[31m红\u{1b}[0m", "\\u{1b}[31m红\\u{1b}[0m"),
            ("鲁\u{202e}54321AL", "鲁\\u{202e}54321AL"),
            ("a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"),
            ("张\u{200b}三\u{200d}\u{feff}", "张\\u{200b}三\\u{200d}\\u{feff}"),
            ("\0\u{7f}\u{9b}31m", "\\u{0}\\u{7f}\\u{9b}31m"),
            ("\u{2028}\u{2029}\u{2066}\u{2069}\u{61c}", "\\u{2028}\\u{2029}\\u{2066}\\u{2069}\\u{61c}"),
            ("a\u{2060}b\u{ad}c\u{e0041}\u{3164}", "a\\u{2060}b\\u{ad}c\\u{e0041}\\u{3164}"),
        ] {
            assert_eq!(visible(text), shown);
            assert!(!visible(text).chars().any(is_invisible));
        }
    }

    #[test]
    fn ordinary_text_is_untouched() {
        for text in [
            "",
            "张三丰 · O'Neil",
            "䶮㛃𠮷",
            "鲁L·A1234（演示）　",
            "🚗✔\u{fe0f}",
            "葛\u{e0100}",
            r"C:\证\a.png",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn a_bound_counts_what_is_written_and_cuts_no_escape() {
        assert_eq!(visible_up_to("张三丰", 3), "张三丰");
        assert_eq!(visible_up_to("张三丰李四", 3), "张三…");
        assert_eq!(visible_up_to("a\nb", 7), "a\\u{a}b");
        assert_eq!(visible_up_to("a\nb", 6), "a…");
        assert_eq!(visible_up_to("\n\n", 5), "…");
        assert_eq!(visible_up_to("ab", 1), "…");
        assert_eq!(visible_up_to("ab", 0), "");
        assert_eq!(visible_up_to("", 0), "");
        for max_chars in 0..20 {
            assert!(visible_up_to("张\u{1b}三\u{202e}丰\n四", max_chars).chars().count() <= max_chars);
        }
    }
}
