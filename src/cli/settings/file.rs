//! The settings' file, `settings.json` in Yanzheng's folder: read whole and bounded, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::Settings;
use crate::text::SettingsFault;

/// The most bytes that are read: all settings of today take 300.
const MAX_SETTINGS: u64 = 64 * 1024;

/// Why settings cannot be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    Read {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It holds something else than settings of this version. It is left as it is.
    #[error("{path}: {why}")]
    Content {
        /// Which.
        path: PathBuf,
        /// Where and what.
        why: String,
    },
    /// It cannot be written.
    #[error("{path}: {error}")]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl SettingsError {
    /// The same for whoever says it.
    pub fn fault(&self) -> SettingsFault<'_> {
        match self {
            SettingsError::Read { path, error } => SettingsFault::Read(path, error),
            SettingsError::Content { path, why } => SettingsFault::Content(path, why),
            SettingsError::Write { path, error } => SettingsFault::Write(path, error),
        }
    }
}

/// Where settings are kept; nowhere without a path.
#[derive(Clone, Debug, Default)]
pub struct SettingsFile(Option<PathBuf>);

impl SettingsFile {
    /// A file's settings; usual ones where there is no file.
    ///
    /// # Errors
    /// [`SettingsError`]; what cannot be understood must not be written over either.
    pub fn read(path: &Path) -> Result<Settings, SettingsError> {
        let fault = |error| SettingsError::Read { path: path.to_owned(), error };
        let mut text = String::new();
        match File::open(path) {
            Ok(file) => file.take(MAX_SETTINGS + 1).read_to_string(&mut text).map_err(fault)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
            Err(error) => return Err(fault(error)),
        };
        let why = match serde_json::from_str(&text) {
            _ if u64::try_from(text.len()).is_ok_and(|bytes| bytes > MAX_SETTINGS) => {
                format!("over {MAX_SETTINGS} bytes")
            }
            Ok(settings) => return Ok(settings),
            Err(error) => error.to_string(),
        };
        Err(SettingsError::Content { path: path.to_owned(), why })
    }

    /// Keeps settings in this file.
    pub fn at(path: PathBuf) -> Self {
        SettingsFile(Some(path))
    }

    /// Keeps nothing.
    pub fn none() -> Self {
        SettingsFile(None)
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// Writes settings in place of what was there.
    ///
    /// # Errors
    /// [`SettingsError::Write`]; then the file is as it was.
    pub fn write(&self, settings: &Settings) -> Result<(), SettingsError> {
        let Some(path) = &self.0 else { return Ok(()) };
        let written = || -> io::Result<()> {
            let text = serde_json::to_string_pretty(settings)?;
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            let unfinished = path.with_extension("json.new");
            let mut file = File::create(&unfinished)?;
            file.write_all(text.as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            fs::rename(&unfinished, path)
        };
        written().map_err(|error| SettingsError::Write { path: path.clone(), error })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::settings::{CloseAfter, Look, Page, Size};
    use crate::domain::Purpose;
    use crate::text::Lang;

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        assert_eq!(SettingsFile::read(&path).unwrap(), Settings::default());
        let settings = Settings {
            lang: Some(Lang::En),
            page: Page::History,
            look: Look::HighContrast,
            size: Size::try_from(150).unwrap(),
            purpose: Purpose::parse("51").ok(),
            close_after: CloseAfter::try_from(20).unwrap(),
            mirror: true,
        };
        SettingsFile::at(path.clone()).write(&settings).unwrap();
        assert_eq!(SettingsFile::read(&path).unwrap(), settings);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_understood_is_said_and_where() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for (text, part) in [
            ("{\"size\": 300}", "100 to 200"),
            ("{\"close-after\": 3}", "5 to 600"),
            ("{\"colour\": 1}", "colour"),
            ("{\"look\": \"pink\"}", "pink"),
            ("{\"purpose\": \"999\"}", "line 1"),
            ("", "line 1"),
        ] {
            fs::write(&path, text).unwrap();
            let error = SettingsFile::read(&path).unwrap_err();
            assert!(
                matches!(error, SettingsError::Content { .. }) && error.to_string().contains(part),
                "{error}"
            );
        }
        fs::write(&path, " ".repeat(70_000)).unwrap();
        assert!(SettingsFile::read(&path).unwrap_err().to_string().contains("over 65536"));
        fs::write(&path, "{}").unwrap();
        assert_eq!(SettingsFile::read(&path).unwrap(), Settings::default());
        let folder = folder.path().to_owned();
        assert!(matches!(SettingsFile::read(&folder), Err(SettingsError::Read { .. })));
    }

    #[test]
    fn a_size_steps_through_those_that_are_offered() {
        let size = |percent| Size::try_from(percent).unwrap();
        assert_eq!(size(100).stepped(true), size(125));
        assert_eq!(size(110).stepped(false), size(100));
        assert_eq!(size(200).stepped(true), size(200));
    }
}
