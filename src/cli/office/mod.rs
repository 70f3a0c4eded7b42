//! `yanzheng-office`: the reference issuer's commands.

mod demo;
mod folder;
mod samples;

use super::config::{Exit, Machine};
use super::{Failure, args, finish, language, parse};
use crate::text::{Said, said};

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
        match matches.subcommand() {
            Some(("demo", matches)) => demo::run(lang, matches, machine),
            Some(("samples", matches)) => samples::run(matches, machine),
            _ => Err(Failure::Said(said(lang, Said::WrongUse))),
        }
    })
}
