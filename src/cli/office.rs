//! `yanzheng-office`: the reference issuer's commands.

use std::path::Path;

use super::config::{Exit, Machine};
use super::{Failure, args, finish, language, parse, path};
use crate::office::samples::{files, worked_examples};
use crate::text::visible_up_to;

/// What stands in FORMAT.md before the worked examples.
const MARKER: &str = "<!-- worked examples -->\n";
const FORMAT: &str = "src/credential/FORMAT.md";

/// Runs `yanzheng-office`.
pub fn run_office(machine: &mut Machine<'_>) -> Exit {
    let lang = match language(machine) {
        Ok(lang) => lang,
        Err(exit) => return exit,
    };
    finish(lang, machine, |machine| {
        let matches = match parse(lang, args::office_command(lang), machine)? {
            Ok(matches) => matches,
            Err(exit) => return Ok(exit),
        };
        let root =
            matches.subcommand().and_then(|(_, matches)| path(matches, "root")).unwrap_or(Path::new("."));
        let written = write_samples(root)?;
        writeln!(machine.out, "{written}").map_err(Failure::Output)?;
        Ok(Exit::Accepted)
    })
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
        std::fs::create_dir_all(folder).map_err(Failure::Write)?;
        std::fs::write(&path, bytes).map_err(Failure::Write)?;
    }
    Ok(files.len())
}
