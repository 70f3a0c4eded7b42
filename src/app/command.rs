//! What a person can ask of the window. Views send commands; only the state changes on them.

use std::path::PathBuf;

use crate::domain::Purpose;
use crate::scan::SourceName;
use crate::text::Lang;

/// What a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    SetLang(Lang),
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

/// What is chosen from a list of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purposed {
    /// A picture or text to check.
    File,
    /// A folder with trust.
    Trust,
}
