//! `yanzheng-office`: the reference issuer's commands.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::office::samples::{SampleError, files, worked_examples};

/// What stands in FORMAT.md before the worked examples.
const MARKER: &str = "<!-- worked examples -->\n";
const FORMAT: &str = "src/credential/FORMAT.md";

#[derive(Debug, thiserror::Error)]
enum OfficeError {
    #[error("{}: {error}", path.display())]
    Io { path: PathBuf, error: std::io::Error },
    #[error(transparent)]
    Samples(#[from] SampleError),
    #[error("{FORMAT} has no place for the worked examples")]
    NoMarker,
}

/// Writes every file of the samples below the root of the repository.
fn write_samples(root: &Path) -> Result<usize, OfficeError> {
    let io_error = |path: &Path| {
        let path = path.to_owned();
        move |error| OfficeError::Io { path, error }
    };
    let mut files = files()?;
    let format = root.join(FORMAT);
    if format.exists() {
        let text = std::fs::read_to_string(&format).map_err(io_error(&format))?;
        let (before, _) = text.split_once(MARKER).ok_or(OfficeError::NoMarker)?;
        files.insert(FORMAT.to_owned(), format!("{before}{MARKER}{}", worked_examples()?).into_bytes());
    }
    for (name, bytes) in &files {
        let path = root.join(name);
        let folder = path.parent().unwrap_or(root);
        std::fs::create_dir_all(folder).map_err(io_error(folder))?;
        std::fs::write(&path, bytes).map_err(io_error(&path))?;
    }
    Ok(files.len())
}

/// Placeholder.
pub fn samples_main(root: &Path, out: &mut dyn Write) -> ExitCode {
    match write_samples(root) {
        Ok(count) => {
            let _ = writeln!(out, "{count}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(out, "{error}");
            ExitCode::FAILURE
        }
    }
}
