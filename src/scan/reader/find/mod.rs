//! From a grey picture to plausible triples of finder patterns.
//!
//! threshold (blocks, range) → runs → finder (ray, shape, outline) → pair → group; `attempt` does it under one rule after
//! the other, and in the end `missing` guesses patterns that cannot be seen (`pattern`).

mod attempt;
mod blocks;
mod finder;
mod group;
mod missing;
mod outline;
mod pair;
mod pattern;
mod range;
mod ray;
mod runs;
mod shape;
mod threshold;

pub(super) use attempt::attempts;
pub(super) use finder::Finder;
pub(super) use group::Triple;
