//! The whole way once: scan → open → compare → remember → judge. The command line and the app call only this.

mod content;
mod expectation;
mod json;
mod practice;
mod remember;
mod search;
mod vectors;

use std::io;
use std::path::{Path, PathBuf};

use crate::credential::CommitmentError;
use crate::credential::armor::PREFIX;
use crate::domain::{At, Evidence, Question, Seen};
use crate::history::{Check, EntryId, Showing};
use crate::scan::{Found, Luma, ScanError};
use crate::trust::Trust;
use crate::verify::{Opened, Verdict, judge, open};

// Inputs.
pub use content::{
    Content, MAX_LINES, MAX_TEXT_BYTES, is_called_picture, is_called_text, read_bounded, read_file,
};

// How pictures are searched.
pub use search::Search;

// What is remembered of checks.
pub use remember::Memory;

// Answers for programs.
pub use json::{SCHEMA, decode_line, error_line, verdict_line, written};

// Practice.
pub use practice::{Practice, PracticeCode, practice, practice_trust};

// Expectations.
pub use expectation::{EvidenceFile, Expectation, ExpectationError, Expected, PictureFile, SeenFile};
pub use vectors::{VectorFailure, VectorRun, Vectors};

/// Why an input could not be checked at all. About the licence this says nothing. The messages name no path: whoever
/// reports one names the input.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The file cannot be read.
    #[error("{error}")]
    Io {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Something else than a regular file.
    #[error("not a regular file")]
    NotAFile {
        /// Its path.
        path: PathBuf,
    },
    /// A folder in which nothing is a picture or a text.
    #[error("a folder without pictures and text files")]
    EmptyFolder {
        /// Its path.
        path: PathBuf,
    },
    /// A text, where only pictures are read.
    #[error("text, not a picture")]
    Text,
    /// The file is larger than its bound.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// Its path.
        path: PathBuf,
        /// The bound.
        limit: usize,
    },
    /// A text with more codes than are checked at once.
    #[error("{lines} codes in one text; at most {MAX_LINES} are checked at once")]
    TooManyLines {
        /// How many there are.
        lines: usize,
    },
    /// The picture cannot be scanned.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// The machine lacks the memory to check the bearer.
    #[error(transparent)]
    Commitment(#[from] CommitmentError),
}

/// What every check of a run shares.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Whose signatures count.
    pub trust: Trust,
    /// What is asked.
    pub question: Question,
    /// When it was captured.
    pub at: At,
    /// What is remembered.
    pub memory: Memory,
}

/// One code of an input with its verdict.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The line of a text that it stands in, from 1.
    pub line: Option<usize>,
    /// Where it was found in a picture.
    pub found: Option<Found>,
    /// The opened code, to be judged again when the question changes; none when there was no code.
    pub opened: Option<Opened>,
    /// The answer.
    pub verdict: Verdict,
    /// What was remembered of it when it was captured; another question changes nothing about that.
    pub seen: Seen,
    /// Its number in history, if it was kept.
    pub entry: Option<EntryId>,
}

/// Checks a file: a picture, or a text with a code a line.
///
/// # Errors
/// [`CheckError`] when it cannot be read; a file without any code has an answer, `no-code`.
pub fn check_file(path: &Path, terms: &Terms, search: &Search) -> Result<Vec<Checked>, CheckError> {
    check_bytes(&content::read_file(path, crate::scan::MAX_BYTES)?, terms, search)
}

/// Checks bytes from wherever: a picture, or a text with a code a line.
///
/// # Errors
/// As [`check_file`].
pub fn check_bytes(bytes: &[u8], terms: &Terms, search: &Search) -> Result<Vec<Checked>, CheckError> {
    match Content::of(bytes) {
        Content::Text(text) => {
            let lines = Content::lines(text);
            if lines.len() > MAX_LINES {
                return Err(CheckError::TooManyLines { lines: lines.len() });
            }
            let checked = lines.into_iter().map(|(line, code)| {
                let checked = check_code(code, terms)?;
                Ok(Checked { line: Some(line), ..checked })
            });
            Ok(or_no_code(checked.collect::<Result<_, CommitmentError>>()?, terms))
        }
        Content::Picture(picture) => {
            Ok(or_no_code(found(search.scan(picture)?, terms, Showing::Once)?, terms))
        }
    }
}

/// The texts of all codes of a picture file, whosever they are, unverified.
///
/// # Errors
/// [`CheckError`] when it cannot be read or is a text.
pub fn decode_file(path: &Path, search: &Search) -> Result<Vec<Found>, CheckError> {
    decode_bytes(&content::read_file(path, crate::scan::MAX_BYTES)?, search)
}

