use super::*;
use crate::app::command::Command;
use crate::domain::Purpose;
use crate::history::{Filter, History};
use crate::verify::Word;

fn random(bytes: &mut [u8]) -> std::io::Result<()> {
    bytes.fill(3);
    Ok(())
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
