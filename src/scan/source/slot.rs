//! Where a source's thread and whoever reads meet: one frame, the newest, and what became of the thread. No queue.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant as Tick};

use super::{Description, Frame, SourceError};
use crate::domain::Instant;
use crate::scan::Luma;

/// What stands in the slot.
pub(super) struct State {
    /// Which thread is listened to; the others find that they are not wanted and end.
    pub(super) wanted: Option<u64>,
    /// That thread's source, until it was told.
    pub(super) opened: Option<Description>,
    /// The newest frame, until it was taken.
    pub(super) frame: Option<Frame>,
    /// How many frames there were.
    pub(super) number: u64,
    /// Why that thread ended.
    pub(super) ended: Option<SourceError>,
    /// When that thread last gave a sign: it began, or a frame came.
    pub(super) sign: Tick,
}

pub(super) struct Slot {
    state: Mutex<State>,
    news: Condvar,
}

impl Slot {
    pub(super) fn new() -> Self {
        let state =
            State { wanted: None, opened: None, frame: None, number: 0, ended: None, sign: Tick::now() };
        Slot { state: Mutex::new(state), news: Condvar::new() }
    }

    /// Nothing below panics while it holds the state, so a poisoned one is whole.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state after something new, or after that time.
    pub(super) fn news<'a>(&self, state: MutexGuard<'a, State>, wait: Duration) -> MutexGuard<'a, State> {
        self.news.wait_timeout(state, wait).unwrap_or_else(PoisonError::into_inner).0
    }

    /// Puts a frame in place of the one before. `opened` is taken with the first. False if this thread is not wanted.
    pub(super) fn put(&self, thread: u64, opened: &mut Option<Description>, luma: Luma, at: Instant) -> bool {
        let came = Tick::now();
        let mut state = self.state();
        if state.wanted != Some(thread) {
            return false;
        }
        state.opened = opened.take().or(state.opened.take());
        state.number += 1;
        state.frame = Some(Frame { luma, at, number: state.number, came });
        state.sign = came;
        self.news.notify_one();
        true
    }

    /// Says why a thread ends.
    pub(super) fn end(&self, thread: u64, error: SourceError) {
        let mut state = self.state();
        if state.wanted == Some(thread) {
            state.ended = Some(error);
            self.news.notify_one();
        }
    }
}
