//! Thresholds of 8 x 8 blocks.

use super::threshold::Rule;
use crate::scan::luma::{Luma, index};

/// The side of a block: eight bytes are one machine word.
pub(super) const STEP: usize = 8;

/// One value for each block, row by row.
pub(super) struct Blocks {
    columns: usize,
    values: Vec<u8>,
}

impl Blocks {
    /// The values of a row of blocks.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        self.values.get(y * self.columns..(y + 1) * self.columns).unwrap_or_default()
    }

    /// A pixel is black if it is below its block's value.
    pub(super) fn thresholds(luma: &Luma, rule: Rule) -> Self {
        match rule {
            Rule::Mean { parts, percent } => {
                let reach = index(luma.width().max(luma.height()) / parts.max(1)) / (2 * STEP);
                means(luma).part_of_mean(reach.max(1), percent)
            }
            Rule::Range { least } => super::range::thresholds(luma, least),
        }
    }

    pub(super) fn new(columns: usize, values: Vec<u8>) -> Self {
        Blocks { columns, values }
    }

    /// So many percent of the mean over the blocks at most `reach` away.
    fn part_of_mean(&self, reach: usize, percent: u32) -> Self {
        let rows: Vec<&[u8]> = self.values.chunks_exact(self.columns.max(1)).collect();
        let mut sums = vec![0u32; self.columns];
        let mut values = Vec::with_capacity(self.values.len());
        let mut before = Vec::with_capacity(self.columns + 1);
        for y in 0..rows.len() {
            // Sums of the columns over the rows in reach, kept as rows enter below and leave above.
            let entering = if y == 0 { 0..reach + 1 } else { y + reach..y + reach + 1 };
            for enters in entering.filter_map(|i| rows.get(i)) {
                sums.iter_mut().zip(*enters).for_each(|(sum, v)| *sum += u32::from(*v));
            }
            if let Some(leaves) = y.checked_sub(reach + 1).and_then(|i| rows.get(i)) {
                sums.iter_mut().zip(*leaves).for_each(|(sum, v)| *sum -= u32::from(*v));
            }
            let high = (y + reach + 1).min(rows.len()) - y.saturating_sub(reach);
            before.clear();
            let mut total = 0u64;
            before.push(0);
            before.extend(sums.iter().map(|sum| {
                total += u64::from(*sum);
                total
            }));
            values.extend((0..self.columns).map(|x| {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.columns));
                let sum = before.get(right).zip(before.get(left)).map_or(0, |(to, from)| to - from);
                let area = u64::try_from((right - left) * high).unwrap_or(u64::MAX);
                u8::try_from(sum * u64::from(percent) / (area * 100).max(1)).unwrap_or(u8::MAX)
            }));
        }
        Blocks { columns: self.columns, values }
    }
}

/// The mean of each block; those cut by the right or lower edge over what is there.
fn means(luma: &Luma) -> Blocks {
    const PAIRS: u64 = 0x00ff_00ff_00ff_00ff;
    let width = index(luma.width()).max(1);
    let columns = width.div_ceil(STEP);
    let mut values = Vec::with_capacity(columns * index(luma.height()).div_ceil(STEP));
    let mut sums = vec![0u64; width / STEP];
    for band in luma.pixels().chunks(width * STEP) {
        let high = u64::try_from(band.len() / width).unwrap_or(1);
        sums.fill(0);
        let mut rest = 0u64;
        for row in band.chunks_exact(width) {
            let (eights, tail) = row.as_chunks::<STEP>();
            for (sum, eight) in sums.iter_mut().zip(eights) {
                // Four sums of two bytes side by side; over eight rows they stay below 2^12.
                let p = u64::from_le_bytes(*eight);
                *sum += (p & PAIRS) + (p >> 8 & PAIRS);
            }
            rest += tail.iter().map(|p| u64::from(*p)).sum::<u64>();
        }
        values.extend(sums.iter().map(|sum| {
            let sum = sum.wrapping_mul(0x0001_0001_0001_0001) >> 48;
            u8::try_from(sum / (8 * high)).unwrap_or(u8::MAX)
        }));
        let tail = u64::try_from(width % STEP).unwrap_or(0);
        if tail > 0 {
            values.push(u8::try_from(rest / (tail * high)).unwrap_or(u8::MAX));
        }
    }
    Blocks { columns, values }
}
