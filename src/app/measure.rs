//! `app --measure FILE`: a line of JSON a painted frame, for `./dev bench desk`. Times are microseconds since this was
//! opened; without the option nothing is measured or written.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant as Tick;

use super::state::Phase;
use super::window::Window;
use super::workers::Threads;

/// What is measured, if it is.
pub(super) struct Measure(Option<Running>);

struct Running {
    file: File,
    start: Tick,
    paint: Option<Paint>,
    /// The check whose answer was shown last.
    answered: Option<u64>,
    /// How many frames were painted.
    painted: u64,
}

/// One frame of the window.
struct Paint {
    begun: Tick,
    thought: Tick,
    shows: Tick,
    shown: Option<Tick>,
    /// The check whose answer it shows, and when the camera's frame came.
    answer: Option<(u64, Option<Tick>)>,
    searched: u64,
}

impl Measure {
    pub(super) fn open(path: Option<&Path>) -> io::Result<Self> {
        let start = Tick::now();
        let running = |file| Running { file, start, paint: None, answered: None, painted: 0 };
        Ok(Measure(path.map(File::create).transpose()?.map(running)))
    }

    /// A frame begins; so the one before is on the screen.
    pub(super) fn begins(&mut self) {
        let Some(running) = &mut self.0 else { return };
        let now = Tick::now();
        if let Some(paint) = running.paint.take().filter(|paint| paint.shown.is_some()) {
            running.write(&paint, now);
        }
        let (begun, thought, shows) = (now, now, now);
        running.paint = Some(Paint { begun, thought, shows, shown: None, answer: None, searched: 0 });
    }

    /// What workers found was taken in.
    pub(super) fn thought(&mut self) {
        if let Some(paint) = self.paint() {
            paint.thought = Tick::now();
        }
    }

    /// The views begin.
    pub(super) fn shows(&mut self) {
        // A frame that is laid out a second time counts from its first.
        if let Some(paint) = self.paint().filter(|paint| paint.shown.is_none()) {
            paint.shows = Tick::now();
        }
    }

    /// The views have ended. True if the next frame is to begin at once, which tells when this one is on the screen.
    pub(super) fn shown(&mut self, window: &Window<Threads>) -> bool {
        let Some(paint) = self.paint() else { return false };
        paint.shown = Some(Tick::now());
        let answered = |phase: &Phase| !matches!(phase, Phase::Working);
        let capture = window.state.capture.as_ref().filter(|capture| answered(&capture.phase));
        let answer = capture.map(|capture| (capture.number, capture.came));
        (paint.answer, paint.searched) = (answer, window.workers.frames());
        let Some(running) = &mut self.0 else { return false };
        let number = answer.map(|(number, _)| number);
        running.painted == 0 || (number.is_some() && running.answered != number)
    }

    fn paint(&mut self) -> Option<&mut Paint> {
        self.0.as_mut()?.paint.as_mut()
    }
}

impl Running {
    fn write(&mut self, paint: &Paint, end: Tick) {
        self.painted += 1;
        let since = |tick: Tick| tick.saturating_duration_since(self.start).as_micros();
        let took = |from: Tick, to: Tick| to.saturating_duration_since(from).as_micros();
        let shown = paint.shown.unwrap_or(end);
        let (check, came) = paint.answer.unzip();
        self.answered = check.or(self.answered);
        let number = |number: Option<u128>| number.map_or("null".to_owned(), |number| number.to_string());
        let line = format!(
            "{{\"paint\":{},\"begun\":{},\"logic\":{},\"ui\":{},\"end\":{},\"check\":{},\"came\":{},\"searched\":{}}}\n",
            self.painted,
            since(paint.begun),
            took(paint.begun, paint.thought),
            took(paint.shows, shown),
            since(end),
            number(check.map(u128::from)),
            number(came.flatten().map(since)),
            paint.searched,
        );
        // Whoever measures sees that lines are missing.
        let _ = self.file.write_all(line.as_bytes());
    }
}
