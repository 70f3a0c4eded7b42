//! Modules to data: codewords by their blocks, the least certain erased until the rest sets them right.

use super::correct::correct;
use super::grid::Grid;
use super::layout::masked;

/// How the codewords of a version and level stand in blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Blocks {
    /// Codewords for correction in each block.
    pub(crate) ecc: usize,
    /// Data codewords of each block, the shorter blocks first.
    pub(crate) data: Vec<usize>,
}

/// Data codewords, and how far what was seen had to be bent for them.
pub(super) struct Data {
    pub(super) codewords: Vec<u8>,
    /// Share of what was seen, weighted by its certainty, that says otherwise: 0 is full agreement, half is chance.
    pub(super) doubt: f32,
    /// Whether every block has corrections to spare: fewer than half are used up, so that chance is no explanation.
    pub(super) ample: bool,
}

/// A codeword as seen.
#[derive(Clone, Copy)]
struct Seen {
    value: u8,
    /// Of its least certain module.
    certainty: f32,
    bits: [f32; 8],
}

/// Fewest corrections that must be left over when codewords were erased. A block that uses up all of them is always
/// "set right", whatever stood there.
const SPARE: usize = 3;

/// `dark` is how surely each module is dark, negative if light, 0 if nothing was seen.
pub(super) fn data(dark: &Grid<f32>, order: &[(usize, usize)], mask: u8, blocks: &Blocks) -> Option<Data> {
    let seen: Vec<Seen> = order
        .chunks_exact(8)
        .map(|places| {
            let mut bits = [0.0; 8];
            for (bit, (x, y)) in bits.iter_mut().zip(places) {
                let seen = dark.get(*x, *y).unwrap_or(0.0);
                *bit = if masked(mask, *x, *y) { -seen } else { seen };
            }
            let value = bits.iter().fold(0, |value, bit| value << 1 | u8::from(*bit > 0.0));
            let certainty = bits.iter().fold(f32::INFINITY, |least, bit| least.min(bit.abs()));
            Seen { value, certainty, bits }
        })
        .collect();
    let (mut codewords, mut against, mut total, mut ample) = (Vec::new(), 0.0, 0.0, true);
    for (number, count) in blocks.data.iter().enumerate() {
        let block = gathered(&seen, blocks, number, *count)?;
        let (right, used) = repaired(&block, blocks.ecc)?;
        ample &= 2 * used <= blocks.ecc;
        for (seen, right) in block.iter().zip(&right) {
            for (i, bit) in seen.bits.iter().enumerate() {
                total += bit.abs();
                if (right >> (7 - i) & 1 == 1) != (*bit > 0.0) {
                    against += bit.abs();
                }
            }
        }
        codewords.extend(right.iter().take(*count));
    }
    Some(Data { codewords, doubt: if total > 0.0 { against / total } else { 1.0 }, ample })
}

/// Block `number`: codewords are dealt to the blocks in turn, data first; the shorter blocks drop out of the last turn.
fn gathered(seen: &[Seen], blocks: &Blocks, number: usize, count: usize) -> Option<Vec<Seen>> {
    let dealt = blocks.data.len();
    let shortest = *blocks.data.first()?;
    let short = blocks.data.iter().filter(|c| **c == shortest).count();
    let total: usize = blocks.data.iter().sum();
    let data = (0..count)
        .map(|turn| turn * dealt + if turn < shortest { number } else { number.saturating_sub(short) });
    let ecc = (0..blocks.ecc).map(|turn| total + turn * dealt + number);
    data.chain(ecc).map(|place| seen.get(place).copied()).collect()
}

/// The codewords set right, and how many corrections that took (an erased one takes one, a wrong one two).
fn repaired(block: &[Seen], ecc: usize) -> Option<(Vec<u8>, usize)> {
    let values: Vec<u8> = block.iter().map(|seen| seen.value).collect();
    let mut least: Vec<usize> = (0..block.len()).collect();
    let certainty = |i: &usize| block.get(*i).map_or(0.0, |seen| seen.certainty);
    least.sort_by(|a, b| certainty(a).total_cmp(&certainty(b)));
    // Two more at a time cost one error that could have been found elsewhere.
    for erased in (0..=ecc.saturating_sub(SPARE)).step_by(2) {
        let mut right = values.clone();
        if let Some(wrong) = correct(&mut right, ecc, least.get(..erased)?) {
            return Some((right, erased + 2 * wrong));
        }
    }
    None
}
