//! What the window is about, without a word of egui: views read it and send commands, workers answer with events, and
//! nothing but `apply` and `hear` changes it.

mod apply;
mod camera;
mod capture;
mod chooser;
mod closing;
mod hear;
mod inspect;
mod question;
mod records;
mod trust;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub(super) use apply::named_file;
pub(super) use camera::{CameraDesk, CameraState};
pub(super) use capture::{Capture, Origin, Phase};
pub(super) use chooser::Chooser;
pub(super) use closing::{Closing, awaits_decision};
pub(super) use inspect::{Column, InspectDesk, Row, plate};
pub(super) use question::Asked;
pub(super) use records::RecordsDesk;
pub(super) use trust::TrustDesk;

use super::command::Command;
use super::job::{AuditJob, Input, InspectJob, Job, RecordsJob};
use crate::check::{Memory, Terms};
use crate::cli::{Desk, DeskScreen, Page, Settings, SettingsFile};
use crate::domain::{At, AtSource, Clock, Instant, Question};
use crate::history::{Count, HistoryFault};
use crate::scan::{HandFault, HandRepair, SourceName};
use crate::text::Lang;
use crate::trust::{InstallError, LoadNote, TrustError};

/// What workers are to do for the state.
#[derive(Debug)]
pub(super) enum Request {
    Job(Job),
    /// Watch this camera, or none.
    Watch(Option<SourceName>),
}

/// Something to say beside the answer, until it is closed.
#[derive(Debug)]
pub(super) enum Notice {
    TrustUnusable(TrustError),
    LeftOut(Vec<LoadNote>),
    NotInstalled(InstallError),
    Installed(PathBuf),
    NowhereToInstall,
    ClipboardEmpty,
    Busy,
    /// What is wrong with history.
    History(HistoryFault),
    /// What the system says.
    NotHad(String),
    /// What was wrong with what a hand scanner typed.
    Hand(Vec<HandRepair>, Option<HandFault>),
    /// A sentence about what was done.
    Said(String),
    /// What is wrong with the settings' file, a sentence.
    Settings(String),
}

pub(super) struct State {
    pub(super) lang: Lang,
    pub(super) trust: TrustDesk,
    pub(super) asked: Asked,
    pub(super) capture: Option<Capture>,
    pub(super) camera: CameraDesk,
    pub(super) chooser: Option<Chooser>,
    pub(super) notice: Option<Notice>,
    pub(super) settings: Settings,
    pub(super) settings_file: SettingsFile,
    pub(super) screen: DeskScreen,
    pub(super) records: RecordsDesk,
    pub(super) inspect: InspectDesk,
    /// The checks of the day by verdict, once they were counted.
    pub(super) today: Option<Vec<Count>>,
    /// A hand scanner is typing.
    pub(super) is_receiving: bool,
    /// What is to be done beside what was asked for.
    besides: Vec<Request>,
    clock: Clock,
    /// Where lists of files begin.
    home: PathBuf,
    /// Where trust is installed.
    store: Option<PathBuf>,
    /// Where checks are kept; what a demo code shows is not.
    memory: Memory,
    /// How many checks were begun; only the answer to the newest counts.
    begun: u64,
}

impl State {
    /// The desk as it is opened, and what is to be done first.
    pub(in crate::app) fn open(desk: &Desk) -> (Self, Vec<Request>) {
        let mut state = State {
            lang: desk.lang,
            trust: TrustDesk::default(),
            asked: Asked::at_desk(desk.settings.purpose),
            capture: None,
            camera: CameraDesk::default(),
            chooser: None,
            notice: desk.settings_fault.clone().map(Notice::Settings),
            settings: desk.settings.clone(),
            settings_file: desk.settings_file.clone(),
            screen: desk.screen,
            records: RecordsDesk::default(),
            inspect: InspectDesk::default(),
            today: None,
            is_receiving: false,
            besides: Vec::new(),
            clock: desk.clock.clone(),
            home: desk.places.user.clone().unwrap_or_else(|| PathBuf::from("/")),
            store: desk.places.trust(),
            memory: desk.memory.clone(),
            begun: 0,
        };
        let mut requests = Vec::new();
        if desk.memory.is_kept() {
            requests.push(state.count_today());
        }
        if state.page() == Page::History {
            requests.extend(state.open_records());
        }
        if let Some(folder) = desk.places.choose(desk.trust.as_deref()) {
            state.trust.loading = true;
            // A file is checked once there is trust to check it with.
            state.trust.then_open = desk.file.clone();
            requests.push(Request::Job(Job::Trust(folder)));
        } else {
            requests.extend(desk.file.clone().and_then(|file| state.apply(Command::Open(file))));
        }
        if let Some(camera) = &desk.camera {
            state.camera.chosen = camera.clone();
            requests.extend(state.apply(Command::StartCamera));
        } else {
            // Not beside a camera that is being opened: listing asks each device, which sets its format.
            requests.push(Request::Job(Job::Cameras));
        }
        (state, requests)
    }

