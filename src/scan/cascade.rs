//! The readers in turn, each on the view of the picture in which it reads most.

use std::borrow::Cow;

use super::luma::Luma;
use super::outline::{brought_back, overlap};
use super::{Effort, Found, with_rqrr, with_rxing};
use crate::domain::Quad;

/// What a reader read, in pixels of the view that it was shown.
pub(super) struct Symbol {
    pub(super) text: String,
    pub(super) corners: Quad,
}

/// A view of the picture.
#[derive(Clone, Copy)]
enum View {
    /// As it is.
    Full,
    /// Scaled down to this longer side; left out where the picture is that small already.
    Fitted(u32),
    /// Scaled down to this longer side, or as it is where it is that small.
    AtMost(u32),
    /// Twice as large; left out where the longer side is over [`DOUBLED_SIDE`].
    Doubled,
}

/// When a rung is climbed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// On every picture, so that a small code beside a large one is found too.
    Always,
    /// Until a rung has read something.
    NothingYet,
}

struct Rung {
    name: &'static str,
    read: fn(&Luma) -> Vec<Symbol>,
    view: View,
    inverted: bool,
    when: When,
}

const fn rung(name: &'static str, read: fn(&Luma) -> Vec<Symbol>, view: View) -> Rung {
    Rung { name, read, view, inverted: false, when: When::NothingYet }
}

/// A reader's threshold and search adapt to the picture and not to the code, so a code that is missed at one size is
/// often read at another. The sizes were measured on the photos of the design's QR notes.
const RUNGS: [Rung; 9] = [
    Rung { when: When::Always, ..rung("rxing full", with_rxing::read, View::Full) },
    Rung { when: When::Always, ..rung("rxing 640", with_rxing::read, View::Fitted(640)) },
    rung("rxing 400", with_rxing::read, View::Fitted(400)),
    // A phone in dark mode: white modules on black.
    Rung { inverted: true, ..rung("rxing full, inverted", with_rxing::read, View::Full) },
    Rung { inverted: true, ..rung("rxing 640, inverted", with_rxing::read, View::Fitted(640)) },
    rung("rqrr 640", rqrr, View::AtMost(640)),
    rung("rxing 1000", with_rxing::read, View::Fitted(1000)),
    rung("rqrr 1000", rqrr, View::Fitted(with_rqrr::MAX_SIDE)),
    rung("rxing doubled", with_rxing::read, View::Doubled),
];

/// The rungs that are climbed for a frame, of which the next comes at once.
const QUICK: [&str; 5] =
    ["rxing full", "rxing 640", "rxing full, inverted", "rxing 640, inverted", "rqrr 640"];

/// The longer side that is still doubled: modules of under three pixels are met in small pictures, and the doubled one
/// has four times the pixels to search.
const DOUBLED_SIDE: u32 = 1600;

/// No symbol has fewer modules along its side, and no reader tells modules of under a pixel apart.
const SMALLEST_SIDE: u32 = 21;

/// Most finder patterns that rxing may see in a view that is shown to rqrr, which tries each pair of them on a copy of
/// the view: minutes for a few hundred. Where it read something in our photos there were at most 6.
const CROWDED: usize = 64;

fn rqrr(view: &Luma) -> Vec<Symbol> {
    if with_rxing::finder_patterns(view) > CROWDED { Vec::new() } else { with_rqrr::read(view) }
}

/// Finds the codes in a picture.
///
/// Stop rule: the rungs that are always climbed come first and their results are joined; of the others the first that
/// reads something is the last. A code that stands in several results is given once, from the first of them.
pub fn find(picture: &Luma, effort: Effort) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for rung in &RUNGS {
        if rung.when == When::NothingYet && !found.is_empty() {
            break;
        }
        if effort == Effort::Live && !QUICK.contains(&rung.name) {
            continue;
        }
        let Some(view) = seen(picture, rung.view) else { continue };
        if view.width().min(view.height()) < SMALLEST_SIDE {
            continue;
        }
        let symbols = if rung.inverted { (rung.read)(&view.inverted()) } else { (rung.read)(&view) };
        for symbol in symbols {
            let corners = brought_back(symbol.corners, &view, picture);
            if !found.iter().any(|f| f.text == symbol.text && overlap(f.corners, corners)) {
                found.push(Found { text: symbol.text, corners, stage: rung.name.into(), page: None });
            }
        }
    }
    found
}

fn seen(picture: &Luma, view: View) -> Option<Cow<'_, Luma>> {
    match view {
        View::Full => Some(Cow::Borrowed(picture)),
        View::Fitted(side) => picture.fitted(side).map(Cow::Owned),
        View::AtMost(side) => Some(picture.fitted(side).map_or(Cow::Borrowed(picture), Cow::Owned)),
        View::Doubled => (picture.long_side() <= DOUBLED_SIDE).then(|| Cow::Owned(picture.doubled())),
    }
}
