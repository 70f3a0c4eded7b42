//! Facts: what a licence says and what its words mean. No I/O, no cryptography, no clock.

mod plate;
mod time;

pub use plate::{Energy, Plate, PlateClass, PlateError};
pub use time::{Day, Instant, Period, TimeError};
