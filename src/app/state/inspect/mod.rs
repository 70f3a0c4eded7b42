//! The page 图片核验: many files, what is asked of them, what came of each, and which are shown.

mod order;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use order::Order;
pub(in crate::app) use order::{Column, plate};

use crate::app::command::InspectCommand;
use crate::app::job::{AuditJob, InspectEvent, InspectJob, Picture};
use crate::check::{CheckError, Checked};
use crate::cli::{Audited, MAX_AUDIT};
use crate::domain::{At, AtSource, Day, Instant, Purpose};
use crate::text::{Audit, AuditDone, Lang, audit, audit_done};

/// The most characters of a typed day, and of a search.
const MAX_TYPED: usize = 100;
/// The seconds of a day at which it is judged that stands alone.
const NOON: i64 = 12 * 3600;

/// A file of the list.
#[derive(Clone, Debug)]
pub(in crate::app) struct Row {
    pub(in crate::app) path: PathBuf,
    /// What came of it, as of when and for which purpose; none before it was checked.
    pub(in crate::app) audited: Option<Audited>,
}

/// The page.
#[derive(Debug, Default)]
pub(in crate::app) struct InspectDesk {
    pub(in crate::app) rows: Vec<Row>,
    /// The day as it is typed; nothing for now.
    pub(in crate::app) as_of: String,
    pub(in crate::app) purpose: Option<Purpose>,
    pub(in crate::app) order: Order,
    /// The place of the file that is looked at.
    pub(in crate::app) selected: Option<usize>,
    /// Its picture, or that there is none; nothing while it is read.
    pub(in crate::app) picture: Option<Option<Arc<Picture>>>,
    /// A sentence about what was done last.
    pub(in crate::app) said: Option<String>,
    /// What was asked since the list was checked.
    pub(in crate::app) is_stale: bool,
    /// The run that is at work, and what ends it.
    running: Option<(u64, Arc<AtomicBool>)>,
    begun: u64,
    /// How many of the run are there.
    pub(in crate::app) done: usize,
}

impl InspectDesk {
    pub(in crate::app) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    pub(in crate::app) fn chosen(&self) -> Option<&Row> {
        self.rows.get(self.selected?)
    }

    /// As of when: the typed instant, else now; none where what is typed is neither.
    fn at(&self, now: Instant) -> Option<At> {
        let typed = self.as_of.trim();
        if typed.is_empty() {
            return Some(At { instant: now, source: AtSource::Machine });
        }
        let instant = match Day::parse(typed) {
            Ok(day) => day.start().plus(NOON),
            Err(_) => Instant::parse(typed).ok()?,
        };
        Some(At { instant, source: AtSource::Chosen })
    }

    /// The chosen instant, if there is one.
    pub(in crate::app) fn chosen_at(&self) -> Option<Instant> {
        let at = self.at(Instant::MIN)?;
        (at.source == AtSource::Chosen).then_some(at.instant)
    }

    pub(super) fn apply(&mut self, command: InspectCommand, now: Instant, lang: Lang) -> Option<InspectJob> {
        match command {
            InspectCommand::Add(paths) => return Some(InspectJob::Gather(paths, lang)),
            InspectCommand::Run => return self.run(now, lang),
            InspectCommand::Cancel => self.cancel(),
            InspectCommand::Empty => {
                self.cancel();
                let kept = (std::mem::take(&mut self.as_of), self.purpose, self.begun);
                *self =
                    InspectDesk { as_of: kept.0, purpose: kept.1, begun: kept.2, ..InspectDesk::default() };
            }
            InspectCommand::TypeAsOf(typed) => {
                self.as_of = typed.chars().take(MAX_TYPED).collect();
                self.has_changed();
            }
            InspectCommand::SetPurpose(purpose) => {
                self.purpose = purpose;
                self.has_changed();
            }
            InspectCommand::SortBy(column) => self.order.sort_by(column, &self.rows, lang),
            InspectCommand::Filter(word) => self.order.filter(word, &self.rows, lang),
            InspectCommand::Find(typed) => {
                self.order.find(typed.chars().take(MAX_TYPED).collect(), &self.rows, lang);
            }
            InspectCommand::Select(index) => return self.select(index),
            InspectCommand::Step { down } => return self.step(down),
            InspectCommand::Save(file) => {
                let rows = self.rows.iter().filter_map(|row| row.audited.clone()).collect();
                return Some(InspectJob::Report { file, rows, lang });
            }
        }
        None
    }

