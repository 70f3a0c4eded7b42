//! Where checks are kept, by `--history`.

use std::path::PathBuf;

use clap::ArgMatches;

use super::config::Machine;
use super::{Failure, path};
use crate::check::Memory;
use crate::history::HistoryFault;
use crate::text::{self, Lang};

/// What becomes of checks where nobody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unasked {
    /// A desk keeps them.
    Keeps,
    /// Whoever verifies a file once does not.
    Forgets,
}

/// What `--history` asks for, or what is usual.
pub(super) fn memory(
    lang: Lang,
    matches: &ArgMatches,
    machine: &mut Machine<'_>,
    unasked: Unasked,
) -> Result<Memory, Failure> {
    let asked = path(matches, "history");
    let folder = match (asked.and_then(|path| path.to_str()), unasked) {
        (Some("none"), _) => return Ok(Memory::none()),
        _ if asked.is_some() => folder(lang, matches, machine)?,
        (_, Unasked::Forgets) => return Ok(Memory::none()),
        // A program that cannot keep anything does not say so each time.
        _ if !cfg!(feature = "history") => return Ok(Memory::none()),
        (_, Unasked::Keeps) => match machine.places.history() {
            Some(folder) => folder,
            None => {
                machine.tell(&text::history_news(lang, &HistoryFault::NoPlace));
                return Ok(Memory::none());
            }
        },
    };
    Ok(Memory::in_folder(folder, machine.random))
}

/// The folder that is meant: the one that was named, or this machine's.
pub(super) fn folder(lang: Lang, matches: &ArgMatches, machine: &Machine<'_>) -> Result<PathBuf, Failure> {
    let fault = |fault| Failure::Said(text::history_fault(lang, &fault));
    if !cfg!(feature = "history") {
        return Err(fault(HistoryFault::NotBuilt));
    }
    match path(matches, "history").filter(|path| path.as_os_str() != "default") {
        Some(named) => Ok(named.to_owned()),
        None => machine.places.history().ok_or_else(|| fault(HistoryFault::NoPlace)),
    }
}

/// Says what is wrong with history, each trouble once.
pub(super) fn tell_news(lang: Lang, memory: &Memory, machine: &mut Machine<'_>) {
    for fault in memory.news() {
        machine.tell(&text::history_news(lang, &fault));
    }
}
