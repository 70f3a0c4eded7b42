//! What a reader read against what there was.

use crate::readers::Read;

/// Which of the true symbols were found, each at most once: its centre lies within the code that was read, or the other
/// way round. (Readers differ in what they call a corner, so nothing finer is asked.)
pub fn symbols_found(truth: &[Vec<[f32; 2]>], reads: &[Read]) -> usize {
    let mut free: Vec<&Vec<[f32; 2]>> = truth.iter().collect();
    let before = free.len();
    for read in reads {
        let outline = completed(&read.outline);
        let same = |quad: &&Vec<[f32; 2]>| holds(quad, centre(&outline)) || holds(&outline, centre(quad));
        // Of several, the nearest: codes stand close together.
        let nearest = (0..free.len()).filter(|i| !outline.is_empty() && same(&free[*i])).min_by(|a, b| {
            let off = |i: &usize| distance(centre(free[*i]), centre(&outline));
            off(a).total_cmp(&off(b))
        });
        if let Some(at) = nearest {
            free.swap_remove(at);
        }
    }
    before - free.len()
}

/// Finder patterns alone (bottom left, top left, top right) are completed to a parallelogram.
fn completed(outline: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let mut outline = outline.to_vec();
    if let [a, b, c] = outline[..] {
        outline.push([a[0] + c[0] - b[0], a[1] + c[1] - b[1]]);
    }
    outline
}

fn centre(outline: &[[f32; 2]]) -> [f32; 2] {
    let count = outline.len().max(1) as f32;
    [0, 1].map(|i| outline.iter().map(|p| p[i]).sum::<f32>() / count)
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Whether the point lies within the outline, which may turn either way.
fn holds(outline: &[[f32; 2]], [x, y]: [f32; 2]) -> bool {
    let next = outline.iter().cycle().skip(1);
    let crossings = outline
        .iter()
        .zip(next)
        .filter(|([ax, ay], [bx, by])| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax);
    crossings.count() % 2 == 1
}

/// Line ends are not part of what a code says to anybody.
pub fn same_text(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
    plain(a) == plain(b)
}
