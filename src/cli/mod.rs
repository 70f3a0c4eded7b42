//! The command line: arguments → what is asked → an answer and an exit code. It holds no clock and reads no
//! environment; the programs in `src/bin` hand both in.

mod args;
#[cfg(feature = "app")]
mod audit;
mod config;
mod decode;
mod desk;
mod history;
mod inputs;
mod inspect;
mod many;
mod phone;
mod question;
mod remember;
mod report;
mod scan;
mod settings;
mod vectors;
mod verify;

#[cfg(feature = "office")]
mod office;

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::check::Search;
use crate::scan::{Effort, SourceName};
use crate::text::{self, Lang, Said, said, visible_up_to};
use crate::trust::{Trust, TrustError};

pub use args::command;
#[cfg(feature = "app")]
pub use audit::{Audited, MAX_AUDIT, Slip};
#[cfg(feature = "app")]
pub(crate) use audit::{gathered, save_report, save_slip};
pub use config::{Exit, Machine, Watched};
pub use desk::{Desk, DeskScreen, OpenWindow, WindowError};
#[cfg(feature = "app")]
pub(crate) use history::entries_to;
pub use inputs::MAX_FILES;
#[cfg(feature = "office")]
pub use office::{office_command, run_office};
pub use phone::{OpenPhone, Phone, Screen};
pub use settings::{CloseAfter, Look, Page, Settings, SettingsError, SettingsFile, Size};

/// Why a run ends before its answer.
#[derive(Debug)]
enum Failure {
    /// A sentence for the user.
    Said(String),
    /// The office's refusal, which is an answer.
    #[cfg(feature = "office")]
    Denied(String),
    /// Trust cannot be used.
    Trust(Box<TrustError>),
    /// A file cannot be written.
    #[cfg(feature = "office")]
    Write(PathBuf, io::Error),
    /// The answer cannot be written.
    Output(io::Error),
}

/// Runs `yanzheng`.
pub fn run(machine: &mut Machine<'_>) -> Exit {
    let lang = match language(machine) {
        Ok(lang) => lang,
        Err(exit) => return exit,
    };
    // Double-clicked: what has a window opens it.
    if machine.window.is_some() && machine.args.len() < 2 {
        machine.args.push("app".into());
    }
    finish(lang, machine, |machine| {
        let matches = match parse(lang, command(lang), machine)? {
            Ok(matches) => matches,
            Err(exit) => return Ok(exit),
        };
        match matches.subcommand() {
            Some(("verify", matches)) => verify::run(lang, matches, machine),
            Some(("scan", matches)) => scan::run(lang, matches, machine),
            Some(("decode", matches)) => decode::run(lang, matches, machine),
            Some(("inspect", matches)) => inspect::run(lang, matches, machine),
            Some(("history", matches)) => history::run(lang, matches, machine),
            Some(("vectors", matches)) => vectors::run(lang, matches, machine),
            Some(("completions", matches)) => completions(lang, matches, machine),
            Some(("app", matches)) => desk::run(lang, matches, machine),
            _ => Err(Failure::Said(said(lang, Said::WrongUse))),
        }
    })
}

/// The language of the arguments, else of the environment, else Chinese. Known before the grammar is, since help
/// is in that language too.
fn language(machine: &mut Machine<'_>) -> Result<Lang, Exit> {
    let args = machine.args.iter().skip(1).take_while(|arg| *arg != "--");
    let mut args = args.map(|arg| arg.to_string_lossy());
    let mut asked = None;
    while let Some(arg) = args.next() {
        if let Some(tag) = arg.strip_prefix("--lang=") {
            asked = Some(tag.to_owned());
        } else if arg == "--lang" {
            asked = args.next().map(|tag| tag.into_owned());
        }
    }
    let Some(tag) = asked else { return Ok(machine.lang.unwrap_or_default()) };
    Lang::parse(&tag).ok_or_else(|| {
        let lang = machine.lang.unwrap_or_default();
        let why = said(lang, Said::BadLang(&visible_up_to(&tag, 60)));
        machine.fault(lang, &why);
        Exit::Unusable
    })
}

