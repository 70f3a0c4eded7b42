//! Our own reader of QR codes: for dense ones, blurred ones, and those of which a part cannot be seen.

mod anchor;
mod codewords;
mod correct;
mod equalise;
pub(crate) mod find;
mod follow;
mod format;
mod frame;
mod galois;
mod glimpse;
mod grid;
mod lattice;
mod layout;
mod linear;
mod number;
pub(crate) mod plane;
mod sample;
mod search;
mod segments;
mod symbol;

pub(super) use codewords::Blocks;
pub(super) use glimpse::Glimpse;
pub(super) use search::{Search, symbols};
pub(super) use symbol::{Patience, Read, Standard};
