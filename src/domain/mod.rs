//! Facts: what a licence says and what its words mean. No I/O, no cryptography, no clock.

mod evidence;
mod time;

pub use evidence::Quad;
pub use time::{Day, Instant, Period, TimeError};
