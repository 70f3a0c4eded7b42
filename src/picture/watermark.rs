//! The watermark: user, purposes and last valid day, repeated on a slant over the whole page.

use super::fit::{line_height, width, wrap};
use super::font::EM;
use super::layout::Rect;
use super::svg::text;
use super::words::Download;
use crate::domain::Field;

/// Pixels to an em.
const SIZE: u32 = 34;
/// The longest line before it is broken, in pixels.
const LONGEST: u32 = 640;
/// Free pixels between two blocks, beside and below.
const GAP: (i64, i64) = (160, 104);
/// The slant is that of the triangle 5, 12, 13, so that it is exact without any sine: cosine 12/13, sine 5/13.
const SIDES: (i64, i64, i64) = (12, 5, 13);

/// The texts, in the slanted coordinates of the template: their origin is the middle of the page.
pub(super) fn watermark(download: &Download, page: Rect) -> String {
    let lines: Vec<String> = [
        format!("{}：{}", Field::User.zh(), download.user),
        format!("{}：{}", Field::Purpose.zh(), download.purposes.join("、")),
        format!("{}：至 {}", Field::ValidUntil.zh(), download.until),
    ]
    .iter()
    .flat_map(|line| wrap(line, LONGEST, SIZE))
    .collect();
    let block_width = i64::from(lines.iter().map(|line| width(line, SIZE)).max().unwrap_or_default() / EM);
    let line = i64::from(line_height(SIZE));
    let block_height = line * i64::try_from(lines.len()).unwrap_or(i64::MAX / line);

    let mut svg = String::new();
    for (x, y) in places(block_width, block_height, page) {
        for (words, y) in lines.iter().zip((y..).step_by(usize::try_from(line).unwrap_or(1))) {
            text(&mut svg, x, y + i64::from(SIZE), SIZE, words);
        }
    }
    svg
}

/// Top left corners of the blocks that can be seen, each row of them shifted by half a block.
fn places(width: i64, height: i64, page: Rect) -> Vec<(i64, i64)> {
    let (step_x, step_y) = (width + GAP.0, height + GAP.1);
    let (cos, sin, one) = SIDES;
    let (half_width, half_height) = (i64::from(page.width) / 2, i64::from(page.height) / 2);
    // Half of the slanted page's own width and height.
    let reach_x = (half_width * cos + half_height * sin) / one;
    let reach_y = (half_width * sin + half_height * cos) / one;
    let seen = |x: i64, y: i64| {
        let corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)];
        let turned = corners.map(|(x, y)| ((x * cos + y * sin) / one, (y * cos - x * sin) / one));
        let apart = |of: fn((i64, i64)) -> i64, half: i64| {
            turned.iter().all(|&p| of(p) < -half) || turned.iter().all(|&p| of(p) > half)
        };
        !apart(|p| p.0, half_width) && !apart(|p| p.1, half_height)
    };
    let (columns, rows) = (reach_x / step_x + 1, reach_y / step_y + 1);
    let mut places = Vec::new();
    for row in -rows..=rows {
        for column in -columns - 1..=columns {
            let x = column * step_x + row.rem_euclid(2) * (step_x / 2);
            let y = row * step_y - height / 2;
            if seen(x, y) {
                places.push((x, y));
            }
        }
    }
    places
}
