//! Which pixels are black: a grey picture against a threshold for each of its 8 x 8 blocks.
//!
//! Eight pixels at a time in one 64-bit word, without SIMD, so that it is fast in builds that optimise little.

use super::blocks::{Blocks, STEP};
use crate::scan::luma::{Luma, index};
use crate::scan::reader::number::{low_byte, pixel, real, signed};
use crate::scan::reader::plane::Point;

/// How the threshold of a block comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// So many percent of the mean of a square around it, its side the picture's long side divided by `parts`.
    Mean { parts: u32, percent: u32 },
    /// Midway between the darkest and the lightest pixel of the smallest neighbourhood where these differ by `least`:
    /// follows shadows closely, and inside of huge modules looks as far as it must.
    Range { least: u8 },
}

/// One bit a pixel, set where it is black; outside the picture all is white.
#[derive(Clone)]
pub(super) struct Bits {
    width: i32,
    height: i32,
    /// Words in a row.
    stride: usize,
    words: Vec<u64>,
}

impl Bits {
    pub(super) fn of(luma: &Luma, rule: Rule) -> Self {
        let blocks = Blocks::thresholds(luma, rule);
        let width = index(luma.width());
        let stride = width.div_ceil(64);
        let rows = luma.pixels().chunks_exact(width.max(1));
        let mut words = vec![0; stride * rows.len()];
        for (y, (row, line)) in rows.zip(words.chunks_exact_mut(stride.max(1))).enumerate() {
            compare(row, blocks.row(y / STEP), line);
        }
        Bits { width: signed(width), height: signed(index(luma.height())), stride, words }
    }

    /// Each pixel as most of the nine around it: glare and paper leave specks in black and white.
    pub(super) fn smoothed(&self) -> Self {
        let mut words = Vec::with_capacity(self.words.len());
        let blank = vec![(0, 0); self.stride];
        let mut sums = self.rows().map(sideways);
        let (mut above, mut here) = (blank.clone(), sums.next().unwrap_or_default());
        for _ in 0..self.height {
            let below = sums.next().unwrap_or_else(|| blank.clone());
            words.extend(above.iter().zip(&here).zip(&below).map(|((a, b), c)| most(*a, *b, *c)));
            (above, here) = (here, below);
        }
        Bits { words, ..*self }
    }

    pub(super) fn width(&self) -> i32 {
        self.width
    }

    pub(super) fn height(&self) -> i32 {
        self.height
    }

    /// The middle of the picture.
    pub(super) fn centre(&self) -> Point {
        Point::new(real(self.width) / 2.0, real(self.height) / 2.0)
    }

    /// The rows from the top, 64 pixels a word, the leftmost in the lowest bit.
    pub(super) fn rows(&self) -> std::slice::ChunksExact<'_, u64> {
        self.words.chunks_exact(self.stride.max(1))
    }

    /// Whether this pixel is black.
    pub(super) fn black(&self, x: i32, y: i32) -> bool {
        let inside = x >= 0 && x < self.width && y >= 0 && y < self.height;
        let (Ok(column), Ok(row), true) = (usize::try_from(x), usize::try_from(y), inside) else {
            return false;
        };
        self.words.get(row * self.stride + column / 64).is_some_and(|word| word >> (column % 64) & 1 == 1)
    }

    /// Whether the pixel at this place is black.
    pub(super) fn black_at(&self, x: f32, y: f32) -> bool {
        self.black(pixel(x), pixel(y))
    }
}

/// Sets the bits of `line` where `row` is below the threshold of its block.
fn compare(row: &[u8], thresholds: &[u8], line: &mut [u64]) {
    let (eights, rest) = row.as_chunks::<STEP>();
    let groups = eights.chunks(8).zip(thresholds.chunks(8));
    for ((eights, thresholds), word) in groups.zip(line.iter_mut()) {
        let mut bits = 0;
        for ((eight, threshold), at) in eights.iter().zip(thresholds).zip((0..64).step_by(8)) {
            bits |= u64::from(below(*eight, *threshold)) << at;
        }
        *word = bits;
    }
    if let (Some(threshold), Some(word)) = (thresholds.get(eights.len()), line.get_mut(eights.len() / 8)) {
        for (p, at) in rest.iter().zip(eights.len() % 8 * 8..) {
            *word |= u64::from(p < threshold) << at;
        }
    }
}

