//! A hand scanner that types like a keyboard: characters as they come → one code, and what its settings or the
//! system's did to it.
//!
//! It types slowly: 1,400 characters take some seconds, up to fifteen on old ones. The code ends with Enter or Tab, as
//! the scanner is set, or when nothing came for a while.

mod read;

use std::time::Duration;

use crate::credential::armor::{MAX_CHARS, PREFIX};
use crate::domain::Instant;

pub use read::{HandFault, HandRead, HandRepair, read_hand};

/// So long after its last character a code without an end has ended. Scanners pause for a tenth of that at most.
const PAUSE: Duration = Duration::from_millis(1_500);
/// The most characters that are kept: the longest code, and whatever a scanner is set to put around it.
pub const MAX_TYPED: usize = MAX_CHARS + 64;
/// Fewer characters than that are a person at the keyboard.
const LEAST: usize = 8;

/// What was typed by one pull of the trigger, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The characters, at most [`MAX_TYPED`].
    pub text: String,
    /// When the first of them came, which is when the code was captured.
    pub at: Instant,
}

/// Collects what is typed.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    typed: String,
    began: Option<Instant>,
    last: Duration,
}

impl Hand {
    /// Takes what was typed at an instant; `tick` counts from any beginning. Gives back what came before a pause.
    pub fn take(&mut self, text: &str, at: Instant, tick: Duration) -> Option<Typed> {
        let before = self.rest(tick);
        self.began.get_or_insert(at);
        self.last = tick;
        let room = MAX_TYPED.saturating_sub(self.typed.chars().count());
        self.typed.extend(text.chars().take(room));
        before
    }

    /// The end that scanners type.
    pub fn end(&mut self) -> Option<Typed> {
        let (text, at) = (std::mem::take(&mut self.typed), self.began.take()?);
        (text.chars().count() >= LEAST).then_some(Typed { text, at })
    }

    /// What has ended by a pause.
    pub fn rest(&mut self, tick: Duration) -> Option<Typed> {
        if tick.saturating_sub(self.last) < PAUSE { None } else { self.end() }
    }

    /// When something may have ended, in so long.
    pub fn rests_in(&self, tick: Duration) -> Option<Duration> {
        self.began.map(|_| (self.last + PAUSE).saturating_sub(tick))
    }

    /// Whether it is a scanner that types: nobody else types our prefix.
    pub fn is_scanner(&self) -> bool {
        read::folded(&self.typed).0.contains(PREFIX)
    }

    /// Whether anything is being typed.
    pub fn is_receiving(&self) -> bool {
        self.typed.chars().count() >= LEAST
    }
}

#[cfg(test)]
mod tests;
