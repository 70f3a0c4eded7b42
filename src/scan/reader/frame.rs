//! From three finder patterns to a lattice: which version it may be, the perspective of the finder patterns' own
//! outlines, then the alignment patterns one by one outwards.

use super::super::luma::Luma;
use super::anchor::{Expected, search};
use super::find::Finder;
use super::find::Triple;
use super::format;
use super::lattice::Lattice;
use super::layout::{alignments, side};
use super::plane::{Homography, Point};
use super::sample::grey;

/// Versions beside the estimated one that may be meant: the estimate is off by a tenth under perspective.
fn likely(modules: f32) -> impl Iterator<Item = usize> {
    let version = (modules - 17.0) / 4.0;
    let off = 1.5 + version.max(0.0) * 0.15;
    (1..=40).filter(move |v| (*v as f32 - version).abs() <= off)
}

/// A version and the perspective it would have by the finder patterns alone.
pub(super) struct Guess {
    pub(super) version: usize,
    pub(super) plane: Homography,
    /// How well the timing patterns between the finder patterns agree.
    timing: f32,
    /// Whether the perspective is that of the outlines, or only the parallel frame of the middles.
    outlined: bool,
}

/// The versions that it may be, the most plausible first.
pub(super) fn guesses(picture: &Luma, triple: &Triple) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = likely(triple.modules_estimate)
        .flat_map(|version| {
            let flat = affine(triple, side(version));
            let outlined = outlined(triple, &flat, side(version));
            let guess = |plane, outlined| Guess {
                version,
                timing: timing(picture, &plane, side(version)),
                plane,
                outlined,
            };
            [Some(guess(flat, false)), outlined.map(|plane| guess(plane, true))].into_iter().flatten()
        })
        .collect();
    // What stands beside the upper right finder pattern names the version from 7, surely enough to go first.
    for guess in guesses.iter_mut().filter(|g| g.version >= 7) {
        let n = side(guess.version);
        let named = written_version(picture, &guess.plane, n);
        if named.0 > 0.55 && named.1 == guess.version {
            guess.timing += 0.5;
        }
    }
    guesses.sort_by(|a, b| b.timing.total_cmp(&a.timing));
    guesses
}

fn written_version(picture: &Luma, plane: &Homography, side: usize) -> (f32, usize) {
    let at = |x: usize, y: usize| grey(picture, plane.map(Point::new(x as f32 + 0.5, y as f32 + 0.5)));
    // Light around and dark of the finder pattern beside it.
    let (Some(light), Some(dark)) = (at(side - 8, 3), at(side - 4, 3)) else { return (0.0, 0) };
    let scale = 2.0 / (light - dark).max(1.0);
    format::version(|from_right, y| {
        at(side - from_right, y).map_or(0.0, |v| ((light + dark) / 2.0 - v) * scale)
    })
}

fn middles(side: usize) -> [Point; 3] {
    let far = side as f32 - 3.5;
    [Point::new(3.5, 3.5), Point::new(far, 3.5), Point::new(3.5, far)]
}

fn finders(triple: &Triple) -> [&Finder; 3] {
    [&triple.top_left, &triple.top_right, &triple.bottom_left]
}

fn affine(triple: &Triple, side: usize) -> Homography {
    let span = 1.0 / (side as f32 - 7.0);
    let [tl, tr, bl] = finders(triple).map(|f| f.centre);
    let (along, down) = (tr.minus(tl).times(span), bl.minus(tl).times(span));
    let origin = tl.minus(along.times(3.5)).minus(down.times(3.5));
    Homography::affine(origin, along, down)
}

