//! The third finder pattern where glare or damage hides it from the scan: looked for where the other two say.

use super::finder::{Finder, Seed};
use super::group::{Triple, partners};
use super::pair::Frame;
use super::pattern::search;
use super::shape;
use super::threshold::Bits;
use crate::scan::luma::Luma;
use crate::scan::reader::number::pixel;
use crate::scan::reader::plane::Point;

/// Most pairs that are followed up, each with up to four places of up to 400 looks: some 5 ms in all.
const MAX_PAIRS: usize = 12;
/// Most guesses that are told on: each costs a reader an attempt.
const MAX_GUESSES: usize = 10;
/// The worst score told on: of those in BoofCV's photographs that were right the worst has 14.6.
const WORST: f32 = 15.0;
/// Rays that must cross a pattern that is looked for where it must be.
const LEAST: usize = 12;
/// Below this likeness it is not the pattern that was found, and the place that was reckoned stands.
const LIKE: f32 = 0.45;

/// Two patterns and where the third may be.
struct Lead {
    first: usize,
    second: usize,
    cost: f32,
    modules: f32,
    places: Vec<Place>,
}

/// A place for the third pattern: its middle, and a module's sides there.
struct Place {
    middle: Point,
    axes: (Point, Point),
    /// Whether the corner of the symbol is the first, the second or the third pattern.
    corner: Corner,
}

#[derive(Clone, Copy, PartialEq)]
enum Corner {
    First,
    Second,
    Third,
}

/// Triples with a guessed third pattern, for pairs that are together in none of `known`; the best first.
pub(super) fn guesses(luma: &Luma, bits: &Bits, finders: &[Finder], known: &[Triple]) -> Vec<Triple> {
    let mut leads = leads(finders);
    leads.retain(|lead| {
        let own = [lead.first, lead.second].map(|i| finders.get(i));
        !known.iter().any(|triple| own.iter().flatten().all(|finder| triple.has(finder)))
    });
    leads.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    leads.truncate(MAX_PAIRS);
    let mut found: Vec<Triple> = leads.iter().flat_map(|lead| follow(luma, bits, finders, lead)).collect();
    found.retain(|triple| triple.score <= WORST);
    found.sort_by(|a, b| a.score.total_cmp(&b.score));
    found.truncate(MAX_GUESSES);
    found
}

/// The pairs that line up along a side of a symbol or across it.
fn leads(finders: &[Finder]) -> Vec<Lead> {
    let frames: Vec<[Frame; 4]> = finders.iter().map(Frame::all).collect();
    let mut leads = Vec::new();
    for (at, own) in frames.iter().enumerate() {
        for frame in own {
            let rows = partners(frame, at, &frames);
            let next = rows.iter().filter(|pair| pair.other > at && pair.cost < 1.0);
            leads.extend(next.filter_map(|pair| {
                let other = frames.get(pair.other)?;
                let places = beside(frame, other, pair.modules - 7.0);
                Some(Lead { first: at, second: pair.other, cost: pair.cost, modules: pair.modules, places })
            }));
            let rest = frames.iter().enumerate().filter(|(i, _)| *i > at);
            leads.extend(rest.filter_map(|(i, other)| across(frame, at, other, i)));
        }
    }
    for lead in &mut leads {
        let doubt = |i: usize| finders.get(i).map_or(1.0, |finder| 1.0 - finder.score);
        lead.cost += 2.0 * (doubt(lead.first) + doubt(lead.second)) + lead.modules / 200.0;
    }
    leads
}

/// Above and below each of two patterns in a row, `apart` modules from each other.
fn beside(first: &Frame, others: &[Frame; 4], apart: f32) -> Vec<Place> {
    let Some(second) = aligned(first, others) else { return Vec::new() };
    let place = |frame: &Frame, corner: Corner, by: f32| Place {
        middle: frame.centre.along(frame.down, by),
        axes: (frame.right, frame.down),
        corner,
    };
    [(first, Corner::First), (&second, Corner::Second)]
        .into_iter()
        .flat_map(|(frame, corner)| [place(frame, corner, apart), place(frame, corner, -apart)])
        .collect()
}

