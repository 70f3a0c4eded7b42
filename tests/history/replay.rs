use yanzheng::domain::{AtSource, Seen};
use yanzheng::verify::Word;

use crate::desk::{Desk, notes, reasons, renewed};

/// A phone's code whose proof was made ten seconds before noon.
const AT_NOON: &str = "presentation-person";

#[test]
fn a_code_that_was_never_here_and_the_same_code_again_are_no_replay() {
    let desk = Desk::new();
    let first = desk.show(AT_NOON, 0);
    assert_eq!((first.seen, first.verdict.word()), (Seen::Never, Word::Accepted));
    // In view, out of view, in view again: the same proof is not older than itself.
    for later in [1, 5, 20, 60] {
        let again = desk.show(AT_NOON, later);
        assert_eq!(again.verdict.word(), Word::Accepted, "{:?}", reasons(&again));
        assert!(matches!(again.seen, Seen::Live { .. }));
    }
    assert_eq!(desk.memory.news(), []);
}

#[test]
fn a_proof_older_than_one_that_was_here_needs_confirmation() {
    let desk = Desk::new();
    let (older, newer) = (AT_NOON, renewed(30));
    let shown = desk.show_text(&newer, 40);
    assert_eq!(shown.verdict.word(), Word::Accepted, "{:?}", reasons(&shown));
    // Somebody's picture of what the phone showed half a minute before.
    let copy = desk.show(older, 45);
    assert_eq!((copy.verdict.word(), reasons(&copy)), (Word::Attention, vec!["proof-older-than-seen"]));
    // Also by a window that is opened only then, and typed.
    let desk = desk.reopened();
    assert_eq!(reasons(&desk.type_in(older, 46)), ["proof-older-than-seen"]);
    // The phone itself is still right.
    assert_eq!(desk.show_text(&newer, 50).verdict.word(), Word::Accepted);
}

#[test]
fn what_was_captured_later_is_no_past() {
    let desk = Desk::new();
    desk.show_text(&renewed(30), 40);
    // A frame of before that another window is done with only now.
    assert_eq!(desk.show(AT_NOON, 39).verdict.word(), Word::Accepted);
}

#[test]
fn after_ten_minutes_nothing_is_remembered() {
    for (later, remembered) in [(40 + 600, true), (40 + 601, false)] {
        let desk = Desk::new();
        desk.show_text(&renewed(30), 40);
        let copy = desk.show(AT_NOON, later);
        let expected: &[&str] =
            if remembered { &["proof-stale", "proof-older-than-seen"] } else { &["proof-stale"] };
        assert_eq!(reasons(&copy), expected, "{later}");
    }
}

#[test]
fn another_question_asks_the_same_past() {
    let desk = Desk::new();
    let first = desk.show("grant-person", 0);
    assert_eq!((first.seen, first.verdict.word()), (Seen::Never, Word::Attention));
    let again = desk.ask(first, "51", 0);
    assert_eq!(again.seen, Seen::Never);
    assert_eq!(reasons(&again), ["bearer-not-asked"]);
    assert_eq!(desk.entries().len(), 1);
}

#[test]
fn a_download_that_was_here_before_is_noted_with_its_day() {
    let desk = Desk::new();
    assert_eq!(notes(&desk.type_in("download-person", 0)), [""; 0]);
    // Two copies in one run are not before each other.
    assert_eq!(notes(&desk.type_in("download-person", 0)), [""; 0]);
    let later = desk.type_in("download-person", 3600);
    assert!(notes(&later).contains(&"seen-before"));
    assert_eq!(later.seen, Seen::Download { first: crate::desk::noon().day() });
    // Before a camera it is the same showing for a minute.
    let desk = Desk::new();
    desk.show("download-person", 0);
    assert_eq!(desk.show("download-person", 30).seen, Seen::Never);
    assert_eq!(desk.entries().len(), 1);
    assert!(matches!(desk.show("download-person", 3600).seen, Seen::Download { .. }));
}

#[test]
fn a_chosen_instant_has_no_past_and_leaves_none() {
    let desk = Desk::new();
    let mut terms = desk.terms(0);
    terms.at.source = AtSource::Chosen;
    let checked = yanzheng::check::check_code(&crate::desk::code(AT_NOON), &terms).unwrap();
    assert_eq!((checked.seen, checked.entry), (Seen::NotAsked, None));
    assert!(!desk.folder().exists());
}

#[test]
fn what_proves_nothing_is_not_remembered() {
    let desk = Desk::new();
    for name in ["signature-invalid", "text-not-ours", "proof-missing"] {
        desk.show(name, 0);
    }
    let live: i64 = rusqlite::Connection::open(desk.database())
        .unwrap()
        .query_row("SELECT count(*) FROM live", [], |row| row.get(0))
        .unwrap();
    assert_eq!((live, desk.entries().len()), (0, 3));
}
