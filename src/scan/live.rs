//! Frames of one camera, one after another: a code that none of them shows well enough is read from several together.

use super::cascade::{Symbol, climb};
use super::reader::Glimpse;
use super::with_rxing::Tables;
use super::{Effort, Found, Luma};

/// A view that is held before a camera, with what it remembers from frame to frame.
#[derive(Debug, Default)]
pub struct Live {
    /// What the last frames showed of a symbol that was not read yet.
    seen: Option<Glimpse>,
}

impl Live {
    /// The codes of the next frame.
    pub fn find(&mut self, frame: &Luma) -> Vec<Found> {
        let sight = climb(frame, Effort::Live);
        if !sight.found.is_empty() {
            self.seen = None;
            return sight.found;
        }
        // A frame without a glimpse changes nothing: the hand moved.
        let Some(glimpse) = sight.glimpse else { return Vec::new() };
        let together = match self.seen.take() {
            Some(before) => glimpse.joined(before),
            None => glimpse,
        };
        let read = together.read(&Tables).map(Symbol::from);
        self.seen = read.is_none().then_some(together);
        let found = |symbol: Symbol| Found {
            text: symbol.text,
            corners: symbol.corners,
            stage: "own, several frames".into(),
            page: None,
        };
        read.map(found).into_iter().collect()
    }
}
