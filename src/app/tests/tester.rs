//! The testers' page.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};

use super::*;
use crate::app::command::{Command, TestCommand};
use crate::check::practice;
use crate::cli::Page;
use crate::text::{Tester, tester, vectors_run};
use crate::verify::Word;

fn testing(lang: Lang) -> Desktop {
    let settings = Settings { page: Page::Test, ..Settings::default() };
    Desktop::open(Desk { settings, ..trusting(lang) })
}

impl Desktop {
    fn test(&mut self, command: TestCommand) {
        self.window().command(Command::Test(command));
        self.harness.run();
    }

    /// What the button of this name copies.
    fn copied(&mut self, name: &str) -> String {
        self.harness.get_by_label(name).click();
        // The frame in which it is pressed is the one that copies.
        for _ in 0..4 {
            self.harness.step();
            let commands = &self.harness.output().platform_output.commands;
            if let Some(OutputCommand::CopyText(text)) = commands.first() {
                return text.clone();
            }
        }
        panic!("{name} copied nothing");
    }
}

#[test]
fn every_sample_is_taken_apart_and_judged_at_its_instant() {
    both(|lang| {
        let mut desktop = testing(lang);
        desktop.assert_sees(tester(lang, Tester::Idle));
        for (index, one) in practice().iter().enumerate() {
            desktop.harness.get_by_role_and_label(Role::ComboBox, tester(lang, Tester::Samples)).click();
            desktop.harness.run();
            let name = text::practice_code(lang, one.code);
            desktop.harness.get_by_role_and_label(Role::Button, name).scroll_to_me();
            desktop.harness.run();
            desktop.harness.get_by_role_and_label(Role::Button, name).click();
            desktop.harness.run();
            assert_eq!(desktop.window().state.test.sample, Some(index));
            desktop.assert_sees(&text::chosen_instant(lang, one.at.instant));
            // The last one is no code of ours.
            if index + 1 < practice().len() {
                desktop.assert_sees(tester(lang, Tester::Unproven));
            }
        }
    });
}

#[test]
fn bytes_and_items_are_linked_both_ways() {
    both(|lang| {
        let mut desktop = testing(lang);
        desktop.input(Input::Paste(code("presentation-person")));
        desktop.assert_sees(text::word(lang, Word::Accepted));
        // The first byte is the tag's.
        desktop.harness.get_all_by_label("d2").next().unwrap().click();
        desktop.harness.run();
        assert_eq!(desktop.window().state.test.selected, Some(0));
        for selected in [1, 2, 3] {
            desktop.harness.key_press(Key::ArrowDown);
            desktop.harness.run();
            assert_eq!(desktop.window().state.test.selected, Some(selected));
        }
        desktop.harness.key_press(Key::ArrowUp);
        desktop.harness.run();
        let desk = &desktop.window().state.test;
        let apart = desk.apart.as_ref().unwrap().as_ref().unwrap();
        let said = text::item(lang, &apart.anatomy.items[2]);
        desktop.assert_sees(&said);
    });
}

#[test]
fn a_code_is_copied_as_text_hex_notation_and_json() {
    both(|lang| {
        let mut desktop = testing(lang);
        desktop.input(Input::Paste(code("status-revoked")));
        assert_eq!(
            desktop.copied(tester(lang, Tester::CopyText)).trim_end(),
            code("status-revoked").trim_end()
        );
        assert!(desktop.copied(tester(lang, Tester::CopyHex)).starts_with("d284"));
        assert!(desktop.copied(tester(lang, Tester::CopyNotation)).starts_with("18([<<"));
        assert!(desktop.copied(tester(lang, Tester::CopyJson)).contains("\"revoked\""));
    });
}

#[test]
fn the_clock_is_chosen_typed_and_stepped_and_always_said() {
    both(|lang| {
        let mut desktop = testing(lang);
        desktop.input(Input::Paste(code("presentation-person")));
        desktop.assert_sees(text::word(lang, Word::Accepted));
        for (word, at) in [
            (Tester::DayOn, "2026-11-23 10:00:00"),
            (Tester::HourOn, "2026-11-23 11:00:00"),
            (Tester::MinuteOn, "2026-11-23 11:01:00"),
            (Tester::MinuteBack, "2026-11-23 11:00:00"),
            (Tester::HourBack, "2026-11-23 10:00:00"),
        ] {
            desktop.press(tester(lang, word));
            assert!(desktop.sees_part(at), "{at}");
            desktop.assert_sees(text::word(lang, Word::Refused));
        }
        desktop.press(tester(lang, Tester::DayBack));
        desktop.assert_sees(text::word(lang, Word::Accepted));
        desktop.test(TestCommand::TypeAt("tomorrow".to_owned()));
        desktop.assert_sees(tester(lang, Tester::BadAt));
        assert!(!desktop.sees(text::word(lang, Word::Accepted)));
    });
}

#[test]
fn expectation_files_are_run_and_the_wrong_ones_named() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("samples");
        for (name, to) in [("keys", home.path().join("keys")), ("", folder.clone())] {
            std::fs::create_dir(&to).unwrap();
            for entry in std::fs::read_dir(name).into_iter().flatten().map(Result::unwrap) {
                std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
        for file in ["text-not-ours.json", "text-not-ours.txt"] {
            std::fs::copy(sample(file), folder.join(file)).unwrap();
        }
        std::fs::write(folder.join("broken\u{202e}.json"), "{").unwrap();
        let settings = Settings { page: Page::Test, ..Settings::default() };
        let places = Places { user: Some(folder), ..Places::default() };
        let mut desktop = Desktop::open(Desk { settings, places, ..trusting(lang) });
        desktop.press(tester(lang, Tester::Vectors));
        desktop.press(tester(lang, Tester::RunThis));
        assert!(desktop.sees_part("broken") && !desktop.sees_part("\u{202e}"));
        let runs = &desktop.window().state.test.vectors.as_ref().unwrap().runs;
        let failed: Vec<String> =
            runs.iter().filter(|run| run.failure.is_some()).map(|run| format!("{run:?}")).collect();
        let said = vectors_run(lang, 1, 2);
        assert!(desktop.sees(&said), "{failed:?}");
    });
}

#[test]
fn nonsense_gets_an_answer() {
    both(|lang| {
        let mut desktop = testing(lang);
        for text in [
            "hex:d2".to_owned(),
            "hex:zz".to_owned(),
            "YZ1:\u{202e}你好\u{1b}[31m".to_owned(),
            "YZ1:".to_owned(),
            "\u{0}\u{1}".to_owned(),
            format!("hex:{}", "9f".repeat(8_000)),
            format!("hex:{}", "81".repeat(4_000)),
            "YZ1:".to_owned() + &"A".repeat(1_000_000),
        ] {
            desktop.test(TestCommand::Type(text));
            assert!(desktop.window().state.test.apart.is_some());
        }
        desktop.assert_sees(tester(lang, Tester::TooLong));
        desktop.test(TestCommand::Type(String::new()));
        desktop.assert_sees(tester(lang, Tester::Idle));
    });
}
