//! Pixels to texts: a picture's bytes in, the texts of its QR codes and where they stand out.
//!
//! `load` decodes under bounds → `cascade` shows views of the picture to the readers → [`Found`]. First cut: still
//! pictures, in this process. No library call below takes a time limit, and both readers and the decoders can be made
//! to work for minutes by a picture that was made for it, so whoever is given pictures by others uses
//! [`scan_within`]; the worker process that can be ended will stand in its place.
//!
//! A panic of a library is caught (so `panic = "abort"` must never be set) and is one reader that read nothing, or a
//! damaged picture; the process's panic hook still reports it.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::domain::Quad;

mod cascade;
mod fault;
mod format;
mod load;
mod luma;
mod outline;
mod scale;
mod source;
mod with_rqrr;
mod with_rxing;

pub use cascade::find;
#[cfg(feature = "app")]
pub(crate) use fault::panic_text;
pub use format::PictureFormat;
pub use load::{LoadError, MAX_BYTES, MAX_DECODED, MAX_PIXELS, MAX_SIDE, load};
pub use luma::Luma;
pub use source::{
    Camera, Description, Feed, FeedEvent, Frame, FrameFormat, MAX_NAME, MAX_PICTURES, MAX_STUCK, Opener,
    Patience, Source, SourceError, SourceName, SourceNameError, cameras, opener,
};

/// A code in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its text, as it came: hostile until something vouches for it.
    pub text: String,
    /// Where it stands in the upright picture.
    pub corners: Quad,
    /// Which step of the cascade read it, for people who want to know why.
    pub stage: &'static str,
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
    /// [`MAX_ABANDONED`] searches that took too long are still at work.
    #[error("{at_work} pictures that took too long are still being searched; try again later or restart")]
    Busy {
        /// How many.
        at_work: usize,
    },
    /// The machine had no thread for it, or the thread died.
    #[error("no thread to search the picture: {0}")]
    NoThread(String),
}

/// Reads all codes of a picture in this thread, however long it takes: for trusted input and for tests.
///
/// # Errors
/// [`ScanError::Load`] when the bytes are no picture that is read.
pub fn scan(bytes: &[u8]) -> Result<Vec<Found>, ScanError> {
    Ok(find(&load(bytes)?))
}

/// Most searches that may go on after nobody waits for them any more. Each holds a core and up to about 1.5 GB.
pub const MAX_ABANDONED: usize = 4;

/// Searches that took too long. A thread cannot be ended from outside, only left alone.
static ABANDONED: Mutex<Vec<JoinHandle<()>>> = Mutex::new(Vec::new());

/// Reads all codes of a picture on a thread of its own and waits at most `limit` for it.
///
/// Callers that wait at the same time count only once they give up, so a few more than [`MAX_ABANDONED`] can be left.
///
/// # Errors
/// [`ScanError`]: no picture, the time is up, too many earlier searches still at work, no thread.
pub fn scan_within(bytes: Vec<u8>, limit: Duration) -> Result<Vec<Found>, ScanError> {
    within(limit, move || scan(&bytes))
}

/// The same for a picture that is there already, such as a frame.
///
/// # Errors
/// [`ScanError`], but not that there is no picture.
pub fn find_within(picture: Luma, limit: Duration) -> Result<Vec<Found>, ScanError> {
    within(limit, move || Ok(find(&picture)))
}

fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> Result<T, ScanError> + Send + 'static,
) -> Result<T, ScanError> {
    let at_work = {
        // Whoever panicked while holding the list left a list.
        let mut abandoned = ABANDONED.lock().unwrap_or_else(PoisonError::into_inner);
        abandoned.retain(|thread| !thread.is_finished());
        abandoned.len()
    };
    if at_work >= MAX_ABANDONED {
        return Err(ScanError::Busy { at_work });
    }
    let (sender, receiver) = sync_channel(1);
    let thread = Builder::new()
        .name("scan".to_owned())
        // If nobody waits any more, the answer is dropped.
        .spawn(move || drop(sender.send(work())))
        .map_err(|error| ScanError::NoThread(error.to_string()))?;
    match receiver.recv_timeout(limit) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => {
            ABANDONED.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
            Err(ScanError::TookTooLong { limit })
        }
        Err(RecvTimeoutError::Disconnected) => {
            Err(ScanError::NoThread("it ended without an answer".to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_that_take_too_long_are_left_alone_and_counted() {
        let (release, hold) = sync_channel::<()>(0);
        let hold = std::sync::Arc::new(Mutex::new(hold));
        let short = Duration::from_millis(5);
        for _ in 0..MAX_ABANDONED {
            let hold = hold.clone();
            let stuck = within(short, move || {
                hold.lock().unwrap().recv().map_err(|e| ScanError::NoThread(e.to_string()))
            });
            assert_eq!(stuck, Err(ScanError::TookTooLong { limit: short }));
        }
        assert_eq!(within(short, || Ok(())), Err(ScanError::Busy { at_work: MAX_ABANDONED }));
        drop(release);
        let free = (0..400).any(|_| {
            std::thread::sleep(Duration::from_millis(5));
            within(Duration::from_secs(5), || Ok(7)) == Ok(7)
        });
        assert!(free, "the places are free again once the threads have ended");
        let died: Result<(), _> = within(Duration::from_secs(5), || panic!("on purpose"));
        assert!(matches!(died, Err(ScanError::NoThread(_))));
    }
}
