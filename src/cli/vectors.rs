//! `vectors`: runs expectation files.

use std::path::Path;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::{Failure, inputs};
use crate::check::Vectors;
use crate::text::{self, Lang, Said, said, visible};

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let folder = inputs(matches).first().map_or(Path::new("."), |named| Path::new(*named));
    let shown = text::visible_up_to(&folder.to_string_lossy(), 200);
    let files = Vectors::list(folder)
        .map_err(|error| Failure::Said(said(lang, Said::Unread(&shown, &text::check_error(lang, &error)))))?;
    let (mut passed, mut failed) = (0usize, 0usize);
    let mut vectors = Vectors::with(&machine.scanner);
    for file in &files {
        match vectors.run(file).failure {
            None => passed += 1,
            Some(failure) => {
                failed += 1;
                let path = file.to_string_lossy();
                let why = text::vector_failure(lang, &failure);
                writeln!(machine.out, "✘ {}", said(lang, Said::Unread(&visible(&path), &why)))
                    .map_err(Failure::Output)?;
            }
        }
    }
    // In one form whatever the language, for the programs that read it.
    writeln!(machine.out, "{passed} passed, {failed} failed").map_err(Failure::Output)?;
    match (passed, failed) {
        (0, 0) => Err(Failure::Said(said(lang, Said::NoVectors(&shown)))),
        (_, 0) => Ok(Exit::Accepted),
        _ => Ok(Exit::Refused),
    }
}
