//! Facts: what a licence says and what its words mean. No I/O, no cryptography, no clock.

mod checksum;
mod codes;
mod fields;
mod identity;
mod plate;
mod time;
mod vin;

pub use codes::{Entry, NORMAL_STATES, Table, vehicle_class};
pub use fields::{Field, Kind, Page};
pub use identity::{
    CitizenId, IdDocument, IdError, Uscc, check_citizen_id, check_id_number, check_passport,
    check_permanent_resident, check_residence_permit, check_uscc, normalise_id,
};
pub use plate::{Energy, Plate, PlateClass, PlateError};
pub use time::{Day, Instant, Period, TimeError};
pub use vin::{VinError, check_vin};
