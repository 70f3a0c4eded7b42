//! Many pictures: which there are, one after another on two threads, one to be looked at, reports.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::app::job::{AuditJob, Event, InspectEvent, InspectJob, Picture};
use crate::check::{Search, Terms, check_file, read_file};
use crate::cli::{Audited, gathered, save_report};
use crate::scan::{MAX_BYTES, load};

/// The longer side of a picture that is looked at, in pixels: what graphics cards take, and a plate can be read in.
const SHOWN_SIDE: u32 = 2_000;

/// What is done in one go.
pub(super) fn done(job: InspectJob, terms: &Terms, search: &Search) -> InspectEvent {
    match job {
        InspectJob::Gather(paths, lang) => InspectEvent::Gathered(gathered(lang, &paths)),
        InspectJob::Show { index, path } => InspectEvent::Shown { index, picture: picture(&path) },
        InspectJob::Report { file, rows, lang } => {
            InspectEvent::Saved(save_report(lang, &file, &rows, &terms.trust))
        }
        // Has threads of its own; here, its first file.
        InspectJob::Audit(job) => one(&job, 0, terms, search),
    }
}

/// Checks the files of a job that no other thread has taken, and leaves each answer, until there are no more, the job
/// is stopped, or nobody wants to know.
pub(in crate::app) fn audit(
    job: &AuditJob,
    next: &AtomicUsize,
    terms: &Terms,
    search: &Search,
    mut leave: impl FnMut(Event) -> bool,
) {
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        if index >= job.files.len() || job.stop.load(Ordering::Relaxed) {
            break;
        }
        let audited = one(job, index, terms, search);
        if job.stop.load(Ordering::Relaxed) || !leave(Event::Inspect(audited)) {
            break;
        }
    }
}

fn one(job: &AuditJob, index: usize, terms: &Terms, search: &Search) -> InspectEvent {
    let path = job.files.get(index).cloned().unwrap_or_default();
    let outcome = check_file(&path, terms, search).map_err(Arc::new);
    let audited = Box::new(Audited { path, at: job.at, purpose: job.purpose, outcome });
    InspectEvent::Audited { run: job.run, index, audited }
}

/// None where the file is no picture, as a text or a PDF.
fn picture(path: &Path) -> Option<Picture> {
    let luma = load(&read_file(path, MAX_BYTES).ok()?).ok()?;
    let width = luma.width();
    Some(Picture { luma: luma.fitted(SHOWN_SIDE).unwrap_or(luma), width })
}
