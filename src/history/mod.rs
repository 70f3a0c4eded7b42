//! What was checked on this machine, and what is remembered of live codes for ten minutes.
//!
//! `entry` is one check as it is kept, `fault` why it is not, `report` entries for other programs. `store` keeps them in
//! SQLite: `open` finds or makes the files, `schema` has the tables, `marks` are keyed hashes in place of codes, `kept` is
//! what is kept of a verdict, `write` and `read` do the work. A program without the feature has `absent` in its place.
//!
//! Never kept: a name, an ID number, a plate without its mask, a code's text.

#[cfg(not(feature = "history"))]
mod absent;
mod entry;
mod fault;
mod report;
#[cfg(feature = "history")]
mod store;

use std::io;

#[cfg(not(feature = "history"))]
pub use absent::History;
#[cfg(feature = "history")]
pub use store::History;

// A check as it is kept.
pub use entry::{Check, Count, Decided, Decision, Entry, EntryId, Filter, Showing, word_id};

// Why it is not.
pub use fault::HistoryFault;

// For other programs.
pub use report::{COLUMNS, csv_cell, csv_heading, csv_row, entry_json};

/// A source of chance, which the programs hold.
pub type Random = fn(&mut [u8]) -> io::Result<()>;

/// The days for which checks are kept, unless another number was set.
pub const KEEP_DAYS: u32 = 90;
/// The most days that can be set: ten years.
pub const MAX_KEEP_DAYS: u32 = 3650;
/// The most checks that are kept, some 40 MB; of more the oldest go. A busy desk makes 500 a day.
pub const MAX_ENTRIES: i64 = 200_000;
/// The seconds for which a live code is remembered: a proof is good for 90 s, or 180 s at the widest skew.
pub const LIVE_MEMORY: i64 = 600;
/// The seconds in which a camera that shows the same code with the same answer shows the same check: a phone renews
/// its code every 30 s.
pub const SAME_CHECK: i64 = 60;
