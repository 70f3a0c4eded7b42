//! What the picture shows at each half module of a lattice, and how dark that is where it stands.

use super::super::luma::{Luma, index};
use super::grid::Grid;
use super::lattice::Lattice;
use super::number::floor;
use super::plane::Point;

/// The grey value between four pixels; `None` outside the picture.
pub(super) fn grey(picture: &Luma, at: Point) -> Option<f32> {
    let (x, y) = (at.x - 0.5, at.y - 0.5);
    let (left, top) = (floor(x)?, floor(y)?);
    let (fx, fy) = (x - left as f32, y - top as f32);
    let width = index(picture.width());
    if left + 1 >= width {
        return None;
    }
    let start = top * width + left;
    let pixels = picture.pixels();
    let [a, b] = *pixels.get(start..start + 2)?.as_array()?;
    let [c, d] = *pixels.get(start + width..start + width + 2)?.as_array()?;
    let [a, b, c, d] = [a, b, c, d].map(f32::from);
    let (upper, lower) = (a + (b - a) * fx, c + (d - c) * fx);
    Some(upper + (lower - upper) * fy)
}

/// Samples at every half module, edges included: module (x, y) has its middle at (2x + 1, 2y + 1). Not a number where
/// the symbol reaches beyond the picture.
pub(super) fn halves(picture: &Luma, lattice: &Lattice) -> Grid<f32> {
    let mut samples = Grid::filled(2 * lattice.side() + 1, f32::NAN);
    for (y, row) in samples.rows_mut().enumerate() {
        for (x, sample) in row.iter_mut().enumerate() {
            let at = lattice.place(Point::new(x as f32 / 2.0, y as f32 / 2.0));
            *sample = grey(picture, at).unwrap_or(f32::NAN);
        }
    }
    samples
}

/// Modules around one by which its darkness is judged: enough for dark and light to be in balance, few enough for a
/// shadow's edge.
const REACH: usize = 5;

/// A spread below this share of the symbol's own is glare or shade, not dark and light.
const DULL: f32 = 0.35;

/// How dark each half module is: about 1 and -1 for dark and light ones, 0 where nothing is seen.
pub(super) fn darkness(samples: &Grid<f32>) -> Grid<f32> {
    let side = samples.side() / 2;
    let sums = Sums::of(samples, side);
    let (_, whole) = sums.within(0..side, 0..side);
    let least = (whole * DULL).max(1.0);
    let mut means = Grid::filled(side, (0.0, 1.0));
    let near = |i: usize| i.saturating_sub(REACH)..(i + REACH + 1).min(side);
    for y in 0..side {
        for x in 0..side {
            let (mean, spread) = sums.within(near(x), near(y));
            means.set(x, y, (mean, 1.0 / spread.max(least)));
        }
    }
    let mut dark = Grid::filled(samples.side(), 0.0);
    for ((y, row), from) in dark.rows_mut().enumerate().zip(samples.rows()) {
        for ((x, value), sample) in row.iter_mut().enumerate().zip(from) {
            let (mean, scale) = means.get((x / 2).min(side - 1), (y / 2).min(side - 1)).unwrap_or((0.0, 0.0));
            let seen = (mean - sample) * scale;
            *value = if seen.is_finite() { seen.clamp(-2.5, 2.5) } else { 0.0 };
        }
    }
    dark
}

/// The values at the modules' middles.
pub(super) fn middles(halves: &Grid<f32>) -> Grid<f32> {
    let side = halves.side() / 2;
    let mut middles = Grid::filled(side, 0.0);
    for (row, from) in middles.rows_mut().zip(halves.rows().skip(1).step_by(2)) {
        row.iter_mut().zip(from.iter().skip(1).step_by(2)).for_each(|(value, from)| *value = *from);
    }
    middles
}

/// Sums of (count, value, square) over everything above and to the left.
struct Sums(Grid<[f64; 3]>);

impl Sums {
    fn of(samples: &Grid<f32>, side: usize) -> Self {
        let mut sums = Grid::filled(side + 1, [0.0; 3]);
        let mut above = vec![[0.0; 3]; side + 1];
        for (y, row) in samples.rows().skip(1).step_by(2).enumerate() {
            let mut total = [0.0; 3];
            for (x, sample) in row.iter().skip(1).step_by(2).enumerate() {
                let value = f64::from(*sample);
                if value.is_finite() {
                    total = add(total, [1.0, value, value * value], 1.0);
                }
                if let Some(column) = above.get_mut(x + 1) {
                    *column = add(*column, [0.0; 3], 1.0);
                    let sum = add(total, *column, 1.0);
                    sums.set(x + 1, y + 1, sum);
                }
            }
            above = (0..=side).map(|x| sums.get(x, y + 1).unwrap_or_default()).collect();
        }
        Sums(sums)
    }

    /// Mean and spread.
    fn within(&self, x: std::ops::Range<usize>, y: std::ops::Range<usize>) -> (f32, f32) {
        let at = |x, y| self.0.get(x, y).unwrap_or_default();
        let [count, sum, squares] = add(
            add(at(x.end, y.end), at(x.start, y.start), 1.0),
            add(at(x.start, y.end), at(x.end, y.start), 1.0),
            -1.0,
        );
        if count < 1.0 {
            return (f32::NAN, 0.0);
        }
        let mean = sum / count;
        let spread = (squares / count - mean * mean).max(0.0).sqrt();
        (super::number::single(mean), super::number::single(spread))
    }
}

fn add(a: [f64; 3], b: [f64; 3], factor: f64) -> [f64; 3] {
    [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::reader::plane::Homography;

    #[test]
    fn shade_does_not_make_dark() {
        // Three pixels a module, a chessboard whose light fades to a third from left to right.
        let n = 20;
        let value =
            |x: u32, y: u32| (if (x / 3 + y / 3).is_multiple_of(2) { 60 } else { 180 }) * (90 - x) / 90;
        let pixels = (0..63).flat_map(|y| (0..63).map(move |x| (x, y)));
        let picture = Luma::new(63, 63, pixels.map(|(x, y)| u8::try_from(value(x, y)).unwrap()).collect());
        let p = Point::new;
        let net = Lattice::new(Homography::affine(p(0.0, 0.0), p(3.0, 0.0), p(0.0, 3.0)), n);
        let dark = middles(&darkness(&halves(&picture.unwrap(), &net)));
        for (y, row) in dark.rows().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                assert_eq!(*dark > 0.3, (x + y) % 2 == 0, "{x} {y} {dark}");
                assert_eq!(*dark < -0.3, (x + y) % 2 == 1, "{x} {y} {dark}");
            }
        }
    }
}
