//! A clock as an argument. This room reads none: the two programs make it from the machine's, tests make it up.

use std::fmt;
use std::sync::Arc;

use super::time::Instant;

/// Tells the time whenever it is asked, on any thread.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// A clock that asks `now`.
    pub fn new(now: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Clock(Arc::new(now))
    }

    /// A clock that stands still.
    pub fn at(instant: Instant) -> Self {
        Clock::new(move || instant)
    }

    /// The time.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}
