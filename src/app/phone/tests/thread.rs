use std::time::Duration;

use super::*;
use crate::app::phone::worker::Thread;

/// Waits for the thread as the window does, but no longer than a loaded machine needs.
fn wait(thread: &mut Thread) -> Answer {
    let answer = (0..1_000).find_map(|_| {
        std::thread::sleep(Duration::from_millis(10));
        thread.answer()
    });
    answer.expect("an answer within ten seconds")
}

#[test]
fn the_thread_answers_and_wakes_the_window() {
    let woken = Arc::new(AtomicUsize::new(0));
    let counted = woken.clone();
    let wake = Arc::new(move || {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let mut thread = Thread::start(phone(Lang::En, &Knobs::default(), None), wake).unwrap();
    assert!(thread.answer().is_none());
    for _ in 0..2 {
        thread.begin();
        assert_eq!(wait(&mut thread).unwrap().screen.code, code());
    }
    // It wakes after it has answered.
    assert!((1..=2).contains(&woken.load(Ordering::Relaxed)));
}

#[test]
fn a_thread_that_died_is_a_reason() {
    let phone =
        Phone { screen: Box::new(|_| panic!("on purpose")), ..phone(Lang::En, &Knobs::default(), None) };
    let mut thread = Thread::start(phone, Arc::new(|| ())).unwrap();
    thread.begin();
    assert_eq!(wait(&mut thread).unwrap_err(), text::phone_ui(Lang::En, PhoneUi::Stopped));
    thread.begin();
    assert!(wait(&mut thread).is_err());
}
