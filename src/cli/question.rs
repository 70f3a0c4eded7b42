//! What is asked of codes, from the options that `verify` and `scan` share.

use std::fs::File;
use std::path::Path;

use clap::ArgMatches;

use super::config::Machine;
use super::{Failure, argument, path};
use crate::check::{Content, read_bounded};
use crate::domain::{Bearer, MAX_ID_CHARS, Purpose, Question};
use crate::text::{self, Lang, Said, said};

/// The question that `--purpose` and `--bearer-file` ask.
pub(super) fn question(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
) -> Result<Question, Failure> {
    let purpose = purpose(lang, matches)?;
    Ok(Question { purpose, bearer: bearer(lang, path(matches, "bearer-file"), machine)? })
}

fn purpose(lang: Lang, matches: &ArgMatches) -> Result<Option<Purpose>, Failure> {
    let parsed = argument(matches, "purpose").map(|typed| {
        Purpose::parse(typed)
            .map_err(|_| Failure::Said(said(lang, Said::BadPurpose(&text::visible_up_to(typed, 60)))))
    });
    parsed.transpose()
}

/// The number never stands on the command line, where other users of the machine could see it.
fn bearer(lang: Lang, file: Option<&Path>, machine: &mut Machine<'_>) -> Result<Option<Bearer>, Failure> {
    let Some(file) = file else { return Ok(None) };
    // A number of the greatest length in the longest characters, its letter, a byte order mark and line ends.
    let limit = MAX_ID_CHARS * 4 + 16;
    let bytes = if file == Path::new("-") {
        read_bounded(&mut *machine.stdin, limit)
    } else {
        File::open(file).and_then(|file| read_bounded(file, limit))
    };
    let bytes = bytes
        .map_err(|error| Failure::Said(said(lang, Said::NoBearer(&text::io_error(lang, &error)))))?
        .unwrap_or_default();
    let typed = std::str::from_utf8(Content::only_line(&bytes)).ok().filter(|typed| !typed.contains('\n'));
    typed.and_then(Bearer::parse).map(Some).ok_or_else(|| Failure::Said(said(lang, Said::BadBearer)))
}
