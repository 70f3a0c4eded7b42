//! What is typed: to the text field that has the focus, unless it is a hand scanner, whose code is taken wherever the
//! focus is.

use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers};

use crate::domain::Instant;
use crate::scan::{Hand, HandFault, Typed, read_hand};

/// Whether a text field has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    Field,
    Elsewhere,
}

/// Takes from the input what belongs to a hand scanner; gives codes back that have ended.
pub(super) fn taken(
    hand: &mut Hand,
    input: &mut Vec<Event>,
    focus: Focus,
    now: Instant,
    tick: Duration,
) -> Vec<Typed> {
    let mut done: Vec<Typed> = hand.rest(tick).into_iter().collect();
    let mut kept = Vec::with_capacity(input.len());
    for event in input.drain(..) {
        match event {
            Event::Text(text) => {
                let was_scanner = hand.is_scanner();
                done.extend(hand.take(&text, now, tick));
                match (focus, hand.is_scanner()) {
                    // What was typed of the prefix stands in the field already; the field gets back what was there.
                    (Focus::Field, true) if !was_scanner => kept.extend(backspaces()),
                    (Focus::Field, false) => kept.push(Event::Text(text)),
                    (_, true) | (Focus::Elsewhere, _) => {}
                }
            }
            // Enter ends a code and must not press a button as well; so with spaces, which codes hold.
            Event::Key { key: Key::Enter | Key::Tab, pressed: true, .. } if hand.is_scanner() => {
                done.extend(hand.end());
            }
            Event::Key { key: Key::Space | Key::Enter | Key::Tab, .. } if hand.is_scanner() => {}
            Event::Key { key: Key::Enter | Key::Tab, pressed: true, .. } => {
                done.extend(hand.end());
                kept.push(event);
            }
            event => kept.push(event),
        }
    }
    *input = kept;
    // In a field a person types, and what has no prefix is theirs.
    done.retain(|typed| {
        focus == Focus::Elsewhere || read_hand(&typed.text).fault != Some(HandFault::NoPrefix)
    });
    done
}

/// Takes back the three characters of the prefix before the one that is not let through.
fn backspaces() -> impl Iterator<Item = Event> {
    let press = |pressed| Event::Key {
        key: Key::Backspace,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    [true, false, true, false, true, false].map(press).into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> String {
        std::fs::read_to_string("samples/presentation-person.txt").unwrap().trim_end().to_owned()
    }

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    /// A character an event, as keyboards have it, then what ends it.
    fn scanned(text: &str) -> Vec<Event> {
        text.chars().map(|c| Event::Text(c.to_string())).chain([key(Key::Enter)]).collect()
    }

    fn run(events: Vec<Event>, focus: Focus) -> (Vec<Typed>, Vec<Event>) {
        let (mut hand, mut events) = (Hand::default(), events);
        let now = Instant::parse("2026-11-22T10:00:00+08:00").unwrap();
        let done = taken(&mut hand, &mut events, focus, now, Duration::from_secs(5));
        (done, events)
    }

    #[test]
    fn a_code_is_taken_wherever_the_focus_is_and_the_field_keeps_what_was_there() {
        let (done, left) = run(scanned(&code()), Focus::Elsewhere);
        assert_eq!((done.len(), left.len()), (1, 0));
        let events = [Event::Text("371".to_owned())].into_iter().chain(scanned(&code())).collect();
        let (done, left) = run(events, Focus::Field);
        assert!(done.iter().all(|typed| typed.text.ends_with(&code())) && done.len() == 1);
        // What the field gets: its own characters, the three of the prefix, and three that take them back.
        let texts: String = left
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let back = |event: &&Event| matches!(event, Event::Key { key: Key::Backspace, pressed: true, .. });
        assert_eq!((texts.as_str(), left.iter().filter(back).count()), ("371YZ1", 3));
        assert!(!left.contains(&key(Key::Enter)));
    }

    #[test]
    fn a_person_keeps_what_they_type() {
        let events = scanned("11010519491231002X");
        let (done, left) = run(events.clone(), Focus::Field);
        assert_eq!((done, left), (Vec::new(), events));
    }
}
