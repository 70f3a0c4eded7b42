//! Facts: what a licence says and what its words mean. No I/O, no cryptography, no clock.

mod time;

pub use time::{Day, Instant, Period, TimeError};
