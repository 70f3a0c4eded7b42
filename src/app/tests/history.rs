use super::*;
use crate::app::command::{Command, RecordsCommand};
use crate::cli::Page;
use crate::domain::Purpose;
use crate::history::{Decision, Filter, History};
use crate::text::{Counter, Records};
use crate::verify::Word;

fn random(bytes: &mut [u8]) -> std::io::Result<()> {
    bytes.fill(3);
    Ok(())
}

fn say(lang: Lang, word: Records) -> &'static str {
    text::records(lang, word)
}

fn keeping(lang: Lang, folder: &Path) -> Desk {
    Desk { memory: Memory::in_folder(folder.to_owned(), random), ..trusting(lang) }
}

#[test]
fn each_check_is_kept_once_whatever_is_asked_of_it_and_practice_is_not() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("history");
    let mut desktop = Desktop::open(keeping(Lang::Zh, &folder));
    desktop.window().command(Command::CheckText(code("grant-person")));
    desktop.harness.run();
    for purpose in ["13", "51"] {
        desktop.window().command(Command::SetPurpose(Purpose::parse(purpose).ok()));
        desktop.harness.run();
    }
    desktop.window().command(Command::CheckText(code("signature-invalid")));
    desktop.harness.run();
    desktop.press_ui(Ui::Practise);
    desktop.window().command(Command::PractiseWith(0));
    desktop.harness.run();
    assert!(desktop.sees(text::word(Lang::Zh, Word::Accepted)));
    let (history, fault) = History::open(&folder, Instant::parse(NOON).unwrap(), random).unwrap();
    let entries = history.list(&Filter::default()).unwrap();
    let kept: Vec<_> = entries.iter().map(|entry| (entry.verdict, entry.purpose.as_deref())).collect();
    assert_eq!(kept, [(Word::Attention, Some("51")), (Word::Unproven, Some("51"))]);
    assert_eq!(fault, None);
}

#[test]
fn a_history_that_cannot_be_kept_is_said_beside_the_answer() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("history");
        std::fs::write(&folder, "a file").unwrap();
        let mut desktop = Desktop::open(keeping(lang, &folder));
        desktop.window().command(Command::CheckText(code("presentation-person")));
        desktop.harness.run();
        desktop.assert_sees(text::word(lang, Word::Accepted));
        let goes_on = ["核验照常进行", "Checking goes on"];
        assert!(goes_on.iter().any(|part| desktop.sees_part(part)));
        // Closed, it is not said again for the same trouble.
        desktop.press_ui(Ui::Noted);
        desktop.window().command(Command::CheckText(code("presentation-person")));
        desktop.harness.run();
        assert!(!goes_on.iter().any(|part| desktop.sees_part(part)));
    });
}

#[test]
fn the_page_lists_counts_decides_and_exports() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let places = Places { user: Some(home.path().to_owned()), ..Places::default() };
        let mut desktop = Desktop::open(Desk { places, ..keeping(lang, &home.path().join("history")) });
        for name in ["grant-person", "presentation-person", "status-revoked"] {
            desktop.input(Input::Paste(code(name)));
        }
        assert!(desktop.sees_part(&format!("{} 3", text::counter(lang, Counter::Today))));
        desktop.press(text::setting(lang, Page::History.words()));
        desktop.assert_sees(&text::records_total(lang, 3, 3));
        // The grant waits for its decision.
        desktop.press(text::counter(lang, Counter::Confirm));
        let decided = text::decision(lang, Decision::Confirmed);
        desktop.assert_sees(decided);
        desktop.press(say(lang, Records::Refresh));
        desktop.assert_sees(decided);

        desktop.window().command(Command::Records(RecordsCommand::SetVerdict(Some(Word::Refused))));
        desktop.harness.run();
        desktop.assert_sees(&text::records_total(lang, 1, 1));
        desktop.window().command(Command::Records(RecordsCommand::TypeUntil("2026-11-21".to_owned())));
        desktop.harness.run();
        desktop.assert_sees(say(lang, Records::Nothing));
        desktop.window().command(Command::Records(RecordsCommand::TypeUntil("21.11.".to_owned())));
        desktop.harness.run();
        desktop.assert_sees(say(lang, Records::BadDay));
        desktop.press(say(lang, Records::AllDays));
        assert!(!desktop.sees(say(lang, Records::BadDay)));
        desktop.window().command(Command::Records(RecordsCommand::SetVerdict(None)));
        desktop.press(say(lang, Records::Today));
        desktop.assert_sees(&text::records_total(lang, 3, 3));

        desktop.press(say(lang, Records::Export));
        desktop.assert_sees(say(lang, Records::ExportTo));
        desktop.press_ui(Ui::Save);
        let file = home.path().join("history-2026-11-22.csv");
        assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 4);
        assert!(desktop.sees_part("history-2026-11-22.csv"));
        // A second one does not take its place.
        desktop.press(say(lang, Records::Export));
        desktop.press_ui(Ui::Save);
        assert!(desktop.sees_part(&file.display().to_string()));

        for (typed, said) in
            [("0", say(lang, Records::BadDays).to_owned()), ("30", text::days_kept(lang, 30))]
        {
            desktop.window().command(Command::Records(RecordsCommand::TypeKeepDays(typed.to_owned())));
            desktop.harness.run();
            desktop.press(say(lang, Records::SetKeepDays));
            desktop.assert_sees(&said);
        }
    });
}

#[test]
fn a_decision_on_the_desk_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("history");
    let mut desktop = Desktop::open(keeping(Lang::Zh, &folder));
    desktop.input(Input::Paste(code("grant-person")));
    desktop.press(text::counter(Lang::Zh, Counter::Reject));
    let (history, _) = History::open(&folder, Instant::parse(NOON).unwrap(), random).unwrap();
    let entries = history.list(&Filter::default()).unwrap();
    let decided: Vec<_> = entries.iter().map(|entry| entry.decision().map(|made| made.decision)).collect();
    assert_eq!(decided, [Some(Decision::Rejected)]);
}