    /// Whether there is nothing to show yet but how to begin.
    pub(in crate::app) fn is_first_run(&self) -> bool {
        self.trust.is_missing()
            && !self.trust.is_practice()
            && self.capture.is_none()
            && self.camera.state == CameraState::Off
    }

    /// The page in sight; at a kiosk there is but one.
    pub(in crate::app) fn page(&self) -> Page {
        if self.screen.kiosk { Page::Window } else { self.settings.page }
    }

    /// What is to be done besides, since it was last asked for.
    pub(in crate::app) fn besides(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.besides)
    }

    /// Whether checks are kept, as far as that can be done.
    pub(in crate::app) fn keeps_history(&self) -> bool {
        self.memory.is_kept()
    }

    fn count_today(&self) -> Request {
        Request::Job(Job::Today(self.memory.clone(), self.now()))
    }

    fn records_job(&self, job: RecordsJob) -> Request {
        Request::Job(Job::Records(self.memory.clone(), self.now(), job))
    }

    fn inspect_job(&self, job: InspectJob) -> Request {
        let now = At { instant: self.now(), source: AtSource::Machine };
        let (purpose, at) = match &job {
            InspectJob::Audit(AuditJob { purpose, at, .. }) => (*purpose, *at),
            _ => (None, now),
        };
        let (trust, memory) = (self.trust.trust().clone(), self.memory.clone());
        let terms = Terms { trust, question: Question { purpose, bearer: None }, at, memory };
        Request::Job(Job::Inspect(Box::new(terms), job))
    }

    /// Shows what was checked: today's at first, later what was looked at before, read anew.
    fn open_records(&mut self) -> Option<Request> {
        if !self.memory.is_kept() {
            return None;
        }
        if !self.records.is_read() {
            self.records.begin(self.now());
        }
        let job = self.records.read(self.lang)?;
        Some(self.records_job(job))
    }

    /// Something about the desk was set: it is kept.
    fn keep_settings(&mut self) {
        let (file, settings) = (self.settings_file.clone(), Box::new(self.settings.clone()));
        if file.path().is_some() && !self.screen.kiosk {
            self.besides.push(Request::Job(Job::KeepSettings(file, settings)));
        }
    }

    pub(in crate::app) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Puts something on the desk and has it checked with the question at hand.
    pub(super) fn check(&mut self, origin: Origin, input: Input) -> Request {
        let at = At { instant: self.now(), source: AtSource::Machine };
        self.check_at(origin, input, at)
    }

    pub(super) fn check_at(&mut self, origin: Origin, input: Input, at: At) -> Request {
        self.begun += 1;
        self.chooser = None;
        // What was said about an earlier try is over.
        let is_over = |notice: &Notice| {
            matches!(
                notice,
                Notice::ClipboardEmpty
                    | Notice::NotHad(_)
                    | Notice::Busy
                    | Notice::Hand(..)
                    | Notice::Said(_)
            )
        };
        self.notice = self.notice.take().filter(|notice| !is_over(notice));
        let question = self.asked.question();
        self.capture = Some(Capture::new(self.begun, origin, at, question.clone()));
        self.job(input, question, at)
    }

    pub(super) fn job(&self, input: Input, question: Question, at: At) -> Request {
        let (trust, memory) = (self.trust.trust().clone(), self.memory.clone());
        let terms = Terms { trust, question, at, memory };
        Request::Job(Job::Check { number: self.begun, input, terms: Box::new(terms) })
    }

    /// The same capture at the same instant, since the question has changed. What is still at work is judged again once
    /// it is there.
    pub(super) fn again(&mut self) -> Option<Request> {
        let question = self.asked.question();
        let capture = self.capture.as_mut()?;
        let (checked, at) = (capture.checked()?.to_vec(), capture.at);
        self.begun += 1;
        (capture.number, capture.question) = (self.begun, question.clone());
        Some(self.job(Input::Again(checked), question, at))
    }

    pub(super) fn list(&self) -> Option<Request> {
        Some(Request::Job(Job::List(self.chooser.as_ref()?.folder.clone())))
    }
}
