//! Numbers of the plane, of pictures and of counts, each made of the other without losing more than is meant.

/// The whole part of a coordinate; `None` below zero, beyond any picture, or for what is no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between zero and 2^24, where f32 holds every whole number"
)]
pub(super) fn floor(value: f32) -> Option<usize> {
    (0.0..16_777_216.0).contains(&value).then_some(value as usize)
}

/// The nearest whole number, zero for what is none.
#[expect(clippy::cast_possible_truncation, reason = "Rust's cast saturates, and what is no number becomes 0")]
pub(super) fn nearest(value: f32) -> i32 {
    value.round() as i32
}

/// A number of double precision as it is kept.
#[expect(clippy::cast_possible_truncation, reason = "rounds")]
pub(super) fn single(value: f64) -> f32 {
    value as f32
}

/// An index as a coordinate; sides end at 20 000 pixels, far below what an `i32` holds.
pub(super) fn signed(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// A coordinate as a number to reckon with; exact up to 2^24.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_no_place() {
        assert_eq!(floor(3.9), Some(3));
        assert_eq!([-0.1, f32::NAN, f32::INFINITY, 2e7].map(floor), [None; 4]);
        assert_eq!([-1.6, f32::NAN, 1e30].map(nearest), [-2, 0, i32::MAX]);
    }
}
