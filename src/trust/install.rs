//! Installs a plain folder as the trust of this machine: read whole first, copied beside its place, then moved there in
//! one step, so that a run that breaks off leaves nothing half made.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Trust;
use super::folder::{LoadNote, MAX_JSON_BYTES, TrustError};
use super::lists::is_list_name;
use super::shelf::Shelf;
use crate::credential::MAX_PACKED;

/// The files of a trust beside its status lists.
const NAMES: [&str; 4] = ["issuers.json", "calendar.json", "purposes.json", "release.json"];

/// Why a folder was not installed; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// It cannot be used at all.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// It holds no issuer that counts from a plain folder.
    #[error("no test issuer in it; real issuers are installed by signed updates only")]
    NoIssuer,
    /// There is an installed trust already.
    #[error("{}: there is an installed trust already", .0.display())]
    Exists(PathBuf),
    /// It cannot be written.
    #[error("{}: {error}", path.display())]
    Write {
        /// What was being written.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Installs the trust of the folder `from` at `to`, and reads it from there.
///
/// # Errors
/// [`InstallError`].
pub fn install(from: &Path, to: &Path) -> Result<(Trust, Vec<LoadNote>), InstallError> {
    let (trust, _) = Trust::read_folder(from)?;
    if trust.is_empty() {
        return Err(InstallError::NoIssuer);
    }
    if to.symlink_metadata().is_ok() {
        return Err(InstallError::Exists(to.to_owned()));
    }
    let draft = to.with_extension("new");
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| InstallError::Write { path, error }
    };
    // Left by a run that broke off.
    match fs::remove_dir_all(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(&draft)(error)),
        _ => fs::create_dir_all(&draft).map_err(at(&draft))?,
    }
    let lists = from.names()?.into_iter().filter(|name| is_list_name(name));
    for name in NAMES.iter().map(|&name| name.to_owned()).chain(lists) {
        let limit = if is_list_name(&name) { MAX_PACKED } else { MAX_JSON_BYTES };
        if let Some(bytes) = from.read(&name, limit)? {
            let path = draft.join(&name);
            write(&path, &bytes).map_err(at(&path))?;
        }
    }
    fs::rename(&draft, to).map_err(at(to))?;
    Ok(Trust::read_folder(to)?)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_installed_once_and_whole() {
        let home = tempfile::tempdir().unwrap();
        let to = home.path().join("yanzheng/trust");
        fs::create_dir_all(home.path().join("yanzheng/trust.new/junk")).unwrap();
        let (trust, notes) = install(Path::new("keys"), &to).unwrap();
        assert!(!trust.is_empty() && notes.is_empty());
        let names = |folder: &Path| {
            let mut names = folder.names().unwrap();
            names.sort();
            names
        };
        assert_eq!(names(&to), names(Path::new("keys")));
        assert_eq!(names(to.parent().unwrap()), ["trust"]);
        assert!(matches!(install(Path::new("keys"), &to), Err(InstallError::Exists(_))));
    }

    #[test]
    fn what_cannot_be_used_is_not_installed() {
        let home = tempfile::tempdir().unwrap();
        let to = home.path().join("trust");
        let real = install(Path::new("samples/trust/real"), &to);
        assert!(matches!(real, Err(InstallError::NoIssuer)));
        assert!(matches!(install(Path::new("src"), &to), Err(InstallError::Trust(_))));
        assert!(!to.exists());
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(install(Path::new("keys"), &file.join("trust")), Err(InstallError::Write { .. })));
    }
}
