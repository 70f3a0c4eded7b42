//! What is heard, and when.

use super::*;
use crate::app::command::Command;
use crate::app::job::CameraEvent;
use crate::cli::Page;
use crate::domain::{Purpose, Quad};
use crate::scan::Found;
use crate::text::{Setting, Sound, no_sound, setting, sound};

/// What was heard since it was last asked.
fn heard(desktop: &mut Desktop) -> Vec<Word> {
    std::mem::take(&mut desktop.window().workers.heard).into_iter().map(|(word, _)| word).collect()
}

fn saw(text: String, at: &str) -> Event {
    let corners = Quad([[10.0, 10.0], [50.0, 10.0], [50.0, 50.0], [10.0, 50.0]]);
    let found = vec![Found { text, corners, stage: "test".into(), page: None }];
    let came = std::time::Instant::now();
    Event::Camera(CameraEvent::Saw { found, at: Instant::parse(at).unwrap(), came })
}

#[test]
fn each_check_is_heard_once_and_another_question_only_if_the_verdict_changes() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.input(Input::Paste(code("grant-person")));
        let first = heard(&mut desktop);
        assert_eq!(first.len(), 1);
        // The same answer on the desk, and one of the same word.
        desktop.harness.run();
        desktop.window().command(Command::SetPurpose(Purpose::parse("51").ok()));
        desktop.harness.run();
        let shown = |desktop: &mut Desktop| {
            let capture = desktop.window().state.capture.clone().unwrap();
            capture.shown().unwrap().verdict.word()
        };
        let mut before = first[0];
        assert_eq!(before, Word::Attention);
        for purpose in ["51", "43", "51"] {
            desktop.window().command(Command::SetPurpose(Purpose::parse(purpose).ok()));
            desktop.harness.run();
            let now = shown(&mut desktop);
            let wanted = if now == before { vec![] } else { vec![now] };
            assert_eq!(heard(&mut desktop), wanted, "{purpose}");
            before = now;
        }
        // The same code brought again is another check.
        desktop.input(Input::Paste(code("grant-person")));
        assert_eq!(heard(&mut desktop), [before]);
        desktop.input(Input::Paste("nothing of ours".to_owned()));
        assert_eq!(heard(&mut desktop), [Word::None]);
    });
}

#[test]
fn what_stays_before_the_camera_is_heard_once() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.press_ui(Ui::CameraOn);
        let person = || code("presentation-person").trim_end().to_owned();
        desktop.hear(saw(person(), NOON));
        assert_eq!(heard(&mut desktop), [Word::Accepted]);
        desktop.hear(saw(person(), "2026-11-22T10:00:02+08:00"));
        assert_eq!(heard(&mut desktop), []);
        // Out of sight for a while: somebody else may hold it there.
        desktop.hear(saw(person(), "2026-11-22T10:00:09+08:00"));
        assert_eq!(heard(&mut desktop), [Word::Accepted]);
        // What is not proven is another code each time.
        desktop.hear(saw("one".to_owned(), "2026-11-22T10:00:10+08:00"));
        desktop.hear(saw("two".to_owned(), "2026-11-22T10:00:11+08:00"));
        assert_eq!(heard(&mut desktop), [Word::None, Word::None]);
    });
}

#[test]
fn nothing_is_heard_where_nobody_wants_it() {
    both(|lang| {
        let volume = Volume::try_from(0).unwrap();
        for settings in
            [Settings { sound: false, ..Settings::default() }, Settings { volume, ..Settings::default() }]
        {
            let mut desktop = Desktop::open(Desk { settings, ..trusting(lang) });
            desktop.input(Input::Paste(code("presentation-person")));
            desktop.assert_sees(text::word(lang, Word::Accepted));
            assert_eq!(heard(&mut desktop), []);
        }
        let volume = Volume::try_from(20).unwrap();
        let settings = Settings { volume, ..Settings::default() };
        let mut desktop = Desktop::open(Desk { settings, ..trusting(lang) });
        desktop.input(Input::Paste(code("presentation-person")));
        assert_eq!(desktop.window().workers.heard, [(Word::Accepted, volume)]);
    });
}

#[test]
fn no_device_is_said_and_checking_goes_on() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let short = sound(lang, Sound::NoDevice);
        assert!(!desktop.sees(short));
        desktop.hear(Event::Loudspeaker(Err("none\u{202e}".to_owned())));
        desktop.assert_sees(short);
        desktop.input(Input::Paste(code("presentation-person")));
        desktop.assert_sees(text::word(lang, Word::Accepted));
        desktop.press(setting(lang, Setting::PageSettings));
        desktop.assert_sees(&no_sound(lang, "none\u{202e}"));
        desktop.press(sound(lang, Sound::Play));
        assert!(!desktop.sees(short));
        desktop.press(sound(lang, Sound::Play));
        desktop.assert_sees(short);
        desktop.hear(Event::Loudspeaker(Ok(())));
        assert!(!desktop.sees(short));
        assert_eq!(desktop.window().state.settings.page, Page::Settings);
    });
}
