//! A source on a thread of its own, watched: what does not answer is said, left alone and opened anew.
//!
//! No call of a camera library takes a time limit, and a thread cannot be ended from outside. So a thread that gives no
//! sign is no longer listened to; when it wakes it finds that it is not wanted, drops its source and ends.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant as Tick};

use super::slot::Slot;
use super::{Description, Frame, Opener, SourceError, caught, short};
use crate::domain::Clock;

/// Most threads that may wait for cameras that do not answer. Each holds a device and a few megabytes.
pub const MAX_STUCK: usize = 4;

/// When a feed loses patience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// So long without a frame, and the source is given up. Cameras take up to 2 s for their first.
    pub stall: Duration,
    /// So long after a failure it is opened again.
    pub retry: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { stall: Duration::from_secs(3), retry: Duration::from_secs(1) }
    }
}

/// What is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedEvent {
    /// The source is open and gave its first frame, which comes next.
    Opened(Description),
    /// The newest frame; those before it that nobody took are gone.
    Frame(Frame),
    /// No frame for so long; the source is being opened anew. Said once until frames come again.
    Stalled {
        /// The time since the last frame, or since the feed was opened.
        silent: Duration,
    },
    /// The source cannot be opened or gives no more frames; it is being opened anew. Said once for each reason, until
    /// frames come again.
    Lost(SourceError),
}

/// Threads that were left alone, of all feeds of a process.
struct Stuck(Mutex<Vec<JoinHandle<()>>>);

static STUCK: Stuck = Stuck::none();

impl Stuck {
    const fn none() -> Self {
        Stuck(Mutex::new(Vec::new()))
    }

    /// How many there still are, with this one.
    fn with(&self, thread: Option<JoinHandle<()>>) -> usize {
        let mut threads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        threads.extend(thread);
        threads.retain(|thread| !thread.is_finished());
        threads.len()
    }
}

/// What was last said to be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Trouble {
    Stalled,
    Lost(SourceError),
}

/// Frames of a source, the newest first and only.
pub struct Feed {
    slot: Arc<Slot>,
    opener: Opener,
    clock: Clock,
    patience: Patience,
    stuck: &'static Stuck,
    /// The thread that is listened to.
    thread: Option<JoinHandle<()>>,
    /// Its number, from 1.
    started: u64,
    /// How many threads were stuck when it began.
    beside: usize,
    /// When to open again, while no thread is.
    again: Option<Tick>,
    /// When the last frame came that was given, or the feed was opened.
    given: Tick,
    said: Option<Trouble>,
}

impl Feed {
    /// Opens a source on a thread of its own, and again whenever it is lost. `clock` tells when frames came.
    pub fn open(opener: Opener, clock: Clock, patience: Patience) -> Feed {
        Self::beside(&STUCK, opener, clock, patience)
    }

    fn beside(stuck: &'static Stuck, opener: Opener, clock: Clock, patience: Patience) -> Feed {
        let (slot, given) = (Arc::new(Slot::new()), Tick::now());
        let (thread, said, again) = (None, None, None);
        let mut feed =
            Feed { slot, opener, clock, patience, stuck, thread, started: 0, beside: 0, again, given, said };
        feed.start();
        feed
    }

    /// What is new, waiting at most `wait` for it; `None` when nothing is. Whoever stops calling it stops the watch.
    pub fn next(&mut self, wait: Duration) -> Option<FeedEvent> {
        let until = Tick::now() + wait;
        loop {
            let mut state = self.slot.state();
            if let Some(description) = state.opened.take() {
                return Some(FeedEvent::Opened(description));
            }
            if let Some(frame) = state.frame.take() {
                // Nothing came between the frame and the last sign.
                (self.given, self.said) = (state.sign, None);
                return Some(FeedEvent::Frame(frame));
            }
            let (ended, sign) = (state.ended.take(), state.sign);
            let now = Tick::now();
            let act = self.again.unwrap_or(sign + self.patience.stall);
            if ended.is_none() && now < act {
                if now >= until {
                    return None;
                }
                drop(self.slot.news(state, act.min(until) - now));
                continue;
            }
            drop(state);
            let said = match ended {
                Some(error) => self.lost(error, now),
                None if self.again.is_some() => {
                    self.start();
                    None
                }
                None => self.stalled(now),
            };
            if said.is_some() {
                return said;
            }
        }
    }

    /// The thread has ended by itself, or there is none.
    fn lost(&mut self, error: SourceError, now: Tick) -> Option<FeedEvent> {
        self.thread = None;
        self.again = Some(now + self.patience.retry);
        if error == SourceError::Busy && self.beside > 0 {
            // It is we who hold the camera: a stuck thread does until it wakes. That is a stall that goes on.
            let silent = now - self.given;
            return if silent < self.patience.stall { None } else { self.say_stalled(silent) };
        }
        let trouble = Some(Trouble::Lost(error.clone()));
        (self.said != trouble).then(|| {
            self.said = trouble;
            FeedEvent::Lost(error)
        })
    }

    fn stalled(&mut self, now: Tick) -> Option<FeedEvent> {
        self.start();
        self.say_stalled(now - self.given)
    }

    fn say_stalled(&mut self, silent: Duration) -> Option<FeedEvent> {
        (self.said != Some(Trouble::Stalled)).then(|| {
            self.said = Some(Trouble::Stalled);
            FeedEvent::Stalled { silent }
        })
    }

    /// Leaves the thread alone that there may be, and begins another.
    fn start(&mut self) {
        self.beside = self.stuck.with(self.thread.take());
        self.started += 1;
        self.again = None;
        let thread = self.started;
        {
            let mut state = self.slot.state();
            (state.wanted, state.sign) = (Some(thread), Tick::now());
        }
        if self.beside >= MAX_STUCK {
            return self.slot.end(thread, SourceError::TooManyStuck(self.beside));
        }
        let (slot, opener, clock) = (self.slot.clone(), self.opener.clone(), self.clock.clone());
        let work = move || {
            if let Err(error) = run(thread, &slot, &opener, &clock) {
                slot.end(thread, error);
            }
        };
        match Builder::new().name("camera".to_owned()).spawn(work) {
            Ok(handle) => self.thread = Some(handle),
            Err(error) => self.slot.end(thread, SourceError::NoThread(short(&error.to_string()))),
        }
    }
}

/// Tells the thread to end; does not wait for it.
impl Drop for Feed {
    fn drop(&mut self) {
        self.slot.state().wanted = None;
        self.stuck.with(self.thread.take());
    }
}

/// Hands on frames until nobody wants them. The source is dropped before a failure is told, so that whoever opens anew
/// finds the device free.
fn run(thread: u64, slot: &Slot, opener: &Opener, clock: &Clock) -> Result<(), SourceError> {
    let mut source = caught(|| opener())?;
    let mut frames = || {
        let mut description = Some(source.description());
        loop {
            let luma = source.frame()?;
            if !slot.put(thread, &mut description, luma, clock.now()) {
                return Ok(());
            }
        }
    };
    let end = caught(&mut frames);
    let dropped = caught(|| {
        drop(source);
        Ok(())
    });
    end.and(dropped)
}

#[cfg(test)]
mod tests;
