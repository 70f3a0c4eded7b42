//! `yanzheng-office`: the reference issuer's commands.

mod args;
mod demo;
mod download;
mod folder;
mod grant;
mod init;
mod key;
mod open;
mod phone;
mod publish;
mod put;
mod register;
mod samples;
mod show;
mod story;
mod vehicle;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::{Failure, finish, language, parse};
use crate::office::OfficeError;
use crate::text::{Done, Lang, Said, done, office_error, said};

pub use args::office_command;

/// What a command has to work with.
struct Run<'a, 'm> {
    lang: Lang,
    matches: &'a ArgMatches,
    machine: &'a mut Machine<'m>,
}

/// How a command ends.
type Answer = Result<Exit, Failure>;

impl Run<'_, '_> {
    /// Says what was done.
    fn say(&mut self, what: Done<'_>) -> Answer {
        let line = done(self.lang, what);
        self.line(&line)
    }

    fn line(&mut self, line: &str) -> Answer {
        writeln!(self.machine.out, "{line}").map_err(Failure::Output)?;
        Ok(Exit::Accepted)
    }

    /// What an error of the office comes to: a refusal is an answer with exit code 1, whatever else is a failure.
    fn office(&self) -> impl Fn(OfficeError) -> Failure + use<> {
        let lang = self.lang;
        move |error| match error {
            OfficeError::Denied(_) => Failure::Denied(office_error(lang, &error)),
            _ => Failure::Said(office_error(lang, &error)),
        }
    }

    fn wrong(&self) -> Failure {
        Failure::Said(said(self.lang, Said::WrongUse))
    }
}

/// Runs `yanzheng-office`.
pub fn run_office(machine: &mut Machine<'_>) -> Exit {
    let lang = match language(machine) {
        Ok(lang) => lang,
        Err(exit) => return exit,
    };
    finish(lang, machine, |machine| {
        let matches = match parse(lang, office_command(lang), machine)? {
            Ok(matches) => matches,
            Err(exit) => return Ok(exit),
        };
        let Some((name, matches)) = matches.subcommand() else {
            return Err(Failure::Said(said(lang, Said::WrongUse)));
        };
        match name {
            "demo" => return demo::run(lang, matches, machine),
            "samples" => return samples::run(matches, machine),
            _ => {}
        }
        // A command of a group is named with it.
        let (name, matches) = match matches.subcommand() {
            Some((inner, matches)) => (format!("{name} {inner}"), matches),
            None => (name.to_owned(), matches),
        };
        let mut run = Run { lang, matches, machine };
        match name.as_str() {
            "init" => init::run(&mut run),
            "import" => register::import(&mut run),
            "export" => register::export(&mut run),
            "apply" => vehicle::apply(&mut run),
            "vehicle state" => vehicle::state(&mut run),
            "vehicle transfer" => vehicle::transfer(&mut run),
            "vehicle plate" => vehicle::renumber(&mut run, crate::domain::Field::PlateNo),
            "vehicle vin" => vehicle::renumber(&mut run, crate::domain::Field::Vin),
            "manager appoint" => vehicle::appoint(&mut run),
            "manager dismiss" => vehicle::dismiss(&mut run),
            "phone enrol" => phone::enrol(&mut run),
            "phone revoke" => phone::revoke(&mut run),
            "phone list" => phone::list(&mut run),
            "show" => show::run(&mut run),
            "grant add" => grant::add(&mut run),
            "grant end" => grant::end(&mut run),
            "grant list" => grant::list(&mut run),
            "download make" => download::make(&mut run),
            "download again" => download::again(&mut run),
            "download end" => download::end(&mut run),
            "download list" => download::list(&mut run),
            "key add" => key::add(&mut run),
            "key retire" => key::retire(&mut run),
            "key compromise" => key::compromise(&mut run),
            "key list" => key::list(&mut run),
            "publish" => publish::run(&mut run),
            _ => Err(run.wrong()),
        }
    })
}
