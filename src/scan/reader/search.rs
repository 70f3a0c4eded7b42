//! All symbols of a picture: triple by triple, one threshold rule after the other.

use super::super::luma::Luma;
use super::find::{Finder, Triple, attempts};
use super::glimpse::Glimpse;
use super::plane::Point;
use super::symbol::{Outcome, Patience, Read, Standard, read};

/// How much is searched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search {
    /// Threshold rules that are tried until one leads to a symbol.
    pub(crate) rules: usize,
    /// Triples of finder patterns that are tried in vain under each rule.
    pub(crate) misses: usize,
    pub(crate) patience: Patience,
}

/// What was found.
#[derive(Default)]
pub(crate) struct Symbols {
    pub(crate) read: Vec<Read>,
    /// Of those that were not read, the first: the most plausible one.
    pub(crate) glimpse: Option<Glimpse>,
}

/// The symbols of a picture.
pub(crate) fn symbols(picture: &Luma, standard: &dyn Standard, search: Search) -> Symbols {
    let mut found = Symbols::default();
    for triples in attempts(picture).take(search.rules) {
        let mut misses = 0;
        for triple in &triples {
            // A finder pattern belongs to one symbol.
            if misses == search.misses || found.read.iter().any(|read| shares(read, triple)) {
                continue;
            }
            match read(picture, triple, standard, search.patience) {
                Outcome::Read(read) => found.read.push(read),
                Outcome::Glimpse(glimpse) => {
                    misses += 1;
                    found.glimpse.get_or_insert(glimpse);
                }
                Outcome::Nothing => misses += 1,
            }
        }
        if !found.read.is_empty() {
            break;
        }
    }
    found
}

/// Whether a pattern of the triple lies within a symbol.
fn shares(read: &Read, triple: &Triple) -> bool {
    let finders: [&Finder; 3] = [&triple.top_left, &triple.top_right, &triple.bottom_left];
    finders.iter().any(|finder| within(&read.corners, finder.centre))
}

fn within(corners: &[Point; 4], p: Point) -> bool {
    let [a, b, c, d] = *corners;
    let side = |from: Point, to: Point| to.minus(from).cross(p.minus(from));
    let sides = [side(a, b), side(b, c), side(c, d), side(d, a)];
    sides.iter().all(|s| *s > 0.0) || sides.iter().all(|s| *s < 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_is_within() {
        let corners = [(0.0, 0.0), (9.0, 1.0), (10.0, 9.0), (1.0, 8.0)].map(|(x, y)| Point::new(x, y));
        assert!(within(&corners, Point::new(5.0, 5.0)));
        assert!(!within(&corners, Point::new(-1.0, 5.0)) && !within(&corners, Point::new(5.0, f32::NAN)));
    }
}
