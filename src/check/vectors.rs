//! Runs expectation files: testers' own, and the samples of this project.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::content::{Content, MAX_TEXT_BYTES, read_file};
use super::expectation::{Expectation, ExpectationError, Expected};
use super::{CheckError, Search};
use crate::credential::CommitmentError;
use crate::scan::{ScanError, Scanner};
use crate::trust::{Trust, TrustError};
use crate::verify::{Verdict, judge, open};

/// What became of an expectation.
#[derive(Debug)]
pub struct VectorRun {
    /// The expectation file.
    pub path: PathBuf,
    /// Nothing when it came out as expected.
    pub failure: Option<VectorFailure>,
}

/// Why an expectation did not come out.
#[derive(Debug, thiserror::Error)]
pub enum VectorFailure {
    /// A file of it cannot be read.
    #[error(transparent)]
    Read(#[from] CheckError),
    /// It is not the JSON of an expectation.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// It asks for something impossible.
    #[error("{0}")]
    Expectation(#[from] ExpectationError),
    /// Its trust folder cannot be used.
    #[error("{0}")]
    Trust(#[from] TrustError),
    /// The bearer could not be checked.
    #[error("{0}")]
    Commitment(#[from] CommitmentError),
    /// Its picture cannot be read.
    #[error("{0}")]
    Scan(#[from] ScanError),
    /// The picture does not hold the code of the text file.
    #[error("the picture holds another text, or none")]
    PictureText,
    /// Another answer.
    #[error("expected {expected:?}, got {got:?}")]
    Answer {
        /// What the file says.
        expected: Box<Expected>,
        /// What came out.
        got: Box<Expected>,
    },
}

/// Runs expectation files one after another, keeping the trust folders that they share.
pub struct Vectors {
    trusts: HashMap<PathBuf, Trust>,
    search: Search,
}

impl Vectors {
    /// None has been run yet.
    pub fn with(scanner: &Scanner) -> Self {
        Vectors { trusts: HashMap::new(), search: Search::with(scanner) }
    }

    /// The expectation files directly in a folder, by name.
    ///
    /// # Errors
    /// [`CheckError`] when the folder cannot be read.
    pub fn list(folder: &Path) -> Result<Vec<PathBuf>, CheckError> {
        let io_error = |error| CheckError::Io { path: folder.to_owned(), error };
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(io_error)? {
            let path = entry.map_err(io_error)?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// Runs one.
    pub fn run(&mut self, path: &Path) -> VectorRun {
        VectorRun { path: path.to_owned(), failure: self.try_run(path).err() }
    }

    fn try_run(&mut self, path: &Path) -> Result<(), VectorFailure> {
        let expectation: Expectation = serde_json::from_slice(&read_file(path, MAX_TEXT_BYTES)?)?;
        expectation.check()?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let trust = self.trust(folder, expectation.trust.as_deref())?;
        let trust = match expectation.skew {
            Some(skew) => {
                let settings = trust.settings().with_skew(skew);
                trust.with_settings(settings)
            }
            None => trust,
        };
        let mut codes = Vec::new();
        for name in std::iter::once(&expectation.code).chain(&expectation.others) {
            let bytes = read_file(&folder.join(name), MAX_TEXT_BYTES)?;
            codes.push(Content::only_line(&bytes).to_vec());
        }
        let (question, evidence) = (expectation.question()?, expectation.evidence.evidence()?);
        let verdict = match codes.first() {
            Some(code) if !code.is_empty() => {
                judge(&open(code, &trust), &question, &evidence, expectation.at())?.among(codes.len())
            }
            _ => Verdict::no_code(),
        };
        let got = Expected::of(&verdict);
        if got != expectation.expect {
            let expected = Box::new(expectation.expect);
            return Err(VectorFailure::Answer { expected, got: Box::new(got) });
        }
        if let Some(picture) = &expectation.picture {
            let bytes = read_file(&folder.join(picture), crate::scan::MAX_BYTES)?;
            let found = self.search.scan(&bytes)?;
            if !codes.iter().all(|code| found.iter().any(|found| found.text.as_bytes() == code)) {
                return Err(VectorFailure::PictureText);
            }
        }
        Ok(())
    }

    fn trust(&mut self, folder: &Path, named: Option<&str>) -> Result<Trust, TrustError> {
        let Some(named) = named else { return Ok(Trust::none()) };
        let path = folder.join(named);
        if let Some(trust) = self.trusts.get(&path) {
            return Ok(trust.clone());
        }
        let (trust, _) = Trust::read_folder(&path)?;
        self.trusts.insert(path, trust.clone());
        Ok(trust)
    }
}
