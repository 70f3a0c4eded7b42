//! From a code's text to a verdict: [`open`] proves what can be proven at any time, [`judge`] answers a question at
//! an instant. Only this room makes an [`Accepted`].

mod clock;
mod judge;
mod ladder;
mod open;
mod period;
mod steps;
mod verdict;

// The way.
pub use judge::judge;
pub use open::{Genuine, Opened, open};

// The answer.
pub use ladder::{Ladder, Outcome, Rung};
pub use verdict::{Accepted, Conclusion, Verdict, Word};

// The rules' numbers.
pub use clock::TOLERANCE;
pub use period::{LIVE_SECONDS, PRESENTATION_SECONDS};
