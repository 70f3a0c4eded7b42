//! Statements: what an authorisation says is signed when it is first needed, kept, and signed anew when the licence
//! changed, the key no longer counts, or it has ended.

use rusqlite::{Connection, Row};

use super::authorisation::{Authorised, by_number};
use super::error::{Denied, OfficeError};
use super::issue::issue;
use super::keyring::still_counts;
use super::keys::OfficeKey;
use super::register::Vehicle;
use super::store::{Desk, chance};
use crate::credential::{Authorisation, Claims, Code, REQUIRED, StatementId};
use crate::domain::{Field, Instant, Licence, Period, UseKind, Value};

/// Bytes of a cti.
const ID_BYTES: usize = 12;

/// What the main page, the states and the inspection say: the licence of a live code.
pub(super) fn main_page(vehicle: &Vehicle) -> Licence {
    let mut licence = Licence::new();
    for field in REQUIRED {
        if let Some(value) = vehicle.licence.get(field) {
            // It comes from a licence.
            let _ = licence.set(field, value.clone());
        }
    }
    licence
}

/// All that a download shows, drawn at an instant.
pub(super) fn both_pages(vehicle: &Vehicle, drawn: Instant) -> Licence {
    let mut licence = vehicle.licence.clone();
    let _ = licence.set(Field::GeneratedAt, Value::Instant(drawn));
    licence
}

/// The newest statement of an authorisation, for a phone or for none, that can still be shown.
pub(super) fn kept(
    db: &Connection,
    authorised: &Authorised,
    phone: Option<&str>,
    vehicle: &Vehicle,
    now: Instant,
) -> Result<Option<Vec<u8>>, OfficeError> {
    let asked = "SELECT bytes, key FROM statement WHERE authorisation = ?1 AND phone IS ?2 AND until > ?3
                 ORDER BY until DESC, rowid DESC LIMIT 1";
    let mut asked = db.prepare_cached(asked)?;
    let mut rows = asked.query((authorised.id, phone, now))?;
    let Some((bytes, key)) = rows.next()?.map(read).transpose()? else { return Ok(None) };
    let Ok(code) = Code::read(&bytes) else { return Err(OfficeError::Damaged("statement")) };
    let said = &code.statement.unproven().licence;
    let same = match authorised.kind {
        UseKind::Download => drawn(said).is_some_and(|drawn| *said == both_pages(vehicle, drawn)),
        UseKind::Presentation | UseKind::Grant => *said == main_page(vehicle),
    };
    Ok((same && still_counts(db, &key)?).then_some(bytes))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Vec<u8>, Vec<u8>)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn drawn(licence: &Licence) -> Option<Instant> {
    match licence.get(Field::GeneratedAt) {
        Some(&Value::Instant(drawn)) => Some(drawn),
        _ => None,
    }
}

/// What is signed anew.
pub(super) struct Draft<'a> {
    pub(super) authorised: &'a Authorised,
    pub(super) authorisation: Authorisation,
    pub(super) licence: Licence,
    pub(super) period: Period,
    pub(super) phone: Option<&'a str>,
}

/// Signs a statement and keeps it.
pub(super) fn sign(
    db: &Connection,
    desk: &Desk,
    draft: Draft<'_>,
    key: &OfficeKey,
    now: Instant,
) -> Result<Vec<u8>, OfficeError> {
    // Another command may have ended it since it was looked up.
    if let Some((at, why)) = by_number(db, draft.authorised.id)?.and_then(|now| now.ended) {
        return Err(Denied::Ended { at, why }.into());
    }
    let id: [u8; ID_BYTES] = chance(desk.random)?;
    let claims = Claims {
        issuer: desk.authority.id,
        period: draft.period,
        issued: now,
        id: StatementId::new(&id).ok_or(OfficeError::Damaged("identifier"))?,
        authorisation: draft.authorisation,
        licence: draft.licence,
        status: draft.authorised.status,
        unknown_items: 0,
    };
    let bytes = issue(&claims, key)?;
    let add = "INSERT INTO statement (cti, authorisation, phone, key, issued, until, bytes)
               VALUES (?, ?, ?, ?, ?, ?, ?)";
    let row = (
        id.as_slice(),
        draft.authorised.id,
        draft.phone,
        key.public().id().to_vec(),
        now,
        draft.period.until,
        &bytes,
    );
    db.prepare_cached(add)?.execute(row)?;
    // An enrolment lasts as long as what it has shown.
    let last = "UPDATE authorisation SET until = max(until, ?1) WHERE id = ?2 AND kind = 'presentation'";
    db.prepare_cached(last)?.execute((draft.period.until, draft.authorised.id))?;
    Ok(bytes)
}
