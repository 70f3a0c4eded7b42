//! All symbols of a picture: triple by triple, one threshold rule after the other.

use super::super::luma::Luma;
use super::find::{Finder, Triple, attempts};
use super::glimpse::Glimpse;
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
    let mut used: Vec<Finder> = Vec::new();
    for triples in attempts(picture).take(search.rules) {
        let mut misses = 0;
        for triple in &triples {
            // A finder pattern belongs to one symbol.
            if misses == search.misses || shares(triple, &used) {
                continue;
            }
            match read(picture, triple, standard, search.patience) {
                Outcome::Read(read) => {
                    found.read.push(read);
                    used.extend(finders(triple));
                }
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

fn finders(triple: &Triple) -> [Finder; 3] {
    [triple.top_left, triple.top_right, triple.bottom_left]
}

/// Whether a pattern of the triple is one of these.
fn shares(triple: &Triple, used: &[Finder]) -> bool {
    let same = |a: &Finder, b: &Finder| a.centre.minus(b.centre).length() < 2.0 * b.module;
    finders(triple).iter().any(|finder| used.iter().any(|used| same(finder, used)))
}
