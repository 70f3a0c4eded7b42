//! What workers found, taken note of.

use std::path::PathBuf;

use super::{CameraState, Capture, Notice, Origin, Request, State};
use crate::app::command::{Chosen, Command, InspectCommand, TestCommand};
use crate::app::job::{CameraEvent, Clipping, Event, Input, RecordsEvent};
use crate::cli::Page;
use crate::domain::{At, AtSource};
use crate::text;
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
                let is_kept =
                    capture.checked().is_some_and(|checked| checked.iter().any(|one| one.entry.is_some()));
                if let Some(allowed) = capture.authorisation() {
                    self.asked.belong_to(allowed);
                }
                // The question may have changed while the check was at work, or the person before the desk.
                let has_changed = capture.question != self.asked.question();
                if is_kept {
                    let count = self.count_today();
                    self.besides.push(count);
                }
                if has_changed {
                    return self.again();
                }
                if let Some(word) = self.capture.as_mut().and_then(Capture::unheard) {
                    self.sound(word);
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
            Event::SettingsKept(Ok(())) => {}
            Event::SettingsKept(Err(error)) => {
                self.notice = Some(Notice::Settings(text::settings_fault(self.lang, error.fault())));
            }
            // What is wrong with history is said beside the checks.
            Event::Today(counts) => self.today = counts.ok(),
            Event::Test(event) => self.test.hear(event),
            Event::Slip(Ok(said) | Err(said)) => self.notice = Some(Notice::Said(said)),
            Event::Inspect(event) => {
                let job = self.inspect.hear(event, self.now(), self.lang)?;
                return Some(self.inspect_job(job));
            }
            Event::Loudspeaker(news) => self.no_sound = news.err(),
            Event::Records(event) => {
                // A decision on the desk is told as one of the page is; where it failed, beside the answer too.
                if let RecordsEvent::Decided(_, _, Err(fault)) = &event {
                    self.notice = Some(Notice::History(fault.clone()));
                }
                self.records.hear(event, self.now(), self.lang);
            }
        }
        None
    }

    fn take_trust(&mut self, trust: Trust, notes: Vec<LoadNote>) {
        self.trust.take(trust);
        // What was said about an earlier try is over.
        self.notice =
            self.notice.take().filter(|notice| matches!(notice, Notice::Settings(_) | Notice::History(_)));
        if !notes.is_empty() {
            self.notice = Some(Notice::LeftOut(notes));
        }
    }

    /// A file whose path was typed: where a folder is wanted, it is the folder that the file lies in.
    fn chosen(&mut self, file: PathBuf) -> Option<Request> {
        let purposed = self.chooser.as_ref()?.purposed;
        match purposed.kind() {
            Chosen::File => self.apply(purposed.command(file)),
            Chosen::Folder | Chosen::NewFile => self.apply(Command::Enter(file.parent()?.to_owned())),
        }
    }

    fn clip(&mut self, clipping: Result<Clipping, String>) -> Option<Request> {
        match clipping {
            Ok(Clipping::Nothing) => self.notice = Some(Notice::ClipboardEmpty),
            Ok(Clipping::File(path)) => return self.apply(self.brought(path)),
            Ok(Clipping::Text(text)) if self.page() == Page::Test => {
                return self.apply(Command::Test(TestCommand::Type(text)));
            }
            Ok(Clipping::Text(text)) => return self.apply(Command::CheckText(text)),
            Ok(Clipping::Pixels { width, height, rgba }) => {
                return self.apply(Command::CheckPixels { width, height, rgba });
            }
            Err(why) => self.notice = Some(Notice::NotHad(why)),
        }
        None
    }

    /// What is done with a file that was dropped or pasted: it depends on the page.
    pub(in crate::app) fn brought(&self, path: PathBuf) -> Command {
        match self.page() {
            Page::Inspect => Command::Inspect(InspectCommand::Add(vec![path])),
            Page::Window | Page::Test | Page::History | Page::Settings => Command::Open(path),
        }
    }

    fn see(&mut self, event: CameraEvent) -> Option<Request> {
        // What it still says after it was stopped.
        if self.camera.state == CameraState::Off {
            return None;
        }
        let (found, at, came) = self.camera.hear(event)?;
        let at = At { instant: at, source: AtSource::Machine };
        // What a phone renews while it is held there is heard once.
        let heard = self.capture.take_if(|_| self.camera.goes_on).and_then(Capture::heard_before);
        let request = self.check_at(Origin::Camera, Input::Found(found), at);
        if let Some(capture) = &mut self.capture {
            capture.heard = heard;
            capture.came = Some(came);
        }
        Some(request)
    }
}
