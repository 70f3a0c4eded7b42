//! A grey picture at other sizes.

use super::luma::{Luma, index};

impl Luma {
    /// Scaled down so that the longer side is `side`, each pixel the mean of what it covers; `None` if it is that
    /// small already. (Of the filters tried the mean read as much as the best and took a quarter of the time.)
    pub fn fitted(&self, side: u32) -> Option<Self> {
        if self.long_side() <= side {
            return None;
        }
        let scale = |length: u32| {
            let exact = u64::from(length) * u64::from(side) / u64::from(self.long_side());
            u32::try_from(exact).unwrap_or(side).max(1)
        };
        let columns = shares(self.width(), scale(self.width()));
        let rows = shares(self.height(), scale(self.height()));
        let mut pixels = Vec::with_capacity(columns.len() * rows.len());
        // A sum over at most MAX_SIDE whole rows of 255 * SHARE stays within u32.
        let mut sums = vec![0u32; index(self.width())];
        for row in &rows {
            sums.fill(0);
            for (line, weight) in self.rows().skip(row.first).zip(&row.weights) {
                sums.iter_mut().zip(line).for_each(|(sum, p)| *sum += u32::from(*p) * weight);
            }
            for column in &columns {
                let parts = sums.iter().skip(column.first).zip(&column.weights);
                let sum: u64 = parts.map(|(sum, weight)| u64::from(*sum) * u64::from(*weight)).sum();
                let whole = (column.total * row.total).max(1);
                pixels.push(u8::try_from((sum + whole / 2) / whole).unwrap_or(u8::MAX));
            }
        }
        Luma::new(scale(self.width()), scale(self.height()), pixels)
    }

    /// Twice as large, each new pixel a quarter of the way to its neighbour.
    pub(super) fn doubled(&self) -> Self {
        let wide: Vec<Vec<u32>> =
            self.rows().map(|row| between(row.iter().copied().map(u32::from))).collect();
        let (width, height) = (self.width().saturating_mul(2), self.height().saturating_mul(2));
        let mut pixels = Vec::with_capacity(index(width) * index(height));
        for (y, row) in wide.iter().enumerate() {
            let above = y.checked_sub(1).and_then(|y| wide.get(y)).unwrap_or(row);
            let below = wide.get(y + 1).unwrap_or(row);
            for neighbour in [above, below] {
                // Weights of 3 and 1 in both directions make 16.
                let mixed = row.iter().zip(neighbour).map(|(a, b)| (3 * a + b + 8) / 16);
                pixels.extend(mixed.map(|v| u8::try_from(v).unwrap_or(u8::MAX)));
            }
        }
        Luma::new(width, height, pixels).unwrap_or_else(|| self.clone())
    }
}

/// One old pixel's share, in parts, when it lies wholly within a new one.
const SHARE: u64 = 256;

/// Which old pixels a new one covers, along one side, and how much of each.
struct Shares {
    first: usize,
    weights: Vec<u32>,
    total: u64,
}

fn shares(old: u32, new: u32) -> Vec<Shares> {
    let (old, new) = (u64::from(old), u64::from(new));
    let edge = |i: u64| i * old * SHARE / new;
    (0..new)
        .map(|i| {
            let (from, until) = (edge(i), edge(i + 1));
            let weights = (from / SHARE..until.div_ceil(SHARE)).map(|pixel| {
                let share = until.min((pixel + 1) * SHARE) - from.max(pixel * SHARE);
                u32::try_from(share).unwrap_or(0)
            });
            Shares {
                first: usize::try_from(from / SHARE).unwrap_or(usize::MAX),
                weights: weights.collect(),
                total: until - from,
            }
        })
        .collect()
}

/// A row at twice its length, each value four times as large.
fn between(row: impl Iterator<Item = u32>) -> Vec<u32> {
    let row: Vec<u32> = row.collect();
    let left = row.iter().take(1).chain(&row);
    let right = row.iter().skip(1).chain(row.last());
    left.zip(&row).zip(right).flat_map(|((l, v), r)| [3 * v + l, 3 * v + r]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_keeps_its_mean() {
        let picture = Luma::new(5, 3, (0..15).map(|i| i * 10).collect()).unwrap();
        let small = picture.fitted(2).unwrap();
        assert_eq!((small.width(), small.height()), (2, 1));
        assert_eq!(small.pixels(), [58, 82]);
        assert!(picture.fitted(5).is_none());
        let white = Luma::new(997, 31, vec![255; 997 * 31]).unwrap();
        assert!(white.fitted(640).unwrap().pixels().iter().all(|p| *p == 255));
        assert_eq!(Luma::new(3000, 1, vec![7; 3000]).unwrap().fitted(640).unwrap().height(), 1);
    }

    #[test]
    fn a_larger_picture_lies_between_its_pixels() {
        let picture = Luma::new(2, 1, vec![0, 160]).unwrap();
        assert_eq!(picture.doubled().pixels(), [0, 40, 120, 160, 0, 40, 120, 160]);
        assert_eq!(Luma::new(1, 1, vec![9]).unwrap().doubled().pixels(), [9; 4]);
    }
}
