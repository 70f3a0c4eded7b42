//! `app`: what the window is opened with. The window itself is a room below this one, handed in by the program.

use std::path::PathBuf;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::remember::{Unasked, memory};
use super::{Failure, path, source};
use crate::check::Memory;
use crate::domain::Clock;
use crate::scan::{Scanner, SourceName};
use crate::text::{Lang, Said, said, visible_up_to};
use crate::trust::Places;

/// What the window is opened with.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The language to begin in.
    pub lang: Lang,
    /// The trust folder that was named.
    pub trust: Option<PathBuf>,
    /// Where things lie.
    pub places: Places,
    /// The camera that was named; none to begin without.
    pub camera: Option<SourceName>,
    /// A file to open at once.
    pub file: Option<PathBuf>,
    /// The time.
    pub clock: Clock,
    /// Searches pictures.
    pub scanner: Scanner,
    /// Where checks are kept.
    pub memory: Memory,
}

/// Opens the window and stays until it is closed.
pub type OpenWindow = fn(Desk) -> Result<(), WindowError>;

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// No display server is named by the environment, or none answers.
    #[error("no display")]
    NoDisplay,
    /// A system library that the window needs is missing.
    #[error("{0} is missing")]
    NoLibrary(&'static str),
    /// The window system refuses.
    #[error("{0}")]
    Refused(String),
}

pub(super) fn run(lang: Lang, matches: &ArgMatches, machine: &mut Machine<'_>) -> Result<Exit, Failure> {
    let Some(open) = machine.window else { return Err(Failure::Said(said(lang, Said::NoWindow))) };
    let memory = memory(lang, matches, machine, Unasked::Keeps)?;
    let desk = Desk {
        lang,
        trust: path(matches, "trust").map(Into::into),
        places: machine.places.clone(),
        camera: source(lang, matches)?,
        file: path(matches, "file").map(Into::into),
        clock: machine.clock.clone(),
        scanner: machine.scanner.clone(),
        memory,
    };
    closed(lang, open(desk))
}

/// How a run ends that opened a window.
pub(super) fn closed(lang: Lang, opened: Result<(), WindowError>) -> Result<Exit, Failure> {
    let why = match opened {
        Ok(()) => return Ok(Exit::Accepted),
        Err(WindowError::NoDisplay) => said(lang, Said::NoDisplay),
        Err(WindowError::NoLibrary(name)) => said(lang, Said::NoLibrary(name)),
        Err(WindowError::Refused(why)) => said(lang, Said::NoWindowHere(&visible_up_to(&why, 200))),
    };
    Err(Failure::Said(why))
}
