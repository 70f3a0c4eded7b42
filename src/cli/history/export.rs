//! Entries into a file, in the form that its name asks for.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::check::written;
use crate::cli::Failure;
use crate::history::{Entry, Filter, History, HistoryFault, csv_heading, csv_row, entry_json};
use crate::text::{HistoryWrong, Lang, Said, history_fault, history_wrong, io_error, said, visible_up_to};

#[derive(Clone, Copy)]
enum Form {
    Csv,
    JsonLines,
}

/// Writes a new file; how many entries it has.
pub(super) fn export(lang: Lang, file: &Path, history: &History, filter: &Filter) -> Result<usize, Failure> {
    entries_to(lang, file, || history.list(filter)).map_err(Failure::Said)
}

/// Writes a new file of the entries that `listed` gives; how many they are, or a sentence that says why not.
pub(crate) fn entries_to(
    lang: Lang,
    file: &Path,
    listed: impl FnOnce() -> Result<Vec<Entry>, HistoryFault>,
) -> Result<usize, String> {
    let shown = visible_up_to(&file.to_string_lossy(), 200);
    let form = match file.extension().and_then(|extension| extension.to_str()) {
        Some(name) if name.eq_ignore_ascii_case("csv") => Form::Csv,
        Some(name) if name.eq_ignore_ascii_case("jsonl") => Form::JsonLines,
        _ => return Err(history_wrong(lang, HistoryWrong::BadExport(&shown))),
    };
    let entries = listed().map_err(|fault| history_fault(lang, &fault))?;
    match write(file, form, &entries) {
        Ok(()) => Ok(entries.len()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(history_wrong(lang, HistoryWrong::ExportExists(&shown)))
        }
        Err(error) => {
            let why = match error.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::NotFound => io_error(lang, &error),
                _ => visible_up_to(&error.to_string(), 200),
            };
            Err(said(lang, Said::Unwritten(&shown, why.trim_end_matches(['.', '。']))))
        }
    }
}

/// A file that is there already is somebody's.
fn write(file: &Path, form: Form, entries: &[Entry]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create_new(file)?);
    let done = (|| {
        if let Form::Csv = form {
            out.write_all(csv_heading().as_bytes())?;
        }
        for entry in entries {
            match form {
                Form::Csv => out.write_all(csv_row(entry).as_bytes())?,
                Form::JsonLines => writeln!(out, "{}", written(&entry_json(entry)))?,
            }
        }
        out.flush()?;
        out.get_ref().sync_all()
    })();
    // Half a file would be taken for a whole one.
    if done.is_err() {
        let _ = std::fs::remove_file(file);
    }
    done
}
