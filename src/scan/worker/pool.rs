//! The workers of a program: places to wait for, processes to take over warm.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use super::process::{Process, Stop};
use super::wire::Job;
use crate::scan::{Found, ScanError};

/// Most workers of a program: a second one, so that a picture which takes its whole time does not hold up the rest, and
/// no third, since each may use the memory that `jail` allows.
pub const MAX_WORKERS: usize = 2;

/// At most [`MAX_WORKERS`] processes. Whoever asks while all are at work waits for a place; the deadline of a job begins
/// when it is handed over.
pub(in crate::scan) struct Pool {
    program: PathBuf,
    arguments: Vec<OsString>,
    places: Mutex<Places>,
    freed: Condvar,
    sessions: AtomicU64,
}

#[derive(Default)]
struct Places {
    /// How many workers are at work.
    taken: usize,
    /// Those that are not; with those at work at most [`MAX_WORKERS`].
    idle: Vec<Process>,
}

impl Pool {
    pub(in crate::scan) fn new(program: PathBuf, arguments: Vec<OsString>) -> Self {
        let (places, freed) = (Mutex::default(), Condvar::new());
        // No worker has held the frames of session 0.
        Pool { program, arguments, places, freed, sessions: AtomicU64::new(1) }
    }

    /// A number for the frames of a camera.
    pub(in crate::scan) fn session(&self) -> u64 {
        self.sessions.fetch_add(1, Ordering::Relaxed)
    }

    /// Has a job done.
    ///
    /// # Errors
    /// [`ScanError`]: what the worker answered, or that it took too long, ended or could not be started.
    pub(in crate::scan) fn ask(&self, job: &Job<'_>) -> Result<Vec<Found>, ScanError> {
        let session = job.session();
        let mut place = Place { pool: self, process: self.take(session) };
        // One that died while nobody needed it, as when somebody killed it, is replaced unasked.
        let alive = place.process.take().filter(Process::is_alive);
        let mut process = match alive {
            Some(process) => process,
            None => Process::start(&self.program, &self.arguments).map_err(ScanError::NoWorker)?,
        };
        match process.ask(job) {
            Ok(answer) => {
                process.session = session.or(process.session);
                place.process = Some(process);
                answer
            }
            Err(Stop::Late) => Err(ScanError::TookTooLong { limit: job.limit() }),
            Err(Stop::Ended) => Err(ScanError::WorkerEnded),
            Err(Stop::NotShutIn(why)) => Err(ScanError::NoWorker(why)),
        }
    }

    /// Waits for a place. Frames go where those before them went; what is no frame leaves that worker alone if it can.
    fn take(&self, session: Option<u64>) -> Option<Process> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        while places.taken >= MAX_WORKERS {
            places = self.freed.wait(places).unwrap_or_else(PoisonError::into_inner);
        }
        places.taken += 1;
        let best = places.idle.iter().position(|process| process.session == session);
        match best {
            Some(at) => Some(places.idle.remove(at)),
            // Rather than take another camera's worker, a second one is started.
            None if places.idle.len() + places.taken <= MAX_WORKERS => None,
            None => places.idle.pop(),
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pool({})", self.program.display())
    }
}

/// A place among the workers, given back whatever happens.
struct Place<'a> {
    pool: &'a Pool,
    process: Option<Process>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut places = self.pool.places.lock().unwrap_or_else(PoisonError::into_inner);
        places.taken -= 1;
        places.idle.extend(self.process.take());
        drop(places);
        self.pool.freed.notify_one();
    }
}
