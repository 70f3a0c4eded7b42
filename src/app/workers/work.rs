//! Does a job, on whichever thread.

use super::{audit, clipboard, listing};
use crate::app::job::{Event, Input, Job, RecordsEvent, RecordsJob};
use crate::check::{
    CheckError, Checked, Memory, Search, Terms, check_again, check_bytes, check_file, check_found, check_luma,
};
use crate::cli::{entries_to, save_slip};
use crate::domain::Instant;
use crate::history::Filter;
use crate::scan::{Luma, ScanError, Scanner, cameras};
use crate::text::{HistoryDone, history_done, visible_up_to};
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
        Job::KeepSettings(file, settings) => Event::SettingsKept(file.write(&settings)),
        Job::Today(memory, now) => {
            let today = Some(now.day());
            Event::Today(memory.count(&Filter { since: today, until: today, verdict: None }, now))
        }
        Job::Slip { file, slip, trust, lang } => Event::Slip(save_slip(lang, &file, &slip, &trust)),
        Job::Inspect(terms, job) => Event::Inspect(audit::done(job, &terms, &Search::with(scanner))),
        Job::Records(memory, now, job) => Event::Records(records(&memory, now, job)),
    }
}

fn records(memory: &Memory, now: Instant, job: RecordsJob) -> RecordsEvent {
    match job {
        RecordsJob::Read(filter) => {
            let read = memory
                .list(&filter, now)
                .and_then(|entries| Ok((entries, memory.count(&filter, now)?, memory.keep_days(now)?)));
            RecordsEvent::Read(filter, read)
        }
        RecordsJob::Decide(id, decision) => {
            RecordsEvent::Decided(id, decision, memory.decide(id, decision, now))
        }
        RecordsJob::SetKeepDays(days) => RecordsEvent::Keeps(days, memory.set_keep_days(days, now)),
        RecordsJob::Export { filter, file, lang } => {
            let written = entries_to(lang, &file, || memory.list(&filter, now));
            let shown = visible_up_to(&file.to_string_lossy(), 200);
            RecordsEvent::Exported(
                written.map(|count| history_done(lang, HistoryDone::Exported(count, &shown))),
            )
        }
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