/// The texts of all codes of a picture, whosever they are, unverified.
///
/// # Errors
/// As [`decode_file`].
pub fn decode_bytes(bytes: &[u8], search: &Search) -> Result<Vec<Found>, CheckError> {
    match Content::of(bytes) {
        Content::Text([_, ..]) => Err(CheckError::Text),
        Content::Text([]) | Content::Picture(_) => Ok(search.scan(bytes)?),
    }
}

/// Checks a picture that is decoded already, as from the clipboard.
///
/// # Errors
/// As [`check_file`].
pub fn check_luma(picture: &Luma, terms: &Terms, search: &Search) -> Result<Vec<Checked>, CheckError> {
    Ok(or_no_code(found(search.find(picture)?, terms, Showing::Once)?, terms))
}

/// Judges what was checked before anew, for another question at the same instant. In history it is the same check.
///
/// # Errors
/// When the machine lacks the memory to check the bearer.
pub fn check_again(before: Vec<Checked>, terms: &Terms) -> Result<Vec<Checked>, CommitmentError> {
    let ours = |one: &Checked| one.found.as_ref().is_some_and(|found| found.text.starts_with(PREFIX));
    let count = before.iter().filter(|one| ours(one)).count();
    let judged = before.into_iter().map(|mut one| {
        if let Some(opened) = &one.opened {
            let evidence = Evidence { seen: one.seen, ..Evidence::default() };
            one.verdict = judge(opened, &terms.question, &evidence, terms.at)?.among(count);
            let text = one.found.as_ref().map_or(&b""[..], |found| found.text.as_bytes());
            let check = asked(opened, text, terms, Showing::Once);
            one.entry = terms.memory.keep(&check, &one.verdict, one.entry);
        }
        Ok(one)
    });
    judged.collect()
}

/// Checks one code as it was scanned or typed.
///
/// # Errors
/// When the machine lacks the memory to check the bearer.
pub fn check_code(code: &[u8], terms: &Terms) -> Result<Checked, CommitmentError> {
    one(code, terms, 1, Showing::Once)
}

/// Checks the codes that a camera sees. Every one has a verdict; when several are ours, each is at least Attention. Codes
/// of others count only where there is none of ours.
///
/// # Errors
/// When the machine lacks the memory to check the bearer.
pub fn check_found(seen: Vec<Found>, terms: &Terms) -> Result<Vec<Checked>, CommitmentError> {
    found(seen, terms, Showing::Camera)
}

fn found(found: Vec<Found>, terms: &Terms, showing: Showing) -> Result<Vec<Checked>, CommitmentError> {
    let (ours, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|found| found.text.starts_with(PREFIX));
    let count = ours.len();
    let counted = if count == 0 { others } else { ours };
    let checked = counted.into_iter().map(|found| {
        let checked = one(found.text.as_bytes(), terms, count, showing)?;
        Ok(Checked { found: Some(found), ..checked })
    });
    checked.collect()
}

/// Open, recall, judge, keep.
fn one(code: &[u8], terms: &Terms, of: usize, showing: Showing) -> Result<Checked, CommitmentError> {
    let opened = open(code, &terms.trust);
    let check = asked(&opened, code, terms, showing);
    let seen = terms.memory.seen(&check);
    let evidence = Evidence { seen, ..Evidence::default() };
    let verdict = judge(&opened, &terms.question, &evidence, terms.at)?.among(of);
    let entry = terms.memory.keep(&check, &verdict, None);
    Ok(Checked { line: None, found: None, opened: Some(opened), verdict, seen, entry })
}

fn asked<'a>(opened: &'a Opened, text: &'a [u8], terms: &Terms, showing: Showing) -> Check<'a> {
    Check { text, opened: Some(opened), at: terms.at, purpose: terms.question.purpose, showing }
}

fn or_no_code(mut checked: Vec<Checked>, terms: &Terms) -> Vec<Checked> {
    if checked.is_empty() {
        let (at, purpose) = (terms.at, terms.question.purpose);
        let check = Check { text: b"", opened: None, at, purpose, showing: Showing::Once };
        let (verdict, seen) = (Verdict::no_code(), Seen::NotAsked);
        let entry = terms.memory.keep(&check, &verdict, None);
        checked.push(Checked { line: None, found: None, opened: None, verdict, seen, entry });
    }
    checked
}
