//! Triples of finder patterns that can be the corners of one symbol.

use super::finder::{Finder, MAX_FINDERS};
use super::pair::{Frame, Pair, pair};

/// Most triples of a picture; the right one is nearly always among the first ten.
pub(super) const MAX_TRIPLES: usize = 64;
/// The worst score told on: in BoofCV's photographs 98 % of the right triples stay below 1.9, and three quarters of the
/// wrong ones are above 2.5.
const WORST: f32 = 3.5;
/// Most partners a finder keeps on each side: with them there are at most 64 x 4 x 8 x 8 = 16 384 triples to weigh.
const MAX_PARTNERS: usize = 8;

/// The three finder patterns of a symbol that is not mirrored.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Triple {
    pub(in super::super) top_left: Finder,
    pub(in super::super) top_right: Finder,
    pub(in super::super) bottom_left: Finder,
    /// The symbol's side in modules, to about a twentieth.
    pub(in super::super) modules_estimate: f32,
    /// How badly the three fit together; 0 is perfect.
    pub(in super::super) score: f32,
}

/// The triples of these finders that fit together, the best first, at most [`MAX_TRIPLES`].
pub(super) fn triples(finders: &[Finder]) -> Vec<Triple> {
    let finders: Vec<Finder> = finders.iter().copied().take(MAX_FINDERS).collect();
    let frames: Vec<[Frame; 4]> = finders.iter().map(Frame::all).collect();
    let mut found = Vec::new();
    for (at, own) in frames.iter().enumerate() {
        let partners = own.each_ref().map(|frame| partners(frame, at, &frames));
        let [a, b, c, d] = &partners;
        // What lies to the right in the next frame lies below in this one.
        for (right, below) in [(a, b), (b, c), (c, d), (d, a)] {
            for first in right {
                for second in below.iter().filter(|second| second.other != first.other) {
                    found.extend(triple(&finders, at, first, second));
                }
            }
        }
    }
    found.sort_by(|a, b| a.score.total_cmp(&b.score));
    found.truncate(MAX_TRIPLES);
    found
}

/// The finders that fit to the right of this one, the best first.
pub(super) fn partners(frame: &Frame, at: usize, frames: &[[Frame; 4]]) -> Vec<Pair> {
    let others = frames.iter().enumerate().filter(|(i, _)| *i != at);
    let mut pairs: Vec<Pair> = others.filter_map(|(i, other)| pair(frame, other, i)).collect();
    // Of those that line up alike the nearer is likelier: symbols side by side line up as well.
    let rank = |pair: &Pair| pair.cost + pair.modules / 400.0;
    pairs.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    pairs.truncate(MAX_PARTNERS);
    pairs
}

/// The triple of a corner and its partners to the right and below, if these agree.
fn triple(finders: &[Finder], corner: usize, right: &Pair, below: &Pair) -> Option<Triple> {
    let (top_left, top_right) = (*finders.get(corner)?, *finders.get(right.other)?);
    let bottom_left = *finders.get(below.other)?;
    let (across, down) = (top_right.centre.minus(top_left.centre), bottom_left.centre.minus(top_left.centre));
    if across.cross(down) <= 0.1 * across.length() * down.length() {
        return None;
    }
    let odd = ((right.modules - 7.0) / (below.modules - 7.0)).ln().abs();
    if odd > 0.5 {
        return None;
    }
    let modules = (right.modules + below.modules) / 2.0;
    let doubt = 3.0 - top_left.score - top_right.score - bottom_left.score;
    let score = right.cost + below.cost + 4.0 * odd + doubt / 2.0 + modules / 200.0;
    (score <= WORST).then_some(Triple { top_left, top_right, bottom_left, modules_estimate: modules, score })
}
