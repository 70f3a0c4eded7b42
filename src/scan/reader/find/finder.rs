//! Finder patterns: where rows, columns and then rays from the middle cross 1 : 1 : 3 : 1 : 1.

use super::ray::{cast, stride};
use super::runs::{edges, finder_like};
use super::shape::{self, Shape};
use super::threshold::Bits;
use crate::scan::luma::{Luma, index};
use crate::scan::reader::number::count;
use crate::scan::reader::plane::Point;

/// Most places whose shape is looked at, about 15 µs each; a photograph of one symbol has some 10 to 50.
const MAX_SEEDS: usize = 256;
/// Most finders of a picture that are told on; a grid of twenty symbols has sixty.
pub(super) const MAX_FINDERS: usize = 64;

/// A finder pattern.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Finder {
    pub(in super::super) centre: Point,
    /// The side of a module in pixels, the mean of both directions.
    pub(in super::super) module: f32,
    /// The corners of its outline, seven modules apart, clockwise on the screen from any of them.
    pub(in super::super) corners: [Point; 4],
    /// 0 to 1, the higher the surer.
    pub(in super::super) score: f32,
}

/// A place where a row and a column have shown the runs of a finder pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seed {
    pub(in super::super) centre: Point,
    /// The size of a module along rows and along columns.
    pub(super) across: f32,
    pub(super) down: f32,
    /// Rows that showed it.
    pub(super) hits: u16,
}

/// The finder patterns of a picture, the surest first, at most [`MAX_FINDERS`].
pub(super) fn finders(luma: &Luma, bits: &Bits) -> Vec<Finder> {
    let mut seeds = seeds(bits);
    seeds.sort_by_key(|seed| std::cmp::Reverse(seed.hits));
    seeds.truncate(MAX_SEEDS);
    let mut found = Vec::new();
    for seed in &seeds {
        if let Some(shape) = shape::around(luma, bits, seed, shape::LEAST) {
            merge(&mut found, Finder::of(&shape));
        }
    }
    best(&mut found, bits.centre());
    found
}

/// Keeps the [`MAX_FINDERS`] best, the surest first.
pub(super) fn best(found: &mut Vec<Finder>, centre: Point) {
    if found.len() > MAX_FINDERS {
        // Where there are too many, people aim at the one in the middle.
        let half = centre.length().max(1.0);
        let rank = |finder: &Finder| finder.score - finder.centre.minus(centre).length() / half;
        found.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
        found.truncate(MAX_FINDERS);
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
}

impl Finder {
    pub(super) fn of(shape: &Shape) -> Self {
        Finder { centre: shape.centre, module: shape.module, corners: shape.corners, score: shape.score }
    }

    /// Whether both can only be the same pattern.
    fn same(&self, other: &Finder) -> bool {
        self.centre.minus(other.centre).length() < 2.5 * self.module.min(other.module)
    }
}

/// Adds a finder, or keeps the better of it and one at the same place.
pub(super) fn merge(found: &mut Vec<Finder>, finder: Finder) {
    match found.iter_mut().find(|other| other.same(&finder)) {
        Some(other) if other.score < finder.score => *other = finder,
        Some(_) => {}
        None => found.push(finder),
    }
}

/// The places that rows and columns agree on.
fn seeds(bits: &Bits) -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    // Seeds that the next rows may still belong to: those far above cannot grow any more.
    let mut open: Vec<usize> = Vec::new();
    let mut places = Vec::new();
    let step = if bits.height() > 600 { 2 } else { 1 };
    for (y, row) in bits.rows().enumerate().skip(step / 2).step_by(step) {
        edges(row, bits.width(), &mut places);
        let y = count(y) + 0.5;
        open.retain(|i| seeds.get(*i).is_some_and(|seed| y - seed.centre.y < 2.0 * seed.down + 2.0));
        for window in places.windows(6).step_by(2) {
            let &[a, b, c, d, e, f] = window else { continue };
            let run = |from: u32, to: u32| count(index(to - from));
            let runs = [run(a, b), run(b, c), run(c, d), run(d, e), run(e, f)];
            let Some(module) = finder_like(runs) else { continue };
            let middle = Point::new((count(index(c)) + count(index(d))) / 2.0, y);
            let near = |seed: &Seed| {
                let off = middle.minus(seed.centre);
                off.x.abs() < 1.5 * seed.across && off.y.abs() < 2.0 * seed.down && module < 2.0 * seed.across
            };
            let known = open.iter().copied().find(|i| seeds.get(*i).is_some_and(near));
            if let Some(seed) = known.and_then(|i| seeds.get_mut(i)) {
                seed.hits = seed.hits.saturating_add(1);
            } else if let Some(seed) = confirmed(bits, middle, module) {
                open.push(seeds.len());
                seeds.push(seed);
            }
        }
    }
    seeds
}

/// The seed at this place if the column through it, and the row through the middle of that, look like it too.
fn confirmed(bits: &Bits, at: Point, module: f32) -> Option<Seed> {
    let (off, down) = chord(bits, at, Point::new(0.0, 1.0), module)?;
    let at = Point::new(at.x, at.y + off);
    let (off, across) = chord(bits, at, Point::new(1.0, 0.0), module)?;
    let centre = Point::new(at.x + off, at.y);
    let alike = across.max(down) < 3.5 * across.min(down);
    alike.then_some(Seed { centre, across, down, hits: 1 })
}

/// How far the middle of the core is from here along `way`, and the size of a module that way.
fn chord(bits: &Bits, at: Point, way: Point, module: f32) -> Option<(f32, f32)> {
    let step = stride(module, 1.0);
    // A pattern tilted by 70° is three times as long one way as the other.
    let limit = 12.0 * module;
    let [a, b, c] = cast(bits, at, way, step, limit)?;
    let [d, e, f] = cast(bits, at, Point::new(-way.x, -way.y), step, limit)?;
    let module = finder_like([f - e, e - d, d + a, b - a, c - b])?;
    Some(((a - d) / 2.0, module))
}
