//! A reader in a process of its own: rqrr can take a minute on a photo, and nothing else ends it.

use std::io::{self, BufReader, Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use yanzheng::scan::Luma;

use crate::readers::{self, Read};

/// The hidden argument that makes this program a reader.
pub const SERVE: &str = "--serve";

/// How much CPU time a reader may take for one picture. Slower is read nothing.
pub const LIMIT: Duration = Duration::from_secs(20);

/// What came of showing a picture to a reader.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub reads: Vec<Read>,
    pub cpu: Duration,
    pub fault: Option<Fault>,
}

/// Why there is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// [`LIMIT`] was over; counted with that as its time.
    Stalled,
    Panicked,
    /// The process ended.
    Died,
}

/// The process, started when there is a picture for it.
pub struct Worker {
    name: &'static str,
    at_work: Option<(Child, ChildStdin, Receiver<Outcome>)>,
}

impl Worker {
    pub fn new(name: &'static str) -> Worker {
        Worker { name, at_work: None }
    }

    /// `first` of its view: whoever remembers frames forgets those of other views.
    pub fn read(&mut self, picture: &Luma, first: bool) -> Outcome {
        let (child, stdin, outcomes) = self.at_work.get_or_insert_with(|| spawn(self.name));
        let before = cpu_of(child);
        let sent = send(stdin, picture, first);
        let within = |(now, before): (Duration, Duration)| now < before + LIMIT;
        let answer = loop {
            match outcomes.recv_timeout(LIMIT) {
                // Others are at work on this machine: it has not had its time yet.
                Err(RecvTimeoutError::Timeout) if cpu_of(child).zip(before).is_some_and(within) => (),
                answer => break answer,
            }
        };
        let outcome = match answer {
            Ok(outcome) if sent.is_ok() => return outcome,
            Err(RecvTimeoutError::Timeout) => {
                Outcome { cpu: LIMIT, fault: Some(Fault::Stalled), ..Outcome::default() }
            }
            _ => Outcome { fault: Some(Fault::Died), ..Outcome::default() },
        };
        self.end();
        outcome
    }

    fn end(&mut self) {
        if let Some((mut child, ..)) = self.at_work.take() {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

/// What the process has taken so far. Only Linux tells it; elsewhere the limit is one of the clock.
fn cpu_of(child: &Child) -> Option<Duration> {
    let told = std::fs::read_to_string(format!("/proc/{}/schedstat", child.id())).ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn spawn(name: &str) -> (Child, ChildStdin, Receiver<Outcome>) {
    let program = std::env::current_exe().expect("the system tells which program this is");
    let mut command = Command::new(program);
    // What a panicking reader says is counted, not shown.
    command.args([SERVE, name]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("this program starts again");
    let stdin = child.stdin.take().expect("it was piped");
    let mut stdout = BufReader::new(child.stdout.take().expect("it was piped"));
    let (sender, receiver) = sync_channel(1);
    std::thread::spawn(move || {
        while let Ok(outcome) = receive(&mut stdout) {
            if sender.send(outcome).is_err() {
                break;
            }
        }
    });
    (child, stdin, receiver)
}

/// Reads pictures from standard input until it ends, and answers each on standard output.
pub fn serve(name: &str) -> Result<(), String> {
    let reader = readers::all().into_iter().find(|reader| reader.name == name).ok_or("no such reader")?;
    let (mut stdin, mut stdout) = (io::stdin().lock(), io::stdout().lock());
    while let Ok(first) = number(&mut stdin) {
        if first == 1 {
            readers::forget();
        }
        let width = number(&mut stdin).map_err(|error| error.to_string())?;
        let height = number(&mut stdin).map_err(|error| error.to_string())?;
        let mut pixels = vec![0; width as usize * height as usize];
        stdin.read_exact(&mut pixels).map_err(|error| error.to_string())?;
        let picture = Luma::new(width, height, pixels).ok_or("no picture")?;
        let before = cpu();
        let reads = catch_unwind(AssertUnwindSafe(|| (reader.read)(&picture)));
        let taken = cpu() - before;
        answer(&mut stdout, reads.ok(), taken).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Of all threads, should a reader use several.
fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

fn send(to: &mut impl Write, picture: &Luma, first: bool) -> io::Result<()> {
    to.write_all(&u32::from(first).to_le_bytes())?;
    to.write_all(&picture.width().to_le_bytes())?;
    to.write_all(&picture.height().to_le_bytes())?;
    to.write_all(picture.pixels())?;
    to.flush()
}

fn answer(to: &mut impl Write, reads: Option<Vec<Read>>, cpu: Duration) -> io::Result<()> {
    let mut put = |value: u32| to.write_all(&value.to_le_bytes());
    put(u32::from(reads.is_none()))?;
    put(u32::try_from(cpu.as_micros()).unwrap_or(u32::MAX))?;
    let reads = reads.unwrap_or_default();
    put(reads.len() as u32)?;
    for read in reads {
        to.write_all(&(read.text.len() as u32).to_le_bytes())?;
        to.write_all(read.text.as_bytes())?;
        to.write_all(&(read.outline.len() as u32).to_le_bytes())?;
        for value in read.outline.into_iter().flatten() {
            to.write_all(&value.to_le_bytes())?;
        }
    }
    to.flush()
}

fn receive(from: &mut impl io::Read) -> io::Result<Outcome> {
    let fault = (number(from)? == 1).then_some(Fault::Panicked);
    let cpu = Duration::from_micros(u64::from(number(from)?));
    let mut reads = Vec::new();
    for _ in 0..number(from)? {
        let mut text = vec![0; number(from)? as usize];
        from.read_exact(&mut text)?;
        let mut outline = Vec::new();
        for _ in 0..number(from)? {
            outline.push([f32::from_bits(number(from)?), f32::from_bits(number(from)?)]);
        }
        reads.push(Read { text: String::from_utf8_lossy(&text).into_owned(), outline });
    }
    Ok(Outcome { reads, cpu, fault })
}

fn number(from: &mut impl io::Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    from.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}
