use std::sync::Arc;
use std::time::Duration;

use eframe::egui::accesskit::Role;

use super::*;
use crate::app::job::CameraEvent;
use crate::domain::Quad;
use crate::scan::{Description, Found, FrameFormat, Luma, SourceError};
use crate::verify::Word;

fn live() -> CameraEvent {
    let name = "Desk camera".to_owned();
    CameraEvent::Opened(Description { name, width: 1280, height: 720, format: FrameFormat::Yuyv })
}

fn saw(name: &str, at: &str) -> Event {
    let corners = Quad([[10.0, 10.0], [50.0, 10.0], [50.0, 50.0], [10.0, 50.0]]);
    let found =
        vec![Found { text: code(name).trim_end().to_owned(), corners, stage: "test".into(), page: None }];
    Event::Camera(CameraEvent::Saw {
        found,
        at: Instant::parse(at).unwrap(),
        came: std::time::Instant::now(),
    })
}

#[test]
fn what_the_camera_does_is_said() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let silent = Duration::from_secs(3);
        desktop.press_ui(Ui::CameraOn);
        assert_eq!(desktop.window().workers.watched, [Some(SourceName::First)]);
        desktop.assert_sees(desktop.say(Ui::CameraOpening));
        desktop.hear(Event::Camera(live()));
        let picture = Arc::new(Luma::new(64, 36, vec![128; 64 * 36]).unwrap());
        let codes = vec![[[5.0, 5.0], [20.0, 5.0], [20.0, 20.0], [5.0, 20.0]]];
        desktop.window().workers.shown = Some(Preview { picture, codes });
        desktop.harness.run();
        assert!(desktop.sees_part("1280"));
        desktop.hear(Event::Camera(CameraEvent::Stalled(silent)));
        desktop.assert_sees(&text::source_stalled(lang, silent));
        desktop.hear(Event::Camera(CameraEvent::Lost(SourceError::Gone)));
        desktop.assert_sees(&text::source_error(lang, &SourceError::Gone));
        // Plugged in again.
        desktop.hear(Event::Camera(live()));
        assert!(desktop.sees_part("1280"));
        desktop.press_ui(Ui::CameraOff);
        assert_eq!(desktop.window().workers.watched.last(), Some(&None));
        // What it still says then is too late.
        desktop.hear(saw("presentation-person", NOON));
        desktop.assert_sees(desktop.say(Ui::Idle));
    });
}

#[test]
fn another_camera_can_be_chosen() {
    both(|lang| {
        let replay = SourceName::Replay("frames".into());
        let mut desktop = Desktop::open(Desk { camera: Some(replay.clone()), ..trusting(lang) });
        assert_eq!(desktop.window().workers.watched, [Some(replay)]);
        let choice = desktop.harness.get_by_role_and_label(Role::ComboBox, desktop.say(Ui::CameraChoice));
        assert_eq!(choice.value().as_deref(), Some("replay:frames"));

        let mut desktop = Desktop::open(trusting(lang));
        desktop.press_ui(Ui::CameraOn);
        desktop.harness.get_by_role_and_label(Role::ComboBox, desktop.say(Ui::CameraChoice)).click();
        desktop.harness.run();
        desktop.press("2 Desk camera");
        assert_eq!(desktop.window().workers.watched.last(), Some(&Some(SourceName::Index(2))));
    });
}

#[test]
fn the_same_code_in_sight_is_the_same_check() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.press_ui(Ui::CameraOn);
        let number = |desktop: &mut Desktop| desktop.window().state.capture.as_ref().unwrap().number;
        desktop.hear(saw("presentation-person", NOON));
        desktop.assert_sees(text::word(lang, Word::Accepted));
        let first = number(&mut desktop);
        desktop.hear(saw("presentation-person", "2026-11-22T10:00:02+08:00"));
        assert_eq!(number(&mut desktop), first);
        // Gone for a while and shown again, it is checked anew, at its own instant.
        desktop.hear(saw("presentation-person", "2026-11-22T10:02:00+08:00"));
        assert!(number(&mut desktop) > first);
        desktop.assert_sees(text::word(lang, Word::Refused));
        // Another code is another check at once.
        desktop.hear(saw("inner-signature-invalid", "2026-11-22T10:02:01+08:00"));
        desktop.assert_sees(text::word(lang, Word::Unproven));
    });
}
