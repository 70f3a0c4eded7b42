//! 发证机关's keys: which may sign what and until when; the private halves lie in files of the data folder.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::{Denied, Kind, OfficeError};
use super::keys::OfficeKey;
use super::store::{Office, Passphrase, Random, chance, create_private, read_private};
use crate::credential::{KeyId, PublicKey};
use crate::domain::{Instant, Period};
use crate::trust::{KeyEntry, KeyState, KeyUse, MAX_KEYS};

/// A key of the office, without its private half.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The public half.
    pub key: PublicKey,
    /// What it may sign.
    pub uses: Vec<KeyUse>,
    /// When; nothing that it signs may outlive it.
    pub period: Period,
    /// Whether it is in use.
    pub state: KeyState,
}

impl Signer {
    /// Whether it may sign this use, issued now, until then.
    fn may_sign(&self, key_use: KeyUse, now: Instant, until: Instant) -> bool {
        self.state == KeyState::Active
            && self.uses.contains(&key_use)
            && self.period.contains(now)
            && until <= self.period.until
    }

    /// As it is published.
    pub(super) fn entry(&self) -> KeyEntry {
        super::publish::entry(&self.key, &self.uses, self.period, self.state)
    }
}

/// What compromising a key leaves to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compromised {
    /// Live presentations and grants; each is signed anew when its phone next shows it.
    pub shown: usize,
    /// Live downloads whose picture has to be drawn again.
    pub downloads: usize,
}

impl Office {
    /// Adds a key that signs these uses within a period: a new one, or one that was made elsewhere.
    ///
    /// # Errors
    /// [`Denied::Taken`] for a key that the office has, [`Denied::TooManyKeys`]; whatever the system says.
    pub fn add_key(
        &mut self,
        key: Option<OfficeKey>,
        uses: &[KeyUse],
        period: Period,
        now: Instant,
    ) -> Result<Signer, OfficeError> {
        let key = match key {
            Some(key) => key,
            None => OfficeKey::from_seed(&self.chance()?)?,
        };
        if period.until <= period.from || period.until <= now {
            return Err(Denied::Period { from: period.from, until: period.until, now }.into());
        }
        let id = key.public().id();
        let signer =
            Signer { key: key.public().clone(), uses: uses.to_vec(), period, state: KeyState::Active };
        let known = self.signers()?;
        if known.iter().any(|known| known.key == signer.key) {
            return Err(Denied::Taken(Kind::Key, hex(&id)).into());
        }
        if known.len() >= MAX_KEYS {
            return Err(Denied::TooManyKeys.into());
        }
        // The file first: a file without its row is a key that signs nothing.
        self.keep(&self.key_file(&id), &key)?;
        let uses = uses_text(&signer.uses);
        let Period { from, until } = period;
        self.db.execute(
            "INSERT INTO signer (id, key, uses, since, until, added) VALUES (?, ?, ?, ?, ?, ?)",
            (id.as_slice(), signer.key.as_bytes().as_slice(), uses, from, until, now),
        )?;
        Ok(signer)
    }

    /// Takes a key out of use: what it signed until now still counts.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::KeyNotActive`].
    pub fn retire_key(&mut self, id: &str, now: Instant) -> Result<Signer, OfficeError> {
        let signer = self.signer(id)?;
        if signer.state != KeyState::Active {
            return Err(Denied::KeyNotActive(signer.key.id()).into());
        }
        self.db.execute("UPDATE signer SET retired = ? WHERE id = ?", (now, signer.key.id().as_slice()))?;
        self.signer(id)
    }

    /// Says that a key is in other hands: nothing that it ever signed counts. What lives is signed anew: a phone gets
    /// its new statement when it next shows it, a download when it is drawn again.
    ///
    /// # Errors
    /// [`Denied::Unknown`], [`Denied::KeyNotActive`] for one that is compromised already.
    pub fn compromise_key(&mut self, id: &str, now: Instant) -> Result<Compromised, OfficeError> {
        let signer = self.signer(id)?;
        let id = signer.key.id();
        if signer.state == KeyState::Compromised {
            return Err(Denied::KeyNotActive(id).into());
        }
        self.change(|db, _| {
            db.execute("UPDATE signer SET compromised = ? WHERE id = ?", (now, id.as_slice()))?;
            let asked = "SELECT count(DISTINCT a.id) FILTER (WHERE kind <> 'download'),
                                count(DISTINCT a.id) FILTER (WHERE kind = 'download')
                         FROM statement s JOIN authorisation a ON a.id = s.authorisation
                         WHERE s.key = ?1 AND s.until > ?2 AND a.ended IS NULL";
            let read = |row: &Row<'_>| Ok(Compromised { shown: row.get(0)?, downloads: row.get(1)? });
            Ok(db.query_row(asked, (id.as_slice(), now), read)?)
        })
    }