    fn has_changed(&mut self) {
        self.is_stale = self.rows.iter().any(|row| row.audited.is_some());
    }

    /// Checks every file anew.
    fn run(&mut self, now: Instant, lang: Lang) -> Option<InspectJob> {
        let Some(at) = self.at(now) else {
            self.said = Some(audit(lang, Audit::BadDay).to_owned());
            return None;
        };
        self.cancel();
        self.begun += 1;
        let stop = Arc::new(AtomicBool::new(false));
        self.running = Some((self.begun, stop.clone()));
        (self.done, self.said, self.is_stale) = (0, None, false);
        self.rows.iter_mut().for_each(|row| row.audited = None);
        self.order.refresh(&self.rows, lang);
        let files = self.rows.iter().map(|row| row.path.clone()).collect();
        Some(InspectJob::Audit(AuditJob { run: self.begun, files, at, purpose: self.purpose, stop }))
    }

    /// What is at work is not waited for; its answers are late.
    fn cancel(&mut self) {
        if let Some((_, stop)) = self.running.take() {
            stop.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn select(&mut self, index: usize) -> Option<InspectJob> {
        let row = self.rows.get(index)?;
        if self.selected == Some(index) {
            return None;
        }
        (self.selected, self.picture) = (Some(index), None);
        Some(InspectJob::Show { index, path: row.path.clone() })
    }

    /// The next file of those that are listed, or the one before.
    fn step(&mut self, down: bool) -> Option<InspectJob> {
        let shown = self.order.shown();
        let place = self.selected.and_then(|index| shown.iter().position(|&one| one == index));
        let next = match (place, down) {
            (None, _) => 0,
            (Some(place), true) => place + 1,
            (Some(place), false) => place.checked_sub(1)?,
        };
        self.select(*shown.get(next)?)
    }

    pub(super) fn hear(&mut self, event: InspectEvent, now: Instant, lang: Lang) -> Option<InspectJob> {
        match event {
            InspectEvent::Gathered(Err(why)) => self.said = Some(why),
            InspectEvent::Gathered(Ok((files, mut left_out))) => {
                let room = MAX_AUDIT.saturating_sub(self.rows.len());
                left_out += files.len().saturating_sub(room);
                let rows = files.into_iter().take(room).map(|path| Row { path, audited: None });
                self.rows.extend(rows);
                self.said = (left_out > 0).then(|| audit_done(lang, AuditDone::LeftOut(left_out)));
                let said = self.said.clone();
                let job = self.run(now, lang);
                // What was left out is still worth knowing while the others are checked.
                self.said = said.or(self.said.take());
                return job;
            }
            InspectEvent::Audited { run, index, audited } => {
                if self.running.as_ref().is_some_and(|(number, _)| *number == run) {
                    self.take(index, *audited, lang);
                }
            }
            InspectEvent::Shown { index, picture } => {
                if self.selected == Some(index) {
                    self.picture = Some(picture.map(Arc::new));
                }
            }
            InspectEvent::Saved(Ok(said) | Err(said)) => self.said = Some(said),
        }
        None
    }

    fn take(&mut self, index: usize, audited: Audited, lang: Lang) {
        let Some(row) = self.rows.get_mut(index) else { return };
        row.audited = Some(audited);
        self.done += 1;
        self.order.changed(self.done == self.rows.len(), &self.rows, lang);
        if self.done == self.rows.len() {
            self.running = None;
        }
    }
}

impl Row {
    pub(in crate::app) fn codes(&self) -> &[Checked] {
        self.audited.as_ref().and_then(|audited| audited.outcome.as_deref().ok()).unwrap_or_default()
    }

    pub(in crate::app) fn error(&self) -> Option<&CheckError> {
        self.audited.as_ref()?.outcome.as_ref().err().map(Arc::as_ref)
    }
}
