//! Rows of a table for a terminal of 120 columns, Chinese characters two columns wide.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The widest row: a full-size terminal, or a page across.
pub(super) const WIDTH: usize = 120;
/// Bytes in an item's own row: enough for every head, a key identifier and most plates.
const FIRST_BYTES: usize = 10;
/// Bytes in a row that continues them.
const MORE_BYTES: usize = 32;
/// Where the words begin, if the notation leaves it free.
const WORDS_AT: usize = 50;
/// The longest byte string whose notation is written in full: the bytes stand beside it anyway.
const WHOLE_NOTATION: usize = 16;
const GAP: usize = 2;

/// The columns of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    offset: usize,
}

/// What stands in an item's rows.
pub(super) struct Cells<'a> {
    pub(super) at: usize,
    pub(super) bytes: &'a [u8],
    pub(super) depth: u8,
    pub(super) notation: &'a str,
    pub(super) words: &'a str,
    /// Stands behind the words and is not broken.
    pub(super) step: &'a str,
}

impl Table {
    /// A table of the items of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        Table { offset: bytes.to_string().len().max(4) }
    }

    const fn bytes_at(self) -> usize {
        self.offset + GAP
    }

    const fn notation_at(self) -> usize {
        self.bytes_at() + 2 * FIRST_BYTES + GAP
    }

    /// The row of headings.
    pub(super) fn headings(self, [offset, bytes, notation, words]: [&str; 4]) -> String {
        let mut row = format!("{}{offset}", " ".repeat(self.offset.saturating_sub(offset.width())));
        for (at, heading) in [(self.bytes_at(), bytes), (self.notation_at(), notation), (WORDS_AT, words)] {
            pad(&mut row, at);
            row.push_str(heading);
        }
        row
    }

    /// The rows of an item, in pieces so that an item of any size can be written.
    pub(super) fn rows<'a>(self, cells: &Cells<'a>) -> impl Iterator<Item = String> + use<'a> {
        let split = cells.bytes.len().min(FIRST_BYTES);
        let (first, more) = cells.bytes.split_at_checked(split).unwrap_or((cells.bytes, &[]));
        let mut row = format!("{:>1$}", cells.at, self.offset);
        pad(&mut row, self.bytes_at());
        row.push_str(&hex(first));

        // One column a level: a field of a live code stands nine levels deep.
        let indented = self.notation_at() + usize::from(cells.depth);
        let mut rows = Vec::new();
        for piece in chop(&shortened(cells.notation), WIDTH.saturating_sub(indented)) {
            pad(&mut row, indented);
            row.push_str(&piece);
            rows.push(std::mem::take(&mut row));
        }
        row = rows.pop().unwrap_or(row);

        let mut words = wrap(cells.words, WIDTH - WORDS_AT);
        if !cells.step.is_empty() {
            let room = WIDTH - WORDS_AT;
            match words.last_mut() {
                Some(last) if last.width() + GAP + cells.step.width() <= room => {
                    last.push_str("  ");
                    last.push_str(cells.step);
                }
                _ => words.push(cells.step.to_owned()),
            }
        }
        for (i, piece) in words.into_iter().enumerate() {
            let behind = row.width() + GAP;
            if i > 0 || (behind > WORDS_AT && behind + piece.width() > WIDTH) {
                rows.push(std::mem::take(&mut row));
            }
            let behind = if row.is_empty() { WORDS_AT } else { (row.width() + GAP).max(WORDS_AT) };
            pad(&mut row, behind);
            row.push_str(&piece);
        }
        rows.push(row);
        rows.into_iter().chain(more.chunks(MORE_BYTES).map(move |bytes| {
            let mut row = " ".repeat(self.bytes_at());
            row.push_str(&hex(bytes));
            row
        }))
    }

    /// A sentence that stands out between the rows.
    pub(super) fn fault(self, sentence: &str) -> Vec<String> {
        marked(self.offset, sentence)
    }
}

/// A sentence behind a mark that stands out, which ends at column `mark_end`. Where it goes on it leaves the column of
/// the bytes blank.
pub(super) fn marked(mark_end: usize, sentence: &str) -> Vec<String> {
    let (first, next) = (format!("{:>mark_end$}  ", "✘"), " ".repeat(mark_end + 2 * GAP));
    let pieces = wrap(sentence, WIDTH.saturating_sub(next.len()));
    let row = |(i, piece): (usize, String)| {
        let begin = if i == 0 { &first } else { &next };
        format!("{begin}{piece}")
    };
    pieces.into_iter().enumerate().map(row).collect()
}

/// Fills a row with blanks up to a column.
fn pad(row: &mut String, column: usize) {
    row.extend(std::iter::repeat_n(' ', column.saturating_sub(row.width())));
}

fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// The notation of a long byte string with only its first bytes, as diagnostic notation shortens it.
fn shortened(notation: &str) -> String {
    let short = |digits: &str, rest: &str| {
        let first = digits.get(..WHOLE_NOTATION).unwrap_or(digits);
        format!("h'{first}...'{rest}")
    };
    let Some(digits) = notation.strip_prefix("h'") else { return notation.to_owned() };
    match (digits.split_once("...'"), digits.strip_suffix('\'')) {
        (Some((digits, rest)), _) => short(digits, rest),
        (None, Some(digits)) if digits.len() > 2 * WHOLE_NOTATION => {
            short(digits, &format!(" / {} bytes /", digits.len() / 2))
        }
        _ => notation.to_owned(),
    }
}

/// Cuts a text into pieces of at most so many columns, wherever that is; nothing is dropped.
fn chop(text: &str, columns: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let width = c.width().unwrap_or(0);
        if used + width > columns && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
        used += width;
    }
    pieces
}

/// Breaks words into pieces of at most so many columns: at blanks, which are dropped, and beside Chinese characters, but
/// not before a mark that ends something nor behind one that begins it.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut piece, mut may_break, mut before) = (String::new(), 0, ' ');
    for c in text.chars() {
        let wide = before.width() == Some(2) || c.width() == Some(2);
        let kept = "，。、：；）」”.,:;)]".contains(c) || "（「“([".contains(before);
        if c != ' ' && (before == ' ' || (wide && !kept)) {
            may_break = piece.len();
        }
        piece.push(c);
        before = c;
        while c != ' ' && piece.width() > columns {
            // A word that is wider than all of it is cut.
            let at = if may_break > 0 { may_break } else { piece.len() - c.len_utf8() };
            if at == 0 {
                break;
            }
            let rest = piece.split_off(at);
            pieces.push(std::mem::replace(&mut piece, rest).trim_end().to_owned());
            may_break = 0;
        }
    }
    pieces.push(piece.trim_end().to_owned());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests;
