//! What workers are asked to do and what they answer. Every answer carries the number of what it answers, so that one
//! that came too late is known.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant as Tick};

use crate::check::{CheckError, Checked, Memory, Terms, VectorRun};
use crate::cli::{Audited, Settings, SettingsError, SettingsFile, Slip};
use crate::domain::{At, Instant, Purpose};
use crate::history::{Count, Decision, Entry, EntryId, Filter, HistoryFault};
use crate::scan::{Camera, Description, Found, Luma, SourceError};
use crate::text::Lang;
use crate::trust::{InstallError, LoadNote, Trust, TrustError};

/// What is checked.
#[derive(Clone, Debug)]
pub(super) enum Input {
    File(PathBuf),
    Text(Vec<u8>),
    Pixels {
        width: u32,
        height: u32,
        rgba: Vec<u8>,
    },
    /// Codes that the camera saw.
    Found(Vec<Found>),
    /// What was checked before; only the question is another.
    Again(Vec<Checked>),
}

/// Work that must not hold up the window.
#[derive(Debug)]
pub(super) enum Job {
    Check {
        number: u64,
        input: Input,
        terms: Box<Terms>,
    },
    /// Reads the trust of a folder.
    Trust(PathBuf),
    Install {
        from: PathBuf,
        to: PathBuf,
    },
    /// Lists a folder.
    List(PathBuf),
    /// Reads the clipboard.
    Clipboard,
    /// Lists the cameras.
    Cameras,
    /// Keeps what the desk is set to.
    KeepSettings(SettingsFile, Box<Settings>),
    /// Counts the checks of the day.
    Today(Memory, Instant),
    Records(Memory, Instant, RecordsJob),
    Inspect(Box<Terms>, InspectJob),
    /// Judges the code of the testers' page.
    Try {
        number: u64,
        code: Vec<u8>,
        terms: Box<Terms>,
    },
    /// Runs the expectation files of a folder, until `stop` is set.
    Vectors {
        run: u64,
        folder: PathBuf,
        stop: Arc<AtomicBool>,
    },
    /// Saves a slip.
    Slip {
        file: PathBuf,
        slip: Box<Slip>,
        trust: Trust,
        lang: Lang,
    },
}

/// What is asked of the history.
#[derive(Clone, Debug)]
pub(super) enum RecordsJob {
    Read(Filter),
    Decide(EntryId, Decision),
    SetKeepDays(u32),
    Export { filter: Filter, file: PathBuf, lang: Lang },
}

/// What is to be done with many pictures.
#[derive(Clone, Debug)]
pub(super) enum InspectJob {
    /// Lists the pictures and texts of files and folders.
    Gather(Vec<PathBuf>, Lang),
    Audit(AuditJob),
    /// Reads a picture to be looked at.
    Show {
        index: usize,
        path: PathBuf,
    },
    Report {
        file: PathBuf,
        rows: Vec<Audited>,
        /// How many files the list has, checked or not.
        of: usize,
        lang: Lang,
    },
}

/// Checks files, one after another on each of its threads, until all are done or `stop` is set.
#[derive(Clone, Debug)]
pub(super) struct AuditJob {
    pub(super) run: u64,
    pub(super) files: Vec<PathBuf>,
    pub(super) at: At,
    pub(super) purpose: Option<Purpose>,
    pub(super) stop: Arc<AtomicBool>,
}

/// What became of it.
#[derive(Debug)]
pub(super) enum InspectEvent {
    /// The files, and how many were left out; or a sentence.
    Gathered(Result<(Vec<PathBuf>, usize), String>),
    Audited {
        run: u64,
        index: usize,
        audited: Box<Audited>,
    },
    Shown {
        index: usize,
        picture: Option<Picture>,
    },
    /// A sentence: that it was saved, or why not.
    Saved(Result<String, String>),
}

/// A picture to be looked at, as small as it may be shown.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) luma: Luma,
    /// Its own width, in which corners of codes are counted.
    pub(super) width: u32,
}

/// What becomes of a test.
#[derive(Debug)]
pub(super) enum TestEvent {
    Tried {
        number: u64,
        result: Result<Box<Checked>, CheckError>,
    },
    /// An expectation file was run.
    Ran {
        run: u64,
        one: VectorRun,
    },
    /// All were, or the folder cannot be read.
    End {
        run: u64,
        result: Result<(), CheckError>,
    },
}

/// What it answers.
#[derive(Debug)]
pub(super) enum RecordsEvent {
    /// The entries of a filter, by day, and for how many days they are kept.
    Read(Filter, Result<(Vec<Entry>, Vec<Count>, u32), HistoryFault>),
    Decided(EntryId, Decision, Result<(), HistoryFault>),
    Keeps(u32, Result<(), HistoryFault>),
    /// A sentence: what was exported, or why not.
    Exported(Result<String, String>),
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Event {
    Checked {
        number: u64,
        result: Result<Vec<Checked>, CheckError>,
    },
    Trust(Result<(Trust, Vec<LoadNote>), TrustError>),
    Installed {
        to: PathBuf,
        result: Result<(Trust, Vec<LoadNote>), InstallError>,
    },
    Listed {
        folder: PathBuf,
        result: Result<Listing, String>,
    },
    /// What was to be listed is a file.
    Chosen(PathBuf),
    /// Too much was asked for at once; something was not begun.
    Busy,
    Clipboard(Result<Clipping, String>),
    Cameras(Result<Vec<Camera>, SourceError>),
    Camera(CameraEvent),
    SettingsKept(Result<(), SettingsError>),
    Today(Result<Vec<Count>, HistoryFault>),
    Records(RecordsEvent),
    Inspect(InspectEvent),
    Test(TestEvent),
    /// A sentence: that it was saved, or why not.
    Slip(Result<String, String>),
    /// Why there is no sound, or that there is again.
    Loudspeaker(Result<(), String>),
}

/// What a camera does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CameraEvent {
    Opened(Description),
    /// It shows these codes.
    Saw {
        found: Vec<Found>,
        at: Instant,
        /// When the frame came, to measure how long its answer takes.
        came: Tick,
    },
    /// No frame came for so long; it is opened anew.
    Stalled(Duration),
    Lost(SourceError),
}

/// What the clipboard holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clipping {
    Nothing,
    File(PathBuf),
    Text(String),
    Pixels { width: u32, height: u32, rgba: Vec<u8> },
}

/// What a folder holds of interest: folders, then pictures and texts, each by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    pub(super) folders: Vec<PathBuf>,
    pub(super) files: Vec<PathBuf>,
    /// How many more there are than are listed.
    pub(super) left_out: usize,
}

/// The newest frame of the camera, small enough to show.
#[derive(Clone, Debug)]
pub(super) struct Preview {
    pub(super) picture: Arc<Luma>,
    /// The codes in it, in its pixels.
    pub(super) codes: Vec<[[f32; 2]; 4]>,
}