/// How many of each pixel and its neighbours left and right are black: the bits worth one and those worth two.
fn sideways(row: &[u64]) -> Vec<(u64, u64)> {
    let befores = std::iter::once(&0).chain(row);
    let afters = row.iter().skip(1).chain(std::iter::once(&0));
    let sum =
        |((b, before), after): ((&u64, &u64), &u64)| add(b << 1 | before >> 63, *b, b >> 1 | after << 63);
    row.iter().zip(befores).zip(afters).map(sum).collect()
}

/// The sum of three bits, at all 64 places at once.
fn add(a: u64, b: u64, c: u64) -> (u64, u64) {
    (a ^ b ^ c, a & b | c & (a ^ b))
}

/// Whether the three counts add up to five or more.
fn most((a, d): (u64, u64), (b, e): (u64, u64), (c, f): (u64, u64)) -> u64 {
    let (ones, g) = add(a, b, c);
    let (any, other) = (d | e, f | g);
    let (both, pair) = (d & e, f & g);
    let three = both & other | pair & any;
    let two = both | pair | any & other;
    three | two & ones
}

/// Which of eight pixels are below the threshold, the first in the lowest bit.
fn below(eight: [u8; STEP], threshold: u8) -> u8 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const ONES: u64 = 0x0101_0101_0101_0101;
    let p = u64::from_le_bytes(eight);
    let t = ONES * u64::from(threshold);
    // Difference of the low seven bits of each byte; its high bit stays set where nothing was borrowed.
    let low = (p | HIGH) - (t & !HIGH);
    // p < t: the high bits decide, and where they agree, the borrow.
    let less = (!p & t | !(p ^ t) & !low) & HIGH;
    // Gathers the eight high bits in one byte.
    low_byte((less >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_pixels_are_compared_at_once() {
        for t in [0, 1, 127, 128, 129, 200, 255] {
            for first in 0..=255u8 {
                let eight: [u8; 8] =
                    std::array::from_fn(|i| u8::try_from((usize::from(first) + i * 37) % 256).unwrap());
                let expected: u8 = (0..8).filter(|i| eight[*i] < t).map(|i| 1u8 << i).sum();
                assert_eq!(below(eight, t), expected, "{eight:?} {t}");
            }
        }
    }

    #[test]
    fn most_of_nine_decide() {
        let noise = (0..100 * 20u32).map(|i| if i.wrapping_mul(2_654_435_769) >> 31 == 0 { 0 } else { 255 });
        let luma = Luma::new(100, 20, noise.collect()).unwrap();
        let bits = Bits::of(&luma, Rule::Range { least: 10 });
        let smooth = bits.smoothed();
        for (x, y) in (0..20).flat_map(|y| (0..100).map(move |x| (x, y))) {
            let near = (-1..2).flat_map(|j| (-1..2).map(move |i| (i, j)));
            let black = near.filter(|(i, j)| bits.black(x + i, y + j)).count();
            assert_eq!(smooth.black(x, y), black > 4, "{x} {y}");
        }
    }

    #[test]
    fn a_dark_square_on_light_is_black() {
        let (width, height) = (203, 101);
        let dark = |x: u32, y: u32| (60..90).contains(&x) && (20..50).contains(&y);
        let at = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = at.clone().map(|(x, y)| if dark(x, y) { 40 } else { 190 }).collect();
        let luma = Luma::new(width, height, pixels).unwrap();
        for rule in [Rule::Mean { parts: 2, percent: 95 }, Rule::Range { least: 24 }] {
            let bits = Bits::of(&luma, rule);
            for (x, y) in at.clone() {
                let black = bits.black(i32::try_from(x).unwrap(), i32::try_from(y).unwrap());
                assert_eq!(black, dark(x, y), "{rule:?} {x} {y}");
            }
        }
    }
}
