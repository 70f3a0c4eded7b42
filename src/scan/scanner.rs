//! Who searches pictures: this process, or a worker that can be ended.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::worker::{Job, Pool};
use super::{Effort, Found, Live, Luma, ScanError, find, scan};

/// Searches pictures. The copies of one share its workers.
#[derive(Clone)]
pub struct Scanner(Option<Arc<Pool>>);

impl Scanner {
    /// One that searches in this process and thread, however long it takes: for trusted input and for tests.
    pub fn here() -> Self {
        Scanner(None)
    }

    /// One whose workers are this program, started with these arguments: the only one for bytes from outside.
    pub fn workers(program: PathBuf, arguments: Vec<OsString>) -> Self {
        Scanner(Some(Arc::new(Pool::new(program, arguments))))
    }

    /// All codes of a picture's file.
    ///
    /// # Errors
    /// [`ScanError`]: the bytes are no picture; the worker took too long, ended or could not be started.
    pub fn scan(&self, bytes: &[u8], effort: Effort) -> Result<Vec<Found>, ScanError> {
        match &self.0 {
            None => scan(bytes, effort),
            // What is refused unread need not be handed over.
            Some(_) if bytes.len() > super::MAX_BYTES => scan(bytes, effort),
            Some(pool) => pool.ask(&Job::Picture { effort, bytes: bytes.into() }),
        }
    }

    /// The same for a picture that is there already.
    ///
    /// # Errors
    /// [`ScanError`], but not that there is no picture.
    pub fn find(&self, picture: &Luma, effort: Effort) -> Result<Vec<Found>, ScanError> {
        match &self.0 {
            None => Ok(find(picture, effort)),
            Some(pool) => pool.ask(&Job::Grey { effort, picture: Cow::Borrowed(picture) }),
        }
    }

    /// Begins to look at the frames of a camera.
    pub fn live(&self) -> Watch {
        match &self.0 {
            None => Watch(Watcher::Here(Live::default())),
            Some(pool) => Watch(Watcher::Worker(pool.clone(), pool.session())),
        }
    }
}

impl fmt::Debug for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Scanner(workers)" } else { "Scanner(here)" })
    }
}

/// The frames of one camera. What is remembered from frame to frame helps to read and is never needed: a worker that
/// was ended takes it along.
#[derive(Debug)]
pub struct Watch(Watcher);

#[derive(Debug)]
enum Watcher {
    Here(Live),
    Worker(Arc<Pool>, u64),
}

impl Watch {
    /// The codes of the next frame.
    ///
    /// # Errors
    /// [`ScanError`], but not that there is no picture.
    pub fn find(&mut self, frame: &Luma) -> Result<Vec<Found>, ScanError> {
        match &mut self.0 {
            Watcher::Here(live) => Ok(live.find(frame)),
            Watcher::Worker(pool, session) => {
                pool.ask(&Job::Frame { session: *session, picture: Cow::Borrowed(frame) })
            }
        }
    }
}
