//! Phones, and what they show: the owner's licence 本人直接出示, or one that was granted 授权他人出示. A phone gets a
//! statement for at most 24 hours (a grant's lasts as long as the grant) and proves it anew every 30 s.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension};

use super::authorisation::{self, Authorised, New, check_entitled, check_vehicle};
use super::consequence::{Ended, end_where};
use super::error::{Denied, Ending, Kind, OfficeError};
use super::issue::prove;
use super::keyring::new_key;
use super::keys::OfficeKey;
use super::register::{Found, MAX_ID_CHARS, Vehicle, by_plate, is_id, person, vehicle};
use super::statement::{Draft, kept, main_page, sign};
use super::store::Office;
use crate::credential::armor::armor;
use crate::credential::{Authorisation, Claims, Code, PublicKey};
use crate::domain::{Instant, Period, UseKind};
use crate::trust::KeyUse;
use crate::verify::PRESENTATION_SECONDS;

/// After how many seconds a phone shows a new code; each lives twice as long.
pub const RENEWED_AFTER: i64 = 30;

/// A phone on which somebody uses electronic licences.
#[derive(Clone, Debug)]
pub struct Phone {
    /// What the register calls it.
    pub id: String,
    /// Whose it is.
    pub person: String,
    /// The public half of its key.
    pub key: PublicKey,
    /// When it was enrolled.
    pub enrolled: Instant,
    /// When it was revoked, if it was.
    pub revoked: Option<Instant>,
}

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
    /// Enrols a phone with a new key.
    ///
    /// # Errors
    /// [`Denied::Taken`], [`Denied::Unknown`].
    pub fn enrol_phone(&mut self, id: &str, of: &str, now: Instant) -> Result<Phone, OfficeError> {
        let key = new_key(self.random)?;
        let file = self.phone_file(id)?;
        person(&self.db, of)?;
        if find(&self.db, id)?.is_some() {
            return Err(Denied::Taken(Kind::Phone, id.to_owned()).into());
        }
        // What a killed run may have left: a key that no row names signs nothing.
        let _ = std::fs::remove_file(&file);
        self.keep(&file, &key)?;
        let add = "INSERT INTO phone (id, person, key, enrolled) VALUES (?, ?, ?, ?)";
        self.db.execute(add, (id, of, key.public().as_bytes().as_slice(), now))?;
        self.phone(id)
    }

    /// A phone.
    ///
    /// # Errors
    /// [`Denied::Unknown`].
    pub fn phone(&self, id: &str) -> Result<Phone, OfficeError> {
        find(&self.db, id)?.ok_or_else(|| Denied::Unknown(Kind::Phone, id.to_owned()).into())
    }

    /// Every phone, in the order of enrolment.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn phones(&self) -> Result<Vec<Phone>, OfficeError> {
        let mut asked = self.db.prepare_cached("SELECT id FROM phone ORDER BY enrolled, id")?;
        let ids = asked.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        ids.iter().map(|id| self.phone(id)).collect()
    }

    /// Revokes a lost phone: its enrolments end, and so do the grants whose statement it holds.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::PhoneRevoked`].
    pub fn revoke_phone(&mut self, id: &str, now: Instant) -> Result<Ended, OfficeError> {
        let phone = self.phone(id)?;
        usable(&phone)?;
        self.change(|db, _| {
            db.execute("UPDATE phone SET revoked = ?1 WHERE id = ?2", (now, id))?;
            let holds = "(phone = ?1 OR id IN (SELECT authorisation FROM statement WHERE phone = ?1))";
            end_where(db, holds, &[&id], now, Ending::PhoneRevoked)
        })
    }

    /// The private key of a phone, which in life never leaves it.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::PhoneRevoked`], or what is wrong with the file.
    pub fn phone_key(&self, id: &str) -> Result<OfficeKey, OfficeError> {
        usable(&self.phone(id)?)?;
        self.private(&self.phone_file(id)?)
    }

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

    fn phone_file(&self, id: &str) -> Result<PathBuf, OfficeError> {
        if id.len() > MAX_ID_CHARS || !is_id(id) {
            return Err(Denied::Unknown(Kind::Phone, id.to_owned()).into());
        }
        Ok(self.folder.join("phones").join(format!("{id}.pem")))
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

fn usable(phone: &Phone) -> Result<(), Denied> {
    phone.revoked.map_or(Ok(()), |at| Err(Denied::PhoneRevoked(at)))
}

fn find(db: &Connection, id: &str) -> Result<Option<Phone>, OfficeError> {
    let asked = "SELECT id, person, key, enrolled, revoked FROM phone WHERE id = ?";
    let read = db.prepare_cached(asked)?.query_row([id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, [u8; 32]>(2)?, row.get(3)?, row.get(4)?))
    });
    let Some((id, person, key, enrolled, revoked)) = read.optional()? else { return Ok(None) };
    Ok(Some(Phone { id, person, key: PublicKey::from_bytes(&key)?, enrolled, revoked }))
}
