//! Whatever takes time: checks, files, the clipboard, the camera. Workers answer with events and wake the window once
//! for each, after it is stored.

pub(super) mod audit;
mod camera;
mod clipboard;
mod listing;
mod threads;
mod work;

use super::job::{Event, Job, Preview};
use crate::scan::SourceName;

pub(super) use threads::Threads;
#[cfg(test)]
pub(super) use work::done;

/// Who does the work of a window.
pub(super) trait Workers {
    /// Begins a job. Of checks that have not begun, the newest replaces the one before.
    fn begin(&mut self, job: Job);

    /// Watches this camera instead of the one before, or none.
    fn watch(&mut self, camera: Option<SourceName>);

    /// What has happened since it was last asked.
    fn events(&mut self) -> Vec<Event>;

    /// The newest frame, if there is a newer one than was last asked for.
    fn preview(&mut self) -> Option<Preview>;
}
