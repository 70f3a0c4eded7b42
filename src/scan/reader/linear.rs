//! Least squares over a few unknowns.

/// Normal equations of a least-squares problem with `n` unknowns.
pub(super) struct Normal {
    n: usize,
    /// Rows of the symmetric matrix, each with its right-hand side at the end.
    rows: Vec<f64>,
}

impl Normal {
    pub(super) fn new(n: usize) -> Self {
        Normal { n, rows: vec![0.0; n * (n + 1)] }
    }

    /// One observation: `factors · unknowns` should be `value`.
    pub(super) fn add(&mut self, factors: &[f32], value: f32, weight: f32) {
        let factors = factors.get(..self.n).unwrap_or(factors);
        for (row, factor) in self.rows.chunks_exact_mut(self.n + 1).zip(factors) {
            let scaled = f64::from(factor * weight);
            for (sum, other) in row.iter_mut().zip(factors.iter().chain([&value])) {
                *sum += scaled * f64::from(*other);
            }
        }
    }

    /// Draws each unknown towards `towards` with this weight, so that there is always an answer.
    pub(super) fn draw(&mut self, weight: f64, towards: &[f32]) {
        let n = self.n;
        for (i, (row, value)) in self.rows.chunks_exact_mut(n + 1).zip(towards).enumerate() {
            if let Some(diagonal) = row.get_mut(i) {
                *diagonal += weight;
            }
            if let Some(right) = row.last_mut() {
                *right += weight * f64::from(*value);
            }
        }
    }

    /// The unknowns, by elimination with the largest pivot first; `None` where the observations do not fix them.
    pub(super) fn solve(self) -> Option<Vec<f64>> {
        let width = self.n + 1;
        let mut rows: Vec<Vec<f64>> = self.rows.chunks_exact(width).map(<[f64]>::to_vec).collect();
        for column in 0..self.n {
            let size = |row: &Vec<f64>| row.get(column).map_or(0.0, |v| v.abs());
            let pivot = (column..self.n).max_by(|a, b| {
                let [a, b] = [a, b].map(|i| rows.get(*i).map_or(0.0, size));
                a.total_cmp(&b)
            })?;
            rows.swap(column, pivot);
            let (above, below) = rows.split_at_mut(column + 1);
            let lead = above.last()?;
            let head = *lead.get(column)?;
            if head.abs() < 1e-12 || !head.is_finite() {
                return None;
            }
            for row in below {
                let factor = row.get(column)? / head;
                if factor != 0.0 {
                    row.iter_mut().zip(lead).skip(column).for_each(|(a, b)| *a -= factor * b);
                }
            }
        }
        let mut answer = vec![0.0; self.n];
        for i in (0..self.n).rev() {
            let row = rows.get(i)?;
            let known: f64 = row.iter().zip(&answer).skip(i + 1).map(|(a, b)| a * b).sum();
            let value = (row.last()? - known) / row.get(i)?;
            *answer.get_mut(i)? = value;
        }
        answer.iter().all(|v| v.is_finite()).then_some(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_three_points() {
        let mut line = Normal::new(2);
        for (x, y) in [(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)] {
            line.add(&[1.0, x], y, 1.0);
        }
        let answer = line.solve().unwrap();
        assert!((answer[0] - 1.0).abs() < 1e-9 && (answer[1] - 2.0).abs() < 1e-9);
        assert!(Normal::new(2).solve().is_none());
    }
}
