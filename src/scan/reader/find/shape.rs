//! The outline of a finder pattern, from rays around its middle.

use super::finder::Seed;
use super::outline;
use super::ray::{Crossings, cast, refine, stride};
use super::threshold::Bits;
use crate::scan::luma::Luma;
use crate::scan::reader::number::count;
use crate::scan::reader::plane::Point;

/// Rays around the middle; those opposite each other share a place in [`half`](Rays::half).
pub(super) const RAYS: usize = 32;
/// Rays that must cross the whole pattern. Damage and glare may take the others.
pub(super) const LEAST: usize = 18;

/// What scores less is noise; the weakest pattern of any right triple in BoofCV's photographs has 0.23.
const SUREST_NOISE: f32 = 0.2;

/// What rays show around a seed.
pub(super) struct Shape {
    pub(super) centre: Point,
    pub(super) corners: [Point; 4],
    pub(super) module: f32,
    pub(super) score: f32,
}

/// A point of the outline, relative to where the rays start, and the ray that hit it.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    pub(super) ray: usize,
    pub(super) at: Point,
}

/// The outline of the pattern around a seed, if at least `least` rays agree on one.
pub(super) fn around(luma: &Luma, bits: &Bits, seed: &Seed, least: usize) -> Option<Shape> {
    let first = hits(luma, bits, seed, least)?;
    let outline = outline::fit(&first)?;
    let centre = seed.centre.along(outline.centre, 1.0);
    let corners = outline.corners.map(|corner| seed.centre.along(corner, 1.0));
    let fullness = count(first.len()) / count(RAYS);
    let module = outline.area.sqrt() / 7.0;
    let score = fullness * (1.0 - (outline.error / 0.8).min(0.9));
    (module >= 1.0 && score >= SUREST_NOISE).then_some(Shape { centre, corners, module, score })
}

/// Where rays from `from` leave the pattern, freed of what blur and exposure add to black.
fn hits(luma: &Luma, bits: &Bits, seed: &Seed, least: usize) -> Option<Vec<Hit>> {
    let from = seed.centre;
    let (small, most) = (seed.across.min(seed.down), seed.across.max(seed.down));
    let stride = stride(small, 0.6);
    let limit = 7.5 * most;
    let mut seen: Vec<(usize, Point, Crossings)> = Vec::with_capacity(RAYS);
    for ray in 0..RAYS {
        // Those that failed so far leave too few to come.
        if seen.len() + RAYS - ray < least {
            return None;
        }
        let (sin, cos) = (std::f32::consts::TAU * count(ray) / count(RAYS)).sin_cos();
        let way = Point::new(cos, sin);
        let crossings =
            cast(bits, from, way, stride, limit).map(|rough| refine(luma, from, way, stride.0, rough));
        if let Some(crossings) = crossings.filter(regular) {
            seen.push((ray, way, crossings));
        }
    }
    if seen.len() < least {
        return None;
    }
    let mut gains: Vec<f32> = seen.iter().map(|(_, _, [a, b, c])| (a + c - 2.0 * b) / (4.0 * c)).collect();
    gains.sort_by(f32::total_cmp);
    let gain = gains.get(gains.len() / 2).copied().unwrap_or(0.0).clamp(-0.2, 0.2);
    let hit = |(ray, way, [_, _, c]): (usize, Point, Crossings)| {
        let far = c * (1.0 - gain);
        Hit { ray, at: Point::new(way.x * far, way.y * far) }
    };
    Some(seen.into_iter().map(hit).collect())
}

/// Whether the crossings are near 1.5, 2.5 and 3.5 modules, like edges compared with like.
fn regular([a, b, c]: &Crossings) -> bool {
    let module = (b + (a + c) / 2.0) / 5.0;
    let near = |length: f32, modules: f32, slack: f32| (length - modules * module).abs() < slack * module;
    near(c - a, 2.0, 0.7) && near(*b, 2.5, 0.7) && near(*a, 1.5, 0.8) && b > a && c > b
}
