//! A quadrilateral through points around it.

use super::shape::{Hit, RAYS};
use crate::scan::reader::number::count;
use crate::scan::reader::plane::Point;

const HALF: usize = RAYS / 2;

/// A convex quadrilateral, relative to where the rays start.
pub(super) struct Outline {
    /// Where its diagonals cross: the image of the middle of the square.
    pub(super) centre: Point,
    /// Clockwise on the screen.
    pub(super) corners: [Point; 4],
    pub(super) area: f32,
    /// How far the points are off its sides, in modules.
    pub(super) error: f32,
}

/// First the parallelogram around the start that suits the points best, then a line for each of its sides.
pub(super) fn fit(hits: &[Hit]) -> Option<Outline> {
    let (p, q) = parallelogram(hits)?;
    let rough = [p, q, Point::new(-p.x, -p.y), Point::new(-q.x, -q.y)];
    let [a, b, c, d] = rough;
    let module = (p.cross(q).abs() * 2.0).sqrt() / 7.0;
    let sides = [(a, b), (b, c), (c, d), (d, a)].map(|side| line(hits, side, module));
    let [ab, bc, cd, da] = sides;
    let corners = [meet(da, ab)?, meet(ab, bc)?, meet(bc, cd)?, meet(cd, da)?];
    let drift = corners.iter().zip(&rough).map(|(new, old)| new.minus(*old).length()).fold(0.0, f32::max);
    let [a, b, c, d] = corners;
    let centre = meet(Line::through(a, c), Line::through(b, d))?;
    let turns = [(a, b, c), (b, c, d), (c, d, a), (d, a, b)];
    let convex = turns.iter().all(|(a, b, c)| b.minus(*a).cross(c.minus(*b)) > 0.0);
    let area = c.minus(a).cross(d.minus(b)) / 2.0;
    let longest = p.length().max(q.length());
    if !convex || drift > 0.6 * longest || !area.is_finite() {
        return None;
    }
    let offs = hits.iter().map(|hit| sides.iter().map(|side| side.off(hit.at)).fold(f32::MAX, f32::min));
    let error = offs.map(|off| (off / module).min(1.0)).sum::<f32>() / count(hits.len()).max(1.0);
    Some(Outline { centre, corners, area, error })
}

/// Two neighbouring corners of the best parallelogram around the start, its other corners opposite; clockwise.
fn parallelogram(hits: &[Hit]) -> Option<(Point, Point)> {
    // A parallelogram looks the same from both sides, so opposite rays tell the same: their mean, or the one there is.
    let mut ends: [(Point, f32); HALF] = [(Point::new(0.0, 0.0), 0.0); HALF];
    for hit in hits {
        let sign = if hit.ray < HALF { 1.0 } else { -1.0 };
        if let Some((sum, n)) = ends.get_mut(hit.ray % HALF) {
            *sum = sum.along(hit.at, sign);
            *n += 1.0;
        }
    }
    let known = ends.iter().filter(|(_, n)| *n > 0.0);
    let ends: Vec<Point> = known.map(|(sum, n)| Point::new(sum.x / n, sum.y / n)).collect();
    let mut best = None;
    let mut least = f32::MAX;
    for (i, p) in ends.iter().enumerate() {
        for q in ends.iter().skip(i + 1) {
            let area = p.cross(*q);
            if area <= 0.1 * p.length() * q.length() {
                continue;
            }
            // In the basis of both corners, the outline is where the coordinates' sizes add up to 1.
            let off = |e: &Point| (((e.cross(*q) / area).abs() + (p.cross(*e) / area).abs()) - 1.0).abs();
            let error: f32 = ends.iter().map(|e| off(e).min(0.3)).sum();
            if error < least {
                (least, best) = (error, Some((*p, *q)));
            }
        }
    }
    // Angles grow clockwise on the screen, and so does the order of the ends.
    best
}

/// A line as a place and a unit direction.
#[derive(Clone, Copy)]
struct Line {
    at: Point,
    way: Point,
}

impl Line {
    fn through(a: Point, b: Point) -> Self {
        let way = b.minus(a);
        let length = way.length().max(f32::MIN_POSITIVE);
        Line { at: a, way: Point::new(way.x / length, way.y / length) }
    }

    fn off(&self, p: Point) -> f32 {
        p.minus(self.at).cross(self.way).abs()
    }
}

/// The line along the points of one side, points far off left out; the side itself where there are too few.
fn line(hits: &[Hit], (a, b): (Point, Point), module: f32) -> Line {
    let area = a.cross(b);
    let between = |hit: &&Hit| {
        let (u, v) = (hit.at.cross(b) / area, a.cross(hit.at) / area);
        // Rays that pass close to a corner may have hit the next side.
        u > 0.1 * (u + v).abs() && v > 0.1 * (u + v).abs()
    };
    let mut points: Vec<Point> = hits.iter().filter(between).map(|hit| hit.at).collect();
    let mut line = Line::through(a, b);
    for slack in [1.5, 0.7, 0.5] {
        points.retain(|p| line.off(*p) < slack * module);
        match fitted(&points) {
            // A side turned by more than 20° is not this side.
            Some(new) if new.way.cross(Line::through(a, b).way).abs() < 0.35 => line = new,
            _ => return line,
        }
    }
    line
}

/// The line with the least squares of distances.
fn fitted(points: &[Point]) -> Option<Line> {
    let n = count(points.len());
    if n < 3.0 {
        return None;
    }
    let sum = points.iter().fold(Point::new(0.0, 0.0), |sum, p| sum.along(*p, 1.0));
    let at = Point::new(sum.x / n, sum.y / n);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for p in points {
        let off = p.minus(at);
        xx += off.x * off.x;
        xy += off.x * off.y;
        yy += off.y * off.y;
    }
    let (sin, cos) = ((2.0 * xy).atan2(xx - yy) / 2.0).sin_cos();
    Some(Line { at, way: Point::new(cos, sin) })
}

fn meet(a: Line, b: Line) -> Option<Point> {
    let turn = a.way.cross(b.way);
    (turn.abs() > 0.05).then(|| a.at.along(a.way, b.at.minus(a.at).cross(b.way) / turn))
}
