//! What blur and noise did to a module, undone by its surroundings: a filter over the half modules around it, fitted
//! (least squares) to modules that are known, first the fixed patterns, then what was decided.

use super::grid::Grid;
use super::layout::Module;
use super::linear::Normal;
use super::number::single;

/// Half modules to each side that a module's darkness is judged by.
const REACH: usize = 2;
const WIDTH: usize = 2 * REACH + 1;
/// The half modules, and one for a common offset.
const TAPS: usize = WIDTH * WIDTH + 1;

/// Most modules that a filter is fitted to: with 26 unknowns more bring nothing and cost time.
const MOST: usize = 1500;

/// The filter that each fit is drawn to, as firmly as this many modules say otherwise: the module's own middle.
const FIRMNESS: f64 = 12.0;

#[derive(Clone, Debug)]
pub(super) struct Equaliser([f32; TAPS]);

impl Equaliser {
    /// Fitted to the modules for which `known` says dark or light.
    pub(super) fn fit(halves: &Grid<f32>, known: impl Fn(usize, usize) -> Option<bool>) -> Option<Self> {
        let side = halves.side() / 2;
        let places: Vec<(usize, usize, bool)> = (0..side)
            .flat_map(|y| (0..side).map(move |x| (x, y)))
            .filter_map(|(x, y)| Some((x, y, known(x, y)?)))
            .collect();
        let mut normal = Normal::new(TAPS);
        for (x, y, dark) in places.iter().step_by(places.len().div_ceil(MOST).max(1)) {
            let taps = around(halves, *x, *y);
            normal.add(&taps, if *dark { 1.0 } else { -1.0 }, 1.0);
        }
        let mut towards = [0.0; TAPS];
        if let Some(middle) = towards.get_mut(TAPS / 2 - 1) {
            *middle = 1.0;
        }
        normal.draw(FIRMNESS, &towards);
        let taps: Vec<f32> = normal.solve()?.into_iter().map(single).collect();
        Some(Equaliser(taps.try_into().ok()?))
    }

    /// How dark each module is.
    pub(super) fn apply(&self, halves: &Grid<f32>) -> Grid<f32> {
        let side = halves.side() / 2;
        let mut out = Grid::filled(side, 0.0);
        for (y, row) in out.rows_mut().enumerate() {
            for (x, value) in row.iter_mut().enumerate() {
                let taps = around(halves, x, y);
                *value = taps.iter().zip(&self.0).map(|(tap, factor)| tap * factor).sum();
            }
        }
        out
    }
}

/// The half modules around the middle of a module, row by row; light beyond the symbol.
fn around(halves: &Grid<f32>, x: usize, y: usize) -> [f32; TAPS] {
    let mut taps = [1.0; TAPS];
    let (left, top) = ((2 * x + 1).checked_sub(REACH), (2 * y + 1).checked_sub(REACH));
    for (i, row) in taps.chunks_exact_mut(WIDTH).enumerate() {
        let line = top.map(|top| top + i).or((2 * y + 1 + i).checked_sub(REACH));
        for (j, tap) in row.iter_mut().enumerate() {
            let column = left.map(|left| left + j).or((2 * x + 1 + j).checked_sub(REACH));
            let seen = column.zip(line).and_then(|(column, line)| halves.get(column, line));
            *tap = seen.unwrap_or(-1.0);
        }
    }
    taps
}

/// The fixed modules of a map.
pub(super) fn fixed(map: &Grid<Module>) -> impl Fn(usize, usize) -> Option<bool> + '_ {
    |x, y| match map.get(x, y) {
        Some(Module::Fixed(dark)) => Some(dark),
        _ => None,
    }
}

/// The fixed modules, and what was decided of the others.
pub(super) fn decided<'a>(
    map: &'a Grid<Module>,
    dark: &'a Grid<f32>,
) -> impl Fn(usize, usize) -> Option<bool> + 'a {
    |x, y| match map.get(x, y)? {
        Module::Fixed(dark) => Some(dark),
        _ => dark.get(x, y).filter(|dark| dark.abs() > 0.05).map(|dark| dark > 0.0),
    }
}
