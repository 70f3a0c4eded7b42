use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};

use yanzheng::domain::{Clock, Instant, Question};
use yanzheng::scan::{Effort, scan};
use yanzheng::verify::Word;

use crate::office::{Answer, at, begin_again, demo, files, make, run, seeded};
use crate::verdicts::verdict;

const NOW: &str = "2026-11-25 15:20:11";
const LIVE: [&str; 6] = ["presentation", "grant", "organisation", "driver", "new-owner", "ended"];
const HOUR: i64 = 3600;

/// A clock that goes on by `step` seconds each time it is asked, and does something before.
fn stepping(step: i64, before: impl Fn(Instant) + Send + Sync + 'static) -> Clock {
    let seconds = AtomicI64::new(at(NOW).unix());
    Clock::new(move || {
        let now = Instant::from_unix(seconds.fetch_add(step, Ordering::Relaxed)).unwrap();
        before(now);
        now
    })
}

fn renew(folder: &Path, clock: Clock) -> Answer {
    run([OsString::from("demo"), folder.into(), "--renew".into()], clock, seeded)
}

#[test]
fn a_live_code_lives_for_a_minute_and_the_skew() {
    let (_parent, folder) = demo(NOW);
    let ask = |seconds| verdict(&folder, "presentation.txt", at(NOW).plus(seconds), &Question::default());
    assert_eq!(ask(90).0, Word::Accepted);
    assert_eq!((ask(91).0, ask(91).2), (Word::Refused, vec!["proof-stale"]));
}

#[test]
fn phones_renew_their_codes_for_a_day() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("demo");
    let answer = renew(&folder, stepping(HOUR, |_| {}));
    assert_eq!((answer.exit, answer.err.lines().count()), (0, 1), "{answer:?}");
    assert!(answer.err.contains("24 hours"), "{}", answer.err);
    // Made at NOW; renewed 23 times, for the last time an hour before the end.
    let last = at(NOW).plus(23 * HOUR);
    let ask = |name: &str, now| verdict(&folder, name, now, &Question::default());
    for name in ["presentation.txt", "presentation.png", "organisation.txt", "new-owner.txt"] {
        assert_eq!(ask(name, last).0, Word::Accepted, "{name}");
        assert_eq!(ask(name, last.plus(-HOUR)).2[0], "proof-from-future");
    }
    assert_eq!(ask("grant.txt", last).0, Word::Attention);
    assert_eq!(ask("ended.txt", last).2, ["revoked", "bearer-not-asked", "purpose-not-asked"]);
    assert_eq!(ask("presentation.txt", at(NOW).plus(24 * HOUR)).2, ["proof-stale"]);
    // Its first statement was over by then; the phone got a new one.
    assert_eq!(ask("screenshot.txt", last).2, ["proof-stale", "expired"]);
}

#[test]
fn only_what_phones_show_is_renewed_and_nothing_unfinished_is_left() {
    let parent = tempfile::tempdir().unwrap();
    let (once, renewed) = (parent.path().join("once"), parent.path().join("renewed"));
    assert_eq!(make(&once, NOW).exit, 0);
    begin_again();
    assert_eq!(renew(&renewed, stepping(11 * HOUR, |_| {})).exit, 0);
    let names = |folder: &Path| {
        let named = |(path, bytes): (std::path::PathBuf, Vec<u8>)| {
            (path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), bytes)
        };
        files(folder).into_iter().map(named).collect::<Vec<_>>()
    };
    let (once, renewed) = (names(&once), names(&renewed));
    assert_eq!(once.len(), renewed.len());
    let mut changed: Vec<&str> = Vec::new();
    for ((name, before), (same, after)) in once.iter().zip(&renewed) {
        assert_eq!(name, same);
        changed.extend((before != after && name != "README.md").then_some(name.as_str()));
    }
    let live = LIVE.iter().flat_map(|name| [format!("{name}.png"), format!("{name}.txt")]);
    let mut expected: Vec<String> = live.chain(["phone/frame.png".to_owned()]).collect();
    expected.sort();
    assert_eq!(changed, expected);
}

#[test]
fn the_camera_sees_what_the_owners_phone_shows() {
    let (_parent, folder) = demo(NOW);
    let frame = std::fs::read(folder.join("phone/frame.png")).unwrap();
    let picture = image::load_from_memory(&frame).unwrap();
    assert_eq!((picture.width(), picture.height()), (1280, 720));
    let shown = std::fs::read_to_string(folder.join("presentation.txt")).unwrap();
    let found = scan(&frame, Effort::Normal).unwrap();
    assert_eq!(found.iter().map(|found| &*found.text).collect::<Vec<_>>(), [shown.trim_end()]);
    // Nothing else lies where the camera looks.
    assert_eq!(files(&folder.join("phone")).len(), 1);
}

#[test]
fn renewing_ends_when_another_demo_or_nothing_stands_there() {
    let parent = tempfile::tempdir().unwrap();
    for (name, spoil) in [
        ("replaced", (|folder: &Path| assert_eq!(make(folder, NOW).exit, 0)) as fn(&Path)),
        ("removed", |folder: &Path| std::fs::remove_dir_all(folder).unwrap()),
    ] {
        let folder = parent.path().join(name);
        let spoiled = folder.clone();
        let clock = stepping(60, move |now| {
            if now == at(NOW).plus(180) {
                spoil(&spoiled);
            }
        });
        let answer = renew(&folder, clock);
        assert_eq!(answer.exit, 0, "{answer:?}");
        assert!(answer.err.contains("replaced or removed"), "{}", answer.err);
        // What stands there now is not written over.
        if folder.exists() {
            let unasked = Question::default();
            assert_eq!(verdict(&folder, "presentation.txt", at(NOW), &unasked).0, Word::Accepted);
        }
    }
    assert!(!parent.path().join("removed").exists());
}

#[test]
fn what_the_office_refuses_is_renewed_no_more_and_the_rest_is() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("demo");
    let there = folder.clone();
    let office = move |args: &[&str]| {
        let data = ["--data".into(), there.join("office").into_os_string()];
        let answer = run(data.into_iter().chain(args.iter().map(OsString::from)), Clock::at(at(NOW)), seeded);
        assert_eq!((answer.exit, answer.err.as_str()), (0, ""), "{answer:?}");
    };
    let there = folder.clone();
    let clock = stepping(60, move |now| match now.since(at(NOW)) {
        180 => {
            let story = std::fs::read_to_string(there.join("STORY.md")).unwrap();
            let line = story.lines().find(|line| line.contains("grant end")).unwrap();
            office(&["grant", "end", line.split_whitespace().nth(5).unwrap(), "--by", "zhang"]);
            office(&["vehicle", "state", "鲁L88001", "K"]);
        }
        360 => std::fs::remove_file(there.join(".yanzheng-demo")).unwrap(),
        _ => {}
    });
    let answer = renew(&folder, clock);
    assert_eq!((answer.exit, answer.err.contains("replaced or removed")), (0, true), "{answer:?}");
    let reasons = |name: &str, seconds| {
        verdict(&folder, &format!("{name}.txt"), at(NOW).plus(seconds), &Question::default()).2
    };
    for (name, last) in [("presentation", 300), ("new-owner", 300), ("grant", 120), ("organisation", 120)] {
        assert!(!reasons(name, last).contains(&"proof-stale"), "{name}");
        assert!(!reasons(name, last).contains(&"proof-from-future"), "{name}");
        assert!(reasons(name, last + 91).contains(&"proof-stale"), "{name}");
    }
}
