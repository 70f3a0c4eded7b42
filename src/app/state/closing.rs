//! An answer closes by itself after a while, so that the next person does not see it: not while somebody points at it,
//! and not while it waits for the clerk's decision.

use std::time::Duration;

use super::{Capture, Origin, Phase, State};
use crate::app::command::Command;
use crate::verify::Word;

/// Whether an answer closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Closing {
    /// Not by itself.
    No,
    /// After the clerk's decision.
    Waits,
    /// In so long.
    In(Duration),
}

impl State {
    /// Whether the answer on the desk closes by itself.
    pub(in crate::app) fn closing(&self) -> Closing {
        let after = self.settings.close_after.seconds();
        let (Some(after), Some(capture)) = (after, &self.capture) else { return Closing::No };
        if capture.stays
            || matches!(capture.origin, Origin::Practice(_))
            || matches!(capture.phase, Phase::Working)
        {
            return Closing::No;
        }
        if awaits_decision(capture) {
            return Closing::Waits;
        }
        Closing::In(Duration::from_secs(after.into()).saturating_sub(capture.open_for))
    }

    /// So much time has passed in which nobody pointed at the answer.
    pub(in crate::app) fn pass(&mut self, time: Duration) {
        let Closing::In(left) = self.closing() else { return };
        if left <= time {
            self.apply(Command::Clear);
        } else if let Some(capture) = &mut self.capture {
            capture.open_for += time;
        }
    }
}

/// Whether the clerk has yet to decide.
pub(in crate::app) fn awaits_decision(capture: &Capture) -> bool {
    capture.shown().is_some_and(|shown| shown.verdict.word() == Word::Attention) && capture.decided.is_none()
}
