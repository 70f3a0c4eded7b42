//! The two ways in which numbers of the plane become places in a picture.

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