/// Parses the arguments; help and the version are answers of their own.
fn parse(
    lang: Lang,
    grammar: clap::Command,
    machine: &mut Machine<'_>,
) -> Result<Result<ArgMatches, Exit>, Failure> {
    let error = match grammar.clone().try_get_matches_from(&machine.args) {
        Ok(matches) => return Ok(Ok(matches)),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write!(machine.out, "{error}").map_err(Failure::Output)?;
            return Ok(Err(Exit::Accepted));
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => machine.tell(error.to_string().trim_end()),
        _ => {
            // The command that was meant, with the group that it belongs to.
            let (mut command, mut usage) = (&grammar, grammar.get_name().to_owned());
            for arg in machine.args.iter().skip(1) {
                if let Some(inner) = command.find_subcommand(arg) {
                    command = inner;
                    usage.push_str(&format!(" {}", inner.get_name()));
                }
            }
            let why = args::usage_error(lang, &error, &usage);
            machine.fault(lang, &why);
        }
    }
    Ok(Err(Exit::Unusable))
}

fn finish(
    lang: Lang,
    machine: &mut Machine<'_>,
    work: impl FnOnce(&mut Machine<'_>) -> Result<Exit, Failure>,
) -> Exit {
    let result = work(machine).and_then(|exit| machine.out.flush().map(|()| exit).map_err(Failure::Output));
    let why = match result {
        Ok(exit) => return exit,
        // Whoever reads has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::Unusable,
        Err(Failure::Output(error)) => said(lang, Said::Output(&visible_up_to(&error.to_string(), 200))),
        #[cfg(feature = "office")]
        Err(Failure::Write(path, error)) => {
            let (path, why) = (path.to_string_lossy(), visible_up_to(&error.to_string(), 200));
            said(lang, Said::Unwritten(&visible_up_to(&path, 200), &why))
        }
        #[cfg(feature = "office")]
        Err(Failure::Denied(why)) => {
            machine.tell(&why);
            return Exit::Refused;
        }
        Err(Failure::Trust(error)) => text::trust_error(lang, &error),
        Err(Failure::Said(why)) => why,
    };
    machine.fault(lang, &why);
    Exit::Unusable
}

fn argument<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}

fn path<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a Path> {
    matches.get_one::<PathBuf>(name).map(PathBuf::as_path)
}

/// The source of frames that was named.
fn source(lang: Lang, matches: &ArgMatches) -> Result<Option<SourceName>, Failure> {
    let Some(typed) = matches.get_one::<OsString>("camera") else { return Ok(None) };
    let name = SourceName::parse(typed).map_err(|_| {
        Failure::Said(said(lang, Said::BadCamera(&visible_up_to(&typed.to_string_lossy(), 200))))
    })?;
    Ok(Some(name))
}

/// How pictures are searched: by the machine's scanner, as hard as was asked.
fn search(lang: Lang, matches: &ArgMatches, machine: &Machine<'_>) -> Result<Search, Failure> {
    let mut search = Search::with(&machine.scanner);
    if let Some(typed) = argument(matches, "effort") {
        search.effort = Effort::ALL
            .into_iter()
            .find(|effort| effort.name() == typed)
            .ok_or_else(|| Failure::Said(said(lang, Said::BadEffort(&visible_up_to(typed, 60)))))?;
    }
    Ok(search)
}

/// The inputs as they were given: paths in whatever encoding, texts, `-`.
fn inputs(matches: &ArgMatches) -> Vec<&OsStr> {
    matches.get_many::<OsString>("input").into_iter().flatten().map(OsString::as_os_str).collect()
}

/// The trust that was named, or is installed, or none; what was left out of it is said.
fn trust_of(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Trust, Failure> {
    let Some(folder) = machine.places.choose(path(matches, "trust")) else {
        machine.tell(&said(lang, Said::NoTrust));
        return Ok(Trust::none());
    };
    let (trust, notes) = Trust::read_folder(&folder).map_err(|error| Failure::Trust(Box::new(error)))?;
    for note in notes {
        machine.tell(&text::load_note(lang, &note));
    }
    Ok(trust)
}

fn completions(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let Some(&shell) = matches.get_one::<clap_complete::Shell>("shell") else {
        return Err(Failure::Said(said(lang, Said::WrongUse)));
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(lang), "yanzheng", &mut script);
    machine.out.write_all(&script).map_err(Failure::Output)?;
    Ok(Exit::Accepted)
}
