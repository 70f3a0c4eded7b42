//! The window as a person meets it: by the names of its controls, in both languages, with every glyph there.

/// Files, folders, the clipboard, what is dropped.
mod bring;
/// The camera's part.
mod camera;
/// Pages, settings, decisions, answers that close.
mod desk;
/// Whether the font has every character that the program can say.
mod glyphs;
/// Hand scanners.
mod hand;
/// What is kept of checks.
#[cfg(feature = "history")]
mod history;
/// Many pictures.
mod inspect;
/// What a person asks: purpose, bearer, which of several codes.
mod question;
/// What is heard.
mod sound;
/// The first page, practice, installing trust, languages, keys.
mod start;
/// Codes taken apart, expectation files.
mod tester;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;

use eframe::egui::{Event as Input, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::job::{Clipping, Event, InspectJob, Job, Preview};
use super::theme;
use super::window::Window;
use super::workers::{Workers, audit, done, vectors};
use crate::check::{Memory, Search};
use crate::cli::{Desk, DeskScreen, Settings, SettingsFile, Volume};
use crate::domain::{Clock, Instant};
use crate::scan::{Camera, Scanner, SourceName};
use crate::text::{self, Lang, Ui};
use crate::trust::Places;
use crate::verify::Word;

/// When the samples are shown.
const NOON: &str = "2026-11-22T10:00:00+08:00";
/// The grantee's number in the samples, made up.
const NUMBER: &str = "11010519491231002X";

/// Work done at once, in the test's own thread; the clipboard and the cameras are made up.
#[derive(Default)]
struct Inline {
    events: Vec<Event>,
    clipping: Option<Clipping>,
    /// What was to be watched, the newest last.
    watched: Vec<Option<SourceName>>,
    shown: Option<Preview>,
    /// What was heard.
    heard: Vec<(Word, Volume)>,
    /// Leaves jobs undone.
    is_idle: bool,
}

impl Workers for Inline {
    fn begin(&mut self, job: Job) {
        let event = match job {
            _ if self.is_idle => return,
            Job::Clipboard => Event::Clipboard(Ok(self.clipping.take().unwrap_or(Clipping::Nothing))),
            Job::Inspect(terms, InspectJob::Audit(job)) => {
                let search = Search::with(&Scanner::here());
                audit::audit(&job, &AtomicUsize::new(0), &terms, &search, |event| {
                    self.events.push(event);
                    true
                });
                return;
            }
            Job::Vectors { run, folder, stop } => {
                vectors::run(run, &folder, &stop, &Scanner::here(), |event| {
                    self.events.push(event);
                    true
                });
                return;
            }
            Job::Cameras => Event::Cameras(Ok(vec![Camera { index: 2, name: "Desk camera".to_owned() }])),
            other => done(other, &Scanner::here()),
        };
        self.events.push(event);
    }

    fn watch(&mut self, camera: Option<SourceName>) {
        self.watched.push(camera);
    }

    fn sound(&mut self, word: Word, volume: Volume) {
        self.heard.push((word, volume));
    }

    fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    fn preview(&mut self) -> Option<Preview> {
        self.shown.take()
    }
}

/// A window under test.
struct Desktop {
    lang: Lang,
    harness: Harness<'static, Window<Inline>>,
}

/// What the window is opened with: nothing installed, noon by its clock.
fn desk(lang: Lang) -> Desk {
    Desk {
        lang,
        trust: None,
        places: Places::default(),
        camera: None,
        file: None,
        clock: Clock::at(Instant::parse(NOON).unwrap()),
        scanner: Scanner::here(),
        memory: Memory::none(),
        settings: Settings::default(),
        settings_file: SettingsFile::none(),
        settings_fault: None,
        screen: DeskScreen::default(),
        measure: None,
    }
}

/// The same with the demo office's trust.
fn trusting(lang: Lang) -> Desk {
    Desk { trust: Some("keys".into()), ..desk(lang) }
}

impl Desktop {
    fn open(desk: Desk) -> Self {
        let lang = desk.lang;
        let window = Window::open(&desk, Inline::default());
        let mut harness = Harness::builder()
            .with_size(vec2(1180.0, 820.0))
            .with_max_steps(12)
            .with_context_setup(theme::set)
            .build_ui_state(
                |ui, window: &mut Window<Inline>| {
                    window.logic(&ui.ctx().clone());
                    window.ui(ui);
                },
                window,
            );
        harness.run();
        Desktop { lang, harness }
    }

    fn say(&self, words: Ui) -> &'static str {
        text::ui(self.lang, words)
    }

    /// Presses the control of this name.
    #[track_caller]
    fn press(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run();
    }

    #[track_caller]
    fn press_ui(&mut self, words: Ui) {
        self.press(self.say(words));
    }

    /// Whether something of this name is in sight.
    fn sees(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    fn sees_part(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    #[track_caller]
    fn assert_sees(&self, name: &str) {
        assert!(self.sees(name), "{name} is not in sight");
    }

    fn input(&mut self, event: Input) {
        self.harness.event(event);
        self.harness.run();
    }

    fn window(&mut self) -> &mut Window<Inline> {
        self.harness.state_mut()
    }

    fn hear(&mut self, event: Event) {
        self.window().workers.events.push(event);
        self.harness.run();
    }
}

fn sample(name: &str) -> PathBuf {
    Path::new("samples").join(name).canonicalize().unwrap()
}

fn code(name: &str) -> String {
    std::fs::read_to_string(sample(&format!("{name}.txt"))).unwrap()
}

/// Runs a test in both languages.
fn both(test: impl Fn(Lang)) {
    Lang::ALL.into_iter().for_each(test);
}
