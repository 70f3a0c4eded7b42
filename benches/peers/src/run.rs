//! Shows each picture to all readers.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use yanzheng::scan::Luma;

use crate::child::{Outcome, Worker};
use crate::readers::Reader;

/// What each reader made of each picture, pictures and readers in their order. A picture may be several frames: then
/// it is read when one of them is, and costs what all of them cost.
pub fn run<P: Sync>(
    pictures: &[P],
    readers: &[Reader],
    jobs: usize,
    frames: impl Fn(&P) -> Vec<Luma> + Sync,
) -> Vec<Vec<Outcome>> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(vec![Vec::new(); pictures.len()]);
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                let mut workers: Vec<Worker> =
                    readers.iter().map(|reader| Worker::new(reader.name)).collect();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(picture) = pictures.get(at) else { break };
                    if std::io::stderr().is_terminal() {
                        eprint!("\r{at} of {}   ", pictures.len());
                    }
                    let frames = frames(picture);
                    let outcomes = workers.iter_mut().map(|worker| of_all(worker, &frames)).collect();
                    results.lock().expect("no thread panics with it")[at] = outcomes;
                }
            });
        }
    });
    if std::io::stderr().is_terminal() {
        eprint!("\r{:20}\r", "");
    }
    results.into_inner().expect("no thread panicked with it")
}

fn of_all(worker: &mut Worker, frames: &[Luma]) -> Outcome {
    let mut all = Outcome::default();
    for (number, frame) in frames.iter().enumerate() {
        let outcome = worker.read(frame, number == 0);
        all.reads.extend(outcome.reads);
        all.cpu += outcome.cpu;
        all.fault = all.fault.or(outcome.fault);
    }
    all
}
