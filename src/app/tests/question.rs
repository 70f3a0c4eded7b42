use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::NodeT;

use super::*;
use crate::domain::Purpose;
use crate::verify::Word;

fn purpose(desktop: &mut Desktop, code: Option<&str>) -> String {
    let trust = desktop.window().state.trust.trust().clone();
    match code.and_then(|code| Purpose::parse(code).ok()) {
        Some(purpose) => {
            format!("{} {}", purpose.as_str(), text::purpose_name(desktop.lang, purpose, &trust))
        }
        None => desktop.say(Ui::PurposeNone).to_owned(),
    }
}

/// Chooses from the list of purposes.
fn choose(desktop: &mut Desktop, code: Option<&str>) {
    desktop.harness.get_by_role_and_label(Role::ComboBox, desktop.say(Ui::Purpose)).click();
    desktop.harness.run();
    let name = purpose(desktop, code);
    desktop.harness.get_by_role_and_label(Role::Button, &name).scroll_to_me();
    desktop.harness.run();
    desktop.harness.get_by_role_and_label(Role::Button, &name).click();
    desktop.harness.run();
}

fn type_number(desktop: &mut Desktop, number: &str) {
    desktop.harness.get_by_role_and_label(Role::TextInput, desktop.say(Ui::Bearer)).focus();
    desktop.harness.run();
    desktop.harness.get_by_role_and_label(Role::TextInput, desktop.say(Ui::Bearer)).type_text(number);
    desktop.harness.run();
}

#[test]
fn purpose_and_bearer_turn_a_grant_green() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.input(Input::Paste(code("grant-person")));
        desktop.assert_sees(text::word(lang, Word::Attention));
        choose(&mut desktop, Some("51"));
        desktop.assert_sees(text::word(lang, Word::Attention));
        type_number(&mut desktop, NUMBER);
        desktop.assert_sees(text::word(lang, Word::Attention));
        desktop.press_ui(Ui::BearerAsk);
        desktop.assert_sees(text::word(lang, Word::Accepted));

        // Another purpose is another answer about the same code; so is another person.
        choose(&mut desktop, Some("50"));
        desktop.assert_sees(text::word(lang, Word::Refused));
        choose(&mut desktop, None);
        desktop.assert_sees(text::word(lang, Word::Attention));
        choose(&mut desktop, Some("51"));
        type_number(&mut desktop, "1");
        desktop.assert_sees(text::word(lang, Word::Attention));
        desktop.harness.key_press(Key::Enter);
        desktop.harness.run();
        desktop.assert_sees(text::word(lang, Word::Refused));
    });
}

#[test]
fn what_is_no_number_is_said() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        type_number(&mut desktop, "12;34");
        desktop.press_ui(Ui::BearerAsk);
        desktop.assert_sees(desktop.say(Ui::BearerBad));
        desktop.press_ui(Ui::Clear);
        assert!(!desktop.sees(desktop.say(Ui::BearerBad)));
        let field = desktop.harness.get_by_role_and_label(Role::TextInput, desktop.say(Ui::Bearer));
        assert_eq!(field.accesskit_node().value().unwrap_or_default(), "");
    });
}

#[test]
fn each_of_several_codes_can_be_shown() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let lines = ["presentation-person", "status-revoked", "inner-signature-invalid"].map(code).join("\n");
        desktop.input(Input::Paste(lines));
        desktop.assert_sees(desktop.say(Ui::Codes));
        for (nth, word) in [(2, Word::Refused), (3, Word::Unproven), (1, Word::Accepted)] {
            desktop.press(&format!("{} {}", text::nth_code(lang, nth), text::word(lang, word)));
            desktop.assert_sees(text::word(lang, word));
        }
    });
}
