//! rqrr: reads close-ups, strong perspective and codes on monitors that rxing misses. The only file that names it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid, Grid, Point, PreparedImage};

use super::cascade::Symbol;
use super::luma::Luma;
use super::outline::narrow;
use crate::domain::Quad;

/// The longer side of the largest picture that is given to rqrr. Its search for the alignment pattern spirals over an
/// area that it extrapolates: up to a minute at full size, 0.8 s at worst among our photos at this size.
pub(super) const MAX_SIDE: u32 = 1000;

/// All QR codes that rqrr reads in the picture, made black and white here; none if it is larger than [`MAX_SIDE`].
pub(super) fn read(picture: &Luma) -> Vec<Symbol> {
    if picture.long_side() > MAX_SIDE {
        return Vec::new();
    }
    // It panics on several photos (`x <= i32::MAX` in its geometry); that is one reader that read nothing.
    catch_unwind(AssertUnwindSafe(|| try_read(picture))).unwrap_or_default()
}

fn try_read(picture: &Luma) -> Vec<Symbol> {
    let dark = picture.darker_than_around();
    let (Ok(width), Ok(height)) = (usize::try_from(picture.width()), usize::try_from(picture.height()))
    else {
        return Vec::new();
    };
    let black = |x: usize, y: usize| dark.get(y * width + x).copied().unwrap_or(false);
    let mut prepared = PreparedImage::prepare_from_bitmap(width, height, black);
    prepared.detect_grids().iter().filter_map(symbol).collect()
}

fn symbol<G: BitGrid>(grid: &Grid<G>) -> Option<Symbol> {
    let mut bytes = Vec::new();
    grid.decode_to(&mut bytes).ok()?;
    // Ours is ASCII. Of a code that is not, it matters that it is there and not ours.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Some(Symbol { text, corners: corners(grid.bounds, u16::try_from(grid.grid.size()).ok()?) })
}

/// rqrr's bounds reach one module too far to the right and down; the true corners lie `n / (n + 1)` along, in the
/// perspective of the bounds.
fn corners(bounds: [Point; 4], modules: u16) -> Quad {
    let [xs, ys] = [bounds.map(|p| f64::from(p.x)), bounds.map(|p| f64::from(p.y))];
    // The perspective that takes the unit square to four points `o`, `a`, `c`, `b` in turn:
    // (o + (a - o + g a) u + (b - o + h b) v) / (g u + h v + 1), with g and h the same for both coordinates.
    let excess = |[o, a, c, b]: [f64; 4]| o - a + c - b;
    let sides = |[_, a, c, b]: [f64; 4]| (a - c, b - c);
    let ((ax, bx), (ay, by), ex, ey) = (sides(xs), sides(ys), excess(xs), excess(ys));
    let det = ax * by - bx * ay;
    let (g, h) = ((ex * by - bx * ey) / det, (ax * ey - ex * ay) / det);
    let along = f64::from(modules) / (f64::from(modules) + 1.0);
    let place = |[o, a, _, b]: [f64; 4], u: f64, v: f64| {
        narrow((o + (a - o + g * a) * u + (b - o + h * b) * v) / (g * u + h * v + 1.0))
    };
    let at = |u, v| [place(xs, u, v), place(ys, u, v)];
    Quad([at(0.0, 0.0), at(along, 0.0), at(along, along), at(0.0, along)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_lose_the_module_that_is_not_theirs() {
        let square = [(0, 0), (220, 0), (220, 220), (0, 220)].map(|(x, y)| Point { x, y });
        let Quad(corners) = corners(square, 21);
        for (corner, expected) in
            corners.into_iter().zip([[0.0, 0.0], [210.0, 0.0], [210.0, 210.0], [0.0, 210.0]])
        {
            assert!(
                (corner[0] - expected[0]).hypot(corner[1] - expected[1]) < 1e-3,
                "{corner:?} {expected:?}"
            );
        }
    }
}
