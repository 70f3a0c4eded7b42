use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::{Duration, Instant};

use yanzheng::scan::{Effort, Luma, ScanError, Scanner};

use crate::processes::{alone, children, real, runs, sample, script, signal};

/// What is promised for a picture that stalls a decoder.
const PROMISED: Duration = Duration::from_secs(3);

fn reads(scanner: &Scanner) -> bool {
    let found = scanner.scan(&sample("presentation-person.png"), Effort::Normal).unwrap();
    found.len() == 1 && found[0].text.starts_with("YZ1:")
}

fn only_child() -> u32 {
    match children()[..] {
        [child] => child,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn a_worker_that_was_killed_by_hand_is_replaced() {
    let _turn = alone();
    let scanner = real();
    assert!(reads(&scanner));
    let first = only_child();
    assert!(reads(&scanner));
    assert_eq!(only_child(), first, "it is kept warm");
    signal("KILL", first);
    // Until it has died it may still be handed a picture, and that one would be told so.
    while runs(first) {
        thread::sleep(Duration::from_millis(1));
    }
    assert!(reads(&scanner));
    assert_ne!(only_child(), first);
    drop(scanner);
    let gone = (0..1_000).any(|_| {
        thread::sleep(Duration::from_millis(10));
        children().is_empty()
    });
    assert!(gone, "it ends with its scanner");
}

#[test]
fn a_worker_that_stands_still_is_given_up_in_time_and_replaced() {
    let _turn = alone();
    let scanner = real();
    assert!(reads(&scanner));
    signal("STOP", only_child());
    let begun = Instant::now();
    let late = scanner.scan(&sample("presentation-person.png"), Effort::Normal);
    assert_eq!(late, Err(ScanError::TookTooLong { limit: Effort::Normal.limit() }));
    assert!(begun.elapsed() < PROMISED, "{:?}", begun.elapsed());
    assert!(reads(&scanner));
}

#[test]
fn while_one_picture_stalls_the_others_go_on() {
    let _turn = alone();
    let folder = tempfile::tempdir().unwrap();
    // The first worker says that it is one and then nothing; whoever comes later is real.
    let stalled = folder.path().join("stalled");
    let body = format!(
        "if mkdir '{}' 2>/dev/null; then printf 'YZW1\\0'; exec sleep 100; fi\nexec \"$REAL\" \"$@\"",
        stalled.display()
    );
    // A script has no PATH of ours.
    let scanner = script(folder.path(), &format!("PATH=/usr/bin:/bin\n{body}"));
    let (ended, end) = sync_channel(1);
    let begun = Instant::now();
    let stuck = {
        let scanner = scanner.clone();
        thread::spawn(move || {
            // More than a pipe holds, so that writing it stalls too.
            let answer = scanner.scan(&vec![0xff; 1 << 20], Effort::Normal);
            ended.send(begun.elapsed()).unwrap();
            answer
        })
    };
    while !stalled.exists() {
        thread::sleep(Duration::from_millis(1));
    }
    let mut read = 0;
    while end.try_recv().map(|took| assert!(took < PROMISED, "{took:?}")).is_err() {
        assert!(reads(&scanner));
        read += 1;
    }
    assert_eq!(stuck.join().unwrap(), Err(ScanError::TookTooLong { limit: Effort::Normal.limit() }));
    assert!(read > 1, "{read}");
    assert!(reads(&scanner));
}

#[test]
fn what_ends_a_worker_is_said_and_not_tried_again() {
    let _turn = alone();
    let folder = tempfile::tempdir().unwrap();
    let begun = folder.path().join("begun");
    let scanner = script(
        folder.path(),
        &format!(
            "PATH=/usr/bin:/bin\nprintf x >> '{}'\nprintf 'YZW1\\0'\nhead -c 7 >/dev/null\nexit 1",
            begun.display()
        ),
    );
    for starts in 1..3 {
        assert_eq!(scanner.scan(b"\x89PNG picture", Effort::Normal), Err(ScanError::WorkerEnded));
        assert_eq!(std::fs::read(&begun).unwrap().len(), starts);
    }
}

#[test]
fn a_program_that_is_no_worker_is_found_out() {
    let _turn = alone();
    let nowhere = Scanner::workers("/nowhere/at/all".into(), vec![]);
    assert!(matches!(nowhere.scan(b"\x89PNG", Effort::Normal), Err(ScanError::NoWorker(_))));
    let folder = tempfile::tempdir().unwrap();
    let other = script(folder.path(), "echo 'Welcome to something else'");
    assert_eq!(other.scan(b"\x89PNG", Effort::Normal), Err(ScanError::WorkerEnded));
    let open = script(folder.path(), "printf 'YZW1\\1\\2\\0\\0\\0no'");
    assert_eq!(open.scan(b"\x89PNG", Effort::Normal), Err(ScanError::NoWorker("no".to_owned())));
}

#[test]
fn frames_go_through_workers_as_pictures_do() {
    let _turn = alone();
    let scanner = real();
    let picture = image::load_from_memory(&sample("presentation-person.png")).unwrap().into_luma8();
    let frame = Luma::new(picture.width(), picture.height(), picture.into_raw()).unwrap();
    let (mut one, mut other) = (scanner.live(), scanner.live());
    for _ in 0..3 {
        assert_eq!(one.find(&frame).unwrap().len(), 1);
        assert_eq!(other.find(&frame).unwrap().len(), 1);
        assert_eq!(scanner.find(&frame, Effort::Hard).unwrap().len(), 1);
    }
}
