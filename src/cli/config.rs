//! What a run is given from outside, and how it ends.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::desk::OpenWindow;
use super::phone::OpenPhone;
use crate::domain::Clock;
use crate::scan::Scanner;
use crate::text::{Lang, Said, said};
use crate::trust::Places;
use crate::verify::Word;

/// Everything that a run takes from the machine; the programs fill it in, tests make it up.
pub struct Machine<'a> {
    /// The arguments, the program's name first.
    pub args: Vec<OsString>,
    /// The language that the environment asks for (`$YANZHENG_LANG`).
    pub lang: Option<Lang>,
    /// Where things lie.
    pub places: Places,
    /// The time.
    pub clock: Clock,
    /// Fills bytes with chance.
    pub random: fn(&mut [u8]) -> io::Result<()>,
    /// Searches pictures: with workers, unless all of them are trusted.
    pub scanner: Scanner,
    /// Opens the window; nothing in a program without one.
    pub window: Option<OpenWindow>,
    /// Opens the phone's window; nothing in a program without one.
    pub phone: Option<OpenPhone>,
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// Where answers go.
    pub out: &'a mut dyn Write,
    /// Where faults and progress go.
    pub err: &'a mut dyn Write,
    /// Whether a person watches `err`, so that a bar of progress is welcome.
    pub watched: Watched,
}

impl Machine<'_> {
    /// Says something to a person beside the answers, after those already given. Where it cannot be written, the exit
    /// code still says how the run ended.
    pub(super) fn tell(&mut self, line: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{line}");
    }

    /// Says what is wrong.
    pub(super) fn fault(&mut self, lang: Lang, why: &str) {
        self.tell(&format!("{}{why}", said(lang, Said::Fault)));
    }
}

/// Whether a person watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watched {
    /// A terminal.
    Terminal,
    /// A file or pipe.
    No,
}

/// How a run ends. The order is that of the worst of many: 2, 1, 3, 4, 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0.
    Accepted,
    /// 4.
    None,
    /// 3.
    Attention,
    /// 1.
    Refused,
    /// 2: wrong use, or something that cannot be read.
    Unusable,
}

impl Exit {
    /// The number that a shell sees.
    pub fn code(self) -> u8 {
        match self {
            Exit::Accepted => 0,
            Exit::Refused => 1,
            Exit::Unusable => 2,
            Exit::Attention => 3,
            Exit::None => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}

impl From<Word> for Exit {
    fn from(word: Word) -> Self {
        match word {
            Word::Accepted => Exit::Accepted,
            Word::Attention => Exit::Attention,
            Word::Refused | Word::Unproven => Exit::Refused,
            Word::None => Exit::None,
        }
    }
}
