//! Phones: each with a key of its own, enrolled for a person, revoked when it is lost.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension};

use super::consequence::{Ended, end_where};
use super::error::{Denied, Ending, Kind, OfficeError};
use super::keyring::new_key;
use super::keys::OfficeKey;
use super::register::{is_id, person};
use super::store::Office;
use crate::credential::PublicKey;
use crate::domain::Instant;

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

    fn phone_file(&self, id: &str) -> Result<PathBuf, OfficeError> {
        if !is_id(id) {
            return Err(Denied::Name(id.to_owned()).into());
        }
        Ok(self.folder.join("phones").join(format!("{id}.pem")))
    }
}

/// That a phone was not revoked.
pub(super) fn usable(phone: &Phone) -> Result<(), Denied> {
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
