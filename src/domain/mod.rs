//! Facts: what a licence says and what its words mean. No I/O, no cryptography, no clock.
//!
//! `fields` name what stands on a licence → `codes`, `plate`, `vin`, `identity` say what a value means and whether it
//! holds → `time` and `calendar` say when, and for how long → `licence` holds what a code says → `question`, `evidence` and `reason`
//! are what a verdict is made of.

mod calendar;
mod checksum;
mod clock;
mod codes;
mod evidence;
mod fields;
mod identity;
mod licence;
mod names;
mod note;
mod plate;
mod question;
mod reason;
mod step;
mod time;
mod vin;
mod words;

// What stands on a licence.
pub use codes::{Entry, NORMAL_STATES, Table, vehicle_class};
pub use fields::{Field, Kind, Page};
pub use licence::{FieldFault, Licence, MAX_PLATE_CHARS, MAX_STATES, MAX_VIN_CHARS, Value};
pub use names::{IssuerId, NameError, Purpose};
pub use words::{TextFault, check_text, is_hidden, is_invisible};

// Whether a value holds.
pub use identity::{
    CitizenId, IdDocument, IdError, Uscc, check_citizen_id, check_id_number, check_passport,
    check_permanent_resident, check_residence_permit, check_uscc, normalise_id,
};
pub use plate::{Energy, Plate, PlateClass, PlateError};
pub use vin::{VinError, check_vin};

// When, and for how long.
pub use calendar::{Calendar, CalendarError, MAX_WORKING_DAYS, Schedule, WindowAnswer};
pub use clock::Clock;
pub use time::{Day, Instant, Period, TimeError};

// What is asked of a code, and what the answer is made of.
pub use evidence::{Evidence, PictureFinding, Quad, Seen};
pub use note::{Note, TrustPart};
pub use question::{
    At, AtSource, Bearer, DocumentCode, IdNumber, MAX_ID_CHARS, MAX_NAME_CHARS, Question, UseKind,
};
pub use reason::{CalendarGap, Reason, StatusGap};
pub use step::{Effect, Step};
