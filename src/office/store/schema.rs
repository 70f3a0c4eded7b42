//! The tables. Instants are whole seconds since 1970, days and codes are texts as the register exports them.

use rusqlite::Connection;

use super::{Authority, OfficeError};
use crate::domain::{Day, IssuerId};
use crate::office::register::COLUMNS;

/// "YZof".
const APPLICATION_ID: i32 = 0x597A_6F66;
/// The version of the tables.
const VERSION: i32 = 1;

const TABLES: &str = "
CREATE TABLE authority (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
    activation TEXT NOT NULL, test INTEGER NOT NULL, insecure INTEGER NOT NULL,
    -- The newest release.
    sequence INTEGER NOT NULL DEFAULT 0, published INTEGER
) STRICT;

CREATE TABLE person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, document TEXT NOT NULL, number TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;

CREATE TABLE organisation (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, uscc TEXT NOT NULL UNIQUE,
    legal_representative TEXT NOT NULL REFERENCES person
) STRICT;

CREATE TABLE manager (
    organisation TEXT NOT NULL REFERENCES organisation, person TEXT NOT NULL REFERENCES person,
    PRIMARY KEY (organisation, person)
) STRICT, WITHOUT ROWID;

-- A licence on paper; licensed is when the electronic one was issued, if it was.
CREATE TABLE vehicle (
    id INTEGER PRIMARY KEY,
    person TEXT REFERENCES person, organisation TEXT REFERENCES organisation,
    licensed INTEGER, suspended INTEGER NOT NULL,
    FIELDS,
    CHECK ((person IS NULL) <> (organisation IS NULL)),
    UNIQUE (plate_no), UNIQUE (vin)
) STRICT;
CREATE INDEX vehicle_suspended ON vehicle (id) WHERE suspended;

CREATE TABLE application (
    id INTEGER PRIMARY KEY, vehicle INTEGER NOT NULL REFERENCES vehicle,
    applicant TEXT NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL
) STRICT;

CREATE TABLE phone (
    id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person, key BLOB NOT NULL UNIQUE,
    enrolled INTEGER NOT NULL, revoked INTEGER
) STRICT;

-- One row is one thing that can be ended: a phone's enrolment for a vehicle, a grant, a download.
CREATE TABLE authorisation (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('presentation', 'grant', 'download')),
    vehicle INTEGER NOT NULL REFERENCES vehicle, given_by TEXT NOT NULL REFERENCES person,
    -- Where its status stands, for good.
    list INTEGER NOT NULL, place INTEGER NOT NULL,
    -- An enrolment has no end of its own; then until is that of its last statement.
    since INTEGER NOT NULL, until INTEGER NOT NULL,
    ended INTEGER, why TEXT,
    phone TEXT REFERENCES phone,
    -- The grant under which a download was made.
    under INTEGER REFERENCES authorisation,
    -- 使用人 of a download, none for the owner; the person of a grant.
    user TEXT, grantee TEXT REFERENCES person, purposes TEXT,
    salt BLOB, hash BLOB,
    UNIQUE (list, place),
    CHECK ((ended IS NULL) = (why IS NULL)),
    CHECK ((kind = 'presentation') = (phone IS NOT NULL)),
    CHECK ((kind = 'grant') = (grantee IS NOT NULL AND salt IS NOT NULL AND hash IS NOT NULL))
) STRICT;
CREATE INDEX authorisation_vehicle ON authorisation (vehicle, until);
CREATE INDEX authorisation_under ON authorisation (under) WHERE under IS NOT NULL;
CREATE INDEX authorisation_phone ON authorisation (phone) WHERE phone IS NOT NULL;
CREATE INDEX authorisation_ended ON authorisation (list) WHERE ended IS NOT NULL;
CREATE INDEX authorisation_list ON authorisation (list, until);

-- What was signed, under which key, for which phone.
CREATE TABLE statement (
    cti BLOB PRIMARY KEY, authorisation INTEGER NOT NULL REFERENCES authorisation,
    phone TEXT REFERENCES phone, key BLOB NOT NULL REFERENCES signer, issued INTEGER NOT NULL,
    until INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE INDEX statement_authorisation ON statement (authorisation, until);
CREATE INDEX statement_key ON statement (key, until);
CREATE INDEX statement_phone ON statement (phone) WHERE phone IS NOT NULL;

-- Places of a status list, drawn one after the other in an order made by chance.
CREATE TABLE list (
    number INTEGER PRIMARY KEY, lasting INTEGER NOT NULL, opened INTEGER NOT NULL, dropped INTEGER
) STRICT;
CREATE TABLE block (
    list INTEGER NOT NULL REFERENCES list, first INTEGER NOT NULL, places BLOB NOT NULL,
    drawn INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (list, first)
) STRICT;

CREATE TABLE signer (
    id BLOB PRIMARY KEY, key BLOB NOT NULL UNIQUE, uses TEXT NOT NULL, since INTEGER NOT NULL,
    until INTEGER NOT NULL, added INTEGER NOT NULL, retired INTEGER, compromised INTEGER
) STRICT, WITHOUT ROWID;
";

/// Makes the tables of a new office.
pub(super) fn create(db: &Connection, authority: &Authority, insecure: bool) -> rusqlite::Result<()> {
    let fields = COLUMNS.map(|field| format!("{} TEXT", field.id())).join(", ");
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.execute_batch(&format!("BEGIN; {} COMMIT;", TABLES.replace("FIELDS", &fields)))?;
    let Authority { id, zh, en, activation, test } = authority;
    db.execute(
        "INSERT INTO authority (one, id, zh, en, activation, test, insecure) VALUES (1, ?, ?, ?, ?, ?, ?)",
        (id.as_str(), zh, en, activation.to_string(), test, insecure),
    )?;
    db.pragma_update(None, "user_version", VERSION)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)
}

/// Whether a database is an office's, of this version.
pub(super) fn is_ours(db: &Connection) -> rusqlite::Result<bool> {
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    Ok(pragma("application_id")? == APPLICATION_ID && pragma("user_version")? == VERSION)
}

/// Settings that a database does not keep: what was answered is on the disk, and no row refers to nothing.
pub(super) fn settle(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)
}

/// Whose office it is, and whether its keys lie unencrypted.
pub(super) fn authority(db: &Connection) -> Result<(Authority, bool), OfficeError> {
    let read = db.query_row("SELECT id, zh, en, activation, test, insecure FROM authority", [], |row| {
        let (id, activation): (String, String) = (row.get(0)?, row.get(3)?);
        let parsed = IssuerId::parse(&id).ok().zip(Day::parse(&activation).ok());
        let Some((id, activation)) = parsed else { return Ok(None) };
        let authority = Authority { id, zh: row.get(1)?, en: row.get(2)?, activation, test: row.get(4)? };
        Ok(Some((authority, row.get(5)?)))
    });
    read?.ok_or(OfficeError::Damaged("authority"))
}
