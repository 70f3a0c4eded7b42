use std::path::Path;

use super::apply::named_file;
use super::*;
use crate::app::command::Purposed;
use crate::app::job::Event;
use crate::check::Memory;
use crate::cli::{DeskScreen, SettingsFile};
use crate::domain::Purpose;
use crate::scan::Scanner;
use crate::text::Lang;
use crate::trust::{Places, Trust};
use crate::verify::Word;

fn desk() -> Desk {
    Desk {
        lang: Lang::Zh,
        trust: None,
        places: Places::default(),
        camera: None,
        file: None,
        clock: Clock::at(Instant::parse("2026-11-22T10:00:00+08:00").unwrap()),
        scanner: Scanner::here(),
        memory: Memory::none(),
        settings: Settings::default(),
        settings_file: SettingsFile::none(),
        settings_fault: None,
        screen: DeskScreen::default(),
        measure: None,
    }
}

fn state() -> State {
    State::open(&desk()).0
}

/// The number of a check that is asked for.
fn number(request: Option<Request>) -> u64 {
    match request {
        Some(Request::Job(Job::Check { number, .. })) => number,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_the_newest_check_is_answered() {
    let mut state = state();
    let first = number(state.apply(Command::CheckText("YZ1:A".to_owned())));
    let second = number(state.apply(Command::CheckText("YZ1:B".to_owned())));
    assert!(second > first);
    let empty = || {
        crate::check::check_bytes(
            b"",
            &crate::check::Terms {
                trust: Trust::none(),
                question: Default::default(),
                at: At { instant: Instant::MIN, source: AtSource::Machine },
                memory: Memory::none(),
            },
            &crate::check::Search::with(&Scanner::here()),
        )
    };
    state.hear(Event::Checked { number: first, result: empty() });
    assert!(state.capture.as_ref().unwrap().checked().is_none());
    state.hear(Event::Checked { number: second, result: empty() });
    assert_eq!(state.capture.as_ref().unwrap().checked().unwrap().len(), 1);
    // Cleared meanwhile.
    state.apply(Command::Clear);
    state.hear(Event::Checked { number: second, result: empty() });
    assert!(state.capture.is_none());
}

/// Does what is asked for until nothing is.
fn settle(state: &mut State, mut request: Option<Request>) {
    while let Some(Request::Job(job)) = request {
        request = state.hear(crate::app::workers::done(job, &Scanner::here()));
    }
}

/// A desk with the demo office's trust.
fn trusting() -> State {
    let (mut state, _) = State::open(&Desk { trust: Some("keys".into()), ..desk() });
    settle(&mut state, Some(Request::Job(Job::Trust("keys".into()))));
    state
}

fn code(name: &str) -> Command {
    Command::CheckText(std::fs::read_to_string(format!("samples/{name}.txt")).unwrap())
}

fn paste(state: &mut State, name: &str) {
    let request = state.apply(code(name));
    settle(state, request);
}

fn word(state: &State) -> Word {
    state.capture.as_ref().unwrap().shown().unwrap().verdict.word()
}

#[test]
fn a_question_that_changes_during_a_check_is_asked_once_it_is_done() {
    let mut state = trusting();
    let check = state.apply(code("grant-person"));
    assert!(state.apply(Command::SetPurpose(Purpose::parse("51").ok())).is_none());
    assert!(state.apply(Command::TypeBearer("11010519491231002X".to_owned())).is_none());
    assert!(state.apply(Command::AskBearer).is_none());
    settle(&mut state, check);
    assert_eq!(word(&state), Word::Accepted);
}

#[test]
fn a_number_is_not_asked_of_the_next_person() {
    let mut state = trusting();
    // Typed before the code is shown, it is asked of the first one.
    state.apply(Command::SetPurpose(Purpose::parse("51").ok()));
    state.apply(Command::TypeBearer("11010519491231002X".to_owned()));
    state.apply(Command::AskBearer);
    paste(&mut state, "grant-person");
    assert_eq!(word(&state), Word::Accepted);
    // The same authorisation again, as a phone renews it.
    paste(&mut state, "grant-person");
    assert!(state.asked.bearer.is_some());
    // Another one.
    paste(&mut state, "status-revoked");
    assert_eq!((state.asked.typed.as_str(), state.asked.bearer.is_some()), ("", false));
    paste(&mut state, "grant-person");
    assert_eq!((word(&state), state.asked.purpose), (Word::Attention, Purpose::parse("51").ok()));
}

#[test]
fn practice_takes_nothing_along_and_leaves_nothing_behind() {
    let mut state = state();
    assert!(state.is_first_run());
    state.apply(Command::TypeBearer("1".to_owned()));
    state.apply(Command::CheckText("YZ1:A".to_owned()));
    state.apply(Command::Practise);
    assert!(state.capture.is_none() && state.asked == Asked::default() && !state.is_first_run());
    assert!(!state.trust.trust().is_empty());
    number(state.apply(Command::PractiseWith(1)));
    assert!(state.asked.bearer.is_some());
    assert!(state.apply(Command::PractiseWith(999)).is_none());
    state.apply(Command::EndPractice);
    assert!(state.capture.is_none() && state.asked == Asked::default() && state.trust.trust().is_empty());
}

#[test]
fn a_text_that_names_a_file_is_that_file() {
    let file = |text: &str| named_file(text).map(|path| path.display().to_string());
    assert_eq!(file("file:///home/%E9%B2%81%20L/a.png\r\n").as_deref(), Some("/home/鲁 L/a.png"));
    assert_eq!(file(" /tmp/a.png ").as_deref(), Some("/tmp/a.png"));
    for text in ["YZ1:ABC", "a.png", "file://host", "file:///%zz", "file:///%e", "/a\n/b", "", "https://a"] {
        assert_eq!(file(text), None, "{text}");
    }
}

#[test]
fn a_list_that_comes_too_late_is_not_shown() {
    let mut state = state();
    state.apply(Command::Choose(Purposed::File));
    state.apply(Command::Enter("/a".into()));
    state.hear(Event::Listed { folder: "/b".into(), result: Ok(Default::default()) });
    assert!(state.chooser.as_ref().unwrap().listing.is_none());
    state.hear(Event::Listed { folder: "/a".into(), result: Ok(Default::default()) });
    assert!(state.chooser.as_ref().unwrap().listing.is_some());
    // A file of a trust folder stands for its folder.
    state.apply(Command::Choose(Purposed::Trust));
    assert!(
        matches!(state.hear(Event::Chosen("/a/issuers.json".into())), Some(Request::Job(Job::List(folder))) if folder == Path::new("/a"))
    );
}