    /// Every key, the oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn signers(&self) -> Result<Vec<Signer>, OfficeError> {
        let asked = "SELECT key, uses, since, until, retired, compromised FROM signer ORDER BY added, id";
        let mut asked = self.db.prepare_cached(asked)?;
        let mut rows = asked.query([])?;
        let mut signers = Vec::new();
        while let Some(row) = rows.next()? {
            signers.push(read_signer(row)?);
        }
        Ok(signers)
    }

    fn signer(&self, id: &str) -> Result<Signer, OfficeError> {
        let known = self.signers()?.into_iter().find(|signer| hex(&signer.key.id()) == id);
        known.ok_or_else(|| Denied::Unknown(Kind::Key, id.to_owned()).into())
    }

    /// The private half of a key that may sign this use until then: of several, the newest.
    pub(super) fn signing_key(
        &self,
        key_use: KeyUse,
        now: Instant,
        until: Instant,
    ) -> Result<OfficeKey, OfficeError> {
        let signers = self.signers()?;
        let signer = signers.iter().rfind(|signer| signer.may_sign(key_use, now, until));
        let signer = signer.ok_or(Denied::NoKey(key_use, until))?;
        self.private(&self.key_file(&signer.key.id()))
    }

    /// The latest end of what a key may sign now; nothing where no key may.
    pub(super) fn signable_until(
        &self,
        key_use: KeyUse,
        now: Instant,
    ) -> Result<Option<Instant>, OfficeError> {
        let signers = self.signers()?;
        let usable = signers.iter().filter(|signer| signer.may_sign(key_use, now, now));
        Ok(usable.map(|signer| signer.period.until).max())
    }

    /// Reads a private key of the data folder.
    pub(super) fn private(&self, path: &Path) -> Result<OfficeKey, OfficeError> {
        take_in(path, &read_private(path)?, self.passphrase.as_ref())
    }

    /// Writes a private key into the data folder, encrypted unless the office keeps worthless test keys.
    pub(super) fn keep(&self, path: &Path, key: &OfficeKey) -> Result<(), OfficeError> {
        let fault = |error| OfficeError::Key(path.to_owned(), error);
        let pem = match (&self.passphrase, self.insecure) {
            (_, true) => key.to_pem().map_err(|error| fault(error.into()))?,
            (Some(passphrase), false) => {
                key.to_encrypted_pem(passphrase.as_bytes(), self.random).map_err(fault)?
            }
            (None, false) => return Err(fault(super::keys::PemError::PassphraseNeeded)),
        };
        create_private(path, pem.as_bytes())
    }

    fn key_file(&self, id: &KeyId) -> PathBuf {
        self.folder.join("keys").join(format!("{}.pem", hex(id)))
    }
}

/// Reads a private key that was made elsewhere.
///
/// # Errors
/// [`OfficeError::Key`].
pub fn take_in(path: &Path, pem: &str, passphrase: Option<&Passphrase>) -> Result<OfficeKey, OfficeError> {
    let passphrase = passphrase.map(Passphrase::as_bytes);
    OfficeKey::from_pem(pem, passphrase).map_err(|error| OfficeError::Key(path.to_owned(), error))
}

/// An identifier of a key as people see it.
pub fn hex(id: &KeyId) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether what a key signed at an instant still counts.
pub(super) fn still_counts(db: &Connection, key: &[u8]) -> Result<bool, OfficeError> {
    let asked = "SELECT compromised IS NULL FROM signer WHERE id = ?";
    Ok(db.prepare_cached(asked)?.query_row([key], |row| row.get(0)).optional()?.unwrap_or(false))
}

fn read_signer(row: &Row<'_>) -> Result<Signer, OfficeError> {
    let (key, uses): ([u8; 32], String) = (row.get(0)?, row.get(1)?);
    let state = match (row.get::<_, Option<Instant>>(4)?, row.get::<_, Option<Instant>>(5)?) {
        (_, Some(_)) => KeyState::Compromised,
        (Some(since), None) => KeyState::Retired(since),
        (None, None) => KeyState::Active,
    };
    let period = Period { from: row.get(2)?, until: row.get(3)? };
    Ok(Signer { key: PublicKey::from_bytes(&key)?, uses: uses_of(&uses)?, period, state })
}

const USES: [(KeyUse, &str); 4] = [
    (KeyUse::Presentation, "presentation"),
    (KeyUse::Grant, "grant"),
    (KeyUse::Download, "download"),
    (KeyUse::Status, "status"),
];

fn uses_text(uses: &[KeyUse]) -> String {
    let named = USES.iter().filter(|(key_use, _)| uses.contains(key_use));
    named.map(|(_, name)| *name).collect::<Vec<_>>().join(",")
}

/// The uses of a text such as `grant,download`; `None` when one is no use or there is none.
pub fn parse_uses(text: &str) -> Option<Vec<KeyUse>> {
    let use_of =
        |name: &str| USES.iter().find(|(_, known)| *known == name.trim()).map(|(key_use, _)| *key_use);
    text.split(',').map(use_of).collect()
}

fn uses_of(text: &str) -> Result<Vec<KeyUse>, OfficeError> {
    parse_uses(text).ok_or(OfficeError::Damaged("uses of a key"))
}

/// A new private key.
pub(super) fn new_key(random: Random) -> Result<OfficeKey, OfficeError> {
    Ok(OfficeKey::from_seed(&chance(random)?)?)
}
