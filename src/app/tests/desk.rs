//! Pages, settings, the business at the desk, decisions, and answers that close by themselves.

use std::time::Duration;

use eframe::egui::{Key, Modifiers, pos2};

use super::*;
use crate::app::command::Command;
use crate::app::state::Closing;
use crate::cli::{CloseAfter, Look, Page, Size};
use crate::domain::Purpose;
use crate::text::{Counter, Setting, counter, setting};
use crate::verify::Word;

fn tab(lang: Lang, page: Page) -> &'static str {
    setting(lang, page.words())
}

#[test]
fn pages_are_turned_by_tab_and_key_and_remembered() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(home.path().join("settings.json"));
        let mut desktop = Desktop::open(Desk { settings_file: file.clone(), ..trusting(lang) });
        desktop.press(tab(lang, Page::Settings));
        desktop.assert_sees(setting(lang, Setting::Look));
        let kept = SettingsFile::read(file.path().unwrap()).unwrap();
        assert_eq!(kept.page, Page::Settings);
        let mut desktop = Desktop::open(Desk { settings: kept, settings_file: file, ..trusting(lang) });
        desktop.assert_sees(setting(lang, Setting::Look));
        desktop.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
        desktop.harness.run();
        desktop.assert_sees(text::records(lang, text::Records::NotKept));
        desktop.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
        desktop.harness.run();
        desktop.assert_sees(desktop.say(Ui::Idle));
    });
}

#[test]
fn every_setting_is_chosen_by_its_name_and_kept() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(home.path().join("settings.json"));
        let mut desktop = Desktop::open(Desk { settings_file: file.clone(), ..trusting(lang) });
        desktop.press(tab(lang, Page::Settings));
        for look in Look::ALL {
            desktop.press(setting(lang, look.words()));
            assert_eq!(desktop.window().state.settings.look, look);
        }
        desktop.press(&text::seconds(lang, 20));
        desktop.press(counter(lang, Counter::Mirror));
        desktop.press("125 %");
        desktop.harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
        desktop.harness.run();
        let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
        desktop.harness.get_all_by_label(other.name()).last().unwrap().click();
        desktop.harness.run();
        let kept = SettingsFile::read(file.path().unwrap()).unwrap();
        let wanted = Settings {
            lang: Some(other),
            page: Page::Settings,
            look: Look::HighContrast,
            size: Size::try_from(150).unwrap(),
            close_after: CloseAfter::try_from(20).unwrap(),
            mirror: true,
            purpose: None,
        };
        assert_eq!(kept, wanted);
    });
}

#[test]
fn settings_that_cannot_be_kept_are_said_and_count_all_the_same() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("file"), "").unwrap();
        let file = SettingsFile::at(home.path().join("file/settings.json"));
        let mut desktop = Desktop::open(Desk { settings_file: file, ..trusting(lang) });
        desktop.press(tab(lang, Page::Settings));
        desktop.press(setting(lang, Setting::LookDark));
        assert!(desktop.sees_part("settings.json") && desktop.sees(desktop.say(Ui::Noted)));
        assert_eq!(desktop.window().state.settings.look, Look::Dark);
        let fault = Some("看不懂".to_owned());
        let desktop = Desktop::open(Desk { settings_fault: fault, ..trusting(lang) });
        desktop.assert_sees("看不懂");
    });
}

#[test]
fn the_business_is_chosen_once_and_shown_large() {
    both(|lang| {
        let purpose = Purpose::parse("51").ok();
        let settings = Settings { purpose, ..Settings::default() };
        let mut desktop = Desktop::open(Desk { settings, ..trusting(lang) });
        let trust = desktop.window().state.trust.trust().clone();
        desktop.assert_sees(&text::purpose_name(lang, purpose.unwrap(), &trust));
        desktop.input(Input::Paste(code("grant-person")));
        desktop.assert_sees(counter(lang, Counter::AskBearer));
        // What is chosen while practising is not this desk's business.
        desktop.press_ui(Ui::Practise);
        desktop.window().command(Command::SetPurpose(Purpose::parse("13").ok()));
        desktop.press_ui(Ui::PractiseEnd);
        assert_eq!(desktop.window().state.asked.purpose, purpose);
    });
}

