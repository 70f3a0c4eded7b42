//! What is asked of codes, from the options that `verify` and `scan` share.

use std::io::{self, Read};
use std::path::Path;

use clap::ArgMatches;

use super::config::Machine;
use super::inputs::read_file;
use super::{Failure, argument, path};
use crate::check::Content;
use crate::domain::{Bearer, MAX_ID_CHARS, Purpose, Question};
use crate::text::{self, Lang, Said, said};

/// The question that `--purpose` and `--bearer-file` ask.
pub(super) fn question(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
) -> Result<Question, Failure> {
    let purpose = purpose(lang, argument(matches, "purpose"))?;
    Ok(Question { purpose, bearer: bearer(lang, path(matches, "bearer-file"), machine)? })
}

/// The purpose of a code that was typed.
pub(super) fn purpose(lang: Lang, typed: Option<&str>) -> Result<Option<Purpose>, Failure> {
    let parsed = typed.map(|typed| {
        Purpose::parse(typed)
            .map_err(|_| Failure::Said(said(lang, Said::BadPurpose(&text::visible_up_to(typed, 60)))))
    });
    parsed.transpose()
}

/// The number never stands on the command line, where other users of the machine could see it.
fn bearer(lang: Lang, file: Option<&Path>, machine: &mut Machine<'_>) -> Result<Option<Bearer>, Failure> {
    let Some(file) = file else { return Ok(None) };
    let read = read_bearer(&mut *machine.stdin, file)
        .map_err(|error| Failure::Said(said(lang, Said::NoBearer(&text::io_error(lang, &error)))))?;
    read.map(Some).ok_or_else(|| Failure::Said(said(lang, Said::BadBearer)))
}

/// A document and its number from the only line of a file; `None` where there is no such line.
pub(super) fn read_bearer(stdin: &mut dyn Read, file: &Path) -> io::Result<Option<Bearer>> {
    // A number of the greatest length in the longest characters, its letter, a byte order mark and line ends.
    let bytes = read_file(stdin, file, MAX_ID_CHARS * 4 + 16)?.unwrap_or_default();
    let typed = std::str::from_utf8(Content::only_line(&bytes)).ok().filter(|typed| !typed.contains('\n'));
    Ok(typed.and_then(Bearer::parse))
}
