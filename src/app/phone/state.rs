//! What the phone shows and when it asks for another code, without a word of egui.

use image::GrayImage;

use crate::cli::{Phone, Screen};
use crate::domain::{Clock, Instant};
use crate::office::RENEWED_AFTER;
use crate::text::Lang;
use crate::verify::LIVE_SECONDS;

/// One of the two views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// 亮证: the licence as a picture.
    Card,
    /// 亮码: the code.
    Code,
}

/// What a person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Show(Tab),
    /// A new code at once.
    Refresh,
    /// The picture larger, or smaller again.
    Zoom,
}

/// A screen with its code drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) screen: Screen,
    /// A pixel to a module, with the quiet zone.
    pub(super) symbol: GrayImage,
}

/// What to show, or a sentence why there is nothing.
pub(super) type Answer = Result<Box<Drawn>, String>;

/// What is in sight.
#[derive(Clone, Copy, Debug)]
pub(super) enum Face<'a> {
    Making,
    Reason(&'a str),
    Live {
        drawn: &'a Drawn,
        /// Seconds until the code is renewed.
        left: i64,
    },
}

pub(super) struct State {
    pub(super) lang: Lang,
    pub(super) plate: String,
    pub(super) use_words: String,
    pub(super) is_demo: bool,
    pub(super) tab: Tab,
    pub(super) is_large: bool,
    clock: Clock,
    answer: Option<Answer>,
    /// When the worker was last asked.
    asked: Option<Instant>,
    is_at_work: bool,
    wants_another: bool,
}

impl State {
    /// The phone with nothing to show yet.
    pub(super) fn open(phone: &Phone) -> Self {
        State {
            lang: phone.lang,
            plate: phone.plate.clone(),
            use_words: phone.use_words.clone(),
            is_demo: phone.is_demo,
            tab: Tab::Code,
            is_large: false,
            clock: phone.clock.clone(),
            answer: None,
            asked: None,
            is_at_work: false,
            wants_another: false,
        }
    }

    pub(super) fn apply(&mut self, command: Command) {
        match command {
            Command::Show(tab) => self.tab = tab,
            Command::Refresh => self.wants_another = true,
            Command::Zoom => self.is_large = !self.is_large,
        }
    }

    /// Whether the worker is to be asked now, which is then taken as done. Never twice in a second: that is how often
    /// it is tried again while there is no code.
    pub(super) fn ask(&mut self) -> bool {
        let now = self.clock.now();
        let is_due = self.wants_another || self.is_due(now);
        if self.is_at_work || self.asked == Some(now) || !is_due {
            return false;
        }
        (self.asked, self.is_at_work, self.wants_another) = (Some(now), true, false);
        true
    }

    /// Takes in what the worker answered.
    pub(super) fn hear(&mut self, answer: Answer) {
        self.is_at_work = false;
        self.answer = Some(answer);
    }

    /// What is in sight now. A code that no verifier takes any more is in nobody's sight, however long its successor
    /// needs; nor is one from the future, after the clock was set back.
    pub(super) fn face(&self) -> Face<'_> {
        match &self.answer {
            Some(Ok(drawn)) => match self.clock.now().since(drawn.screen.made) {
                age @ 0..=LIVE_SECONDS => Face::Live { drawn, left: (RENEWED_AFTER - age).max(0) },
                _ => Face::Making,
            },
            Some(Err(reason)) => Face::Reason(reason),
            None => Face::Making,
        }
    }

    fn is_due(&self, now: Instant) -> bool {
        match &self.answer {
            Some(Ok(drawn)) => !(0..RENEWED_AFTER).contains(&now.since(drawn.screen.made)),
            Some(Err(_)) | None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    const NOON: i64 = 1_795_320_000;

    struct Bench {
        state: State,
        seconds: Arc<AtomicI64>,
    }

    impl Bench {
        fn new() -> Self {
            let seconds = Arc::new(AtomicI64::new(NOON));
            let ticking = seconds.clone();
            let phone = Phone {
                lang: Lang::Zh,
                plate: "鲁L12345".to_owned(),
                use_words: "本人直接出示".to_owned(),
                is_demo: true,
                clock: Clock::new(move || Instant::from_unix(ticking.load(Ordering::Relaxed)).unwrap()),
                screen: Box::new(|_| unreachable!("the worker's")),
            };
            Bench { state: State::open(&phone), seconds }
        }

        fn at(&mut self, seconds: i64) -> &mut State {
            self.seconds.store(NOON + seconds, Ordering::Relaxed);
            &mut self.state
        }
    }

    fn code(seconds: i64) -> Answer {
        let made = Instant::from_unix(NOON + seconds).unwrap();
        let screen = Screen { code: "YZ1:".to_owned(), made, holder: Vec::new(), card: None };
        Ok(Box::new(Drawn { screen, symbol: GrayImage::new(1, 1) }))
    }

    /// Seconds until renewal, while there is a code.
    fn left(state: &State) -> Option<i64> {
        match state.face() {
            Face::Live { left, .. } => Some(left),
            Face::Making | Face::Reason(_) => None,
        }
    }

    #[test]
    fn a_code_is_renewed_after_half_a_minute() {
        let mut bench = Bench::new();
        assert!(bench.at(0).ask() && !bench.at(0).ask());
        assert!(matches!(bench.state.face(), Face::Making));
        bench.state.hear(code(0));
        assert_eq!(left(bench.at(0)), Some(30));
        assert_eq!(left(bench.at(29)), Some(1));
        assert!(!bench.at(29).ask());
        assert!(bench.at(30).ask());
        // The old one stays in sight until its successor is there.
        assert_eq!(left(bench.at(31)), Some(0));
        bench.state.hear(code(31));
        assert_eq!(left(bench.at(31)), Some(30));
        assert!(!bench.at(31).ask());
    }

    #[test]
    fn a_code_whose_time_is_over_is_not_shown() {
        let mut bench = Bench::new();
        bench.at(0).ask();
        bench.state.hear(code(0));
        assert!(bench.at(30).ask());
        assert_eq!(left(bench.at(60)), Some(0));
        assert_eq!(left(bench.at(61)), None);
        // Only one at a time, however long it takes.
        assert!(!bench.at(61).ask());
    }

    #[test]
    fn a_clock_that_was_set_back_asks_at_once() {
        let mut bench = Bench::new();
        bench.at(0).ask();
        bench.state.hear(code(0));
        assert_eq!(left(bench.at(-3_600)), None);
        assert!(bench.at(-3_600).ask());
        bench.state.hear(code(-3_600));
        assert_eq!(left(bench.at(-3_600)), Some(30));
    }

    #[test]
    fn while_there_is_no_code_every_second_is_a_try() {
        let mut bench = Bench::new();
        for second in 0..3 {
            assert!(bench.at(second).ask());
            bench.state.hear(Err("授权已解除。".to_owned()));
            assert!(matches!(bench.state.face(), Face::Reason("授权已解除。")));
            assert!(!bench.at(second).ask());
        }
        assert!(bench.at(3).ask());
        assert!(matches!(bench.state.face(), Face::Reason(_)), "no flicker while it is tried");
        bench.state.hear(code(3));
        assert_eq!(left(bench.at(3)), Some(30));
    }

    #[test]
    fn a_person_can_ask_for_another_but_not_twice_a_second() {
        let mut bench = Bench::new();
        bench.at(0).ask();
        bench.state.hear(code(0));
        bench.state.apply(Command::Refresh);
        assert!(!bench.at(0).ask());
        assert!(bench.at(1).ask());
        bench.state.hear(code(1));
        assert!(!bench.at(2).ask());
    }
}