/// The perspective that fits the middles and outlines of all three finder patterns; `None` if an outline is missing or
/// they do not lie in one plane.
fn outlined(triple: &Triple, flat: &Homography, side: usize) -> Option<Homography> {
    let back = flat.inverse()?;
    let mut pairs = Vec::with_capacity(15);
    for (finder, middle) in finders(triple).into_iter().zip(middles(side)) {
        pairs.push((middle, finder.centre));
        for corner in finder.corners {
            // By the frame of the middles it lies in one of four quarters around its own.
            let off = back.map(corner).minus(middle);
            let quarter = |v: f32| if v < 0.0 { -3.5 } else { 3.5 };
            let module = middle.plus(Point::new(quarter(off.x), quarter(off.y)));
            if pairs.iter().any(|(other, _)| *other == module) {
                return None;
            }
            pairs.push((module, corner));
        }
    }
    let plane = Homography::fit(&pairs)?;
    let scale = triple.top_left.module.max(1.0);
    pairs.iter().all(|(from, to)| plane.map(*from).minus(*to).length() < scale).then_some(plane)
}

/// How well both timing patterns alternate, from -1 to 1; light and shade do not matter.
fn timing(picture: &Luma, plane: &Homography, side: usize) -> f32 {
    let line = |place: &dyn Fn(f32) -> Point| {
        let values: Vec<f32> = (7..side - 7)
            .map(|i| grey(picture, plane.map(place(i as f32 + 0.5))).unwrap_or(f32::NAN))
            .collect();
        let (mut agree, mut all) = (0.0, 0.0);
        for (i, three) in values.windows(3).enumerate() {
            let [a, b, c] = *three else { continue };
            // The first middle is module 8, which is dark.
            let bend = (a - 2.0 * b + c) * if i % 2 == 0 { 1.0 } else { -1.0 };
            if bend.is_finite() {
                agree += bend;
                all += bend.abs();
            }
        }
        if all > 0.0 { agree / all } else { 0.0 }
    };
    (line(&|i| Point::new(i, 6.5)) + line(&|i| Point::new(6.5, i))) / 2.0
}

/// A pattern that agrees less is none.
const ALIKE: f32 = 0.6;

/// The lattice of a guess.
pub(super) fn lattice(picture: &Luma, triple: &Triple, guess: &Guess) -> Lattice {
    let n = side(guess.version);
    let mut known: Vec<(Point, Point)> =
        middles(n).into_iter().zip(finders(triple).map(|f| f.centre)).collect();
    let mut plane = guess.plane;
    let mut patterns = alignments(guess.version);
    // The one in the lower right corner fixes the perspective; searched as far as the frame may be wrong there.
    let last = patterns.pop();
    if let Some((x, y)) = last {
        let middle = Point::new(x as f32 + 0.5, y as f32 + 0.5);
        let reach = if guess.outlined { 2.0 + n as f32 * 0.03 } else { 2.5 + n as f32 * 0.1 };
        if let Some(at) = found(picture, &plane, middle, Point::new(0.0, 0.0), reach) {
            let mut four = known.clone();
            four.push((middle, at));
            if let Some(better) = Homography::fit(&four) {
                plane = better;
                known = four;
            }
        }
    }
    // Outwards from the finder patterns, each expected where its nearest neighbour was off.
    patterns.sort_by_key(|(x, y)| x + y);
    for (x, y) in patterns {
        let middle = Point::new(x as f32 + 0.5, y as f32 + 0.5);
        let near =
            known.iter().min_by(|a, b| a.0.minus(middle).length().total_cmp(&b.0.minus(middle).length()));
        let off = near.map_or(Point::new(0.0, 0.0), |(module, at)| at.minus(plane.map(*module)));
        if let Some(at) = found(picture, &plane, middle, off, 1.5) {
            known.push((middle, at));
        }
    }
    if known.len() > 4
        && let Some(better) = Homography::fit(&known)
    {
        plane = better;
    }
    let mut lattice = Lattice::new(plane, n);
    lattice.bend(&known);
    lattice
}

fn found(picture: &Luma, plane: &Homography, middle: Point, off: Point, reach: f32) -> Option<Point> {
    let (along, down) = plane.steps(middle);
    let at = plane.map(middle).plus(off);
    let anchor = search(picture, &Expected { at, along, down }, reach)?;
    (anchor.score > ALIKE).then_some(anchor.at)
}
