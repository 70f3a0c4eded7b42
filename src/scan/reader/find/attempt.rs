//! One way of looking after the other until a symbol reads.

use super::finder::{Finder, best, finders, merge};
use super::group::{Triple, triples};
use super::missing::guesses;
use super::threshold::{Bits, Rule};
use crate::scan::luma::Luma;

/// The rules in the order in which they pay off, and whether specks are smoothed away.
const RULES: [(Rule, bool); 8] = [
    (Rule::Mean { parts: 8, percent: 92 }, false),
    (Rule::Mean { parts: 16, percent: 98 }, false),
    (Rule::Mean { parts: 48, percent: 85 }, false),
    (Rule::Mean { parts: 2, percent: 75 }, false),
    (Rule::Mean { parts: 4, percent: 85 }, true),
    (Rule::Range { least: 60 }, false),
    (Rule::Mean { parts: 16, percent: 85 }, false),
    (Rule::Mean { parts: 48, percent: 100 }, true),
];

/// The attempts at a picture; each is worked out when asked for.
pub(in super::super) struct Attempts<'a> {
    luma: &'a Luma,
    guessed: bool,
    rules: std::slice::Iter<'static, (Rule, bool)>,
    finders: Vec<Finder>,
    told: Vec<Triple>,
}

/// Attempts to find symbols in a picture.
pub(in super::super) fn attempts(luma: &Luma) -> Attempts<'_> {
    Attempts { luma, guessed: false, rules: RULES.iter(), finders: Vec::new(), told: Vec::new() }
}

impl Iterator for Attempts<'_> {
    /// The triples that one rule adds, the best first; those of earlier attempts are not told again.
    type Item = Vec<Triple>;

    fn next(&mut self) -> Option<Vec<Triple>> {
        let Some((rule, smooth)) = self.rules.next() else {
            return (!std::mem::replace(&mut self.guessed, true)).then(|| self.guess());
        };
        let mut bits = Bits::of(self.luma, *rule);
        if *smooth {
            bits = bits.smoothed();
        }
        for finder in finders(self.luma, &bits) {
            merge(&mut self.finders, finder);
        }
        best(&mut self.finders, bits.centre());
        let mut triples = triples(&self.finders);
        triples.retain(|triple| !self.told.iter().any(|told| told.same(triple)));
        self.told.extend(triples.iter().copied());
        Some(triples)
    }
}

impl Attempts<'_> {
    /// The last attempt: third patterns guessed for pairs that are in no triple so far.
    fn guess(&self) -> Vec<Triple> {
        let bits = Bits::of(self.luma, Rule::Mean { parts: 16, percent: 95 });
        guesses(self.luma, &bits, &self.finders, &self.told)
    }
}

impl Triple {
    /// Whether both are the same three patterns.
    fn same(&self, other: &Triple) -> bool {
        let near = |a: &Finder, b: &Finder| a.centre.minus(b.centre).length() < a.module;
        near(&self.top_left, &other.top_left)
            && near(&self.top_right, &other.top_right)
            && near(&self.bottom_left, &other.bottom_left)
    }
}

#[cfg(test)]
mod tests {
    use super::super::finder::MAX_FINDERS;
    use super::super::group::MAX_TRIPLES;
    use super::*;

    fn picture(width: u32, height: u32, value: impl Fn(u32, u32) -> u8) -> Luma {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| value(x, y));
        Luma::new(width, height, pixels.collect()).unwrap()
    }

    fn noise(x: u32, y: u32) -> u8 {
        let mut h = x.wrapping_mul(0x9e37_79b9) ^ y.wrapping_mul(0x85eb_ca6b);
        h = (h ^ h >> 15).wrapping_mul(0x2c1b_3c6d);
        u8::try_from((h ^ h >> 13) >> 24).unwrap()
    }

    /// What looks like finder patterns everywhere or nowhere, and pictures without room for one.
    #[test]
    fn hostile_pictures_end_within_the_bounds() {
        let check =
            |s: u32| picture(640, 360, move |x, y| if (x / s + y / s).is_multiple_of(2) { 0 } else { 255 });
        let coarse = |s: u32| picture(640, 360, move |x, y| if noise(x / s, y / s) < 128 { 20 } else { 230 });
        let rings = |s: u32| {
            picture(640, 360, move |x, y| {
                let ring = |v: u32| (v / s % 8).abs_diff(3);
                if matches!(ring(x).max(ring(y)), 2 | 4) { 255 } else { 0 }
            })
        };
        let stripes =
            picture(640, 360, |x, _| if matches!(x % 16, 0 | 1 | 4..10 | 12 | 13) { 0 } else { 255 });
        let mut pictures = vec![stripes, picture(20_000, 40, noise), picture(40, 20_000, noise)];
        pictures.extend([(20_000, 1), (1, 1), (3, 20_000)].map(|(w, h)| picture(w, h, noise)));
        pictures.extend([1, 2, 8].map(coarse));
        pictures.extend([1, 3].map(check));
        pictures.extend([1, 2, 4, 12].map(rings));
        pictures.extend([0, 255].map(|grey| picture(640, 480, move |_, _| grey)));
        for picture in pictures {
            let mut attempts = attempts(&picture);
            while let Some(triples) = attempts.next() {
                assert!(triples.len() <= MAX_TRIPLES && attempts.finders.len() <= MAX_FINDERS, "{picture:?}");
            }
        }
    }
}
