//! A hand scanner that types.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;

use super::*;
use crate::cli::Page;
use crate::scan::{HandFault, HandRepair};
use crate::verify::Word;

/// Types as a scanner does: some characters a frame, then Enter.
fn scan(desktop: &mut Desktop, text: &str) {
    for piece in text.chars().collect::<Vec<_>>().chunks(100) {
        for c in piece {
            desktop.harness.event(Input::Text(c.to_string()));
        }
        desktop.harness.step();
    }
    desktop.harness.key_press(Key::Enter);
    desktop.harness.run();
}

#[test]
fn a_scanned_code_is_checked_from_any_page_with_its_first_characters_instant() {
    both(|lang| {
        for page in Page::ALL {
            let settings = Settings { page, ..Settings::default() };
            let mut desktop = Desktop::open(Desk { settings, ..trusting(lang) });
            scan(&mut desktop, &code("presentation-person"));
            desktop.assert_sees(text::word(lang, Word::Accepted));
            desktop.assert_sees(desktop.say(Ui::FromHand));
        }
    });
}

#[test]
fn a_code_in_a_field_is_pulled_out_and_the_field_keeps_its_own() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let field = |desktop: &Desktop| {
            let field = desktop.harness.get_by_role_and_label(Role::TextInput, desktop.say(Ui::Bearer));
            field.accesskit_node().value().unwrap_or_default()
        };
        desktop.harness.get_by_role_and_label(Role::TextInput, desktop.say(Ui::Bearer)).focus();
        desktop.harness.run();
        desktop.input(Input::Text("11010519".to_owned()));
        scan(&mut desktop, &code("status-revoked"));
        desktop.assert_sees(text::word(lang, Word::Refused));
        assert_eq!(field(&desktop), "11010519");
    });
}

#[test]
fn what_settings_did_is_said_and_the_code_checked_all_the_same() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        scan(&mut desktop, &code("presentation-person").to_ascii_lowercase());
        desktop.assert_sees(text::word(lang, Word::Accepted));
        desktop.assert_sees(text::hand_repair(lang, HandRepair::InvertedCase));
        scan(&mut desktop, &code("presentation-person"));
        assert!(!desktop.sees(text::hand_repair(lang, HandRepair::InvertedCase)));
        // Another system's code is only said.
        desktop.press_ui(Ui::Clear);
        scan(&mut desktop, "https://example.com/");
        desktop.assert_sees(&text::hand_fault(lang, HandFault::NoPrefix));
        desktop.assert_sees(desktop.say(Ui::Idle));
    });
}

#[test]
fn a_codes_spaces_and_end_press_no_button() {
    let mut desktop = Desktop::open(trusting(Lang::Zh));
    desktop.harness.get_by_label(desktop.say(Ui::CameraOn)).focus();
    desktop.harness.run();
    for c in "YZ1:".chars() {
        desktop.harness.event(Input::Text(c.to_string()));
    }
    for _ in 0..3 {
        desktop.harness.event(Input::Text(" ".to_owned()));
        desktop.harness.key_press_modifiers(Modifiers::NONE, Key::Space);
        desktop.harness.step();
    }
    desktop.harness.key_press(Key::Enter);
    desktop.harness.run();
    assert!(desktop.window().workers.watched.is_empty());
}
