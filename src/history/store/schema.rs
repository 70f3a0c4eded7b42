//! The tables. Instants are whole seconds since 1970, days are counted since 1970-01-01 in China.

use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use crate::history::{KEEP_DAYS, MAX_KEEP_DAYS};

/// "YZhi".
const APPLICATION_ID: i32 = 0x597A_6869;
/// The version of the tables.
const VERSION: i32 = 1;
/// How long a check waits for another window that is writing: a verdict must not be late.
const PATIENCE: Duration = Duration::from_millis(500);

const TABLES: &str = "
CREATE TABLE entry (
    -- Numbers are never used again: a decision belongs to one check.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL, last INTEGER NOT NULL, day INTEGER NOT NULL,
    mark BLOB NOT NULL, verdict TEXT NOT NULL, demo INTEGER NOT NULL,
    use TEXT, issuer TEXT, plate TEXT, purpose TEXT, reasons TEXT NOT NULL
) STRICT;
CREATE INDEX entry_mark ON entry (mark, last);
CREATE INDEX entry_day ON entry (day);

-- Every decision; the newest counts.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    at INTEGER NOT NULL, decision TEXT NOT NULL
) STRICT;
CREATE INDEX decision_entry ON decision (entry);

-- Replay memory: the newest proof of an authorisation's phone, and when it was seen last.
CREATE TABLE live (mark BLOB PRIMARY KEY, proof INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- For how many days checks are kept, and the day on which what is older was last deleted.
CREATE TABLE setting (one INTEGER PRIMARY KEY CHECK (one = 1), days INTEGER NOT NULL, swept INTEGER) STRICT;
";

/// What a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ours,
    /// Nothing in it yet.
    Empty,
    Foreign,
}

pub(super) fn kind(db: &Connection) -> rusqlite::Result<Kind> {
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (pragma("application_id")?, pragma("user_version")?, tables) {
        (APPLICATION_ID, VERSION, _) => Kind::Ours,
        (0, 0, 0) => Kind::Empty,
        _ => Kind::Foreign,
    })
}

/// Settings that a database does not keep. What is deleted is overwritten; rows refer to rows.
pub(super) fn settle(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    // With a log before the database this loses the last checks in a power cut, and never the others; a check does not
    // wait for the disk.
    db.pragma_update(None, "synchronous", "NORMAL")?;
    // What a log keeps of its largest size, in bytes.
    db.pragma_update(None, "journal_size_limit", 1 << 20)
}

/// Makes the tables, unless another window has made them meanwhile.
pub(super) fn create(db: &mut Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if kind(&change)? == Kind::Empty {
        change.execute_batch(TABLES)?;
        change.execute("INSERT INTO setting (one, days) VALUES (1, ?1)", [KEEP_DAYS])?;
        change.pragma_update(None, "user_version", VERSION)?;
        change.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    change.commit()
}

/// For how many days checks are kept.
pub(super) fn keep_days(db: &Connection) -> rusqlite::Result<u32> {
    let days: i64 = db.query_row("SELECT days FROM setting", [], |row| row.get(0))?;
    Ok(u32::try_from(days).unwrap_or(KEEP_DAYS).clamp(1, MAX_KEEP_DAYS))
}

pub(super) fn set_keep_days(db: &Connection, days: u32) -> rusqlite::Result<()> {
    db.execute("UPDATE setting SET days = ?1, swept = NULL", [days.clamp(1, MAX_KEEP_DAYS)]).map(|_| ())
}
