//! Changes of number type that cannot lose anything here, or lose it as wanted.

/// A length as an index: `usize` has at least the 32 bits of every machine that this runs on.
pub(super) fn index(length: u32) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}

/// An index as a coordinate; sides end at 20 000 pixels, far below what an `i32` holds.
pub(super) fn signed(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// A coordinate as a number to reckon with; exact up to 2^24.
#[expect(clippy::cast_precision_loss, reason = "sides end at 20 000 pixels")]
pub(super) fn real(coordinate: i32) -> f32 {
    coordinate as f32
}

/// A count as a number to reckon with; exact up to 2^24.
pub(super) fn count(n: usize) -> f32 {
    real(signed(n))
}

/// The pixel that holds this coordinate; what is beyond `i32` or no number saturates.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and NaN gives 0")]
pub(super) fn pixel(coordinate: f32) -> i32 {
    coordinate.floor() as i32
}

/// The lowest eight bits.
#[expect(clippy::cast_possible_truncation, reason = "the other bits are meant to go")]
pub(super) fn low_byte(word: u64) -> u8 {
    word as u8
}
