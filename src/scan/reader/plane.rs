//! Points, and the perspective from a symbol's modules to the picture.

use super::linear::Normal;
use super::number::single;

/// A place in a picture, in pixels, or in a symbol, in modules: from the upper left edge, so that the first pixel's or
/// module's middle is at 0.5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

impl Point {
    pub(crate) fn new(x: f32, y: f32) -> Self {
        Point { x, y }
    }

    pub(crate) fn plus(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }

    pub(crate) fn minus(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }

    pub(crate) fn times(self, factor: f32) -> Point {
        Point::new(self.x * factor, self.y * factor)
    }

    pub(crate) fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// This point moved by `by` times `step`.
    pub(crate) fn along(self, step: Point, by: f32) -> Point {
        self.plus(step.times(by))
    }

    pub(crate) fn middle(self, other: Point) -> Point {
        self.plus(other).times(0.5)
    }

    pub(crate) fn dot(self, other: Point) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Twice the area of the triangle from the origin, with its sign.
    pub(crate) fn cross(self, other: Point) -> f32 {
        self.x * other.y - self.y * other.x
    }

    pub(crate) fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// A perspective of the plane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Homography([f32; 9]);

impl Homography {
    /// The perspective that brings each first point nearest to its second; four pairs at least.
    pub(crate) fn fit(pairs: &[(Point, Point)]) -> Option<Self> {
        if pairs.len() < 4 {
            return None;
        }
        // Around the middle and at a size of about one the equations are well conditioned, and the middle, which is
        // before the camera, may have the factor one.
        let from = Spread::of(pairs.iter().map(|(from, _)| *from));
        let to = Spread::of(pairs.iter().map(|(_, to)| *to));
        let mut normal = Normal::new(8);
        for (a, b) in pairs {
            let (a, b) = (from.inwards(*a), to.inwards(*b));
            normal.add(&[a.x, a.y, 1.0, 0.0, 0.0, 0.0, -a.x * b.x, -a.y * b.x], b.x, 1.0);
            normal.add(&[0.0, 0.0, 0.0, a.x, a.y, 1.0, -a.x * b.y, -a.y * b.y], b.y, 1.0);
        }
        let h: [f64; 8] = normal.solve()?.try_into().ok()?;
        let h = [h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1.0];
        Some(Homography(from.then(to, h).map(single)))
    }

    /// The parallel frame of three points: where `origin` lies, and what a step along each axis does.
    pub(crate) fn affine(origin: Point, along: Point, down: Point) -> Self {
        Homography([along.x, down.x, origin.x, along.y, down.y, origin.y, 0.0, 0.0, 1.0])
    }

    /// Where a point comes to lie; not finite for what lies on the horizon.
    pub(crate) fn map(&self, p: Point) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let scale = 1.0 / (g * p.x + h * p.y + i);
        Point::new((a * p.x + b * p.y + c) * scale, (d * p.x + e * p.y + f) * scale)
    }

    /// How far a step of one along each axis goes at a point.
    pub(crate) fn steps(&self, p: Point) -> (Point, Point) {
        let half = |dx, dy| {
            let d = Point::new(dx, dy);
            self.map(p.plus(d)).minus(self.map(p.minus(d)))
        };
        (half(0.5, 0.0), half(0.0, 0.5))
    }

    /// The way back.
    pub(crate) fn inverse(&self) -> Option<Self> {
        let [a, b, c, d, e, f, g, h, i] = self.0.map(f64::from);
        let parts = [
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ];
        let size = parts.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
        let det = a * parts[0] + b * parts[3] + c * parts[6];
        (det.is_finite() && det != 0.0 && size > 0.0)
            .then(|| Homography(parts.map(|v| single(v / (size * det.signum())))))
    }
}

/// Where points lie and how widely.
#[derive(Clone, Copy)]
struct Spread {
    middle: Point,
    size: f32,
}

impl Spread {
    fn of(points: impl Iterator<Item = Point> + Clone) -> Self {
        let (count, sum) = points
            .clone()
            .fold((0.0_f32, Point::new(0.0, 0.0)), |(count, sum), p| (count + 1.0, sum.plus(p)));
        let middle = sum.times(1.0 / count.max(1.0));
        let size = points.map(|p| p.minus(middle).length()).fold(0.0, f32::max);
        Spread { middle, size: if size > 0.0 { size } else { 1.0 } }
    }

    fn inwards(self, p: Point) -> Point {
        p.minus(self.middle).times(1.0 / self.size)
    }

    /// A perspective between two spreads as one between the points themselves.
    fn then(self, to: Spread, h: [f64; 9]) -> [f64; 9] {
        let [s, t] = [self, to].map(|s| [f64::from(s.size), f64::from(s.middle.x), f64::from(s.middle.y)]);
        let row = |a: f64, b: f64, c: f64| [a / s[0], b / s[0], c - (a * s[1] + b * s[2]) / s[0]];
        let rows = [row(h[0], h[1], h[2]), row(h[3], h[4], h[5]), row(h[6], h[7], h[8])];
        let mut out = [0.0; 9];
        for (k, value) in out.iter_mut().enumerate() {
            let (line, column) = (k / 3, k % 3);
            let pick = |r: usize| rows.get(r).and_then(|r| r.get(column)).copied().unwrap_or(0.0);
            *value = match line {
                0 => pick(0) * t[0] + pick(2) * t[1],
                1 => pick(1) * t[0] + pick(2) * t[2],
                _ => pick(2),
            };
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_points_fix_the_perspective_and_the_way_back() {
        let p = Point::new;
        let pairs = [
            (p(0.0, 0.0), p(100.0, 50.0)),
            (p(21.0, 0.0), p(400.0, 80.0)),
            (p(21.0, 21.0), p(350.0, 360.0)),
            (p(0.0, 21.0), p(120.0, 300.0)),
        ];
        let h = Homography::fit(&pairs).unwrap();
        let back = h.inverse().unwrap();
        for (from, to) in pairs {
            assert!(h.map(from).minus(to).length() < 0.01, "{:?}", h.map(from));
            assert!(back.map(to).minus(from).length() < 0.01);
        }
        assert!(Homography::fit(&[(p(1.0, 1.0), p(2.0, 2.0)); 4]).is_none());
    }
}
