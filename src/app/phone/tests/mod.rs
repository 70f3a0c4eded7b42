//! The phone as a person meets it: by the names of its controls, in both languages, with every glyph there.

/// The code as it is drawn, and whether it is read again.
mod drawing;
/// What is in sight, and what keys and buttons do.
mod sight;
/// The thread that makes codes.
mod thread;

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder};
use image::RgbImage;

use super::state::{Answer, State};
use super::window::Window;
use super::worker::{Worker, drawn};
use super::*;
use crate::app::theme;
use crate::cli::Screen;
use crate::domain::{Clock, Instant, UseKind};
use crate::office::RENEWED_AFTER;
use crate::text::{Lang, PhoneUi};

const NOON: i64 = 1_795_320_000;
const REASON: &str = "授权已解除。 The grant was ended.";

/// Makes codes at once, in the test's own thread.
struct Inline {
    phone: Phone,
    answer: Option<Answer>,
}

impl Worker for Inline {
    fn begin(&mut self) {
        let screen = (self.phone.screen)(self.phone.clock.now());
        self.answer = Some(screen.and_then(|screen| drawn(self.phone.lang, screen)));
    }

    fn answer(&mut self) -> Option<Answer> {
        self.answer.take()
    }
}

/// What the test turns while the phone is looked at.
#[derive(Clone, Default)]
struct Knobs {
    /// Seconds since noon.
    seconds: Arc<AtomicI64>,
    /// How many codes were asked for.
    asked: Arc<AtomicUsize>,
    /// Why there is no code.
    reason: Arc<Mutex<Option<String>>>,
}

struct Handset {
    lang: Lang,
    knobs: Knobs,
    harness: Harness<'static, Window<Inline>>,
}

/// The code that the grantee's or owner's phone shows, of a real licence.
fn code() -> String {
    std::fs::read_to_string("samples/grant-person.txt").unwrap().trim_end().to_owned()
}

fn phone(lang: Lang, knobs: &Knobs, card: Option<RgbImage>) -> Phone {
    let (ticking, asking) = (knobs.clone(), knobs.clone());
    let card = card.map(Arc::new);
    let clock = move || Instant::from_unix(NOON + ticking.seconds.load(Ordering::Relaxed)).unwrap();
    Phone {
        lang,
        plate: "鲁L12345".to_owned(),
        use_words: text::use_kind(lang, UseKind::Grant).to_owned(),
        is_demo: true,
        clock: Clock::new(clock),
        screen: Box::new(move |made| {
            asking.asked.fetch_add(1, Ordering::Relaxed);
            match asking.reason.lock().unwrap().clone() {
                Some(reason) => Err(reason),
                None => {
                    let holder = vec![("使用人".to_owned(), "李四".to_owned())];
                    Ok(Screen { code: code(), made, holder, card: card.clone() })
                }
            }
        }),
    }
}

impl Handset {
    fn open(lang: Lang) -> Self {
        Self::with(lang, Some(RgbImage::new(1376, 866)), Harness::builder())
    }

    fn with(lang: Lang, card: Option<RgbImage>, builder: HarnessBuilder<Window<Inline>>) -> Self {
        let knobs = Knobs::default();
        let phone = phone(lang, &knobs, card);
        let window = Window::open(State::open(&phone), Inline { phone, answer: None });
        let mut harness = builder.with_size(SIZE).with_context_setup(theme::set).build_ui_state(
            |ui, window: &mut Window<Inline>| {
                window.logic(&ui.ctx().clone());
                window.ui(ui);
            },
            window,
        );
        harness.run();
        let mut handset = Handset { lang, knobs, harness };
        handset.at(0);
        handset
    }

    /// Turns the clock and lets the window look at it: it asks in one frame and hears in the next.
    fn at(&mut self, seconds: i64) {
        self.knobs.seconds.store(seconds, Ordering::Relaxed);
        self.harness.run_steps(3);
    }

    fn asked(&self) -> usize {
        self.knobs.asked.load(Ordering::Relaxed)
    }

    fn refuse(&self, reason: Option<&str>) {
        *self.knobs.reason.lock().unwrap() = reason.map(str::to_owned);
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::NONE, key);
        self.harness.run_steps(3);
    }

    fn press(&mut self, words: PhoneUi) {
        self.harness.get_by_label(text::phone_ui(self.lang, words)).click();
        self.harness.run_steps(3);
    }

    fn sees(&self, words: PhoneUi) -> bool {
        self.says(text::phone_ui(self.lang, words))
    }

    fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label(words).next().is_some()
    }

    #[track_caller]
    fn assert_left(&self, seconds: i64) {
        assert!(self.says(&text::renewed_in(self.lang, seconds)), "{seconds} s");
        let bar = self.harness.get_by_role(Role::ProgressIndicator);
        let percent = bar.accesskit_node().numeric_value().unwrap();
        let exact = 100 * seconds / RENEWED_AFTER;
        assert!(
            (percent - f64::from(i32::try_from(exact).unwrap())).abs() <= 1.0,
            "{percent} % at {seconds} s"
        );
    }
}

fn both(test: impl Fn(Lang)) {
    Lang::ALL.into_iter().for_each(test);
}
