//! The readers in turn, each on the view of the picture in which it reads most.

use std::borrow::Cow;

use super::luma::Luma;
use super::outline::{brought_back, overlap};
use super::reader::{self, Glimpse, Patience, Read, Search};
use super::with_rxing::Tables;
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
    /// Scaled down to at most the second longer side; left out where the picture is not larger than the first.
    Beyond(u32, u32),
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

#[derive(Clone, Copy)]
enum Reader {
    Ours(Search),
    Rxing,
    Rqrr,
}

struct Rung {
    name: &'static str,
    reader: Reader,
    view: View,
    inverted: bool,
    when: When,
}

const fn rung(name: &'static str, reader: Reader, view: View) -> Rung {
    Rung { name, reader, view, inverted: false, when: When::NothingYet }
}

const fn always(name: &'static str, reader: Reader, view: View) -> Rung {
    Rung { name, reader, view, inverted: false, when: When::Always }
}

const fn inverted(name: &'static str, reader: Reader, view: View) -> Rung {
    Rung { name, reader, view, inverted: true, when: When::NothingYet }
}

const fn ours(rules: usize, misses: usize, guesses: usize, rounds: usize) -> Reader {
    Reader::Ours(Search { rules, misses, patience: Patience { guesses, formats: 2, rounds } })
}

/// A frame: the next one comes in a thirtieth of a second.
const LIVE: &[Rung] = &[
    always("own", ours(9, 4, 2, 2), View::AtMost(1280)),
    // A phone in dark mode: white modules on black.
    inverted("own, inverted", ours(1, 2, 1, 2), View::AtMost(1280)),
    rung("rxing 640", Reader::Rxing, View::AtMost(640)),
];

/// A picture. Below 1280 pixels the noise of large ones is gone; small codes in them need the full size.
const STILL: &[Rung] = &[
    always("own 1280", ours(9, 10, 2, 2), View::AtMost(1280)),
    always("own 2560", ours(9, 10, 2, 2), View::Beyond(1280, 2560)),
    always("rxing full", Reader::Rxing, View::Full),
    always("rxing 640", Reader::Rxing, View::Fitted(640)),
    inverted("own 1280, inverted", ours(4, 6, 2, 2), View::AtMost(1280)),
    inverted("rxing 1280, inverted", Reader::Rxing, View::AtMost(1280)),
    rung("rqrr 640", Reader::Rqrr, View::AtMost(640)),
    rung("own 640", ours(9, 10, 2, 2), View::Fitted(640)),
];

/// After them, a picture of which nothing was read.
const MORE: &[Rung] = &[
    rung("own 1280, patient", ours(9, 20, 5, 4), View::AtMost(1280)),
    rung("own 400", ours(9, 16, 3, 3), View::Fitted(400)),
    rung("rqrr 1000", Reader::Rqrr, View::Fitted(with_rqrr::MAX_SIDE)),
    rung("own doubled", ours(2, 10, 3, 3), View::Doubled),
    rung("rxing doubled", Reader::Rxing, View::Doubled),
];

/// The longer side that is still doubled: modules of under three pixels are met in small pictures, and the doubled one
/// has four times the pixels to search.
const DOUBLED_SIDE: u32 = 1600;

/// No symbol has fewer modules along its side, and no reader tells modules of under a pixel apart.
const SMALLEST_SIDE: u32 = 21;

/// Most finder patterns that rxing may see in a view that is shown to rqrr, which tries each pair of them on a copy of
/// the view: minutes for a few hundred. Where it read something in our photos there were at most 6.
const CROWDED: usize = 64;

fn read(reader: Reader, view: &Luma) -> (Vec<Symbol>, Option<Glimpse>) {
    let symbols = match reader {
        Reader::Ours(search) => {
            let symbols = reader::symbols(view, &Tables, search);
            return (symbols.read.into_iter().map(Symbol::from).collect(), symbols.glimpse);
        }
        Reader::Rxing => with_rxing::read(view),
        Reader::Rqrr if with_rxing::finder_patterns(view) > CROWDED => Vec::new(),
        Reader::Rqrr => with_rqrr::read(view),
    };
    (symbols, None)
}

impl From<Read> for Symbol {
    fn from(read: Read) -> Self {
        Symbol { text: read.text, corners: Quad(read.corners.map(|p| [p.x, p.y])) }
    }
}

/// Finds the codes in a picture.
///
/// Stop rule: the rungs that are always climbed come first and their results are joined; of the others the first that
/// reads something is the last. A code that stands in several results is given once, from the first of them.
pub fn find(picture: &Luma, effort: Effort) -> Vec<Found> {
    climb(picture, effort).found
}

/// What was found in a frame.
pub(super) struct Sight {
    pub(super) found: Vec<Found>,
    /// A symbol that was seen and not read, in pixels of the frame.
    pub(super) glimpse: Option<Glimpse>,
}

pub(super) fn climb(picture: &Luma, effort: Effort) -> Sight {
    let mut sight = Sight { found: Vec::new(), glimpse: None };
    let (first, then): (_, &[Rung]) = match effort {
        Effort::Live => (LIVE, &[]),
        Effort::Normal => (STILL, &[]),
        Effort::Hard => (STILL, MORE),
    };
    let mut views = Views { picture, scaled: Vec::new() };
    for rung in first.iter().chain(then) {
        if rung.when == When::NothingYet && !sight.found.is_empty() {
            break;
        }
        let Some(view) = views.seen(rung.view) else { continue };
        if view.width().min(view.height()) < SMALLEST_SIDE {
            continue;
        }
        let view = if rung.inverted { Cow::Owned(view.inverted()) } else { view };
        let (symbols, glimpse) = read(rung.reader, &view);
        let scale = picture.width() as f32 / view.width() as f32;
        sight.glimpse = sight.glimpse.or(glimpse.map(|glimpse| glimpse.scaled(scale)));
        for symbol in symbols {
            let corners = brought_back(symbol.corners, &view, picture);
            if !sight.found.iter().any(|f| f.text == symbol.text && overlap(f.corners, corners)) {
                sight.found.push(Found { text: symbol.text, corners, stage: rung.name.into(), page: None });
            }
        }
    }
    sight
}

/// The picture with its scaled copies, each made once.
struct Views<'a> {
    picture: &'a Luma,
    /// With the longer side that was asked for.
    scaled: Vec<(u32, Luma)>,
}

impl Views<'_> {
    fn seen(&mut self, view: View) -> Option<Cow<'_, Luma>> {
        let long_side = self.picture.long_side();
        match view {
            View::Full => Some(Cow::Borrowed(self.picture)),
            View::Fitted(side) => self.fitted(side).map(Cow::Borrowed),
            View::AtMost(side) if long_side <= side => Some(Cow::Borrowed(self.picture)),
            View::Beyond(side, _) if long_side <= side => None,
            View::Beyond(_, side) if long_side <= side => Some(Cow::Borrowed(self.picture)),
            View::AtMost(side) | View::Beyond(_, side) => self.fitted(side).map(Cow::Borrowed),
            View::Doubled => (long_side <= DOUBLED_SIDE).then(|| Cow::Owned(self.picture.doubled())),
        }
    }

    fn fitted(&mut self, side: u32) -> Option<&Luma> {
        let at = match self.scaled.iter().position(|(made, _)| *made == side) {
            Some(at) => at,
            None => {
                self.scaled.push((side, self.picture.fitted(side)?));
                self.scaled.len() - 1
            }
        };
        self.scaled.get(at).map(|(_, view)| view)
    }
}
