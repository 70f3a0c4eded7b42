//! What the window is about, without a word of egui: views read it and send commands, workers answer with events, and
//! nothing but [`State::apply`] and [`State::hear`] changes it.

mod camera;
mod capture;
mod chooser;
mod question;
mod trust;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub(super) use camera::{CameraDesk, CameraState};
pub(super) use capture::{Capture, Origin, Phase};
pub(super) use chooser::Chooser;
pub(super) use question::Asked;
pub(super) use trust::TrustDesk;

use super::command::{Command, Purposed};
use super::job::{CameraEvent, Clipping, Event, Input, Job};
use crate::check::{Terms, practice};
use crate::cli::Desk;
use crate::domain::{At, AtSource, Clock, Instant, Question};
use crate::scan::SourceName;
use crate::text::Lang;
use crate::trust::{InstallError, LoadNote, Trust, TrustError};

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
    /// What the system says.
    NotHad(String),
}

pub(super) struct State {
    pub(super) lang: Lang,
    pub(super) trust: TrustDesk,
    pub(super) asked: Asked,
    pub(super) capture: Option<Capture>,
    pub(super) camera: CameraDesk,
    pub(super) chooser: Option<Chooser>,
    pub(super) notice: Option<Notice>,
    clock: Clock,
    /// Where lists of files begin.
    home: PathBuf,
    /// Where trust is installed.
    store: Option<PathBuf>,
    /// How many checks were begun; only the answer to the newest counts.
    begun: u64,
}

