//! A square of values, one for each module.

/// `side` rows of `side` values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grid<T> {
    side: usize,
    values: Vec<T>,
}

impl<T: Copy> Grid<T> {
    pub(super) fn filled(side: usize, value: T) -> Self {
        Grid { side, values: vec![value; side * side] }
    }

    pub(super) fn side(&self) -> usize {
        self.side
    }

    /// The value in column `x` of row `y`; `None` outside.
    pub(super) fn get(&self, x: usize, y: usize) -> Option<T> {
        if x >= self.side { None } else { self.values.get(y * self.side + x).copied() }
    }

    /// Does nothing outside.
    pub(super) fn set(&mut self, x: usize, y: usize, value: T) {
        if x < self.side
            && let Some(place) = self.values.get_mut(y * self.side + x)
        {
            *place = value;
        }
    }

    pub(super) fn rows(&self) -> std::slice::ChunksExact<'_, T> {
        self.values.chunks_exact(self.side.max(1))
    }

    pub(super) fn rows_mut(&mut self) -> std::slice::ChunksExactMut<'_, T> {
        self.values.chunks_exact_mut(self.side.max(1))
    }
}
