use std::fs;

use eframe::egui::{Key, Modifiers};

use super::*;
use crate::check::practice;
use crate::verify::Word;

/// The large words in sight.
fn verdicts(desktop: &Desktop) -> Vec<Word> {
    Word::ALL.into_iter().filter(|word| desktop.sees(text::word(desktop.lang, *word))).collect()
}

#[test]
fn the_first_run_offers_practice_and_trust_and_no_verdict() {
    both(|lang| {
        let mut desktop = Desktop::open(desk(lang));
        desktop.assert_sees(desktop.say(Ui::Welcome));
        desktop.assert_sees(desktop.say(Ui::InstallTrust));
        assert_eq!(verdicts(&desktop), []);
        assert!(desktop.sees_part(desktop.say(Ui::StripNoTrust)));
        desktop.assert_sees(text::scope_notice(lang));
        desktop.press_ui(Ui::Practise);
        desktop.assert_sees(desktop.say(Ui::PractiseCodes));
        desktop.press_ui(Ui::PractiseEnd);
        desktop.assert_sees(desktop.say(Ui::Welcome));
    });
}

#[test]
fn every_practice_code_shows_its_verdict() {
    both(|lang| {
        let mut desktop = Desktop::open(desk(lang));
        desktop.press_ui(Ui::Practise);
        for one in practice() {
            let title = text::ui(lang, Ui::PractiseCodes);
            desktop.assert_sees(title);
            let name = text::practice_code(lang, one.code);
            // Once it is chosen, its name stands over the answer too.
            desktop.harness.get_all_by_label(name).last().unwrap().click();
            desktop.harness.run();
            let capture = desktop.window().state.capture.clone().unwrap();
            let verdict = capture.shown().unwrap().verdict.clone();
            desktop.assert_sees(&text::headline(lang, &verdict));
            desktop.assert_sees(&text::chosen_instant(lang, one.at.instant));
            let trust = desktop.window().state.trust.trust().clone();
            for line in
                text::reasons(lang, &verdict, &trust).iter().chain(&text::advice(lang, &verdict, &trust))
            {
                desktop.assert_sees(line);
            }
            for rung in verdict.ladder().rungs() {
                desktop.assert_sees(&format!("{} {}", rung.step.number(), text::step(lang, rung.step)));
            }
            assert_eq!(desktop.sees(text::demo(lang)), verdict.is_demo(), "{name}");
            // Nothing of what is not proven is shown.
            let plate = "鲁L12345";
            assert_eq!(desktop.sees(plate), verdict.genuine().is_some(), "{name}");
        }
    });
}

#[test]
fn trust_is_installed_from_the_list_of_folders() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let from = home.path().join("stick");
        fs::create_dir(&from).unwrap();
        for entry in fs::read_dir("keys").unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), from.join(entry.file_name())).unwrap();
        }
        let places = Places { user: Some(home.path().to_owned()), ..Places::default() };
        let store = places.trust().unwrap();
        let mut desktop = Desktop::open(Desk { places: places.clone(), ..desk(lang) });
        desktop.press_ui(Ui::InstallTrust);
        desktop.press("stick/");
        desktop.press_ui(Ui::InstallHere);
        desktop.assert_sees(&text::installed(lang, &store));
        assert!(store.join("issuers.json").exists() && !desktop.sees(desktop.say(Ui::Welcome)));
        desktop.press_ui(Ui::Noted);
        assert!(!desktop.sees(&text::installed(lang, &store)));

        // The next start has it, and a second one is not laid over it.
        let mut desktop = Desktop::open(Desk { places, ..desk(lang) });
        assert!(!desktop.sees(desktop.say(Ui::Welcome)));
        desktop.press_ui(Ui::InstallTrust);
        desktop.press("stick/");
        desktop.press_ui(Ui::InstallHere);
        assert!(desktop.sees_part(&store.display().to_string()));
    });
}

#[test]
fn without_a_home_there_is_nowhere_to_install() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.press_ui(Ui::InstallTrust);
        desktop.press_ui(Ui::InstallHere);
        desktop.assert_sees(desktop.say(Ui::NowhereToInstall));
    });
}

#[test]
fn a_trust_folder_that_cannot_be_used_is_said_and_is_no_verdict() {
    both(|lang| {
        let desktop = Desktop::open(Desk { trust: Some("src".into()), ..desk(lang) });
        assert!(desktop.sees_part("issuers.json"));
        assert_eq!(verdicts(&desktop), []);
    });
}

#[test]
fn the_language_changes_at_once() {
    let mut desktop = Desktop::open(desk(Lang::Zh));
    desktop.press("English");
    desktop.assert_sees(text::ui(Lang::En, Ui::Welcome));
    desktop.press("中文");
    desktop.assert_sees(text::ui(Lang::Zh, Ui::Welcome));
}

#[test]
fn keys_do_what_their_buttons_do() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let key = |desktop: &mut Desktop, modifiers, key| {
            desktop.harness.key_press_modifiers(modifiers, key);
            desktop.harness.run();
        };
        key(&mut desktop, Modifiers::COMMAND, Key::O);
        desktop.assert_sees(desktop.say(Ui::ChooseFile));
        key(&mut desktop, Modifiers::NONE, Key::Escape);
        assert!(!desktop.sees(desktop.say(Ui::ChooseFile)));
        key(&mut desktop, Modifiers::NONE, Key::F2);
        desktop.assert_sees(desktop.say(Ui::CameraOff));
        key(&mut desktop, Modifiers::NONE, Key::F2);
        desktop.assert_sees(desktop.say(Ui::CameraOn));
        desktop.input(Input::Paste(code("presentation-person")));
        desktop.assert_sees(text::word(lang, Word::Accepted));
        key(&mut desktop, Modifiers::NONE, Key::F4);
        desktop.assert_sees(desktop.say(Ui::Idle));
        key(&mut desktop, Modifiers::NONE, Key::F8);
        desktop.assert_sees(desktop.say(Ui::PractiseCodes));
    });
}