impl State {
    /// The desk as it is opened, and what is to be done first.
    pub(super) fn open(desk: &Desk) -> (Self, Vec<Request>) {
        let mut state = State {
            lang: desk.lang,
            trust: TrustDesk::default(),
            asked: Asked::default(),
            capture: None,
            camera: CameraDesk::default(),
            chooser: None,
            notice: None,
            clock: desk.clock.clone(),
            home: desk.places.user.clone().unwrap_or_else(|| PathBuf::from("/")),
            store: desk.places.trust(),
            begun: 0,
        };
        let mut requests = Vec::new();
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
    pub(super) fn is_first_run(&self) -> bool {
        self.trust.is_missing()
            && !self.trust.is_practice()
            && self.capture.is_none()
            && self.camera.state == CameraState::Off
    }

    pub(super) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Does what a person asks; what takes time is for a worker.
    pub(super) fn apply(&mut self, command: Command) -> Option<Request> {
        match command {
            Command::SetLang(lang) => self.lang = lang,
            Command::Open(path) => return Some(self.check(Origin::File(path.clone()), Input::File(path))),
            Command::CheckText(text) => return Some(self.check_text(&text)),
            Command::CheckPixels { width, height, rgba } => {
                return Some(self.check(Origin::Pasted, Input::Pixels { width, height, rgba }));
            }
            Command::Paste => return Some(Request::Job(Job::Clipboard)),
            Command::Select(index) => {
                if let Some(capture) = &mut self.capture {
                    capture.selected = index;
                }
            }
            Command::Clear => {
                self.capture = None;
                self.asked.forget_bearer();
            }
            Command::SetPurpose(purpose) => {
                self.asked.purpose = purpose;
                return self.again();
            }
            Command::TypeBearer(typed) => return self.type_bearer(typed),
            Command::AskBearer => {
                self.asked.ask();
                return self.again();
            }
            Command::StartCamera => {
                self.camera.begin();
                return Some(Request::Watch(Some(self.camera.chosen.clone())));
            }
            Command::StopCamera => {
                self.camera.end();
                return Some(Request::Watch(None));
            }
            Command::ChooseCamera(name) => {
                self.camera.chosen = name;
                if self.camera.state != CameraState::Off {
                    return self.apply(Command::StartCamera);
                }
            }
            Command::Practise => {
                self.trust.practise();
                self.capture = None;
                self.asked = Asked::default();
                return self.apply(Command::StopCamera);
            }
            Command::PractiseWith(index) => return self.practise_with(index),
            Command::EndPractice => {
                self.trust.end_practice();
                self.capture = None;
                self.asked = Asked::default();
            }
            Command::Choose(purposed) => {
                self.chooser = Some(Chooser::new(purposed, &self.home));
                return self.list();
            }
            Command::Enter(folder) => {
                if let Some(chooser) = &mut self.chooser {
                    chooser.enter(folder);
                }
                return self.list();
            }
            Command::TypePath(typed) => {
                if let Some(chooser) = &mut self.chooser {
                    chooser.typed = typed;
                }
            }
            Command::CloseChooser => self.chooser = None,
            Command::InstallTrust(from) => return self.install(from),
            Command::CloseNotice => self.notice = None,
        }
        None
    }

    /// Takes note of what a worker found.
    pub(super) fn hear(&mut self, event: Event) -> Option<Request> {
        match event {
            Event::Checked { number, result } => {
                let capture = self.capture.as_mut().filter(|capture| capture.number == number)?;
                capture.answer(result);
                if let Some(allowed) = capture.authorisation() {
                    self.asked.belong_to(allowed);
                }
                // The question may have changed while the check was at work, or the person before the desk.
                if capture.question != self.asked.question() {
                    return self.again();
                }
            }
            Event::Trust(result) => {
                match result {
                    Ok((trust, notes)) => self.take_trust(trust, notes),
                    Err(error) => self.notice = Some(Notice::TrustUnusable(error)),
                }
                self.trust.loading = false;
                let file = self.trust.then_open.take()?;
                return self.apply(Command::Open(file));
            }
            Event::Installed { to, result } => match result {
                Ok((trust, notes)) => {
                    self.take_trust(trust, notes);
                    self.chooser = None;
                    self.notice.get_or_insert(Notice::Installed(to));
                }
                Err(error) => self.notice = Some(Notice::NotInstalled(error)),
            },
            Event::Listed { folder, result } => {
                if let Some(chooser) = &mut self.chooser {
                    chooser.listed(&folder, result);
                }
            }
            Event::Chosen(file) => return self.chosen(file),
            Event::Busy => self.notice = Some(Notice::Busy),
            Event::Clipboard(clipping) => return self.clip(clipping),
            Event::Cameras(cameras) => self.camera.found = cameras.unwrap_or_default(),
            Event::Camera(event) => return self.see(event),
        }
        None
    }

    /// Puts something on the desk and has it checked with the question at hand.
    fn check(&mut self, origin: Origin, input: Input) -> Request {
        let at = At { instant: self.now(), source: AtSource::Machine };
        self.check_at(origin, input, at)
    }

    fn check_at(&mut self, origin: Origin, input: Input, at: At) -> Request {
        self.begun += 1;
        self.chooser = None;
        // What was said about an earlier try is over.
        let is_over =
            |notice: &Notice| matches!(notice, Notice::ClipboardEmpty | Notice::NotHad(_) | Notice::Busy);
        self.notice = self.notice.take().filter(|notice| !is_over(notice));
        let question = self.asked.question();
        self.capture = Some(Capture::new(self.begun, origin, at, question.clone()));
        self.job(input, question, at)
    }

    fn job(&self, input: Input, question: Question, at: At) -> Request {
        let terms = Terms { trust: self.trust.trust().clone(), question, at };
        Request::Job(Job::Check { number: self.begun, input, terms: Box::new(terms) })
    }

    /// The same capture at the same instant, since the question has changed. What is still at work is judged again once
    /// it is there.
    fn again(&mut self) -> Option<Request> {
        let question = self.asked.question();
        let capture = self.capture.as_mut()?;
        let (checked, at) = (capture.checked()?.to_vec(), capture.at);
        self.begun += 1;
        (capture.number, capture.question) = (self.begun, question.clone());
        Some(self.job(Input::Again(checked), question, at))
    }

    /// A text is a code, or the name of a file, as file managers put it into the clipboard.
    fn check_text(&mut self, text: &str) -> Request {
        match named_file(text) {
            Some(path) => self.check(Origin::File(path.clone()), Input::File(path)),
            None => self.check(Origin::Pasted, Input::Text(text.as_bytes().to_vec())),
        }
    }

    fn type_bearer(&mut self, typed: String) -> Option<Request> {
        let was_asked = self.asked.bearer.is_some();
        self.asked.type_bearer(typed);
        // What was asked about is no longer what stands there.
        if was_asked { self.again() } else { None }
    }

    fn practise_with(&mut self, index: usize) -> Option<Request> {
        let one = practice().get(index)?;
        self.asked = Asked::of(&one.question, one.bearer.clone());
        Some(self.check_at(Origin::Practice(index), Input::Text(one.code.to_vec()), one.at))
    }

    fn list(&mut self) -> Option<Request> {
        Some(Request::Job(Job::List(self.chooser.as_ref()?.folder.clone())))
    }

    /// A file whose path was typed: where a folder of trust is wanted, it is the folder that the file lies in.
    fn chosen(&mut self, file: PathBuf) -> Option<Request> {
        match self.chooser.as_ref()?.purposed {
            Purposed::File => self.apply(Command::Open(file)),
            Purposed::Trust => self.apply(Command::Enter(file.parent()?.to_owned())),
        }
    }

    fn install(&mut self, from: PathBuf) -> Option<Request> {
        let Some(to) = self.store.clone() else {
            self.notice = Some(Notice::NowhereToInstall);
            return None;
        };
        Some(Request::Job(Job::Install { from, to }))
    }

    fn take_trust(&mut self, trust: Trust, notes: Vec<LoadNote>) {
        self.trust.take(trust);
        self.notice = (!notes.is_empty()).then_some(Notice::LeftOut(notes));
    }

    fn clip(&mut self, clipping: Result<Clipping, String>) -> Option<Request> {
        match clipping {
            Ok(Clipping::Nothing) => self.notice = Some(Notice::ClipboardEmpty),
            Ok(Clipping::File(path)) => return self.apply(Command::Open(path)),
            Ok(Clipping::Text(text)) => return self.apply(Command::CheckText(text)),
            Ok(Clipping::Pixels { width, height, rgba }) => {
                return self.apply(Command::CheckPixels { width, height, rgba });
            }
            Err(why) => self.notice = Some(Notice::NotHad(why)),
        }
        None
    }

    fn see(&mut self, event: CameraEvent) -> Option<Request> {
        // What it still says after it was stopped.
        if self.camera.state == CameraState::Off {
            return None;
        }
        let (found, at) = self.camera.hear(event)?;
        let at = At { instant: at, source: AtSource::Machine };
        Some(self.check_at(Origin::Camera, Input::Found(found), at))
    }
}

/// The file that a text names: an address of a local file, or a whole path on one line.
fn named_file(text: &str) -> Option<PathBuf> {
    let line = text.trim();
    let path = match line.strip_prefix("file://") {
        Some(address) => decoded(address)?,
        None => line.to_owned(),
    };
    let path = Path::new(&path);
    (path.is_absolute() && !line.contains('\n')).then(|| path.to_owned())
}

/// `%E9%B2%81` as it is meant.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    loop {
        match rest {
            [] => return String::from_utf8(bytes).ok(),
            [b'%', high, low, more @ ..] => {
                let digit = |c: &u8| char::from(*c).to_digit(16);
                bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
                rest = more;
            }
            [b'%', ..] => return None,
            [byte, more @ ..] => {
                bytes.push(*byte);
                rest = more;
            }
        }
    }
}
