//! History beside the checks: asked before a verdict, told after it, and never in its way. What is wrong with it is
//! said once, and every check tries again.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::{AtSource, Instant, Seen};
use crate::history::{Check, Count, Decision, Entry, EntryId, Filter, History, HistoryFault, Random};
use crate::verify::Verdict;

/// Where checks are remembered; nowhere by default. It is opened by the first check.
#[derive(Clone, Default)]
pub struct Memory(Option<Arc<Shared>>);

struct Shared {
    folder: PathBuf,
    random: Random,
    history: Mutex<Option<History>>,
    said: Mutex<News>,
}

#[derive(Default)]
struct News {
    waiting: Vec<HistoryFault>,
    /// What was said last, until something is kept again.
    last: Option<HistoryFault>,
}

impl Memory {
    /// Nothing is remembered.
    pub fn none() -> Self {
        Memory(None)
    }

    /// In the history of a folder.
    pub fn in_folder(folder: PathBuf, random: Random) -> Self {
        Memory(Some(Arc::new(Shared { folder, random, history: Mutex::default(), said: Mutex::default() })))
    }

    /// Whether anything is remembered, as far as that can be done.
    pub fn is_kept(&self) -> bool {
        self.0.is_some()
    }

    /// What is wrong with history since that was last asked; each trouble once, until it is over and comes again.
    pub fn news(&self) -> Vec<HistoryFault> {
        let news = self.0.as_ref().map(|shared| std::mem::take(&mut locked(&shared.said).waiting));
        news.unwrap_or_default()
    }

    /// The checks that are meant, the oldest first.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn list(&self, filter: &Filter, now: Instant) -> Result<Vec<Entry>, HistoryFault> {
        self.asked(now, |history| history.list(filter))
    }

    /// How many of them there are of each day and verdict.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn count(&self, filter: &Filter, now: Instant) -> Result<Vec<Count>, HistoryFault> {
        self.asked(now, |history| history.count(filter))
    }

    /// Keeps what the clerk decided.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn decide(&self, id: EntryId, decision: Decision, now: Instant) -> Result<(), HistoryFault> {
        self.asked(now, |history| history.decide(id, decision, now))
    }

    /// For how many days checks are kept.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn keep_days(&self, now: Instant) -> Result<u32, HistoryFault> {
        self.asked(now, |history| history.keep_days())
    }

    /// Sets that; what is older is deleted at once.
    ///
    /// # Errors
    /// [`HistoryFault`].
    pub fn set_keep_days(&self, days: u32, now: Instant) -> Result<(), HistoryFault> {
        self.asked(now, |history| history.set_keep_days(days, now))
    }

    /// What a person asks of history, who is told what is wrong with it at once.
    fn asked<T>(
        &self,
        now: Instant,
        work: impl FnMut(&mut History) -> Result<T, HistoryFault>,
    ) -> Result<T, HistoryFault> {
        self.0.as_ref().ok_or(HistoryFault::NoPlace)?.work(now, work)
    }

    /// What is remembered of a code. A chosen instant has no past here.
    pub(super) fn seen(&self, check: &Check<'_>) -> Seen {
        self.at_work(check, |history| history.seen(check)).unwrap_or_default()
    }

    /// Keeps a check; its number, if it could be kept. A chosen instant writes no history.
    pub(super) fn keep(
        &self,
        check: &Check<'_>,
        verdict: &Verdict,
        before: Option<EntryId>,
    ) -> Option<EntryId> {
        let kept = self.at_work(check, |history| history.keep(check, verdict, before));
        if let (Some(_), Some(shared)) = (kept, &self.0) {
            locked(&shared.said).last = None;
        }
        kept
    }

    fn at_work<T>(
        &self,
        check: &Check<'_>,
        work: impl FnMut(&mut History) -> Result<T, HistoryFault>,
    ) -> Option<T> {
        let shared = self.0.as_ref().filter(|_| check.at.source == AtSource::Machine)?;
        match shared.work(check.at.instant, work) {
            Ok(done) => Some(done),
            Err(fault) => {
                shared.say(fault);
                None
            }
        }
    }
}

impl Shared {
    fn work<T>(
        &self,
        now: Instant,
        mut work: impl FnMut(&mut History) -> Result<T, HistoryFault>,
    ) -> Result<T, HistoryFault> {
        let mut place = locked(&self.history);
        let history = match &mut *place {
            Some(history) => history,
            None => {
                let (history, fault) = History::open(&self.folder, now, self.random)?;
                fault.into_iter().for_each(|fault| self.say(fault));
                place.insert(history)
            }
        };
        match work(history) {
            // It was damaged while it was open: opening it with care moves it aside.
            Err(HistoryFault::Stuck(_)) => {
                *place = None;
                let (history, fault) = History::open_doubted(&self.folder, now, self.random)?;
                fault.into_iter().for_each(|fault| self.say(fault));
                work(place.insert(history))
            }
            // A full disk or another window's lock passes; anything else may be gone when it is opened again.
            Err(fault @ (HistoryFault::Full(_) | HistoryFault::Locked(_))) => Err(fault),
            Err(fault) => {
                *place = None;
                Err(fault)
            }
            done => done,
        }
    }

    fn say(&self, fault: HistoryFault) {
        let mut said = locked(&self.said);
        if said.last.as_ref() != Some(&fault) {
            said.waiting.push(fault.clone());
            said.last = Some(fault);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(shared) => write!(f, "Memory({})", shared.folder.display()),
            None => f.write_str("Memory(none)"),
        }
    }
}
