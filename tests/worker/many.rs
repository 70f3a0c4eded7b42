use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use yanzheng::scan::{Effort, ScanError};

use crate::corpus::{COUNT, Corpus};
use crate::processes::{alone, children, most_memory, real, sample};

/// What is promised for any file.
const PROMISED: Duration = Duration::from_secs(3);
/// The most memory of this process and a worker together, in kB.
const MOST: u64 = 300_000;

#[test]
fn two_thousand_hostile_files_are_answered_in_time_and_within_memory() {
    let _turn = alone();
    let (corpus, scanner, next) = (Corpus::new(), real(), AtomicU64::new(0));
    let memory: Mutex<BTreeMap<u32, u64>> = Mutex::default();
    let counts: Mutex<BTreeMap<&str, u64>> = Mutex::default();
    let making = Mutex::new(());
    let slowest: Mutex<(Duration, u64)> = Mutex::default();
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= COUNT {
                break;
            }
            // One at a time: making a bomb takes more of this process than sending it.
            let file = {
                let _making = making.lock().unwrap();
                corpus.file(number)
            };
            let begun = Instant::now();
            let answer = scanner.scan(&file, Effort::Normal);
            let took = begun.elapsed();
            assert!(took < PROMISED, "file {number} took {took:?}");
            let kind = match answer {
                Ok(found) if found.is_empty() => "no code",
                Ok(_) => "read",
                Err(ScanError::Load(_)) => "refused",
                Err(ScanError::TookTooLong { .. }) => "took too long",
                Err(ScanError::WorkerEnded) => "ended the worker",
                Err(ScanError::NoWorker(why)) => panic!("file {number}: {why}"),
            };
            *counts.lock().unwrap().entry(kind).or_default() += 1;
            if kind.starts_with("took") || kind.starts_with("ended") {
                eprintln!("file {number} {kind} in {took:?}");
            }
            let mut slowest = slowest.lock().unwrap();
            *slowest = (*slowest).max((took, number));
            drop(slowest);
            for child in children() {
                if let Some(most) = most_memory(&child.to_string()) {
                    let mut memory = memory.lock().unwrap();
                    let before = memory.entry(child).or_default();
                    *before = most.max(*before);
                }
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let (worker, own) =
        (memory.lock().unwrap().values().copied().max().unwrap(), most_memory("self").unwrap());
    let (counts, slowest) = (counts.into_inner().unwrap(), slowest.into_inner().unwrap());
    eprintln!("{counts:?}; slowest {slowest:?}; worker {worker} kB, own {own} kB");
    assert!(worker + own < MOST, "worker {worker} kB and own {own} kB");
    assert!(counts["read"] > 0 && counts["refused"] > 0, "{counts:?}");
    // And still works.
    assert_eq!(scanner.scan(&sample("presentation-person.png"), Effort::Normal).unwrap().len(), 1);
}
