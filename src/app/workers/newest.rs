//! A place for one: what is put there replaces what nobody has taken yet.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

struct Place<T> {
    newest: Option<T>,
    is_closed: bool,
}

/// The newest that waits.
pub(super) struct Newest<T> {
    place: Mutex<Place<T>>,
    changed: Condvar,
}

impl<T> Default for Newest<T> {
    fn default() -> Self {
        let place = Mutex::new(Place { newest: None, is_closed: false });
        Newest { place, changed: Condvar::new() }
    }
}

/// What came of waiting.
pub(super) enum Taken<T> {
    One(T),
    /// Nothing came in time.
    Nothing,
    Closed,
}

impl<T> Newest<T> {
    pub(super) fn put(&self, one: T) {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).newest = Some(one);
        self.changed.notify_one();
    }

    pub(super) fn close(&self) {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).is_closed = true;
        self.changed.notify_all();
    }

    /// Waits for one; none when it is closed.
    pub(super) fn take(&self) -> Option<T> {
        loop {
            match self.take_within(Duration::MAX) {
                Taken::One(one) => return Some(one),
                Taken::Nothing => {}
                Taken::Closed => return None,
            }
        }
    }

    /// Waits so long for one.
    pub(super) fn take_within(&self, time: Duration) -> Taken<T> {
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let is_empty = |place: &mut Place<T>| place.newest.is_none() && !place.is_closed;
        let mut place = if time == Duration::MAX {
            self.changed.wait_while(place, is_empty).unwrap_or_else(PoisonError::into_inner)
        } else {
            self.changed.wait_timeout_while(place, time, is_empty).unwrap_or_else(PoisonError::into_inner).0
        };
        match place.newest.take() {
            _ if place.is_closed => Taken::Closed,
            Some(one) => Taken::One(one),
            None => Taken::Nothing,
        }
    }
}
