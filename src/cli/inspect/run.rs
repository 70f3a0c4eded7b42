//! From the argument to the bytes that are explained.

use std::fs::File;

use clap::ArgMatches;

use super::argument::{Argument, InFile, in_file, parse};
use super::{Inspected, write};
use crate::check::{read_bounded, scan_limit};
use crate::cli::config::{Exit, Machine};
use crate::cli::{Failure, arguments};
use crate::credential::armor::PREFIX;
use crate::scan::{MAX_BYTES, scan_within};
use crate::text::{self, Lang, Said, said, visible_up_to};

pub(in crate::cli) fn run(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
) -> Result<Exit, Failure> {
    let argument = arguments(matches, "input").concat();
    let hex_error = |error| Failure::Said(text::hex_error(lang, &error));
    let content = match parse(&argument).map_err(hex_error)? {
        Argument::Text(code) => return explain(lang, machine, Inspected::Text(code)),
        Argument::Bytes(bytes) => return explain(lang, machine, Inspected::Bytes(&bytes)),
        Argument::Path(path) if path.as_os_str() == "-" => read_bounded(&mut *machine.stdin, MAX_BYTES),
        Argument::Path(path) if !path.is_file() => {
            return Err(Failure::Said(said(lang, Said::NoSuchFile(&visible_up_to(&argument, 200)))));
        }
        Argument::Path(path) => File::open(path).and_then(|file| read_bounded(file, MAX_BYTES)),
    };
    let content = content.map_err(Failure::Input)?.unwrap_or_default();
    match in_file(&content).map_err(hex_error)? {
        InFile::Bytes(bytes) => explain(lang, machine, Inspected::Bytes(&bytes)),
        InFile::Lines(lines) => {
            explain_first(lang, machine, lines.into_iter().map(|(_, code)| code.to_vec()).collect())
        }
        InFile::Picture(picture) => {
            let found = scan_within(picture.to_vec(), scan_limit());
            let found = found.map_err(|error| Failure::Said(text::scan_error(lang, &error)))?;
            let mut texts: Vec<Vec<u8>> = found.into_iter().map(|found| found.text.into_bytes()).collect();
            texts.sort_by_key(|text| !text.starts_with(PREFIX.as_bytes()));
            explain_first(lang, machine, texts)
        }
    }
}

fn explain_first(lang: Lang, machine: &mut Machine<'_>, codes: Vec<Vec<u8>>) -> Result<Exit, Failure> {
    let Some(first) = codes.first() else {
        writeln!(machine.err, "{}", said(lang, Said::NoCodes)).map_err(Failure::Output)?;
        return Ok(Exit::None);
    };
    if codes.len() > 1 {
        writeln!(machine.err, "{}", said(lang, Said::FirstOf(codes.len()))).map_err(Failure::Output)?;
    }
    explain(lang, machine, Inspected::Text(first))
}

/// Explaining succeeds whatever is wrong with the code: that is what it is for.
fn explain(lang: Lang, machine: &mut Machine<'_>, code: Inspected<'_>) -> Result<Exit, Failure> {
    write(&mut *machine.out, lang, code).map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}
