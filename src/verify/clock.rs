//! Which instant counts: the capture's, unless trust shows that this machine's clock is behind.

use crate::domain::{At, AtSource, Instant, Reason};
use crate::trust::Trust;

/// How many seconds a clock may be behind the newest release before it is doubted.
pub const TOLERANCE: i64 = 120;

/// The instant to judge by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// The capture, or the floor if that is later and the clock is doubted.
    pub(super) now: Instant,
    /// The capture as it was given.
    pub(super) at: Instant,
    /// The floor that the clock is behind.
    behind: Option<Instant>,
}

impl Clock {
    pub(super) fn read(at: At, trust: &Trust) -> Self {
        let floor = trust.release().map(|release| release.published);
        let behind =
            floor.filter(|&floor| at.source == AtSource::Machine && floor.since(at.instant) > TOLERANCE);
        Clock { now: behind.unwrap_or(at.instant), at: at.instant, behind }
    }

    /// The doubt, if there is one.
    pub(super) fn doubt(&self) -> Option<Reason> {
        self.behind.map(|floor| Reason::ClockDoubtful { at: self.at, floor })
    }
}
