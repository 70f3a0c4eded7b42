//! Frames of one camera, one after another.

use super::{Effort, Found, Luma, find};

/// A view that is held before a camera, with what it remembers from frame to frame.
#[derive(Debug, Default)]
pub struct Live {}

impl Live {
    /// The codes of the next frame.
    pub fn find(&mut self, frame: &Luma) -> Vec<Found> {
        find(frame, Effort::Live)
    }
}
