//! What a person asks for, done at once or handed to a worker.

use std::path::{Path, PathBuf};

use super::{Asked, CameraState, Chooser, Notice, Origin, Request, State};
use crate::app::command::{Command, InspectCommand, Purposed, RecordsCommand};
use crate::app::job::{Input, Job, RecordsJob};
use crate::check::practice;
use crate::cli::{Page, Slip};
use crate::domain::{At, AtSource};
use crate::history::Decision;
use crate::scan::{HandFault, HandRead, Typed, read_hand};
use crate::verify::Word;

impl State {
    /// Does what a person asks; what takes time is for a worker.
    pub(in crate::app) fn apply(&mut self, command: Command) -> Option<Request> {
        match command {
            Command::SetLang(lang) => {
                (self.lang, self.settings.lang) = (lang, Some(lang));
                self.keep_settings();
            }
            Command::Show(page) => return self.turn_to(page),
            Command::SetLook(_)
            | Command::SetSize(_)
            | Command::StepSize { .. }
            | Command::SetCloseAfter(_)
            | Command::SetMirror(_) => self.set(command),
            Command::Records(command) => return self.records(command),
            Command::Inspect(command) => return self.inspect(command),
            Command::Decide(decision) => return self.decide(decision),
            Command::SaveSlip(file) => return self.save_slip(file),
            Command::KeepOpen => {
                if let Some(capture) = &mut self.capture {
                    capture.stays = true;
                }
            }
            Command::Open(path) => return Some(self.check(Origin::File(path.clone()), Input::File(path))),
            Command::CheckText(text) => return Some(self.check_text(&text)),
            Command::Hand(typed) => return self.hand(&typed),
            Command::CheckPixels { width, height, rgba } => {
                return Some(self.check(Origin::Pasted, Input::Pixels { width, height, rgba }));
            }
            Command::Paste => return Some(Request::Job(Job::Clipboard)),
            Command::Select(index) => {
                if let Some(capture) = &mut self.capture {
                    (capture.selected, capture.decided) = (index, None);
                }
            }
            Command::Clear => {
                self.capture = None;
                self.asked.forget_bearer();
            }
            Command::SetPurpose(purpose) => {
                self.asked.purpose = purpose;
                // What is tried out while practising is not the business of this desk.
                if !self.trust.is_practice() {
                    self.settings.purpose = purpose;
                    self.keep_settings();
                }
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
            Command::ListCameras => return Some(Request::Job(Job::Cameras)),
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
                self.asked = Asked::at_desk(self.settings.purpose);
            }
            Command::Choose(purposed) => {
                let day = self.now().day();
                let name = match purposed {
                    Purposed::Export => Some(format!("history-{day}.csv")),
                    Purposed::Slip => Some(format!("slip-{}.html", self.now().unix())),
                    Purposed::AuditReport => Some(format!("report-{day}.html")),
                    _ => None,
                };
                self.chooser = Some(Chooser::new(purposed, &self.home, name));
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

    fn turn_to(&mut self, page: Page) -> Option<Request> {
        if self.screen.kiosk || self.settings.page == page {
            return None;
        }
        self.settings.page = page;
        self.keep_settings();
        if page == Page::History { self.open_records() } else { None }
    }

    /// Sets how the desk looks and behaves.
    fn set(&mut self, command: Command) {
        let settings = &mut self.settings;
        match command {
            Command::SetLook(look) => settings.look = look,
            Command::SetSize(size) => settings.size = size,
            Command::StepSize { larger } => settings.size = settings.size.stepped(larger),
            Command::SetCloseAfter(after) => settings.close_after = after,
            Command::SetMirror(is_mirror) => settings.mirror = is_mirror,
            _ => return,
        }
        self.keep_settings();
    }

    fn records(&mut self, command: RecordsCommand) -> Option<Request> {
        if matches!(command, RecordsCommand::Export(_)) {
            self.chooser = None;
        }
        let job = self.records.apply(command, self.now(), self.lang)?;
        Some(self.records_job(job))
    }

    fn inspect(&mut self, command: InspectCommand) -> Option<Request> {
        if matches!(command, InspectCommand::Add(_) | InspectCommand::Save(_)) {
            self.chooser = None;
        }
        let job = self.inspect.apply(command, self.now(), self.lang)?;
        Some(self.inspect_job(job))
    }

    fn save_slip(&mut self, file: PathBuf) -> Option<Request> {
        self.chooser = None;
        let capture = self.capture.as_ref()?;
        let (checked, decided) = (capture.shown()?.clone(), capture.decided);
        let slip = Box::new(Slip { checked, purpose: self.asked.purpose, decided });
        let (trust, lang) = (self.trust.trust().clone(), self.lang);
        Some(Request::Job(Job::Slip { file, slip, trust, lang }))
    }

    /// The clerk's decision; kept where the check was.
    fn decide(&mut self, decision: Decision) -> Option<Request> {
        let capture = self.capture.as_mut()?;
        let shown = capture.shown().filter(|shown| shown.verdict.word() == Word::Attention)?;
        let entry = shown.entry;
        capture.decided = Some(decision);
        Some(self.records_job(RecordsJob::Decide(entry?, decision)))
    }

    /// A text is a code, or the name of a file, as file managers put it into the clipboard.
    fn check_text(&mut self, text: &str) -> Request {
        match named_file(text) {
            Some(path) => self.check(Origin::File(path.clone()), Input::File(path)),
            None => self.check(Origin::Pasted, Input::Text(text.as_bytes().to_vec())),
        }
    }

    /// What a hand scanner typed: captured when its first character came. What is no code of ours at all is only said.
    fn hand(&mut self, typed: &Typed) -> Option<Request> {
        let HandRead { code, repairs, fault } = read_hand(&typed.text);
        let at = At { instant: typed.at, source: AtSource::Machine };
        let request = (fault != Some(HandFault::NoPrefix)).then(|| {
            // Wherever the window stood: somebody holds a code there.
            self.settings.page = Page::Window;
            self.check_at(Origin::Hand, Input::Text(code.into_bytes()), at)
        });
        if !repairs.is_empty() || fault.is_some() {
            self.notice = Some(Notice::Hand(repairs, fault));
        }
        request
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
        Some(self.check_at(Origin::Practice(index), Input::Text(one.text.to_vec()), one.at))
    }

    fn install(&mut self, from: PathBuf) -> Option<Request> {
        let Some(to) = self.store.clone() else {
            self.notice = Some(Notice::NowhereToInstall);
            return None;
        };
        Some(Request::Job(Job::Install { from, to }))
    }
}

/// The file that a text names: an address of a local file, or a whole path on one line.
pub(in crate::app) fn named_file(text: &str) -> Option<PathBuf> {
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
