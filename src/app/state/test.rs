//! The page 测试: a code taken apart, judged at a chosen instant, and expectation files.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::command::TestCommand;
use crate::app::job::{Job, TestEvent};
use crate::check::{CheckError, Checked, Content, Memory, Terms, VectorRun, practice, practice_trust};
use crate::credential::armor::{PREFIX, unarmor};
use crate::credential::{Anatomy, FormatError, HexError, dissect, from_hex};
use crate::domain::{At, AtSource, Instant, Question};
use crate::trust::Trust;

/// The most characters that are taken apart here: five of the longest codes in hexadecimal digits. `inspect` on a
/// terminal takes more.
const MAX_TYPED: usize = 16_384;
/// What bytes in hexadecimal digits begin with.
const HEX_PREFIX: &str = "hex:";
/// The most characters of a typed instant.
const MAX_AT: usize = 40;

/// Bytes and their items.
#[derive(Debug)]
pub(in crate::app) struct Apart {
    pub(in crate::app) bytes: Vec<u8>,
    pub(in crate::app) anatomy: Anatomy,
}

/// Why there is nothing to take apart.
#[derive(Debug)]
pub(in crate::app) enum NotApart {
    Form(FormatError),
    Hex(HexError),
    /// Longer than is taken apart here.
    TooLong,
}

/// Expectation files that are run, or were.
#[derive(Debug)]
pub(in crate::app) struct VectorsDesk {
    pub(in crate::app) folder: PathBuf,
    pub(in crate::app) runs: Vec<VectorRun>,
    /// Why the folder cannot be read.
    pub(in crate::app) error: Option<CheckError>,
    /// What ends it, while it is at work.
    pub(in crate::app) stop: Option<Arc<AtomicBool>>,
    number: u64,
}

/// The page.
#[derive(Debug, Default)]
pub(in crate::app) struct TestDesk {
    /// The code as it stands there.
    pub(in crate::app) typed: String,
    pub(in crate::app) apart: Option<Result<Apart, NotApart>>,
    /// The item that is looked at.
    pub(in crate::app) selected: Option<usize>,
    /// The instant as it stands there; nothing for now.
    pub(in crate::app) at: String,
    /// The answer at that instant.
    pub(in crate::app) checked: Option<Result<Box<Checked>, CheckError>>,
    /// The sample that it came from, whose trust and question count.
    pub(in crate::app) sample: Option<usize>,
    pub(in crate::app) vectors: Option<VectorsDesk>,
    /// How many answers and runs were begun; only the newest of each counts.
    tries: u64,
    runs: u64,
}

impl TestDesk {
    /// The typed instant; none where nothing is typed, or no instant.
    pub(in crate::app) fn chosen(&self) -> Option<Instant> {
        Instant::parse(self.at.trim()).ok()
    }

    pub(in crate::app) fn is_bad_at(&self) -> bool {
        !self.at.trim().is_empty() && self.chosen().is_none()
    }

    pub(super) fn apply(&mut self, command: TestCommand, trust: &Trust, now: Instant) -> Option<Job> {
        match command {
            TestCommand::Type(text) => {
                self.sample = None;
                self.take(&text);
            }
            TestCommand::Sample(index) => {
                let one = practice().get(index)?;
                self.at = one.at.instant.to_string();
                self.sample = Some(index);
                self.take(&String::from_utf8_lossy(one.text));
            }
            TestCommand::Select(index) => {
                self.selected = Some(index);
                return None;
            }
            TestCommand::TypeAt(typed) => self.at = typed.chars().take(MAX_AT).collect(),
            TestCommand::StepAt(seconds) => {
                self.at = self.chosen().unwrap_or(now).plus(seconds).to_string();
            }
            TestCommand::Vectors(folder) => return Some(self.run(folder)),
            TestCommand::StopVectors => {
                self.stop();
                return None;
            }
        }
        self.judge(trust, now)
    }

    /// Takes a code apart, which for what is typed here is done before the next frame.
    fn take(&mut self, text: &str) {
        self.selected = None;
        self.typed = text.chars().take(MAX_TYPED + 1).collect();
        let code = self.typed.trim_matches(['\r', '\n', '\t']);
        self.apart = if code.is_empty() { None } else { Some(apart(code)) };
    }

    /// Judges it: at the chosen instant, else now; a sample with the trust and question that it was made for.
    fn judge(&mut self, trust: &Trust, now: Instant) -> Option<Job> {
        self.tries += 1;
        self.checked = None;
        let code = Content::only_line(self.typed.as_bytes());
        if !code.starts_with(PREFIX.as_bytes()) || self.is_bad_at() {
            return None;
        }
        let at = match self.chosen() {
            Some(instant) => At { instant, source: AtSource::Chosen },
            None => At { instant: now, source: AtSource::Machine },
        };
        let (trust, question) = match self.sample.and_then(|index| practice().get(index)) {
            Some(one) => (practice_trust(), one.question.clone()),
            None => (trust.clone(), Question::default()),
        };
        // What is tested is no check.
        let terms = Terms { trust, question, at, memory: Memory::none() };
        Some(Job::Try { number: self.tries, code: code.to_vec(), terms: Box::new(terms) })
    }

    fn run(&mut self, folder: PathBuf) -> Job {
        self.stop();
        self.runs += 1;
        let (number, stop) = (self.runs, Arc::new(AtomicBool::new(false)));
        let (runs, error) = (Vec::new(), None);
        self.vectors =
            Some(VectorsDesk { folder: folder.clone(), runs, error, stop: Some(stop.clone()), number });
        Job::Vectors { run: number, folder, stop }
    }

    fn stop(&mut self) {
        if let Some(stop) = self.vectors.as_mut().and_then(|vectors| vectors.stop.take()) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn hear(&mut self, event: TestEvent) {
        match event {
            TestEvent::Tried { number, result } if number == self.tries => self.checked = Some(result),
            TestEvent::Tried { .. } => {}
            TestEvent::Ran { run, one } => {
                if let Some(vectors) = self.at_work(run) {
                    vectors.runs.push(one);
                }
            }
            TestEvent::End { run, result } => {
                if let Some(vectors) = self.at_work(run) {
                    (vectors.error, vectors.stop) = (result.err(), None);
                }
            }
        }
    }

    /// The run of this number, if it was not stopped.
    fn at_work(&mut self, run: u64) -> Option<&mut VectorsDesk> {
        self.vectors.as_mut().filter(|vectors| vectors.number == run && vectors.stop.is_some())
    }
}

fn apart(code: &str) -> Result<Apart, NotApart> {
    if code.chars().count() > MAX_TYPED {
        return Err(NotApart::TooLong);
    }
    let bytes = match code.strip_prefix(HEX_PREFIX) {
        Some(digits) => from_hex(digits.as_bytes()).map_err(NotApart::Hex)?,
        None => unarmor(code.as_bytes())
            .map_err(|error| NotApart::Form(FormatError { at: 0, fault: error.into() }))?,
    };
    let anatomy = dissect(&bytes);
    Ok(Apart { bytes, anatomy })
}
