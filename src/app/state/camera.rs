//! The camera at this desk, and the codes that are in its sight.

use std::time::{Duration, Instant as Tick};

use crate::app::job::CameraEvent;
use crate::domain::Instant;
use crate::scan::{Camera, Description, Found, SourceError, SourceName};

/// How many seconds a code may be out of sight and still be the same showing: a hand shakes, a phone dims.
const OUT_OF_SIGHT: i64 = 3;

/// What the camera does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::app) enum CameraState {
    #[default]
    Off,
    Opening,
    Live(Description),
    /// No frame came for so long; it is being opened anew.
    Stalled(Duration),
    Lost(SourceError),
}

/// The camera and what it showed last.
#[derive(Debug, Default)]
pub(in crate::app) struct CameraDesk {
    pub(in crate::app) state: CameraState,
    /// Which is used.
    pub(in crate::app) chosen: SourceName,
    /// Those that the system names.
    pub(in crate::app) found: Vec<Camera>,
    /// The texts in sight, and when they were seen last: the same code in sight is the same check.
    in_sight: Option<(Vec<String>, Instant)>,
    /// Whether the newest followed the one before without anything out of sight in between.
    pub(super) goes_on: bool,
}

impl CameraDesk {
    pub(super) fn begin(&mut self) {
        self.state = CameraState::Opening;
        self.in_sight = None;
    }

    pub(super) fn end(&mut self) {
        self.state = CameraState::Off;
        self.in_sight = None;
    }

    /// Takes note; gives codes back that were not in sight before.
    pub(super) fn hear(&mut self, event: CameraEvent) -> Option<(Vec<Found>, Instant, Tick)> {
        match event {
            CameraEvent::Opened(description) => self.state = CameraState::Live(description),
            CameraEvent::Stalled(silent) => self.state = CameraState::Stalled(silent),
            CameraEvent::Lost(error) => self.state = CameraState::Lost(error),
            CameraEvent::Saw { found, at, came } => {
                let mut texts: Vec<String> = found.iter().map(|found| found.text.clone()).collect();
                texts.sort();
                let before = self.in_sight.replace((texts.clone(), at));
                self.goes_on = before.as_ref().is_some_and(|(_, last)| at.since(*last) <= OUT_OF_SIGHT);
                let same = self.goes_on && before.is_some_and(|(known, _)| known == texts);
                return (!same).then_some((found, at, came));
            }
        }
        None
    }
}
