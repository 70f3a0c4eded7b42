//! How much a place looks like a finder pattern whose axes are known, whatever the light.

use crate::scan::luma::{Luma, index};
use crate::scan::reader::number::{pixel, signed};
use crate::scan::reader::plane::Point;

/// Modules from the middle to the outermost that count: the pattern and the white around it.
const REACH: i32 = 4;

/// The correlation of the grey values around `centre` with the pattern: 1 is perfect, 0 is chance. `right` and `down`
/// are a module's sides.
pub(super) fn likeness(luma: &Luma, centre: Point, right: Point, down: Point) -> f32 {
    let (mut n, mut sum, mut squares, mut black, mut dark) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for (j, v) in (-REACH..=REACH).zip(-4i8..) {
        for (i, u) in (-REACH..=REACH).zip(-4i8..) {
            let at = centre.along(right, f32::from(u)).along(down, f32::from(v));
            let Some(value) = nearest(luma, at) else { continue };
            let ring = i.abs().max(j.abs());
            n += 1.0;
            sum += value;
            squares += value * value;
            if ring < 2 || ring == 3 {
                black += 1.0;
                dark += value;
            }
        }
    }
    // Half of it outside of the picture tells nothing.
    if n < 50.0 || black < 1.0 || black >= n {
        return 0.0;
    }
    let spread = (squares / n - (sum / n) * (sum / n)).max(0.0).sqrt();
    let share = black / n;
    let gap = (sum - dark) / (n - black) - dark / black;
    if spread < 2.0 { 0.0 } else { gap * (share * (1.0 - share)).sqrt() / spread }
}

/// The grey value of the pixel at this place.
fn nearest(luma: &Luma, at: Point) -> Option<f32> {
    let (x, y) = (usize::try_from(pixel(at.x)).ok()?, usize::try_from(pixel(at.y)).ok()?);
    let width = index(luma.width());
    let inside = x < width && signed(y) < signed(index(luma.height()));
    luma.pixels().get(y * width + x).filter(|_| inside).map(|p| f32::from(*p))
}

/// The likeliest place in a field around `start`, `far` modules up and down and `wide` to both sides, and its likeness.
pub(super) fn search(luma: &Luma, start: Point, axes: (Point, Point), wide: i8, far: i8) -> (Point, f32) {
    let (right, down) = axes;
    let mut best = (start, 0.0);
    for v in -far..=far {
        for u in -wide..=wide {
            let at = start.along(right, f32::from(u)).along(down, f32::from(v));
            let like = likeness(luma, at, right, down);
            if like > best.1 {
                best = (at, like);
            }
        }
    }
    // Steps of a half and a quarter module from there.
    for step in [0.5, 0.25] {
        let middle = best.0;
        for (u, v) in [
            (-1.0, 0.0),
            (1.0, 0.0),
            (0.0, -1.0),
            (0.0, 1.0),
            (1.0, 1.0),
            (-1.0, -1.0),
            (1.0, -1.0),
            (-1.0, 1.0),
        ] {
            let at = middle.along(right, u * step).along(down, v * step);
            let like = likeness(luma, at, right, down);
            if like > best.1 {
                best = (at, like);
            }
        }
    }
    best
}
