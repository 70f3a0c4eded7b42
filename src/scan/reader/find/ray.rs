//! Walks outwards from the middle of a finder pattern: black core, white ring, black ring, white.

use super::threshold::Bits;
use crate::scan::luma::Luma;
use crate::scan::reader::number::count;
use crate::scan::reader::plane::Point;
use crate::scan::reader::sample;

/// Distances from the middle at which a ray leaves the core, enters the ring and leaves it.
pub(super) type Crossings = [f32; 3];

/// The length of a step where a module has this length, and whether specks of one step count for nothing.
pub(super) fn stride(module: f32, least: f32) -> (f32, bool) {
    ((module / 5.0).max(least), module >= 5.0 * least)
}

/// Where a ray from a black place crosses the three edges, walking by `stride` up to `limit`.
pub(super) fn cast(
    bits: &Bits,
    from: Point,
    way: Point,
    stride: (f32, bool),
    limit: f32,
) -> Option<Crossings> {
    let (step, no_specks) = stride;
    let mut found = [0.0; 3];
    let mut slots = found.iter_mut();
    let mut slot = slots.next();
    let mut black = true;
    // Steps are counted, not added up, so that the work is bounded whatever the numbers are.
    for i in 0..MAX_STEPS {
        let at = count(i) * step;
        if at > limit {
            return None;
        }
        let p = from.along(way, at);
        if bits.black_at(p.x, p.y) != black {
            let next = p.along(way, step);
            if no_specks && bits.black_at(next.x, next.y) == black {
                continue;
            }
            if i == 0 {
                return None;
            }
            black = !black;
            if let Some(slot) = slot {
                *slot = at - step / 2.0;
            }
            slot = slots.next();
            if slot.is_none() {
                return Some(found);
            }
        }
    }
    None
}

/// Rays are walked in steps of a fifth of a module over some 12 modules at most; this is well beyond.
const MAX_STEPS: usize = 400;

/// The grey value at a place; the picture's edge goes on outside.
pub(super) fn grey(luma: &Luma, at: Point) -> f32 {
    let inside = |v: f32, side: u32| v.clamp(0.5, (side as f32 - 0.51).max(0.5));
    let at = Point::new(inside(at.x, luma.width()), inside(at.y, luma.height()));
    sample::grey(luma, at).unwrap_or(0.0)
}

/// The crossings to a fraction of a pixel: where the grey value passes midway between the plateaus on both sides.
pub(super) fn refine(luma: &Luma, from: Point, way: Point, step: f32, [a, b, c]: Crossings) -> Crossings {
    let value = |at: f32| grey(luma, from.along(way, at));
    let plateaus = [value(a / 2.0), value((a + b) / 2.0), value((b + c) / 2.0), value(c + (c - b) / 2.0)];
    let [core, white, ring, around] = plateaus;
    let reach = step.max(0.75);
    let cross = |at: f32, inner: f32, outer: f32| {
        let level = (inner + outer) / 2.0;
        let rising = outer > inner;
        let mut last = value(at - reach);
        for i in 1..=4u8 {
            let here = at - reach + reach / 2.0 * f32::from(i);
            let next = value(here);
            if (last <= level) == rising && (next > level) == rising && (next - last).abs() > 0.5 {
                return here - reach / 2.0 * (1.0 - (level - last) / (next - last));
            }
            last = next;
        }
        at
    };
    [cross(a, core, white), cross(b, white, ring), cross(c, ring, around)]
}
