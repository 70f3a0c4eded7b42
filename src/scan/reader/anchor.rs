//! Alignment patterns: where, near the place at which one is expected, the picture looks most like one.

use super::super::luma::Luma;
use super::plane::Point;
use super::sample::grey;

/// Where an alignment pattern was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) at: Point,
    /// How well it agrees, 1 at best.
    pub(super) score: f32,
}

/// An expected pattern: its middle, and how far a module's step along each axis goes there.
pub(super) struct Expected {
    pub(super) at: Point,
    pub(super) along: Point,
    pub(super) down: Point,
}

/// The best place within `reach` modules; a place further out has to agree better.
pub(super) fn search(picture: &Luma, expected: &Expected, reach: f32) -> Option<Anchor> {
    let coarse = best(picture, expected, (0.0, 0.0), reach, 0.5)?;
    let middle = best(picture, expected, coarse.1, 0.25, 0.25)?;
    let (anchor, _) = best(picture, expected, middle.1, 0.125, 0.125)?;
    Some(anchor)
}

type Offset = (f32, f32);

fn best(
    picture: &Luma,
    expected: &Expected,
    around: Offset,
    reach: f32,
    step: f32,
) -> Option<(Anchor, Offset)> {
    let steps = super::number::nearest(reach / step);
    let offsets = (-steps..=steps).flat_map(|y| (-steps..=steps).map(move |x| (x, y)));
    let mut best: Option<(f32, Anchor, Offset)> = None;
    for (x, y) in offsets {
        let (dx, dy) = (around.0 + x as f32 * step, around.1 + y as f32 * step);
        let at = expected.at.plus(expected.along.times(dx)).plus(expected.down.times(dy));
        let Some(score) = agreement(picture, at, expected) else { continue };
        let worth = score - 0.02 * dx.hypot(dy);
        if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
            best = Some((worth, Anchor { at, score }, (dx, dy)));
        }
    }
    best.map(|(_, anchor, offset)| (anchor, offset))
}

/// Correlation of the 25 modules around a place with the pattern; `None` outside the picture.
fn agreement(picture: &Luma, at: Point, expected: &Expected) -> Option<f32> {
    // Dark modules are 17 of 25; weights that sum up to zero.
    const DARK: f32 = -1.0 / 17.0;
    const LIGHT: f32 = 1.0 / 8.0;
    let (mut sum, mut squares, mut match_, mut size) = (0.0, 0.0, 0.0, 0.0);
    for (dy, y) in (-2..=2).map(|y: i8| (y, f32::from(y))) {
        for (dx, x) in (-2..=2).map(|x: i8| (x, f32::from(x))) {
            let value = grey(picture, at.plus(expected.along.times(x)).plus(expected.down.times(y)))?;
            let weight = if dx.abs().max(dy.abs()) == 1 { LIGHT } else { DARK };
            sum += value;
            squares += value * value;
            match_ += weight * value;
            size += weight * weight;
        }
    }
    let spread = (squares - sum * sum / 25.0).max(0.0);
    // Fewer than about six grey values of contrast are noise.
    (spread > 25.0 * 9.0).then(|| match_ / (spread * size).sqrt())
}
