//! One symbol: from three finder patterns to its text.
//!
//! frame → sample → format → codewords; where that fails, an equaliser fitted to what is known, the lattice drawn to what
//! was decided, and again.

use super::super::luma::Luma;
use super::codewords::{Blocks, data};
use super::equalise::{Equaliser, decided, fixed};
use super::find::Triple;
use super::follow::follow;
use super::format::{Format, Level, formats};
use super::frame::{guesses, lattice};
use super::glimpse::Glimpse;
use super::grid::Grid;
use super::layout::{Module, modules, order};
use super::plane::Point;
use super::sample::{darkness, halves, middles};
use super::segments::{Ending, ending};

/// What the standard's tables say, and how data become text; a library has both.
pub(crate) trait Standard {
    /// The blocks of a version and level.
    fn blocks(&self, version: usize, level: Level) -> Option<Blocks>;
    /// The text of data codewords.
    fn text(&self, version: usize, level: Level, data: &[u8]) -> Option<String>;
}

/// How much is tried before a triple is given up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// Guesses of version and perspective.
    pub(crate) guesses: usize,
    /// Formats for each.
    pub(crate) formats: usize,
    /// Rounds of equalising and following.
    pub(crate) rounds: usize,
}

/// A symbol that was read.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub(crate) text: String,
    /// Upper left, upper right, lower right, lower left.
    pub(crate) corners: [Point; 4],
}

/// What came of a triple.
pub(crate) enum Outcome {
    Read(Read),
    Glimpse(Glimpse),
    Nothing,
}

/// Reads the symbol of three finder patterns.
pub(crate) fn read(picture: &Luma, triple: &Triple, standard: &dyn Standard, patience: Patience) -> Outcome {
    let mut glimpse = Outcome::Nothing;
    for guess in guesses(picture, triple).into_iter().take(patience.guesses) {
        let map = modules(guess.version);
        let mut lattice = lattice(picture, triple, &guess);
        let mut samples = darkness(&halves(picture, &lattice));
        let mut dark = middles(&samples);
        // Timing patterns, and with them the finder and alignment patterns, that do not agree: no such symbol.
        if agreement(&dark) < ALIKE {
            continue;
        }
        let seen = Symbol { standard, version: guess.version, map: &map, order: order(&map) };
        for round in 0..=patience.rounds {
            if round > 0 {
                let first = if round == 1 {
                    Equaliser::fit(&samples, fixed(&map))
                } else {
                    Equaliser::fit(&samples, decided(&map, &dark))
                };
                let Some(equaliser) = first else { break };
                dark = equaliser.apply(&samples);
            }
            if let Some(text) = seen.text(&dark, patience.formats) {
                return Outcome::Read(Read { text, corners: lattice.corners() });
            }
            if round > 0 && round < patience.rounds {
                follow(&mut lattice, &samples, &dark);
                samples = darkness(&halves(picture, &lattice));
            }
        }
        if matches!(glimpse, Outcome::Nothing) {
            glimpse = Outcome::Glimpse(Glimpse::new(guess.version, dark, lattice.corners()));
        }
    }
    glimpse
}

/// The text of modules whose darkness is known, such as from several views together.
pub(super) fn text(
    version: usize,
    dark: &Grid<f32>,
    standard: &dyn Standard,
    formats: usize,
) -> Option<String> {
    let map = modules(version);
    Symbol { standard, version, map: &map, order: order(&map) }.text(dark, formats)
}

/// Fixed patterns agree at least so much, from -1 to 1; where none is, about 0.
const ALIKE: f32 = 0.35;

/// Data that needed many corrections must not contradict more than this share of what was seen.
const DOUBT: f32 = 0.2;

/// How well the timing patterns agree.
fn agreement(dark: &Grid<f32>) -> f32 {
    let (mut agree, mut all) = (0.0, 0.0);
    for i in 8..dark.side().saturating_sub(8) {
        for seen in [dark.get(i, 6), dark.get(6, i)].into_iter().flatten() {
            agree += if i % 2 == 0 { seen } else { -seen };
            all += seen.abs();
        }
    }
    if all > 0.0 { agree / all } else { 0.0 }
}

struct Symbol<'a> {
    standard: &'a dyn Standard,
    version: usize,
    map: &'a Grid<Module>,
    order: Vec<(usize, usize)>,
}

impl Symbol<'_> {
    fn text(&self, dark: &Grid<f32>, tries: usize) -> Option<String> {
        let all = formats(self.map.side(), |x, y| dark.get(x, y).unwrap_or(0.0));
        all.into_iter().take(tries).find_map(|(_, format)| self.text_in(dark, format))
    }

    fn text_in(&self, dark: &Grid<f32>, format: Format) -> Option<String> {
        let blocks = self.standard.blocks(self.version, format.level)?;
        let data = data(dark, &self.order, format.mask, &blocks)?;
        let end = ending(&data.codewords, self.version)?;
        // Chance can make a codeword of anything when all corrections are used up, and then says nothing sensible.
        let sure = match end {
            Ending::Padded => data.doubt < DOUBT,
            Ending::Other => data.ample && data.doubt < DOUBT / 2.0,
        };
        let text = || self.standard.text(self.version, format.level, &data.codewords);
        sure.then(text)?.filter(|text| !text.is_empty())
    }
}
