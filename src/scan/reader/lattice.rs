//! Where each module of a symbol lies in the picture: a perspective, and for paper that is not flat how far each node of
//! a coarse net over the symbol is shifted from it.

use super::number::floor;
use super::plane::{Homography, Point};

/// Modules between two nodes, about: as the alignment patterns of larger versions stand, a bit closer.
const CELL: usize = 14;

#[derive(Clone, Debug)]
pub(super) struct Lattice {
    plane: Homography,
    side: usize,
    /// Cells along a side; one more nodes.
    cells: usize,
    shifts: Vec<Point>,
}

/// The four nodes around a place, each with its weight.
pub(super) type Around = [(usize, f32); 4];

impl Lattice {
    /// Flat.
    pub(super) fn new(plane: Homography, side: usize) -> Self {
        let cells = (side / CELL).max(1);
        Lattice { plane, side, cells, shifts: vec![Point::new(0.0, 0.0); (cells + 1) * (cells + 1)] }
    }

    pub(super) fn side(&self) -> usize {
        self.side
    }

    /// The places of the nodes in the symbol, row by row.
    pub(super) fn nodes(&self) -> impl Iterator<Item = Point> {
        let (columns, cell) = (self.cells + 1, self.side as f32 / self.cells as f32);
        (0..self.shifts.len())
            .map(move |i| Point::new((i % columns) as f32 * cell, (i / columns) as f32 * cell))
    }

    /// The place in the picture of a place in the symbol.
    pub(super) fn place(&self, p: Point) -> Point {
        let shift = self.around(p).into_iter().fold(Point::new(0.0, 0.0), |sum, (node, weight)| {
            self.shifts.get(node).map_or(sum, |shift| sum.plus(shift.times(weight)))
        });
        self.plane.map(p).plus(shift)
    }

    /// How far a step of one module along each axis goes.
    pub(super) fn steps(&self, p: Point) -> (Point, Point) {
        self.plane.steps(p)
    }

    /// The nodes around a place; beyond the symbol as at its edge.
    pub(super) fn around(&self, p: Point) -> Around {
        let scale = self.cells as f32 / self.side as f32;
        let split = |v: f32| {
            let v = (v * scale).clamp(0.0, self.cells as f32);
            let cell = floor(v).unwrap_or(0).min(self.cells - 1);
            (cell, v - cell as f32)
        };
        let ((x, fx), (y, fy)) = (split(p.x), split(p.y));
        let first = y * (self.cells + 1) + x;
        let below = first + self.cells + 1;
        [
            (first, (1.0 - fx) * (1.0 - fy)),
            (first + 1, fx * (1.0 - fy)),
            (below, (1.0 - fx) * fy),
            (below + 1, fx * fy),
        ]
    }

    /// Bends the net to points that were found: (place in the symbol, where it lies). Each node takes the mean of how
    /// far they lie off, the nearer ones counting more.
    pub(super) fn bend(&mut self, found: &[(Point, Point)]) {
        let off: Vec<(Point, Point)> =
            found.iter().map(|(module, at)| (*module, at.minus(self.plane.map(*module)))).collect();
        let cell = self.side as f32 / self.cells as f32;
        let nodes: Vec<Point> = self.nodes().collect();
        for (shift, node) in self.shifts.iter_mut().zip(nodes) {
            let (mut sum, mut total) = (Point::new(0.0, 0.0), 0.0);
            for (module, off) in &off {
                let distance = module.minus(node).length() / cell;
                // A tenth of a cell keeps it finite.
                let weight = 1.0 / (distance.powi(4) + 0.01);
                sum = sum.plus(off.times(weight));
                total += weight;
            }
            if total > 0.0 {
                *shift = sum.times(1.0 / total);
            }
        }
    }

    /// Shifts each node further.
    pub(super) fn shift(&mut self, by: &[Point]) {
        self.shifts.iter_mut().zip(by).for_each(|(shift, by)| *shift = shift.plus(*by));
    }

    /// Where the four corners lie: upper left, upper right, lower right, lower left.
    pub(super) fn corners(&self) -> [Point; 4] {
        let n = self.side as f32;
        [(0.0, 0.0), (n, 0.0), (n, n), (0.0, n)].map(|(x, y)| self.place(Point::new(x, y)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_bends_to_what_was_found() {
        let p = Point::new;
        let mut net = Lattice::new(Homography::affine(p(10.0, 20.0), p(4.0, 0.0), p(0.0, 4.0)), 45);
        assert_eq!(net.place(p(1.0, 2.0)), p(14.0, 28.0));
        let found = [(p(0.0, 0.0), p(10.0, 20.0)), (p(45.0, 45.0), p(193.0, 200.0))];
        net.bend(&found);
        for (module, at) in found {
            assert!(net.place(module).minus(at).length() < 0.1);
        }
    }
}
