//! Does a job, on whichever thread.

use super::{clipboard, listing};
use crate::app::job::{Event, Input, Job};
use crate::check::{
    CheckError, Checked, Search, Terms, check_again, check_bytes, check_file, check_found, check_luma,
};
use crate::scan::{Luma, ScanError, Scanner, cameras};
use crate::trust::{Trust, install};

/// The job's answer.
pub(in crate::app) fn done(job: Job, scanner: &Scanner) -> Event {
    match job {
        Job::Check { number, input, terms } => {
            let result = checked(input, &terms, &Search::with(scanner));
            Event::Checked { number, result }
        }
        Job::Trust(from) => Event::Trust(Trust::read_folder(&from)),
        Job::Install { from, to } => {
            let result = install(&from, &to);
            Event::Installed { to, result }
        }
        Job::List(path) => listing::list(path),
        Job::Clipboard => Event::Clipboard(clipboard::read()),
        Job::Cameras => Event::Cameras(cameras()),
    }
}

fn checked(input: Input, terms: &Terms, search: &Search) -> Result<Vec<Checked>, CheckError> {
    match input {
        Input::File(path) => check_file(&path, terms, search),
        Input::Text(text) => check_bytes(&text, terms, search),
        Input::Pixels { width, height, rgba } => {
            let picture = Luma::from_rgba(width, height, rgba).map_err(ScanError::from)?;
            check_luma(&picture, terms, search)
        }
        Input::Found(found) => Ok(check_found(found, terms)?),
        Input::Again(before) => Ok(check_again(before, terms)?),
    }
}