/// Two patterns on a diagonal down to the right; the third is at either of the other corners.
fn across(frame: &Frame, first: usize, others: &[Frame; 4], second: usize) -> Option<Lead> {
    let other = aligned(frame, others)?;
    let apart = other.centre.minus(frame.centre);
    let (near, far) = (frame.modules(apart), other.modules(apart));
    let seen = near.middle(far);
    let odd = (seen.x / seen.y).ln().abs();
    let turn = frame.modules(other.right);
    let tilt = (turn.y / turn.x).abs();
    let side = (seen.x + seen.y) / 2.0;
    if seen.x < 10.0 || seen.y < 10.0 || side > 180.0 || odd > 0.25 || tilt > 0.3 {
        return None;
    }
    let mean = |a: Point, b: Point| a.middle(b);
    let (right, down) = (mean(frame.right, other.right), mean(frame.down, other.down));
    let place = |way: Point, by: f32| Place {
        middle: frame.centre.along(way, by),
        axes: (right, down),
        corner: Corner::Third,
    };
    let places = vec![place(right, seen.x), place(down, seen.y)];
    Some(Lead { first, second, cost: 0.3 + 2.0 * odd + 2.0 * tilt, modules: side + 7.0, places })
}

/// The other pattern's frame that is turned like this one.
fn aligned(frame: &Frame, others: &[Frame; 4]) -> Option<Frame> {
    let turn = |other: &&Frame| frame.modules(other.right).x - frame.modules(other.right).y.abs();
    others.iter().max_by(|a, b| turn(a).total_cmp(&turn(b))).copied()
}

/// The triples of a pair with what is found at its places.
fn follow(luma: &Luma, bits: &Bits, finders: &[Finder], lead: &Lead) -> Vec<Triple> {
    let (Some(first), Some(second)) = (finders.get(lead.first), finders.get(lead.second)) else {
        return Vec::new();
    };
    let triple = |place: &Place| {
        let (third, like) = third(luma, bits, place, lead.modules - 7.0);
        let (corner, one, two) = match place.corner {
            Corner::First => (first, second, &third),
            Corner::Second => (second, first, &third),
            Corner::Third => (&third, first, second),
        };
        let (a, b) = (one.centre.minus(corner.centre), two.centre.minus(corner.centre));
        let (right, below) = if a.cross(b) > 0.0 { (one, two) } else { (two, one) };
        Triple {
            top_left: *corner,
            top_right: *right,
            bottom_left: *below,
            modules_estimate: lead.modules,
            score: 10.0 + lead.cost + 4.0 * (1.0 - like),
        }
    };
    lead.places.iter().map(triple).collect()
}

/// The pattern at or around a place, and how much it looks like one.
fn third(luma: &Luma, bits: &Bits, place: &Place, side: f32) -> (Finder, f32) {
    // A tilt that the pair does not show moves it along the side by up to a quarter.
    let reach = |share: f32, most: i8| i8::try_from(pixel(2.0 + side * share)).unwrap_or(most).min(most);
    let (right, down) = place.axes;
    let (wide, far) = if place.corner == Corner::Third {
        (reach(0.15, 9), reach(0.15, 9))
    } else {
        (reach(0.1, 6), reach(0.25, 12))
    };
    let (found, like) = search(luma, place.middle, place.axes, wide, far);
    let middle = if like < LIKE { place.middle } else { found };
    let module = right.cross(down).abs().sqrt();
    let seed = Seed { centre: middle, across: right.length(), down: down.length(), hits: 1 };
    let seen = (like >= LIKE).then(|| shape::around(luma, bits, &seed, LEAST)).flatten();
    let fits = |shape: &shape::Shape| {
        shape.centre.minus(middle).length() < 1.5 * module && (shape.module / module).ln().abs() < 0.4
    };
    if let Some(shape) = seen.filter(fits) {
        return (Finder::of(&shape), like);
    }
    let corner = |u: f32, v: f32| middle.along(right, u).along(down, v);
    let corners = [corner(-3.5, -3.5), corner(3.5, -3.5), corner(3.5, 3.5), corner(-3.5, 3.5)];
    let corners = if right.cross(down) > 0.0 {
        corners
    } else {
        let [a, b, c, d] = corners;
        [d, c, b, a]
    };
    (Finder { centre: middle, module, corners, score: 0.3 * like }, like)
}

impl Triple {
    /// Whether this pattern is one of the three.
    fn has(&self, finder: &Finder) -> bool {
        let own = [&self.top_left, &self.top_right, &self.bottom_left];
        own.iter().any(|other| other.centre.minus(finder.centre).length() < finder.module)
    }
}
