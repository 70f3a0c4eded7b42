//! What lies on the desk: where it came from, when, and what came of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant as Tick};

use crate::check::{CheckError, Checked};
use crate::credential::StatusRef;
use crate::domain::{At, IssuerId, Question};
use crate::history::Decision;
use crate::verify::Word;

/// Where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Origin {
    File(PathBuf),
    Pasted,
    Camera,
    /// A hand scanner.
    Hand,
    /// A demo code, by its place.
    Practice(usize),
}

/// How far its check is.
#[derive(Clone, Debug)]
pub(in crate::app) enum Phase {
    Working,
    /// One answer a code; at least one.
    Done(Vec<Checked>),
    Failed(Arc<CheckError>),
}

/// Something that is checked.
#[derive(Clone, Debug)]
pub(in crate::app) struct Capture {
    /// Which check it is.
    pub(in crate::app) number: u64,
    pub(in crate::app) origin: Origin,
    /// When it was captured; another question later changes nothing about that.
    pub(in crate::app) at: At,
    /// When the camera's frame came; measured, never shown.
    pub(in crate::app) came: Option<Tick>,
    /// What was asked of it.
    pub(super) question: Question,
    pub(in crate::app) phase: Phase,
    /// Which of several codes is shown.
    pub(in crate::app) selected: usize,
    /// What the clerk decided about the code that is shown.
    pub(in crate::app) decided: Option<Decision>,
    /// Somebody wants it to stay.
    pub(in crate::app) stays: bool,
    /// How long it was open while nobody pointed at it.
    pub(super) open_for: Duration,
    /// The verdict that was heard of it, or of the same authorisation when it was shown a moment ago.
    pub(super) heard: Option<Heard>,
}

/// A verdict that was heard, and whose.
pub(super) type Heard = (Word, Option<(IssuerId, StatusRef)>);

impl Capture {
    pub(super) fn new(number: u64, origin: Origin, at: At, question: Question) -> Self {
        Capture {
            number,
            origin,
            at,
            came: None,
            question,
            phase: Phase::Working,
            selected: 0,
            decided: None,
            stays: false,
            open_for: Duration::ZERO,
            heard: None,
        }
    }

    pub(super) fn answer(&mut self, result: Result<Vec<Checked>, CheckError>) {
        // Another question has another answer, about which nothing was decided yet.
        (self.decided, self.open_for) = (None, Duration::ZERO);
        self.phase = match result {
            Ok(checked) => Phase::Done(checked),
            Err(error) => Phase::Failed(Arc::new(error)),
        };
    }

    pub(in crate::app) fn checked(&self) -> Option<&[Checked]> {
        match &self.phase {
            Phase::Done(checked) => Some(checked),
            Phase::Working | Phase::Failed(_) => None,
        }
    }

    /// The authorisation of the code that is shown, if it is proven: its issuer and its place in a status list, which
    /// every renewed code of it shares.
    pub(super) fn authorisation(&self) -> Option<(IssuerId, StatusRef)> {
        authorisation_of(self.shown()?)
    }

    /// The gravest verdict, unless it was heard before; then it counts as heard.
    pub(super) fn unheard(&mut self) -> Option<Word> {
        let checked = self.checked()?;
        let word = checked.iter().map(|one| one.verdict.word()).min()?;
        let now = (word, checked.first().and_then(authorisation_of));
        let before = self.heard.replace(now);
        (before != Some(now)).then_some(word)
    }

    /// What was heard of an authorisation; of what is not proven to be one nothing counts.
    pub(super) fn heard_before(self) -> Option<Heard> {
        self.heard.filter(|(_, of)| of.is_some())
    }

    /// The code that is shown.
    pub(in crate::app) fn shown(&self) -> Option<&Checked> {
        let checked = self.checked()?;
        checked.get(self.selected).or(checked.first())
    }
}

fn authorisation_of(checked: &Checked) -> Option<(IssuerId, StatusRef)> {
    let claims = checked.verdict.genuine()?.claims();
    Some((claims.issuer, claims.status))
}
