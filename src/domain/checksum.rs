//! What the check characters of ID numbers, organisation codes and VINs share.

/// The sum of each value times the weight at its place; values beyond the weights do not count.
pub(super) fn weighted(values: impl Iterator<Item = u32>, weights: &[u32]) -> u32 {
    values.zip(weights).map(|(value, weight)| value * weight).sum()
}

/// The check character of a remainder modulo 11: its digit, or `X` for ten.
pub(super) fn of_eleven(remainder: u32) -> char {
    char::from_digit(remainder, 10).unwrap_or('X')
}
