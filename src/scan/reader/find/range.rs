//! Thresholds midway between dark and light, of the smallest neighbourhood that has both.

use super::blocks::{Blocks, STEP};
use crate::scan::luma::{Luma, index};

/// The darkest and the lightest pixel of each cell of a grid.
struct Grid {
    columns: usize,
    cells: Vec<(u8, u8)>,
}

impl Grid {
    fn rows(&self) -> std::slice::ChunksExact<'_, (u8, u8)> {
        self.cells.chunks_exact(self.columns.max(1))
    }

    /// The grid with cells of twice the side.
    fn halved(&self) -> Grid {
        let rows: Vec<_> = self.rows().collect();
        let mut cells = Vec::with_capacity(self.cells.len() / 4 + self.columns);
        for pair in rows.chunks(2) {
            let (upper, lower) =
                (pair.first().copied().unwrap_or_default(), pair.last().copied().unwrap_or_default());
            cells.extend(
                upper.chunks(2).zip(lower.chunks(2)).map(|(a, b)| a.iter().chain(b).fold((255, 0), join)),
            );
        }
        Grid { columns: self.columns.div_ceil(2), cells }
    }

    /// Each cell together with its eight neighbours.
    fn spread(&self) -> Vec<(u8, u8)> {
        let rows: Vec<_> = self.rows().collect();
        let mut out = Vec::with_capacity(self.cells.len());
        let mut tall = vec![(255, 0); self.columns];
        for y in 0..rows.len() {
            tall.fill((255, 0));
            for row in rows.iter().take(y + 2).skip(y.saturating_sub(1)) {
                tall.iter_mut().zip(*row).for_each(|(cell, other)| *cell = join(*cell, other));
            }
            out.extend((0..self.columns).map(|x| {
                let near = tall.get(x.saturating_sub(1)..(x + 2).min(self.columns)).unwrap_or_default();
                near.iter().fold((255, 0), join)
            }));
        }
        out
    }
}

fn join(a: (u8, u8), b: &(u8, u8)) -> (u8, u8) {
    (a.0.min(b.0), a.1.max(b.1))
}

/// From the whole picture down: a cell whose surroundings differ by `least` sets its own threshold, any other takes
/// that of the cell twice as large.
pub(super) fn thresholds(luma: &Luma, least: u8) -> Blocks {
    let mut grids = vec![extremes(luma)];
    while let Some(last) = grids.last().filter(|grid| grid.cells.len() > 1) {
        grids.push(last.halved());
    }
    let mut above = Blocks::new(1, Vec::new());
    for grid in grids.iter().rev() {
        let mut values = Vec::with_capacity(grid.cells.len());
        let spread = grid.spread();
        for (y, row) in spread.chunks_exact(grid.columns.max(1)).enumerate() {
            let coarse = above.row(y / 2);
            values.extend(row.iter().enumerate().map(|(x, (dark, light))| match coarse.get(x / 2) {
                Some(coarse) if light.saturating_sub(*dark) < least => *coarse,
                _ => dark.midpoint(*light),
            }));
        }
        above = Blocks::new(grid.columns, values);
    }
    above
}

/// The extremes of each block, from every second row.
fn extremes(luma: &Luma) -> Grid {
    let width = index(luma.width()).max(1);
    let columns = width.div_ceil(STEP);
    let mut cells = Vec::with_capacity(columns * index(luma.height()).div_ceil(STEP));
    let (mut least, mut most) = (vec![[255u8; STEP]; columns], vec![[0u8; STEP]; columns]);
    for band in luma.pixels().chunks(width * STEP) {
        least.fill([255; STEP]);
        most.fill([0; STEP]);
        for row in band.chunks_exact(width).step_by(2) {
            for ((eight, least), most) in row.chunks(STEP).zip(&mut least).zip(&mut most) {
                least.iter_mut().zip(eight).for_each(|(a, b)| *a = (*a).min(*b));
                most.iter_mut().zip(eight).for_each(|(a, b)| *a = (*a).max(*b));
            }
        }
        cells.extend(least.iter().zip(&most).map(|(least, most)| {
            (least.iter().copied().min().unwrap_or(0), most.iter().copied().max().unwrap_or(255))
        }));
    }
    Grid { columns, cells }
}
