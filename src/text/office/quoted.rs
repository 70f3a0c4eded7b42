//! Names, headings and messages from outside, in a sentence of the office's.

use crate::text::visible_up_to;

/// The longest name that is shown; the register's own have at most 32 characters.
const MAX_NAME: usize = 40;
/// The longest message of the system or a library that is shown.
const MAX_MESSAGE: usize = 200;
/// From so many digits in a row on it may be the number of an identity document. Plates have at most 6.
const MANY_DIGITS: usize = 8;
/// So many of them are shown, to tell which it was.
const SHOWN_DIGITS: usize = 2;

/// A name that somebody typed or a file holds: visible, cut, and without the number of a document. A column given in
/// the wrong place, or a file without its heading, brings such numbers where names are expected.
pub(super) fn name(text: &str) -> String {
    visible_up_to(&without_number(text), MAX_NAME)
}

/// A message of the system or a library.
pub(super) fn message(error: impl ToString) -> String {
    visible_up_to(&without_number(&error.to_string()), MAX_MESSAGE)
}

fn without_number(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    // Digits, and the spaces with which people group them.
    let mut run = String::new();
    for c in text.chars() {
        if c.is_numeric() || (c.is_whitespace() && !run.is_empty()) {
            run.push(c);
        } else {
            flush(&mut shown, &mut run);
            shown.push(c);
        }
    }
    flush(&mut shown, &mut run);
    shown
}

fn flush(shown: &mut String, run: &mut String) {
    if run.chars().filter(|c| c.is_numeric()).count() < MANY_DIGITS {
        shown.push_str(run);
    } else {
        shown.extend(run.chars().take(SHOWN_DIGITS));
        shown.push('…');
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_and_numbers_of_documents_do_not() {
        for (text, shown) in [
            ("zhang-san", "zhang-san"),
            ("鲁LD12345", "鲁LD12345"),
            ("使224001", "使224001"),
            ("1101051949123100", "11…"),
            ("11010519491231002X", "11…X"),
            ("１１０１０５１９４９１２３１００２Ｘ", "１１…Ｘ"),
            ("110105 19491231 002X", "11…X"),
            ("车 3 号 4", "车 3 号 4"),
            ("A:E12345678", "A:E12…"),
            ("a1234567b12345678", "a1234567b12…"),
            ("", ""),
        ] {
            assert_eq!(name(text), shown);
        }
        assert_eq!(message("no \u{1b}[2J 11010519491231002X"), "no \\u{1b}[2J 11…X");
        assert_eq!(name(&"长".repeat(99)).chars().count(), MAX_NAME);
        assert_eq!(message("长".repeat(999)).chars().count(), MAX_MESSAGE);
    }
}
