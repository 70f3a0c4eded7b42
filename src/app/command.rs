//! What a person can ask of the window. Views send commands; only the state changes on them.

use std::path::PathBuf;

use crate::cli::{CloseAfter, Look, Page, Size};
use crate::domain::Purpose;
use crate::history::{Decision, EntryId};
use crate::scan::SourceName;
use crate::text::Lang;
use crate::verify::Word;

/// What a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    SetLang(Lang),
    /// Turns to a page.
    Show(Page),
    SetLook(Look),
    SetSize(Size),
    /// The next larger size, or the next smaller.
    StepSize {
        larger: bool,
    },
    SetCloseAfter(CloseAfter),
    SetMirror(bool),
    Records(RecordsCommand),
    /// What the clerk decides about the answer on the desk.
    Decide(Decision),
    /// The answer stays open until somebody closes it.
    KeepOpen,
    /// Checks a file.
    Open(PathBuf),
    /// Checks a text, or the file that it names.
    CheckText(String),
    /// Checks a picture of RGBA pixels.
    CheckPixels {
        width: u32,
        height: u32,
        rgba: Vec<u8>,
    },
    /// Checks what is in the clipboard.
    Paste,
    /// Shows one of several codes.
    Select(usize),
    /// Clears the answer and the bearer's number.
    Clear,
    SetPurpose(Option<Purpose>),
    /// The bearer's number as far as it is typed.
    TypeBearer(String),
    /// Asks about the number that was typed.
    AskBearer,
    StartCamera,
    StopCamera,
    ChooseCamera(SourceName),
    /// Looks for cameras again.
    ListCameras,
    /// Begins to practise.
    Practise,
    /// Puts a demo code on the desk.
    PractiseWith(usize),
    EndPractice,
    /// Opens the list of files or folders.
    Choose(Purposed),
    /// Shows a folder in it.
    Enter(PathBuf),
    /// The path as far as it is typed.
    TypePath(String),
    CloseChooser,
    InstallTrust(PathBuf),
    CloseNotice,
}

/// What a person asks of the history.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RecordsCommand {
    /// The first day as far as it is typed.
    TypeSince(String),
    /// The last day as far as it is typed.
    TypeUntil(String),
    SetVerdict(Option<Word>),
    Today,
    AllDays,
    Refresh,
    Decide(EntryId, Decision),
    /// The days that checks are kept, as far as they are typed.
    TypeKeepDays(String),
    SetKeepDays,
    Export(PathBuf),
}

/// What is chosen from a list of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purposed {
    /// A picture or text to check.
    File,
    /// A folder with trust.
    Trust,
    /// A file to export history to.
    Export,
}