#[test]
fn a_kiosk_only_checks() {
    both(|lang| {
        let screen = DeskScreen { kiosk: true, ..DeskScreen::default() };
        let settings = Settings { page: Page::Settings, ..Settings::default() };
        let mut desktop = Desktop::open(Desk { screen, settings, ..trusting(lang) });
        desktop.assert_sees(desktop.say(Ui::Idle));
        for words in [Ui::Open, Ui::Paste, Ui::InstallTrust, Ui::Practise] {
            assert!(!desktop.sees(desktop.say(words)), "{words:?}");
        }
        for key in [Key::Num4, Key::Num5, Key::O] {
            desktop.harness.key_press_modifiers(Modifiers::COMMAND, key);
            desktop.harness.run();
        }
        desktop.harness.key_press(Key::F8);
        desktop.harness.run();
        desktop.assert_sees(desktop.say(Ui::Idle));
        desktop.assert_sees(desktop.say(Ui::CameraOn));
    });
}

fn closing(lang: Lang) -> Desktop {
    let settings = Settings { close_after: CloseAfter::try_from(10).unwrap(), ..Settings::default() };
    Desktop::open(Desk { settings, ..trusting(lang) })
}

fn pass(desktop: &mut Desktop, seconds: u64) {
    desktop.window().state.pass(Duration::from_secs(seconds));
    desktop.harness.step();
    desktop.harness.step();
}

#[test]
fn an_answer_closes_by_itself_unless_it_is_kept_open() {
    both(|lang| {
        let mut desktop = closing(lang);
        desktop.input(Input::Paste(code("presentation-person")));
        pass(&mut desktop, 5);
        desktop.assert_sees(text::word(lang, Word::Accepted));
        pass(&mut desktop, 6);
        desktop.assert_sees(desktop.say(Ui::Idle));
        desktop.input(Input::Paste(code("presentation-person")));
        desktop.press(counter(lang, Counter::KeepOpen));
        pass(&mut desktop, 1_000);
        desktop.assert_sees(text::word(lang, Word::Accepted));
        assert_eq!(desktop.window().state.closing(), Closing::No);
    });
}

#[test]
fn pointing_at_an_answer_holds_it() {
    both(|lang| {
        let mut desktop = closing(lang);
        desktop.input(Input::Paste(code("presentation-person")));
        desktop.harness.event(Input::PointerMoved(pos2(800.0, 500.0)));
        desktop.harness.run();
        desktop.assert_sees(counter(lang, Counter::Held));
        // Each step is a quarter of a second.
        desktop.harness.run_steps(80);
        desktop.assert_sees(text::word(lang, Word::Accepted));
        desktop.harness.event(Input::PointerMoved(pos2(100.0, 500.0)));
        desktop.harness.run_steps(80);
        desktop.assert_sees(desktop.say(Ui::Idle));
    });
}

#[test]
fn attention_waits_for_the_clerks_decision() {
    both(|lang| {
        for (button, decided) in [(Counter::Confirm, "已人工确认"), (Counter::Reject, "未通过")] {
            let mut desktop = closing(lang);
            desktop.input(Input::Paste(code("grant-person")));
            desktop.assert_sees(counter(lang, Counter::Decide));
            desktop.assert_sees(counter(lang, Counter::Waits));
            pass(&mut desktop, 1_000);
            desktop.press(counter(lang, button));
            if lang == Lang::Zh {
                assert!(desktop.sees_part(decided));
            }
            assert!(!desktop.sees(counter(lang, Counter::Decide)));
            pass(&mut desktop, 11);
            desktop.assert_sees(desktop.say(Ui::Idle));
        }
    });
}

#[test]
fn a_slip_has_the_answer_and_no_id_number() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let places = Places { user: Some(home.path().to_owned()), ..Places::default() };
        let mut desktop = Desktop::open(Desk { places, ..trusting(lang) });
        desktop.input(Input::Paste(code("grant-person")));
        desktop.window().command(Command::SetPurpose(Purpose::parse("51").ok()));
        desktop.window().command(Command::TypeBearer(NUMBER.to_owned()));
        desktop.press(counter(lang, Counter::Confirm));
        desktop.press(text::audit(lang, text::Audit::SaveSlip));
        desktop.press_ui(Ui::Save);
        let entry = std::fs::read_dir(home.path()).unwrap().next().unwrap().unwrap().path();
        assert!(desktop.sees_part(&entry.display().to_string()));
        let slip = std::fs::read_to_string(&entry).unwrap();
        for part in
            [text::word(lang, Word::Attention), "鲁L12345", text::demo(lang), text::paper_notice(lang)]
        {
            assert!(slip.contains(part), "{part}");
        }
        assert!(!slip.contains(NUMBER) && !slip.contains("<script"));
        // Of what is not proven, nothing.
        desktop.input(Input::Paste(code("signature-invalid")));
        desktop.window().command(Command::SaveSlip(home.path().join("other.html")));
        desktop.harness.run();
        let slip = std::fs::read_to_string(home.path().join("other.html")).unwrap();
        assert!(slip.contains(text::word(lang, Word::Unproven)) && !slip.contains("鲁L12345"));
    });
}
