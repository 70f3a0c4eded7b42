//! What workers found, taken note of.

use std::path::PathBuf;

use super::{CameraState, Notice, Origin, Request, State};
use crate::app::command::{Command, Purposed};
use crate::app::job::{CameraEvent, Clipping, Event, Input};
use crate::domain::{At, AtSource};
use crate::trust::{LoadNote, Trust};

impl State {
    /// Takes note of what a worker found.
    pub(in crate::app) fn hear(&mut self, event: Event) -> Option<Request> {
        match event {
            Event::Checked { number, result } => {
                // One at a time, as with every notice; it is said again when it comes again.
                if let Some(fault) = self.memory.news().pop() {
                    self.notice = Some(Notice::History(fault));
                }
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

    fn take_trust(&mut self, trust: Trust, notes: Vec<LoadNote>) {
        self.trust.take(trust);
        self.notice = (!notes.is_empty()).then_some(Notice::LeftOut(notes));
    }

    /// A file whose path was typed: where a folder of trust is wanted, it is the folder that the file lies in.
    fn chosen(&mut self, file: PathBuf) -> Option<Request> {
        match self.chooser.as_ref()?.purposed {
            Purposed::File => self.apply(Command::Open(file)),
            Purposed::Trust => self.apply(Command::Enter(file.parent()?.to_owned())),
        }
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
