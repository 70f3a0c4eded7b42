//! Workers as threads. No queue grows: of checks the newest waits, of chores a few; whoever asks for more is told.
//! Nothing here is ever waited for by the window; threads end when the window that they answer is gone.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use super::newest::Newest;
use super::sound::{self, Device, Sound};
use super::{Workers, audit, camera, vectors, work};
use crate::app::job::{AuditJob, Event, InspectJob, Job, Preview};
use crate::app::native::Wake;
use crate::check::{Search, Terms};
use crate::cli::Volume;
use crate::domain::Clock;
use crate::scan::{Scanner, SourceName};
use crate::verify::Word;

/// Threads that check: a second one, so that a picture which takes its whole time does not hold up the next person.
const CHECKERS: usize = 2;
/// Threads for files, folders and the clipboard, any of which a slow disk or another program can hold up.
const HANDS: usize = 2;
/// Threads for many pictures: there are two workers.
const AUDITORS: usize = 2;
/// Chores that may wait for them.
const CHORES: usize = 8;
/// Events that may wait for the window; a worker that has more to say waits.
const EVENTS: usize = 64;

/// Where workers leave what they found.
#[derive(Clone)]
pub(super) struct Outbox {
    events: SyncSender<Event>,
    preview: Arc<Mutex<Option<Preview>>>,
    /// How many frames were searched.
    frames: Arc<AtomicU64>,
    wake: Wake,
}

impl Outbox {
    /// Leaves an event and wakes the window; `false` when the window is gone.
    pub(super) fn leave(&self, event: Event) -> bool {
        let left = self.events.send(event).is_ok();
        (self.wake)();
        left
    }

    /// Counts a frame that was searched.
    pub(super) fn searched(&self) {
        self.frames.fetch_add(1, Ordering::Relaxed);
    }

    /// Leaves the newest frame in place of the one before.
    pub(super) fn show(&self, preview: Preview) {
        *self.preview.lock().unwrap_or_else(PoisonError::into_inner) = Some(preview);
        (self.wake)();
    }
}

/// The threads of a window.
pub(in crate::app) struct Threads {
    /// The newest check that waits.
    desk: Arc<Newest<Job>>,
    chores: SyncSender<Job>,
    outbox: Outbox,
    inbox: Receiver<Event>,
    /// What was asked for while all hands were full.
    refused: bool,
    /// Tells the camera's thread to end.
    watching: Option<Arc<AtomicBool>>,
    /// The newest sound that waits, once there was one.
    sounds: Option<Arc<Newest<Sound>>>,
    clock: Clock,
    scanner: Scanner,
}

impl Threads {
    /// Starts them.
    ///
    /// # Errors
    /// When the system has no thread.
    pub(in crate::app) fn start(clock: Clock, scanner: Scanner, wake: Wake) -> std::io::Result<Self> {
        let (events, inbox) = sync_channel(EVENTS);
        let outbox = Outbox { events, preview: Arc::default(), frames: Arc::default(), wake };
        let desk = Arc::new(Newest::<Job>::default());
        for _ in 0..CHECKERS {
            let (desk, outbox, scanner) = (desk.clone(), outbox.clone(), scanner.clone());
            named("check").spawn(move || {
                while let Some(job) = desk.take() {
                    if !outbox.leave(work::done(job, &scanner)) {
                        break;
                    }
                }
            })?;
        }
        let (chores, waiting) = sync_channel::<Job>(CHORES);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..HANDS {
            let (waiting, outbox, scanner) = (waiting.clone(), outbox.clone(), scanner.clone());
            named("hand").spawn(move || {
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(job) = next() {
                    if !outbox.leave(work::done(job, &scanner)) {
                        break;
                    }
                }
            })?;
        }
        Ok(Threads {
            desk,
            chores,
            outbox,
            inbox,
            refused: false,
            watching: None,
            sounds: None,
            clock,
            scanner,
        })
    }

    /// How many frames were searched.
    pub(in crate::app) fn frames(&self) -> u64 {
        self.outbox.frames.load(Ordering::Relaxed)
    }

    /// Many pictures have threads of their own, so that neither the desk nor the hands wait for them.
    fn audit(&mut self, terms: Terms, job: AuditJob) {
        let (terms, job, next) = (Arc::new(terms), Arc::new(job), Arc::new(AtomicUsize::new(0)));
        for _ in 0..AUDITORS {
            let (terms, job, next) = (terms.clone(), job.clone(), next.clone());
            let (outbox, scanner) = (self.outbox.clone(), self.scanner.clone());
            let started = named("audit").spawn(move || {
                let search = Search::with(&scanner);
                audit::audit(&job, &next, &terms, &search, |event| outbox.leave(event));
            });
            self.refused |= started.is_err();
        }
    }
}

impl Workers for Threads {
    fn begin(&mut self, job: Job) {
        match job {
            Job::Check { .. } => self.desk.put(job),
            Job::Inspect(terms, InspectJob::Audit(job)) => self.audit(*terms, job),
            Job::Vectors { run, folder, stop } => {
                let (outbox, scanner) = (self.outbox.clone(), self.scanner.clone());
                let work = move || vectors::run(run, &folder, &stop, &scanner, |event| outbox.leave(event));
                self.refused |= named("vectors").spawn(work).is_err();
            }
            chore => {
                let sent = self.chores.try_send(chore);
                self.refused |= matches!(sent, Err(TrySendError::Full(_)));
            }
        }
    }

    fn watch(&mut self, source: Option<SourceName>) {
        if let Some(stop) = self.watching.take() {
            stop.store(true, Ordering::Relaxed);
        }
        let Some(source) = source else { return };
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, outbox, clock) = (stop.clone(), self.outbox.clone(), self.clock.clone());
        let codes = self.scanner.live();
        let started = named("camera").spawn(move || camera::watch(&source, codes, clock, &stopped, &outbox));
        match started {
            Ok(_) => self.watching = Some(stop),
            Err(_) => self.refused = true,
        }
    }

    fn sound(&mut self, word: Word, volume: Volume) {
        let sounds = self.sounds.get_or_insert_with(|| {
            let (waiting, outbox) = (Arc::new(Newest::default()), self.outbox.clone());
            let theirs = waiting.clone();
            let tell = move |news| outbox.leave(Event::Loudspeaker(news));
            let started = named("sound").spawn(move || sound::play(&theirs, Device::open, tell));
            self.refused |= started.is_err();
            waiting
        });
        sounds.put(Sound { word, volume, asked: Instant::now() });
    }

    fn events(&mut self) -> Vec<Event> {
        let refused = std::mem::take(&mut self.refused).then_some(Event::Busy);
        refused.into_iter().chain(self.inbox.try_iter()).collect()
    }

    fn preview(&mut self) -> Option<Preview> {
        self.outbox.preview.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.watch(None);
        self.desk.close();
        if let Some(sounds) = &self.sounds {
            sounds.close();
        }
    }
}

fn named(name: &str) -> thread::Builder {
    thread::Builder::new().name(name.to_owned())
}
