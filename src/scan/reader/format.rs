//! Format and version information: which of the few words that may stand there the modules resemble most.

/// Error correction level, as the two bits of the standard: L 1, M 0, Q 3, H 2.
pub(super) type Level = u8;

/// What the format information says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Format {
    pub(super) level: Level,
    pub(super) mask: u8,
}

/// Where bit `i` (14 the highest) of the format stands, in both copies.
fn places(i: usize, side: usize) -> [(usize, usize); 2] {
    let around = match i {
        0..=5 => (8, i),
        6 => (8, 7),
        7 => (8, 8),
        8 => (7, 8),
        _ => (14usize.saturating_sub(i), 8),
    };
    let away = if i < 8 { (side - 1 - i, 8) } else { (8, side + i - 15) };
    [around, away]
}

/// All formats, those that agree best with the modules first; `dark` is how surely a module is dark, negative if light.
pub(super) fn formats(side: usize, dark: impl Fn(usize, usize) -> f32) -> Vec<(f32, Format)> {
    let bits: Vec<f32> = (0..15)
        .map(|i| places(i, side).into_iter().map(|(x, y)| dark(x, y).clamp(-1.0, 1.0)).sum())
        .collect();
    let mut all: Vec<(f32, Format)> = (0..32u8)
        .map(|data| {
            let word = checked(u32::from(data), 10, 0x537) ^ 0x5412;
            (agreement(word, &bits), Format { level: data >> 3, mask: data & 7 })
        })
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all
}

/// The version from 7 that agrees best with its information beside the upper right finder pattern, and how well, from -1
/// to 1. `dark` takes columns counted from the right edge.
pub(super) fn version(dark: impl Fn(usize, usize) -> f32) -> (f32, usize) {
    let bits: Vec<f32> = (0..18).map(|i| dark(11 - i % 3, i / 3).clamp(-1.0, 1.0)).collect();
    (7..=40u32)
        .map(|version| (agreement(checked(version, 12, 0x1f25), &bits) / 18.0, version))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or((0.0, 0), |(score, version)| (score, usize::try_from(version).unwrap_or(0)))
}

fn agreement(word: u32, bits: &[f32]) -> f32 {
    bits.iter().enumerate().map(|(i, bit)| if word >> i & 1 == 1 { *bit } else { -bit }).sum()
}

/// A word with its `count` check bits (BCH).
fn checked(data: u32, count: u32, generator: u32) -> u32 {
    let shifted = data << count;
    let rest = (0..32 - generator.leading_zeros()).rev().fold(shifted, |rest, i| {
        let degree = 31 - generator.leading_zeros();
        if rest.checked_shr(i + degree).unwrap_or(0) & 1 == 1 { rest ^ generator << i } else { rest }
    });
    shifted | rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_standard() {
        // ISO/IEC 18004: M with mask 5 is 100000011001110; version 7 is 000111110010010100.
        assert_eq!(checked(5, 10, 0x537) ^ 0x5412, 0b100_0000_1100_1110);
        assert_eq!(checked(7, 12, 0x1f25), 0b00_0111_1100_1001_0100);
        assert_eq!(checked(40, 12, 0x1f25), 0b10_1000_1100_0110_1001);
    }
}
