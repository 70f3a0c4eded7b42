//! The outermost layer of a code that came as text: its characters, and the QR symbol that they need.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::layout::marked;
use crate::credential::armor::{ArmorError, PREFIX};
use crate::credential::{Fault, FormatError, unarmor};
use crate::text::{Lang, dissection, fault, visible};

/// How many alphanumeric characters a QR symbol of level M holds, by version from 1 (ISO/IEC 18004, table 7).
#[rustfmt::skip]
const CAPACITY: [usize; 40] = [
    20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816, 909, 970, 1035, 1134, 1248,
    1326, 1451, 1542, 1637, 1732, 1839, 1994, 2113, 2238, 2369, 2506, 2632, 2780, 2894, 3054, 3220, 3391,
];

/// How many characters beside a fault are shown, to find it again.
const BESIDE: usize = 24;

/// Writes the layer down; gives the bytes that the text carries, or the fault that hides them.
pub(super) fn write(
    out: &mut dyn io::Write,
    lang: Lang,
    text: &[u8],
) -> io::Result<Result<Vec<u8>, FormatError>> {
    let unarmored = unarmor(text);
    if text.starts_with(PREFIX.as_bytes()) && text.is_ascii() {
        writeln!(out, "{}", dissection::text(lang, text.len()))?;
    } else {
        writeln!(out, "{}", dissection::other_text(lang, text.len()))?;
    }
    if text.starts_with(PREFIX.as_bytes()) {
        writeln!(out, "{}", dissection::symbol(lang, symbol(text)))?;
    }
    match &unarmored {
        Ok(bytes) => writeln!(out, "{}", dissection::bytes(lang, bytes.len()))?,
        Err(error) => {
            for row in marked(1, &fault(lang, error)) {
                writeln!(out, "{row}")?;
            }
            for row in place(text, error).iter().flatten() {
                writeln!(out, "{row}")?;
            }
        }
    }
    Ok(unarmored)
}

/// The least symbol that takes the text in alphanumeric mode: its version and capacity.
fn symbol(text: &[u8]) -> Option<(u8, usize)> {
    let alphanumeric = |c: &u8| c.is_ascii_digit() || c.is_ascii_uppercase() || b" $%*+-./:".contains(c);
    if !text.iter().all(alphanumeric) {
        return None;
    }
    (1..).zip(CAPACITY).find(|&(_, holds)| text.len() <= holds)
}

/// The text around a fault, and below it a mark under the characters that it is about.
fn place(text: &[u8], error: &FormatError) -> Option<[String; 2]> {
    let Fault::Armor(fault) = error.fault else { return None };
    let (from, until) = match fault {
        ArmorError::NotOurs => (0, 0),
        ArmorError::TooLong { .. } => return None,
        // All bytes of a character that has several.
        ArmorError::Character { at } => {
            let more = text.iter().skip(at + 1).take(3).take_while(|&&byte| byte & 0xc0 == 0x80).count();
            (at, at + 1 + more)
        }
        ArmorError::Overflow { at } => (at, (at + 3).min(text.len())),
        ArmorError::Remainder { at } => (at, at + 1),
    };
    let shown = |range| {
        let bytes: &[u8] = text.get::<std::ops::Range<usize>>(range).unwrap_or_default();
        visible(&String::from_utf8_lossy(bytes)).into_owned()
    };
    if text.is_empty() {
        return None;
    }
    let first = from.saturating_sub(BESIDE);
    let last = until.saturating_add(BESIDE).min(text.len());
    let (before, broken, after) = (shown(first..from), shown(from..until), shown(until..last));
    let cut = |is_cut| if is_cut { "…" } else { "" };
    let row = format!("   {}{before}{broken}{after}{}", cut(first > 0), cut(last < text.len()));
    let marked = format!("   {}{before}", cut(first > 0)).width();
    let mark = format!("{}{}", " ".repeat(marked), "^".repeat(broken.width().max(1)));
    Some([row.trim_end().to_owned(), mark])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_symbol_is_found() {
        let of = |chars: usize| symbol(&vec![b'A'; chars]);
        assert_eq!((of(1), of(20), of(21)), (Some((1, 20)), Some((1, 20)), Some((2, 38))));
        assert_eq!((of(970), of(1451)), (Some((20, 970)), Some((25, 1451))));
        assert_eq!((of(3391), of(3392), symbol(b"a")), (Some((40, 3391)), None, None));
    }

    #[cfg(feature = "office")]
    #[test]
    fn the_encoder_agrees_about_every_capacity() {
        use qrcode::bits::Bits;
        use qrcode::{EcLevel, Version};
        for (version, holds) in (1..).zip(CAPACITY) {
            let fits = |chars: usize| {
                let mut bits = Bits::new(Version::Normal(version));
                bits.push_alphanumeric_data(&vec![b'A'; chars]).is_ok()
                    && bits.push_terminator(EcLevel::M).is_ok()
            };
            assert!(fits(holds) && !fits(holds + 1), "version {version}");
        }
    }

    #[test]
    fn a_fault_is_shown_where_it_stands() {
        let shown = |text: &str| place(text.as_bytes(), &unarmor(text.as_bytes()).unwrap_err()).unwrap();
        assert_eq!(shown("YZ1:BB8验BB8"), ["   YZ1:BB8验BB8", "          ^^"]);
        assert_eq!(shown("YZ1:GGW"), ["   YZ1:GGW", "       ^^^"]);
        assert_eq!(shown("YZ1:BB8B"), ["   YZ1:BB8B", "          ^"]);
        assert_eq!(shown("\u{1b}[2J"), ["   \\u{1b}[2J", "   ^"]);
        let long = format!("YZ1:{}b{}", "BB8".repeat(30), "BB8".repeat(30));
        let [row, mark] = shown(&long);
        assert_eq!((row.chars().count(), mark.len()), (3 + 1 + 24 + 1 + 24 + 1, 3 + 1 + 24 + 1));
        assert_eq!(place(b"", &unarmor(b"").unwrap_err()), None);
    }
}
