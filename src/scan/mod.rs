//! Pixels to texts: a picture's bytes in, the texts of its QR codes and where they stand out.
//!
//! `load` decodes under bounds → `cascade` shows views of the picture to the readers, as many as the `effort` allows →
//! [`Found`]; `pdf` does it for each page of a document, `live` for the frames of a camera. No library call below takes a time limit, and both readers and
//! the decoders can be made to work for minutes by a picture that was made for it. So whoever is given pictures by others
//! asks a [`Scanner`] with workers: processes that are shut in and can be ended ([`worker`]).
//!
//! A panic of a library is caught (so `panic = "abort"` must never be set) and is one reader that read nothing, or a
//! damaged picture; the process's panic hook still reports it.

use std::borrow::Cow;
use std::time::Duration;

use crate::domain::Quad;

mod cascade;
mod effort;
mod fault;
mod format;
mod hand;
mod large;
mod live;
mod load;
mod luma;
mod outline;
mod pdf;
mod reader;
mod scale;
mod scanner;
mod source;
mod with_rqrr;
mod with_rxing;
pub mod worker;

pub use cascade::find;
pub use effort::Effort;
#[cfg(feature = "app")]
pub(crate) use fault::panic_text;
pub use format::{OtherFormat, PictureFormat};
pub use hand::{Hand, HandFault, HandRead, HandRepair, MAX_TYPED, Typed, read_hand};
pub use live::Live;
pub use load::{LoadError, MAX_BYTES, MAX_DECODED, MAX_PIXELS, MAX_SIDE, load};
pub use luma::Luma;
pub use pdf::{MAX_PAGES, PdfError};
pub use scanner::{Scanner, Watch};
pub use source::{
    Camera, Description, Feed, FeedEvent, Frame, FrameFormat, MAX_NAME, MAX_PICTURES, MAX_STUCK, Opener,
    Patience, Source, SourceError, SourceName, SourceNameError, cameras, opener,
};

/// A code in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its text, as it came: hostile until something vouches for it.
    pub text: String,
    /// Where it stands in the upright picture; of a document, in points (1/72 inch) from the page's top left.
    pub corners: Quad,
    /// Which step of the cascade read it, for people who want to know why.
    pub stage: Cow<'static, str>,
    /// The page of a document that it stands on, from 1; none in a picture.
    pub page: Option<u32>,
}

/// Why a picture was not searched. A picture without a code is no error but an empty list.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// The bytes gave no picture.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The time was up.
    #[error("searching the picture took over {} s", .limit.as_secs_f32())]
    TookTooLong {
        /// The time that it was given.
        limit: Duration,
    },
    /// The worker that searched it ended: a decoder or reader crashed, or wanted too much memory.
    #[error("the picture ended the worker that searched it")]
    WorkerEnded,
    /// There is no worker to search it, and why.
    #[error("no worker to search the picture: {0}")]
    NoWorker(String),
}

/// Reads all codes of a picture in this thread, however long it takes: for trusted input and for tests.
///
/// # Errors
/// [`ScanError::Load`] when the bytes are no picture that is read.
pub fn scan(bytes: &[u8], effort: Effort) -> Result<Vec<Found>, ScanError> {
    #[cfg(feature = "pdf")]
    if format::tell(bytes) == format::Told::Other(OtherFormat::Pdf) && bytes.len() <= MAX_BYTES {
        return Ok(pdf::scan(bytes, effort)?);
    }
    Ok(large::find_in(load(bytes)?, effort))
}
