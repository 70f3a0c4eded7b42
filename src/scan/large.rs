//! Pictures of more pixels than are searched.

use super::luma::Luma;
use super::outline::narrow;
use super::{Effort, Found, find};

/// Most pixels that are searched: what a reader and its copies of the picture need stays within a worker's memory. A
/// larger picture is searched at half its size, or a third: optics and paper show no more in it.
const MAX_SEARCHED: u64 = 32_000_000;

/// Finds the codes in a picture of any size; it is let go of once there is a smaller one.
pub(super) fn find_in(picture: Luma, effort: Effort) -> Vec<Found> {
    let (width, height) = (picture.width(), picture.height());
    let pixels = |parts: u32| u64::from(width / parts) * u64::from(height / parts);
    let parts = (1..=16).find(|parts| pixels(*parts) <= MAX_SEARCHED).unwrap_or(16);
    if parts == 1 {
        return find(&picture, effort);
    }
    let Some(small) = picture.fitted(picture.long_side() / parts) else { return find(&picture, effort) };
    drop(picture);
    let scale = |large: u32, small: u32| f64::from(large) / f64::from(small);
    let (sx, sy) = (scale(width, small.width()), scale(height, small.height()));
    let mut found = find(&small, effort);
    for corner in found.iter_mut().flat_map(|code| code.corners.0.iter_mut()) {
        let [x, y] = *corner;
        *corner = [narrow(f64::from(x) * sx), narrow(f64::from(y) * sy)];
    }
    found
}
