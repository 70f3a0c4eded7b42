//! Two finder patterns on one side of a symbol: they share the lines along their edges.

use super::finder::Finder;
use crate::scan::reader::plane::Point;

/// A finder's outline seen with one of its sides on top.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Clockwise from the top left.
    pub(super) corners: [Point; 4],
    pub(super) centre: Point,
    /// A module to the right and a module down.
    pub(super) right: Point,
    pub(super) down: Point,
}

impl Frame {
    /// The frames of a finder, turned by a quarter from one to the next.
    pub(super) fn all(finder: &Finder) -> [Frame; 4] {
        let [a, b, c, d] = finder.corners;
        let turned = [[a, b, c, d], [b, c, d, a], [c, d, a, b], [d, a, b, c]];
        turned.map(|corners| Frame::of(finder.centre, corners))
    }

    fn of(centre: Point, corners: [Point; 4]) -> Self {
        let [a, b, c, d] = corners;
        let right = b.middle(c).minus(a.middle(d));
        let down = d.middle(c).minus(a.middle(b));
        let seventh = |p: Point| Point::new(p.x / 7.0, p.y / 7.0);
        Frame { corners, centre, right: seventh(right), down: seventh(down) }
    }

    /// A vector in modules right and down.
    pub(super) fn modules(&self, v: Point) -> Point {
        let area = self.right.cross(self.down);
        Point::new(v.cross(self.down) / area, self.right.cross(v) / area)
    }
}

/// How a finder pairs up with another to its right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// The place of the other in the list.
    pub(super) other: usize,
    /// The symbol's side in modules.
    pub(super) modules: f32,
    /// How badly they line up; 0 is perfect.
    pub(super) cost: f32,
}

/// The pair of a finder and one to its right in the same row of the symbol, if they can be that.
pub(super) fn pair(left: &Frame, others: &[Frame; 4], other: usize) -> Option<Pair> {
    let apart = others.first()?.centre.minus(left.centre);
    let seen = left.modules(apart);
    // Fewer modules than version 1 has between two finders, with room for a tilt, or far off the row.
    if seen.x < 6.0 || seen.x > 500.0 || seen.y.abs() > 0.6 * seen.x {
        return None;
    }
    let turn = |frame: &&Frame| {
        let right = left.modules(frame.right);
        let length = (right.x * right.x + right.y * right.y).sqrt().max(f32::MIN_POSITIVE);
        right.x / length
    };
    let right = others.iter().max_by(|a, b| turn(a).total_cmp(&turn(b)))?;
    let [a, b, c, d] = left.corners;
    let [e, f, g, h] = right.corners;
    let cost = shared(left, right, (a, b), (e, f)).max(shared(left, right, (d, c), (h, g)));
    // The length of a module along the row and across it, at both ends.
    let way = apart.length();
    let along = |frame: &Frame| frame.right.dot(apart).abs() / way;
    let across = |frame: &Frame| frame.right.cross(frame.down).abs() / along(frame).max(f32::MIN_POSITIVE);
    let (wide, high) = ((along(left), along(right)), (across(left), across(right)));
    let modules = way / (wide.0 * wide.1).sqrt() + 7.0;
    let ratio = (wide.0 / wide.1).ln();
    let fits = (17.5..200.0).contains(&modules) && ratio.abs() < 1.1;
    // Depth shrinks lengths along the tilt up to twice as fast as those across.
    let odd = ratio - 1.5 * (high.0 / high.1).ln();
    let cost = cost + (odd.abs() - 0.15).max(0.0);
    (fits && cost < 1.6).then_some(Pair { other, modules, cost })
}

/// How far an edge of each, `left` and `right`, is off the line through the middles of both, in modules.
fn shared(left: &Frame, right: &Frame, first: (Point, Point), second: (Point, Point)) -> f32 {
    let way = second.0.middle(second.1).minus(first.0.middle(first.1));
    let off = |frame: &Frame, (from, to): (Point, Point)| {
        // Half the edge, across the way, against a module's extent across the way.
        let across = frame.right.cross(way).abs().max(frame.down.cross(way).abs()).max(f32::MIN_POSITIVE);
        to.minus(from).cross(way).abs() / (2.0 * across)
    };
    off(left, first).max(off(right, second))
}
