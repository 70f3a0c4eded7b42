//! Where the office's data lies, its passphrase, and what several commands read from their arguments.

use std::path::{Path, PathBuf};

use super::Run;
use crate::check::Content;
use crate::cli::inputs::read_file;
use crate::cli::{Failure, argument, path};
use crate::domain::{Day, Instant, Period, Purpose};
use crate::office::{Office, Passphrase};
use crate::text::{Said, io_error, said, visible_up_to};

impl Run<'_, '_> {
    /// The data folder: the one that was named, else the usual one.
    pub(super) fn data(&self) -> Result<PathBuf, Failure> {
        let usual = || self.machine.places.home().map(|home| home.join("office"));
        let named = path(self.matches, "data").map(Path::to_owned).or_else(usual);
        named.ok_or_else(|| Failure::Said(said(self.lang, Said::NoDataFolder)))
    }

    /// The office of the data folder.
    pub(super) fn open(&mut self) -> Result<Office, Failure> {
        let folder = self.data()?;
        let passphrase = self.passphrase("passphrase-file")?;
        Office::open(&folder, passphrase, self.machine.random).map_err(self.office())
    }

    /// A passphrase from the file of an option: its only line.
    pub(super) fn passphrase(&mut self, option: &str) -> Result<Option<Passphrase>, Failure> {
        let Some(file) = path(self.matches, option).map(Path::to_owned) else { return Ok(None) };
        let bytes = self.read(&file, Passphrase::MAX + 8)?;
        let passphrase = Passphrase::new(Content::only_line(&bytes));
        passphrase
            .map(Some)
            .ok_or_else(|| Failure::Said(said(self.lang, Said::BadPassphrase(Passphrase::MAX))))
    }

    /// A file, or standard input for `-`, within a bound.
    pub(super) fn read(&mut self, file: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
        let read = read_file(&mut *self.machine.stdin, file, limit);
        let shown = visible_up_to(&file.to_string_lossy(), 200);
        let why = match read {
            Ok(Some(bytes)) => return Ok(bytes),
            Ok(None) => said(self.lang, Said::LargerThan(limit)),
            Err(error) => io_error(self.lang, &error),
        };
        Err(Failure::Said(said(self.lang, Said::Unread(&shown, &why))))
    }

    /// An option that the grammar asks for.
    pub(super) fn text(&self, name: &str) -> Result<String, Failure> {
        argument(self.matches, name).map(str::to_owned).ok_or_else(|| self.wrong())
    }

    pub(super) fn number(&self, name: &str) -> Result<i64, Failure> {
        self.matches.get_one::<i64>(name).copied().ok_or_else(|| self.wrong())
    }

    pub(super) fn file(&self, name: &str) -> Result<PathBuf, Failure> {
        path(self.matches, name).map(Path::to_owned).ok_or_else(|| self.wrong())
    }

    pub(super) fn now(&self) -> Instant {
        self.machine.clock.now()
    }

    /// `--from` and `--until`: without the first it begins now; a day is its last valid one.
    pub(super) fn period(&self, now: Instant) -> Result<Period, Failure> {
        let from = self.instant("from")?.unwrap_or(now);
        let until = self.end("until")?.ok_or_else(|| self.wrong())?;
        Ok(Period { from, until })
    }

    /// An option that names an instant; of a day, its 00:00.
    pub(super) fn instant(&self, name: &str) -> Result<Option<Instant>, Failure> {
        let bad = |typed: &str| Failure::Said(said(self.lang, Said::BadInstant(&visible_up_to(typed, 60))));
        argument(self.matches, name).map(|typed| Instant::parse(typed).map_err(|_| bad(typed))).transpose()
    }

    /// An option that names an end; of a day, its 24:00.
    pub(super) fn end(&self, name: &str) -> Result<Option<Instant>, Failure> {
        match argument(self.matches, name).map(Day::parse) {
            Some(Ok(day)) => Ok(Some(day.plus(1).start())),
            _ => self.instant(name),
        }
    }

    /// `--purpose 51,13`.
    pub(super) fn purposes(&self) -> Result<Vec<Purpose>, Failure> {
        let bad = |typed: &str| Failure::Said(said(self.lang, Said::BadPurpose(&visible_up_to(typed, 60))));
        let typed = self.text("purpose")?;
        typed.split(',').map(|code| Purpose::parse(code.trim()).map_err(|_| bad(code))).collect()
    }
}
