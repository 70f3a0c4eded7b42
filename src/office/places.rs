//! Places in status lists: drawn by chance from blocks that are laid out beforehand, and never twice.

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::OfficeError;
use super::store::{Random, chance};
use crate::credential::StatusRef;
use crate::domain::{Instant, UseKind};

/// Places of a block: how long a list is says no more than how many blocks it has.
pub(super) const BLOCK: u32 = 4096;
/// The most blocks of a list: a million places.
const MAX_BLOCKS: u32 = 256;
/// For how long a list takes new grants and downloads: with the 30 days of lead and the longest window it can be
/// dropped some ten weeks after it was opened.
const OPEN_SECONDS: i64 = 7 * 86_400;

/// Seconds for which a release has to do: until then nothing is drawn from a list that it does not have.
const AHEAD: i64 = 86_400;

/// Opens what will be drawn from before the next release: a verifier that has no list cannot tell.
pub(super) fn prepare(db: &Connection, now: Instant, random: Random) -> Result<(), OfficeError> {
    for lasting in [false, true] {
        for at in [now, now.plus(AHEAD)] {
            let list = open_list(db, lasting, at)?;
            let free = "SELECT 1 FROM block WHERE list = ?1 AND drawn < ?2";
            if !db.prepare_cached(free)?.exists((list, BLOCK))? {
                lay_out(db, list, random)?;
            }
        }
    }
    Ok(())
}

/// Draws a place for a new authorisation.
pub(super) fn draw(
    db: &Connection,
    kind: UseKind,
    now: Instant,
    random: Random,
) -> Result<StatusRef, OfficeError> {
    // Enrolments last, so they stand in lists of their own, else no list would ever be dropped.
    let lasting = kind == UseKind::Presentation;
    let list = open_list(db, lasting, now)?;
    let asked = "SELECT first, drawn, substr(places, 2 * drawn + 1, 2) FROM block
                 WHERE list = ?1 AND drawn < ?2 ORDER BY first DESC LIMIT 1";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let drawn: Option<(u32, u32, [u8; 2])> =
        db.prepare_cached(asked)?.query_row((list, BLOCK), read).optional()?;
    let (first, drawn, place) = match drawn {
        Some(drawn) => drawn,
        None => lay_out(db, list, random)?,
    };
    db.prepare_cached("UPDATE block SET drawn = ?1 WHERE list = ?2 AND first = ?3")?.execute((
        drawn + 1,
        list,
        first,
    ))?;
    Ok(StatusRef { list, index: first + u32::from(u16::from_le_bytes(place)) })
}

/// The list that takes new places now.
fn open_list(db: &Connection, lasting: bool, now: Instant) -> Result<u32, OfficeError> {
    let asked = "SELECT number FROM list WHERE lasting = ?1 AND dropped IS NULL AND (lasting OR opened > ?2)
                 AND ((SELECT count(*) FROM block WHERE list = number) < ?3
                      OR EXISTS (SELECT 1 FROM block WHERE list = number AND drawn < ?4))
                 ORDER BY number LIMIT 1";
    let known: Option<u32> = db
        .prepare_cached(asked)?
        .query_row((lasting, now.plus(-OPEN_SECONDS), MAX_BLOCKS, BLOCK), |row| row.get(0))
        .optional()?;
    if let Some(list) = known {
        return Ok(list);
    }
    let number: u32 = db.query_row("SELECT coalesce(max(number), 0) + 1 FROM list", [], |row| row.get(0))?;
    db.execute("INSERT INTO list (number, lasting, opened) VALUES (?, ?, ?)", (number, lasting, now))?;
    Ok(number)
}

/// Lays out the next block of a list in an order made by chance.
fn lay_out(db: &Connection, list: u32, random: Random) -> Result<(u32, u32, [u8; 2]), OfficeError> {
    let asked = "SELECT coalesce(max(first) + ?1, 0) FROM block WHERE list = ?2";
    let first: u32 = db.query_row(asked, (BLOCK, list), |row| row.get(0))?;
    let mut order: Vec<u16> = (0..BLOCK).filter_map(|place| u16::try_from(place).ok()).collect();
    let drawn: [u8; 8 * BLOCK as usize] = chance(random)?;
    // Fisher-Yates. 64 bits over at most 4096: the bias is below 2^-52.
    for (at, bytes) in (1..order.len()).rev().zip(drawn.as_chunks().0) {
        let bound = u64::try_from(at + 1).unwrap_or(1);
        let other = usize::try_from(u64::from_le_bytes(*bytes) % bound).unwrap_or(0);
        order.swap(at, other);
    }
    let places: Vec<u8> = order.iter().flat_map(|place| place.to_le_bytes()).collect();
    db.execute("INSERT INTO block (list, first, places) VALUES (?, ?, ?)", (list, first, &places))?;
    Ok((first, 0, *places.first_chunk().unwrap_or(&[0; 2])))
}

/// Drops every list that takes no new places and in which each authorisation has ended; whatever it could say is said
/// by the periods.
pub(super) fn drop_ended(db: &Connection, now: Instant) -> Result<usize, OfficeError> {
    let drop = "UPDATE list SET dropped = ?1 WHERE dropped IS NULL AND opened <= ?2
                AND (NOT lasting OR (SELECT sum(drawn) FROM block WHERE list = number) = ?3)
                AND NOT (lasting AND EXISTS (SELECT 1 FROM authorisation WHERE list = number AND ended IS NULL))
                AND NOT EXISTS (SELECT 1 FROM authorisation WHERE list = number AND until > ?1)";
    Ok(db.execute(drop, (now, now.plus(-OPEN_SECONDS), MAX_BLOCKS * BLOCK))?)
}

/// The numbers of the lists that are published, with how many places each has.
pub(super) fn lists(db: &Connection) -> Result<Vec<(u32, u32)>, OfficeError> {
    let asked = "SELECT number, coalesce(max(first) + ?1, 0) FROM list LEFT JOIN block ON list = number
                 WHERE dropped IS NULL GROUP BY number ORDER BY number";
    let mut asked = db.prepare_cached(asked)?;
    let rows = asked.query_map([BLOCK], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
