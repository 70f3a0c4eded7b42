//! `app`: what the window is opened with. The window itself is a room below this one, handed in by the program.

use std::path::PathBuf;

use clap::ArgMatches;

use super::config::{Exit, Machine};
use super::remember::{Unasked, memory};
use super::settings::{Settings, SettingsFile};
use super::{Failure, argument, path, question, source};
use crate::check::Memory;
use crate::domain::Clock;
use crate::scan::{Scanner, SourceName};
use crate::text::{self, Lang, Said, said, visible_up_to};
use crate::trust::Places;

/// More monitors than any desk has.
const MAX_MONITORS: usize = 16;

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
    /// What the desk is set to.
    pub settings: Settings,
    /// Where that is kept.
    pub settings_file: SettingsFile,
    /// Why the settings' file was not read, a sentence.
    pub settings_fault: Option<String>,
    /// What fills the screen.
    pub screen: DeskScreen,
    /// Where it writes down how long its work takes; `./dev bench desk` reads it.
    pub measure: Option<PathBuf>,
}

/// Which screens the window takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskScreen {
    /// Only 窗口核验, without what changes the desk.
    pub kiosk: bool,
    /// The whole screen.
    pub fullscreen: bool,
    /// On this monitor, from 0.
    pub monitor: Option<usize>,
    /// A second view for whoever stands before the desk, on this monitor.
    pub customer: Option<usize>,
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
    let path_of_settings = machine.places.settings();
    let read = path_of_settings.as_deref().map(SettingsFile::read).transpose();
    let (mut settings, settings_file, settings_fault) = match read {
        Ok(settings) => {
            let file = path_of_settings.map_or_else(SettingsFile::none, SettingsFile::at);
            (settings.unwrap_or_default(), file, None)
        }
        // What was not understood is not written over.
        Err(error) => {
            (Settings::default(), SettingsFile::none(), Some(text::settings_fault(lang, error.fault())))
        }
    };
    // The command line before the environment, and between them what was chosen in the window.
    let lang = if argument(matches, "lang").is_some() { lang } else { settings.lang.unwrap_or(lang) };
    if let Some(purpose) = question::purpose(lang, argument(matches, "desk"))? {
        settings.purpose = Some(purpose);
    }
    let screen = DeskScreen {
        kiosk: matches.get_flag("kiosk"),
        fullscreen: matches.get_flag("fullscreen") || matches.get_flag("kiosk"),
        monitor: monitor(lang, matches, "monitor")?,
        customer: monitor(lang, matches, "customer-monitor")?,
    };
    let desk = Desk {
        lang,
        trust: path(matches, "trust").map(Into::into),
        places: machine.places.clone(),
        camera: source(lang, matches)?,
        file: path(matches, "file").map(Into::into),
        clock: machine.clock.clone(),
        scanner: machine.scanner.clone(),
        memory,
        settings,
        settings_file,
        settings_fault,
        screen,
        measure: path(matches, "measure").map(Into::into),
    };
    closed(lang, open(desk))
}

/// The number of a monitor, from 0.
fn monitor(lang: Lang, matches: &ArgMatches, name: &str) -> Result<Option<usize>, Failure> {
    let Some(typed) = argument(matches, name) else { return Ok(None) };
    let number = typed.parse().ok().filter(|number| *number < MAX_MONITORS);
    number.map(Some).ok_or_else(|| Failure::Said(said(lang, Said::BadMonitor(&visible_up_to(typed, 60)))))
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
