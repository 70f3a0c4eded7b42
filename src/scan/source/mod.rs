//! Frames, one after another: from a camera or, for practice and tests, from pictures in a folder.
//!
//! `name` is what a user calls a source → `opener` makes it, by `with_nokhwa` or `replay` → `pixels` turns what a camera
//! delivers into grey → `feed` runs it on a thread of its own and keeps the newest frame, and `slot` is where both meet.

mod feed;
mod name;
// Read by tests of programs without cameras too.
#[cfg(any(feature = "camera", test))]
mod pixels;
mod replay;
mod slot;
#[cfg(feature = "camera")]
mod with_nokhwa;

use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant as Tick;

use super::Luma;
use super::fault::{panic_text, short};
use crate::domain::Instant;

pub use feed::{Feed, FeedEvent, MAX_STUCK, Patience};
pub use name::{SourceName, SourceNameError};
pub use replay::MAX_PICTURES;

/// A picture of a source, and when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What it shows.
    pub luma: Luma,
    /// When it arrived, which is when its codes were captured.
    pub at: Instant,
    /// Which it is, from 1, of all that a feed was given.
    pub number: u64,
    /// The same as `at` by the clock that measures, not by the one that is shown.
    pub came: Tick,
}

/// What an open source is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// What the system calls it: hostile, at most [`MAX_NAME`] characters.
    pub name: String,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// What it delivers.
    pub format: FrameFormat,
}

/// Most characters of a camera's name; the systems give 32 to 64.
pub const MAX_NAME: usize = 100;

/// What a source delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FrameFormat {
    /// A JPEG each.
    Mjpeg,
    /// Brightness and colour in turn, two bytes a pixel.
    Yuyv,
    /// All brightness, then all colour.
    Nv12,
    /// Brightness only.
    Grey,
    /// Three bytes a pixel, red first.
    Rgb,
    /// Three bytes a pixel, blue first.
    Bgr,
    /// The picture files of a folder.
    Pictures,
}

impl fmt::Display for FrameFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FrameFormat::Mjpeg => "MJPEG",
            FrameFormat::Yuyv => "YUYV",
            FrameFormat::Nv12 => "NV12",
            FrameFormat::Grey => "GREY",
            FrameFormat::Rgb => "RGB",
            FrameFormat::Bgr => "BGR",
            FrameFormat::Pictures => "pictures",
        })
    }
}

/// Something that gives frames. It lives and dies on the thread that opened it.
pub trait Source {
    /// What it is.
    fn description(&self) -> Description;

    /// The next frame. May wait for ever, which is what a [`Feed`] is for.
    ///
    /// # Errors
    /// [`SourceError`]: it gives no more frames and has to be opened anew.
    fn frame(&mut self) -> Result<Luma, SourceError>;
}

/// Opens a source, as often as it takes.
pub type Opener = Arc<dyn Fn() -> Result<Box<dyn Source>, SourceError> + Send + Sync>;

/// Why a source gives no frames.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The program was built without cameras.
    #[error("built without the feature camera")]
    NotBuilt,
    /// The system has no camera.
    #[error("no camera")]
    NoCamera,
    /// There is no camera of this number.
    #[error("no camera {0}")]
    NotFound(u32),
    /// This account may not use it.
    #[error("no permission to use the camera")]
    Denied,
    /// Another program uses it.
    #[error("the camera is in use")]
    Busy,
    /// It was unplugged.
    #[error("the camera is gone")]
    Gone,
    /// It gives nothing that is read here, as the output and metadata nodes of Linux do.
    #[error("the camera offers no format that is read")]
    NoFormat,
    /// So many of its frames in a row were damaged.
    #[error("{0} frames in a row could not be decoded")]
    Undecodable(u32),
    /// The system or the driver refuses, and what it says: hostile, bounded.
    #[error("{0}")]
    Refused(String),
    /// The driver or library stopped on a fault of its own, and what it says: hostile, bounded.
    #[error("the driver stopped: {0}")]
    Panicked(String),
    /// So many earlier attempts still wait for a camera that does not answer.
    #[error("{0} attempts still wait for a camera that does not answer")]
    TooManyStuck(usize),
    /// The machine had no thread for it.
    #[error("no thread for the camera: {0}")]
    NoThread(String),
    /// The folder cannot be read.
    #[error("the folder cannot be read: {0}")]
    Folder(io::ErrorKind),
    /// The folder has no picture that can be read.
    #[error("the folder has no pictures")]
    NoPictures,
    /// The folder has more than [`MAX_PICTURES`] files.
    #[error("the folder has over {MAX_PICTURES} files")]
    TooManyPictures,
}

/// A camera of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camera {
    /// Its number.
    pub index: u32,
    /// What the system calls it: hostile, at most [`MAX_NAME`] characters.
    pub name: String,
}

/// The cameras of this machine by number. Asks each driver, so a broken one can keep it waiting.
///
/// # Errors
/// [`SourceError::NotBuilt`], or what the system says.
pub fn cameras() -> Result<Vec<Camera>, SourceError> {
    #[cfg(feature = "camera")]
    return caught(with_nokhwa::cameras);
    #[cfg(not(feature = "camera"))]
    Err(SourceError::NotBuilt)
}

/// How the source of a name is opened.
pub fn opener(name: &SourceName) -> Opener {
    let name = name.clone();
    Arc::new(move || match &name {
        SourceName::Replay(folder) => replay::open(folder),
        #[cfg(feature = "camera")]
        SourceName::First => with_nokhwa::open_first(),
        #[cfg(feature = "camera")]
        SourceName::Index(index) => with_nokhwa::open(*index),
        #[cfg(not(feature = "camera"))]
        SourceName::First | SourceName::Index(_) => Err(SourceError::NotBuilt),
    })
}

/// The work of a driver, whose faults must not end ours. What it was working on is dropped, so nothing broken is seen
/// afterwards.
fn caught<T>(work: impl FnOnce() -> Result<T, SourceError>) -> Result<T, SourceError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        Err(SourceError::Panicked(short(panic_text(panic.as_ref()).unwrap_or_default())))
    })
}
