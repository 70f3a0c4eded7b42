//! One worker process and the thread that keeps it.
//!
//! Whoever asks writes the job and reads the answer itself, so nothing is copied; meanwhile the keeper watches the time
//! and kills the worker when it is up, which ends both the writing and the reading. The keeper also started the worker:
//! on Linux a worker dies with the thread that started it, and this one lives as long as it.

use std::ffi::OsString;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use super::wire::{self, Greeting, Job};
use crate::scan::{Found, ScanError};

/// Why a worker gave no answer and is no more.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Its time was up.
    Late,
    /// It ended by itself, or said something that no worker says.
    Ended,
    /// It could not shut itself in, and why not.
    NotShutIn(String),
}

/// What the keeper is told.
enum Order {
    /// A job begins that may take so long.
    Watch(Duration),
    /// It is done.
    Rest,
    /// Whether the process still runs: answered through the sender.
    Report(SyncSender<bool>),
}

/// A worker. Dropping it ends the process, which nobody waits for.
pub(super) struct Process {
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    keeper: SyncSender<Order>,
    /// Whether the keeper killed it because its time was up.
    late: Arc<AtomicBool>,
    greeted: bool,
    /// The camera whose frames it remembers.
    pub(super) session: Option<u64>,
}

impl Process {
    /// Starts a worker.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn start(program: &Path, arguments: &[OsString]) -> Result<Self, String> {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // It needs none, and what is not there cannot leak. Windows itself needs some.
        if cfg!(unix) {
            command.env_clear();
        }
        let (started, begun) = sync_channel(1);
        let (keeper, orders) = sync_channel(1);
        let late = Arc::new(AtomicBool::new(false));
        let mark = late.clone();
        let keep = move || match command.spawn() {
            Ok(mut child) => {
                let pipes = child.stdin.take().zip(child.stdout.take());
                let _ = started.send(pipes.ok_or_else(|| "no pipes".to_owned()));
                keep(child, &orders, &mark);
            }
            Err(error) => drop(started.send(Err(error.to_string()))),
        };
        thread::Builder::new().name("keeper".to_owned()).spawn(keep).map_err(|error| error.to_string())?;
        let (input, output) = begun.recv().map_err(|_| "no thread".to_owned())??;
        let output = BufReader::new(output);
        Ok(Process { input, output, keeper, late, greeted: false, session: None })
    }

    /// Whether it still runs.
    pub(super) fn is_alive(&self) -> bool {
        let (sender, receiver) = sync_channel(1);
        self.keeper.send(Order::Report(sender)).is_ok() && receiver.recv().unwrap_or(false)
    }

    /// Has a job done. After a [`Stop`] it must not be asked again.
    pub(super) fn ask(&mut self, job: &Job<'_>) -> Result<Result<Vec<Found>, ScanError>, Stop> {
        self.keeper.send(Order::Watch(job.limit())).map_err(|_| Stop::Ended)?;
        let answer = self.exchange(job);
        let rested = self.keeper.send(Order::Rest);
        match answer {
            Err(Stop::Ended) if self.late.load(Ordering::Acquire) => Err(Stop::Late),
            // The answer came, and the end of its time with it.
            Ok(answer) if rested.is_err() => Ok(answer),
            other => other,
        }
    }

    fn exchange(&mut self, job: &Job<'_>) -> Result<Result<Vec<Found>, ScanError>, Stop> {
        if !self.greeted {
            match wire::read_greeting(&mut self.output).map_err(|_| Stop::Ended)? {
                Greeting::Ready => self.greeted = true,
                Greeting::NotShutIn(why) => return Err(Stop::NotShutIn(why)),
            }
        }
        wire::write_job(&mut self.input, job).map_err(|_| Stop::Ended)?;
        wire::read_answer(&mut self.output).map_err(|_| Stop::Ended)
    }
}

/// Keeps a worker until its time is up, it has ended, or nobody needs it any more.
fn keep(mut child: Child, orders: &Receiver<Order>, late: &AtomicBool) {
    while let Ok(order) = orders.recv() {
        match order {
            Order::Rest => {}
            Order::Report(answer) => {
                let runs = matches!(child.try_wait(), Ok(None));
                let _ = answer.send(runs);
                if !runs {
                    break;
                }
            }
            Order::Watch(limit) => match orders.recv_timeout(limit) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => {
                    // First the mark: whoever reads sees the end of the output next.
                    late.store(true, Ordering::Release);
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            },
        }
    }
    let _ = child.kill();
    // Lets the system forget it.
    let _ = child.wait();
}
