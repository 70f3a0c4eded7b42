//! Outlines of symbols: brought from one scale to another, compared.

use super::luma::Luma;
use crate::domain::Quad;

/// Corners in pixels of `view` as corners in pixels of `picture`, of which it is a scaled copy.
pub(super) fn brought_back(corners: Quad, view: &Luma, picture: &Luma) -> Quad {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let (sx, sy) = (width / f64::from(view.width()), height / f64::from(view.height()));
    let back = corners.0.map(|[x, y]| [narrow(f64::from(x) * sx), narrow(f64::from(y) * sy)]);
    if back.iter().flatten().all(|v| v.is_finite()) {
        return Quad(back);
    }
    // A reader that loses itself in the perspective has still read the text: then it stands somewhere in the picture.
    let (right, bottom) = (narrow(width), narrow(height));
    Quad([[0.0, 0.0], [right, 0.0], [right, bottom], [0.0, bottom]])
}

/// A coordinate as it is handed out.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounds; a picture's side is far below 2^24, where f32 gets coarse"
)]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}

/// Whether two outlines are of one symbol: their middles lie nearer to each other than the nearest corner. Two prints
/// of one code beside each other lie further apart.
pub(super) fn overlap(a: Quad, b: Quad) -> bool {
    let (middle_a, middle_b) = (middle(a), middle(b));
    let reach = |q: Quad, m: [f32; 2]| q.0.iter().map(|c| distance(*c, m)).fold(f32::INFINITY, f32::min);
    distance(middle_a, middle_b) < reach(a, middle_a).max(reach(b, middle_b))
}

fn middle(quad: Quad) -> [f32; 2] {
    let [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = quad.0;
    [(ax + bx + cx + dx) / 4.0, (ay + by + cy + dy) / 4.0]
}

fn distance([ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
    (ax - bx).hypot(ay - by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f32, y: f32, side: f32) -> Quad {
        Quad([[x, y], [x + side, y], [x + side, y + side], [x, y + side]])
    }

    #[test]
    fn a_symbol_overlaps_itself_and_not_its_neighbour() {
        let one = square(10.0, 10.0, 100.0);
        assert!(overlap(one, square(13.0, 8.0, 104.0)));
        assert!(!overlap(one, square(118.0, 10.0, 100.0)));
    }

    #[test]
    fn corners_follow_the_scale_and_stay_numbers() {
        let picture = Luma::new(200, 100, vec![0; 20_000]).unwrap();
        let view = picture.fitted(100).unwrap();
        assert_eq!(brought_back(square(10.0, 20.0, 5.0), &view, &picture), square(20.0, 40.0, 10.0));
        let lost = brought_back(square(f32::NAN, 0.0, 5.0), &view, &picture);
        assert_eq!(lost.0[2], [200.0, 100.0]);
    }
}
