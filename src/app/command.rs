//! What a person can ask of the window. Views send commands; only the state changes on them.

use std::path::PathBuf;

use super::state::Column;
use crate::cli::{CloseAfter, Look, Page, Size};
use crate::domain::Purpose;
use crate::history::{Decision, EntryId};
use crate::scan::{SourceName, Typed};
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
    Inspect(InspectCommand),
    /// What the clerk decides about the answer on the desk.
    Decide(Decision),
    /// Saves a slip of the answer on the desk.
    SaveSlip(PathBuf),
    /// The answer stays open until somebody closes it.
    KeepOpen,
    /// Checks a file.
    Open(PathBuf),
    /// Checks a text, or the file that it names.
    CheckText(String),
    /// Checks what a hand scanner typed.
    Hand(Typed),
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

/// What a person asks of many pictures.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InspectCommand {
    /// Adds files and folders, and checks the list.
    Add(Vec<PathBuf>),
    Run,
    Cancel,
    Empty,
    /// The day as of which they are judged, as far as it is typed.
    TypeAsOf(String),
    SetPurpose(Option<Purpose>),
    SortBy(Column),
    Filter(Option<Word>),
    /// What is sought, as far as it is typed.
    Find(String),
    /// Looks at the file of this place.
    Select(usize),
    /// Looks at the next one, or the one before.
    Step {
        down: bool,
    },
    /// Saves a report.
    Save(PathBuf),
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
    /// A picture or text to check with others.
    AuditFile,
    /// A folder of them.
    AuditFolder,
    /// A file for a slip of the check on the desk.
    Slip,
    /// A file for a report on them.
    AuditReport,
}

impl Purposed {
    /// What is done with a path that was chosen: typed, or pressed in the list.
    pub(super) fn command(self, path: PathBuf) -> Command {
        match self {
            Purposed::File => Command::Open(path),
            Purposed::Trust => Command::InstallTrust(path),
            Purposed::Export => Command::Records(RecordsCommand::Export(path)),
            Purposed::AuditFile | Purposed::AuditFolder => Command::Inspect(InspectCommand::Add(vec![path])),
            Purposed::Slip => Command::SaveSlip(path),
            Purposed::AuditReport => Command::Inspect(InspectCommand::Save(path)),
        }
    }

    /// Whether a file is made, a folder taken, or a file taken.
    pub(super) fn kind(self) -> Chosen {
        match self {
            Purposed::File | Purposed::AuditFile => Chosen::File,
            Purposed::Trust | Purposed::AuditFolder => Chosen::Folder,
            Purposed::Export | Purposed::AuditReport | Purposed::Slip => Chosen::NewFile,
        }
    }
}

/// What a list of files offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    File,
    Folder,
    NewFile,
}
