//! A lattice drawn to where the modules really lie, by what was decided of them: how far, at each node, the picture has
//! to be moved to agree best with the decisions (Lucas and Kanade's registration, one step).

use super::grid::Grid;
use super::lattice::Lattice;
use super::linear::Normal;
use super::number::single;
use super::plane::Point;

/// Most that a node moves in one step, in modules.
const MOST: f32 = 0.6;

/// `halves` are the darknesses along `lattice`, `dark` what was decided of each module.
pub(super) fn follow(lattice: &mut Lattice, halves: &Grid<f32>, dark: &Grid<f32>) {
    let side = dark.side();
    let Some(model) = Model::fit(halves, dark) else { return };
    // For each node the sums of the normal equations in (right, down).
    let mut sums = vec![[0.0_f32; 5]; lattice.nodes().count()];
    for y in 1..side.saturating_sub(1) {
        for x in 1..side - 1 {
            let at = |dx: usize, dy: usize| halves.get(2 * x + dx, 2 * y + dy).unwrap_or(0.0);
            // Darkness lost per module to the right and down.
            let (gx, gy) = (at(2, 1) - at(0, 1), at(1, 2) - at(1, 0));
            let error = model.expected(dark, x, y) - at(1, 1);
            // What disagrees wholly (glare, a wrong decision) says nothing about places.
            let trust = 1.0 / (1.0 + error * error);
            let middle = Point::new(x as f32 + 0.5, y as f32 + 0.5);
            for (node, weight) in lattice.around(middle) {
                if let Some([xx, xy, yy, xe, ye]) = sums.get_mut(node) {
                    let weight = weight * trust;
                    *xx += weight * gx * gx;
                    *xy += weight * gx * gy;
                    *yy += weight * gy * gy;
                    *xe += weight * gx * error;
                    *ye += weight * gy * error;
                }
            }
        }
    }
    let mean = sums.iter().map(|[xx, _, yy, ..]| xx + yy).sum::<f32>() / (2.0 * sums.len() as f32);
    let moves: Vec<Point> = lattice
        .nodes()
        .zip(&sums)
        .map(|(node, [xx, xy, yy, xe, ye])| {
            // Drawn to staying where it is, so that a node without evidence does.
            let (xx, yy) = (xx + 0.2 * mean, yy + 0.2 * mean);
            let det = xx * yy - xy * xy;
            if det <= 0.0 {
                return Point::new(0.0, 0.0);
            }
            let bounded = |v: f32| v.clamp(-MOST, MOST);
            let (right, down) = (bounded((yy * xe - xy * ye) / det), bounded((xx * ye - xy * xe) / det));
            let (along, below) = lattice.steps(node);
            let by = along.times(right).plus(below.times(down));
            if by.is_finite() { by } else { Point::new(0.0, 0.0) }
        })
        .collect();
    lattice.shift(&moves);
}

/// What a module's middle shows, from what it and its eight neighbours are: blur as a filter of nine taps.
struct Model(Vec<f32>);

impl Model {
    fn fit(halves: &Grid<f32>, dark: &Grid<f32>) -> Option<Self> {
        let side = dark.side();
        let mut normal = Normal::new(10);
        // Every third module is plenty for ten unknowns.
        for (x, y) in (1..side.saturating_sub(1)).step_by(3).flat_map(|y| (1..side - 1).map(move |x| (x, y)))
        {
            normal.add(&neighbours(dark, x, y), halves.get(2 * x + 1, 2 * y + 1)?, 1.0);
        }
        normal.draw(1.0, &[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        Some(Model(normal.solve()?.into_iter().map(single).collect()))
    }

    fn expected(&self, dark: &Grid<f32>, x: usize, y: usize) -> f32 {
        neighbours(dark, x, y).iter().zip(&self.0).map(|(a, b)| a * b).sum()
    }
}

fn neighbours(dark: &Grid<f32>, x: usize, y: usize) -> [f32; 10] {
    let mut out = [1.0; 10];
    for (i, value) in out.iter_mut().take(9).enumerate() {
        *value = dark.get(x + i % 3 - 1, y + i / 3 - 1).unwrap_or(0.0).signum();
    }
    out
}
