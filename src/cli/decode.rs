//! `decode`: the texts of all codes of pictures, unverified.

use std::fs::File;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::inputs::{Input, Wanted, expand};
use super::{Failure, arguments, many};
use crate::check::{CheckError, decode_line, error_line, read_bounded, scan_limit};
use crate::scan::{Found, MAX_BYTES, scan_within};
use crate::text::{self, Lang, Said, said, visible};

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let inputs = expand(lang, &arguments(matches, "input"), Wanted::Pictures).map_err(Failure::Said)?;
    let stdin = match inputs.iter().filter(|input| **input == Input::Stdin).count() {
        0 => None,
        1 => read_bounded(&mut *machine.stdin, MAX_BYTES).map_err(Failure::Input)?,
        _ => return Err(Failure::Said(said(lang, Said::StdinTwice))),
    };
    let json = matches.get_flag("json");
    let many = inputs.len() > 1;
    let (mut exit, mut found_any) = (Exit::Accepted, false);
    let work = |input: &Input| match input {
        Input::Stdin => scan(stdin.clone(), "-"),
        Input::File(path) => {
            let io_error = |error| CheckError::Io { path: path.clone(), error };
            scan(
                File::open(path).and_then(|file| read_bounded(file, MAX_BYTES)).map_err(io_error)?,
                input.source().as_str(),
            )
        }
        // A text is already what decoding would give.
        Input::Text(_) => Ok(Vec::new()),
    };
    many::in_order(&inputs, machine.watched, work, |input, answer| {
        let source = input.source();
        let written = match answer {
            Ok(codes) if json => {
                found_any |= !codes.is_empty();
                writeln!(machine.out, "{}", decode_line(&source, &codes))
            }
            Ok(codes) => {
                found_any |= !codes.is_empty();
                let prefix = if many { format!("{}: ", visible(&source)) } else { String::new() };
                codes.iter().try_for_each(|code| writeln!(machine.out, "{prefix}{}", visible(&code.text)))
            }
            Err(error) => {
                exit = Exit::Unusable;
                if json {
                    writeln!(machine.out, "{}", error_line(&source, &error.to_string()))
                } else {
                    let why = text::check_error(lang, &error);
                    writeln!(machine.err, "{}{}: {why}", said(lang, Said::Fault), visible(&source))
                }
            }
        };
        written.map_err(Failure::Output)
    })?;
    if exit == Exit::Accepted && !found_any {
        if !json {
            writeln!(machine.err, "{}", said(lang, Said::NoCodes)).map_err(Failure::Output)?;
        }
        return Ok(Exit::None);
    }
    Ok(exit)
}

fn scan(bytes: Option<Vec<u8>>, source: &str) -> Result<Vec<Found>, CheckError> {
    let bytes = bytes.ok_or_else(|| CheckError::TooLarge { path: source.into(), limit: MAX_BYTES })?;
    Ok(scan_within(bytes, scan_limit())?)
}
