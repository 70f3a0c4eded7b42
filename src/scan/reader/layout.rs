//! Where what stands in a symbol (ISO/IEC 18004, QR Code Model 2): fixed patterns, format, version, data.

use super::grid::Grid;

/// Modules along a side of a symbol.
pub(super) fn side(version: usize) -> usize {
    17 + 4 * version
}

/// What a module is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Module {
    /// The same in every symbol of the version: dark or not.
    Fixed(bool),
    /// Format or version information.
    Information,
    /// Data or error correction.
    Data,
}

/// Columns, and rows, in which alignment patterns have their middles.
pub(super) fn alignment(version: usize) -> Vec<usize> {
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    // Evenly from the far end, an even number of modules apart, except for the first gap, which takes the rest.
    let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let last = side(version) - 7;
    let mut middles: Vec<usize> = (0..count - 1).map(|i| last.saturating_sub(i * step)).collect();
    middles.push(6);
    middles.reverse();
    middles
}

/// The middles of all alignment patterns, none of which lies on a finder pattern.
pub(super) fn alignments(version: usize) -> Vec<(usize, usize)> {
    let middles = alignment(version);
    let far = side(version) - 7;
    let pairs = middles.iter().flat_map(|y| middles.iter().map(move |x| (*x, *y)));
    pairs.filter(|p| ![(6, 6), (far, 6), (6, far)].contains(p)).collect()
}

/// The map of a version.
pub(super) fn modules(version: usize) -> Grid<Module> {
    let n = side(version);
    let mut map = Grid::filled(n, Module::Data);
    for i in 0..n {
        map.set(i, 6, Module::Fixed(i % 2 == 0));
        map.set(6, i, Module::Fixed(i % 2 == 0));
    }
    for (cx, cy) in alignments(version) {
        for (x, y) in square(5) {
            let ring = x.abs_diff(2).max(y.abs_diff(2));
            map.set(cx + x - 2, cy + y - 2, Module::Fixed(ring != 1));
        }
    }
    for i in 0..9 {
        map.set(i, 8, Module::Information);
        map.set(8, i, Module::Information);
    }
    for i in n - 8..n {
        map.set(i, 8, Module::Information);
        map.set(8, i, Module::Information);
    }
    map.set(8, n - 8, Module::Fixed(true));
    map.set(8, 6, Module::Fixed(true));
    map.set(6, 8, Module::Fixed(true));
    // Finder patterns with the light modules around them, counted from a module outside.
    for (x, y) in square(9) {
        let ring = x.abs_diff(4).max(y.abs_diff(4));
        let dark = Module::Fixed(ring != 2 && ring != 4);
        for (left, top) in [(0, 0), (n - 7, 0), (0, n - 7)] {
            if let (Some(x), Some(y)) = ((left + x).checked_sub(1), (top + y).checked_sub(1)) {
                map.set(x, y, dark);
            }
        }
    }
    if version >= 7 {
        for (across, along) in (0..3).flat_map(|a| (0..6).map(move |b| (n - 11 + a, b))) {
            map.set(across, along, Module::Information);
            map.set(along, across, Module::Information);
        }
    }
    map
}

fn square(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |y| (0..n).map(move |x| (x, y)))
}

/// The data modules in the order in which codewords fill them: upwards and downwards in turn, in columns of two from the
/// right, leaving out the column of the timing pattern.
pub(super) fn order(map: &Grid<Module>) -> Vec<(usize, usize)> {
    let n = map.side();
    let rights = (0..n / 2).map(|i| n - 1 - 2 * i).map(|x| if x <= 6 { x - 1 } else { x });
    let columns = rights.enumerate().flat_map(|(i, right)| {
        let rows = (0..n).map(move |y| if i % 2 == 0 { n - 1 - y } else { y });
        rows.flat_map(move |y| [(right, y), (right - 1, y)])
    });
    columns.filter(|(x, y)| map.get(*x, *y) == Some(Module::Data)).collect()
}

/// Whether a mask turns a data module over.
pub(super) fn masked(mask: u8, x: usize, y: usize) -> bool {
    let product = x * y;
    let sum = match mask {
        0 => x + y,
        1 => y,
        2 => return x.is_multiple_of(3),
        3 => return (x + y).is_multiple_of(3),
        4 => y / 2 + x / 3,
        5 => return product.is_multiple_of(6),
        6 => product + product % 3,
        _ => x + y + product % 3,
    };
    sum.is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_standard() {
        assert!(alignment(1).is_empty());
        assert_eq!(alignment(2), [6, 18]);
        assert_eq!(alignment(20), [6, 34, 62, 90]);
        assert_eq!(alignment(32), [6, 34, 60, 86, 112, 138]);
        assert_eq!(alignment(36), [6, 24, 50, 76, 102, 128, 154]);
        assert_eq!(alignment(40), [6, 30, 58, 86, 114, 142, 170]);
    }

    #[test]
    fn each_version_has_its_number_of_data_modules() {
        // ISO/IEC 18004, table 1: modules for data, remainder bits included.
        for (version, data) in
            [(1, 208), (2, 359), (7, 1568), (14, 4651), (20, 8683), (25, 12708), (40, 29648)]
        {
            let order = order(&modules(version));
            assert_eq!(order.len(), data, "version {version}");
        }
        assert_eq!(order(&modules(1)).first(), Some(&(20, 20)));
        assert_eq!(order(&modules(1)).last(), Some(&(0, 12)));
    }
}
