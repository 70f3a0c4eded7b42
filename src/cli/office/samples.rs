//! `samples`: makes the samples again.

use std::path::Path;

use clap::ArgMatches;

use crate::cli::config::{Exit, Machine};
use crate::cli::{Failure, path};
use crate::office::samples::{files, worked_examples};
use crate::text::visible_up_to;

/// What stands in FORMAT.md before the worked examples.
const MARKER: &str = "<!-- worked examples -->\n";
const FORMAT: &str = "src/credential/FORMAT.md";

pub(super) fn run(matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let written = write_samples(path(matches, "folder").unwrap_or(Path::new(".")))?;
    writeln!(machine.out, "{written}").map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}

/// Writes every file of the samples below the root of the source tree, and the worked examples where FORMAT.md is.
fn write_samples(root: &Path) -> Result<usize, Failure> {
    let said = |error: &dyn std::fmt::Display| Failure::Said(visible_up_to(&error.to_string(), 200));
    let mut files = files().map_err(|error| said(&error))?;
    if let Ok(format) = std::fs::read_to_string(root.join(FORMAT)) {
        let before = format.split_once(MARKER).map_or(format.as_str(), |(before, _)| before);
        let examples = worked_examples().map_err(|error| said(&error))?;
        files.insert(FORMAT.to_owned(), format!("{before}{MARKER}{examples}").into_bytes());
    }
    for (name, bytes) in &files {
        let path = root.join(name);
        let folder = path.parent().unwrap_or(root);
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, bytes));
        written.map_err(|error| Failure::Write(path, error))?;
    }
    Ok(files.len())
}
