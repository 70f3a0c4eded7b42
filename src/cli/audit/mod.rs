//! Many pictures at once: which files there are, what became of each, and reports of it.
//!
//! A report has what its reader needs to find the file and the reason; never an ID number, and of a code without a
//! trusted signature nothing but the verdict.

mod html;
mod sheet;
mod slip;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use slip::Slip;

use super::inputs::{Input, Wanted, expand};
use crate::check::{CheckError, Checked, error_line, verdict_line, written};
use crate::domain::{At, Purpose};
use crate::text::{AuditDone, Lang, Said, audit_done, io_error, said, visible_up_to};
use crate::trust::Trust;

/// The most files of one audit: each has some kilobytes of answers to remember.
pub const MAX_AUDIT: usize = 20_000;

/// A file with what was asked of it and what came of it.
#[derive(Clone, Debug)]
pub struct Audited {
    /// The file.
    pub path: PathBuf,
    /// As of when.
    pub at: At,
    /// Which purpose was asked about.
    pub purpose: Option<Purpose>,
    /// One answer a code, or why there is none.
    pub outcome: Result<Vec<Checked>, Arc<CheckError>>,
}

/// The pictures and texts of files and folders; and how many files of folders are of other kinds or beyond
/// [`MAX_AUDIT`].
pub(crate) fn gathered(lang: Lang, paths: &[PathBuf]) -> Result<(Vec<PathBuf>, usize), String> {
    let names: Vec<&OsStr> = paths.iter().map(|path| path.as_os_str()).collect();
    let found = expand(lang, &names, Wanted::PicturesAndTexts, &mut io::empty());
    let (inputs, mut left_out) = found.map_err(|_| audit_done(lang, AuditDone::TooMany(MAX_AUDIT)))?;
    // What cannot be entered is a row that cannot be read.
    let mut files: Vec<PathBuf> = inputs
        .into_iter()
        .filter_map(|input| match input {
            Input::File(path) | Input::Closed(path, _) | Input::EmptyFolder(path) => Some(path),
            Input::Text(_) | Input::Stdin(_) => None,
        })
        .collect();
    left_out += files.len().saturating_sub(MAX_AUDIT);
    files.truncate(MAX_AUDIT);
    Ok((files, left_out))
}

#[derive(Clone, Copy)]
enum Form {
    Html,
    Csv,
    JsonLines,
}

/// Writes a report into a new file, in the form that its name asks for: `.html`, `.csv` or `.jsonl`. A sentence says
/// that it is there, or why not. `of` is how many files the list has, of which these were checked.
pub(crate) fn save_report(
    lang: Lang,
    file: &Path,
    rows: &[Audited],
    of: usize,
    trust: &Trust,
) -> Result<String, String> {
    let shown = visible_up_to(&file.to_string_lossy(), 200);
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let form = match extension.as_str() {
        "html" => Form::Html,
        "csv" => Form::Csv,
        "jsonl" => Form::JsonLines,
        _ => return Err(audit_done(lang, AuditDone::NoForm(&shown))),
    };
    written_to(lang, file, |out| match form {
        Form::Html => html::write(out, lang, rows, of, trust),
        Form::Csv => sheet::write(out, lang, rows, trust),
        Form::JsonLines => json_lines(out, rows),
    })?;
    Ok(audit_done(lang, AuditDone::Written(rows.len(), &shown)))
}

/// Writes one check on one page into a new file of HTML. A sentence says that it is there, or why not.
pub(crate) fn save_slip(lang: Lang, file: &Path, slip: &Slip, trust: &Trust) -> Result<String, String> {
    written_to(lang, file, |out| slip::write(out, lang, slip, trust))?;
    Ok(audit_done(lang, AuditDone::SlipWritten(&visible_up_to(&file.to_string_lossy(), 200))))
}

/// Makes a file, whole or not at all; a file that is there already is somebody's.
fn written_to(
    lang: Lang,
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    let shown = visible_up_to(&file.to_string_lossy(), 200);
    let done = File::create_new(file).and_then(|made| {
        let mut out = BufWriter::new(made);
        let done = write(&mut out).and_then(|()| out.flush());
        let done = done.and_then(|()| out.get_ref().sync_all());
        // Half a report would be taken for a whole one.
        if done.is_err() {
            let _ = std::fs::remove_file(file);
        }
        done
    });
    match done {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(audit_done(lang, AuditDone::Exists(&shown)))
        }
        Err(error) => {
            let why = io_error(lang, &error);
            Err(said(lang, Said::Unwritten(&shown, why.trim_end_matches(['.', '。']))))
        }
    }
}

fn json_lines(out: &mut dyn Write, rows: &[Audited]) -> io::Result<()> {
    for row in rows {
        let source = row.path.as_os_str();
        match &row.outcome {
            Ok(checked) => {
                for one in checked {
                    writeln!(out, "{}", written(&verdict_line(source, one)))?;
                }
            }
            Err(error) => writeln!(out, "{}", written(&error_line(source, error)))?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
