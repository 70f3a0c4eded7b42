//! Facts: what a licence says and what its words mean. No I/O, no cryptography, no clock.
//!
//! `fields` name what stands on a licence → `codes`, `plate`, `vin`, `identity` say what a value means and whether it
//! holds → `time` and `calendar` say when, and for how long.

mod calendar;
mod checksum;
mod codes;
mod fields;
mod identity;
mod plate;
mod time;
mod vin;

// What stands on a licence.
pub use codes::{Entry, NORMAL_STATES, Table, vehicle_class};
pub use fields::{Field, Kind, Page};

// Whether a value holds.
pub use identity::{
    CitizenId, IdDocument, IdError, Uscc, check_citizen_id, check_id_number, check_passport,
    check_permanent_resident, check_residence_permit, check_uscc, normalise_id,
};
pub use plate::{Energy, Plate, PlateClass, PlateError};
pub use vin::{VinError, check_vin};

// When, and for how long.
pub use calendar::{Calendar, CalendarError, MAX_WORKING_DAYS, Schedule, WindowAnswer};
pub use time::{Day, Instant, Period, TimeError};
