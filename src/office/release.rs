//! Publishes: the files of a trust folder, all of one release or all of the one before.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{Denied, OfficeError};
use super::issue::publish_list;
use super::keys::OfficeKey;
use super::places::{drop_ended, lists, prepare};
use super::publish::{calendar, json, purposes};
use super::store::Office;
use crate::credential::StatusList;
use crate::domain::{Instant, IssuerId};
use crate::trust::{IssuerEntry, IssuersFile, KeyUse, ReleaseFile, file_name};

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// Its number.
    pub sequence: u64,
    /// Status lists in it.
    pub lists: usize,
    /// Authorisations in them that are revoked.
    pub revoked: usize,
    /// Authorisations in them that are suspended.
    pub suspended: usize,
}

/// Held while somebody publishes.
const LOCK: &str = "publish.lock";
const NAMES: [&str; 4] = ["issuers.json", "calendar.json", "purposes.json", "release.json"];

impl Office {
    /// Publishes into a folder that does not exist, is empty, or holds an earlier release. Whoever reads it meanwhile
    /// sees the earlier release or this one.
    ///
    /// # Errors
    /// [`Denied::Clock`] where the clock stands before the newest release, [`Denied::NoKey`], [`Denied::NotATrust`].
    pub fn publish(&mut self, folder: &Path, now: Instant) -> Result<Released, OfficeError> {
        let lock = self.folder.join(LOCK);
        let held = File::create(&lock).and_then(|file| file.lock().map(|()| file));
        let _held = held.map_err(|error| OfficeError::File(lock, error))?;
        check_folder(folder)?;
        let (released, files) = self.release(now)?;
        put(folder, &files).map_err(|(path, error)| OfficeError::File(path, error))?;
        Ok(released)
    }

    /// The files of a new release.
    ///
    /// # Errors
    /// As [`publish`](Self::publish).
    pub fn release(&mut self, now: Instant) -> Result<(Released, BTreeMap<String, Vec<u8>>), OfficeError> {
        if let Some(published) = self.last_published()?.filter(|published| now < *published) {
            return Err(Denied::Clock { now, published }.into());
        }
        let key = self.signing_key(KeyUse::Status, now, now)?;
        let authority = self.authority.clone();
        let keys = self.signers()?.iter().map(super::keyring::Signer::entry).collect();
        let issuer = IssuerEntry {
            id: authority.id,
            zh: authority.zh,
            en: authority.en,
            activation: authority.activation,
            test: authority.test,
            keys,
        };
        self.change(|db, desk| {
            drop_ended(db, now)?;
            prepare(db, now, desk.random)?;
            let next = "UPDATE authority SET sequence = sequence + 1, published = ? RETURNING sequence";
            let sequence: u64 = db.query_row(next, [now], |row| row.get(0))?;
            let mut released = Released { sequence, lists: 0, revoked: 0, suspended: 0 };
            let mut files = signed_lists(db, issuer.id, &key, now, &mut released)?;
            let issuers = IssuersFile { v: 1, published: now, issuers: vec![issuer] };
            files.insert("issuers.json".to_owned(), json(&issuers)?);
            files.insert("calendar.json".to_owned(), json(&calendar(now))?);
            files.insert("purposes.json".to_owned(), json(&purposes())?);
            let release = ReleaseFile { v: 1, published: now, sequence };
            files.insert("release.json".to_owned(), json(&release)?);
            Ok((released, files))
        })
    }
}

/// Every list that is not dropped. Of what is revoked and suspended, revoked is the one that lasts.
fn signed_lists(
    db: &Connection,
    issuer: IssuerId,
    key: &OfficeKey,
    now: Instant,
    released: &mut Released,
) -> Result<BTreeMap<String, Vec<u8>>, OfficeError> {
    let mut statuses: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    for (number, places) in lists(db)? {
        statuses.insert(number, vec![0; usize::try_from(places / 4).unwrap_or(0)]);
    }
    let mut mark = |asked: &str, value: u8, count: &mut usize| -> Result<(), OfficeError> {
        let mut asked = db.prepare_cached(asked)?;
        let mut rows = asked.query([])?;
        while let Some(row) = rows.next()? {
            let (list, place): (u32, u32) = (row.get(0)?, row.get(1)?);
            let byte = usize::try_from(place / 4).ok().and_then(|at| statuses.get_mut(&list)?.get_mut(at));
            if let Some(byte) = byte {
                *byte |= value << (place % 4 * 2);
                *count += 1;
            }
        }
        Ok(())
    };
    mark("SELECT list, place FROM authorisation WHERE ended IS NOT NULL", 1, &mut released.revoked)?;
    let suspended = "SELECT a.list, a.place FROM vehicle v JOIN authorisation a ON a.vehicle = v.id
                     WHERE v.suspended AND a.ended IS NULL";
    mark(suspended, 2, &mut released.suspended)?;
    released.lists = statuses.len();
    let signed = statuses.into_iter().map(|(number, statuses)| {
        let list = StatusList { issuer, number, issued: now, expires: None, statuses };
        (file_name(issuer, number), publish_list(&list, key))
    });
    Ok(signed.collect())
}

/// Whether a name is that of a file of a release.
fn is_ours(name: &str) -> bool {
    NAMES.contains(&name) || (name.starts_with("status-") && name.ends_with(".cwt"))
}

/// That nothing of anybody else's would be lost.
fn check_folder(folder: &Path) -> Result<(), OfficeError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|error| OfficeError::File(folder.to_owned(), error))?,
    };
    for entry in entries {
        let entry = entry.map_err(|error| OfficeError::File(folder.to_owned(), error))?;
        if !entry.file_name().to_str().is_some_and(is_ours) {
            return Err(Denied::NotATrust(folder.to_owned()).into());
        }
    }
    Ok(())
}

/// Writes the files beside the folder, and swaps.
fn put(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), (PathBuf, io::Error)> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let staged = folder.with_file_name(format!(".{name}.unfinished"));
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    // What a killed run left.
    remove(&staged).map_err(at(&staged))?;
    fs::create_dir_all(&staged).map_err(at(&staged))?;
    for (name, bytes) in files {
        let path = staged.join(name);
        let written = File::create(&path).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(at(&path))?;
    }
    sync(&staged).map_err(at(&staged))?;
    if folder.exists() {
        swap(&staged, folder).map_err(at(folder))?;
        // The earlier release; if it stays, the next run removes it.
        let _ = fs::remove_dir_all(&staged);
    } else {
        fs::rename(&staged, folder).map_err(at(folder))?;
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sync(parent).map_err(at(parent))
}

/// Removes a folder, if it is there.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Has the names of a folder on the disk, where a folder can be opened.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Gives two folders each other's name in one step.
#[cfg(target_os = "linux")]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        // File systems that cannot.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => swap_in_steps(one, other),
        done => Ok(done?),
    }
}

/// Not in one step here: for a moment there is no folder.
#[cfg(not(target_os = "linux"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    swap_in_steps(one, other)
}

fn swap_in_steps(one: &Path, other: &Path) -> io::Result<()> {
    let mut aside = one.as_os_str().to_owned();
    aside.push(".old");
    // What a run left that was killed between the steps.
    remove(Path::new(&aside))?;
    fs::rename(other, &aside)?;
    fs::rename(one, other)?;
    fs::rename(&aside, one)
}
