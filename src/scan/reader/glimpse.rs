//! A symbol that was seen and not read: joined with other views of the same one it may be.

use super::grid::Grid;
use super::plane::Point;
use super::symbol::{Read, Standard, text};

/// How a symbol looked, in one view or several.
#[derive(Clone, Debug)]
pub(crate) struct Glimpse {
    version: usize,
    /// How dark each module is, summed up over the views.
    dark: Grid<f32>,
    /// Where it stood in the last view.
    corners: [Point; 4],
}

/// Two views agree at least so much, from -1 to 1, if they are of one code. Two codes agree in their fixed patterns, which
/// is a quarter of a small symbol, and else by chance.
const ALIKE: f32 = 0.45;

/// What earlier views still count when another is added, so that after some twenty the first are forgotten.
const KEPT: f32 = 0.95;

impl Glimpse {
    pub(super) fn new(version: usize, dark: Grid<f32>, corners: [Point; 4]) -> Self {
        Glimpse { version, dark, corners }
    }

    /// In a picture of which this one is a copy scaled down by `factor`.
    pub(crate) fn scaled(mut self, factor: f32) -> Glimpse {
        self.corners = self.corners.map(|corner| corner.times(factor));
        self
    }

    /// This view and those before it, if they are of the same code; else this one alone.
    pub(crate) fn joined(mut self, before: Glimpse) -> Glimpse {
        if self.version == before.version && self.agreement(&before) > ALIKE {
            for (row, other) in self.dark.rows_mut().zip(before.dark.rows()) {
                row.iter_mut().zip(other).for_each(|(dark, before)| *dark += KEPT * before);
            }
        }
        self
    }

    fn agreement(&self, other: &Glimpse) -> f32 {
        let (mut agree, mut all) = (0.0, 0.0);
        for (row, others) in self.dark.rows().zip(other.dark.rows()) {
            for (a, b) in row.iter().zip(others) {
                agree += a * b.signum();
                all += a.abs();
            }
        }
        if all > 0.0 { agree / all } else { 0.0 }
    }

    /// Its text, if it can be read now.
    pub(crate) fn read(&self, standard: &dyn Standard) -> Option<Read> {
        let text = text(self.version, &self.dark, standard, 2)?;
        Some(Read { text, corners: self.corners })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glimpse(value: impl Fn(usize, usize) -> f32) -> Glimpse {
        let mut dark = Grid::filled(21, 0.0);
        (0..21).for_each(|y| (0..21).for_each(|x| dark.set(x, y, value(x, y))));
        Glimpse::new(1, dark, [Point::new(0.0, 0.0); 4])
    }

    #[test]
    fn views_of_one_code_add_up_and_others_do_not() {
        let one = glimpse(|x, y| if (x * 7 + y * 3) % 5 < 2 { 1.0 } else { -1.0 });
        let other = glimpse(|x, y| if (x * 3 + y) % 4 < 2 { 1.0 } else { -1.0 });
        assert_eq!(one.clone().joined(one.clone()).dark.get(0, 0), Some(1.95));
        assert_eq!(one.clone().joined(other).dark.get(0, 0), Some(1.0));
    }
}
