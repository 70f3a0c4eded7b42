//! What phones show: the owner's licence 本人直接出示, or one that was granted 授权他人出示. A phone gets a statement
//! for at most 24 hours (a grant's lasts as long as the grant) and proves it anew every 30 s.

use rusqlite::Connection;

use super::authorisation::{self, Authorised, New, check_entitled, check_vehicle};
use super::error::{Denied, OfficeError};
use super::issue::prove;
use super::keys::OfficeKey;
use super::phone::{Phone, usable};
use super::register::{Found, Vehicle, by_plate, person, vehicle};
use super::statement::{Draft, kept, main_page, sign};
use super::store::Office;
use crate::credential::armor::armor;
use crate::credential::{Authorisation, Claims, Code};
use crate::domain::{Instant, Period, UseKind};
use crate::trust::KeyUse;
use crate::verify::PRESENTATION_SECONDS;

/// After how many seconds a phone shows a new code; each lives twice as long.
pub const RENEWED_AFTER: i64 = 30;

/// What a phone shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A vehicle of its person, or of an organisation that its person represents, by the plate.
    Vehicle(String),
    /// A grant by its number.
    Grant(i64),
}

/// A statement that a phone holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its bytes, without a proof.
    pub statement: Vec<u8>,
    /// What it says.
    pub claims: Claims,
}

impl Held {
    /// The code that a phone shows at an instant.
    pub fn code(&self, phone: &OfficeKey, made: Instant) -> String {
        armor(&prove(&self.statement, phone, made))
    }
}

impl Office {
    /// The statement that a phone holds now: the one it has, or a new one. `until` ends a presentation's before its 24
    /// hours.
    ///
    /// # Errors
    /// A refusal: the phone is revoked, its person not entitled, the vehicle not licensed or in an abnormal state, the
    /// grant ended, over or somebody else's, the statement too long.
    pub fn held(
        &mut self,
        phone: &str,
        shown: &Shown,
        until: Option<Instant>,
        now: Instant,
    ) -> Result<Held, OfficeError> {
        let phone = self.phone(phone)?;
        usable(&phone)?;
        let (vehicle, authorised) = match shown {
            Shown::Vehicle(plate) => {
                let vehicle = by_plate(&self.db, plate)?;
                check_entitled(&self.db, &phone.person, &vehicle.owner)?;
                check_vehicle(&vehicle)?;
                let enrolment = enrolment(&self.db, &phone, &vehicle)?;
                (vehicle, enrolment)
            }
            Shown::Grant(id) => {
                let grant = authorisation::find(&self.db, UseKind::Grant, *id)?;
                if grant.grantee.as_deref() != Some(&phone.person) {
                    return Err(Denied::NotGrantee.into());
                }
                grant.usable(now)?;
                let vehicle = vehicle(&self.db, &Found::Row(grant.vehicle))?;
                check_vehicle(&vehicle)?;
                (vehicle, Some(grant))
            }
        };
        if let (Some(authorised), None) = (&authorised, until)
            && let Some(statement) = kept(&self.db, authorised, Some(&phone.id), &vehicle, now)?
        {
            return held(statement);
        }
        let period = match shown {
            Shown::Vehicle(_) => self.presentation_period(until, now)?,
            // Issued in the middle of a grant, it begins now: nbf never lies before iat.
            Shown::Grant(_) => {
                let grant =
                    authorised.as_ref().map_or(Period { from: now, until: now }, |grant| grant.period);
                Period { from: grant.from.max(now), until: grant.until }
            }
        };
        let key_use = if authorised.as_ref().is_some_and(|a| a.kind == UseKind::Grant) {
            KeyUse::Grant
        } else {
            KeyUse::Presentation
        };
        let key = self.signing_key(key_use, now, period.until)?;
        self.change(|db, desk| {
            let authorised = match authorised {
                Some(authorised) => authorised,
                None => {
                    let new = New {
                        kind: UseKind::Presentation,
                        vehicle: vehicle.row,
                        given_by: &phone.person,
                        period,
                        phone: Some(&phone.id),
                        under: None,
                        user: None,
                        grantee: None,
                        purposes: &[],
                        bearer: None,
                    };
                    authorisation::add(db, &new, now, desk.random)?
                }
            };
            let authorisation = says(db, &authorised, &phone)?;
            let licence = main_page(&vehicle);
            let draft =
                Draft { authorised: &authorised, authorisation, licence, period, phone: Some(&phone.id) };
            held(sign(db, desk, draft, &key, now)?)
        })
    }

    /// At most 24 hours, and not beyond the key.
    fn presentation_period(&self, until: Option<Instant>, now: Instant) -> Result<Period, OfficeError> {
        let latest = now.plus(PRESENTATION_SECONDS);
        let signable = self.signable_until(KeyUse::Presentation, now)?.unwrap_or(latest);
        let until = until.unwrap_or(latest.min(signable));
        if until > latest {
            return Err(Denied::WindowTooLong { until, latest }.into());
        }
        if until <= now {
            return Err(Denied::Period { from: now, until, now }.into());
        }
        Ok(Period { from: now, until })
    }
}

/// What a statement for a phone says of its use.
fn says(db: &Connection, authorised: &Authorised, phone: &Phone) -> Result<Authorisation, OfficeError> {
    let key = phone.key.clone();
    if authorised.kind == UseKind::Presentation {
        return Ok(Authorisation::Presentation { phone: key });
    }
    let grantee = person(db, authorised.grantee.as_deref().unwrap_or_default())?;
    let bearer = authorised.commitment(grantee.document).ok_or(OfficeError::Damaged("grant"))?;
    Ok(Authorisation::Grant {
        phone: key,
        grantee: grantee.name,
        purposes: authorised.purposes.clone(),
        bearer,
    })
}

fn held(statement: Vec<u8>) -> Result<Held, OfficeError> {
    let claims = match Code::read(&statement) {
        Ok(code) => code.statement.unproven().clone(),
        Err(_) => return Err(OfficeError::Damaged("statement")),
    };
    Ok(Held { statement, claims })
}

/// The enrolment of a phone for a vehicle that was not ended.
fn enrolment(db: &Connection, phone: &Phone, vehicle: &Vehicle) -> Result<Option<Authorised>, OfficeError> {
    let live = "kind = 'presentation' AND phone = ?1 AND vehicle = ?2 AND ended IS NULL";
    Ok(authorisation::select(db, live, (&phone.id, vehicle.row))?.pop())
}
