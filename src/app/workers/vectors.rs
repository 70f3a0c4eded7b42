//! Expectation files, one after another, each told as it is there.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::job::{Event, TestEvent};
use crate::check::Vectors;
use crate::scan::Scanner;

/// More expectation files than any folder of ours has.
const MAX_VECTORS: usize = 10_000;

/// Runs those of a folder until all are done, it is stopped, or nobody wants to know.
pub(in crate::app) fn run(
    run: u64,
    folder: &Path,
    stop: &AtomicBool,
    scanner: &Scanner,
    mut leave: impl FnMut(Event) -> bool,
) {
    let mut vectors = Vectors::with(scanner);
    let result = Vectors::list(folder).map(|files| {
        for file in files.into_iter().take(MAX_VECTORS) {
            let one = vectors.run(&file);
            if stop.load(Ordering::Relaxed) || !leave(Event::Test(TestEvent::Ran { run, one })) {
                break;
            }
        }
    });
    leave(Event::Test(TestEvent::End { run, result }));
}
