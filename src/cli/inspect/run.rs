//! From the argument to the bytes that are explained.

use std::path::Path;

use clap::ArgMatches;

use super::argument::{Argument, InFile, in_file, parse};
use super::{Inspected, write};
use crate::check::read_file;
use crate::cli::config::{Exit, Machine};
use crate::cli::inputs::read_stdin;
use crate::cli::{Failure, inputs, search};
use crate::credential::armor::PREFIX;
use crate::scan::MAX_BYTES;
use crate::text::{self, Lang, Said, said, visible};

pub(in crate::cli) fn run(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
) -> Result<Exit, Failure> {
    let argument = inputs(matches).first().copied().unwrap_or_default();
    let hex_error = |error| Failure::Said(text::hex_error(lang, &error));
    let told = match argument.to_str() {
        Some(argument) => parse(argument).map_err(hex_error)?,
        None => Argument::Path(Path::new(argument)),
    };
    let content = match told {
        Argument::Text(code) => return explain(lang, machine, Inspected::Text(code)),
        Argument::Bytes(bytes) => return explain(lang, machine, Inspected::Bytes(&bytes)),
        Argument::Path(path) if path.as_os_str() == "-" => read_stdin(lang, &mut *machine.stdin)?,
        Argument::Path(path) => read_file(path, MAX_BYTES).map_err(|error| {
            let (path, why) = (path.to_string_lossy(), text::check_error(lang, &error));
            Failure::Said(said(lang, Said::Unread(&visible(&path), &why)))
        })?,
    };
    match in_file(&content).map_err(hex_error)? {
        InFile::Bytes(bytes) => explain(lang, machine, Inspected::Bytes(&bytes)),
        InFile::Lines(lines) => {
            explain_first(lang, machine, lines.into_iter().map(|(_, code)| code.to_vec()).collect())
        }
        InFile::Picture(picture) => {
            let found = search(lang, matches, machine)?.scan(picture);
            let found = found.map_err(|error| Failure::Said(text::scan_error(lang, &error)))?;
            let mut texts: Vec<Vec<u8>> = found.into_iter().map(|found| found.text.into_bytes()).collect();
            texts.sort_by_key(|text| !text.starts_with(PREFIX.as_bytes()));
            explain_first(lang, machine, texts)
        }
    }
}

fn explain_first(lang: Lang, machine: &mut Machine<'_>, codes: Vec<Vec<u8>>) -> Result<Exit, Failure> {
    let Some(first) = codes.first() else {
        machine.tell(&said(lang, Said::NoCodes));
        return Ok(Exit::None);
    };
    if codes.len() > 1 {
        machine.tell(&said(lang, Said::FirstOf(codes.len())));
    }
    explain(lang, machine, Inspected::Text(first))
}

/// Explaining succeeds whatever is wrong with the code: that is what it is for.
fn explain(lang: Lang, machine: &mut Machine<'_>, code: Inspected<'_>) -> Result<Exit, Failure> {
    write(&mut *machine.out, lang, code).map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}
