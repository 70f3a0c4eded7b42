//! `decode`: the texts of all codes of pictures, unverified.

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::inputs::{Input, Wanted, expand};
use super::{Failure, inputs, many, search};
use crate::check::{CheckError, decode_bytes, decode_file, decode_line, error_line, written};
use crate::text::{self, Lang, Said, said, visible};

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let (inputs, left_out) = expand(lang, &inputs(matches), Wanted::Pictures, &mut *machine.stdin)?;
    let search = search(lang, matches, machine)?;
    let json = matches.get_flag("json");
    let many = inputs.len() > 1;
    let (mut exit, mut found_any) = (Exit::Accepted, false);
    let work = |input: &Input| match input {
        Input::Stdin(bytes) => decode_bytes(bytes, &search),
        Input::File(path) => decode_file(path, &search),
        Input::EmptyFolder(path) => Err(CheckError::EmptyFolder { path: path.clone() }),
        Input::Closed(path, kind) => Err(CheckError::Io { path: path.clone(), error: (*kind).into() }),
        Input::Text(_) => Err(CheckError::Text),
    };
    many::in_order(&inputs, machine.watched, work, |input, answer| {
        found_any |= answer.as_ref().is_ok_and(|codes| !codes.is_empty());
        exit = exit.max(if answer.is_ok() { Exit::Accepted } else { Exit::Unusable });
        let line = match answer {
            Ok(codes) if json => decode_line(input.source(), &codes),
            Err(error) if json => error_line(input.source(), &error),
            Ok(codes) => {
                let prefix = if many { format!("{}: ", input.shown(lang)) } else { String::new() };
                return codes
                    .iter()
                    .try_for_each(|code| writeln!(machine.out, "{prefix}{}", visible(&code.text)))
                    .map_err(Failure::Output);
            }
            Err(error) => {
                let why = text::check_error(lang, &error);
                machine.fault(lang, &said(lang, Said::Unread(&input.shown(lang), &why)));
                return Ok(());
            }
        };
        writeln!(machine.out, "{}", written(&line)).map_err(Failure::Output)
    })?;
    if left_out > 0 {
        machine.tell(&said(lang, Said::LeftOut(left_out)));
    }
    if exit == Exit::Accepted && !found_any {
        if !json {
            machine.tell(&said(lang, Said::NoCodes));
        }
        return Ok(Exit::None);
    }
    Ok(exit)
}
