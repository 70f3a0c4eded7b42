//! Runs of one colour along a row, and whether five of them look like a finder pattern.

use crate::scan::luma::index;

/// Where the colour changes along a row of bits, from white on: black starts at the even places, white at the odd.
pub(super) fn edges(row: &[u64], width: i32, out: &mut Vec<u32>) {
    out.clear();
    let mut last = 0;
    for (word, at) in row.iter().zip((0u32..).step_by(64)) {
        let mut changes = word ^ (word << 1 | last);
        last = word >> 63;
        while changes != 0 {
            out.push(at + changes.trailing_zeros());
            changes &= changes - 1;
        }
    }
    if out.len() % 2 == 1 {
        out.push(u32::try_from(width).unwrap_or(0));
    }
    debug_assert!(out.iter().all(|e| index(*e) <= row.len() * 64));
}

/// The module size of five runs in 1 : 1 : 3 : 1 : 1, black first, if they are that.
///
/// Blur, ink and exposure move all edges of black by the same length outwards or inwards, so what counts is the
/// distance of like edges: 2, 4, 4 and 2 modules.
pub(super) fn finder_like([a, b, c, d, e]: [f32; 5]) -> Option<f32> {
    let module = (a + b + c + d + e) / 7.0;
    let near = |length: f32, modules: f32, slack: f32| (length - modules * module).abs() <= slack * module;
    let fits = near(a + b, 2.0, 0.8)
        && near(d + e, 2.0, 0.8)
        && near(b + c, 4.0, 1.0)
        && near(c + d, 4.0, 1.0)
        && near(c, 3.0, 1.3)
        && a.min(b).min(d).min(e) >= 0.2 * module
        && a.max(b).max(d).max(e) < c;
    (fits && module >= 1.0).then_some(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_a_row() {
        let mut out = Vec::new();
        edges(&[0b0111_0010, 0], 128, &mut out);
        assert_eq!(out, [1, 2, 4, 7]);
        edges(&[1 << 63, 1], 128, &mut out);
        assert_eq!(out, [63, 65]);
        edges(&[u64::MAX], 64, &mut out);
        assert_eq!(out, [0, 64]);
    }

    #[test]
    fn finders_with_bleeding_ink_are_finders() {
        assert!(finder_like([3.0, 3.0, 9.0, 3.0, 3.0]).is_some());
        assert!(finder_like([4.2, 1.8, 10.2, 1.8, 4.2]).is_some());
        assert!(finder_like([2.0, 4.0, 8.0, 4.0, 2.0]).is_some());
        assert!(finder_like([3.0, 3.0, 3.0, 3.0, 3.0]).is_none());
        assert!(finder_like([3.0, 9.0, 3.0, 3.0, 3.0]).is_none());
    }
}
